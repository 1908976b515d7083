//! Forms that bring files: the same care as with other forms, for what does not fit into those.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{FromRequest, HttpRequest, http::header, web::Payload};
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;

use super::{
    form::{BODY_LIMIT, Posted, is_foreign},
    request::Request,
};
use crate::{
    auth::token,
    domain::{
        attachment::{self, SentFile},
        file_name,
    },
    service::FormKey,
    web::error::{Failure, WebError},
};

/// The most bytes a table or a picture may have.
pub const FILE_LIMIT: usize = 8 * 1024 * 1024;
/// The most parts a form may have.
const PARTS: usize = 50;

/// How much a form may bring.
struct Limits {
    /// The field that files are in.
    field: &'static str,
    /// The most bytes of a file.
    file: usize,
    /// The most files; of those beyond them there is only known that they were sent, and not of more than one.
    files: usize,
    /// The most bytes of everything else together.
    words: usize,
}

impl Limits {
    /// One table or picture, and a word or two.
    const ONE: Self = Self { field: "file", file: FILE_LIMIT, files: 1, words: 4 * 1024 };
    /// What people write, and what they attach to it.
    const ATTACHED: Self =
        Self { field: attachment::FIELD, file: attachment::MAX_BYTES, files: attachment::MAX_FILES, words: BODY_LIMIT };

    /// How much of larger files is still listened to, so that their browser gets to hear why they were refused.
    const fn patience(&self) -> usize {
        4 * self.file * self.files
    }
}

/// A form with a file that a page of ours sent from this browser.
pub struct Uploaded {
    /// Makes the form count once. It knows nothing of the file: whoever asks says in its purpose which one it is.
    pub key: FormKey,
    /// The file.
    pub file: UploadedFile,
    /// The location that was chosen with it, for forms that ask for one.
    pub location: String,
}

/// What was sent in the field for the file.
pub enum UploadedFile {
    /// Nothing was chosen.
    Nothing,
    /// More than [`FILE_LIMIT`].
    TooLarge,
    /// A file.
    File {
        /// What it is called where it comes from: its last part, cut to what fits on a page.
        name: String,
        /// What it holds.
        content: Vec<u8>,
    },
}

/// Something written, with files attached to it.
pub struct FormWithFiles<T> {
    /// What was typed.
    pub form: T,
    /// Makes the form count once.
    pub key: FormKey,
    /// The files.
    pub files: Vec<SentFile>,
}

/// What a form brought.
#[derive(Default)]
struct Parts {
    csrf: String,
    key: String,
    words: Vec<(String, String)>,
    files: Vec<SentFile>,
}

/// Receives a form with one file. To be called once it is known that the sender may send it: a file takes room.
///
/// # Errors
/// A form that no page of ours sent, or that can't be read.
pub async fn receive(request: &Request, http: &HttpRequest, form: Multipart) -> Result<Uploaded, WebError> {
    // A form of another kind brings no file.
    let mut parts = gather(request, http, form, &Limits::ONE).await?.unwrap_or_default();
    show_again(request, &mut parts).await?;
    let Parts { key, words, files, .. } = parts;
    let mut location = String::new();
    for (name, value) in words {
        match name.as_str() {
            "location" => location = value,
            _ => return Err(request.failure(Failure::Malformed).await),
        }
    }
    let file = match files.into_iter().next() {
        None => UploadedFile::Nothing,
        Some(SentFile { content: None, .. }) => UploadedFile::TooLarge,
        Some(SentFile { name, content: Some(content) }) => UploadedFile::File { name, content },
    };
    Ok(Uploaded { key: FormKey::new(request.browser(), key, &[]), file, location })
}

/// Receives a form to which files may be attached; without any it may come as every other form does. To be called once it
/// is known that the sender may send it.
pub async fn receive_form_with_files<T>(
    request: &Request,
    http: &HttpRequest,
    body: Payload,
) -> Result<FormWithFiles<T>, WebError>
where
    T: DeserializeOwned + 'static,
{
    let kind = http.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/") {
        let Posted { form, key } = Posted::from_request(http, &mut body.into_inner()).await?;
        return Ok(FormWithFiles { form, key, files: Vec::new() });
    }
    let form = Multipart::new(http.headers(), body);
    let Some(mut parts) = gather(request, http, form, &Limits::ATTACHED).await? else {
        return Err(request.failure(Failure::Malformed).await);
    };
    show_again(request, &mut parts).await?;
    let Ok(words) = serde_urlencoded::to_string(&parts.words) else {
        return Err(request.failure(Failure::Malformed).await);
    };
    let Ok(form) = serde_urlencoded::from_str(&words) else { return Err(request.failure(Failure::Malformed).await) };
    // With other files it is another form, as with other words.
    let mut content = words.into_bytes();
    for file in &parts.files {
        content.extend(token::hash(file.content.as_deref().unwrap_or_default()));
    }
    Ok(FormWithFiles { form, key: FormKey::new(request.browser(), parts.key, &content), files: parts.files })
}

/// Where the form is only to be shown again, remembers how, and leaves out the button and the files, which no page can
/// choose for its reader.
async fn show_again(request: &Request, parts: &mut Parts) -> Result<(), WebError> {
    let Some(display) = request.display() else { return Ok(()) };
    display.take_button(&mut parts.words);
    if !std::mem::take(&mut parts.files).is_empty() {
        request.note_lost_files();
    }
    request.choose_display(display).await
}

/// Reads a form part by part; `None` where it is of another kind.
async fn gather(
    request: &Request,
    http: &HttpRequest,
    mut form: Multipart,
    limits: &Limits,
) -> Result<Option<Parts>, WebError> {
    let mut parts = Parts::default();
    let (mut heard, mut spoken) = (0_usize, 0_usize);
    for _ in 0..PARTS {
        let mut field = match form.try_next().await {
            Ok(Some(field)) => field,
            Ok(None) if is_ours(request, http, &parts.csrf) => return Ok(Some(parts)),
            Ok(None) => return Err(request.failure(Failure::Forged).await),
            Err(MultipartError::ContentTypeIncompatible | MultipartError::ContentTypeMissing) => return Ok(None),
            Err(_) => return Err(request.failure(Failure::Malformed).await),
        };
        let Some(name) = field.name().map(str::to_owned) else {
            return Err(request.failure(Failure::Malformed).await);
        };
        if name == limits.field {
            // The token stands before the file, so that nothing is kept of a stranger's.
            if !is_ours(request, http, &parts.csrf) {
                return Err(request.failure(Failure::Forged).await);
            }
            let wanted = parts.files.len() < limits.files;
            let file = file_of(request, &mut field, limits, wanted, &mut heard).await?;
            parts.files.extend(file.filter(|_| parts.files.len() <= limits.files));
            continue;
        }
        let value = text_of(request, &mut field, limits.words.saturating_sub(spoken)).await?;
        spoken = spoken.saturating_add(value.len());
        match name.as_str() {
            "csrf" => parts.csrf = value,
            "form_key" => parts.key = value,
            _ => parts.words.push((name, value)),
        }
    }
    Err(request.failure(Failure::Malformed).await)
}

fn is_ours(request: &Request, http: &HttpRequest, csrf: &str) -> bool {
    !is_foreign(http) && request.is_form_token(csrf)
}

async fn text_of(request: &Request, field: &mut Field, limit: usize) -> Result<String, WebError> {
    match field.bytes(limit).await {
        Ok(Ok(bytes)) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Ok(Err(_)) => Err(request.failure(Failure::Malformed).await),
        Err(_) => Err(request.failure(Failure::TooLarge).await),
    }
}

/// A file, or nothing where none was chosen; without what it holds where that is not wanted or too much.
async fn file_of(
    request: &Request,
    field: &mut Field,
    limits: &Limits,
    wanted: bool,
    heard: &mut usize,
) -> Result<Option<SentFile>, WebError> {
    let path = field.content_disposition().and_then(|one| one.get_filename()).unwrap_or_default().to_owned();
    let (mut content, mut size) = (Vec::new(), 0_usize);
    loop {
        match field.try_next().await {
            Ok(Some(_)) if *heard > limits.patience() => return Err(request.failure(Failure::TooLarge).await),
            Ok(Some(chunk)) => {
                *heard = heard.saturating_add(chunk.len());
                size = size.saturating_add(chunk.len());
                if wanted && size <= limits.file {
                    content.extend_from_slice(&chunk);
                } else {
                    content = Vec::new();
                }
            }
            Ok(None) if path.is_empty() && size == 0 => return Ok(None),
            Ok(None) => {
                let kept = wanted && size <= limits.file;
                return Ok(Some(SentFile { name: file_name::cleaned(&path), content: kept.then_some(content) }));
            }
            Err(_) => return Err(request.failure(Failure::Malformed).await),
        }
    }
}
