//! Where the recovery cards come in. A house that has them seals the keys of its backups to them; a house that has none
//! keeps them open on their own medium, and `doctor` says so. This file is the one place that has to know which.
use ground_circle::{Error, Vault};
use ground_seal::{Refused, SealPair, SealPublic};
use ground_store::Tx;

/// The key to seal to, and what the cards open (it lies beside the sealed keys).
pub struct Recovery {
    pub seal: SealPublic,
    pub sealed_root: Vec<u8>,
}

/// The house's recovery, once its roll names one.
pub async fn of_house(_tx: &mut Tx, _vault: &Vault) -> Result<Option<Recovery>, Error> {
    Ok(None)
}

/// What two cards and a witness open.
pub fn open(_sealed_root: &[u8], _typed: &[String]) -> Result<SealPair, Refused> {
    Err(Refused)
}
