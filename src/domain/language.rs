//! The languages the portal speaks.

text_enum! {
    /// A language of the portal, by its BCP 47 tag.
    Language {
        /// English.
        English => "en",
        /// Portuguese as written in Brazil.
        Portuguese => "pt-BR",
        /// Russian.
        Russian => "ru",
    }
}

impl Language {
    /// The language's name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Portuguese => "Português (Brasil)",
            Self::Russian => "Русский",
        }
    }

    /// The language that fits an `Accept-Language` header best (RFC 9110 §12.5.4); English if none does.
    #[must_use]
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0, Self::English);
        for range in accept.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let quality = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1000, per_mille);
            let primary = tag.split('-').next().unwrap_or_default();
            let language = match primary {
                "en" => Self::English,
                "pt" => Self::Portuguese,
                "ru" => Self::Russian,
                _ => continue,
            };
            if quality > best.0 {
                best = (quality, language);
            }
        }
        best.1
    }
}

/// A quality of `Accept-Language` (`0.8`) in thousandths; 0 for anything that is none.
fn per_mille(quality: &str) -> u16 {
    let mut parts = quality.trim().splitn(2, '.');
    let whole: u16 = parts.next().and_then(|w| w.parse().ok()).unwrap_or(0);
    let mut fraction = String::from(parts.next().unwrap_or_default());
    fraction.truncate(3);
    while fraction.len() < 3 {
        fraction.push('0');
    }
    whole.min(1) * 1000 + if whole == 0 { fraction.parse().unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_quality_wins_and_the_first_among_equals() {
        assert_eq!(Language::negotiate("ru;q=0.5, pt-PT;q=0.9, en;q=0.1"), Language::Portuguese);
        assert_eq!(Language::negotiate("ru, en"), Language::Russian);
        assert_eq!(Language::negotiate("de, fr;q=0.9"), Language::English);
        assert_eq!(Language::negotiate("ru;q=0"), Language::English);
        assert_eq!(Language::negotiate(""), Language::English);
    }
}
