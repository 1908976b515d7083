# Service management of a customer, and whom customers ask for support.
services-empty-title = No services yet
services-empty-text = When the customer buys a subscription that you can view, its services appear here.
services-service = Service
services-ask = Support contact
services-available = Available to users who have a license.
services-locked = Not available: users have no access until the subscription is active again.
services-administer = Administer services
services-administer-text = The customer granted you delegated admin privileges: you can manage its users and their licenses.
services-users = Manage users
services-licenses = Manage licenses
services-no-privileges = You have no delegated admin privileges over this customer, so it manages its services itself. You can still open service requests.
services-no-right = Your role doesn’t let you manage the customer’s users. If you need to, ask a global admin of your organization.
support-missing = No support details published. Contact the administrator instead:
support-missing-seller = No support details published. Contact the seller of the subscription instead:
