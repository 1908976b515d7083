//! A user of a customer's directory, as a form describes one (`docs/domain.md` §10.1), and who may do what to whom.

use chrono::TimeDelta;

use crate::domain::{
    Checks, Country, Text,
    email::EmailAddress,
    policy::{self, is_administrative},
    role::{Role, Roles},
};

/// The most characters of a name.
pub const NAME_LENGTH: usize = 50;

/// How long a deleted user can be brought back.
#[must_use]
pub const fn kept_for() -> TimeDelta {
    TimeDelta::days(30)
}

/// What a form says of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserForm {
    /// First name; may be left out.
    pub first_name: String,
    /// Last name; may be left out.
    pub last_name: String,
    /// The name that is shown.
    pub display_name: String,
    /// The part of the address before `@` and the customer's domain; only of a new user.
    pub user_name: String,
    /// ISO 3166-1 code of the country where the user uses licenses.
    pub location: String,
    /// The roles, as the database calls them.
    pub roles: Vec<String>,
}

/// What is known of a user once a form was read.
#[derive(Clone, Debug)]
pub struct UserData {
    /// First name; may be empty.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// The name that is shown.
    pub display_name: String,
    /// Where the user uses licenses.
    pub location: &'static Country,
    /// The roles.
    pub roles: Roles,
}

/// The roles that somebody may give in a directory: without the right to rule it, none that makes an administrator.
#[must_use]
pub fn roles_to_give(rules: bool) -> Vec<Role> {
    let all = Role::held_in(policy::SERVED).iter().copied();
    all.filter(|role| rules || !is_administrative(*role)).collect()
}

/// Reads names, location and roles. `None` where something was refused.
pub fn read(checks: &mut Checks, form: &UserForm, may_rule: bool) -> Option<UserData> {
    let first_name = checks.optional_person("first_name", &form.first_name, NAME_LENGTH);
    let last_name = checks.optional_person("last_name", &form.last_name, NAME_LENGTH);
    let display_name = checks.person("display_name", &form.display_name, NAME_LENGTH);
    let location = checks.choice("location", Country::find(&form.location));
    let allowed = roles_to_give(may_rule);
    let roles: Vec<Role> =
        form.roles.iter().filter_map(|name| Role::parse(name)).filter(|role| allowed.contains(role)).collect();
    if roles.is_empty() || roles.len() != form.roles.len() {
        checks.refuse("roles", Text::new("input-choose"));
    }
    let location = location.filter(|_| checks.passed())?;
    let roles = policy::needed_roles(roles);
    Some(UserData { first_name, last_name, display_name, location, roles })
}

/// Reads the part of an address before `@`; somebody may have typed all of it.
pub fn read_user_name(checks: &mut Checks, typed: &str, domain: &str) -> Option<EmailAddress> {
    let typed = typed.trim();
    if typed.is_empty() {
        checks.refuse("user_name", Text::new("input-required"));
        return None;
    }
    let address = match typed.rsplit_once('@') {
        Some((local, end)) if end.eq_ignore_ascii_case(domain) => format!("{local}@{domain}"),
        _ => format!("{typed}@{domain}"),
    };
    let address = EmailAddress::parse(&address);
    if address.is_none() {
        checks.refuse("user_name", Text::new("user-name-characters").with("domain", domain));
    }
    address
}

/// The roles that wait for a deleted user.
#[must_use]
pub fn kept_roles(text: &str) -> Roles {
    Roles::new(text.split(' ').filter_map(Role::parse))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(roles: &[&str]) -> UserForm {
        UserForm {
            display_name: "Ana Souza".into(),
            location: "BR".into(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            ..UserForm::default()
        }
    }

    fn taken(form: &UserForm, rules: bool) -> bool {
        read(&mut Checks::new(), form, rules).is_some()
    }

    #[test]
    fn roles_are_those_of_customers_and_administrators_are_made_by_who_may() {
        assert!(taken(&form(&["default_user"]), false) && taken(&form(&["global_admin", "billing_admin"]), true));
        for (roles, rules) in [
            (&["global_admin"][..], false),
            (&["default_user", "helpdesk_agent"], false),
            (&["admin_agent"], true),
            (&["nonsense"], true),
            (&[], true),
        ] {
            assert!(!taken(&form(roles), rules), "{roles:?}");
        }
        let both = read(&mut Checks::new(), &form(&["default_user", "user_admin"]), true).unwrap();
        assert_eq!(both.roles, Roles::new([Role::UserAdmin]));
        let kept = Roles::new([Role::GlobalAdmin, Role::DefaultUser]);
        assert_eq!(kept_roles(&kept.joined()), kept);
    }

    #[test]
    fn a_user_name_stands_before_the_customers_domain() {
        let read = |typed: &str| read_user_name(&mut Checks::new(), typed, "elm.example");
        assert_eq!(read(" Ana.Souza ").unwrap().as_str(), "Ana.Souza@elm.example");
        assert_eq!(read("ana@ELM.example").unwrap().as_str(), "ana@elm.example");
        for typed in ["", "ana@birch.example", "a b", "ana@", "añа"] {
            assert!(read(typed).is_none(), "{typed:?}");
        }
    }
}
