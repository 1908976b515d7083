//! Forms that bring a file: the same care as with other forms, for what does not fit into those.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::HttpRequest;
use futures_util::TryStreamExt;
use subtle::ConstantTimeEq;

use super::{form::is_foreign, request::Request};
use crate::{
    service::FormKey,
    web::error::{Failure, WebError},
};

/// The most bytes a file may have.
pub const FILE_LIMIT: usize = 8 * 1024 * 1024;
/// How much of a larger one is still listened to, so that its browser gets to hear why it was refused.
const PATIENCE: usize = 4 * FILE_LIMIT;
/// The most bytes of a field beside the file.
const FIELD_LIMIT: usize = 1024;

/// A form with a file that a page of ours sent from this browser.
pub struct Uploaded {
    /// Makes the form count once. It knows nothing of the file: whoever asks says in its purpose which one it is.
    pub key: FormKey,
    /// The file.
    pub file: Sent,
    /// The location that was chosen with it, for forms that ask for one.
    pub location: String,
}

/// What was sent in the field for the file.
pub enum Sent {
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

/// Receives the form. To be called once it is known that the sender may send it: a file takes room.
///
/// # Errors
/// A form that no page of ours sent, or that can't be read.
pub async fn receive(request: &Request, http: &HttpRequest, mut form: Multipart) -> Result<Uploaded, WebError> {
    let (mut csrf, mut key, mut location, mut file) = (String::new(), String::new(), String::new(), Sent::Nothing);
    loop {
        let mut field = match form.try_next().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            // A form of another kind brings no file.
            Err(MultipartError::ContentTypeIncompatible | MultipartError::ContentTypeMissing) => {
                return Ok(Uploaded { key: FormKey::new(request.browser(), key, &[]), file, location });
            }
            Err(_) => return Err(request.failure(Failure::Malformed).await),
        };
        match field.name() {
            Some("csrf") => csrf = text_of(request, &mut field).await?,
            Some("form_key") => key = text_of(request, &mut field).await?,
            Some("location") => location = text_of(request, &mut field).await?,
            // The token stands before the file, so that nothing is kept of a stranger's.
            Some("file") if is_ours(request, http, &csrf) => file = file_of(request, &mut field).await?,
            Some("file") => break,
            _ => return Err(request.failure(Failure::Malformed).await),
        }
    }
    if !is_ours(request, http, &csrf) {
        return Err(request.failure(Failure::Forged).await);
    }
    Ok(Uploaded { key: FormKey::new(request.browser(), key, &[]), file, location })
}

fn is_ours(request: &Request, http: &HttpRequest, csrf: &str) -> bool {
    !is_foreign(http) && bool::from(csrf.as_bytes().ct_eq(request.form_token().as_bytes()))
}

async fn text_of(request: &Request, field: &mut Field) -> Result<String, WebError> {
    match field.bytes(FIELD_LIMIT).await {
        Ok(Ok(bytes)) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        _ => Err(request.failure(Failure::Malformed).await),
    }
}

async fn file_of(request: &Request, field: &mut Field) -> Result<Sent, WebError> {
    let path = field.content_disposition().and_then(|one| one.get_filename()).unwrap_or_default().to_owned();
    let (mut content, mut heard) = (Vec::new(), 0_usize);
    loop {
        match field.try_next().await {
            Ok(Some(_)) if heard > PATIENCE => return Err(request.failure(Failure::TooLarge).await),
            Ok(Some(chunk)) => {
                heard = heard.saturating_add(chunk.len());
                if heard <= FILE_LIMIT {
                    content.extend_from_slice(&chunk);
                }
            }
            Ok(None) if heard > FILE_LIMIT => return Ok(Sent::TooLarge),
            Ok(None) if path.is_empty() && content.is_empty() => return Ok(Sent::Nothing),
            Ok(None) => return Ok(Sent::File { name: file_name(&path), content }),
            Err(_) => return Err(request.failure(Failure::Malformed).await),
        }
    }
}

/// The last part of a path, without marks that are not seen.
fn file_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| !c.is_control() && !crate::domain::input::is_deceptive(*c);
    let name: String = name.chars().filter(shown).take(100).collect();
    if name.trim().is_empty() { "…".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_the_last_part_of_its_path() {
        assert_eq!(file_name("C:\\prices\\may.csv"), "may.csv");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\u{202E}b\u{0}.csv"), "ab.csv");
        assert_eq!(file_name(&"x".repeat(300)).len(), 100);
        assert_eq!(file_name("a/"), "…");
    }
}
