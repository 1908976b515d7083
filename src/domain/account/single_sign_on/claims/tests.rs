use chrono::DateTime;

use super::*;

const NOW: i64 = 1_900_000_000;

fn now() -> Moment {
    Moment::from_utc(DateTime::from_timestamp(NOW, 0).unwrap())
}

fn asked() -> AskedToken<'static> {
    AskedToken { issuer: "https://login.example", client_id: "tandem", nonce: "n-1", shown_since: None }
}

fn good() -> Claims {
    Claims {
        iss: "https://login.example".into(),
        aud: OneOrMany::One("tandem".into()),
        azp: None,
        sub: Some("person-1".into()),
        exp: Some(NOW + 300),
        iat: Some(NOW),
        nbf: None,
        nonce: Some("n-1".into()),
        auth_time: None,
        amr: vec!["pwd".into()],
        acr: Some("urn:example:silver".into()),
        email: Some("anna@aurora.example".into()),
        sid: Some("s-1".into()),
        jti: None,
        events: None,
    }
}

fn with(change: impl FnOnce(&mut Claims)) -> Result<ProvedSubject, ProviderFault> {
    let mut claims = good();
    change(&mut claims);
    check_id_token(claims, &asked(), now())
}

#[test]
fn a_token_that_says_what_was_asked_names_its_person() {
    let person = with(|_| {}).unwrap();
    assert_eq!((person.subject.as_str(), person.session.as_deref()), ("person-1", Some("s-1")));
    assert!(!person.has_second_factor(&[]) && !person.has_second_factor(&["mfa".into()]));
    assert!(person.has_second_factor(&["mfa".into(), "pwd".into()]));
    assert!(person.has_second_factor(&["urn:example:silver".into()]));
    let many = || OneOrMany::Many(vec!["other".into(), "tandem".into()]);
    assert!(
        with(|claims| {
            claims.aud = many();
            claims.azp = Some("tandem".into());
        })
        .is_ok()
    );
}

#[test]
fn each_wrong_claim_is_found() {
    use ProviderFault::{Audience, Issuer, Nonce, Subject, Time};
    type Change = fn(&mut Claims);
    let wrong: [(ProviderFault, Change); 20] = [
        (Issuer, |claims| claims.iss = "https://login.example/".into()),
        (Issuer, |claims| claims.iss = "https://evil.example".into()),
        (Audience, |claims| claims.aud = OneOrMany::One("other".into())),
        (Audience, |claims| claims.aud = OneOrMany::Many(vec![])),
        (Audience, |claims| claims.aud = OneOrMany::Many(vec!["tandem".into(), "other".into()])),
        (Audience, |claims| claims.azp = Some("other".into())),
        (Time, |claims| claims.exp = None),
        (Time, |claims| claims.exp = Some(NOW - 60)),
        (Time, |claims| claims.iat = None),
        (Time, |claims| claims.iat = Some(NOW + 61)),
        (Time, |claims| claims.iat = Some(NOW - 601)),
        (Time, |claims| claims.nbf = Some(NOW + 61)),
        (Time, |claims| claims.exp = Some(i64::MIN)),
        (Time, |claims| claims.nbf = Some(i64::MAX)),
        (Nonce, |claims| claims.nonce = None),
        (Nonce, |claims| claims.nonce = Some("n-2".into())),
        (Subject, |claims| claims.sub = None),
        (Subject, |claims| claims.sub = Some(String::new())),
        (Subject, |claims| claims.sub = Some("x".repeat(256))),
        (Subject, |claims| claims.sub = Some("a\nb".into())),
    ];
    for (number, (fault, change)) in wrong.into_iter().enumerate() {
        assert_eq!(with(change), Err(fault), "{number}");
    }
}

#[test]
fn clocks_may_be_a_minute_apart() {
    assert!(with(|claims| claims.exp = Some(NOW - 59)).is_ok());
    assert!(with(|claims| claims.iat = Some(NOW + 60)).is_ok());
    assert!(with(|claims| claims.nbf = Some(NOW + 60)).is_ok());
    assert!(with(|claims| claims.sub = Some("x".repeat(255))).is_ok());
}

#[test]
fn whoever_was_asked_anew_must_have_answered_since() {
    let asked = AskedToken { shown_since: Some(now()), ..asked() };
    let check = |shown| check_id_token(Claims { auth_time: shown, ..good() }, &asked, now());
    assert!(check(Some(NOW)).is_ok() && check(Some(NOW - 60)).is_ok());
    for wrong in [None, Some(NOW - 61), Some(NOW + 61)] {
        assert_eq!(check(wrong), Err(ProviderFault::AuthTime), "{wrong:?}");
    }
}

#[test]
fn what_is_only_shown_is_short_and_on_one_line() {
    let person = with(|claims| {
        claims.email = Some(format!("a\n{}", "x".repeat(300)));
        claims.amr = vec!["m".repeat(300); 30];
    })
    .unwrap();
    assert_eq!((person.email.len(), person.methods.len(), person.methods[0].len()), (200, 20, 200));
    assert!(!person.email.contains('\n'));
}

fn logout() -> Claims {
    let events = serde_json::from_str(&format!("{{\"{LOGOUT_EVENT}\":{{}}}}")).unwrap();
    Claims { nonce: None, jti: Some("t-1".into()), events: Some(events), ..good() }
}

#[test]
fn a_logout_token_names_whose_sessions_end() {
    let ended = check_logout_token(logout(), &asked(), now()).unwrap();
    assert_eq!((ended.subject.as_deref(), ended.session.as_deref()), (Some("person-1"), Some("s-1")));
    for one in [Claims { sub: None, ..logout() }, Claims { sid: None, ..logout() }] {
        assert!(check_logout_token(one, &asked(), now()).is_ok());
    }
}

#[test]
fn nothing_else_ends_sessions() {
    use ProviderFault::{Audience, Issuer, Malformed, Subject, Time};
    let other = serde_json::from_str("{\"http://schemas.example/other\":{}}").unwrap();
    for (fault, token) in [
        (Malformed, good()),
        (Malformed, Claims { nonce: Some("n-1".into()), ..logout() }),
        (Malformed, Claims { events: Some(other), ..logout() }),
        (Malformed, Claims { jti: None, ..logout() }),
        (Subject, Claims { sub: None, sid: None, ..logout() }),
        (Subject, Claims { sub: Some("x".repeat(256)), ..logout() }),
        (Issuer, Claims { iss: "https://evil.example".into(), ..logout() }),
        (Audience, Claims { aud: OneOrMany::One("other".into()), ..logout() }),
        (Time, Claims { exp: Some(NOW - 60), ..logout() }),
        (Time, Claims { iat: Some(NOW - 601), ..logout() }),
    ] {
        assert_eq!(check_logout_token(token.clone(), &asked(), now()), Err(fault), "{token:?}");
    }
}
