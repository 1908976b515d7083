//! Logos: what kind of picture a file is and how large, read from its first bytes. The picture itself is never decoded.

text_enum! {
    /// A kind of picture.
    LogoFormat {
        /// GIF.
        Gif => "gif",
        /// JPEG.
        Jpeg => "jpeg",
        /// PNG.
        Png => "png",
    }
}

/// The most bytes of a logo.
pub const MAX_BYTES: usize = 200 * 1024;
/// The widest logo, in pixels (`docs/domain.md` §12.2).
pub const MAX_WIDTH: u32 = 300;
/// The highest logo, in pixels: it stands beside a name.
pub const MAX_HEIGHT: u32 = 300;

impl LogoFormat {
    /// The media type that it is served as.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A picture's kind and its width and height in pixels; `None` where the file is none of the three kinds.
#[must_use]
pub fn read(content: &[u8]) -> Option<(LogoFormat, u32, u32)> {
    let (format, (width, height)) = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        (LogoFormat::Png, png_size(content)?)
    } else if content.starts_with(b"GIF87a") || content.starts_with(b"GIF89a") {
        (LogoFormat::Gif, gif_size(content)?)
    } else if content.starts_with(b"\xFF\xD8\xFF") {
        (LogoFormat::Jpeg, jpeg_size(content)?)
    } else {
        return None;
    };
    (width > 0 && height > 0).then_some((format, width, height))
}

/// The first chunk is always the header: length, `IHDR`, width, height.
fn png_size(content: &[u8]) -> Option<(u32, u32)> {
    let header = content.get(12..24)?.strip_prefix(b"IHDR")?;
    let (width, height) = header.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height.first_chunk()?)))
}

fn gif_size(content: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = content.get(6..10)?.split_first_chunk::<2>()?;
    Some((u16::from_le_bytes(*width).into(), u16::from_le_bytes(*height.first_chunk()?).into()))
}

/// Goes from segment to segment to the frame's header, which holds the size.
fn jpeg_size(content: &[u8]) -> Option<(u32, u32)> {
    let mut rest = content.get(2..)?;
    loop {
        let (marker, after) = rest.split_first_chunk::<2>()?;
        let &[0xFF, kind] = marker else { return None };
        if kind == 0xFF {
            // Filling before a marker.
            rest = rest.get(1..)?;
            continue;
        }
        if matches!(kind, 0x01 | 0xD0..=0xD7) {
            rest = after;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
        if matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            // Length, precision, height, width.
            let (height, width) = after.get(3..7)?.split_first_chunk::<2>()?;
            return Some((u16::from_be_bytes(*width.first_chunk()?).into(), u16::from_be_bytes(*height).into()));
        }
        if matches!(kind, 0xD9 | 0xDA) || length < 2 {
            return None;
        }
        rest = after.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] =
        b"\xFF\xD8\xFF\xE0\x00\x04AB\xFF\xFF\xC4\x00\x03x\xFF\xC0\x00\x0B\x08\x00\x50\x01\x2C\x01\x01\x11\x00";

    #[test]
    fn the_three_kinds_are_known_by_their_first_bytes() {
        let png =
            [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &300_u32.to_be_bytes(), &80_u32.to_be_bytes()].concat();
        assert_eq!(read(&png), Some((LogoFormat::Png, 300, 80)));
        assert_eq!(read(b"GIF89a\x2C\x01\x50\x00"), Some((LogoFormat::Gif, 300, 80)));
        assert_eq!(read(JPEG), Some((LogoFormat::Jpeg, 300, 80)));
    }

    #[test]
    fn anything_else_is_no_picture() {
        for content in [
            b"".as_slice(),
            b"<svg xmlns='http://www.w3.org/2000/svg'>",
            b"GIF89a\x00\x00\x50\x00",
            b"GIF89a\x2C",
            b"\x89PNG\r\n\x1a\n",
            b"\xFF\xD8\xFF",
            b"\xFF\xD8\xFF\xDA\x00\x04AB",
            b"\xFF\xD8\xFF\xE0\x00\x00\xFF\xE0\x00\x00",
        ] {
            assert_eq!(read(content), None, "{content:?}");
        }
        for end in 0..JPEG.len() {
            let _no_panic = read(&JPEG[..end]);
        }
    }
}
