//! Entries and their lines: when, how, of which kind, by whom. Their words lie sealed in the ground.
use crate::{
    Access, Error,
    access::LineOf,
    entry::{Attended, Before, Channel, Entry, EntryId, ON_A_PAGE},
    folder::FolderId,
    line::{Line, LineId},
    lines::Visibility,
};
use ground_kernel::{AccountId, TeamId};
use ground_policy::Permitted;
use ground_store::{FromRow, Row, Tables, Trouble, values};
use ground_work::{Look, Work};

impl FromRow for Entry {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let (channel, writer): (Channel, AccountId) = (row.get("channel")?, row.get("writer_id")?);
        let attended = Attended::by(channel, writer, row.get("second_id")?);
        Ok(Entry {
            id: row.get("id")?,
            folder: row.get("folder_id")?,
            attended: attended.map_err(|_| Trouble::Contradiction("a visit by one alone"))?,
            started_at: row.get("started_at")?,
            ended_at: row.get("ended_at")?,
            category: row.get("category")?,
            writer,
            written_at: row.get("written_at")?,
        })
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Line {
            id: row.get("id")?,
            entry: row.get("entry_id")?,
            folder: row.get("folder_id")?,
            party: row.get("party_id")?,
            number: row.get("number")?,
            kind: row.get("kind")?,
            visibility: row.get("visibility")?,
            writer: row.get("writer_id")?,
            written_at: row.get("written_at")?,
            corrects: row.get("corrects_id")?,
            there: row.get::<String>("state")? == "there",
        })
    }
}

struct WithTeam(LineOf);
impl FromRow for WithTeam {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(WithTeam(LineOf { line: Line::from_row(row)?, team: row.get::<TeamId>("team_id")? }))
    }
}

macro_rules! entry_columns {
    ($rest:literal) => {
        concat!(
            "select id, folder_id, channel, started_at, ended_at, category, writer_id, second_id, written_at ",
            "from records_entry ",
            $rest
        )
    };
}
macro_rules! line_columns {
    ($rest:literal) => {
        concat!(
            "select l.id, l.entry_id, l.folder_id, f.party_id, f.team_id, l.number, l.kind, l.visibility, l.writer_id, ",
            "l.written_at, l.corrects_id, l.state from records_line l join records_folder f on f.id = l.folder_id ",
            $rest
        )
    };
}

/// One page of entries, newest first; one more than fits says that it goes on.
pub(crate) async fn entries(
    tables: &mut impl Tables,
    folder: FolderId,
    before: Option<Before>,
) -> Result<Vec<Entry>, Error> {
    Ok(match before {
        None => {
            let sql = entry_columns!("where folder_id = $1 order by started_at desc, id desc limit $2");
            tables.all(sql, values![folder, ON_A_PAGE + 1]).await?
        }
        Some(Before { at, id }) => {
            let sql = entry_columns!(
                "where folder_id = $1 and (started_at < $2 or (started_at = $2 and id < $3))
                 order by started_at desc, id desc limit $4"
            );
            tables.all(sql, values![folder, at, id, ON_A_PAGE + 1]).await?
        }
    })
}

/// All of them, oldest first: for whoever the folder is about, and for what they take with them.
pub(crate) async fn all_entries(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Entry>, Error> {
    let sql = entry_columns!("where folder_id = $1 order by started_at, id limit 20000");
    Ok(tables.all(sql, values![folder]).await?)
}

pub(crate) async fn entry(tables: &mut impl Tables, id: EntryId) -> Result<Option<Entry>, Error> {
    Ok(tables.one(entry_columns!("where id = $1"), values![id]).await?)
}

pub(crate) async fn lines_of_entry(tables: &mut impl Tables, entry: EntryId) -> Result<Vec<Line>, Error> {
    Ok(tables
        .all(
            line_columns!(
                "where l.entry_id = $1 order by l.number, l.written_at, l.corrects_id is not null, l.id limit 2000"
            ),
            values![entry],
        )
        .await?)
}

pub(crate) async fn all_lines(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<Line>, Error> {
    let sql = line_columns!(
        "where l.folder_id = $1 order by l.entry_id, l.number, l.written_at, l.corrects_id is not null, l.id limit 100000"
    );
    Ok(tables.all(sql, values![folder]).await?)
}

pub(crate) async fn add_entry(work: &mut Work, it: &Entry) -> Result<(), Error> {
    let (channel, second) = (it.attended.channel(), it.attended.second());
    work.change(
        "insert into records_entry (id, folder_id, channel, started_at, ended_at, category, writer_id, second_id,
                                    written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![it.id, it.folder, channel, it.started_at, it.ended_at, it.category, it.writer, second, it.written_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn add_line(work: &mut Work, it: &Line) -> Result<(), Error> {
    work.change(
        "insert into records_line (id, entry_id, folder_id, number, kind, visibility, writer_id, written_at,
                                   corrects_id, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'there')",
        values![it.id, it.entry, it.folder, it.number, it.kind, it.visibility, it.writer, it.written_at, it.corrects],
    )
    .await?;
    Ok(())
}

async fn line(tables: &mut impl Tables, id: LineId) -> Result<LineOf, Error> {
    let found: Option<WithTeam> = tables.one(line_columns!("where l.id = $1"), values![id]).await?;
    Ok(found.ok_or(Error::NotFound)?.0)
}

/// One line, for somebody who acts on it.
pub(crate) async fn line_for(work: &mut Work, id: LineId, access: Access) -> Result<Permitted<LineOf>, Error> {
    let found = line(work, id).await?;
    Ok(work.permitted(access, found)?)
}

pub(crate) async fn line_for_look(look: &mut Look, id: LineId, access: Access) -> Result<Permitted<LineOf>, Error> {
    let found = line(look, id).await?;
    Ok(look.permitted(access, found)?)
}

/// A tombstone: that a line stood here, and nothing of it.
pub(crate) async fn bury_line(work: &mut Work, it: &Permitted<LineOf>) -> Result<(), Error> {
    work.change("update records_line set state = 'erased' where id = $1", values![it.line.id]).await?;
    work.change("delete from records_hurt where line_id = $1", values![it.line.id]).await?;
    Ok(())
}

/// The same after a restore, by the house.
pub(crate) async fn bury_line_again(work: &mut Work, id: LineId) -> Result<(), Error> {
    work.change("update records_line set state = 'erased' where id = $1", values![id]).await?;
    Ok(())
}

/// Its speaker says for whom it is, from now on; that it was otherwise stays written down.
pub(crate) async fn change_class(work: &mut Work, it: &Permitted<LineOf>, becomes: Visibility) -> Result<(), Error> {
    let (id, now) = (work.new_id::<Line>(), work.now());
    work.change(
        "insert into records_class (id, line_id, at, was, becomes) values ($1, $2, $3, $4, $5)",
        values![id, it.line.id, now, it.line.visibility, becomes],
    )
    .await?;
    work.change("update records_line set visibility = $2 where id = $1", values![it.line.id, becomes]).await?;
    Ok(())
}

// — marks of the one it is about —

pub(crate) async fn hurts(tables: &mut impl Tables, folder: FolderId) -> Result<Vec<LineId>, Error> {
    Ok(tables.all("select line_id as id from records_hurt where folder_id = $1 limit 10000", values![folder]).await?)
}

pub(crate) async fn mark_hurt(work: &mut Work, it: &Permitted<LineOf>) -> Result<(), Error> {
    let now = work.now();
    work.change(
        "insert into records_hurt (line_id, folder_id, at) values ($1, $2, $3) on conflict (line_id) do nothing",
        values![it.line.id, it.line.folder, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn take_back_hurt(work: &mut Work, it: &Permitted<LineOf>) -> Result<(), Error> {
    work.change("delete from records_hurt where line_id = $1", values![it.line.id]).await?;
    Ok(())
}

/// Where its reader stopped.
pub(crate) async fn stop(tables: &mut impl Tables, folder: FolderId) -> Result<Option<LineId>, Error> {
    Ok(tables.one("select line_id as id from records_stop where folder_id = $1", values![folder]).await?)
}

pub(crate) async fn keep_stop(work: &mut Work, it: &Permitted<LineOf>) -> Result<(), Error> {
    work.change(
        "insert into records_stop (folder_id, line_id) values ($1, $2)
         on conflict (folder_id) do update set line_id = excluded.line_id",
        values![it.line.folder, it.line.id],
    )
    .await?;
    Ok(())
}
