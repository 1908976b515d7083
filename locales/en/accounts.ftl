# Kinds of accounts, roles, clouds, standings, and the operator's page about them.
kind-indirect-provider = Indirect provider
kind-indirect-reseller = Indirect reseller
kind-direct-bill = Direct-bill partner
kind-customer = Customer
kind-operator = Operator

role-global-admin = Global admin
role-user-admin = User admin
role-admin-agent = Admin agent
role-sales-agent = Sales agent
role-helpdesk-agent = Helpdesk agent
role-billing-admin = Billing admin
role-account-admin = Account admin
role-mpn-partner-admin = MPN partner admin
role-business-profile-admin = Business profile admin
role-referrals-admin = Referrals admin
role-referrals-user = Referrals user
role-incentives-admin = Incentives admin
role-incentives-user = Incentives user
role-executive-report-viewer = Executive report viewer
role-report-viewer = Report viewer
role-service-support-admin = Service support admin
role-default-user = Default user

cloud-public = Public cloud
cloud-us-government = US Government cloud
cloud-germany = Germany cloud

standing-active = Active
standing-pending-approval = Waiting for approval
standing-refused = Refused
standing-suspended = Suspended

mpa-signed = Signed
mpa-not-signed = Not signed

accounts-waiting = Waiting for your approval
accounts-approve = Approve
accounts-refuse = Refuse

account-title = Choose an account
account-lead = You belong to several organizations. Which one do you want to work for now?
account-choose = Work for { $account }
account-none-title = You don’t belong to an organization now
account-none-text = Ask a global admin of your organization to give you a role again. Then sign in again.

account-strangers = Unknown to recipients
account-strangers-count = { $count ->
    [one] { $count } address no longer takes invitations from this organization, because its owner doesn’t know it.
   *[other] { $count } addresses no longer take invitations from this organization, because their owners don’t know it.
}
account-strangers-by = Invitation from
account-sign-out = Sign everyone out
account-sign-out-lead = Everyone who belongs to { $name } is signed out, in every browser.
account-sign-out-text = Do this when someone who doesn’t belong there may be signed in. People sign in again with their password and, if they have one, their second factor.
account-sign-out-do = Sign everyone out now
flash-account-signed-out =
    { $count ->
        [0] Nobody of { $name } was signed in.
        [one] { $count } session of people of { $name } ended.
       *[other] { $count } sessions of people of { $name } ended.
    }
