//! What is not even said to exist: that it was decided, by whom, and when it is looked at again. And the circles that teams
//! have for themselves.
use crate::{
    Access, Error,
    quiet::{Quiet, QuietId},
};
use ground_kernel::{CircleId, TeamId};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Quiet {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Quiet {
            id: row.get("id")?,
            matter: row.get("matter")?,
            team: row.get("team_id")?,
            by: row.get("by_id")?,
            second: row.get("second_id")?,
            decided_at: row.get("decided_at")?,
            review_on: row.get("review_on")?,
            proposed_by: row.get("proposed_by_id")?,
            proposed_until: row.get("proposed_until")?,
            ended_at: row.get("ended_at")?,
        })
    }
}

macro_rules! quiet_columns {
    ($rest:literal) => {
        concat!(
            "select id, matter, team_id, by_id, second_id, decided_at, review_on, proposed_by_id, proposed_until, ended_at ",
            "from openness_quiet ",
            $rest
        )
    };
}

pub(crate) async fn open_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Quiet>, Error> {
    let sql = quiet_columns!("where team_id = $1 and ended_at is null order by review_on, id limit 500");
    Ok(tables.all(sql, values![team]).await?)
}
/// The newest of a team, for its log.
pub(crate) async fn newest_of_team(tables: &mut impl Tables, team: TeamId) -> Result<Vec<Quiet>, Error> {
    Ok(tables.all(quiet_columns!("where team_id = $1 order by decided_at desc, id limit 200"), values![team]).await?)
}

async fn quiet(tables: &mut impl Tables, id: QuietId) -> Result<Quiet, Error> {
    tables.one(quiet_columns!("where id = $1"), values![id]).await?.ok_or(Error::NotFound)
}
pub(crate) async fn quiet_for(work: &mut Work, id: QuietId, access: Access) -> Result<Permitted<Quiet>, Error> {
    let found = quiet(work, id).await?;
    Ok(work.permitted(access, found)?)
}
pub(crate) async fn quiet_for_look(look: &mut Look, id: QuietId, access: Access) -> Result<Permitted<Quiet>, Error> {
    let found = quiet(look, id).await?;
    Ok(look.permitted(access, found)?)
}

pub(crate) async fn add(work: &mut Work, it: &Quiet) -> Result<(), Error> {
    work.change(
        "insert into openness_quiet (id, matter, team_id, by_id, second_id, decided_at, review_on)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![it.id, it.matter, it.team, it.by, it.second, it.decided_at, it.review_on],
    )
    .await?;
    Ok(())
}
/// Saves a decision whose change was permitted.
pub(crate) async fn save(work: &mut Work, it: &Permitted<Quiet>) -> Result<(), Error> {
    work.change(
        "update openness_quiet
            set by_id = $2, second_id = $3, decided_at = $4, review_on = $5, proposed_by_id = $6, proposed_until = $7,
                ended_at = $8
          where id = $1",
        values![it.id, it.by, it.second, it.decided_at, it.review_on, it.proposed_by, it.proposed_until, it.ended_at],
    )
    .await?;
    Ok(())
}

struct TeamCircle {
    circle_id: CircleId,
}
ground_store::from_row!(TeamCircle { circle_id });

pub(crate) async fn team_circle(tables: &mut impl Tables, team: TeamId) -> Result<Option<CircleId>, Error> {
    let sql = "select circle_id from openness_team_circle where team_id = $1";
    let found: Option<TeamCircle> = tables.one(sql, values![team]).await?;
    Ok(found.map(|it| it.circle_id))
}
pub(crate) async fn add_team_circle(work: &mut Work, team: TeamId, circle: CircleId) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into openness_team_circle (team_id, circle_id, made_at) values ($1, $2, $3)",
        values![team, circle, now],
    )
    .await?;
    Ok(())
}
