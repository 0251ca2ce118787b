//! A session: an unlocked root, for a while, in two halves.
//!
//! The token is in the person's cookie and nowhere else; the row holds its hash, and the root under a key made from the
//! token *and* the instance's session key. A stolen database opens no session, nor does a stolen cookie without the
//! house, and ending a session is deleting its row. How long one lasts is not known here.

use std::fmt;

use zeroize::Zeroizing;

use crate::derive::{expand, hash};
use crate::secret::HIDDEN;
use crate::{Label, Refused, Secret, boxed, hex};

/// 32 random bytes for a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Secret);

impl Token {
    pub fn random() -> Token {
        Token(Secret::random())
    }

    /// # Errors
    /// [`Refused`] unless the text is 64 small hexadecimal letters.
    pub fn from_text(text: &str) -> Result<Token, Refused> {
        hex::from_text(text).map(|bytes| Token(Secret::from_bytes(*bytes)))
    }

    /// 64 small hexadecimal letters, for the cookie.
    pub fn to_text(&self) -> String {
        hex::to_text(self.0.expose())
    }

    /// What finds the session's row. Does not lead back to the token.
    pub fn hash(&self) -> [u8; 32] {
        hash(Label::SESSION_TOKEN, &[self.0.expose()])
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// The root (or whatever a session must remember) under token and instance key.
pub fn seal_root(token: &Token, instance_session: &Secret, payload: &[u8]) -> Vec<u8> {
    boxed::seal(&key(token, instance_session), ROOT, &[&token.hash()], payload)
}

/// # Errors
/// [`Refused`] for another token, another instance key, or changed bytes.
pub fn open_root(token: &Token, instance_session: &Secret, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    boxed::open(&key(token, instance_session), ROOT, &[&token.hash()], sealed)
}

/// HKDF(token ‖ instance session key).
fn key(token: &Token, instance_session: &Secret) -> Secret {
    let both = Zeroizing::new([token.0.expose().as_slice(), instance_session.expose()].concat());
    Secret::from_bytes(*expand(&both, Label::SESSION_KEY, &[]))
}

/// Used to seal and to open.
const ROOT: Label = Label::SESSION_ROOT;
