//! Tables as files for spreadsheets: quoted as RFC 4180 says, marked as UTF-8, and with nothing in them that a
//! spreadsheet would calculate.
//!
//! A short table is one [`SheetWriter`] and a [`download`]. A long one is sent [`piece_by_piece`], so that it is never held as
//! a whole.

use std::{
    borrow::Cow,
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll},
};

use ::csv::{QuoteStyle, Terminator, WriterBuilder};
use actix_web::{
    HttpResponse,
    body::{BodySize, MessageBody},
    http::header,
    rt,
    web::Bytes,
};
use chrono::NaiveDate;
use tokio::sync::mpsc::{Receiver, channel};

use super::error::WebError;
use crate::domain::Error;

/// By this mark spreadsheets know that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What ends a cell for the spreadsheets of some countries: a row that holds it is quoted as a whole.
const OTHER_SEPARATORS: [char; 3] = [';', '\t', '|'];

/// Rows on their way into a file: the whole of it, or a piece.
pub struct SheetWriter(Vec<u8>);

impl SheetWriter {
    /// The beginning of a file: the heads of its columns, in the reader's language.
    ///
    /// # Errors
    /// [`Error::Internal`] where a row can't be written.
    pub fn headed(heads: &[&str]) -> Result<Self, Error> {
        let mut sheet = Self(BYTE_ORDER_MARK.as_bytes().to_vec());
        sheet.row(heads)?;
        Ok(sheet)
    }

    /// A later piece of a file: rows alone.
    #[must_use]
    pub const fn continued() -> Self {
        Self(Vec::new())
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`Error::Internal`] where it can't be written.
    pub fn row(&mut self, cells: &[&str]) -> Result<(), Error> {
        let splits = cells.iter().any(|cell| cell.contains(OTHER_SEPARATORS));
        let quotes = if splits { QuoteStyle::Always } else { QuoteStyle::Necessary };
        let mut line = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(quotes)
            .buffer_capacity(512)
            .from_writer(&mut self.0);
        let written = line.write_record(cells.iter().map(|cell| neutralize(cell).into_owned()));
        written.map_err(|error| Error::Internal(error.to_string()))?;
        line.flush().map_err(|error| Error::Internal(error.to_string()))
    }

    /// What has been written.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        Bytes::from(self.0)
    }
}

/// A cell that a spreadsheet takes for text: where it would begin a formula, an apostrophe stands before it. What is a
/// negative number and nothing else stays one: other programs add it up.
fn neutralize(cell: &str) -> Cow<'_, str> {
    // The wide forms are what some spreadsheets take for the narrow ones.
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.strip_prefix('-').is_some_and(is_number) {
        return Cow::Borrowed(cell);
    }
    if cell.starts_with(FORMULA) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Digits, and perhaps a point with more of them: nothing that could be calculated.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    digits(whole) && rest.is_none_or(digits)
}

/// A file to keep, named for what is in it and the day: `customers-2030-01-15.csv`. `body` is what a [`SheetWriter`] gave, or
/// what comes [`piece_by_piece`].
#[must_use]
pub fn download(what: &str, day: NaiveDate, body: impl MessageBody + 'static) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{what}-{day}.csv\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body)
}

/// A body that begins with `first` and goes on with what `next` makes, one piece at a time and not before the reader has
/// taken the one before it. `next` gets where the last piece ended, and gives a piece and where that one ends; `None`
/// ends the file. Where it fails the connection breaks, so that half a file is never taken for a whole one.
pub fn piece_by_piece<P, F, G>(first: Bytes, rest: Option<P>, next: F) -> impl MessageBody + 'static
where
    P: 'static,
    F: Fn(P) -> G + 'static,
    G: Future<Output = Result<(Bytes, Option<P>), WebError>> + 'static,
{
    let (sender, pieces) = channel(1);
    rt::spawn(async move {
        let mut place = rest;
        // A reader that has gone away ends it.
        if sender.send(Ok(first)).await.is_err() {
            return;
        }
        while let Some(from) = place.take() {
            let piece = next(from).await.map(|(bytes, onward)| {
                place = onward;
                bytes
            });
            let piece = piece.map_err(|error| {
                tracing::error!(cause = %error, "a file broke off");
                io::Error::other(error.to_string())
            });
            if sender.send(piece).await.is_err() {
                return;
            }
        }
    });
    Pieces(pieces)
}

/// The pieces of a file, as they come.
struct Pieces(Receiver<io::Result<Bytes>>);

impl MessageBody for Pieces {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            match self.0.poll_recv(context) {
                // An empty piece would be taken for the end.
                Poll::Ready(Some(Ok(bytes))) if bytes.is_empty() => {}
                other => return other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sheet: SheetWriter) -> String {
        String::from_utf8(sheet.into_bytes().to_vec()).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut sheet = SheetWriter::headed(&["Name", "Note"]).unwrap();
        sheet.row(&["Elm, Fir & \"Oak\"", "two\nlines"]).unwrap();
        sheet.row(&["Ipê Soluções", ""]).unwrap();
        let wanted = "\u{FEFF}Name,Note\r\n\"Elm, Fir & \"\"Oak\"\"\",\"two\nlines\"\r\nIpê Soluções,\r\n";
        assert_eq!(text(sheet), wanted);
    }

    #[test]
    fn a_row_that_other_separators_would_split_is_quoted_as_a_whole() {
        for cell in ["x;=1+1", "x\t=1+1", "x|=1+1"] {
            let mut sheet = SheetWriter::continued();
            sheet.row(&["1", cell]).unwrap();
            assert_eq!(text(sheet), format!("\"1\",\"{cell}\"\r\n"));
            // Read with a semicolon for the separator, the cell stays one.
            let line = format!("\"1\";\"{cell}\"\r\n");
            let mut reader =
                ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(line.as_bytes());
            assert_eq!(reader.records().next().unwrap().unwrap().get(1), Some(cell));
        }
    }

    #[test]
    fn nothing_is_left_to_calculate() {
        for cell in
            ["=1+1", "+1", "-1+1", "-1.", "-.5", "-", "-1e9", "-A1", "--1", "-1 ", "@SUM(A1)", "\t=1", "\r=1", "＝1"]
        {
            let mut sheet = SheetWriter::continued();
            sheet.row(&[cell, "plain"]).unwrap();
            let line = text(sheet);
            assert!(line.trim_start_matches('"').starts_with(&format!("'{cell}")), "{line:?}");
        }
        for cell in ["A=1", "-1", "-12.50", "12.50"] {
            assert_eq!(neutralize(cell), cell);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_goes_in_comes_out(cells in proptest::collection::vec("\\PC*", 1..5)) {
            let mut sheet = SheetWriter::continued();
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            sheet.row(&cells).unwrap();
            let bytes = sheet.into_bytes();
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_ref());
            let back = reader.records().next().unwrap().unwrap();
            let wanted: Vec<_> = cells.iter().map(|cell| neutralize(cell)).collect();
            proptest::prop_assert_eq!(back.iter().collect::<Vec<_>>(), wanted);
        }
    }

    #[actix_web::test]
    async fn a_long_file_comes_in_pieces_and_breaks_where_it_fails() {
        let next = |place: u8| async move {
            let onward = (place < 3).then_some(place + 1);
            // The second piece is empty and ends nothing.
            Ok((Bytes::from(if place == 2 { String::new() } else { place.to_string() }), onward))
        };
        let body = piece_by_piece(Bytes::from_static(b"0"), Some(1), next);
        let Ok(all) = actix_web::body::to_bytes(body).await else { panic!("it broke") };
        assert_eq!(all, "013");
    }
}
