//! Small closed lists: each value has a word for the database and a key for the screen. Written once, so that no list can
//! have a value that is kept and cannot be said.

macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal, $key:expr;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $name { $($variant),+ }
        impl $name {
            pub(crate) const ALL: &'static [$name] = &[$($name::$variant),+];
            pub(crate) fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
            /// What stands on the screen.
            pub(crate) fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.word() == word)
            }
        }
    };
}
pub(crate) use worded;
