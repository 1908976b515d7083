//! Which addresses are pages, for the way back from those that only take forms.

/// The patterns of all addresses that can be opened, with names in braces.
pub struct PagePatterns(Vec<&'static str>);

impl PagePatterns {
    /// Of these patterns.
    #[must_use]
    pub fn new(patterns: impl IntoIterator<Item = &'static str>) -> Self {
        Self(patterns.into_iter().collect())
    }

    /// The pattern of the page that has this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&'static str> {
        self.0.iter().copied().find(|pattern| matches(pattern, path))
    }

    /// The page to go back to from an address that only takes forms: the nearest one above it that can be opened.
    #[must_use]
    pub fn page_above<'a>(&self, path: &'a str) -> &'a str {
        let mut rest = path;
        while !rest.is_empty() {
            if self.find(rest).is_some() {
                return rest;
            }
            rest = rest.rsplit_once('/').map_or("", |(above, _)| above);
        }
        "/"
    }
}

/// Whether a path is one of those that a pattern stands for.
fn matches(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted == found || wanted.starts_with('{') && !found.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_braces_stands_for_one_part_of_a_path() {
        assert!(matches("/a/{id}", "/a/x") && matches("/a/b", "/a/b"));
        for path in ["/a", "/a/", "/a/x/y", "/b/x", ""] {
            assert!(!matches("/a/{id}", path), "{path}");
        }
    }
}
