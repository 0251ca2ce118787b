//! Setting the house back, from a backup: what has to be true before anything is served from it.
//!
//! All of it in the transaction that brings the rows, so there is no moment at which a half-restored house could be
//! opened: sessions end, the house's roll gets its line, and the anchors go on from the newest that anybody knows.
use crate::{
    Error,
    acts::HouseAct,
    anchors::{self, Anchor},
    erased::Gone,
    registry,
    roll::{self, Line, nobody},
    vault::Vault,
};
use ground_kernel::Timestamp;
use ground_store::{Tables, Tx, values};

/// Writes the line that everybody concerned will see: back to how it stood then.
pub async fn say(tx: &mut Tx, vault: &Vault, now: Timestamp, to: Timestamp) -> Result<(), Error> {
    let mut registry = (*registry::current(tx, vault).await?).clone();
    let act = HouseAct::SetBack { to }.write();
    let line = Line::write(roll::house(), registry.head, act, now, nobody(), &vault.instance.mark, None);
    registry.apply(&line)?;
    roll::add(tx, roll::house(), &line).await?;
    Ok(())
}

/// The moment of the newest line: how far a database goes that nobody knows the age of.
pub async fn newest_line_at(tx: &mut Tx) -> Result<Option<Timestamp>, Error> {
    let sql = "select max(at) as figure from (select max(at) as at from circle_ledger
                                              union select max(at) as at from circle_roll) newest
                having max(at) is not null";
    Ok(tx.one::<i64, _>(sql, values![]).await?.map(Timestamp::from_micros))
}

/// Nobody is signed in to a house that was set back.
pub async fn end_sessions(tx: &mut Tx) -> Result<u64, Error> {
    Ok(tx.change("delete from circle_session", values![]).await?)
}

/// The last step.
pub async fn anchor(tx: &mut Tx, vault: &Vault, now: Timestamp, after: Option<Anchor>) -> Result<Anchor, Error> {
    anchors::drop_set_back(tx, vault, now, after).await
}

/// Private texts and ties that were ended in the time that was lost. (Texts: `erase_again`; circles are the rooms'.)
pub async fn end_again(tx: &mut Tx, gone: &Gone) -> Result<bool, Error> {
    let ended = match gone {
        Gone::Private(id) => tx.change("delete from circle_private where id = $1", values![*id]).await?,
        Gone::Tie(knot) => tx.change("delete from circle_tie where knot = $1", values![*knot]).await?,
        Gone::Circle(_) | Gone::Text { .. } | Gone::Row { .. } => 0,
    };
    Ok(ended > 0)
}
