//! Check digits of registration numbers, where the rule is public and certain.

/// A rule that a country makes its check digits by.
#[derive(Clone, Copy, Debug)]
pub(super) enum CheckDigits {
    /// Brazil: CNPJ, of digits or, since July 2026, with letters (Instrução Normativa RFB 2.229/2024).
    Cnpj,
    /// Hungary: the first eight digits of a tax number, where it is a company's.
    Hungary,
    /// Russia: INN of a company (10 digits) or a person (12).
    Inn,
    /// Kazakhstan: BIN and IIN.
    Kazakhstan,
    /// Poland: NIP (10 digits) and PESEL (11); a court register number (KRS) begins with 0 and has none.
    Poland,
    /// Thailand: the number of 13 digits, of companies and people alike.
    Thailand,
    /// Turkey: VKN of a company (10 digits) or TCKN of a person (11).
    Turkey,
}

impl CheckDigits {
    /// The rule that the country file calls `name`; `None` where the numbers have no check digit that the portal knows.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "cnpj" => Self::Cnpj,
            "hungary" => Self::Hungary,
            "inn" => Self::Inn,
            "kazakhstan" => Self::Kazakhstan,
            "poland" => Self::Poland,
            "thailand" => Self::Thailand,
            "turkey" => Self::Turkey,
            _ => return None,
        })
    }

    /// Whether the check digits of `number`, which fits its country's pattern, are right.
    pub(super) fn hold(self, number: &str) -> bool {
        let values: Vec<u32> = number.chars().map(value).collect();
        let [.., before, last] = *values.as_slice() else { return false };
        match (self, values.len()) {
            (Self::Cnpj, _) => cnpj(&values, 12) == before && cnpj(&values, 13) == last,
            (Self::Hungary, 10) => true,
            (Self::Hungary, _) => weigh(&values, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
            (Self::Inn, 10) => weigh(&values, &[2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == last,
            (Self::Inn, _) => {
                weigh(&values, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == before
                    && weigh(&values, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == last
            }
            (Self::Kazakhstan, _) => kazakhstan(&values) == last,
            (Self::Poland, 10) => {
                values.first() == Some(&0) || weigh(&values, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == last
            }
            (Self::Poland, _) => weigh(&values, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10),
            (Self::Thailand, _) => {
                let sum = weigh(&values, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
                (11 - sum % 11) % 10 == last
            }
            (Self::Turkey, 10) => turkish_company(&values) == last,
            (Self::Turkey, _) => {
                weigh(&values, &[3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
                    && weigh(&values, &[1; 10]) % 10 == last
                    && values.first() != Some(&0)
            }
        }
    }
}

/// A digit's value; a letter's is its distance from `0` in ASCII, as the CNPJ takes it.
fn value(c: char) -> u32 {
    u32::from(c).saturating_sub(u32::from('0'))
}

/// The sum of the first digits, each times its weight.
fn weigh(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The check digit after the first characters of a CNPJ: weights 2 to 9 from the right, again and again, modulo 11.
fn cnpj(values: &[u32], characters: usize) -> u32 {
    let before = values.get(..characters).unwrap_or_default();
    let sum: u32 = before.iter().rev().zip((2..=9).cycle()).map(|(value, weight): (&u32, u32)| value * weight).sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

/// The check digit of a Kazakh number: a second row of weights decides where the first leaves 10.
fn kazakhstan(digits: &[u32]) -> u32 {
    match weigh(digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11 {
        10 => weigh(digits, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11,
        rest => rest,
    }
}

/// The check digit of a Turkish company's tax number.
fn turkish_company(digits: &[u32]) -> u32 {
    let places = digits.iter().take(9).zip([9_u32, 8, 7, 6, 5, 4, 3, 2, 1]);
    let sum: u32 = places
        .map(|(digit, place)| match (digit + place) % 10 {
            0 => 0,
            moved => match (moved << place) % 9 {
                0 => 9,
                rest => rest,
            },
        })
        .sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_hold_and_none_of_them_does_with_another_last_digit() {
        for (rule, number) in [
            (CheckDigits::Cnpj, "11222333000181"),
            (CheckDigits::Cnpj, "12ABC34501DE35"),
            (CheckDigits::Hungary, "12892312"),
            (CheckDigits::Inn, "7707083893"),
            (CheckDigits::Inn, "500100732259"),
            (CheckDigits::Kazakhstan, "971240001315"),
            (CheckDigits::Kazakhstan, "020240000555"),
            (CheckDigits::Poland, "8567346215"),
            (CheckDigits::Poland, "44051401359"),
            (CheckDigits::Thailand, "0107542000011"),
            (CheckDigits::Thailand, "3100600445635"),
            (CheckDigits::Turkey, "4540536920"),
            (CheckDigits::Turkey, "17291716060"),
        ] {
            let (body, last) = number.split_at(number.len() - 1);
            for digit in '0'..='9' {
                assert_eq!(rule.hold(&format!("{body}{digit}")), last == digit.to_string(), "{rule:?} {body}{digit}");
            }
        }
    }

    #[test]
    fn the_digits_after_the_first_eight_of_a_hungarian_number_and_a_polish_register_number_are_free() {
        assert!(CheckDigits::Hungary.hold("12892312241"));
        assert!(!CheckDigits::Hungary.hold("12892313241"));
        assert!(CheckDigits::Poland.hold("0000123456"));
    }
}
