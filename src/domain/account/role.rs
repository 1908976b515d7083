//! The roles that a user can hold in an account (`docs/domain.md` §4.1).

use crate::domain::account::AccountKind;

text_enum! {
    /// A role of a user in one account; several may be held at once.
    Role {
        /// Everything, and the only one to accept and sign for the organisation.
        GlobalAdmin => "global_admin",
        /// Manages users.
        UserAdmin => "user_admin",
        /// Acts for customers.
        AdminAgent => "admin_agent",
        /// Sells.
        SalesAgent => "sales_agent",
        /// Helps customers' users.
        HelpdeskAgent => "helpdesk_agent",
        /// Sees to bills.
        BillingAdmin => "billing_admin",
        /// Sees to the account's own data.
        AccountAdmin => "account_admin",
        /// Sees to partner numbers and locations.
        MpnPartnerAdmin => "mpn_partner_admin",
        /// Writes the business profile.
        BusinessProfileAdmin => "business_profile_admin",
        /// Sees to referrals, and to who works on them.
        ReferralsAdmin => "referrals_admin",
        /// Works on referrals.
        ReferralsUser => "referrals_user",
        /// Sees to incentives.
        IncentivesAdmin => "incentives_admin",
        /// Looks at incentives.
        IncentivesUser => "incentives_user",
        /// Reads every report.
        ExecutiveReportViewer => "executive_report_viewer",
        /// Reads reports.
        ReportViewer => "report_viewer",
        /// Opens service requests for a customer's own organisation.
        ServiceSupportAdmin => "service_support_admin",
        /// May sign in and see to nothing but itself.
        DefaultUser => "default_user",
    }
}

impl Role {
    /// The roles that users of an account of `kind` may be given.
    #[must_use]
    pub const fn held_in(kind: AccountKind) -> &'static [Self] {
        match kind {
            AccountKind::IndirectProvider | AccountKind::IndirectReseller | AccountKind::DirectBill => &[
                Self::GlobalAdmin,
                Self::UserAdmin,
                Self::AdminAgent,
                Self::SalesAgent,
                Self::HelpdeskAgent,
                Self::BillingAdmin,
                Self::AccountAdmin,
                Self::MpnPartnerAdmin,
                Self::BusinessProfileAdmin,
                Self::ReferralsAdmin,
                Self::ReferralsUser,
                Self::IncentivesAdmin,
                Self::IncentivesUser,
                Self::ExecutiveReportViewer,
                Self::ReportViewer,
                Self::DefaultUser,
            ],
            AccountKind::Customer => &[
                Self::GlobalAdmin,
                Self::UserAdmin,
                Self::HelpdeskAgent,
                Self::BillingAdmin,
                Self::ServiceSupportAdmin,
                Self::DefaultUser,
            ],
            AccountKind::Operator => &[Self::GlobalAdmin],
        }
    }

    /// The key of the role's name in `locales/`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::GlobalAdmin => "role-global-admin",
            Self::UserAdmin => "role-user-admin",
            Self::AdminAgent => "role-admin-agent",
            Self::SalesAgent => "role-sales-agent",
            Self::HelpdeskAgent => "role-helpdesk-agent",
            Self::BillingAdmin => "role-billing-admin",
            Self::AccountAdmin => "role-account-admin",
            Self::MpnPartnerAdmin => "role-mpn-partner-admin",
            Self::BusinessProfileAdmin => "role-business-profile-admin",
            Self::ReferralsAdmin => "role-referrals-admin",
            Self::ReferralsUser => "role-referrals-user",
            Self::IncentivesAdmin => "role-incentives-admin",
            Self::IncentivesUser => "role-incentives-user",
            Self::ExecutiveReportViewer => "role-executive-report-viewer",
            Self::ReportViewer => "role-report-viewer",
            Self::ServiceSupportAdmin => "role-service-support-admin",
            Self::DefaultUser => "role-default-user",
        }
    }
}

/// The roles somebody holds; what they may do is the union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles(Vec<Role>);

impl Roles {
    /// The given roles, each once, in the order of [`Role::ALL`].
    #[must_use]
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Self {
        let mut roles: Vec<Role> = roles.into_iter().collect();
        roles.sort_unstable();
        roles.dedup();
        Self(roles)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The roles one by one.
    pub fn iter(&self) -> impl Iterator<Item = Role> {
        self.0.iter().copied()
    }

    /// Those of them that are not among `others`.
    #[must_use]
    pub fn without(&self, others: &Self) -> Self {
        Self::new(self.iter().filter(|role| !others.0.contains(role)))
    }

    /// The roles that [`Self::joined`] wrote.
    #[must_use]
    pub fn split(joined: &str) -> Self {
        Self::new(joined.split(' ').filter_map(Role::parse))
    }

    /// The roles as one text for the audit table.
    #[must_use]
    pub fn joined(&self) -> String {
        self.0.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
    }
}
