//! The grain: how one text can be forgotten, and how all old copies are.
//!
//! A key that many texts share cannot be destroyed for the sake of one. So every text has a *grain*, 32 random bytes in
//! a table of their own, and
//!
//! ```text
//! text key     = HMAC(content key of the circle's epoch, grain ‖ address)
//! masked grain = grain ⊕ HMAC(shred key of the week, address)
//! ```
//!
//! - **One text**: without its grain, the text key is a value of HMAC at a point nobody knows, 256 random bits. Whoever
//!   destroys 32 bytes has destroyed the text, even for those who keep the content key.
//! - **All copies**: the grain lies masked with a pad that only the week's shred key makes. Each week the masks move to
//!   the next key ([`Mask::moved`]) and, after the last, the old key is destroyed. A copy of the database from then is
//!   masked with a key that no longer exists, and opens for nobody, whatever words or passphrases they have.
//! - **No new power**: the shred key alone gives grains, and grains without the content key give nothing. The mask adds
//!   no authenticity either: a changed grain gives another text key, and the text's own seal then refuses.
//!
//! The mask is a one-time pad, so **the same address must not be masked in the same week with two grains**: the xor of
//! the two rows would be the xor of the grains, and whoever held one would hold the other. A rewritten row has a new
//! version, hence another address; moving keeps the grain and changes the week.
//!
//! A wrapped random key per text would do the same with a nonce and two tags, 81 bytes instead of 32 and one more pass
//! of the cipher for each text of a search. The parts are standard, the composition is ours: this file is the one to
//! review.

use crate::{Label, Secret, mac};

/// What the week's shred key puts over a grain at one address.
pub(crate) struct Mask(Secret);

impl Mask {
    pub(crate) fn of_week(shred: &Secret, address: &[u8]) -> Mask {
        Mask(Secret::from_bytes(mac(shred, Label::GRAIN_MASK, &[address])))
    }

    /// Covers or uncovers: the same deed.
    pub(crate) fn over(&self, bytes: &[u8; 32]) -> [u8; 32] {
        std::array::from_fn(|at| bytes[at] ^ self.0.expose()[at])
    }

    /// From one week's mask to the next without the grain ever lying bare in a row.
    pub(crate) fn moved(&self, next: &Mask, masked: &[u8; 32]) -> [u8; 32] {
        next.over(&self.over(masked))
    }
}

/// The key of one text.
pub(crate) fn text_key(content: &Secret, grain: &Secret, address: &[u8]) -> Secret {
    Secret::from_bytes(mac(content, Label::TEXT_KEY, &[grain.expose(), address]))
}
