//! Pages and tables go out compressed, where the browser takes gzip.
//!
//! The length of a compressed answer tells what repeats in it. Whoever watches the wire, and makes somebody's browser ask
//! for a page again and again with guesses in its address, finds a secret of that page out (BREACH). Therefore:
//! - what stands on every page is new each time: the token of forms is masked (`auth/keys.rs`), form keys are random;
//! - pages that show another secret (a personal link, a temporary password) are sent as they are. They say `no-store`:
//!   by their address (`headers.rs`) or because they are shown once (`respond.rs`);
//! - what another site made the browser ask for is sent as it is, whatever stands in it.

use std::{
    error::Error as StdError,
    io::{self, Write},
    mem,
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{
    Error,
    body::{BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, AcceptEncoding, Encoding, Header, HeaderMap, HeaderValue},
    middleware::Next,
    web::Bytes,
};
use flate2::{Compression, write::GzEncoder};

use crate::web::extract::form::is_foreign;

/// A page of 100 kB becomes 7 kB in half a millisecond. The next levels cost more and gain a hundred bytes.
const LEVEL: Compression = Compression::new(4);
/// What is shorter fits into one packet either way.
const SHORTEST: u64 = 1024;

/// Compresses the answer where that saves something and gives nothing away.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let wanted = takes_gzip(&request) && !is_foreign(request.request());
    let mut response = next.call(request).await?.map_into_boxed_body();
    let Some(kind) = Kind::of(response.headers()) else { return Ok(response) };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let long = match response.response().body().size() {
        BodySize::None => false,
        BodySize::Sized(size) => size >= SHORTEST,
        BodySize::Stream => true,
    };
    if !wanted || !long || kind == Kind::Secret {
        return Ok(response);
    }
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Ok(response.map_body(|_, body| compress(body)))
}

/// What an answer is, where it is text that was made for this request.
#[derive(PartialEq)]
enum Kind {
    /// It may be compressed.
    Plain,
    /// Its length may not tell of it.
    Secret,
}

impl Kind {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let value = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if headers.contains_key(header::CONTENT_ENCODING) {
            return None;
        }
        let media_type = value(header::CONTENT_TYPE).split(';').next()?;
        // A table is stored by nothing on its way because of the people in it; none holds a link or a password.
        let secret = media_type != "text/csv" && value(header::CACHE_CONTROL).contains("no-store");
        match media_type {
            "text/csv" | "text/html" | "text/plain" => Some(if secret { Self::Secret } else { Self::Plain }),
            _ => None,
        }
    }
}

fn takes_gzip(request: &ServiceRequest) -> bool {
    let ways = [Encoding::gzip(), Encoding::identity()];
    AcceptEncoding::parse(request).is_ok_and(|taken| taken.negotiate(ways.iter()) == Some(Encoding::gzip()))
}

/// A body that is there as a whole is compressed as a whole; one that comes in pieces, piece by piece.
fn compress(body: BoxBody) -> BoxBody {
    let encoder = GzEncoder::new(Vec::new(), LEVEL);
    match body.try_into_bytes() {
        // Writing into memory does not fail.
        Ok(whole) => BoxBody::new(finish(encoder, &whole).unwrap_or_default()),
        Err(pieces) => BoxBody::new(Pieces { pieces, encoder: Some(encoder) }),
    }
}

fn finish(mut encoder: GzEncoder<Vec<u8>>, last: &[u8]) -> io::Result<Vec<u8>> {
    encoder.write_all(last)?;
    encoder.finish()
}

/// Compresses what comes in pieces without holding any back: each is sent so that the reader can have the whole of it.
struct Pieces {
    pieces: BoxBody,
    /// Gone at the end.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

impl MessageBody for Pieces {
    type Error = Box<dyn StdError>;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Box<dyn StdError>>>> {
        let Some(mut encoder) = self.encoder.take() else { return Poll::Ready(None) };
        let Poll::Ready(next) = Pin::new(&mut self.pieces).poll_next(context) else {
            self.encoder = Some(encoder);
            return Poll::Pending;
        };
        let sent = match next {
            Some(Ok(piece)) => encoder.write_all(&piece).and_then(|()| encoder.flush()).map(|()| {
                let sent = mem::take(encoder.get_mut());
                self.encoder = Some(encoder);
                sent
            }),
            // A file that breaks off is not brought to an end.
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => encoder.finish(),
        };
        Poll::Ready(Some(sent.map(Bytes::from).map_err(Into::into)))
    }
}

#[cfg(test)]
mod tests {
    use std::{future::poll_fn, io::Read};

    use actix_web::body::BodyStream;
    use flate2::read::GzDecoder;
    use futures_util::stream;

    use super::*;

    /// What a reader has of it so far.
    fn unpacked(bytes: &[u8]) -> (String, bool) {
        let mut text = String::new();
        let whole = GzDecoder::new(bytes).read_to_string(&mut text).is_ok();
        (text, whole)
    }

    async fn next(body: &mut BoxBody) -> Option<Result<Bytes, Box<dyn StdError>>> {
        poll_fn(|context| Pin::new(&mut *body).poll_next(context)).await
    }

    fn pieces(pieces: impl IntoIterator<Item = io::Result<&'static str>> + 'static) -> BoxBody {
        let pieces: Vec<_> = pieces.into_iter().map(|piece| piece.map(Bytes::from)).collect();
        compress(BoxBody::new(BodyStream::new(stream::iter(pieces))))
    }

    #[actix_web::test]
    async fn a_reader_has_each_piece_before_the_next_one_is_made() {
        let mut body = pieces([Ok("heads\n"), Ok("one\n"), Ok("two\n")]);
        assert_eq!(body.size(), BodySize::Stream);
        let mut sent = Vec::new();
        for so_far in ["heads\n", "heads\none\n", "heads\none\ntwo\n"] {
            sent.extend(next(&mut body).await.unwrap().unwrap());
            assert_eq!(unpacked(&sent), (so_far.to_owned(), false));
        }
        sent.extend(next(&mut body).await.unwrap().unwrap());
        assert_eq!(unpacked(&sent), ("heads\none\ntwo\n".to_owned(), true));
        assert!(next(&mut body).await.is_none());
    }

    #[actix_web::test]
    async fn a_file_that_breaks_off_is_not_taken_for_a_whole_one() {
        let mut body = pieces([Ok("heads\n"), Err(io::Error::other("broken"))]);
        let sent = next(&mut body).await.unwrap().unwrap();
        assert!(next(&mut body).await.unwrap().is_err());
        assert!(next(&mut body).await.is_none());
        assert!(!unpacked(&sent).1);
    }

    #[test]
    fn a_whole_page_has_a_length() {
        let page = "<p>word</p>".repeat(1000);
        let body = compress(BoxBody::new(page.clone()));
        let Ok(sent) = body.try_into_bytes() else { panic!("it comes in pieces") };
        assert!(sent.len() < 200);
        assert_eq!(unpacked(&sent), (page, true));
    }
}
