//! Files that people attach to what they write: how many, how large, and of which kinds. A kind is taken where the name
//! and what the file holds agree on it.

mod archive;

use crate::domain::{
    Checks, Text,
    file_name::ending,
    logo::{self, LogoFormat},
};

/// The most files that go with one message.
pub const MAX_FILES: usize = 5;
/// The most bytes of one file.
pub const MAX_BYTES: usize = 10 * MEGABYTE;
/// The most bytes of all files of a request that whoever attaches to it sees.
pub const MAX_TOGETHER: usize = 50 * MEGABYTE;
/// What people call a megabyte.
const MEGABYTE: usize = 1024 * 1024;

/// The field that files are chosen in.
pub const FIELD: &str = "files";

text_enum! {
    /// A kind of file that is taken.
    FileKind {
        /// A table as text.
        Csv => "csv",
        /// A document of Word.
        Docx => "docx",
        /// GIF.
        Gif => "gif",
        /// JPEG.
        Jpeg => "jpeg",
        /// PDF.
        Pdf => "pdf",
        /// PNG.
        Png => "png",
        /// A presentation of `PowerPoint`.
        Pptx => "pptx",
        /// Plain text, a log.
        Text => "text",
        /// `WebP`.
        Webp => "webp",
        /// A workbook of Excel.
        Xlsx => "xlsx",
        /// An archive.
        Zip => "zip",
    }
}

/// What a browser offers to choose from.
pub const ACCEPT: &str = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.log,.csv,.zip,.docx,.xlsx,.pptx";

impl FileKind {
    /// The kind that a name's ending stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match ending(name).as_str() {
            "csv" => Self::Csv,
            "docx" => Self::Docx,
            "gif" => Self::Gif,
            "jpg" | "jpeg" => Self::Jpeg,
            "pdf" => Self::Pdf,
            "png" => Self::Png,
            "pptx" => Self::Pptx,
            "txt" | "log" => Self::Text,
            "webp" => Self::Webp,
            "xlsx" => Self::Xlsx,
            "zip" => Self::Zip,
            _ => return None,
        })
    }

    /// Whether a file that holds this is of the kind.
    #[must_use]
    pub fn holds(self, content: &[u8]) -> bool {
        let picture = |format| logo::read(content).is_some_and(|(found, ..)| found == format);
        match self {
            Self::Csv | Self::Text => is_text(content),
            Self::Gif => picture(LogoFormat::Gif),
            Self::Jpeg => picture(LogoFormat::Jpeg),
            Self::Png => picture(LogoFormat::Png),
            Self::Webp => is_webp(content),
            Self::Pdf => content.starts_with(PDF),
            Self::Zip => archive::names(content).is_some(),
            Self::Docx => is_office(content, b"word/"),
            Self::Pptx => is_office(content, b"ppt/"),
            Self::Xlsx => is_office(content, b"xl/"),
        }
    }

    /// The media type that it is sent as.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Text => "text/plain",
            Self::Webp => "image/webp",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Zip => "application/zip",
        }
    }
}

/// A file as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// What it is called, [cleaned](crate::domain::file_name::cleaned).
    pub name: String,
    /// What it holds; `None` where that is more than is taken.
    pub content: Option<Vec<u8>>,
}

/// A file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its kind.
    pub kind: FileKind,
    /// What it holds.
    pub content: &'a [u8],
}

/// The files that were sent with a message, where all of them can be taken; what is wrong with them stands beside the
/// field.
pub fn read<'a>(sent: &'a [SentFile], checks: &mut Checks) -> Vec<Attachment<'a>> {
    if sent.len() > MAX_FILES {
        checks.refuse(FIELD, Text::new("files-too-many").count("max", count(MAX_FILES)));
        return Vec::new();
    }
    let mut taken = Vec::new();
    for one in sent {
        match take(one) {
            Ok(attachment) => taken.push(attachment),
            Err(text) => checks.refuse(FIELD, text),
        }
    }
    taken
}

/// Browsers forget which files were chosen once a form comes back: where anything in it is refused, that is said, too.
pub fn ask_again(sent: &[SentFile], checks: &mut Checks) {
    if !sent.is_empty() && !checks.passed() {
        checks.refuse(FIELD, Text::new("files-again"));
    }
}

/// Refuses files for which there is no room beside those of `held` bytes.
pub fn fit(files: &[Attachment<'_>], held: i64, checks: &mut Checks) {
    let more: usize = files.iter().map(|one| one.content.len()).sum();
    let held = usize::try_from(held).unwrap_or(usize::MAX);
    if held.saturating_add(more) > MAX_TOGETHER {
        checks.refuse(FIELD, Text::new("files-together").count("max", count(MAX_TOGETHER / MEGABYTE)));
    }
}

fn take(sent: &SentFile) -> Result<Attachment<'_>, Text> {
    let say = |key| Text::new(key).with("name", &sent.name);
    let name = sent.name.as_str();
    let Some(content) = sent.content.as_deref().filter(|content| content.len() <= MAX_BYTES) else {
        return Err(say("files-too-large").count("max", count(MAX_BYTES / MEGABYTE)));
    };
    if content.is_empty() {
        return Err(say("files-empty"));
    }
    match FileKind::named(name) {
        None => Err(say("files-kind")),
        Some(kind) if !kind.holds(content) => Err(say("files-content")),
        Some(kind) => Ok(Attachment { name, kind, content }),
    }
}

/// A text that names the limits.
#[must_use]
pub fn limits(key: &'static str) -> Text {
    Text::new(key)
        .count("files", count(MAX_FILES))
        .count("each", count(MAX_BYTES / MEGABYTE))
        .count("together", count(MAX_TOGETHER / MEGABYTE))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

const PDF: &[u8] = b"%PDF-";

/// Text in any of the ways in which it is written: nothing in it steers a machine, and it does not begin like a file of
/// another kind.
fn is_text(content: &[u8]) -> bool {
    if logo::read(content).is_some() || content.starts_with(PDF) || is_webp(content) {
        return false;
    }
    let plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}' | '\u{80}'..='\u{9F}');
    let units = |of: fn([u8; 2]) -> u16| {
        let pairs = content.chunks(2).map(move |pair| <[u8; 2]>::try_from(pair).map_or(0xD800, of));
        char::decode_utf16(pairs).all(|c| c.is_ok_and(plain))
    };
    if content.starts_with(b"\xFF\xFE") {
        return units(u16::from_le_bytes);
    }
    if content.starts_with(b"\xFE\xFF") {
        return units(u16::from_be_bytes);
    }
    // One byte a sign, whatever the bytes above 127 mean.
    content.iter().all(|byte| plain(char::from(*byte)))
}

fn is_webp(content: &[u8]) -> bool {
    content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP")
}

/// An archive with the parts that documents of this program have.
fn is_office(content: &[u8], folder: &[u8]) -> bool {
    archive::names(content).is_some_and(|names| {
        names.contains(&b"[Content_Types].xml".as_slice()) && names.iter().any(|name| name.starts_with(folder))
    })
}

#[cfg(test)]
mod tests;
