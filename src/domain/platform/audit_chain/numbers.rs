//! The numbers of records that were emptied of what they said of people, as the record of that names them.

use std::collections::BTreeMap;

/// Numbers in order, in words that a record keeps: `1-5 9`.
#[must_use]
pub fn in_words(numbers: &[i64]) -> String {
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let one = |(first, last): &(i64, i64)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    ranges.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The numbers that records name.
#[derive(Clone, Debug, Default)]
pub struct ErasedNumbers {
    /// Last numbers by first numbers; where two ranges begin together, the longer one.
    ranges: BTreeMap<i64, i64>,
}

impl ErasedNumbers {
    /// Takes in what a record names, which is the one of number `by`: none but those before it.
    pub fn add(&mut self, words: &str, by: i64) {
        for word in words.split(' ') {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            if let (Ok(first), Ok(last)) = (first.parse::<i64>(), last.parse::<i64>())
                && last < by
            {
                let known = self.ranges.entry(first).or_insert(last);
                *known = (*known).max(last);
            }
        }
    }

    /// Whether a record names this number. No number is erased twice, so the ranges of honest records never overlap.
    #[must_use]
    pub fn contains(&self, number: i64) -> bool {
        self.ranges.range(..=number).next_back().is_some_and(|(_, last)| number <= *last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_named_by_ranges_and_read_again() {
        assert_eq!(in_words(&[]), "");
        let numbers = [1, 2, 3, 7, 9, 10];
        let words = in_words(&numbers);
        assert_eq!(words, "1-3 7 9-10");
        let mut erased = ErasedNumbers::default();
        erased.add(&words, 11);
        let read: Vec<i64> = (0..20).filter(|number| erased.contains(*number)).collect();
        assert_eq!(read, numbers);
    }

    #[test]
    fn no_record_names_what_comes_after_it_nor_nonsense() {
        let mut erased = ErasedNumbers::default();
        erased.add("1-5 6 x 7-y -3", 6);
        assert!(erased.contains(5) && !erased.contains(6) && !erased.contains(7));
    }
}
