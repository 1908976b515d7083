//! Charts that the server draws: shapes in the text's own color, told apart by being filled or not, so that they need no
//! style and are good in light and dark. The same numbers stand in a table beside them.

/// The height of the ground of columns.
const GROUND: i64 = 160;
/// Where the ground lies below the top.
const TOP: i64 = 20;
/// The width of a pair of columns with the gap after it.
const STEP: i64 = 56;
/// The width of a column.
const COLUMN: i64 = 20;

/// A column of a chart.
pub struct ChartColumn {
    /// Where it begins.
    pub x: i64,
    /// Where its top is.
    pub y: i64,
    /// How high it is.
    pub height: i64,
    /// Whether it is filled.
    pub filled: bool,
}

/// A pair of columns, and what they are of.
pub struct Pair {
    /// The two columns.
    pub columns: [ChartColumn; 2],
    /// Where the words begin, in the middle.
    pub middle: i64,
    /// The words below.
    pub label: String,
}

/// Pairs of columns side by side.
pub struct ColumnChart {
    /// How wide it is in all.
    pub width: i64,
    /// How high it is in all.
    pub height: i64,
    /// Where the columns stand.
    pub floor: i64,
    /// Where the words stand.
    pub words: i64,
    /// How wide a column is.
    pub column: i64,
    /// The greatest number, for the scale.
    pub most: i64,
    /// The pairs.
    pub pairs: Vec<Pair>,
}

impl ColumnChart {
    /// The chart of these pairs of numbers.
    #[must_use]
    pub fn of(pairs: Vec<(String, i64, i64)>) -> Self {
        let most = pairs.iter().map(|(_, one, other)| *one.max(other)).max().unwrap_or(0);
        let high = |number: i64| if most > 0 { number * GROUND / most } else { 0 };
        let floor = TOP + GROUND;
        let column = |x, number, filled| ChartColumn { x, y: floor - high(number), height: high(number), filled };
        let pair = |(place, (label, one, other)): (i64, (String, i64, i64))| {
            let x = place * STEP + 8;
            Pair { columns: [column(x, one, true), column(x + COLUMN, other, false)], middle: x + COLUMN, label }
        };
        let width = i64::try_from(pairs.len()).unwrap_or(0) * STEP;
        let pairs = (0..).zip(pairs).map(pair).collect();
        Self { width, height: floor + 24, floor, words: floor + 16, column: COLUMN, most, pairs }
    }
}

/// How long a bar of 100 is for `number`, where `most` is the longest.
#[must_use]
pub fn bar(number: i64, most: i64) -> i64 {
    if most > 0 { (number * 100 / most).max(1) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_number_is_as_high_as_the_ground_and_nothing_has_no_height() {
        let chart = ColumnChart::of(vec![("Jan".into(), 4, 0), ("Feb".into(), 2, 1)]);
        let heights: Vec<i64> = chart.pairs.iter().flat_map(|pair| &pair.columns).map(|one| one.height).collect();
        assert_eq!(heights, [GROUND, 0, GROUND / 2, GROUND / 4]);
        assert_eq!((chart.width, chart.most), (2 * STEP, 4));
    }

    #[test]
    fn a_chart_of_nothing_is_flat() {
        let chart = ColumnChart::of(vec![("Jan".into(), 0, 0)]);
        assert!(chart.pairs.iter().flat_map(|pair| &pair.columns).all(|column| column.height == 0));
        assert_eq!(bar(3, 0), 0);
        assert_eq!((bar(1, 1000), bar(10, 10)), (1, 100));
    }
}
