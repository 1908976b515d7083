//! The installation's secret key: set, or kept in the data folder.

use std::{fs, io::Write as _, os::unix::fs::DirBuilderExt as _};

use super::{Config, ConfigError, values::wrong};

impl Config {
    /// The installation's secret: as set, or made once and kept in the data folder, readable by its owner alone.
    ///
    /// # Errors
    /// A [`ConfigError`] where the file can't be read or written.
    pub fn secret(&self) -> Result<Vec<u8>, ConfigError> {
        if let Some(secret) = self.existing_secret()? {
            return Ok(secret);
        }
        let path = self.data_dir.join("secret.key");
        let broken = |e: std::io::Error| wrong("data_dir", &format!("{}: {e}", path.display()));
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data_dir).map_err(broken)?;
        let secret = crate::auth::token::encode(&rand::random::<[u8; 48]>()).into_bytes();
        // Whole or not at all, even where the disk is full or the process ends here: half a key would stop each later
        // start.
        let mut file = tempfile::NamedTempFile::new_in(&self.data_dir).map_err(broken)?;
        file.write_all(&secret).and_then(|()| file.as_file().sync_all()).map_err(broken)?;
        file.persist_noclobber(&path).map_err(|failed| broken(failed.error))?;
        fs::File::open(&self.data_dir).and_then(|folder| folder.sync_all()).map_err(broken)?;
        Ok(secret)
    }

    /// The installation's secret, as set or as it is kept; `None` where none was made yet.
    ///
    /// # Errors
    /// A [`ConfigError`] where the file can't be read.
    pub fn existing_secret(&self) -> Result<Option<Vec<u8>>, ConfigError> {
        if let Some(secret) = &self.secret_key {
            return Ok(Some(secret.clone().into_bytes()));
        }
        let path = self.data_dir.join("secret.key");
        match fs::read(&path) {
            Ok(secret) if secret.len() >= 32 => Ok(Some(secret)),
            Ok(_) => Err(wrong("data_dir", &format!("{} is too short to be a secret", path.display()))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(wrong("data_dir", &format!("{}: {e}", path.display()))),
        }
    }
}
