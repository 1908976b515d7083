//! What is taken and what is not.

use super::*;

/// An archive of empty files with these names.
fn archive_of(names: &[&str]) -> Vec<u8> {
    let (mut made, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let (start, length) = (u32::try_from(made.len()).unwrap(), u16::try_from(name.len()).unwrap().to_le_bytes());
        made.extend([b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes()].concat());
        let entry = [b"PK\x01\x02".as_slice(), &[0; 24], &length, &[0; 12], &start.to_le_bytes(), name.as_bytes()];
        directory.extend(entry.concat());
    }
    let count = u16::try_from(names.len()).unwrap().to_le_bytes();
    let (size, start) = (u32::try_from(directory.len()).unwrap(), u32::try_from(made.len()).unwrap());
    let end = [&b"PK\x05\x06"[..], &[0; 4], &count, &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0; 2]];
    [made, directory, end.concat()].concat()
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &[0, 0, 0, 3], &[0, 0, 0, 4]].concat();
    vec![
        ("a.png", png),
        ("a.jpg", b"\xFF\xD8\xFF\xC0\x00\x0B\x08\x00\x50\x01\x2C\x01\x01\x11\x00".to_vec()),
        ("a.gif", b"GIF89a\x2C\x01\x50\x00".to_vec()),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ".to_vec()),
        ("a.pdf", b"%PDF-1.7\n%\xE2\xE3".to_vec()),
        ("a.txt", "Не работает\r\n\tпочта".as_bytes().to_vec()),
        ("a.log", b"\x1B[31merror\x1B[0m caf\xE9\n".to_vec()),
        ("a.csv", b"a;b\n1;2\n".to_vec()),
        ("a.zip", archive_of(&["notes.txt"])),
        ("a.docx", archive_of(&["[Content_Types].xml", "word/document2.xml"])),
        ("a.xlsx", archive_of(&["[Content_Types].xml", "xl/workbook.xml"])),
        ("a.pptx", archive_of(&["[Content_Types].xml", "ppt/presentation.xml"])),
    ]
}

fn refusal(files: &[(&str, &[u8])]) -> Option<&'static str> {
    let sent: Vec<SentFile> = files
        .iter()
        .map(|(name, content)| SentFile { name: (*name).into(), content: Some(content.to_vec()) })
        .collect();
    let mut checks = Checks::new();
    let taken = read(&sent, &mut checks);
    if let Err(refusals) = checks.finish() {
        return refusals.of(FIELD).map(|text| text.key);
    }
    assert_eq!(taken.len(), files.len());
    None
}

#[test]
fn each_kind_is_taken_by_its_own_ending_alone() {
    let samples = samples();
    for (name, content) in &samples {
        assert_eq!(refusal(&[(name, content)]), None, "{name}");
        let kind = FileKind::named(name).unwrap();
        for (other, _) in &samples {
            let wanted = FileKind::named(other).unwrap();
            let both_text =
                matches!(kind, FileKind::Csv | FileKind::Text) && matches!(wanted, FileKind::Csv | FileKind::Text);
            // Every document of those programs is an archive.
            let archive = wanted == FileKind::Zip
                && matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Pptx | FileKind::Zip);
            let fits = kind == wanted || both_text || archive;
            assert_eq!(refusal(&[(other, content)]), (!fits).then_some("files-content"), "{name} as {other}");
        }
    }
}

#[test]
fn what_a_browser_offers_is_what_is_taken() {
    assert_eq!(ACCEPT.split(',').count(), 13);
    assert!(ACCEPT.split(',').all(|ending| FileKind::named(ending).is_some()));
}

#[test]
fn anything_else_is_refused_and_the_reason_is_told() {
    let text = b"text".as_slice();
    for name in ["a.exe", "a.html", "a.svg", "a", "a.txt.js", "a.docm", "a."] {
        assert_eq!(refusal(&[(name, text)]), Some("files-kind"), "{name}");
    }
    assert_eq!(refusal(&[("a.txt", b"")]), Some("files-empty"));
    assert_eq!(refusal(&[("a.txt", b"MZ\x90\0\x03")]), Some("files-content"));
    assert_eq!(refusal(&[("a.txt", b"ok"), ("b.png", b"no")]), Some("files-content"));
    assert_eq!(refusal(&[("a.txt", text); 5]), None);
    assert_eq!(refusal(&[("a.txt", text); 6]), Some("files-too-many"));
    let large = vec![b'x'; MAX_BYTES + 1];
    assert_eq!(refusal(&[("a.txt", &large)]), Some("files-too-large"));
    assert_eq!(refusal(&[("a.txt", &large[1..])]), None);
}

#[test]
fn text_of_wide_signs_is_text() {
    let wide = |bytes: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    assert_eq!(refusal(&[("a.log", &wide(u16::to_le_bytes, "\u{FEFF}почта 😀\r\n"))]), None);
    assert_eq!(refusal(&[("a.log", &wide(u16::to_be_bytes, "\u{FEFF}mail"))]), None);
    assert_eq!(refusal(&[("a.log", b"\xFF\xFEa\0b")]), Some("files-content"));
    assert_eq!(refusal(&[("a.log", b"\xFF\xFE\0\0")]), Some("files-content"));
}

#[test]
fn there_is_room_up_to_the_last_byte() {
    let file = Attachment { name: "a.txt", kind: FileKind::Text, content: &[b'x'; 10] };
    for (held, fits) in [(0, true), (50 * 1024 * 1024 - 10, true), (50 * 1024 * 1024 - 9, false), (-1, false)] {
        let mut checks = Checks::new();
        fit(&[file], held, &mut checks);
        assert_eq!(checks.passed(), fits, "{held}");
    }
}

proptest::proptest! {
    #[test]
    fn no_file_breaks_the_reading(start in 0_usize..4, noise in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let known = [b"PK\x03\x04".as_slice(), b"PK\x05\x06", b"RIFF", b""][start];
        let content = [known, &noise, b"PK\x05\x06", &noise].concat();
        for kind in FileKind::ALL {
            let _no_panic = kind.holds(&content);
        }
    }

    #[test]
    fn no_cut_archive_breaks_the_reading(end in 0_usize..200) {
        let whole = archive_of(&["[Content_Types].xml", "word/document.xml"]);
        let cut = &whole[..end.min(whole.len() - 1)];
        proptest::prop_assert!(!FileKind::Docx.holds(cut));
    }
}
