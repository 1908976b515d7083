//! `tandem accounts …`: what the operator does with accounts, for scripts.

use std::fmt::Write as _;

use clap::{Args, Subcommand};

use super::{Outcome, portal::Portal, say, settings_help, told};
use crate::{
    auth::password,
    config::Config,
    domain::{
        Error,
        account::{AccountKind, Standing},
        ids::AccountId,
        list::PagePosition,
        password as passwords,
    },
    repository::accounts::Account,
    service::{
        AccountFilter, AccountKinds, AccountQuery, UseCase,
        accounts::{self, NewAccountForm},
        approvals,
    },
};

#[derive(Subcommand)]
pub(super) enum AccountsCommand {
    /// List the accounts, one per line: ID, type, status, country, cloud, location MPN ID, email domain, date, name
    #[command(after_help = settings_help())]
    List(Filters),
    /// Create an account for a partner; prints its ID, and its first global admin's user name and temporary password
    #[command(after_help = settings_help())]
    Create(NewAccountArgs),
    /// Approve an organization that enrolled and is waiting
    #[command(after_help = settings_help())]
    Approve(AccountArg),
    /// Suspend a partner: it can manage what it has but can't sell anything new
    #[command(after_help = settings_help())]
    Suspend {
        #[command(flatten)]
        named: AccountArg,
        /// Why you suspend the partner; the partner reads this
        #[arg(long)]
        reason: String,
    },
    /// Reactivate a suspended partner
    #[command(after_help = settings_help())]
    Reactivate(AccountArg),
}

#[derive(Args)]
pub(super) struct AccountArg {
    /// The account's ID or email domain
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

#[derive(Args)]
pub(super) struct Filters {
    /// indirect-provider, indirect-reseller, direct-bill, customer, or operator
    #[arg(long, value_parser = kind)]
    kind: Option<AccountKind>,
    /// active, pending-approval, refused, or suspended
    #[arg(long, value_parser = standing)]
    standing: Option<Standing>,
    /// Part of the name or email domain, a whole MPN ID, or a whole ID
    #[arg(long, default_value = "", hide_default_value = true)]
    search: String,
}

#[derive(Args)]
pub(super) struct NewAccountArgs {
    /// indirect-provider, indirect-reseller, or direct-bill
    #[arg(long, value_parser = kind)]
    kind: AccountKind,
    /// The company's name
    #[arg(long)]
    company: String,
    /// ISO 3166-1 code of its country, such as US
    #[arg(long)]
    country: String,
    /// public, us-government, or germany
    #[arg(long, default_value = "public")]
    cloud: String,
    /// The domain of its email addresses [default: the domain of --admin-email]
    #[arg(long, default_value = "", hide_default_value = true)]
    mail_domain: String,
    /// Its global MPN ID; an indirect reseller needs both
    #[arg(long, default_value = "", hide_default_value = true)]
    mpn_global_id: String,
    /// Its location's MPN ID
    #[arg(long, default_value = "", hide_default_value = true)]
    mpn_location_id: String,
    /// The first global admin's name
    #[arg(long)]
    admin_name: String,
    /// The first global admin's address
    #[arg(long)]
    admin_email: String,
}

/// Does what was asked.
pub(super) fn run(config: &Config, command: AccountsCommand) -> Outcome {
    match command {
        AccountsCommand::List(filters) => list(config, filters),
        AccountsCommand::Create(new) => create(config, new),
        AccountsCommand::Approve(named) => change(config, named, "approved", |cx, id| approvals::decide(cx, id, true)),
        AccountsCommand::Suspend { named, reason } => {
            change(config, named, "suspended", move |cx, id| accounts::suspend(cx, id, &reason))
        }
        AccountsCommand::Reactivate(named) => change(config, named, "reactivated", accounts::reactivate),
    }
}

fn list(config: &Config, filters: Filters) -> Outcome {
    let kind = filters.kind.map_or(AccountKinds::All, AccountKinds::One);
    let filter = AccountFilter { kind: Some(kind), standing: filters.standing };
    let wanted = AccountQuery::new(&filters.search, filter);
    let text = Portal::open(config, None)?
        .read_as_operator(move |cx| {
            let (mut text, mut onward) = (String::new(), Some(PagePosition::First));
            while let Some(at) = onward {
                let page = accounts::page(cx, &wanted.clone().at(at))?;
                page.rows.iter().for_each(|account| add_line(&mut text, account));
                onward = page.next;
            }
            Ok(text)
        })
        .map_err(told)?;
    if !text.is_empty() {
        say(text.trim_end());
    }
    Ok(())
}

/// Names come last: they may hold anything but a tab or an end of line.
fn add_line(text: &mut String, account: &Account) {
    let number = account.mpn_location_id.map_or_else(|| "-".to_owned(), |id| id.to_string());
    let _strings_always_take_it = writeln!(
        text,
        "{}\t{}\t{}\t{}\t{}\t{number}\t{}\t{}\t{}",
        account.id,
        dashed(account.kind.as_str()),
        dashed(account.standing.as_str()),
        account.country,
        dashed(account.cloud.as_str()),
        account.mail_domain.as_deref().unwrap_or("-"),
        account.created_at.utc().format("%Y-%m-%d"),
        account.name,
    );
}

fn create(config: &Config, new: NewAccountArgs) -> Outcome {
    let form = NewAccountForm {
        kind: new.kind.as_str().to_owned(),
        company: new.company,
        country: new.country.to_uppercase(),
        cloud: new.cloud.replace('-', "_"),
        mail_domain: new.mail_domain,
        mpn_global_id: new.mpn_global_id,
        mpn_location_id: new.mpn_location_id,
        admin_name: new.admin_name,
        admin_email: new.admin_email,
    };
    let portal = Portal::open_sealed(config)?;
    let secret = passwords::temporary();
    let hash = password::hash(secret.reveal())?;
    let made = portal.write_as_operator(move |cx| accounts::create(cx, &form, hash)).map_err(told)?;
    let admin = made.admin.unwrap_or_default();
    say(&format!("Account: {}\nUser name: {admin}\nTemporary password: {}", made.account.id, secret.reveal()));
    Ok(())
}

fn change<F>(config: &Config, named: AccountArg, done: &str, work: F) -> Outcome
where
    F: FnOnce(&mut UseCase<'_>, AccountId) -> Result<Account, Error> + Send + 'static,
{
    let name = named.account.clone();
    let changed = Portal::open_sealed(config)?.write_as_operator(move |cx| {
        let id = match accounts::named(cx, &named.account) {
            Err(Error::NotFound) => return Ok(None),
            found => found?,
        };
        work(cx, id).map(Some)
    });
    match changed.map_err(told)? {
        Some(account) => {
            say(&format!("{} ({}) {done}.", account.name, account.id));
            Ok(())
        }
        None => Err(format!("{name}: no account has this ID or email domain").into()),
    }
}

fn kind(typed: &str) -> Result<AccountKind, String> {
    AccountKind::parse(&typed.replace('-', "_")).ok_or_else(|| "unknown type of account".to_owned())
}

fn standing(typed: &str) -> Result<Standing, String> {
    Standing::parse(&typed.replace('-', "_")).ok_or_else(|| "unknown status".to_owned())
}

fn dashed(name: &str) -> String {
    name.replace('_', "-")
}
