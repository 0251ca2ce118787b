//! What one administrator proposed and another has to agree to.
use crate::Error;
use ground_kernel::{AccountId, Id, Timestamp};
use ground_store::{Tables, from_row, values};

/// What one administrator proposed and another has to agree to.
#[derive(Clone)]
pub(crate) struct Proposal {
    pub(crate) id: Id<Proposal>,
    pub(crate) kind: ProposalKind,
    pub(crate) act: Vec<u8>,
    pub(crate) by_id: AccountId,
    pub(crate) signature: Vec<u8>,
    pub(crate) name: String,
    pub(crate) payload: Vec<u8>,
    pub(crate) made_at: Timestamp,
}
from_row!(Proposal { id, kind, act, by_id, signature, name, payload, made_at });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProposalKind {
    Administrator,
    Team,
    Cards,
}
ground_store::kept_as_word!(ProposalKind { Administrator = "administrator", Team = "team", Cards = "cards" });

pub(crate) async fn propose(tables: &mut impl Tables, it: &Proposal) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_proposal (id, kind, act, by_id, signature, name, payload, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values![it.id, it.kind, it.act, it.by_id, it.signature, it.name, it.payload, it.made_at],
        )
        .await?;
    Ok(())
}

pub(crate) async fn proposals(tables: &mut impl Tables) -> Result<Vec<Proposal>, Error> {
    let sql = "select id, kind, act, by_id, signature, name, payload, made_at from staff_proposal
                order by made_at limit 200";
    Ok(tables.all(sql, values![]).await?)
}

pub(crate) async fn proposal(tables: &mut impl Tables, id: Id<Proposal>) -> Result<Option<Proposal>, Error> {
    let sql = "select id, kind, act, by_id, signature, name, payload, made_at from staff_proposal where id = $1";
    Ok(tables.one(sql, values![id]).await?)
}

pub(crate) async fn forget_proposal(tables: &mut impl Tables, id: Id<Proposal>) -> Result<(), Error> {
    tables.change("delete from staff_proposal where id = $1", values![id]).await?;
    Ok(())
}

/// What nobody agreed to in a week.
pub(crate) async fn forget_old_proposals(tables: &mut impl Tables, now: Timestamp) -> Result<(), Error> {
    tables.change("delete from staff_proposal where made_at < $1", values![now.plus_days(-7)]).await?;
    Ok(())
}
