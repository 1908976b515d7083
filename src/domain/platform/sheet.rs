//! Files in the form of tables: their encoding, their header, and whether each row has all of its cells.

use std::marker::PhantomData;

use csv::{ReaderBuilder, StringRecord};

use crate::domain::Text;

/// The columns of one kind of file.
pub trait Columns: Copy + Ord + 'static {
    /// All of them, in the order of the file.
    const COLUMNS: &'static [Self];
    /// How many of the last columns a file may leave out, all together.
    const OPTIONAL: usize = 0;
    /// The most rows of a file.
    const MOST_ROWS: usize;

    /// The column's name in the header.
    fn name(self) -> &'static str;

    /// The shortest header of such a file.
    #[must_use]
    fn header() -> String {
        let needed = Self::COLUMNS.len().saturating_sub(Self::OPTIONAL);
        Self::COLUMNS.iter().take(needed).map(|column| column.name()).collect::<Vec<_>>().join(",")
    }
}

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault<C> {
    /// The line of the file on which the row begins, the header being line 1.
    pub line: u64,
    /// The cell; `None` where it is the row as a whole.
    pub column: Option<C>,
    /// What is wrong with it.
    pub text: Text,
}

/// How many faults of a file are told; there are more where there is one more of them. Nobody mends thousands by hand, and
/// each takes room.
pub const MOST_FAULTS: usize = 1000;

/// Puts faults into the order of the file, and lets go of those that nobody is told of.
#[must_use]
pub fn in_order<C: Columns>(mut faults: Vec<RowFault<C>>) -> Vec<RowFault<C>> {
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults.truncate(MOST_FAULTS.saturating_add(1));
    faults
}

/// A row with a cell for every column.
pub struct SheetRow<C> {
    /// The line on which it begins.
    pub line: u64,
    record: StringRecord,
    columns: PhantomData<C>,
}

impl<C: Columns> SheetRow<C> {
    /// Whether the file has this column at all.
    #[must_use]
    pub fn has(&self, column: C) -> bool {
        C::COLUMNS.iter().position(|one| *one == column).is_some_and(|place| place < self.record.len())
    }

    /// A cell, without blanks around it.
    #[must_use]
    pub fn cell(&self, column: C) -> &str {
        let place = C::COLUMNS.iter().position(|one| *one == column);
        place.and_then(|place| self.record.get(place)).unwrap_or_default().trim()
    }
}

/// The rows that are whole, and what is wrong with the others.
pub struct Sheet<C> {
    /// The rows.
    pub rows: Vec<SheetRow<C>>,
    /// The faults.
    pub faults: Vec<RowFault<C>>,
}

/// Reads a file: UTF-8, comma-separated, with the header of all columns. Where more rows lack cells than anybody is told
/// of, the rest is not read.
///
/// # Errors
/// A fault of the file as a whole: nothing more can be said of it.
pub fn read<C: Columns>(bytes: &[u8]) -> Result<Sheet<C>, Vec<RowFault<C>>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        vec![whole(line_after(&String::from_utf8_lossy(good)), Text::new("sheet-fault-encoding"))]
    })?;
    // One kind of line end, so that lines are counted as editors count them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut table = Sheet { rows: Vec::new(), faults: Vec::new() };
    let (mut header, mut wanted) = (true, 0);
    for record in reader.records() {
        let Ok(record) = record else { return Err(vec![whole(1, Text::new("sheet-fault-encoding"))]) };
        let line = line_of(&record, &text);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if header {
            wanted = check_header::<C>(&record, line)?;
            header = false;
            continue;
        }
        if table.rows.len().saturating_add(table.faults.len()) >= C::MOST_ROWS {
            let most = i64::try_from(C::MOST_ROWS).unwrap_or(i64::MAX);
            return Err(vec![whole(line, Text::new("sheet-fault-too-many").count("max", most))]);
        }
        if record.len() == wanted {
            table.rows.push(SheetRow { line, record, columns: PhantomData });
        } else {
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let text =
                Text::new("sheet-fault-cells").count("count", count(record.len())).count("wanted", count(wanted));
            table.faults.push(whole(line, text));
            if table.faults.len() > MOST_FAULTS {
                break;
            }
        }
    }
    if header {
        return Err(vec![whole(1, Text::new("sheet-fault-empty"))]);
    }
    if table.rows.is_empty() && table.faults.is_empty() {
        return Err(vec![whole(2, Text::new("sheet-fault-no-rows"))]);
    }
    Ok(table)
}

/// Gives how many columns the file has.
fn check_header<C: Columns>(record: &StringRecord, line: u64) -> Result<usize, Vec<RowFault<C>>> {
    for length in [C::COLUMNS.len(), C::COLUMNS.len().saturating_sub(C::OPTIONAL)] {
        if record.iter().map(str::trim).eq(C::COLUMNS.iter().take(length).map(|column| column.name())) {
            return Ok(length);
        }
    }
    Err(vec![whole(line, Text::new("sheet-fault-header").with("columns", C::header()))])
}

/// The line on which a record's first cell stands: the reader's own count begins before the empty lines above it.
fn line_of(record: &StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else { return 1 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let above = text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
    position.line().saturating_add(u64::try_from(above).unwrap_or(0))
}

fn line_after(text: &str) -> u64 {
    let ends = text.replace("\r\n", "\n").matches(['\n', '\r']).count();
    u64::try_from(ends).unwrap_or(0).saturating_add(1)
}

const fn whole<C>(line: u64, text: Text) -> RowFault<C> {
    RowFault { line, column: None, text }
}
