//! The passwords that most people use. They are kept as hashes of folded words, so that one word stands for all that is
//! made of it with capitals, digits and signs; `scripts/common-passwords` makes them.

use unicode_normalization::UnicodeNormalization;

/// Hashes of 64 bits, big-endian, in order.
const COMMON: &[u8] = include_bytes!("common.bin");

/// Whether a password is one of those that most people use, or little more: with capitals, with digits and signs around
/// it, with digits for letters, or backwards.
pub(super) fn is_common(password: &str) -> bool {
    let plain: String = password.nfkc().flat_map(char::to_lowercase).collect();
    let end = plain.trim_end_matches(|sign: char| !sign.is_alphabetic());
    let core = plain.trim_matches(|sign: char| !sign.is_alphabetic());
    [fold(&plain), fold(&spelled(core)), fold(&spelled(end))].iter().any(|word| {
        let backwards: String = word.chars().rev().collect();
        is_listed(word) || is_listed(&backwards)
    })
}

/// Letters and digits alone, no digits at either end.
fn fold(plain: &str) -> String {
    let word: String = plain.chars().filter(|sign| sign.is_alphanumeric()).collect();
    word.trim_matches(|sign: char| sign.is_ascii_digit()).to_owned()
}

/// The letters that digits and signs stand for.
fn spelled(word: &str) -> String {
    let letter = |sign| match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    word.chars().map(letter).collect()
}

fn is_listed(word: &str) -> bool {
    let (listed, _) = COMMON.as_chunks::<8>();
    listed.binary_search_by_key(&fnv(word), |hash| u64::from_be_bytes(*hash)).is_ok()
}

/// FNV-1a: nothing here is secret, and no word is looked for that is not typed.
fn fnv(word: &str) -> u64 {
    word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_whole() {
        let (listed, rest) = COMMON.as_chunks::<8>();
        assert!(listed.len() > 20_000 && rest.is_empty());
        assert!(listed.is_sorted());
    }

    #[test]
    fn what_most_people_use_is_known_in_every_disguise() {
        for password in [
            "password1234",
            "Password123456!",
            "P@ssw0rd2026!!",
            "$unshine20301",
            "pass word 1234",
            "drowssap4321",
            "ｐａｓｓｗｏｒｄ１２３４",
            "Iloveyou!2026",
            "Администратор1",
            "MinhaSenha2026",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn words_that_nobody_else_puts_together_are_not_common() {
        for password in ["correct horse battery", "violet harbour lantern 42", "an orange umbrella", "длинный пароль 7"]
        {
            assert!(!is_common(password), "{password}");
        }
    }
}
