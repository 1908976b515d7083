//! Partner numbers (`docs/domain.md` §2.3): one global id per company, one location id per place.

/// The partner number that `typed` holds: 5 to 10 digits, not beginning with 0.
#[must_use]
pub fn parse_mpn_id(typed: &str) -> Option<i64> {
    let digits = typed.trim();
    let plain =
        (5..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if plain { digits.parse().ok() } else { None }
}

/// The partner number of a place that is added: 7 digits at least, as all are that are given out now.
#[must_use]
pub fn parse_location_mpn_id(typed: &str) -> Option<i64> {
    parse_mpn_id(typed).filter(|number| *number >= 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_digits_make_a_partner_number() {
        assert_eq!(parse_mpn_id(" 4100001 "), Some(4_100_001));
        for typed in ["", "41", "0410001", "41x0001", "+4100001", "41000011111", "４１００００１"] {
            assert_eq!(parse_mpn_id(typed), None, "{typed:?}");
        }
        assert_eq!((parse_location_mpn_id("410001"), parse_location_mpn_id("4100001")), (None, Some(4_100_001)));
    }
}
