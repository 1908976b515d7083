# The agreement of one's own account, of partners and of customers.
agreement-text = Agreement text
agreement-download = Download
agreement-accept = Accept and continue
agreement-admins = Who can accept it
agreement-ask-admin = Only a global admin of your organization can accept this agreement. Ask one of the people named above.

partner-agreement-lead = What your organization agrees to when it works in the partner program. You sign it once for your region.
partner-agreement-region = Region
partner-agreement-signed-at = Signed on
partner-agreement-signed-by = Signed by
partner-agreement-signed-by-unknown = Not recorded
partner-agreement-for-good = The agreement doesn’t expire. Nobody has to sign it again, even when people leave or your company changes its name.
partner-agreement-english = This agreement is available in English only, and only the English text is binding.
partner-agreement-unsigned-title = Until it’s signed
partner-agreement-blocks-number = New orders and subscriptions can’t carry your MPN ID, so they earn you no incentives.
partner-agreement-blocks-business = Your providers shouldn’t start new business with you.
partner-agreement-blocks-seller = You shouldn’t start new business with customers and resellers. The program requires the signature first.
partner-agreement-allows-looking = You can sign in and view your lists as before.
partner-agreement-allows-partnerships = You can accept partnership requests from providers.
partner-agreement-allows-existing = Existing subscriptions don’t change.
partner-agreement-means = By accepting, you sign the agreement for your whole organization in this region. Your name and the time are recorded.

own-agreement-lead = What your organization agrees to when it uses Microsoft cloud services.
own-agreement-accepted-here = Your organization accepted it on this portal.
own-agreement-asked = You were asked to accept the agreement on { $at }.
own-agreement-missing = Your organization hasn’t accepted the agreement yet.
own-agreement-blocks = Until your organization accepts it, your partners can’t order anything for you.
own-agreement-ask-partner = Your organization bought under an older agreement, so it can’t accept this one itself. Ask your partner to confirm that you accept it.
own-agreement-partners = Who can confirm it
own-agreement-means = By accepting, you agree for your whole organization. Your name and the date are recorded, and we notify your partners that they can order for you.

region-africa = Africa
region-asia-pacific = Asia Pacific
region-australia = Australia
region-brazil = Brazil
region-canada = Canada
region-europe = Europe
region-india = India
region-japan = Japan
region-korea = Korea
region-latin-america = Latin America and the Caribbean
region-mecee = Middle East, Central and Eastern Europe, north and south of Africa
region-new-zealand = New Zealand
region-russia = Russia
region-taiwan = Taiwan
region-united-states = United States


flash-agreement-signed = Your organization signed the Microsoft Partner Agreement.
flash-agreement-accepted = Your organization accepted the Microsoft Customer Agreement. We’ve notified your partners that they can order for you.

mail-open-agreements = View the agreement
mail-open-resellers = View your indirect resellers
mail-mpa-receipt-subject = Receipt: { $account } signed the Microsoft Partner Agreement
mail-mpa-receipt-text = { $person } signed the agreement for { $account } on { $at }.
mail-mpa-receipt-meaning = The agreement covers your whole organization in its region and doesn’t expire. You can read or download it under Agreements.
mail-mpa-signed-subject = { $account } signed the Microsoft Partner Agreement
mail-mpa-signed-text = { $person } signed the agreement for your reseller { $account } on { $at }. New orders and subscriptions can now carry the reseller’s MPN ID.
mail-mca-receipt-subject = Receipt: { $account } accepted the Microsoft Customer Agreement
mail-mca-receipt-text = { $person } accepted the agreement for { $account } on { $at }.
mail-mca-receipt-meaning = Your partners can now order subscriptions for you. You can read or download the agreement under Agreements.
mail-mca-accepted-subject = { $account } accepted the Microsoft Customer Agreement
mail-mca-accepted-text = { $person } accepted the agreement for { $account } on { $at }. You can now order subscriptions for this customer.
