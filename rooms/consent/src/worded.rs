//! Small enums that are kept as a word and come from forms as the same word.

macro_rules! worded {
    ($kind:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        ground_store::kept_as_word!($kind { $($variant = $word),+ });
        impl $kind {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// From a form; what nobody knows is as if it had been left out.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use worded;
