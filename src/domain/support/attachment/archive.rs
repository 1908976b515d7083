//! Archives: the names of what is in one, read from the directory at its end. Nothing is unpacked.

/// How long the comment after the directory may be.
const LONGEST_COMMENT: usize = 65_535;
/// How long the end of the directory is without its comment.
const END: usize = 22;
/// How long an entry of the directory is without its name.
const ENTRY: usize = 46;

/// The names in an archive; `None` where the file is none.
pub(super) fn names(content: &[u8]) -> Option<Vec<&[u8]>> {
    if !content.starts_with(b"PK\x03\x04") && !content.starts_with(b"PK\x05\x06") {
        return None;
    }
    let tail = content.get(content.len().saturating_sub(END + LONGEST_COMMENT)..)?;
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let end = tail.get(end..)?;
    let (count, start) = (short(end, 10)?, long(end, 16)?);
    let mut rest = content.get(usize::try_from(start).ok()?..)?;
    let mut names = Vec::new();
    for _ in 0..count {
        rest = rest.starts_with(b"PK\x01\x02").then_some(rest)?;
        let (name, extra, comment) = (short(rest, 28)?, short(rest, 30)?, short(rest, 32)?);
        names.push(rest.get(ENTRY..ENTRY + usize::from(name))?);
        rest = rest.get(ENTRY + usize::from(name) + usize::from(extra) + usize::from(comment)..)?;
    }
    Some(names)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
