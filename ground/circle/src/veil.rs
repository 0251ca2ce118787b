//! The week's veil over what has no grain: see `ground/seal/src/veil.rs`. An empty week means that the row is older than
//! the veil, and lies bare until the house has been there.
use crate::{Error, vault::Vault};
use ground_seal::veil;
use zeroize::Zeroizing;

/// What lies at this place, as the ground sealed it. A row that somebody changed gives what lies there, which then opens
/// for nobody.
pub(crate) fn lift(
    vault: &Vault,
    week: Option<u32>,
    place: &[&[u8]],
    value: Vec<u8>,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let Some(week) = week else { return Ok(Zeroizing::new(value)) };
    Ok(veil::uncover(&vault.shred_of(week)?, place, &value).unwrap_or(Zeroizing::new(value)))
}

pub(crate) fn cover(vault: &Vault, week: u32, place: &[&[u8]], value: &[u8]) -> Result<Vec<u8>, Error> {
    Ok(veil::cover(&vault.shred_of(week)?, place, value))
}

/// The same value under another week's veil.
pub(crate) fn moved(
    vault: &Vault,
    from: Option<u32>,
    to: u32,
    place: &[&[u8]],
    value: Vec<u8>,
) -> Result<Vec<u8>, Error> {
    cover(vault, to, place, &lift(vault, from, place, value)?)
}
