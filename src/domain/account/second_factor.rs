//! What somebody shows besides the password: who must, and codes for when the device is lost (`docs/domain.md` §4.6).

use chrono::TimeDelta;

use super::AccountKind;
use crate::domain::{
    policy::{administers, is_administrative, is_partner, is_served, runs_installation},
    role::Role,
};

text_enum! {
    /// Who must have a second factor (`TANDEM_REQUIRE_MFA`).
    FactorRule {
        /// Whoever wants one has one.
        Nobody => "nobody",
        /// The operator, and whoever administers a partner.
        Administrators => "administrators",
        /// The operator and everybody at a partner.
        Partners => "partners",
        /// Everybody.
        Everyone => "everyone",
    }
}

impl FactorRule {
    /// Whether it asks somebody with this role at an account of this kind for one.
    #[must_use]
    pub fn asks(self, kind: AccountKind, role: Role) -> bool {
        match self {
            Self::Nobody => false,
            Self::Administrators => administers(kind, role),
            Self::Partners => is_partner(kind) || runs_installation(kind),
            Self::Everyone => true,
        }
    }
}

text_enum! {
    /// Of whom an account itself demands a second factor, on top of what the installation does: never less.
    AccountFactorRule {
        /// Of nobody more.
        AsInstalled => "as_installed",
        /// Of its administrators.
        Administrators => "administrators",
        /// Of everybody.
        Everyone => "everyone",
    }
}

impl AccountFactorRule {
    /// Whether it asks somebody with this role at an account of this kind for one.
    #[must_use]
    pub fn asks(self, kind: AccountKind, role: Role) -> bool {
        match self {
            Self::AsInstalled => false,
            Self::Administrators => administers(kind, role) || is_served(kind) && is_administrative(role),
            Self::Everyone => true,
        }
    }
}

/// How long somebody who must have a second factor can do without.
pub const GRACE: TimeDelta = TimeDelta::days(14);

/// How long there is for the second step after the password.
pub const STEP_LASTS: TimeDelta = TimeDelta::minutes(10);

/// How many wrong codes end a second step.
pub const MOST_TRIES: i32 = 5;

/// How many wrong codes there may be for one person within an hour, in all its second steps: whoever guesses needs the
/// password already, and has one chance in seventeen thousand an hour. Recovery codes are taken all the same.
pub const MOST_TRIES_AN_HOUR: i64 = 20;

/// How long a browser has to answer what a passkey is asked to sign.
pub const CHALLENGE_LASTS: TimeDelta = TimeDelta::minutes(5);

/// How many such questions may wait for browsers of one network: far more than an office asks for, and few enough for
/// nobody to fill the database with.
pub const MOST_CHALLENGES: i64 = 2000;

text_enum! {
    /// What a browser is asked for a passkey for.
    PasskeyPurpose {
        /// To add one.
        Add => "add",
        /// To sign in by it alone.
        SignIn => "sign-in",
        /// To show it after the password.
        SecondStep => "second-step",
        /// To prove once more who it is.
        Proof => "proof",
    }
}

/// By what somebody who is signed in proves once more who it is (`docs/domain.md` §4.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProofWays {
    /// By the code of an app.
    pub code: bool,
    /// By a passkey.
    pub passkey: bool,
}

impl ProofWays {
    /// Whether it is done by the password: where nothing better was shown at sign-in.
    #[must_use]
    pub const fn password(self, second_factor: bool) -> bool {
        !second_factor || !self.code && !self.passkey
    }
}

/// The longest name of a factor.
pub const LONGEST_NAME: usize = 60;

/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;

/// The signs of recovery codes: none sounds or looks like another (Crockford's base 32).
const SIGNS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A code for when the device is lost: 120 bits, which nobody guesses however quickly each guess is checked (ASVS 6.5.2
/// asks for 112).
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// How many signs it has, of five bits each.
    const LENGTH: usize = 24;

    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).copied();
        Self(rand::random::<[u8; Self::LENGTH]>().iter().filter_map(sign).collect())
    }

    /// Reads one as it was typed: hyphens, blanks and small letters don't matter, nor do O for 0 and I or L for 1.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let signs = typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '—'));
        let code: Option<String> = signs
            .map(|sign| match sign.to_ascii_uppercase() {
                'O' => Some('0'),
                'I' | 'L' => Some('1'),
                sign => SIGNS.contains(&sign).then_some(sign),
            })
            .collect();
        code.filter(|code| code.len() == Self::LENGTH).map(Self)
    }

    /// The code itself, for its hash.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The code as it is shown: in groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        let signs: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_are_read_however_they_are_typed() {
        let code = RecoveryCode::random();
        let shown = code.grouped();
        assert_eq!(shown.len(), 29);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('-', "")] {
            assert!(RecoveryCode::parse(&typed) == Some(code.clone()), "{typed}");
        }
        let rest = "1111-2222-3333-4444-5555";
        let alike = ["OIL0", "0110"].map(|start| RecoveryCode::parse(&format!("{start}-{rest}")));
        assert!(alike[0].is_some() && alike[0] == alike[1]);
        for wrong in ["", "1234", &format!("UUUU-{rest}"), &format!("0000-{rest}-0")] {
            assert!(RecoveryCode::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn each_rule_asks_whom_it_names() {
        use AccountKind::{Customer, IndirectProvider, IndirectReseller, Operator};
        let asked = |rule: FactorRule| {
            [
                (Operator, Role::GlobalAdmin),
                (IndirectProvider, Role::GlobalAdmin),
                (IndirectReseller, Role::AdminAgent),
                (IndirectReseller, Role::UserAdmin),
                (IndirectProvider, Role::SalesAgent),
                (Customer, Role::GlobalAdmin),
            ]
            .map(|(kind, role)| rule.asks(kind, role))
        };
        assert_eq!(asked(FactorRule::Nobody), [false; 6]);
        assert_eq!(asked(FactorRule::Administrators), [true, true, true, true, false, false]);
        assert_eq!(asked(FactorRule::Partners), [true, true, true, true, true, false]);
        assert_eq!(asked(FactorRule::Everyone), [true; 6]);
    }

    #[test]
    fn an_account_asks_its_administrators_or_everybody() {
        use AccountKind::{Customer, IndirectReseller};
        let asked = |rule: AccountFactorRule| {
            [
                (IndirectReseller, Role::AdminAgent),
                (IndirectReseller, Role::SalesAgent),
                (Customer, Role::HelpdeskAgent),
                (Customer, Role::DefaultUser),
            ]
            .map(|(kind, role)| rule.asks(kind, role))
        };
        assert_eq!(asked(AccountFactorRule::AsInstalled), [false; 4]);
        assert_eq!(asked(AccountFactorRule::Administrators), [true, false, true, false]);
        assert_eq!(asked(AccountFactorRule::Everyone), [true; 4]);
    }
}
