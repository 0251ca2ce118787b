//! The one place where randomness enters.
//!
//! What is drawn is drawn from the operating system's kernel each time; there is no seedable generator in between that
//! could be copied, forked or forgotten in a test. Tests hold the bytes of old envelopes instead of known luck.

use std::convert::Infallible;

use getrandom::rand_core::{TryCryptoRng, TryRng};

/// `N` bytes from the operating system.
///
/// # Panics
/// When the operating system has no randomness to give. Going on without would be worse.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

#[expect(clippy::disallowed_methods, reason = "This is the place where the ground draws its randomness.")]
fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

/// The same, in the shape that `hpke` asks for.
pub(crate) struct Dice;

impl TryRng for Dice {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(random()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(random()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Dice {}
