//! Cryptography, and nothing else.
//!
//! Here stands everything that turns secrets into keys, texts into sealed texts, and back again. Other crates say what
//! belongs to whom; this one only makes sure that a thing opens for the right key, in the right place, and otherwise
//! not at all. Whatever does not open answers [`Refused`], without saying why: the reason would help whoever is trying.
//!
//! It promises:
//! - every sealed value names its suite in its first byte and again in what is authenticated;
//! - every use of a key has its own [`Label`], used in one place only;
//! - what is authenticated is fixed-width, or length ‖ bytes, never text joined together;
//! - secrets are wiped when dropped and never printed.
//!
//! It deliberately knows no clock, no file, no database, no network, and no person. The only thing it takes from the
//! world is randomness (`random.rs`). No other crate names a cryptographic primitive.
//!
//! Suite 1: HPKE base mode (RFC 9180) with X-Wing, HKDF-SHA256, ChaCha20-Poly1305 · XChaCha20-Poly1305 · HKDF-SHA256 ·
//! Ed25519, strictly verified · SHA-256 · Argon2id.
//!
//! Where to look: `lock` how a root is kept behind words · `account`, `team`, `circle` which keys come from a root and
//! how they reach a holder · `text` and `grain` how a text is sealed and how it is forgotten · `outside` texts from
//! those who cannot read · `recovery` a root behind two cards and a witness · `veil` what has no grain, and dies all the
//! same · `session`, `instance` what the running house holds · `stream`, `backup`, `anchor` what lies outside the
//! database · `phrase` words and numbers people keep.

mod account;
pub mod anchor;
pub mod backup;
pub mod boxed;
mod cipher;
pub mod circle;
mod derive;
mod envelope;
mod grain;
mod hex;
pub mod instance;
mod labels;
pub mod lock;
pub mod outside;
pub mod pad;
pub mod phrase;
mod random;
pub mod recovery;
mod secret;
pub mod session;
mod sign;
pub mod stream;
mod suite;
pub mod team;
pub mod text;
pub mod veil;

pub use account::AccountKeys;
pub use derive::{derive, hash, mac};
pub use envelope::{SealPair, SealPublic};
pub use labels::Label;
pub use random::random;
pub use secret::{Refused, Secret};
pub use sign::{SignPair, SignPublic, Signature};
pub use zeroize::Zeroizing;
