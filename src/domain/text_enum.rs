//! Enums that are stored, sent and matched as short texts.

/// What [`text_enum`] declares, for code that does not care which enum it is.
pub trait TextEnum: Copy + PartialEq + 'static {
    /// Every variant, in the order of their declaration.
    const ALL: &'static [Self];

    /// The text that stands for this variant.
    fn as_str(self) -> &'static str;

    /// The variant that `text` stands for, or `None`.
    fn parse(text: &str) -> Option<Self>;
}

/// How a variant of a [`TextEnum`] that may be missing stands in an address: by its text; anything else is none.
pub mod text_field {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::TextEnum;

    /// Reads it.
    ///
    /// # Errors
    /// As the deserializer says.
    pub fn deserialize<'de, D: Deserializer<'de>, T: TextEnum>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(T::parse(&String::deserialize(deserializer)?))
    }

    /// Writes it.
    ///
    /// # Errors
    /// As the serializer says.
    pub fn serialize<S: Serializer, T: TextEnum>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value.map_or("", TextEnum::as_str))
    }
}

/// Declares an enum with one text per variant: `ALL`, `as_str`, `parse`, `Display`.
///
/// The texts are what the database keeps (a CHECK names the same ones), so they never change.
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every variant, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text that stands for this variant in the database and in forms.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The variant that `text` stands for, or `None`.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::domain::TextEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn parse(text: &str) -> Option<Self> {
                Self::parse(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
