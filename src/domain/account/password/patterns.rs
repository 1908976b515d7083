//! What fingers find by themselves: runs of digits and letters, rows of keys, and the same piece over and over.

use super::MIN_LENGTH;

/// Rows of keys and of letters, along which runs go in either direction; digits go round.
const ROWS: [&str; 40] = [
    "012345678901234567890123456789",
    "13579",
    "02468",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю.",
    "!@#$%^&*()",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik,",
    "9ol.",
    "0p;/",
    "1йфя",
    "2цыч",
    "3увс",
    "4кам",
    "5епи",
    "6нрт",
    "7гоь",
    "8шлб",
    "9щдю",
    "0зж.",
    "147",
    "258",
    "369",
    "159",
    "357",
    "753",
];

/// How many steps the longest way to a password has that is refused: each run or row is one of them.
pub(super) const FEW: usize = 6;

/// Whether a password is little more than runs and rows, or a short piece over and over.
pub(super) fn is_pattern(password: &str) -> bool {
    let signs: Vec<char> = password.to_lowercase().chars().collect();
    let piece = piece(&signs);
    // What is too short gets no better by being typed over and over.
    piece.len() < signs.len() && piece.len() < MIN_LENGTH || steps(piece) < FEW
}

/// How many runs, rows and single signs a text consists of; a sign that is doubled counts once.
pub(super) fn steps(signs: &[char]) -> usize {
    let mut single = signs.to_vec();
    single.dedup();
    let (mut rest, mut steps) = (single.as_slice(), 0);
    while !rest.is_empty() {
        rest = rest.get(run(rest)..).unwrap_or_default();
        steps += 1;
    }
    steps
}

/// How long the run is that a text begins with: three signs at least, or else one.
fn run(text: &[char]) -> usize {
    let longest = ROWS.iter().flat_map(|row| {
        let along: Vec<char> = row.chars().collect();
        let back: Vec<char> = row.chars().rev().collect();
        [common_length(text, &along), common_length(text, &back)]
    });
    longest.max().filter(|length| *length >= 3).unwrap_or(1)
}

/// How much of its beginning a text has in common with a row, wherever that begins.
fn common_length(text: &[char], row: &[char]) -> usize {
    let from = |start: usize| text.iter().zip(row.iter().skip(start)).take_while(|(one, other)| one == other).count();
    (0..row.len()).map(from).max().unwrap_or(0)
}

/// The shortest piece that makes the text when it is repeated, twice at least; the text itself where there is none.
fn piece(text: &[char]) -> &[char] {
    let repeats = |length: &usize| {
        text.get(..*length).is_some_and(|piece| text.iter().zip(piece.iter().cycle()).all(|(one, other)| one == other))
    };
    (1..=text.len() / 2).find(repeats).and_then(|length| text.get(..length)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_rows_are_patterns_in_either_direction_doubled_and_joined() {
        for password in [
            "123456789012345",
            "987654321098",
            "112233445566",
            "abcdefghijklmn",
            "qwertyuiop123",
            "poiuytrewqlkjhgfdsa",
            "qqwweerrttyyuu",
            "QwertyQwerty",
            "1qaz2wsx3edc",
            "asdfghjkl;'!",
            "йцукенгшщзхъ",
            "ъхзщшгнекуцй",
            "фывапролджэ1",
            "147258369147",
            "abc123abc123abc",
            "aaaabbbbccccdddd",
            "x1y2z3x1y2z3",
            "passwordpassword",
        ] {
            assert!(is_pattern(password), "{password}");
        }
    }

    #[test]
    fn words_are_no_patterns() {
        for password in [
            "correct horse battery",
            "tree weed poppies",
            "violet harbour lantern 42",
            "длинный пароль 7",
            "8f2K-91qz-77Lm",
            "correct horse correct horse",
        ] {
            assert!(!is_pattern(password), "{password}");
        }
    }
}
