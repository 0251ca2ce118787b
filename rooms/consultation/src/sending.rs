//! One press, one letter: double clicks, the back button, two tabs and a reload after sending lead to the same one.
//!
//! A form carries a one-time token. Of it the database knows a keyed hash, and of the text another, keyed by the token
//! too: enough to see that the same thing was sent again, worth nothing to whoever has the database alone. The first
//! letter's session is derived from the token, so that even an answer that was lost on its way can be given again.
use ground_circle::Vault;
use ground_seal::{Label, Secret, derive, mac, session::Token};

/// What the database knows of one sending.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    pub(crate) key: [u8; 32],
    pub(crate) same: [u8; 32],
}

impl Sending {
    pub(crate) fn of(vault: &Vault, token: &Token, text: &str) -> Self {
        let instance = &vault.instance().session;
        Sending {
            key: mac(instance, Label::SENDING, &[&token.hash()]),
            same: mac(&Secret::from_bytes(token.hash()), Label::SAME_TEXT, &[text.as_bytes()]),
        }
    }
}

/// The session that a first letter begins. Only who holds the form's token can know it.
pub(crate) fn session_of(vault: &Vault, token: &Token) -> Option<Token> {
    token_of(&derive(&Secret::from_bytes(token.hash()), Label::FORM_SESSION, &[vault.instance().session.expose()]))
}

/// The form that a text of its own goes on with, when the session of the form's first letter is over. The same text
/// leads to the same form, so that pressing twice stays one letter.
pub(crate) fn form_after(vault: &Vault, token: &Token, text: &str) -> Option<Token> {
    let instance = vault.instance().session.expose();
    token_of(&derive(&Secret::from_bytes(token.hash()), Label::FORM_SESSION, &[instance, text.as_bytes()]))
}

fn token_of(secret: &Secret) -> Option<Token> {
    let text: String = secret.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    Token::from_text(&text).ok()
}
