//! Charts that the server draws: columns by month, and bars. Colors and the difference between series come from the
//! stylesheet (`static/theme/_chart.scss`); every column has its number on it, and the same numbers stand in a table below.

use askama::{Template, filters::HtmlSafe};
use chrono::{Datelike, NaiveDate};

use super::View;
use crate::domain::list::Count;

/// The height of the ground of columns.
const GROUND: i64 = 144;
/// Where the ground begins below the top: the number on the highest column stands there.
const TOP: i64 = 20;
/// Where the ground begins beside the left edge: what the lines stand for is written there.
const LEFT: i64 = 40;
/// How many lines there are above the floor.
const LINES: i64 = 4;
/// How high a column is that stands for something, at least.
const LEAST: i64 = 3;
/// How many months the narrow drawing has room for.
const NARROW_MONTHS: usize = 6;

/// A month, and what is counted of it: a number for each series.
pub type MonthNumbers = (NaiveDate, Vec<Count>);

/// Columns by month, with the words around them.
#[derive(Template)]
#[template(path = "components/chart.html")]
pub struct Chart<'a> {
    view: &'a View,
    /// Makes the ids of its parts.
    id: &'static str,
    title: &'a str,
    /// What the columns of a month are, from left to right.
    series: Vec<&'a str>,
    months: Vec<Month<'a>>,
    wide: Drawing,
    narrow: Drawing,
}

// It escapes what it holds itself.
impl HtmlSafe for Chart<'_> {}

/// A line of the table.
struct Month<'a> {
    name: &'a str,
    year: i32,
    numbers: Vec<Count>,
}

/// The columns in one of two widths, between which the page chooses: the least that it takes to tell months apart.
struct Drawing {
    width: i64,
    height: i64,
    left: i64,
    floor: i64,
    lines: Vec<(i64, i64)>,
    groups: Vec<Group>,
}

/// The columns of a month.
struct Group {
    middle: i64,
    name: String,
    columns: Vec<Column>,
}

/// A column.
struct Column {
    series: usize,
    x: i64,
    y: i64,
    width: i64,
    height: i64,
    middle: i64,
    number: Count,
}

impl<'a> Chart<'a> {
    /// The chart of these months, the oldest first, each with a number for each of these series: one or two.
    #[must_use]
    pub fn by_month(
        view: &'a View,
        (id, title): (&'static str, &'a str),
        series: Vec<&'a str>,
        months: &[MonthNumbers],
    ) -> Self {
        let named: Vec<(String, Vec<Count>)> =
            months.iter().map(|(day, numbers)| (month_name(view, *day).to_owned(), numbers.clone())).collect();
        let recent = named.get(named.len().saturating_sub(NARROW_MONTHS)..).unwrap_or_default();
        Self {
            view,
            id,
            title,
            series,
            months: months
                .iter()
                .map(|(day, numbers)| Month {
                    name: month_name(view, *day),
                    year: day.year(),
                    numbers: numbers.clone(),
                })
                .collect(),
            wide: Drawing::of(640, &named),
            narrow: Drawing::of(320, recent),
        }
    }

    /// What a drawing shows, for whoever does not see it.
    fn described(&self, drawing: &Drawing) -> String {
        let months: Vec<String> = drawing.groups.iter().map(|group| self.described_month(group)).collect();
        format!("{}. {}", self.title, months.join("; "))
    }

    fn described_month(&self, group: &Group) -> String {
        let numbers: Vec<String> =
            self.series.iter().zip(&group.columns).map(|(name, column)| format!("{name} {}", column.number)).collect();
        format!("{}: {}", group.name, numbers.join(", "))
    }
}

impl Drawing {
    /// Where the middle of a month stands in a drawing of any width, in percent of it.
    fn share(&self, group: &Group) -> String {
        let mille = group.middle * 1000 / self.width;
        format!("{}.{}", mille / 10, mille % 10)
    }

    fn of(width: i64, months: &[(String, Vec<Count>)]) -> Self {
        let most = months.iter().flat_map(|(_, numbers)| numbers).map(|number| size(*number)).max().unwrap_or(0);
        let step = step_for(most);
        let floor = TOP + GROUND;
        let each = (width - LEFT) / i64::try_from(months.len()).unwrap_or(1).max(1);
        let groups = (0..)
            .zip(months)
            .map(|(place, (name, numbers))| Group::of(name, numbers, (LEFT + place * each, each), step * LINES))
            .collect();
        let lines = (1..=LINES).map(|line| (floor - line * GROUND / LINES, line * step)).collect();
        Self { width, height: floor + 24, left: LEFT, floor, lines, groups }
    }
}

impl Group {
    fn of(name: &str, numbers: &[Count], (x, width): (i64, i64), top: i64) -> Self {
        let many = i64::try_from(numbers.len()).unwrap_or(1).max(1);
        let column = ((width - 8) / many).clamp(8, 22);
        let begin = x + (width - column * many) / 2;
        let floor = TOP + GROUND;
        let columns = numbers.iter().enumerate().map(|(series, number)| {
            let place = i64::try_from(series).unwrap_or(0);
            let height = match size(*number) * GROUND / top.max(1) {
                _ if size(*number) == 0 => 0,
                height => height.clamp(LEAST, GROUND),
            };
            let x = begin + place * column;
            Column {
                series: series + 1,
                x: x + 1,
                y: floor - height,
                width: column - 2,
                height,
                middle: x + column / 2,
                number: *number,
            }
        });
        Self { middle: x + width / 2, name: name.to_owned(), columns: columns.collect() }
    }
}

/// How many there are, as far as they are counted.
fn size(number: Count) -> i64 {
    number.exactly().unwrap_or(Count::MOST)
}

/// What each of the lines adds, so that the highest column stays below the last: 1, 2 or 5, or ten times that and so on.
fn step_for(most: i64) -> i64 {
    let mut unit = 1;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if step * LINES >= most {
                return step;
            }
        }
        unit *= 10;
    }
}

/// The name of a month as it stands alone.
/// What a month is called, by one of its days.
pub fn month_name(view: &View, day: NaiveDate) -> &str {
    const NAMES: [&str; 12] = [
        "chart-month-1",
        "chart-month-2",
        "chart-month-3",
        "chart-month-4",
        "chart-month-5",
        "chart-month-6",
        "chart-month-7",
        "chart-month-8",
        "chart-month-9",
        "chart-month-10",
        "chart-month-11",
        "chart-month-12",
    ];
    let place = usize::try_from(day.month0()).unwrap_or(0);
    view.t(NAMES.get(place).copied().unwrap_or("chart-month-1"))
}

/// The length of a bar that stands for all of something.
const WHOLE: i64 = 160;

/// A bar, as long as its part of the whole. What it stands for is written beside it.
#[derive(Template)]
#[template(
    source = r#"<svg class="chart-bar" aria-hidden="true" viewBox="0 0 162 14" width="162" height="14">{% if part < whole %}<rect class="chart-rest" x="1" y="1" width="{{ whole }}" height="12"/>{% endif %}{% if part > 0 %}<rect class="chart-column chart-series-1" x="1" y="1" width="{{ part }}" height="12"/>{% endif %}</svg>"#,
    ext = "html"
)]
pub struct Bar {
    part: i64,
    whole: i64,
}

impl HtmlSafe for Bar {}

impl Bar {
    /// A bar of a ranking, where `most` has the longest one.
    #[must_use]
    pub const fn ranked(number: i64, most: i64) -> Self {
        let part = length(number, most);
        Self { part, whole: part }
    }

    /// A bar for what is used of something, with the outline of what is left.
    #[must_use]
    pub const fn used(used: i64, all: i64) -> Self {
        Self { part: length(used, all), whole: WHOLE }
    }
}

const fn length(number: i64, most: i64) -> i64 {
    if number <= 0 || most <= 0 {
        return 0;
    }
    let length = number * WHOLE / most;
    if length < 1 {
        1
    } else if length > WHOLE {
        WHOLE
    } else {
        length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(numbers: &[[i64; 2]]) -> Vec<(String, Vec<Count>)> {
        numbers.iter().map(|pair| ("May".to_owned(), pair.map(Count::from).to_vec())).collect()
    }

    fn heights(drawing: &Drawing) -> Vec<i64> {
        drawing.groups.iter().flat_map(|group| &group.columns).map(|column| column.height).collect()
    }

    #[test]
    fn columns_are_as_high_as_the_lines_say_and_nothing_has_no_height() {
        let drawing = Drawing::of(640, &months(&[[4, 0], [2, 1]]));
        assert_eq!(heights(&drawing), [GROUND, 0, GROUND / 2, GROUND / 4]);
        assert_eq!(drawing.lines.iter().map(|(_, stands_for)| *stands_for).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(heights(&Drawing::of(320, &months(&[[0, 0]]))).iter().all(|height| *height == 0));
        let little = heights(&Drawing::of(320, &months(&[[10_000, 1]])));
        assert_eq!(little.get(1), Some(&LEAST), "one of ten thousand is seen still");
    }

    #[test]
    fn more_than_is_counted_is_as_high_as_what_is_counted() {
        let drawing = Drawing::of(640, &months(&[[10_001, 10_000]]));
        assert_eq!(heights(&drawing), [GROUND / 2, GROUND / 2]);
    }

    #[test]
    fn lines_stand_for_round_numbers_that_the_highest_column_stays_below() {
        for (most, step) in [(0, 1), (4, 1), (5, 2), (8, 2), (9, 5), (21, 10), (75, 20), (81, 50), (10_000, 5_000)] {
            assert_eq!(step_for(most), step, "{most}");
        }
    }

    #[test]
    fn columns_stay_within_their_month_and_months_within_the_drawing() {
        for (width, many) in [(640, 12), (320, 6), (320, 12)] {
            let drawing = Drawing::of(width, &months(&vec![[7, 3]; many]));
            let mut end = LEFT;
            for column in drawing.groups.iter().flat_map(|group| &group.columns) {
                assert!(column.x >= end && column.x + column.width <= width, "{width} {many}");
                end = column.x + column.width;
            }
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_part() {
        assert_eq!([length(5, 10), length(1, 1000), length(3, 0), length(11, 10)], [WHOLE / 2, 1, 0, WHOLE]);
    }
}
