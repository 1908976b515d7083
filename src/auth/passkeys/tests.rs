//! One passkey, made and shown once: what came of it is kept here as a browser sends it, and then bent.

use super::*;
use crate::auth::passkeys::PasskeyFault as Fault;

const CREATED_CLIENT: &str = "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQUFFQ0F3UUZCZ2NJQ1FvTERBME9EeEFSRWhNVUZSWV\
    hHQmthR3h3ZEhoOCIsIm9yaWdpbiI6Imh0dHBzOi8vcG9ydGFsLnRlc3QiLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
const ATTESTATION: &str = "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViUk1_S7zcrpHIgW6ZFzpPM5hL895QbeCBsbe4d4sdGLZtNAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAEHQbWioWwlKkircFCmAwOdmlAQIDJiABIVggyCbzyzCc71FFkz5s-h4U9PJncqY6hZSa3qw-WmIUGOYiWCCZV7Up68srlHwv\
    c7GqfyJALtHxswYFhQtQ7RENY_vDZA";
const GOT_CLIENT: &str = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFFQ0F3UUZCZ2NJQ1FvTERBME9EeEFSRWhNVUZSWVhHQmth\
    R3h3ZEhoOCIsIm9yaWdpbiI6Imh0dHBzOi8vcG9ydGFsLnRlc3QiLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
const GOT_DATA: &str = "k1_S7zcrpHIgW6ZFzpPM5hL895QbeCBsbe4d4sdGLZsNAAAABw";
const SIGNATURE: &str =
    "MEQCIBqKqVrGjTokUvikLa7fdUqvAF3sM5MMG0qXMWCKALBOAiBuNBDYcZAc9YVJInjad80zsZli2IA7AOUE1bwlGwAykA";
const ID: &str = "dBtaKhbCUqSKtwUKYDA52Q";

/// Where the flags are in what an authenticator says.
const FLAGS: usize = 32;

fn challenge() -> [u8; 32] {
    std::array::from_fn(|at| u8::try_from(at).unwrap())
}

fn party() -> RelyingParty {
    RelyingParty::of("https://portal.test").unwrap()
}

fn created(client: &str, attestation: &str) -> Result<Registration, Fault> {
    Registration::parse(&format!(
        "{{\"id\":\"{ID}\",\"rawId\":\"{ID}\",\"type\":\"public-key\",\"response\":{{\"clientDataJSON\":\"{client}\",\
         \"attestationObject\":\"{attestation}\"}},\"clientExtensionResults\":{{}}}}"
    ))
}

fn got(handle: &str) -> Assertion {
    Assertion::parse(&format!(
        "{{\"id\":\"{ID}\",\"type\":\"public-key\",\"response\":{{\"clientDataJSON\":\"{GOT_CLIENT}\",\
         \"authenticatorData\":\"{GOT_DATA}\",\"signature\":\"{SIGNATURE}\",\"userHandle\":{handle}}}}}"
    ))
    .unwrap()
}

fn known() -> PasskeyFacts {
    register(&party(), &challenge(), &created(CREATED_CLIENT, ATTESTATION).unwrap()).unwrap()
}

/// The registration with its authenticator data changed.
fn bent(change: impl FnOnce(&mut Vec<u8>)) -> Registration {
    let mut new = created(CREATED_CLIENT, ATTESTATION).unwrap();
    change(&mut new.authenticator_data);
    new
}

/// What a browser says, with a part of it replaced.
fn client(json: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(json).unwrap();
    assert!(text.contains(from), "{text}");
    text.replace(from, to).into_bytes()
}

#[test]
fn a_passkey_is_added_and_shown() {
    let known = known();
    assert_eq!(known.credential_id, token::decode_any(ID).unwrap());
    assert_eq!((known.sign_count, known.backup_eligible, known.backed_up), (0, true, false));
    let after = verify(&party(), &challenge(), &known, &got("null")).unwrap();
    assert_eq!(after, PasskeyFacts { sign_count: 7, ..known });
    assert_eq!(got("\"AAEC\"").user_handle, Some(vec![0, 1, 2]));
    assert_eq!(got("\"\"").user_handle, None);
}

#[test]
fn it_answers_one_question_of_one_site() {
    let (known, new, shown) = (known(), created(CREATED_CLIENT, ATTESTATION).unwrap(), got("null"));
    let mut other = challenge();
    other[31] ^= 1;
    assert_eq!(register(&party(), &other, &new).unwrap_err(), Fault::Challenge);
    assert_eq!(verify(&party(), &other, &known, &shown).unwrap_err(), Fault::Challenge);
    for address in ["http://portal.test", "https://portal.test:8443", "https://www.portal.test"] {
        let elsewhere = RelyingParty::of(address).unwrap();
        assert_eq!(register(&elsewhere, &challenge(), &new).unwrap_err(), Fault::Origin, "{address}");
        assert_eq!(verify(&elsewhere, &challenge(), &known, &shown).unwrap_err(), Fault::Origin, "{address}");
    }
    let host = RelyingParty { id: "other.test".into(), ..party() };
    assert_eq!(register(&host, &challenge(), &new).unwrap_err(), Fault::RelyingParty);
    assert_eq!(verify(&host, &challenge(), &known, &shown).unwrap_err(), Fault::RelyingParty);
    // What was made for adding shows nothing, and the other way round.
    let swapped = Assertion { client_data: new.client_data.clone(), ..shown.clone() };
    assert_eq!(verify(&party(), &challenge(), &known, &swapped).unwrap_err(), Fault::Type);
    let swapped = Registration { client_data: shown.client_data.clone(), ..new.clone() };
    assert_eq!(register(&party(), &challenge(), &swapped).unwrap_err(), Fault::Type);
    for framed in ["\"crossOrigin\":true", "\"topOrigin\":\"https://portal.test\""] {
        let client_data = client(&new.client_data, "\"crossOrigin\":false", framed);
        assert_eq!(
            register(&party(), &challenge(), &Registration { client_data, ..new.clone() }).unwrap_err(),
            Fault::Origin
        );
    }
}

#[test]
fn somebody_must_be_there_and_say_who_it_is() {
    let (known, mut shown) = (known(), got("null"));
    for (bit, fault) in [(Flags::PRESENT, Fault::Presence), (Flags::VERIFIED, Fault::Verification)] {
        let new = bent(|data| data[FLAGS] ^= bit);
        assert_eq!(register(&party(), &challenge(), &new).unwrap_err(), fault);
        shown.authenticator_data[FLAGS] ^= bit;
        assert_eq!(verify(&party(), &challenge(), &known, &shown).unwrap_err(), fault);
        shown.authenticator_data[FLAGS] ^= bit;
    }
}

#[test]
fn the_flags_of_backups_hold_together() {
    let (known, mut shown) = (known(), got("null"));
    let new = bent(|data| data[FLAGS] ^= Flags::BACKUP_ELIGIBLE | Flags::BACKED_UP);
    assert_eq!(register(&party(), &challenge(), &new).unwrap_err(), Fault::Backup);
    shown.authenticator_data[FLAGS] ^= Flags::BACKUP_ELIGIBLE;
    assert_eq!(verify(&party(), &challenge(), &known, &shown).unwrap_err(), Fault::Backup);
}

#[test]
fn whatever_was_signed_otherwise_or_by_another_is_refused() {
    let (known, shown) = (known(), got("null"));
    let wrong = |known: &PasskeyFacts, shown: &Assertion| verify(&party(), &challenge(), known, shown).unwrap_err();
    let mut other = shown.clone();
    other.signature[20] ^= 1;
    assert_eq!(wrong(&known, &other), Fault::Signature);
    let mut other = shown.clone();
    other.authenticator_data[36] = 9;
    assert_eq!(wrong(&known, &other), Fault::Signature, "another counter");
    let other = Assertion { client_data: client(&shown.client_data, "false", "null "), ..shown.clone() };
    assert!(matches!(wrong(&known, &other), Fault::Signature | Fault::Unreadable));
    let other = Assertion { signature: Vec::new(), ..shown.clone() };
    assert_eq!(wrong(&known, &other), Fault::Signature);
    let mut stranger = known.clone();
    stranger.credential_id.push(0);
    assert_eq!(wrong(&stranger, &shown), Fault::Unknown);
    let mut stranger = known;
    stranger.public_key[1] ^= 1;
    assert_eq!(wrong(&stranger, &shown), Fault::Signature);
}

#[test]
fn a_counter_that_does_not_go_on_tells_of_a_copy() {
    for (before, fault) in [(6, None), (7, Some(Fault::Counter)), (8, Some(Fault::Counter))] {
        let known = PasskeyFacts { sign_count: before, ..known() };
        assert_eq!(verify(&party(), &challenge(), &known, &got("null")).err(), fault, "{before}");
    }
}

#[test]
fn keys_of_other_algorithms_and_points_that_are_none_are_refused() {
    // The key begins after host, flags, counter, make, length and id: kty, alg, crv, x, y.
    let key = 32 + 1 + 4 + 16 + 2 + 16;
    for (at, byte) in [(key + 2, 3), (key + 4, 0x27), (key + 6, 2), (key + 12, 0xff), (key + 1, 9)] {
        let new = bent(|data| data[at] = byte);
        assert_eq!(register(&party(), &challenge(), &new).unwrap_err(), Fault::Key, "{at}");
    }
}

#[test]
fn nothing_that_is_cut_off_long_or_no_answer_at_all_is_read() {
    let object = token::decode_any(ATTESTATION).unwrap();
    for length in 0..object.len() {
        let cut = token::encode(&object[..length]);
        assert!(created(CREATED_CLIENT, &cut).is_err(), "{length} bytes");
    }
    let longer = token::encode(&[object.as_slice(), &[0]].concat());
    assert_eq!(created(CREATED_CLIENT, &longer).unwrap_err(), Fault::Unreadable);
    let whole = bent(|_| {}).authenticator_data;
    for length in 0..whole.len() {
        let cut = bent(|data| data.truncate(length));
        assert!(register(&party(), &challenge(), &cut).is_err(), "{length} bytes");
    }
    assert_eq!(register(&party(), &challenge(), &bent(|data| data.push(0xa0))).unwrap_err(), Fault::Unreadable);
    // A length that no answer has, deep nesting, a map that never ends.
    for strange in [b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff".to_vec(), vec![0x81; 9000], b"\xbf".to_vec(), Vec::new()] {
        assert_eq!(created(CREATED_CLIENT, &token::encode(&strange)).unwrap_err(), Fault::Unreadable);
    }
    assert_eq!(created(CREATED_CLIENT, &"A".repeat(LONGEST_ANSWER)).unwrap_err(), Fault::Unreadable);
    for none in ["", "{}", "[]", "null", "{\"id\":\"\",\"type\":\"public-key\"}"] {
        assert_eq!(Registration::parse(none).unwrap_err(), Fault::Unreadable, "{none}");
        assert_eq!(Assertion::parse(none).unwrap_err(), Fault::Unreadable, "{none}");
    }
    // Another name than the one within.
    let mut new = bent(|_| {});
    new.credential_id[0] ^= 1;
    assert_eq!(register(&party(), &challenge(), &new).unwrap_err(), Fault::Unreadable);
    // What is shown brings no new key.
    let shown = Assertion { authenticator_data: whole, ..got("null") };
    assert_eq!(verify(&party(), &challenge(), &known(), &shown).unwrap_err(), Fault::Unreadable);
}

#[test]
fn hosts_that_are_numbers_have_no_passkeys() {
    for address in ["http://127.0.0.1:8080", "https://[::1]", "https://192.0.2.7", "nonsense"] {
        assert_eq!(RelyingParty::of(address), None, "{address}");
    }
    let here = RelyingParty::of("http://localhost:8080").unwrap();
    assert_eq!((here.id.as_str(), here.origin.as_str()), ("localhost", "http://localhost:8080"));
    assert_eq!(RelyingParty::of("https://portal.test:443/").unwrap(), party());
}
