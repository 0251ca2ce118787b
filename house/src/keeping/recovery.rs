//! Where the recovery cards come in. A house that has them seals the keys of its backups to them; a house that has none
//! keeps them open on their own medium, and `doctor` says so. This file is the one place that has to know which.
use ground_circle::{Error, Vault, recovery, registry};
use ground_seal::{
    Refused, SealPair, SealPublic,
    phrase::CardWords,
    recovery::{RecoveryKeys, SealedRoot},
};
use ground_store::Tx;

/// The key to seal to, and what the cards open (it lies beside the sealed keys).
pub struct Recovery {
    pub seal: SealPublic,
    pub sealed_root: Vec<u8>,
}

/// The house's recovery, once its roll names one.
pub async fn of_house(tx: &mut Tx, vault: &Vault) -> Result<Option<Recovery>, Error> {
    let registry = registry(tx, vault).await?;
    let (Some(cards), Some(sealed)) = (registry.recovery(), recovery::sealed(tx, &registry).await?) else {
        return Ok(None);
    };
    Ok(Some(Recovery { seal: cards.seal.clone(), sealed_root: sealed.to_bytes() }))
}

/// What two cards and a witness open, in whatever order they were typed.
///
/// # Errors
/// [`Refused`] for words that are no cards, or not of this house.
pub fn open(sealed_root: &[u8], typed: &[String]) -> Result<SealPair, Refused> {
    let sealed = SealedRoot::from_bytes(sealed_root)?;
    let [one, other, witness] = typed else { return Err(Refused) };
    let read = |text: &String| CardWords::parse(text).map_err(|_| Refused);
    let root = sealed.open([&read(one)?, &read(other)?, &read(witness)?])?;
    Ok(RecoveryKeys::from_root(&root, &sealed.set).seal)
}
