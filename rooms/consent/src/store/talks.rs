//! First talks, and who is left out.
use crate::{
    Error,
    talk::{Ending, LeftOut, Talk, TalkId},
};
use ground_kernel::{AccountId, Actor, Id, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;
use std::collections::BTreeSet;

impl FromRow for Talk {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Talk {
            id: row.get("id")?,
            way: row.get("way")?,
            with: row.get("with_id")?,
            asked_at: row.get("asked_at")?,
            taken_back: row.get::<Option<Timestamp>>("taken_back_at")?.is_some(),
            result: row.get("result")?,
            held_by: row.get("held_by")?,
            held_at: row.get("held_at")?,
        })
    }
}

pub(crate) async fn talks(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Talk>, Error> {
    let sql = "select id, way, with_id, asked_at, taken_back_at, result, held_by, held_at from consent_talk
                where party_id = $1 order by asked_at, id limit 500";
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn add_talk(work: &mut Work, party: AccountId, it: &Talk) -> Result<(), Error> {
    work.change(
        "insert into consent_talk (id, party_id, way, with_id, asked_at) values ($1, $2, $3, $4, $5)",
        values![it.id, party, it.way, it.with, it.asked_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn take_back(work: &mut Work, party: AccountId, id: TalkId, now: Timestamp) -> Result<bool, Error> {
    let sql = "update consent_talk set taken_back_at = $3
                where id = $1 and party_id = $2 and taken_back_at is null and result is null";
    Ok(work.change(sql, values![id, party, now]).await? == 1)
}

pub(crate) async fn note_held(
    work: &mut Work,
    party: AccountId,
    id: TalkId,
    ending: &Ending,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "update consent_talk set result = $3, held_by = $4, held_at = $5
                where id = $1 and party_id = $2 and taken_back_at is null and result is null";
    Ok(work.change(sql, values![id, party, ending.outcome(), by, now]).await? == 1)
}

impl FromRow for LeftOut {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(LeftOut { id: row.get("id")?, who: row.get("who_id")?, role: row.get("role")?, at: row.get("at")? })
    }
}

pub(crate) async fn left_out(tables: &mut impl Tables, party: AccountId) -> Result<Vec<LeftOut>, Error> {
    let sql = "select id, who_id, role, at from consent_left_out where party_id = $1 order by at, id limit 200";
    Ok(tables.all(sql, values![party]).await?)
}

pub(crate) async fn add_left_out(work: &mut Work, party: AccountId, it: &LeftOut) -> Result<(), Error> {
    work.change(
        "insert into consent_left_out (id, party_id, who_id, role, at) values ($1, $2, $3, $4, $5)",
        values![it.id, party, it.who, it.role.clone(), it.at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove_left_out(work: &mut Work, party: AccountId, id: Id<LeftOut>) -> Result<bool, Error> {
    let sql = "delete from consent_left_out where id = $1 and party_id = $2";
    Ok(work.change(sql, values![id, party]).await? == 1)
}

/// Those who do not want to be seen by whoever acts. Nobody but someone who works here can be left out.
pub async fn left_out_by(tables: &mut impl Tables, actor: &Actor) -> Result<BTreeSet<AccountId>, Error> {
    let Actor::Staff { id, role, .. } = actor else { return Ok(BTreeSet::new()) };
    let sql = "select party_id as id from consent_left_out where who_id = $1 or role = $2 limit 100000";
    let all: Vec<AccountId> = tables.all(sql, values![*id, role.name().to_owned()]).await?;
    Ok(all.into_iter().collect())
}
