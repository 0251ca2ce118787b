//! All SQL of this room. The only doors to what lies between two are `pair_for…`: they believe a row as far as the circle's
//! own roll says the same, and ask the rules.
use crate::{
    Access, Error,
    pair::{Kind, Line, LineId, Pair, PairId},
    told::{Told, ToldId},
};
use ground_circle::Registry;
use ground_kernel::{AccountId, Actor, CircleId, Timestamp};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, Tx, values};
use ground_work::{House, Look, Work};

impl FromRow for Pair {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Pair {
            id: row.get("id")?,
            party: row.get("party_id")?,
            circle: row.get("circle_id")?,
            counsellor: row.get("counsellor_id")?,
            begun_on: row.get("begun_on")?,
            held: false,
        })
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Line {
            id: row.get("id")?,
            pair: row.get("pair_id")?,
            writer: row.get("writer_id")?,
            kind: row.get("kind")?,
            written_on: row.get("written_on")?,
        })
    }
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Told {
            id: row.get("id")?,
            pair: row.get("pair_id")?,
            party: row.get("party_id")?,
            writer: row.get("writer_id")?,
            written_on: row.get("written_on")?,
            read_on: row.get("read_on")?,
            told_on: row.get("told_on")?,
            taken_back_on: row.get("taken_back_on")?,
        })
    }
}

macro_rules! pairs {
    ($rest:literal) => {
        concat!("select id, party_id, circle_id, counsellor_id, begun_on from counselling_pair ", $rest)
    };
}
macro_rules! told {
    ($rest:literal) => {
        concat!(
            "select id, pair_id, party_id, writer_id, written_on, read_on, told_on, taken_back_on from counselling_told ",
            $rest
        )
    };
}

// — offers —

pub(crate) async fn offers(tables: &mut impl Tables) -> Result<Vec<AccountId>, Error> {
    Ok(tables.all("select account_id as id from counselling_offer order by account_id", values![]).await?)
}

pub(crate) async fn offer(work: &mut Work, who: AccountId, day: Timestamp) -> Result<(), Error> {
    let sql =
        "insert into counselling_offer (account_id, since_on) values ($1, $2) on conflict (account_id) do nothing";
    work.change(sql, values![who, day]).await?;
    Ok(())
}

pub(crate) async fn offer_no_more(work: &mut Work, who: AccountId) -> Result<(), Error> {
    work.change("delete from counselling_offer where account_id = $1", values![who]).await?;
    Ok(())
}

/// Is somebody here, and not among those whom this person left out?
pub(crate) async fn may_be_chosen(
    tables: &mut impl Tables,
    registry: &Registry,
    party: AccountId,
    id: AccountId,
) -> Result<bool, Error> {
    let Some(card) = registry.standing(id) else { return Ok(false) };
    let actor = Actor::Staff { id, role: card.role, teams: vec![] };
    Ok(!consent::left_out_by(tables, &actor).await?.contains(&party))
}

// — the two —

/// A row that says something else than the roll is none; nor is one whose circle was erased, or whose person is gone.
async fn believed(tx: &mut Tx, house: &House, registry: &Registry, row: Pair) -> Result<Option<Pair>, Error> {
    let state = match ground_circle::state(tx, house.vault(), registry, row.circle).await {
        Ok(state) => state,
        Err(ground_circle::Error::Shut) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let same = state.party == row.party && state.for_one() == Some(row.counsellor);
    let held = state.is_held_by_one(registry);
    Ok((same && !state.erased).then_some(Pair { held, ..row }))
}

pub(crate) async fn pair_is_there(tables: &mut impl Tables, id: PairId) -> Result<bool, Error> {
    let found: Option<Pair> = tables.one(pairs!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn pair_for(work: &mut Work, id: PairId, access: Access) -> Result<Permitted<Pair>, Error> {
    let row: Pair = work.one(pairs!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)?;
    if !people::is_there(work, row.party).await? {
        return Err(Error::NotFound);
    }
    let registry = work.registry().await?;
    let (tx, house) = work.bare();
    let pair = believed(tx, house, &registry, row).await?.ok_or(Error::NotFound)?;
    Ok(work.permitted(access, pair)?)
}

pub(crate) async fn pair_for_look(look: &mut Look, id: PairId, access: Access) -> Result<Permitted<Pair>, Error> {
    let row: Pair = look.one(pairs!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)?;
    if !people::is_there(look, row.party).await? {
        return Err(Error::NotFound);
    }
    let registry = look.registry().await?;
    let (tx, house) = look.bare();
    let pair = believed(tx, house, &registry, row).await?.ok_or(Error::NotFound)?;
    Ok(look.permitted(access, pair)?)
}

/// Somebody's own, the newest first.
pub(crate) async fn own_pairs(look: &mut Look, party: AccountId) -> Result<Vec<Permitted<Pair>>, Error> {
    let rows = look.all(pairs!("where party_id = $1 order by begun_on desc, id"), values![party]).await?;
    permitted(look, rows).await
}

/// Those that a counsellor holds.
pub(crate) async fn pairs_of(look: &mut Look, counsellor: AccountId) -> Result<Vec<Permitted<Pair>>, Error> {
    let rows = look.all(pairs!("where counsellor_id = $1 order by begun_on, id"), values![counsellor]).await?;
    permitted(look, rows).await
}

async fn permitted(look: &mut Look, rows: Vec<Pair>) -> Result<Vec<Permitted<Pair>>, Error> {
    let (registry, mut all) = (look.registry().await?, vec![]);
    for row in rows {
        if people::is_there(look, row.party).await? {
            let (tx, house) = look.bare();
            all.extend(believed(tx, house, &registry, row).await?);
        }
    }
    Ok(look.permitted_all(Access::Read, all))
}

/// The same, in a piece of work, for whoever acts in their own matter: those that a counsellor holds.
pub(crate) async fn own_that_are_held(work: &mut Work, party: AccountId) -> Result<Vec<Permitted<Pair>>, Error> {
    let ids: Vec<PairId> = work.all("select id from counselling_pair where party_id = $1", values![party]).await?;
    let mut all = vec![];
    for id in ids {
        match pair_for(work, id, Access::Decide).await {
            Ok(pair) if pair.held => all.push(pair),
            Ok(_) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

pub(crate) async fn add_pair(work: &mut Work, it: &Pair, version: i64) -> Result<(), Error> {
    let sql = "insert into counselling_pair (id, party_id, circle_id, counsellor_id, version, begun_on)
               values ($1, $2, $3, $4, $5, $6)";
    work.change(sql, values![it.id, it.party, it.circle, it.counsellor, version, it.begun_on]).await?;
    Ok(())
}

pub(crate) async fn note_end(work: &mut Work, it: &Permitted<Pair>, day: Option<Timestamp>) -> Result<(), Error> {
    work.change("update counselling_pair set ended_on = $2 where id = $1", values![it.id, day]).await?;
    Ok(())
}

pub(crate) async fn remove_pair(work: &mut Work, id: PairId) -> Result<(), Error> {
    work.change("delete from counselling_told where pair_id = $1", values![id]).await?;
    work.change("delete from counselling_line where pair_id = $1", values![id]).await?;
    work.change("delete from counselling_pair where id = $1", values![id]).await?;
    Ok(())
}

/// What is left of somebody who erased everything: nothing.
pub(crate) async fn forget(work: &mut Work, party: AccountId) -> Result<(), Error> {
    let ids: Vec<PairId> = work.all("select id from counselling_pair where party_id = $1", values![party]).await?;
    for id in ids {
        remove_pair(work, id).await?;
    }
    Ok(())
}

pub(crate) async fn forget_circle(work: &mut Work, circle: CircleId) -> Result<(), Error> {
    let ids: Vec<PairId> = work.all("select id from counselling_pair where circle_id = $1", values![circle]).await?;
    for id in ids {
        remove_pair(work, id).await?;
    }
    Ok(())
}

// — lines —

/// In the order in which they were written.
pub(crate) async fn lines(look: &mut Look, pair: &Permitted<Pair>) -> Result<Vec<Line>, Error> {
    let sql =
        "select id, pair_id, writer_id, kind, written_on from counselling_line where pair_id = $1 order by number";
    Ok(look.all(sql, values![pair.id]).await?)
}

pub(crate) async fn line_is_there(work: &mut Work, id: LineId) -> Result<bool, Error> {
    let sql = "select count(*) as figure from counselling_line where id = $1";
    Ok(work.one::<i64, _>(sql, values![id]).await? == Some(1))
}

pub(crate) async fn add_line(work: &mut Work, it: &Line) -> Result<(), Error> {
    let sql = "select cast(coalesce(max(number), 0) + 1 as bigint) as figure from counselling_line where pair_id = $1";
    let number: i64 = work.one(sql, values![it.pair]).await?.unwrap_or(1);
    let sql = "insert into counselling_line (id, pair_id, writer_id, kind, number, written_on)
               values ($1, $2, $3, $4, $5, $6)";
    work.change(sql, values![it.id, it.pair, it.writer, it.kind, number, it.written_on]).await?;
    Ok(())
}

pub(crate) fn line(id: LineId, pair: PairId, writer: AccountId, kind: Kind, written_on: Timestamp) -> Line {
    Line { id, pair, writer, kind, written_on }
}

// — for the team —

pub(crate) async fn told_between(tables: &mut impl Tables, pair: PairId) -> Result<Vec<Told>, Error> {
    Ok(tables.all(told!("where pair_id = $1 order by written_on, id"), values![pair]).await?)
}

/// Of one person, what they said may be told, oldest first. Whoever shows it asks the rules for each.
pub(crate) async fn told_to_team(look: &mut Look, party: AccountId) -> Result<Vec<Told>, Error> {
    let sql = told!("where party_id = $1 and told_on is not null and taken_back_on is null order by told_on, id");
    Ok(look.all(sql, values![party]).await?)
}

/// Its pair says who may touch it.
pub(crate) async fn told(tables: &mut impl Tables, id: ToldId) -> Result<Told, Error> {
    tables.one(told!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}

pub(crate) async fn told_is_there(work: &mut Work, id: ToldId) -> Result<bool, Error> {
    let found: Option<Told> = work.one(told!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}

pub(crate) async fn add_told(work: &mut Work, it: &Told) -> Result<(), Error> {
    let sql = "insert into counselling_told (id, pair_id, party_id, writer_id, written_on) values ($1, $2, $3, $4, $5)";
    work.change(sql, values![it.id, it.pair, it.party, it.writer, it.written_on]).await?;
    Ok(())
}

pub(crate) async fn save_told(work: &mut Work, it: &Told) -> Result<(), Error> {
    let sql = "update counselling_told set read_on = $2, told_on = $3, taken_back_on = $4 where id = $1";
    work.change(sql, values![it.id, it.read_on, it.told_on, it.taken_back_on]).await?;
    Ok(())
}
