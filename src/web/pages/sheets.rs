//! Pages to which files in the form of tables are sent: whether one was sent at all, and what is wrong with its rows.

use actix_web::http::StatusCode;

use crate::{
    domain::{
        Text,
        refusals::Refusals,
        sheet::{Columns, MOST_FAULTS, RowFault},
    },
    web::{
        View,
        extract::upload::{FILE_LIMIT, UploadedFile},
    },
};

/// The name of the file that was sent and what it holds.
///
/// # Errors
/// What is said where none was chosen, or one that is too large (`too_large` is the key of that, with the limit in MB).
pub fn chosen(file: UploadedFile, too_large: &'static str) -> Result<(String, Vec<u8>), (StatusCode, Text)> {
    match file {
        UploadedFile::File { name, content } => Ok((name, content)),
        UploadedFile::Nothing => Err((StatusCode::UNPROCESSABLE_ENTITY, Text::new("sheet-file-missing"))),
        UploadedFile::TooLarge => {
            let megabytes = i64::try_from(FILE_LIMIT / 1024 / 1024).unwrap_or(0);
            Err((StatusCode::PAYLOAD_TOO_LARGE, Text::new(too_large).count("count", megabytes)))
        }
    }
}

/// What is said of the field for the file.
pub fn refusing_field(view: View, text: Text) -> View {
    view.refusing(&Refusals { form: None, fields: vec![("file", text)] })
}

/// What is said of a file with faults in it.
pub fn refusing_file(view: View, faults: &Faults, name: &str) -> View {
    let words = format!("{} {}", faults.title, view.with("sheet-file-refused", "file", name));
    view.refusing_all(words)
}

/// How many faults a page shows; a file may have thousands.
const FAULTS_SHOWN: usize = 200;

/// What is wrong with a row, in the reader's language.
pub struct Fault {
    /// The line of the file.
    pub line: u64,
    /// The column's name; empty where it is the whole row.
    pub column: &'static str,
    /// What is wrong.
    pub reason: String,
}

/// What is wrong with a file, as far as a page shows it.
pub struct Faults {
    /// How many there are.
    pub title: String,
    /// The first of them.
    pub rows: Vec<Fault>,
    /// How many more there are, where not all are shown.
    pub more: Option<String>,
}

impl Faults {
    /// Those of a file, in the reader's language.
    pub fn new<C: Columns>(view: &View, faults: &[RowFault<C>]) -> Self {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let row = |fault: &RowFault<C>| Fault {
            line: fault.line,
            column: fault.column.map_or("", |column| column.name()),
            reason: view.text(&fault.text),
        };
        let rows = faults.iter().take(FAULTS_SHOWN).map(row).collect();
        if faults.len() > MOST_FAULTS {
            let title = view.count("sheet-faults-many", count(MOST_FAULTS));
            return Self { title, rows, more: Some(view.t("sheet-faults-many-more").to_owned()) };
        }
        let more = faults.len().saturating_sub(FAULTS_SHOWN);
        Self {
            title: view.count("sheet-faults", count(faults.len())),
            rows,
            more: (more > 0).then(|| view.count("sheet-faults-more", count(more))),
        }
    }
}
