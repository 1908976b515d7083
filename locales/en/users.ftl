# Users and licenses of a customer.
directory-closed = Your organization holds no delegated administration privileges over this customer, so its users are out of reach. Ask the customer for them with a new request for a reseller relationship.
