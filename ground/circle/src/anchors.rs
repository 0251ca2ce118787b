//! Anchors: signed lines that say how every roll and every ledger stood, kept in the database and, outside it, in a file
//! that only grows.
//!
//! A database that was set back as a whole contradicts nothing in itself. But it doesn't know the newest line of the file,
//! or it lacks a line of a roll or ledger which that line covers. The database gets a line first and the file afterwards:
//! cut off in between, the file is one line short, and is completed; the other way round an honest house would look as if
//! it had been set back.
//!
//! Deliberately doesn't know: files, mail, when an anchor is due.
use crate::{Error, roll, vault::Vault};
use ground_kernel::{CircleId, Timestamp};
use ground_seal::anchor::{Leaf, root};
use ground_store::{Db, FromRow, Row, Tables, Trouble, Tx, from_row, values};

pub use ground_seal::anchor::{Anchor, Kind};

struct Head {
    circle_id: CircleId,
    roll_seq: u64,
    roll_hash: [u8; 32],
    ledger_seq: u64,
    ledger_hash: [u8; 32],
}
impl FromRow for Head {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let number = |column| Ok::<_, Trouble>(row.get::<Option<i64>>(column)?.map_or(0, |it| it as u64));
        Ok(Head {
            circle_id: row.get("circle_id")?,
            roll_seq: number("roll_seq")?,
            roll_hash: row.get::<Option<[u8; 32]>>("roll_hash")?.unwrap_or_default(),
            ledger_seq: number("ledger_seq")?,
            ledger_hash: row.get::<Option<[u8; 32]>>("ledger_hash")?.unwrap_or_default(),
        })
    }
}

impl Head {
    fn leaf(&self) -> Leaf {
        Leaf {
            circle: *self.circle_id.as_bytes(),
            roll_seq: self.roll_seq,
            roll_hash: self.roll_hash,
            ledger_seq: self.ledger_seq,
            ledger_hash: self.ledger_hash,
        }
    }
}

struct Line {
    line: String,
}
from_row!(Line { line });

/// How everything stands now, in the order of the circles. Each circle has the first line of its roll; the house's own
/// roll is one of them. Two looks into an index for each.
async fn heads(tx: &mut Tx) -> Result<Vec<Head>, Error> {
    let mut heads: Vec<Head> = tx
        .all(
            "select it.circle_id, it.roll_seq, r.hash as roll_hash, it.ledger_seq, l.hash as ledger_hash
               from (select c.circle_id,
                            (select max(seq) from circle_roll where circle_id = c.circle_id) as roll_seq,
                            (select max(seq) from circle_ledger where circle_id = c.circle_id) as ledger_seq
                       from circle_roll c where c.seq = 1) it
               join circle_roll r on r.circle_id = it.circle_id and r.seq = it.roll_seq
               left join circle_ledger l on l.circle_id = it.circle_id and l.seq = it.ledger_seq",
            values![],
        )
        .await?;
    heads.sort_by_key(|it| it.circle_id);
    Ok(heads)
}

/// What the newest anchor covers.
async fn anchored(tx: &mut Tx) -> Result<Vec<Head>, Error> {
    let sql = "select circle_id, roll_seq, roll_hash, ledger_seq, ledger_hash from circle_anchored";
    let mut heads: Vec<Head> = tx.all(sql, values![]).await?;
    heads.sort_by_key(|it| it.circle_id);
    Ok(heads)
}

fn root_of(heads: &[Head]) -> (u64, [u8; 32]) {
    (heads.len() as u64, root(heads.iter().map(Head::leaf)))
}

/// The newest anchor that the database knows.
pub async fn last(tx: &mut Tx, vault: &Vault) -> Result<Option<Anchor>, Error> {
    let sql = "select line from circle_anchor order by seq desc limit 1";
    let line: Option<Line> = tx.one(sql, values![]).await?;
    line.map(|it| read(&it.line, vault)).transpose()
}

/// A line of the database or of the file.
pub fn read(line: &str, vault: &Vault) -> Result<Anchor, Error> {
    Anchor::from_text(line, &vault.instance.mark.public())
        .map_err(|_| Error::Unbelieved("an anchor is not the house's"))
}

/// The lines after this one, oldest first: what the file lacks.
pub async fn lines_after(tx: &mut Tx, vault: &Vault, seq: u64) -> Result<Vec<Anchor>, Error> {
    let sql = "select line from circle_anchor where seq > $1 order by seq";
    let lines: Vec<Line> = tx.all(sql, values![seq as i64]).await?;
    lines.iter().map(|it| read(&it.line, vault)).collect()
}

/// The newest lines, newest first: for the page that is printed.
pub async fn newest(tx: &mut Tx, vault: &Vault, most: i64) -> Result<Vec<Anchor>, Error> {
    let sql = "select line from circle_anchor order by seq desc limit $1";
    let lines: Vec<Line> = tx.all(sql, values![most]).await?;
    lines.iter().map(|it| read(&it.line, vault)).collect()
}

/// Drops an anchor if anything changed since the last one. The heads are read on the side; the writer is held for the
/// few rows that changed.
pub async fn drop_if_changed(db: &Db, vault: &Vault, now: Timestamp) -> Result<Option<Anchor>, Error> {
    let mut look = db.look().await?;
    let (heads, before, last) = (heads(&mut look).await?, anchored(&mut look).await?, last(&mut look, vault).await?);
    drop(look);
    if last.is_some_and(|it| (it.circles, it.root) == root_of(&heads)) {
        return Ok(None);
    }
    let mut tx = db.begin().await?;
    let anchor = keep(&mut tx, vault, now, Kind::GoesOn, last, &heads, &before).await?;
    tx.commit().await?;
    Ok(Some(anchor))
}

/// Drops one in any case, in the transaction that sets the house back. `after` is the newest line that anybody outside
/// the database knows.
pub async fn drop_set_back(tx: &mut Tx, vault: &Vault, now: Timestamp, after: Option<Anchor>) -> Result<Anchor, Error> {
    let (heads, before) = (heads(tx).await?, anchored(tx).await?);
    let own = last(tx, vault).await?;
    let after = [own, after].into_iter().flatten().max_by_key(|it| it.seq);
    keep(tx, vault, now, Kind::SetBack, after, &heads, &before).await
}

async fn keep(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    kind: Kind,
    last: Option<Anchor>,
    heads: &[Head],
    before: &[Head],
) -> Result<Anchor, Error> {
    let at = last.map_or(0, |it| it.at).max(now.as_micros());
    let anchor = Anchor::after(last.as_ref(), at, kind, root_of(heads), &vault.instance.mark);
    let sql = "insert into circle_anchor (seq, line) values ($1, $2)";
    tx.change(sql, values![anchor.seq as i64, anchor.to_string()]).await?;
    for head in heads {
        let same = |it: &Head| it.leaf() == head.leaf();
        let known = before.binary_search_by_key(&head.circle_id, |it| it.circle_id).ok();
        if !known.is_some_and(|at| same(&before[at])) {
            cover(tx, head).await?;
        }
    }
    Ok(anchor)
}

async fn cover(tx: &mut Tx, head: &Head) -> Result<(), Error> {
    tx.change(
        "insert into circle_anchored (circle_id, roll_seq, roll_hash, ledger_seq, ledger_hash)
         values ($1, $2, $3, $4, $5)
         on conflict (circle_id) do update set roll_seq = excluded.roll_seq, roll_hash = excluded.roll_hash,
                                               ledger_seq = excluded.ledger_seq, ledger_hash = excluded.ledger_hash",
        values![head.circle_id, head.roll_seq as i64, head.roll_hash, head.ledger_seq as i64, head.ledger_hash],
    )
    .await?;
    Ok(())
}

/// How a database stands to the newest line outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It knows that line, or there is none.
    Fits,
    /// The line is newer than the database.
    Older,
    /// It has another line in its place: a database that went on elsewhere, after it was set back.
    Elsewhere,
    /// It has the line, and not what the line covers: rolls or ledgers were set back, or shortened.
    Shortened,
}

/// Compares with the newest line of the file.
pub async fn standing(tx: &mut Tx, vault: &Vault, outside: Option<&Anchor>) -> Result<Standing, Error> {
    let last = last(tx, vault).await?;
    if let Some(outside) = outside {
        let sql = "select line from circle_anchor where seq = $1";
        let own: Option<Line> = tx.one(sql, values![outside.seq as i64]).await?;
        match own {
            None => return Ok(Standing::Older),
            Some(own) if own.line != outside.to_string() => return Ok(Standing::Elsewhere),
            Some(_) => {}
        }
    }
    let Some(last) = last else { return Ok(Standing::Fits) };
    let fits = root_of(&anchored(tx).await?) == (last.circles, last.root) && lacking(tx).await? == 0;
    Ok(if fits { Standing::Fits } else { Standing::Shortened })
}

/// How many rolls and ledgers lack the line that the newest anchor covers.
async fn lacking(tx: &mut Tx) -> Result<i64, Error> {
    let sql = "select count(*) as figure
                 from circle_anchored a
                 left join circle_roll r on r.circle_id = a.circle_id and r.seq = a.roll_seq
                 left join circle_ledger l on l.circle_id = a.circle_id and l.seq = a.ledger_seq
                where r.hash is null or r.hash <> a.roll_hash
                   or (a.ledger_seq > 0 and (l.hash is null or l.hash <> a.ledger_hash))";
    Ok(tx.one(sql, values![]).await?.unwrap_or(0))
}

/// Everything that doesn't fit in the chain of anchors, for `ledger verify`. `file`: every line of the file, as read.
pub async fn complaints(tx: &mut Tx, vault: &Vault, file: &[Anchor]) -> Result<Vec<String>, Error> {
    let mut complaints = vec![];
    let own = lines_after(tx, vault, 0).await?;
    // After the database was set back it lacks the lines of the time that was lost; the file has them.
    let set_back = |pair: &[Anchor]| pair[1].kind == Kind::SetBack && pair[1].seq > pair[0].seq;
    let broken = |pair: &&[Anchor]| pair[1].follows(&pair[0]).is_err();
    for pair in own.windows(2).filter(broken).filter(|pair| !set_back(pair)) {
        complaints.push(format!("anchor {} of the database doesn't follow the one before", pair[1].seq));
    }
    for pair in file.windows(2).filter(broken) {
        complaints.push(format!("anchor {} outside doesn't follow the one before", pair[1].seq));
    }
    match standing(tx, vault, file.last()).await? {
        Standing::Fits => {}
        other => complaints.push(format!("the database doesn't fit its newest anchor: {other:?}")),
    }
    Ok(complaints)
}

/// By this a house is known, whatever its name: the line with which its roll begins.
pub async fn house_id(tx: &mut Tx) -> Result<[u8; 32], Error> {
    let first = roll::lines_after(tx, roll::house(), 0).await?.into_iter().next();
    Ok(first.ok_or(Error::Unbelieved("the house was never founded"))?.hash)
}
