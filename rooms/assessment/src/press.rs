//! Prompts that are not to be asked, without saying which. Keyed hashes, pure.
use crate::prompt::Prompt;
use ground_circle::Vault;
use ground_kernel::AccountId;
use ground_seal::{Label, mac};

/// By this the house knows that a prompt is not to be asked; whoever has the database alone cannot tell which.
pub(crate) fn closed_mark(vault: &Vault, party: AccountId, prompt: Prompt) -> [u8; 32] {
    mac(&vault.instance().pepper, Label::PROMPT, &[party.as_bytes(), &[prompt.number()]])
}
