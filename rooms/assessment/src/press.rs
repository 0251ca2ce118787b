//! One press, one line; and prompts that are not to be asked, without saying which. Keyed hashes, pure.
use crate::prompt::Prompt;
use ground_circle::Vault;
use ground_kernel::{AccountId, Id};
use ground_seal::{Label, Secret, mac, session::Token};

/// The id of what a form adds: of its one-time token and what was typed. Sent twice, it is the same thing.
pub(crate) fn id_of<Of>(token: &Token, typed: &str) -> Id<Of> {
    let hash = mac(&Secret::from_bytes(token.hash()), Label::ONE_PRESS, &[typed.as_bytes()]);
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    Id::from_array(id)
}

/// By this the house knows that a prompt is not to be asked; whoever has the database alone cannot tell which.
pub(crate) fn closed_mark(vault: &Vault, party: AccountId, prompt: Prompt) -> [u8; 32] {
    mac(&vault.instance().pepper, Label::PROMPT, &[party.as_bytes(), &[prompt.number()]])
}
