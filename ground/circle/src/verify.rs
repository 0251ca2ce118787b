//! `ledger verify`: reads everything that is signed or chained, believing nothing that is remembered, and says what
//! doesn't fit. Needs the instance's public mark, and nobody's words.
use crate::{
    Error,
    circle::CircleState,
    ledger::{self, LedgerAct, LedgerLine},
    recovery,
    registry::{self, Registry},
    roll,
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId};
use ground_seal::text::body_hash;
use ground_store::{Db, FromRow, Row, Tables, Trouble, Tx, from_row, values};
use std::collections::BTreeMap;

/// What was looked at, and what doesn't fit. No ids of persons beyond random ones.
#[derive(Debug, Default)]
pub struct Report {
    pub circles: usize,
    /// Lines of the roll of the house.
    pub house_lines: usize,
    /// Lines of the rolls of all circles.
    pub roll_lines: usize,
    pub ledger_lines: usize,
    pub texts: usize,
    pub complaints: Vec<String>,
}

struct Written {
    table_no: u16,
    column_no: u16,
    row_id: [u8; 16],
    circle_id: CircleId,
    version: u32,
    epoch: u32,
    writer_id: AccountId,
    body: Vec<u8>,
}
from_row!(Written { table_no, column_no, row_id, circle_id, version, epoch, writer_id, body });

/// What the ledger says of a text: version, epoch, writer, and the hash of the sealed value.
type Said = (u32, u32, AccountId, [u8; 32]);

struct WrapRow {
    circle: CircleId,
    epoch: u32,
    holder: [u8; 16],
}
impl FromRow for WrapRow {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(WrapRow { circle: row.get("circle_id")?, epoch: row.get("epoch")?, holder: row.get("holder_id")? })
    }
}

struct TeamWrapRow {
    account_id: AccountId,
    team_id: ground_kernel::TeamId,
}
from_row!(TeamWrapRow { account_id, team_id });

pub async fn ledger(db: &Db, vault: &Vault) -> Result<Report, Error> {
    let mut tx = db.look().await?;
    let mut report = Report::default();
    let registry = match registry::from_the_start(&mut tx, vault).await {
        Ok(registry) => registry,
        Err(Error::Unbelieved(why)) => {
            report.complaints.push(format!("the roll of the house: {why}"));
            return Ok(report);
        }
        Err(error) => return Err(error),
    };
    report.house_lines = usize::try_from(registry.head.seq).unwrap_or(0);
    for id in circles(&mut tx).await? {
        report.circles += 1;
        circle(&mut tx, vault, &registry, id, &mut report).await?;
    }
    grains(&mut tx, &mut report).await?;
    strays(&mut tx, &registry, &mut report).await?;
    recovery::check(&mut tx, &registry, &mut report.complaints).await?;
    Ok(report)
}

async fn circles(tx: &mut Tx) -> Result<Vec<CircleId>, Error> {
    let sql = "select distinct circle_id as id from circle_roll where circle_id <> $1
               union select distinct circle_id as id from circle_ledger where circle_id <> $1
               union select distinct circle_id as id from circle_text
               union select distinct circle_id as id from circle_wrap
               union select distinct circle_id as id from circle_past";
    Ok(tx.all(sql, values![roll::house()]).await?)
}

async fn circle(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    id: CircleId,
    report: &mut Report,
) -> Result<(), Error> {
    let lines = roll::lines_after(tx, id, 0).await?;
    report.roll_lines += lines.len();
    let state = match CircleState::read(id, &lines, registry) {
        Ok(state) => Some(state),
        Err(Error::Unbelieved(why)) => {
            report.complaints.push(format!("circle {id}: {why}"));
            None
        }
        Err(error) => return Err(error),
    };
    let ledger = all_lines(tx, id).await?;
    report.ledger_lines += ledger.len();
    if let Err(why) = chain(&ledger, state.as_ref(), registry) {
        report.complaints.push(format!("ledger of circle {id}: {why}"));
    }
    if let Some(state) = &state
        && ledger.iter().any(|line| line.roll_seq > state.roll_seq())
    {
        report.complaints.push(format!("circle {id}: the ledger knows more of the roll than is there"));
    }
    if let Some(state) = &state
        && !recovery::was_told(registry, state.recoverable, &lines, &ledger)
    {
        report.complaints.push(format!("circle {id}: a recovery concerned it, and its ledger doesn't say so"));
    }
    wraps(tx, id, state.as_ref(), report).await?;
    pasts(tx, id, state.as_ref(), report).await?;
    texts(tx, id, &ledger, report).await?;
    let _ = vault;
    Ok(())
}

async fn all_lines(tx: &mut Tx, circle: CircleId) -> Result<Vec<LedgerLine>, Error> {
    Ok(tx
        .all(
            "select circle_id, seq, prev, at, by_id, act, table_no, column_no, row_id, version, epoch, roll_seq,
                    value_hash, rules, sig, hash from circle_ledger where circle_id = $1 order by seq",
            values![circle],
        )
        .await?)
}

fn chain(lines: &[LedgerLine], state: Option<&CircleState>, registry: &Registry) -> Result<(), Error> {
    let mut before = None;
    for line in lines {
        line.holds(before, ledger::key_of(line, state, registry)?)?;
        before = Some(line);
    }
    Ok(())
}

/// Only those whom the roll names may have keys lying here.
async fn wraps(tx: &mut Tx, id: CircleId, state: Option<&CircleState>, report: &mut Report) -> Result<(), Error> {
    let sql = "select circle_id, epoch, holder_id from circle_wrap where circle_id = $1";
    let rows: Vec<WrapRow> = tx.all(sql, values![id]).await?;
    let known = |row: &WrapRow| {
        let turn = state.filter(|it| !it.erased && it.epoch() == row.epoch).map(CircleState::current);
        turn.is_some_and(|turn| turn.holders.iter().any(|holder| holder.id == row.holder))
    };
    for row in rows.iter().filter(|row| !known(row)) {
        report.complaints.push(format!("circle {}: a holder that the roll doesn't know", row.circle));
    }
    let party = state.filter(|it| !it.erased).map(|it| *it.party.as_bytes());
    if party.is_some_and(|party| !rows.iter().any(|row| row.holder == party)) {
        report.complaints.push(format!("circle {id}: the person's own keys are missing"));
    }
    Ok(())
}

/// Each epoch but the first has its way back, and an erased circle has none.
async fn pasts(tx: &mut Tx, id: CircleId, state: Option<&CircleState>, report: &mut Report) -> Result<(), Error> {
    let sql = "select epoch as figure from circle_past where circle_id = $1 order by epoch";
    let there: Vec<i64> = tx.all(sql, values![id]).await?;
    let epochs = state.filter(|it| !it.erased).map_or(1, |it| i64::from(it.epoch()));
    if !there.into_iter().eq(2..=epochs) {
        report.complaints.push(format!("circle {id}: keys of earlier epochs are missing, or too many"));
    }
    Ok(())
}

/// Every written line has its row or its tombstone, and every row its line.
async fn texts(tx: &mut Tx, id: CircleId, ledger: &[LedgerLine], report: &mut Report) -> Result<(), Error> {
    let mut expected: BTreeMap<(u16, u16, [u8; 16]), Option<Said>> = BTreeMap::new();
    for line in ledger {
        let place = (line.table_no, line.column_no, line.row_id);
        match (line.act, line.value_hash) {
            (LedgerAct::Wrote, Some(hash)) => {
                expected.insert(place, Some((line.version, line.epoch, line.by_id, hash)));
            }
            (LedgerAct::Erased, _) => drop(expected.insert(place, None)),
            (LedgerAct::EndedCircle, _) => expected.values_mut().for_each(|it| *it = None),
            _ => {}
        }
    }
    let sql = "select table_no, column_no, row_id, circle_id, version, epoch, writer_id, body
                 from circle_text where circle_id = $1";
    for row in tx.all::<Written, _>(sql, values![id]).await? {
        report.texts += 1;
        let there = Some((row.version, row.epoch, row.writer_id, body_hash(&row.body)));
        if expected.remove(&(row.table_no, row.column_no, row.row_id)).flatten() != there {
            report.complaints.push(format!("circle {}: a text that the ledger doesn't know", row.circle_id));
        }
    }
    let lost = expected.values().flatten().count();
    if lost > 0 {
        report.complaints.push(format!("circle {id}: {lost} texts are missing without a tombstone"));
    }
    Ok(())
}

/// A text without its grain opens no more, and a grain without its text was not destroyed.
async fn grains(tx: &mut Tx, report: &mut Report) -> Result<(), Error> {
    let bare = "select count(*) as figure from circle_text t left join circle_grain g
                    on g.table_no = t.table_no and g.column_no = t.column_no and g.row_id = t.row_id
                   and g.circle_id = t.circle_id
                 where g.week is null";
    let left = "select count(*) as figure from circle_grain g left join circle_text t
                    on g.table_no = t.table_no and g.column_no = t.column_no and g.row_id = t.row_id
                   and g.circle_id = t.circle_id
                 where t.version is null";
    for (sql, what) in [(bare, "texts without their grain"), (left, "grains without their text")] {
        let count: i64 = tx.one(sql, values![]).await?.unwrap_or(0);
        if count > 0 {
            report.complaints.push(format!("{count} {what}"));
        }
    }
    Ok(())
}

/// Roots of teams may lie here for members only.
async fn strays(tx: &mut Tx, registry: &Registry, report: &mut Report) -> Result<(), Error> {
    let rows: Vec<TeamWrapRow> = tx.all("select team_id, account_id from circle_team_wrap", values![]).await?;
    for row in rows.iter().filter(|row| !registry.members_of(row.team_id).contains(&row.account_id)) {
        report.complaints.push(format!("team {}: a root for someone who is not in it", row.team_id));
    }
    Ok(())
}
