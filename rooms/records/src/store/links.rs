//! Persons and households that were brought together. Asked for by one of the two, and never listed.
use crate::{
    Access, Error,
    folder::FolderId,
    link::{Link, LinkId},
};
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Link {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Link {
            id: row.get("id")?,
            party: row.get("party_id")?,
            household: row.get("household_id")?,
            team: row.get("team_id")?,
            worker: row.get("worker_id")?,
            how: row.get("how")?,
            asked_by: row.get("asked_by")?,
            witness: row.get("witness_id")?,
            made_at: row.get("made_at")?,
        })
    }
}

macro_rules! link_columns {
    ($rest:literal) => {
        concat!(
            "select id, party_id, household_id, team_id, worker_id, how, asked_by, witness_id, made_at from records_link ",
            $rest
        )
    };
}

/// What somebody joined, for themselves; a worker asks `followed`.
pub(crate) async fn links_of(tables: &mut impl Tables, party: AccountId) -> Result<Vec<Link>, Error> {
    let sql = link_columns!("where party_id = $1 order by made_at, id limit 100");
    Ok(tables.all(sql, values![party]).await?)
}

/// Those that this worker may follow, from the person's side or the household's. The rules decide, link by link.
pub(crate) async fn followed(look: &mut Look, of: Side) -> Result<Vec<Permitted<Link>>, Error> {
    let all: Vec<Link> = match of {
        Side::Person(party) => links_of(look, party).await?,
        Side::Household(folder) => {
            let sql = link_columns!("where household_id = $1 order by made_at, id limit 100");
            look.all(sql, values![folder]).await?
        }
    };
    Ok(look.permitted_all(Access::Follow, all))
}

#[derive(Clone, Copy)]
pub(crate) enum Side {
    Person(AccountId),
    Household(FolderId),
}

/// Said to one worker, and waiting for another who heard it: shown at the folder of the person who said it, and nowhere
/// else.
pub(crate) async fn unconfirmed(look: &mut Look, party: AccountId) -> Result<Vec<Permitted<Link>>, Error> {
    let all = links_of(look, party).await?;
    Ok(look.permitted_all(Access::Confirm, all))
}

pub(crate) async fn link_for(work: &mut Work, id: LinkId, access: Access) -> Result<Permitted<Link>, Error> {
    let found: Option<Link> = work.one(link_columns!("where id = $1"), values![id]).await?;
    Ok(work.permitted(access, found.ok_or(Error::NotFound)?)?)
}

pub(crate) async fn add_link(work: &mut Work, it: &Link) -> Result<(), Error> {
    work.change(
        "insert into records_link (id, party_id, household_id, team_id, worker_id, how, asked_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![it.id, it.party, it.household, it.team, it.worker, it.how, it.asked_by, it.made_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save_link(work: &mut Work, it: &Permitted<Link>) -> Result<(), Error> {
    work.change("update records_link set witness_id = $2 where id = $1", values![it.id, it.witness]).await?;
    Ok(())
}

pub(crate) async fn part(work: &mut Work, it: &Permitted<Link>) -> Result<(), Error> {
    unlink(work, it).await?;
    forget_empty_households(work).await
}

/// The row alone: it is said anew in the same breath.
pub(crate) async fn unlink(work: &mut Work, it: &Permitted<Link>) -> Result<(), Error> {
    work.change("delete from records_link where id = $1", values![it.id]).await?;
    Ok(())
}

/// The rows of destroyed households stay as long as somebody is joined with them, and no longer.
async fn forget_empty_households(work: &mut Work) -> Result<(), Error> {
    let sql = "delete from records_folder where party_id is null and id in (select id from records_gone)
                  and id not in (select household_id from records_link)";
    work.change(sql, values![]).await?;
    Ok(())
}

/// Somebody goes, with everything of theirs.
pub(crate) async fn part_all(work: &mut Work, party: AccountId) -> Result<(), Error> {
    work.change("delete from records_link where party_id = $1", values![party]).await?;
    forget_empty_households(work).await
}
