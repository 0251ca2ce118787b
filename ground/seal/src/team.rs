//! The keys of a team: a holder that is several people.
//!
//! A team has a random root for each epoch, wrapped to each member as a circle's keys are, and settling in the same
//! way. There is no way back from one epoch to the one before: what a team holds is wrapped anew when it turns.

use zeroize::Zeroizing;

use crate::derive::derive;
use crate::{Label, Refused, SealPair, SealPublic, Secret, boxed};

pub use crate::suite::is_settled;

/// What an opened team can do.
#[derive(Clone, Debug)]
pub struct TeamKeys {
    /// Opens what is sealed to the team's card.
    pub seal: SealPair,
    /// Under this, the team's own wraps settle.
    pub keep: Secret,
}

impl TeamKeys {
    /// The keys of `team` (its id, 16 bytes) in one epoch; the same each time.
    pub fn from_root(root: &Secret, team: &[u8; 16], epoch: u32) -> TeamKeys {
        let epoch = epoch.to_be_bytes();
        TeamKeys {
            seal: SealPair::from_seed(&derive(root, Label::TEAM_SEAL, &[team, &epoch])),
            keep: derive(root, Label::TEAM_KEEP, &[team, &epoch]),
        }
    }
}

/// The team's root for one member, sealed to their card.
pub fn wrap_root_to(card: &SealPublic, team: &[u8; 16], epoch: u32, member: &[u8; 16], root: &Secret) -> Vec<u8> {
    card.seal_to(WRAP, &[team, &epoch.to_be_bytes(), member], root.expose())
}

/// Opens a wrap that has not settled. Compare its [`commit`] with the roll's before believing it.
///
/// # Errors
/// [`Refused`] for another member, team or epoch, a settled wrap, or changed bytes.
pub fn unwrap_root(
    pair: &SealPair,
    team: &[u8; 16],
    epoch: u32,
    member: &[u8; 16],
    sealed: &[u8],
) -> Result<Secret, Refused> {
    only_secret(pair.open(WRAP, &[team, &epoch.to_be_bytes(), member], sealed)?)
}

/// The same root under the member's own keep key, to take the place of the wrap.
pub fn settle_root(keep: &Secret, team: &[u8; 16], epoch: u32, member: &[u8; 16], root: &Secret) -> Vec<u8> {
    boxed::seal(keep, SETTLED, &[team, &epoch.to_be_bytes(), member], root.expose())
}

/// Opens a settled wrap.
///
/// # Errors
/// [`Refused`] for another member, team or epoch, a wrap that has not settled, or changed bytes.
pub fn open_settled_root(
    keep: &Secret,
    team: &[u8; 16],
    epoch: u32,
    member: &[u8; 16],
    sealed: &[u8],
) -> Result<Secret, Refused> {
    only_secret(boxed::open(keep, SETTLED, &[team, &epoch.to_be_bytes(), member], sealed)?)
}

/// The root by which the team holds what the organisation may recover. It comes from the team's own root and doesn't
/// lead back to it: whoever is given this one alone never opens what the team holds by the other.
pub fn recoverable_root(root: &Secret, team: &[u8; 16], epoch: u32) -> Secret {
    derive(root, Label::TEAM_RECOVERABLE, &[team, &epoch.to_be_bytes()])
}

/// What the house's roll says of a team's root, without giving it away.
pub fn commit(root: &Secret, team: &[u8; 16], epoch: u32) -> [u8; 32] {
    *derive(root, Label::TEAM_COMMIT, &[team, &epoch.to_be_bytes()]).expose()
}

/// # Errors
/// [`Refused`] unless this is the root the roll committed to.
pub fn check(root: &Secret, team: &[u8; 16], epoch: u32, committed: &[u8; 32]) -> Result<(), Refused> {
    crate::secret::same(&commit(root, team, epoch), committed).then_some(()).ok_or(Refused)
}

// Each is used to seal and to open.
const WRAP: Label = Label::TEAM_WRAP;
const SETTLED: Label = Label::TEAM_SETTLED;

fn only_secret(bytes: Zeroizing<Vec<u8>>) -> Result<Secret, Refused> {
    Secret::try_from_slice(&bytes)
}
