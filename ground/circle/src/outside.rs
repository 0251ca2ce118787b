//! A text from outside (mail, webhook, a job): whoever writes it need not be able to read it. A fresh key is wrapped to
//! each holder's card; the first holder's session takes it in. Marked "from outside, sender not verified", since it
//! bears no signature.
use crate::{Error, circle, keyring::Keyring, registry::Registry, vault::Vault};
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

struct Row {
    row_id: [u8; 16],
    wrap: Vec<u8>,
    body: Vec<u8>,
}
from_row!(Row { row_id, wrap, body });

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
    let cards: Vec<(AccountId, SealPublic)> =
        members.filter_map(|id| Some((id, registry.standing(id)?.seal.clone()))).collect();
    if cards.is_empty() {
        return Err(Error::NobodyReceives);
    }
    let keys: Vec<SealPublic> = cards.iter().map(|(_, key)| key.clone()).collect();
    let (wraps, body) = outside::leave(&keys, &address(circle, row), text.as_bytes());
    for ((holder, _), wrap) in cards.into_iter().zip(wraps) {
        tx.change(
            "insert into circle_outside (id, circle_id, holder_id, row_id, wrap, body, made_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            values![new_id(), circle, holder, row, wrap, body, now],
        )
        .await?;
    }
    Ok(())
}

/// What lies here for this account in this circle: (row, text). The caller writes each into the circle and then says
/// `taken`.
pub async fn waiting(
    tx: &mut Tx,
    who: &Keyring,
    circle: CircleId,
) -> Result<Vec<([u8; 16], Zeroizing<String>)>, Error> {
    let sql = "select row_id, wrap, body from circle_outside where circle_id = $1 and holder_id = $2 limit 500";
    let rows: Vec<Row> = tx.all(sql, values![circle, who.account]).await?;
    let open = |row: Row| {
        let plain = outside::take_in(&who.keys.seal, &address(circle, row.row_id), &row.wrap, &row.body)?;
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
