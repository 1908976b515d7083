# Service management of a customer, and whom customers ask for support.
services-lead = The customer’s services, how they stand, and whom the customer asks for support.
services-empty-title = No services
services-empty-text = The customer has no active subscription that you can see. What it buys appears here at once.
services-service = Service
services-ask = Support contact
services-available = Available to whoever has a license.
services-locked = Not available: users are locked out until the subscription is active again.
services-administer = Administer services
services-administer-text = The customer granted you delegated admin privileges: you can manage its users and who has which license.
services-users = Manage users
services-licenses = Manage licenses
services-no-privileges = You hold no delegated admin privileges for this customer, so it administers its services itself. You can still open service requests.
services-no-right = Your role does not let you manage the customer’s users. Ask a global admin of your organization if you need to.
support-missing = Has not published how to reach its support. Write to its administrator instead:
support-missing-seller = Has not published how to reach its support. Ask the seller of the subscription instead:
