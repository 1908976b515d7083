//! The mail server, and what the domain name system says of the sender's domain.

use std::time::Duration;

use hickory_resolver::{ResolverBuilder, TokioResolver, net::NetError, proto::rr::RData};
use tokio::time::timeout;

use super::Report;
use crate::{config::Config, mail::transport::Transport};

/// How long the mail server, or the domain name system, may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Looks at how mail leaves.
pub(super) async fn check(config: &Config, report: &mut Report) {
    let transport = match Transport::from_config(config) {
        Ok(transport) => transport,
        Err(error) => return report.blame(error),
    };
    let Ok(answer) = timeout(PATIENCE, transport.try_server()).await else {
        return report.blame("mail server: no answer in 15 s; correct TANDEM_SMTP_URL, or let the firewall pass it");
    };
    match answer {
        None => {
            let folder = config.data_dir.join("outbox");
            return report.advise(format!(
                "mail: no TANDEM_SMTP_URL is set, so emails become files in {} and reach nobody",
                folder.display()
            ));
        }
        Some(Ok(())) => report.fine("mail server: it answers, and takes the name and password that are set"),
        Some(Err(error)) => report.blame(format!(
            "mail server: {}; correct TANDEM_SMTP_URL (smtps:// for port 465, smtp://…?tls=required for 587)",
            error.replace('\n', " ")
        )),
    }
    check_sender(config, report).await;
}

/// Looks at what others are told of the sender's domain.
async fn check_sender(config: &Config, report: &mut Report) {
    let domain = config.mail_from.email.domain().to_owned();
    if domain == "localhost" || !domain.contains('.') {
        return report
            .advise("sender: TANDEM_MAIL_FROM isn't set to an address of yours, so mail servers may refuse it");
    }
    let resolver = match TokioResolver::builder_tokio().and_then(ResolverBuilder::build) {
        Ok(resolver) => resolver,
        Err(error) => return report.skip(format!("sender's domain: no resolver ({error})")),
    };
    for (name, place, start, mend) in [
        ("SPF", domain.clone(), "v=spf1", "add a TXT record that names the mail server, such as \"v=spf1 mx -all\""),
        ("DMARC", format!("_dmarc.{domain}"), "v=DMARC1", "add a TXT record such as \"v=DMARC1; p=quarantine\""),
    ] {
        match texts(&resolver, &place).await {
            Ok(found) if found.iter().filter(|text| text.starts_with(start)).count() == 1 => {
                report.fine(format!("{name}: {place} has a record"));
            }
            Ok(found) if found.iter().any(|text| text.starts_with(start)) => {
                report.advise(format!("{name}: {place} has several records, which counts as none; leave one"));
            }
            Ok(_) => report.advise(format!("{name}: {place} has no record; {mend}")),
            Err(error) => report.skip(format!("{name}: the domain name system doesn't answer for {place} ({error})")),
        }
    }
    report.skip(format!(
        "DKIM: the mail server signs, with a selector that only it knows; look for DKIM-Signature with d={domain} in an \
         email that arrived"
    ));
}

/// The texts that a name has.
async fn texts(resolver: &TokioResolver, name: &str) -> Result<Vec<String>, String> {
    // With its end, the name is looked for as it is, and not below this machine's own domain.
    let asked = timeout(PATIENCE, resolver.txt_lookup(format!("{name}."))).await;
    match asked.map_err(|_| "no answer in 15 s".to_owned())? {
        Ok(found) => Ok(found.answers().iter().filter_map(|record| text(&record.data)).collect()),
        Err(error) if is_none(&error) => Ok(Vec::new()),
        Err(error) => Err(error.to_string()),
    }
}

fn is_none(error: &NetError) -> bool {
    error.is_no_records_found() || error.is_nx_domain()
}

fn text(data: &RData) -> Option<String> {
    let RData::TXT(text) = data else { return None };
    Some(text.txt_data.iter().map(|part| String::from_utf8_lossy(part)).collect())
}
