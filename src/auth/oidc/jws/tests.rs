//! Tokens that were signed once, with keys of which nothing but what is published was kept.

use super::*;

const KEYS: &str = concat!(
    r#"{"keys":[{"kty":"RSA","kid":"r","use":"sig","n":"s2QwlsXuvkiqvUl0b9Q_EMcWNIjddPdNoUA0nVz-ZG_p-iQz_nV"#,
    r#"BKPxosoIry7HGFjAVz-DzSuerKDi6yK5poyiCwaq6tc6Zdf4G4cBcsrPhIDBODn-vFasXa_Heoaoa2Kh1mEU6KJ7Qjd32WXysQ-S"#,
    r#"-iUeUOvggy3AQtTDMKUWKqPi5Ay07NsFWJ46vXTP6TeWkvzbAkuolYsKST10BZsS04qzLb5nIo4ybWKtgCw1tbn6yZIBny7hUqIF"#,
    r#"-9VsnLQfCdxI2Pl3j44_p8WvjXq9sLEzD7i1u27u6iLOqnTI-bJ3l-x4sQvypDQh_A03wn1wTK2aKtwwn9Y61O9xjfQ","e":"AQ"#,
    r#"AB"},{"kty":"EC","kid":"e","use":"sig","alg":"ES256","crv":"P-256","x":"Q6OtgNbk8JAf3euarbY8NVS4CjTX"#,
    r#"5qVkIvb3x5guEiE","y":"xqIBEQ1lYCla4sgPnr684EC3YYXYLk6v0gTnLxCH2_U"},{"kty":"RSA","kid":"s","n":"2wUT"#,
    r#"VH6_9tEDcHxaFr3KOMlShhkTTI2-qKwCGezySsJ9laWCndqk_qDY1J5xat6mfAdbz5VEEP1zMyWZaPnX-7P9BGCyF-hcTSyQWTmQ"#,
    r#"eP2GZngvScNvUuEAvsoHZAzZWRQeCr8CN635shAYw_qPfQ19F-oFXHsHyCIScy36hes","e":"AQAB"},{"kty":"RSA","kid":"#,
    r#""enc","use":"enc","n":"s2QwlsXuvkiqvUl0b9Q_EMcWNIjddPdNoUA0nVz-ZG_p-iQz_nVBKPxosoIry7HGFjAVz-DzSuerK"#,
    r#"Di6yK5poyiCwaq6tc6Zdf4G4cBcsrPhIDBODn-vFasXa_Heoaoa2Kh1mEU6KJ7Qjd32WXysQ-S-iUeUOvggy3AQtTDMKUWKqPi5A"#,
    r#"y07NsFWJ46vXTP6TeWkvzbAkuolYsKST10BZsS04qzLb5nIo4ybWKtgCw1tbn6yZIBny7hUqIF-9VsnLQfCdxI2Pl3j44_p8WvjX"#,
    r#"q9sLEzD7i1u27u6iLOqnTI-bJ3l-x4sQvypDQh_A03wn1wTK2aKtwwn9Y61O9xjfQ","e":"AQAB"},{"kty":"OKP","kid":"o"#,
    r#"","crv":"Ed25519","x":"AAAA"},{"kty":7}]}"#,
);
const RS256: &str = concat!(
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInIifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.a3TVj1DPAhbbXLuwH6qsOEZqZARgHo2yA4znU92ws8U1441wksxCEqCmIw3FR2Qrnv8WsDv6N9jbEFltM",
    "wD0QSzLU-1uO9NjjrtRsP-S6kCaXJMfB2HYZQMWQA_8FULls1p4QSrLa_oJWNk7-qZBK7IjGVMFDEHQ9RIEFYKy6zn9oPqVek7XagIwk3-",
    "XFPZ-4k8OBnIO8gxCwqmbNTs4bpBbPsUOoofTydahKHs8w0Qo1F7cLbTi1Vmf5GdaB7hUQa431B9R9fJ0yYCtfNnL4hsbMoYiU0-fasphi",
    "GNSoCdNrxSsUqAY9USG0kpMCnB_n0tU9M3w5UZYc0XmLgKblA",
);
const PS256: &str = concat!(
    "eyJhbGciOiAiUFMyNTYiLCAia2lkIjogInIifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.d5fRV6FqDe3kKVgayY9hEJCiFxaj3abquNc53E_uEDbdfR9GrppIMA5Sow9eg-bLuc-i5mEGm5EeZXUzV",
    "s4djPPyYBRcB_GD_CrS2I7rxGzgTWA2QX2Uc_Kn1jHRKRYGbkY_11u1iccO8MeyOZ4yhxFLyKJE9zrxeoLj0GKadNeKSo4hqxKreEs_Eg3",
    "HnO2ZbzWjVxcJ0NPAA84SrutmrQf2jIiR9eyLgB8cLV2l6OgcR1QhONTrQ8NUYufHpukedx1x66dUMjZ4wQ4V0HX9gX5ur6VCfkTNsD4jf",
    "NSqx00npHJjVB7UvEZLa4bhlCMNo59VoNtnIvQEsL8uIKYApA",
);
const ES256: &str = concat!(
    "eyJhbGciOiAiRVMyNTYiLCAia2lkIjogImUifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.eqs5bc6T0uJGUXtGCf_oG-WoW3ZgQXPuLyEAxXrNcMSfjucaInis3uqwa-PktXuZS6BPPyFCXwFNirV6X",
    "jpJIg",
);
const NO_KID: &str = concat!(
    "eyJhbGciOiAiRVMyNTYifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCAic3ViIjogInBlcnN",
    "vbi0xIn0.0GOE_qNE9nV2Nua6sVFC2_aYzFXMjq0xW_C2Yg4zUEwi0Ac4dZqmVANjCGdlNNaR6NvBxt_RPOaTG-oni4-tZA",
);
const DER: &str = concat!(
    "eyJhbGciOiAiRVMyNTYiLCAia2lkIjogImUifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.MEUCIG-7GHtIx5RWzQXcR8C44y_Dyl1O5xbgR1fp2NMP81WzAiEAtDvTcHHfjmMXB4Cw6mLhf9pTLjHdo",
    "BzIuXN38cxaR-4",
);
const HS256: &str = concat!(
    "eyJhbGciOiAiSFMyNTYiLCAia2lkIjogInIifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.lKElT11Su5JrYlvo2-WPqFj1nBr9prkOfrfq8VRALGY",
);
const RS384: &str = concat!(
    "eyJhbGciOiAiUlMzODQiLCAia2lkIjogInIifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.F6wuDoD91pD97aNFN7ad1DyYpIf27FC0Pm1WBPoVoBhwnf-bnQnHe_RJRmtTIfQvxou23iCP85wonIaji",
    "MNMQl_NVHPWTar0bPnTdsrI3TGZi-N49DczC_pEpr-RK9C81jyNSzvSyspVt-qi_D7f3vs-MbdqmPTP7Hx6fTNMx0lZXeyEzUTETY1sFzT",
    "xKLeniHWQ8kjJr_orc3djRQ0vUUCmzyBreRI5s466W7qjfOGfnmSE3H1-owPDu5aXeIIWVQIsf2OpFPwjGT59bXUL8Bofwz2jlD2o5B2Xf",
    "EZhhVMfnUQKyOCL_kngRlDtQUtjZkz1x1J4WMAS5lIEfZubCw",
);
const SMALL: &str = concat!(
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInMifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.ET_6Djelc4dY3SF879y0ur5pWbqqc1BZaQj07obs-L1PCTCFhk7ncFFxihmt7Zjt5wemsCt1HiCUBY-kw",
    "26IHnpV2OPSUupZOZ7DJ_q0OZVrJ7G4tuGM9gOtXz9MAoXaZEBpbiuPHpLycoBk8xvT7OGpakTTopf60UDTyZgA8Kw",
);
const ENC: &str = concat!(
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogImVuYyJ9.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iL",
    "CAic3ViIjogInBlcnNvbi0xIn0.afkVCEsPsCZxGsvWiH2SKF4imdXAEKfN9jH_DrpYjT5a5moIAKYjG_o4ZctU2IiHcmw5sQ5IIr4V0DL",
    "5LBoC8umHTmsU3SJpZKhk-RbxmczRFTJ6L_ZYXomJjoYKXMwwu4iARMb6F8Ni82-aniCSG0xb18tIls3MTOiT5gwkyHqowYvh_Lsn3a4nu",
    "FikAC_6T-zsj-yi-Ec4_gPcWOSXdnbSeOhYIuXGD6lIg6aaViskj5Ew1cwxR-PImG0JLQejqj_2hhTXv1Ji-lCcmXblU5nkJGqIzaEMZLy",
    "qTK_LxQO6bpfeFvcgJwD3qWharU8ubfpVNviUgm3PnYny3goM0g",
);
const OTHER_KEY: &str = concat!(
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogIm5ldyJ9.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iL",
    "CAic3ViIjogInBlcnNvbi0xIn0.gR_tlb9PXB94LHCi2AZorQ1A_J9CQxKogku_LvKBUvejSTCuK8Ef7VOLiCiZhB8wpaorbYHppKncfRf",
    "-bRajKiVC2O_b8Y5oQJVSVuFcxOpPM1LSxhBcBcvUCnsGDCgRq7LumgpU-QL6EDRWCTa0NN5ksqyOt4PoQ11khPtMMbgsuCjD_528cfXwk",
    "vCkqZRbZQs1qli8-x2qSPtyVked7Z_Y4q1npFqE0-RnuKvFyLU1q5f2DwyP0LxQG6eTV1Gkmt1_7ALhgYN6Cnizt4fCRm0nKJltMsLCotr",
    "q9PHxSmddJ9rredI_nduiOerTlCHPZU2XnaYz6z3BO9SiN_fAhQ",
);
const MIXED: &str = concat!(
    "eyJhbGciOiAiRVMyNTYiLCAia2lkIjogInIifQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF1ZCI6ICJ0YW5kZW0iLCA",
    "ic3ViIjogInBlcnNvbi0xIn0.I-eQWmlbChgo3I0kiVxZJzSaWwAL3VgaDL2yHr92QkBl9j0ArAnDyv8Xc-4dqiGHmIC23yuj_JEVAhgD7",
    "-aWag",
);
const CRIT: &str = concat!(
    "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInIiLCAiY3JpdCI6IFsieCJdfQ.eyJpc3MiOiAiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwgImF",
    "1ZCI6ICJ0YW5kZW0iLCAic3ViIjogInBlcnNvbi0xIn0.HQR503JL-70bByV7pbfScLCk_cPUBdYKOmnwiu2Z4-U4EGAwvmqIRRPkCXTru",
    "qmz3BzQ50edEBM9HJWZJTdcA1qBw4fhNXd5_RES-EVJogHVWX1h9bxVODfZaFBoC_Uu-P0HQVSnUPBXyIgB5RzbtWvVIeXQo8-1n-5SUcP",
    "WQtOQoCx9T8us4P4gQMcXb892rjUe-FrrqpxI8qA5MPKK7DMf8vJy2mvzFFZaT_tjMF3gDlUNGJUzaCN2tEyuC5vxpdp7LLQMScVgG249z",
    "pt7nbQNJa2T1fqsn03kOLMDVPSy4Wljyo5vQENAGB2eL5pYcPttnlZRTscFjemniiCOTw",
);

fn verify(token: &str) -> Result<String, Unverified> {
    ProviderKeys::parse(KEYS.as_bytes()).unwrap().verify(token).map(|claims| claims.sub.unwrap())
}

#[test]
fn what_a_key_of_the_set_has_signed_is_believed() {
    for token in [RS256, PS256, ES256, NO_KID] {
        assert_eq!(verify(token).as_deref(), Ok("person-1"), "{token}");
    }
}

#[test]
fn other_ways_to_sign_are_none() {
    let unsigned = |alg: &str| {
        let header = crate::auth::token::encode(format!("{{\"alg\":\"{alg}\"}}").as_bytes());
        format!("{header}.{}.", RS256.split('.').nth(1).unwrap())
    };
    for token in [HS256, RS384, &unsigned("none"), &unsigned("None"), &unsigned("NONE"), &unsigned("")] {
        assert_eq!(verify(token), Err(Unverified::Fault(ProviderFault::Algorithm)), "{token}");
    }
    // Without a signature it is none by any of the ways that are taken.
    assert_eq!(verify(&unsigned("RS256")), Err(Unverified::Fault(ProviderFault::Signature)));
}

#[test]
fn a_key_signs_only_what_it_is_for() {
    assert_eq!(verify(OTHER_KEY), Err(Unverified::UnknownKey));
    assert_eq!(verify(ENC), Err(Unverified::UnknownKey), "a key for secrets signs nothing");
    assert_eq!(verify(MIXED), Err(Unverified::UnknownKey), "an RSA key signs nothing by ES256");
    assert_eq!(verify(SMALL), Err(Unverified::Fault(ProviderFault::Signature)), "1024 bits are too few");
    assert_eq!(verify(DER), Err(Unverified::Fault(ProviderFault::Signature)), "a signature of another form");
    assert_eq!(verify(CRIT), Err(Unverified::Fault(ProviderFault::Malformed)));
}

#[test]
fn whatever_was_changed_after_signing_is_found() {
    for good in [RS256, PS256, ES256] {
        let parts: Vec<&str> = good.split('.').collect();
        let payload = crate::auth::token::encode(br#"{"iss":"https://login.example","aud":"tandem","sub":"person-2"}"#);
        let changed = format!("{}.{payload}.{}", parts[0], parts[2]);
        assert_eq!(verify(&changed), Err(Unverified::Fault(ProviderFault::Signature)));
        let cut = &good[..good.len() - 4];
        assert!(verify(cut).is_err());
        // Another way with the same key is another signature.
        let other = if good == RS256 { PS256 } else { RS256 };
        let swapped = format!("{}.{}.{}", parts[0], parts[1], other.split('.').nth(2).unwrap());
        assert!(verify(&swapped).is_err());
    }
}

#[test]
fn what_is_no_token_is_malformed() {
    let long = "a".repeat(LONGEST + 1);
    for token in ["", "a", "a.b", "..", "a.b.c.d", "!.!.!", &format!("{RS256}.x"), &long] {
        assert_eq!(verify(token), Err(Unverified::Fault(ProviderFault::Malformed)), "{token:.40}");
    }
    assert!(
        ProviderKeys::parse(b"[]").is_none()
            && ProviderKeys::parse(b"{}").is_none()
            && ProviderKeys::parse(b"\xff").is_none()
    );
}
