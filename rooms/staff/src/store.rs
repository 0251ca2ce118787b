//! All SQL of this room.
use crate::{Error, actions::Member};
use ground_kernel::{AccountId, Id, Role, TeamId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, from_row, values};
use std::collections::BTreeMap;

impl FromRow for Member {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Member {
            id: row.get("id")?,
            name: row.get("name")?,
            called: row.get("called")?,
            made_at: row.get("made_at")?,
            pledged_on: row.get("pledged_on")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

pub(crate) async fn members(tables: &mut impl Tables) -> Result<Vec<Member>, Error> {
    let sql = "select id, name, called, made_at, pledged_on, ended_at from staff_member order by made_at limit 1000";
    Ok(tables.all(sql, values![]).await?)
}

pub(crate) async fn add_member(tables: &mut impl Tables, it: &Member) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_member (id, name, called, made_at, pledged_on) values ($1, $2, $3, $4, $5)",
            values![it.id, it.name, it.called, it.made_at, it.pledged_on],
        )
        .await?;
    Ok(())
}

pub(crate) async fn end_member(tables: &mut impl Tables, id: AccountId, now: Timestamp) -> Result<(), Error> {
    tables.change("update staff_member set ended_at = $2 where id = $1", values![id, now]).await?;
    Ok(())
}

pub(crate) struct TeamRow {
    pub(crate) id: TeamId,
    pub(crate) name: String,
}
from_row!(TeamRow { id, name });

pub(crate) async fn teams(tables: &mut impl Tables) -> Result<Vec<TeamRow>, Error> {
    Ok(tables.all("select id, name from staff_team order by name limit 200", values![]).await?)
}

pub(crate) async fn add_team(tables: &mut impl Tables, id: TeamId, name: &str) -> Result<(), Error> {
    tables.change("insert into staff_team (id, name) values ($1, $2)", values![id, name.to_owned()]).await?;
    Ok(())
}

pub(crate) struct Invitation {
    pub(crate) fingerprint: Vec<u8>,
    pub(crate) for_whom: String,
    pub(crate) role: String,
    pub(crate) until_at: Timestamp,
}
from_row!(Invitation { fingerprint, for_whom, role, until_at });

pub(crate) async fn add_invitation(
    tables: &mut impl Tables,
    it: &Invitation,
    team: Option<TeamId>,
    now: Timestamp,
) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_invitation (fingerprint, for_whom, role, team_id, made_at, until_at)
             values ($1, $2, $3, $4, $5, $6)",
            values![it.fingerprint, it.for_whom, it.role, team, now, it.until_at],
        )
        .await?;
    Ok(())
}

pub(crate) async fn invitations(tables: &mut impl Tables, now: Timestamp) -> Result<Vec<Invitation>, Error> {
    let sql = "select fingerprint, for_whom, role, until_at from staff_invitation where until_at > $1
                order by made_at limit 200";
    Ok(tables.all(sql, values![now]).await?)
}

pub(crate) async fn forget_invitation(tables: &mut impl Tables, fingerprint: &[u8]) -> Result<(), Error> {
    tables.change("delete from staff_invitation where fingerprint = $1", values![fingerprint.to_vec()]).await?;
    Ok(())
}

/// A first member's agreement to let someone in, until a second one completes it.
pub(crate) struct Agreement {
    pub(crate) by_id: AccountId,
    pub(crate) signature: Vec<u8>,
}
from_row!(Agreement { by_id, signature });

pub(crate) async fn agreement(
    tables: &mut impl Tables,
    team: TeamId,
    account: AccountId,
) -> Result<Option<Agreement>, Error> {
    let sql = "select by_id, signature from staff_agreement where team_id = $1 and account_id = $2";
    Ok(tables.one(sql, values![team, account]).await?)
}

pub(crate) async fn agree(
    tables: &mut impl Tables,
    team: TeamId,
    account: AccountId,
    it: &Agreement,
    now: Timestamp,
) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_agreement (team_id, account_id, by_id, signature, at) values ($1, $2, $3, $4, $5)
             on conflict (team_id, account_id) do update
                set by_id = excluded.by_id, signature = excluded.signature, at = excluded.at",
            values![team, account, it.by_id, it.signature, now],
        )
        .await?;
    Ok(())
}

pub(crate) async fn forget_agreement(tables: &mut impl Tables, account: AccountId) -> Result<(), Error> {
    tables.change("delete from staff_agreement where account_id = $1", values![account]).await?;
    Ok(())
}

struct Setting {
    name: String,
    value: String,
}
from_row!(Setting { name, value });

pub(crate) async fn settings(tables: &mut impl Tables) -> Result<BTreeMap<String, String>, Error> {
    let rows: Vec<Setting> = tables.all("select name, value from staff_setting limit 1000", values![]).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.value)).collect())
}

pub(crate) async fn set(tables: &mut impl Tables, name: &str, value: &str) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_setting (name, value) values ($1, $2)
             on conflict (name) do update set value = excluded.value",
            values![name.to_owned(), value.to_owned()],
        )
        .await?;
    Ok(())
}

pub(crate) fn role_of(word: &str) -> Option<Role> {
    Role::from_name(word)
}

/// Links that ran out a month ago.
pub(crate) async fn forget_old_invitations(tables: &mut impl Tables, now: Timestamp) -> Result<(), Error> {
    tables.change("delete from staff_invitation where until_at < $1", values![now.plus_days(-30)]).await?;
    Ok(())
}

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
