//! How a caller is found by the name they go by, the circle a team has for itself, and enquiries by others.
use crate::{Error, caller::Caller, enquiry::Enquiry, thread::ThreadId};
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::Work;

/// Threads that stand under any of these; who may see them is asked by the caller.
pub(crate) async fn callers(tables: &mut impl Tables, finder: [u8; 32], team: TeamId) -> Result<Vec<Caller>, Error> {
    let sql = "select t.id, (select max(started_at) from consultation_contact c where c.thread_id = t.id) as last_at
                 from consultation_caller f join consultation_thread t on t.id = f.thread_id
                where f.finder = $1 and t.team_id = $2 and t.erased_at is null order by t.id limit 40";
    Ok(tables.all(sql, values![finder, team]).await?)
}

impl FromRow for Caller {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Caller { thread: row.get("id")?, last_at: row.get("last_at")? })
    }
}

/// The beginnings of the name somebody goes by, in place of those before.
pub(crate) async fn set_finders(work: &mut Work, thread: ThreadId, finders: &[[u8; 32]]) -> Result<(), Error> {
    work.change("delete from consultation_caller where thread_id = $1", values![thread]).await?;
    for finder in finders {
        work.change(
            "insert into consultation_caller (finder, thread_id) values ($1, $2)
             on conflict (finder, thread_id) do nothing",
            values![*finder, thread],
        )
        .await?;
    }
    Ok(())
}

/// Without a permit: it only forgets.
pub(crate) async fn forget_finders(tables: &mut impl Tables, party: AccountId) -> Result<(), Error> {
    let sql = "delete from consultation_caller where thread_id in
               (select id from consultation_thread where party_id = $1)";
    tables.change(sql, values![party]).await?;
    super::forget_imported(tables, party).await
}

struct TeamCircle {
    circle: CircleId,
}
impl FromRow for TeamCircle {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(TeamCircle { circle: row.get("circle_id")? })
    }
}

/// The circle a team has for itself, if it was founded already.
pub(crate) async fn team_circle(tables: &mut impl Tables, team: TeamId) -> Result<Option<CircleId>, Error> {
    let sql = "select circle_id from consultation_team_circle where team_id = $1";
    let found: Option<TeamCircle> = tables.one(sql, values![team]).await?;
    Ok(found.map(|it| it.circle))
}

pub(crate) async fn add_team_circle(work: &mut Work, team: TeamId, circle: CircleId) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into consultation_team_circle (team_id, circle_id, made_at) values ($1, $2, $3)",
        values![team, circle, now],
    )
    .await?;
    Ok(())
}

impl FromRow for Enquiry {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Enquiry {
            id: row.get("id")?,
            team: row.get("team_id")?,
            asker: row.get("asker")?,
            channel: row.get("channel")?,
            at: row.get("at")?,
            by: row.get("by_id")?,
        })
    }
}

pub(crate) async fn add_enquiry(work: &mut Work, it: &Enquiry) -> Result<(), Error> {
    work.change(
        "insert into consultation_enquiry (id, team_id, asker, channel, at, by_id) values ($1, $2, $3, $4, $5, $6)",
        values![it.id, it.team, it.asker, it.channel, it.at, it.by],
    )
    .await?;
    Ok(())
}

/// Newest first.
pub(crate) async fn enquiries(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Enquiry>, Error> {
    let sql = "select id, team_id, asker, channel, at, by_id from consultation_enquiry
                where team_id = $1 order by at desc, id limit 200";
    Ok(tables.all(sql, values![team]).await?)
}

/// Enquiries are kept for three years, like what people write themselves if they say nothing else.
pub(crate) async fn old_enquiries(tables: &mut impl Tables, before: Timestamp) -> Result<Vec<Enquiry>, Error> {
    let sql =
        "select id, team_id, asker, channel, at, by_id from consultation_enquiry where at < $1 order by at limit 200";
    Ok(tables.all(sql, values![before]).await?)
}
pub(crate) async fn forget_enquiry(work: &mut Work, it: &Enquiry) -> Result<(), Error> {
    work.change("delete from consultation_enquiry where id = $1", values![it.id]).await?;
    Ok(())
}
