//! What a level or a passing is about, without saying whose it is: a keyed hash of the circle. Whoever has the database
//! alone cannot bring the two together; whoever has the circle finds its matter. Pure.
use ground_circle::Vault;
use ground_kernel::{CircleId, Id, TeamId};
use ground_seal::{Label, mac};

/// Marker of a matter.
pub enum Opaque {}
pub type MatterId = Id<Opaque>;

/// Something a team works on: the circle of whoever it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    pub circle: CircleId,
    pub team: TeamId,
}

impl Matter {
    pub fn id(&self, vault: &Vault) -> MatterId {
        Matter::id_of(vault, self.circle)
    }

    pub fn id_of(vault: &Vault, circle: CircleId) -> MatterId {
        let hash = mac(&vault.instance().pepper, Label::MATTER, &[circle.as_bytes()]);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Id::from_array(bytes)
    }
}
