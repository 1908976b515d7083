//! The file as a table: its encoding, its header, and whether each row has all of its cells.

use csv::{ReaderBuilder, StringRecord};

use super::{Column, RowFault};
use crate::domain::text::Text;

/// A row with a cell for every column.
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    record: StringRecord,
}

impl Row {
    /// A cell, without blanks around it.
    pub(super) fn cell(&self, column: Column) -> &str {
        let place = Column::ALL.iter().position(|one| *one == column);
        place.and_then(|place| self.record.get(place)).unwrap_or_default().trim()
    }
}

/// The rows that are whole, and what is wrong with the others.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) faults: Vec<RowFault>,
}

/// Reads the table.
///
/// # Errors
/// A fault of the file as a whole: nothing more can be said of it.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Vec<RowFault>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        vec![whole(line_after(&String::from_utf8_lossy(good)), Text::new("catalog-fault-encoding"))]
    })?;
    // One kind of line end, so that lines are counted as editors count them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut table = Table { rows: Vec::new(), faults: Vec::new() };
    let mut header = true;
    for record in reader.records() {
        let Ok(record) = record else { return Err(vec![whole(1, Text::new("catalog-fault-encoding"))]) };
        let line = line_of(&record, &text);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if header {
            check_header(&record, line)?;
            header = false;
        } else if record.len() == Column::ALL.len() {
            table.rows.push(Row { line, record });
        } else {
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let text = Text::new("catalog-fault-cells")
                .count("count", count(record.len()))
                .count("wanted", count(Column::ALL.len()));
            table.faults.push(whole(line, text));
        }
    }
    if header {
        return Err(vec![whole(1, Text::new("catalog-fault-empty"))]);
    }
    if table.rows.is_empty() && table.faults.is_empty() {
        return Err(vec![whole(2, Text::new("catalog-fault-no-rows"))]);
    }
    Ok(table)
}

fn check_header(record: &StringRecord, line: u64) -> Result<(), Vec<RowFault>> {
    let names = Column::ALL.iter().map(|column| column.as_str());
    if record.len() == Column::ALL.len() && record.iter().map(str::trim).eq(names.clone()) {
        return Ok(());
    }
    let wanted = names.collect::<Vec<_>>().join(",");
    Err(vec![whole(line, Text::new("catalog-fault-header").with("columns", wanted))])
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

fn whole(line: u64, text: Text) -> RowFault {
    RowFault { line, column: None, text }
}
