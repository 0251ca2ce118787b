//! Someone who is signed in: who they are, and the keys that their own secret opened.
use ground_kernel::{AccountId, Actor};
use ground_seal::{AccountKeys, Secret};
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountKind {
    Staff,
    Party,
}
ground_store::kept_as_word!(AccountKind { Staff = "staff", Party = "party" });

/// The keys of one account, while its session lasts. Never written down; wiped when dropped.
pub struct Keyring {
    pub account: AccountId,
    pub kind: AccountKind,
    pub(crate) root: Secret,
    pub(crate) keys: AccountKeys,
}

impl Keyring {
    pub fn from_root(account: AccountId, kind: AccountKind, root: Secret) -> Self {
        let keys = AccountKeys::from_root(&root, account.as_bytes());
        Keyring { account, kind, root, keys }
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring of {}", self.account)
    }
}

/// Who acts, with or without keys in hand.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub keyring: Option<Arc<Keyring>>,
}

impl Caller {
    pub fn stranger() -> Self {
        Caller { actor: Actor::Stranger, keyring: None }
    }
    pub fn house() -> Self {
        Caller { actor: Actor::House, keyring: None }
    }
    pub fn party(keyring: Arc<Keyring>) -> Self {
        Caller { actor: Actor::Party(keyring.account), keyring: Some(keyring) }
    }
}
