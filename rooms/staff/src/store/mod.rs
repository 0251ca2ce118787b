//! All SQL of this room; what waits for a second administrator has a file of its own.
mod proposals;

pub(crate) use proposals::{
    Proposal, ProposalKind, forget_old_proposals, forget_proposal, proposal, proposals, propose,
};

use crate::{
    Error,
    actions::Member,
    register::{Record, RecordId},
    seats::{EndedSeat, SeatId},
};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
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

// — sessions that were ended from elsewhere —

impl FromRow for EndedSeat {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(EndedSeat {
            id: row.get("id")?,
            account: row.get("account_id")?,
            name: row.get("name")?,
            made_at: row.get("made_at")?,
            last_at: row.get("last_at")?,
            ended_at: row.get("ended_at")?,
            by: row.get("by_id")?,
        })
    }
}

pub(crate) async fn keep_ended_seat(tables: &mut impl Tables, it: &EndedSeat) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_ended_session (id, account_id, name, made_at, last_at, ended_at, by_id)
             values ($1, $2, $3, $4, $5, $6, $7)",
            values![it.id, it.account, it.name.clone(), it.made_at, it.last_at, it.ended_at, it.by],
        )
        .await?;
    Ok(())
}

pub(crate) async fn ended_seat(tables: &mut impl Tables, id: SeatId) -> Result<EndedSeat, Error> {
    let sql = "select id, account_id, name, made_at, last_at, ended_at, by_id from staff_ended_session where id = $1";
    tables.one(sql, values![id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn ended_seats(tables: &mut impl Tables, account: AccountId) -> Result<Vec<EndedSeat>, Error> {
    let sql = "select id, account_id, name, made_at, last_at, ended_at, by_id from staff_ended_session
                where account_id = $1 order by ended_at desc limit 20";
    Ok(tables.all(sql, values![account]).await?)
}

pub(crate) async fn forget_ended_seats(tables: &mut impl Tables, before: Timestamp) -> Result<(), Error> {
    tables.change("delete from staff_ended_session where ended_at < $1", values![before]).await?;
    Ok(())
}

// — qualifications, experience, training —

impl FromRow for Record {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Record {
            id: row.get("id")?,
            account: row.get("account_id")?,
            kind: row.get("kind")?,
            detail: row.get("detail")?,
            years: row.get("years")?,
            since_on: row.get("since_on")?,
            until_on: row.get("until_on")?,
        })
    }
}

pub(crate) async fn add_record(
    tables: &mut impl Tables,
    it: &Record,
    by: AccountId,
    now: Timestamp,
) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_record (id, account_id, kind, detail, years, since_on, until_on, entered_by, entered_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values![it.id, it.account, it.kind, it.detail.clone(), it.years, it.since_on, it.until_on, by, now],
        )
        .await?;
    Ok(())
}

/// Of one account, or of everybody; those that were taken out are not among them.
pub(crate) async fn records(tables: &mut impl Tables, of: Option<AccountId>) -> Result<Vec<Record>, Error> {
    let of_one = "select id, account_id, kind, detail, years, since_on, until_on from staff_record
                   where removed_at is null and account_id = $1 order by since_on, id limit 500";
    let of_all = "select id, account_id, kind, detail, years, since_on, until_on from staff_record
                   where removed_at is null order by since_on, id limit 5000";
    Ok(match of {
        Some(account) => tables.all(of_one, values![account]).await?,
        None => tables.all(of_all, values![]).await?,
    })
}

pub(crate) async fn take_out_record(
    tables: &mut impl Tables,
    account: AccountId,
    id: RecordId,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, Error> {
    let sql = "update staff_record set removed_by = $3, removed_at = $4
                where id = $1 and account_id = $2 and removed_at is null";
    Ok(tables.change(sql, values![id, account, by, now]).await? == 1)
}

// — what takes two —

/// A first one's signature, until a second one completes it.
pub(crate) async fn first_voice(
    tables: &mut impl Tables,
    act: &str,
    about: [u8; 16],
    word: &str,
) -> Result<Option<Agreement>, Error> {
    let sql = "select by_id, signature from staff_second_voice where act = $1 and about_id = $2 and word = $3";
    Ok(tables.one(sql, values![act.to_owned(), about, word.to_owned()]).await?)
}

pub(crate) async fn keep_first_voice(
    tables: &mut impl Tables,
    act: &str,
    about: [u8; 16],
    word: &str,
    it: &Agreement,
    now: Timestamp,
) -> Result<(), Error> {
    tables
        .change(
            "insert into staff_second_voice (act, about_id, word, by_id, signature, at) values ($1, $2, $3, $4, $5, $6)
             on conflict (act, about_id, word) do update
               set by_id = excluded.by_id, signature = excluded.signature, at = excluded.at",
            values![act.to_owned(), about, word.to_owned(), it.by_id, it.signature.clone(), now],
        )
        .await?;
    Ok(())
}

pub(crate) async fn forget_voices(tables: &mut impl Tables, act: &str, about: Option<[u8; 16]>) -> Result<(), Error> {
    match about {
        Some(about) => {
            let sql = "delete from staff_second_voice where act = $1 and about_id = $2";
            tables.change(sql, values![act.to_owned(), about]).await?
        }
        None => tables.change("delete from staff_second_voice where act = $1", values![act.to_owned()]).await?,
    };
    Ok(())
}

/// What waits for a second voice: about what, which word, who spoke first.
pub(crate) struct Waiting {
    pub(crate) about_id: [u8; 16],
    pub(crate) word: String,
    pub(crate) by_id: AccountId,
}
from_row!(Waiting { about_id, word, by_id });

pub(crate) async fn waiting_voices(tables: &mut impl Tables, act: &str) -> Result<Vec<Waiting>, Error> {
    let sql = "select about_id, word, by_id from staff_second_voice where act = $1 order by at limit 100";
    Ok(tables.all(sql, values![act.to_owned()]).await?)
}

pub(crate) async fn name_team(tables: &mut impl Tables, id: TeamId, name: &str) -> Result<bool, Error> {
    let sql = "update staff_team set name = $2 where id = $1";
    Ok(tables.change(sql, values![id, name.to_owned()]).await? == 1)
}
