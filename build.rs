//! Puts `static/` and `locales/` into the program: files fingerprinted by content and compressed once, here.

use std::{
    env,
    fmt::Write as _,
    fs,
    io::{Error, Write as _},
    path::Path,
    process::Command,
};

use sha2::{Digest, Sha256};

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script where to write in this way alone")]
fn main() -> Result<(), Error> {
    let out = env::var("OUT_DIR").map_err(Error::other)?;
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=migrations");
    find_libpq();
    embed_assets(Path::new(&out))?;
    embed_locales(Path::new(&out))?;
    list_flashes(Path::new(&out))
}

/// Says at once that libpq is missing, which the linker would say minutes later.
#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its features in this way alone")]
fn find_libpq() {
    let is_set = |name| env::var_os(name).is_some();
    let knows = |program, argument| Command::new(program).args(argument).output().is_ok_and(|out| out.status.success());
    let found = is_set("CARGO_FEATURE_BUNDLED")
        || is_set("PQ_LIB_DIR")
        || knows("pkg-config", ["--exists", "libpq"].as_slice())
        || knows("pg_config", ["--libdir"].as_slice());
    if !found {
        println!(
            "cargo::error=PostgreSQL's client library is missing: install it (on Debian: libpq-dev), or build with \
             --features bundled"
        );
    }
}

/// Writes `ASSETS`: name, fingerprinted name, media type, the file plain and compressed.
fn embed_assets(out: &Path) -> Result<(), Error> {
    let mut names: Vec<_> = fs::read_dir("static")?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    names.sort();
    let mut table = String::from("static ASSETS: &[Asset] = &[\n");
    for path in names {
        let (Some(stem), Some(extension)) = (path.file_stem(), path.extension()) else { continue };
        let media_type = match extension.to_str() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => continue,
        };
        let (stem, extension) = (stem.to_string_lossy(), extension.to_string_lossy());
        let plain = fs::read(&path)?;
        let print = Sha256::digest(&plain).iter().take(8).fold(String::new(), |mut print, byte| {
            let _strings_always_take_it = write!(print, "{byte:02x}");
            print
        });
        let file = |suffix: &str| out.join(format!("{stem}.{extension}{suffix}"));
        fs::write(file(""), &plain)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&plain)?;
        fs::write(file(".gz"), gzip.finish()?)?;
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut plain.as_slice(), &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
        fs::write(file(".br"), brotli)?;
        writeln!(
            table,
            "Asset {{ name: \"{stem}.{extension}\", path: \"/static/{stem}-{print}.{extension}\", \
             media_type: {media_type:?}, plain: include_bytes!({:?}), gzip: include_bytes!({:?}), \
             brotli: include_bytes!({:?}) }},",
            file("").to_string_lossy(),
            file(".gz").to_string_lossy(),
            file(".br").to_string_lossy(),
        )
        .map_err(Error::other)?;
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table)
}

/// Writes `LOCALES`: a language's tag and the text of one of its files.
fn embed_locales(out: &Path) -> Result<(), Error> {
    let root = fs::canonicalize("locales")?;
    let mut table = String::from("const LOCALES: &[(&str, &str)] = &[\n");
    for tag in ["en", "pt-BR", "ru"] {
        let mut files: Vec<_> =
            fs::read_dir(root.join(tag))?.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        files.sort();
        for path in files {
            writeln!(table, "({tag:?}, include_str!({:?})),", path.to_string_lossy()).map_err(Error::other)?;
        }
    }
    table.push_str("];\n");
    fs::write(out.join("locales.rs"), table)
}

/// Writes `FLASHES`: the keys of the texts that a form may leave for the page after it, which begin with `flash-`.
fn list_flashes(out: &Path) -> Result<(), Error> {
    let mut keys = Vec::new();
    for entry in fs::read_dir("locales/en")? {
        let text = fs::read_to_string(entry?.path())?;
        keys.extend(text.lines().filter_map(|line| Some(line.split_once(" =")?.0.to_owned())));
    }
    keys.retain(|key| key.starts_with("flash-"));
    keys.sort();
    let table = format!("/// Every text that a form may leave.\npub const FLASHES: &[&str] = &{keys:?};\n");
    fs::write(out.join("flashes.rs"), table)
}
