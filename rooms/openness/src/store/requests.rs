//! What was asked, and by which day we answer. What was said lies sealed in the ground.
use crate::{
    Access, Error,
    request::{Request, RequestId},
};
use ground_kernel::{AccountId, CircleId, TeamId};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Request {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Request {
            id: row.get("id")?,
            party: row.get("party_id")?,
            circle: row.get("circle_id")?,
            team: row.get("team_id")?,
            wish: row.get("wish")?,
            whom: row.get("whom")?,
            came_by: row.get("came_by")?,
            typed_by: row.get("typed_by_id")?,
            asked_at: row.get("asked_at")?,
            answer_by: row.get("answer_by")?,
            state: row.get("state")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

macro_rules! request_columns {
    ($rest:literal) => {
        concat!(
            "select id, party_id, circle_id, team_id, wish, whom, came_by, typed_by_id, asked_at, answer_by, state, ",
            "ended_at from openness_request ",
            $rest
        )
    };
}

pub(crate) async fn request(tables: &mut impl Tables, id: RequestId) -> Result<Request, Error> {
    tables.one(request_columns!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}
pub(crate) async fn is_there(tables: &mut impl Tables, id: RequestId) -> Result<bool, Error> {
    let found: Option<Request> = tables.one(request_columns!("where id = $1"), values![id]).await?;
    Ok(found.is_some())
}
pub(crate) async fn request_for(work: &mut Work, id: RequestId, access: Access) -> Result<Permitted<Request>, Error> {
    let found = request(work, id).await?;
    Ok(work.permitted(access, found)?)
}
pub(crate) async fn request_for_look(
    look: &mut Look,
    id: RequestId,
    access: Access,
) -> Result<Permitted<Request>, Error> {
    let found = request(look, id).await?;
    Ok(look.permitted(access, found)?)
}

/// Of one person, the newest first.
pub(crate) async fn of_party(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Request>, Error> {
    let sql = request_columns!("where party_id = $1 and state <> 'erased' order by asked_at desc, id limit 200");
    Ok(tables.all(sql, values![party]).await?)
}
/// What a team has to answer, by the day on which it is due.
pub(crate) async fn open_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Request>, Error> {
    let sql = request_columns!("where team_id = $1 and state = 'asked' order by answer_by, id limit 500");
    Ok(tables.all(sql, values![team]).await?)
}
/// The same, by the circle that was erased.
pub(crate) async fn empty_in(work: &mut Work, circle: CircleId) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "update openness_request set state = 'erased', ended_at = $2 where circle_id = $1 and state <> 'erased'",
        values![circle, now],
    )
    .await?;
    Ok(())
}

/// What a team answered, and could answer anew.
pub(crate) async fn answered_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Request>, Error> {
    let sql = request_columns!("where team_id = $1 and state = 'answered' order by asked_at desc, id limit 10000");
    Ok(tables.all(sql, values![team]).await?)
}
/// The newest of all teams, for the log.
pub(crate) async fn newest(tables: &mut impl Tables) -> Result<Vec<Request>, Error> {
    Ok(tables.all(request_columns!("order by asked_at desc, id limit 200"), values![]).await?)
}

pub(crate) async fn add(work: &mut Work, it: &Request) -> Result<(), Error> {
    work.change(
        "insert into openness_request (id, party_id, circle_id, team_id, wish, whom, came_by, typed_by_id, asked_at,
                                       answer_by, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        values![
            it.id,
            it.party,
            it.circle,
            it.team,
            it.wish,
            it.whom,
            it.came_by,
            it.typed_by,
            it.asked_at,
            it.answer_by,
            it.state
        ],
    )
    .await?;
    Ok(())
}

/// Saves a request whose change was permitted.
pub(crate) async fn save(work: &mut Work, it: &Permitted<Request>) -> Result<(), Error> {
    work.change(
        "update openness_request set state = $2, ended_at = $3, answer_by = $4 where id = $1",
        values![it.id, it.state, it.ended_at, it.answer_by],
    )
    .await?;
    Ok(())
}

/// Its owner is gone with everything: nothing is due any more.
pub(crate) async fn empty_of(work: &mut Work, party: AccountId) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "update openness_request set state = 'erased', ended_at = $2 where party_id = $1 and state <> 'erased'",
        values![party, now],
    )
    .await?;
    Ok(())
}

pub(crate) struct Outside {
    pub(crate) name: String,
    pub(crate) reach: String,
}
ground_store::from_row!(Outside { name, reach });

pub(crate) async fn outside(tables: &mut impl Tables) -> Result<Option<Outside>, Error> {
    let found: Option<Outside> = tables.one("select name, reach from openness_outside where id = 1", values![]).await?;
    Ok(found.filter(|it| !it.name.is_empty()))
}
pub(crate) async fn set_outside(work: &mut Work, it: &Outside) -> Result<(), Error> {
    let now = work.now();
    work.change("delete from openness_outside where id = 1", values![]).await?;
    work.change(
        "insert into openness_outside (id, name, reach, set_at) values (1, $1, $2, $3)",
        values![it.name, it.reach, now],
    )
    .await?;
    Ok(())
}
