use super::*;
use crate::domain::{
    Action, Moment,
    account::{AccountFacts, Cloud, Standing},
    actor::{Person, Theme},
    customer_user,
    ids::{AccountId, UserId},
};

fn actor(role: Role) -> Actor {
    actor_at(AccountKind::IndirectReseller, role)
}

fn actor_at(kind: AccountKind, role: Role) -> Actor {
    let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
    Actor {
        person: Person {
            id: UserId::at(now),
            name: "Ana".into(),
            email: "ana@birch.example".into(),
            language: None,
            time_zone: chrono_tz::Tz::UTC,
            theme: Theme::Auto,
            page_size: crate::domain::list::PageSize::default(),
            must_change_password: false,
            accounts: 1,
        },
        account: AccountFacts {
            id: AccountId::at(now),
            kind,
            name: "Birch".into(),
            country: "US".into(),
            cloud: Cloud::Public,
            standing: Standing::Active,
        },
        roles: Roles::new([role]),
    }
}

fn may(role: Role, own: bool, before: &[Role], after: &[Role]) -> bool {
    let (before, after) = (Roles::new(before.iter().copied()), Roles::new(after.iter().copied()));
    let receiver = if own { Receiver::Giver } else { Receiver::Mailbox };
    check_roles(&actor(role), receiver, &before, &after).is_ok()
}

#[test]
fn only_a_global_admin_gives_takes_and_touches_global_admin() {
    use Role::{DefaultUser, GlobalAdmin, SalesAgent, UserAdmin};
    assert!(may(GlobalAdmin, false, &[SalesAgent], &[GlobalAdmin]));
    assert!(may(GlobalAdmin, false, &[GlobalAdmin], &[DefaultUser]));
    assert!(!may(UserAdmin, false, &[SalesAgent], &[SalesAgent, GlobalAdmin]));
    assert!(!may(UserAdmin, false, &[GlobalAdmin], &[DefaultUser]));
    assert!(!may(UserAdmin, false, &[GlobalAdmin], &[GlobalAdmin, SalesAgent]));
    assert!(may(UserAdmin, false, &[DefaultUser], &[SalesAgent, UserAdmin]));
}

#[test]
fn nobody_else_raises_itself_and_everybody_may_give_a_role_up() {
    use Role::{AdminAgent, DefaultUser, GlobalAdmin, SalesAgent, UserAdmin};
    assert!(!may(UserAdmin, true, &[UserAdmin], &[UserAdmin, AdminAgent]));
    assert!(may(UserAdmin, true, &[UserAdmin, SalesAgent], &[UserAdmin]));
    assert!(may(UserAdmin, true, &[UserAdmin], &[DefaultUser]));
    // The first global admin of a reseller can make itself an admin agent (`docs/domain.md` §4.1).
    assert!(may(GlobalAdmin, true, &[GlobalAdmin], &[GlobalAdmin, AdminAgent]));
}

#[test]
fn every_role_of_a_partner_can_be_chosen_but_the_least() {
    let chosen: Vec<Role> = roles_to_choose(AccountKind::DirectBill).collect();
    assert_eq!(chosen.len() + 1, Role::held_in(AccountKind::DirectBill).len());
    assert!(RoleFamily::ALL.iter().all(|family| chosen.iter().any(|role| family_of(*role) == *family)));
}

/// What somebody may do with these roles, and which roles it may give: everything that a puppet could be wanted for.
fn reach(kind: AccountKind, roles: &Roles) -> (Vec<Action>, Vec<Role>) {
    let any = |test: &dyn Fn(Role) -> bool| roles.iter().any(test);
    (
        Action::ALL.iter().copied().filter(|action| any(&|held| allows(kind, held, *action))).collect(),
        Role::ALL.iter().copied().filter(|role| any(&|held| gives(held, *role))).collect(),
    )
}

fn is_within(inner: &(Vec<Action>, Vec<Role>), outer: &(Vec<Action>, Vec<Role>)) -> bool {
    inner.0.iter().all(|action| outer.0.contains(action)) && inner.1.iter().all(|role| outer.1.contains(role))
}

#[test]
fn a_puppet_is_of_no_use_whoever_makes_it_with_whatever_roles() {
    let mut made = 0;
    for kind in super::super::PARTNERS {
        for giver in Role::held_in(kind).iter().copied() {
            let maker = actor_at(kind, giver);
            let own = reach(kind, &maker.roles);
            for first in Role::held_in(kind).iter().copied() {
                for second in Role::held_in(kind).iter().copied() {
                    let (before, after) = (Roles::new([first]), Roles::new([first, second]));
                    // Added with a password, and then changed without having answered a mail.
                    let puppet = [(&Roles::default(), &before), (&Roles::default(), &after), (&before, &after)];
                    for (before, after) in puppet {
                        let added = after.without(before);
                        if check_roles(&maker, Receiver::Unproved, before, after).is_err() {
                            continue;
                        }
                        made += 1;
                        let ruled = giver == ADMINISTRATOR;
                        assert!(
                            ruled
                                || is_within(&reach(kind, &added), &own)
                                || added.iter().all(|role| role == LEAST_ROLE),
                            "{giver} at a {kind} makes {added:?}"
                        );
                    }
                    // By a link that only the mailbox has, at most what may be given anyway.
                    if check_roles(&maker, Receiver::Mailbox, &Roles::default(), &after).is_ok() {
                        assert!(after.iter().all(|role| own.1.contains(&role)), "{giver} at a {kind}: {after:?}");
                    }
                    let raised = after.without(&Roles::new([giver, LEAST_ROLE]));
                    let itself = check_roles(&maker, Receiver::Giver, &maker.roles, &after).is_ok();
                    assert!(!itself || raised.is_empty() || giver == ADMINISTRATOR, "{giver} at a {kind}: {after:?}");
                }
            }
        }
    }
    assert!(made > 100, "{made}");
}

#[test]
fn a_user_admins_puppet_sells_nothing_and_a_colleague_with_a_mailbox_may() {
    use Role::{AccountAdmin, BillingAdmin, GlobalAdmin, ReferralsUser, ReportViewer, SalesAgent, UserAdmin};
    let check = |giver, receiver, role| {
        check_roles(&actor(giver), receiver, &Roles::default(), &Roles::new([role])).map_err(|why| why.key)
    };
    for role in [SalesAgent, BillingAdmin, AccountAdmin, ReferralsUser] {
        assert_eq!(check(UserAdmin, Receiver::Unproved, role), Err("user-roles-unproved"), "{role}");
        assert_eq!(check(UserAdmin, Receiver::Mailbox, role), Ok(()), "{role}");
        assert_eq!(check(GlobalAdmin, Receiver::Unproved, role), Ok(()), "{role}");
    }
    for role in [UserAdmin, ReportViewer, LEAST_ROLE] {
        assert_eq!(check(UserAdmin, Receiver::Unproved, role), Ok(()), "{role}");
    }
    assert_eq!(check(AccountAdmin, Receiver::Unproved, ReferralsUser), Err("user-roles-unproved"));
    assert_eq!(check(AccountAdmin, Receiver::Mailbox, ReferralsUser), Ok(()));
    assert_eq!(check(AccountAdmin, Receiver::Unproved, ReportViewer), Ok(()));
}

#[test]
fn in_a_customers_directory_whoever_does_not_rule_it_makes_users_that_may_do_least() {
    let least = reach(AccountKind::Customer, &Roles::new([LEAST_ROLE]));
    let reads = [Action::ViewHome, Action::ManageOwnSettings, Action::ViewOwnSubscriptions, Action::ViewAgreements];
    assert!(least.1.is_empty() && least.0.iter().all(|action| reads.contains(action)), "{least:?}");
    for kind in super::super::PARTNERS.into_iter().chain([AccountKind::Customer]) {
        for giver in Role::held_in(kind).iter().copied() {
            let rules = super::super::rules_directories(&actor_at(kind, giver));
            let given = customer_user::roles_to_give(rules);
            if rules {
                // The customer's own, or whoever acts for a partner that the customer has made its administrator.
                assert!(matches!(giver, Role::GlobalAdmin | Role::AdminAgent), "{giver} at a {kind}");
            } else {
                assert_eq!(given, [LEAST_ROLE], "{giver} at a {kind}");
            }
            if kind == AccountKind::Customer && allows(kind, giver, Action::ManageOwnUsers) {
                let own = reach(kind, &Roles::new([giver]));
                assert!(given.iter().all(|role| is_within(&(reach(kind, &Roles::new([*role])).0, Vec::new()), &own)));
            }
        }
    }
}
