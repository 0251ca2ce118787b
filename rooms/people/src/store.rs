//! All SQL of this room. The only door to a party is `party_for…`, which asks for permission.
use crate::{
    Access, Error,
    access::Kept,
    bell::BellHours,
    entered::{Entered, Handed, HandedHow},
    party::Party,
};
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_policy::Permitted;
use ground_seal::session::Token;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Party {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let hours: (Option<i64>, Option<i64>) = (row.get("bell_from")?, row.get("bell_until")?);
        Ok(Party {
            id: row.get("id")?,
            circle: row.get("circle_id")?,
            team: row.get("team_id")?,
            relation: row.get("relation")?,
            pace: row.get("pace")?,
            tone: row.get("tone")?,
            resting: row.get("resting")?,
            keep_years: row.get("keep_years")?,
            used_on: row.get("used_on")?,
            bell: hours.0.zip(hours.1).map(|(from, until)| BellHours { from, until }),
            arrived_at: row.get("arrived_at")?,
            // Sealed after a death: to everybody it is as if it were not there.
            erased: row.get::<Option<Timestamp>>("erased_at")?.or(row.get("sealed_at")?).is_some(),
        })
    }
}

const PARTY: &str = "select id, circle_id, team_id, relation, pace, tone, resting, keep_years, used_on, bell_from, \
                     bell_until, arrived_at, erased_at, (select s.sealed_at from people_sealed s where s.party_id = people_party.id) \
                     as sealed_at from people_party where id = $1";
/// The same for the end of the kept time, which comes for what was sealed, too.
const KEPT: &str = "select id, circle_id, team_id, relation, pace, tone, resting, keep_years, used_on, bell_from, \
                    bell_until, arrived_at, erased_at, cast(null as bigint) as sealed_at from people_party where id = $1";

async fn party(tables: &mut impl Tables, id: AccountId) -> Result<Party, Error> {
    tables.one(PARTY, values![id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn party_for(work: &mut Work, id: AccountId, access: Access) -> Result<Permitted<Party>, Error> {
    let found = party(work, id).await?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn party_for_look(look: &mut Look, id: AccountId, access: Access) -> Result<Permitted<Party>, Error> {
    let found = party(look, id).await?;
    Ok(look.permitted(access, found)?)
}

/// Whose circle this is, while they are there.
pub(crate) async fn party_of_circle(
    look: &mut Look,
    circle: CircleId,
    access: Access,
) -> Result<Option<Permitted<Party>>, Error> {
    let sql = "select id from people_party where circle_id = $1 and erased_at is null";
    let Some(id) = look.one::<AccountId, _>(sql, values![circle]).await? else { return Ok(None) };
    let found = party(look, id).await?;
    Ok(Some(look.permitted(access, found)?))
}

/// Are they there, and neither erased nor sealed after a death? Without a permit: a yes or no, for a room that asks for one of
/// its own.
pub async fn is_there(tables: &mut impl Tables, id: AccountId) -> Result<bool, Error> {
    let found: Option<Party> = tables.one(PARTY, values![id]).await?;
    Ok(found.is_some_and(|it| !it.erased))
}

/// Without a permit: a yes or no, for what the house does by itself.
pub(crate) async fn wants_replies(tables: &mut impl Tables, id: AccountId) -> Result<bool, Error> {
    Ok(party(tables, id).await?.wants_replies())
}

pub(crate) async fn add(work: &mut Work, it: &Party) -> Result<(), Error> {
    work.change(
        "insert into people_party (id, circle_id, team_id, relation, pace, tone, resting, keep_years, used_on, arrived_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            it.id,
            it.circle,
            it.team,
            it.relation,
            it.pace,
            it.tone,
            it.resting,
            it.keep_years,
            it.used_on,
            it.arrived_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save(work: &mut Work, it: &Permitted<Party>) -> Result<(), Error> {
    let (from, until) = it.bell.map(|hours| (hours.from, hours.until)).unzip();
    work.change(
        "update people_party
            set pace = $2, tone = $3, resting = $4, keep_years = $5, used_on = $6, bell_from = $7, bell_until = $8
          where id = $1",
        values![it.id, it.pace, it.tone, it.resting, it.keep_years, it.used_on, from, until],
    )
    .await?;
    Ok(())
}

/// What is left of someone who erased everything: that a row was here, and when it ended.
pub(crate) async fn empty(work: &mut Work, it: &Permitted<Party>, now: Timestamp) -> Result<(), Error> {
    empty_row(work, it.id, now).await
}

/// The same at the end of the kept time.
pub(crate) async fn empty_kept(work: &mut Work, it: &Permitted<Kept>, now: Timestamp) -> Result<(), Error> {
    empty_row(work, it.party.id, now).await
}

/// The same after a restore: what was erased once needs no permission to be erased again.
pub(crate) async fn empty_again(work: &mut Work, id: AccountId, now: Timestamp) -> Result<(), Error> {
    empty_row(work, id, now).await
}

/// Whose circle it is, unless they erased everything.
pub(crate) async fn still_there(work: &mut Work, circle: CircleId) -> Result<Option<AccountId>, Error> {
    let sql = "select id from people_party where circle_id = $1 and erased_at is null";
    Ok(work.one(sql, values![circle]).await?)
}

/// Their circles beside the one they write to a team in.
pub(crate) async fn other_circles(tables: &mut impl Tables, id: AccountId) -> Result<Vec<CircleId>, Error> {
    let sql = "select circle_id as id from people_circle where party_id = $1 order by circle_id";
    Ok(tables.all(sql, values![id]).await?)
}

pub(crate) async fn add_circle(work: &mut Work, circle: CircleId, id: AccountId) -> Result<(), Error> {
    work.change("insert into people_circle (circle_id, party_id) values ($1, $2)", values![circle, id]).await?;
    Ok(())
}

/// True when it was there.
pub(crate) async fn remove_circle(work: &mut Work, circle: CircleId) -> Result<bool, Error> {
    Ok(work.change("delete from people_circle where circle_id = $1", values![circle]).await? > 0)
}

pub(crate) async fn seal(work: &mut Work, it: &Permitted<Party>, now: Timestamp) -> Result<(), Error> {
    unseal(work, it).await?;
    work.change("insert into people_sealed (party_id, sealed_at) values ($1, $2)", values![it.id, now]).await?;
    Ok(())
}

pub(crate) async fn unseal(work: &mut Work, it: &Permitted<Party>) -> Result<(), Error> {
    work.change("delete from people_sealed where party_id = $1", values![it.id]).await?;
    Ok(())
}

async fn empty_row(work: &mut Work, id: AccountId, now: Timestamp) -> Result<(), Error> {
    forget_bell_stops(work, id).await?;
    work.change("delete from people_sealed where party_id = $1", values![id]).await?;
    work.change("delete from people_entered where party_id = $1", values![id]).await?;
    work.change("delete from people_circle where party_id = $1", values![id]).await?;
    work.change(
        "update people_party set erased_at = $2, relation = 'unsaid', tone = 'unsaid', pace = 'usual', resting = false, keep_years = 0,
                used_on = 0, arrived_at = 0, bell_from = null, bell_until = null
          where id = $1",
        values![id, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn keep_bell_stop(work: &mut Work, token: &Token, id: AccountId, now: Timestamp) -> Result<(), Error> {
    work.change(
        "insert into people_bell_stop (token_hash, party_id, made_at) values ($1, $2, $3)",
        values![token.hash(), id, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_bell_stops(work: &mut Work, id: AccountId) -> Result<(), Error> {
    work.change("delete from people_bell_stop where party_id = $1", values![id]).await?;
    Ok(())
}

/// Whose bell a stop link stops, and where its address lies.
pub(crate) struct BellStop {
    pub(crate) party: AccountId,
    pub(crate) circle: CircleId,
}
impl FromRow for BellStop {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(BellStop { party: row.get("party_id")?, circle: row.get("circle_id")? })
    }
}

pub(crate) async fn bell_stop(work: &mut Work, token: &Token) -> Result<Option<BellStop>, Error> {
    Ok(work
        .one(
            "select s.party_id, p.circle_id from people_bell_stop s join people_party p on p.id = s.party_id
              where s.token_hash = $1",
            values![token.hash()],
        )
        .await?)
}

/// Without a permit: the link itself is the permission, and all it can do is to stop.
pub(crate) async fn silence_bell(work: &mut Work, id: AccountId) -> Result<(), Error> {
    work.change("update people_party set bell_from = null, bell_until = null where id = $1", values![id]).await?;
    forget_bell_stops(work, id).await
}

/// Someone whose last visit may lie longer back than they wanted to be kept; the permit decides.
pub(crate) async fn perhaps_over(tables: &mut impl Tables, now: Timestamp) -> Result<Vec<AccountId>, Error> {
    Ok(tables
        .all(
            "select id from people_party
              where erased_at is null and used_on + (keep_years * 365 + keep_years / 4) * 86400000000 < $1
              order by used_on limit 100",
            values![now],
        )
        .await?)
}

pub(crate) async fn kept_for(work: &mut Work, id: AccountId) -> Result<Permitted<Kept>, Error> {
    let (party, now) = (work.one(KEPT, values![id]).await?.ok_or(Error::NotFound)?, work.now());
    Ok(work.permitted(Access::Expire, Kept { party, now })?)
}

/// Links in mails work for half a year; what notes the use of words goes after ninety days.
pub(crate) async fn forget_old_bell_stops(tables: &mut impl Tables, now: Timestamp) -> Result<(), Error> {
    tables.change("delete from people_bell_stop where made_at < $1", values![now.plus_days(-180)]).await?;
    Ok(())
}

impl FromRow for Entered {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let handed: (Option<AccountId>, Option<Timestamp>, Option<HandedHow>) =
            (row.get("handed_by")?, row.get("handed_at")?, row.get("handed_how")?);
        let handed = match handed {
            (Some(by), Some(at), Some(how)) => Some(Handed { by, at, how }),
            _ => None,
        };
        Ok(Entered {
            party: row.get("party_id")?,
            by: row.get("entered_by")?,
            at: row.get("entered_at")?,
            handed,
            returned_on: row.get("returned_at")?,
            renewed: row.get("renewed")?,
        })
    }
}

pub(crate) async fn entered(tables: &mut impl Tables, id: AccountId) -> Result<Option<Entered>, Error> {
    let sql = "select party_id, entered_by, entered_at, handed_by, handed_at, handed_how, returned_at, renewed
                 from people_entered where party_id = $1";
    Ok(tables.one(sql, values![id]).await?)
}

pub(crate) async fn add_entered(work: &mut Work, id: AccountId, by: AccountId, now: Timestamp) -> Result<(), Error> {
    work.change(
        "insert into people_entered (party_id, entered_by, entered_at, renewed) values ($1, $2, $3, $4)",
        values![id, by, now, false],
    )
    .await?;
    Ok(())
}

pub(crate) async fn note_handed(work: &mut Work, id: AccountId, it: &Handed) -> Result<(), Error> {
    work.change(
        "update people_entered set handed_by = $2, handed_at = $3, handed_how = $4 where party_id = $1",
        values![id, it.by, it.at, it.how],
    )
    .await?;
    Ok(())
}

pub(crate) async fn note_return(work: &mut Work, id: AccountId, day: Timestamp) -> Result<(), Error> {
    work.change("update people_entered set returned_at = $2 where party_id = $1", values![id, day]).await?;
    Ok(())
}

pub(crate) async fn note_renewed(work: &mut Work, id: AccountId) -> Result<(), Error> {
    work.change("update people_entered set renewed = true where party_id = $1", values![id]).await?;
    Ok(())
}
