//! `tandem check`: what is wrong with the settings, the folder, the disk, the clock, the mail server and the sender's
//! domain, and how to mend each.

mod mail;
mod places;

use std::fmt::Display;

use actix_web::rt::System;

use super::{Outcome, say};
use crate::config::{Config, ConfigError};

/// What came of looking at one thing.
enum Verdict {
    /// All is well.
    Fine,
    /// It works, and could be better.
    Advice,
    /// It doesn't work.
    Wrong,
    /// It couldn't be looked at.
    Skipped,
}

/// What is told while things are looked at.
#[derive(Default)]
struct Report {
    wrong: usize,
}

impl Report {
    fn tell(&mut self, verdict: &Verdict, what: &dyn Display) {
        let word = match verdict {
            Verdict::Fine => "ok",
            Verdict::Advice => "advice",
            Verdict::Wrong => "wrong",
            Verdict::Skipped => "skipped",
        };
        self.wrong += usize::from(matches!(verdict, Verdict::Wrong));
        say(&format!("{word:<8} {what}"));
    }

    fn fine(&mut self, what: impl Display) {
        self.tell(&Verdict::Fine, &what);
    }

    fn advise(&mut self, what: impl Display) {
        self.tell(&Verdict::Advice, &what);
    }

    fn blame(&mut self, what: impl Display) {
        self.tell(&Verdict::Wrong, &what);
    }

    fn skip(&mut self, what: impl Display) {
        self.tell(&Verdict::Skipped, &what);
    }
}

/// Looks at everything that the portal stands on; `faults` are settings that can't be used at all.
pub(super) fn check(config: &Config, faults: &[ConfigError]) -> Outcome {
    let mut report = Report::default();
    for fault in faults {
        report.blame(fault);
    }
    if faults.is_empty() {
        report.fine("settings: each can be used");
    }
    places::check_address(config, &mut report);
    places::check_folders(config, &mut report);
    places::check_database(config, &mut report);
    places::check_backups(config, &mut report);
    places::check_archives(config, &mut report);
    System::new().block_on(mail::check(config, &mut report));
    if report.wrong > 0 {
        return Err(format!("{} things are wrong: each line says how to mend it", report.wrong).into());
    }
    say("Nothing is wrong with the settings. For the data, run `tandem check --database`.");
    Ok(())
}
