//! What can be done.

text_enum! {
    /// Everything that can be done in the portal by somebody who is signed in.
    Action {
        /// See the home page.
        ViewHome => "view_home",
        /// Change one's own language, zone, look and password.
        ManageOwnSettings => "manage_own_settings",
        /// See the provider's resellers.
        ViewIndirectResellers => "view_indirect_resellers",
        /// Ask a reseller for a partnership.
        RequestPartnership => "request_partnership",
        /// Ask a customer for a reseller relationship.
        RequestRelationship => "request_relationship",
        /// Ask a customer for relationships with oneself and with one's provider at once.
        InviteCustomers => "invite_customers",
        /// Ask a former customer for the relationship that there was.
        ReinstateCustomer => "reinstate_customer",
        /// Write and send invitations of whatever kind one may make.
        WriteInvitations => "write_invitations",
        /// Take an invitation back.
        RevokeInvitation => "revoke_invitation",
        /// Choose what a reseller may do by itself on what the provider sold.
        ManageResellers => "manage_resellers",
        /// End a partnership.
        RemovePartnership => "remove_partnership",
        /// Authorize a provider, or decline.
        AcceptPartnership => "accept_partnership",
        /// Ask a listed provider for a partnership.
        AskForPartnership => "ask_for_partnership",
        /// Take back what a provider was asked for and has not answered.
        WithdrawPartnershipInquiry => "withdraw_partnership_inquiry",
        /// Decline what resellers ask for.
        AnswerPartnershipInquiries => "answer_partnership_inquiries",
        /// See the reseller's providers.
        ViewIndirectProviders => "view_indirect_providers",
        /// See the account's invitations.
        ViewInvitations => "view_invitations",
        /// Add a customer.
        AddCustomer => "add_customer",
        /// See the partner's customers.
        ViewCustomers => "view_customers",
        /// Export the list of customers.
        ExportCustomers => "export_customers",
        /// See a customer's company info, agreement, relations and privileges.
        ViewCustomerAccount => "view_customer_account",
        /// Change a customer's company info.
        UpdateCustomer => "update_customer",
        /// Record that a customer accepted the customer agreement.
        AttestAgreement => "attest_agreement",
        /// Let a customer purchase for itself.
        AllowPurchases => "allow_purchases",
        /// Let a customer purchase for itself no longer.
        StopPurchases => "stop_purchases",
        /// Give a customer's administrator a new temporary password.
        ResetCustomerPassword => "reset_customer_password",
        /// End the relationship with a customer.
        RemoveCustomer => "remove_customer",
        /// See a customer's subscriptions.
        ViewSubscriptions => "view_subscriptions",
        /// Order subscriptions for a customer.
        OrderSubscriptions => "order_subscriptions",
        /// Change a customer's subscriptions, the reseller and the support contact on them.
        ManageSubscriptions => "manage_subscriptions",
        /// Change what costs nothing on a customer's subscriptions: nickname, support contact, suspension, renewal off,
        /// fewer licenses from the next term on.
        AdministerSubscriptions => "administer_subscriptions",
        /// See what customers and resellers ask to be ordered.
        ViewOrderRequests => "view_order_requests",
        /// A reseller asks a seller to order for a customer.
        RequestOrders => "request_orders",
        /// A customer asks to be sold something.
        RequestOwnOrders => "request_own_orders",
        /// Take back what one's own account has asked to be ordered.
        WithdrawOrderRequests => "withdraw_order_requests",
        /// Decline what others ask to be ordered, or pass it on.
        AnswerOrderRequests => "answer_order_requests",
        /// Begin a trial, and turn one into a paid subscription.
        OrderTrials => "order_trials",
        /// See a customer's orders.
        ViewOrders => "view_orders",
        /// See what was charged for customers, month by month.
        ViewBilling => "view_billing",
        /// See what offers cost in the partner's market.
        ViewPriceList => "view_price_list",
        /// See the users of a customer, and their licenses.
        ViewCustomerUsers => "view_customer_users",
        /// Add, change, delete and restore users of a customer.
        ManageCustomerUsers => "manage_customer_users",
        /// Add many users of a customer out of a file.
        ImportCustomerUsers => "import_customer_users",
        /// Give licenses to users of a customer, and take them.
        AssignLicenses => "assign_licenses",
        /// See the services of a customer.
        ViewCustomerServices => "view_customer_services",
        /// See service requests.
        ViewServiceRequests => "view_service_requests",
        /// Open a service request.
        OpenServiceRequests => "open_service_requests",
        /// Answer, escalate and close service requests that are with one's own account.
        AnswerServiceRequests => "answer_service_requests",
        /// A customer sees its own subscriptions.
        ViewOwnSubscriptions => "view_own_subscriptions",
        /// A customer purchases for itself, where its partner allows that.
        PurchaseForOneself => "purchase_for_oneself",
        /// A customer sees its own users, and their licenses.
        ViewOwnUsers => "view_own_users",
        /// A customer adds, changes, deletes and restores its own users.
        ManageOwnUsers => "manage_own_users",
        /// A customer gives its own users new temporary passwords.
        ResetOwnPasswords => "reset_own_passwords",
        /// A customer adds many users of its own out of a file.
        ImportOwnUsers => "import_own_users",
        /// A customer gives licenses to its own users, and takes them.
        AssignOwnLicenses => "assign_own_licenses",
        /// A customer lets a partner own its Azure tenant, or no longer.
        GiveTenantOwner => "give_tenant_owner",
        /// A provider lets a reseller own a customer's Azure tenant, on the customer's behalf.
        GiveTenantOwnerFor => "give_tenant_owner_for",
        /// A customer sees who may do what for it.
        ViewPartnerRelationships => "view_partner_relationships",
        /// A customer accepts or declines relationships with partners.
        AcceptRelationship => "accept_relationship",
        /// A customer gives partners delegated administration privileges, and takes them away.
        ManagePrivileges => "manage_privileges",
        /// See the agreements of one's own account.
        ViewAgreements => "view_agreements",
        /// Sign the agreement of one's own account.
        SignAgreement => "sign_agreement",
        /// See the partner's own company data: legal info, support profile, identifiers.
        ViewAccountSettings => "view_account_settings",
        /// Change the partner's legal info and support profile.
        UpdateAccountSettings => "update_account_settings",
        /// Add locations of the partner.
        AddLocations => "add_locations",
        /// Choose the location that the partner's account is associated with.
        AssociateLocation => "associate_location",
        /// See the partner's own users.
        ViewPartnerUsers => "view_partner_users",
        /// Add, change and remove the partner's own users.
        ManagePartnerUsers => "manage_partner_users",
        /// Say who of one's own account must have a second factor.
        SetFactorRule => "set_factor_rule",
        /// Write the reseller's business profile.
        EditBusinessProfile => "edit_business_profile",
        /// See referrals.
        ViewReferrals => "view_referrals",
        /// Hand a prospective customer's contact to a reseller.
        SendReferrals => "send_referrals",
        /// Take a referral back that nobody has answered.
        WithdrawReferral => "withdraw_referral",
        /// Accept a referral: new business.
        AcceptReferral => "accept_referral",
        /// Decline a referral, and say how it ended.
        AnswerReferrals => "answer_referrals",
        /// See what the provider's resellers do.
        ViewResellerAnalytics => "view_reseller_analytics",
        /// See what happened to the ways in of the account's people, and what they were refused.
        ViewSecurityEvents => "view_security_events",
        /// See what was done in the account, and by it or for it.
        ViewActivityLog => "view_activity_log",
        /// The operator sees what everybody did.
        ViewAllActivity => "view_all_activity",
        /// Take the log away as a file.
        ExportActivityLog => "export_activity_log",
        /// The operator sees that of everybody.
        ViewAllSecurityEvents => "view_all_security_events",
        /// The operator sees accounts and decides on enrolments.
        ManageAccounts => "manage_accounts",
        /// The operator keeps the catalogue.
        ManageCatalog => "manage_catalog",
        /// The operator keeps the public list of providers.
        ManageProviderList => "manage_provider_list",
        /// Choose the provider through which the account's people sign in.
        ManageSingleSignOn => "manage_single_sign_on",
        /// A customer sees its own orders.
        ViewOwnOrders => "view_own_orders",
        /// A customer sees what is kept of it as a company.
        ViewOwnCompany => "view_own_company",
        /// A customer changes its own address, contact and preferences.
        UpdateOwnCompany => "update_own_company",
    }
}
