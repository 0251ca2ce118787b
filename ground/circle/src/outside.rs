//! A text from outside (mail, webhook, a job): whoever writes it need not be able to read it. A fresh key is wrapped to
//! each holder's card; the first holder's session takes it in. Marked "from outside, sender not verified", since it
//! bears no signature.
use crate::{Error, circle, keyring::Keyring, registry::Registry, vault::Vault, veil};
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};
use ground_seal::{
    SealPublic, outside,
    text::{Place, TextAddress},
};
use ground_store::{Tables, Tx, from_row, values};
use zeroize::Zeroizing;

const KIND_OUTSIDE: u8 = 2;

/// Marker of one delivery.
pub enum Delivery {}

/// Under the week's veil lie the wraps, each at its id.
pub(crate) const VEIL: &[u8] = b"outside";

struct Row {
    id: Id<Delivery>,
    row_id: [u8; 16],
    wrap: Vec<u8>,
    body: Vec<u8>,
    week: Option<u32>,
}
from_row!(Row { id, row_id, wrap, body, week });

fn address(circle: CircleId, row: [u8; 16]) -> TextAddress {
    let place = Place { table: 0, column: 0, row, version: 0 };
    TextAddress { kind: KIND_OUTSIDE, circle: *circle.as_bytes(), epoch: 0, place, writer: [0; 16] }
}

/// Leaves a text for the members of the teams that hold a circle. Where nobody is in them it is refused, not lost.
pub async fn leave(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    circle: CircleId,
    row: [u8; 16],
    text: &str,
    mut new_id: impl FnMut() -> Id<Delivery>,
) -> Result<(), Error> {
    let state = circle::state(tx, vault, registry, circle).await?;
    if state.erased {
        return Err(Error::Shut);
    }
    let members = state.teams().into_iter().flat_map(|team: TeamId| registry.members_of(team));
    let members = members.filter(|id| !state.left_out().contains(id));
    let cards: Vec<(AccountId, SealPublic)> =
        members.filter_map(|id| Some((id, registry.standing(id)?.seal.clone()))).collect();
    if cards.is_empty() {
        return Err(Error::NobodyReceives);
    }
    let keys: Vec<SealPublic> = cards.iter().map(|(_, key)| key.clone()).collect();
    let (wraps, body) = outside::leave(&keys, &address(circle, row), text.as_bytes());
    let (week, _) = vault.shred_for(now)?;
    for ((holder, _), wrap) in cards.into_iter().zip(wraps) {
        let id = new_id();
        let wrap = veil::cover(vault, week, &[VEIL, id.as_bytes()], &wrap)?;
        tx.change(
            "insert into circle_outside (id, circle_id, holder_id, row_id, wrap, body, made_at, week)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values![id, circle, holder, row, wrap, body, now, week],
        )
        .await?;
    }
    Ok(())
}

/// What lies here for this account in this circle: (row, text). The caller writes each into the circle and then says
/// `taken`.
pub async fn waiting(
    tx: &mut Tx,
    vault: &Vault,
    who: &Keyring,
    circle: CircleId,
) -> Result<Vec<([u8; 16], Zeroizing<String>)>, Error> {
    let sql =
        "select id, row_id, wrap, body, week from circle_outside where circle_id = $1 and holder_id = $2 limit 500";
    let rows: Vec<Row> = tx.all(sql, values![circle, who.account]).await?;
    let open = |row: Row| {
        let wrap = veil::lift(vault, row.week, &[VEIL, row.id.as_bytes()], row.wrap)?;
        let plain = outside::take_in(&who.keys.seal, &address(circle, row.row_id), &wrap, &row.body)?;
        let text = String::from_utf8(plain.to_vec()).map_err(|_| Error::Unbelieved("a text that is no text"))?;
        Ok((row.row_id, Zeroizing::new(text)))
    };
    rows.into_iter().map(open).collect()
}

/// It was written into the circle; every copy of the delivery is destroyed.
pub async fn taken(tx: &mut Tx, circle: CircleId, row: [u8; 16]) -> Result<(), Error> {
    tx.change("delete from circle_outside where circle_id = $1 and row_id = $2", values![circle, row]).await?;
    Ok(())
}
