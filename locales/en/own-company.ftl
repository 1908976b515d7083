# What is kept of a customer as a company, for its own people.
company-lead = What the portal keeps about your organization.
company-info = Company info
company-partners = Who can view this
company-partners-none = No partner serves you now, so only your own admins can view this.
company-partner-may = Permission
company-partner-views = View
company-partner-updates = View and update
company-update-title = Update company info
company-update-lead = Your address, your primary contact, and your preferences. Your organization’s name, domain, and country don’t change.
company-contact-hint = The person your partners contact.
company-stale = Nothing was saved: someone else changed your company info while you had the page open. What you typed is kept. Check the changes, then submit again.
flash-company-saved = Company info saved.
flash-company-saved-told = Company info saved. Your partners’ global admins were notified by email.
flash-company-unchanged = Nothing was changed, so nothing was saved.

mail-company-subject = { $account } updated its company info
mail-company-text = { $person } updated the company info of { $account } on { $at }.
mail-company-next = Check that what you keep about this customer elsewhere is still right. The name you use on lists and bills didn’t change.
