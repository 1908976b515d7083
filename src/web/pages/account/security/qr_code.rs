//! Pictures for a phone's camera, drawn by the server: no script, and nobody else sees what they say.

use std::fmt::{self, Write};

use qrcode::Color;

use crate::domain::Error;

/// What the picture is drawn of: one path of squares, a unit each, with the quiet zone of four units that cameras need.
pub(super) struct QrCode {
    /// How wide and high it is, in units.
    pub(super) size: usize,
    path: String,
}

/// The blank margin that a camera needs (ISO/IEC 18004).
const QUIET: usize = 4;

impl QrCode {
    /// Draws `text`.
    ///
    /// # Errors
    /// [`Error::Internal`] for what is too long.
    pub(super) fn of(text: &str) -> Result<Self, Error> {
        let code = qrcode::QrCode::new(text).map_err(|error| Error::Internal(error.to_string()))?;
        let width = code.width();
        let mut path = String::new();
        for (row, colors) in code.to_colors().chunks(width).enumerate() {
            for (column, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
                let (column, row) = (column + QUIET, row + QUIET);
                let _strings_take_everything = write!(path, "M{column} {row}h1v1h-1z");
            }
        }
        Ok(Self { size: width + 2 * QUIET, path })
    }
}

impl fmt::Display for QrCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_three_corners_and_a_quiet_zone() {
        let picture = QrCode::of("otpauth://totp/x").unwrap();
        let drawn = picture.to_string();
        let far = picture.size - QUIET - 1;
        for (column, row) in [(QUIET, QUIET), (far, QUIET), (QUIET, far)] {
            assert!(drawn.contains(&format!("M{column} {row}h1")), "{column} {row}");
        }
        assert!(!drawn.contains(&format!("M{} ", QUIET - 1)) && !drawn.contains(&format!("M{} ", far + 1)));
    }
}
