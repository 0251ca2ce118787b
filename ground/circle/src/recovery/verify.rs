//! For `ledger verify`: boxes, what teams left, and what was given must be what the roll of the house says.
use super::{Case, RecoveryId, cards, teams};
use crate::{
    Error,
    acts::{CircleAct, Holder},
    ledger::{LedgerAct, LedgerLine},
    registry::Registry,
    roll::Line,
};
use ground_kernel::{AccountId, TeamId};
use ground_store::{Tables, Tx, from_row, values};

struct LeftRow {
    team_id: TeamId,
    epoch: u32,
    set_id: [u8; 16],
    wrap: Vec<u8>,
}
from_row!(LeftRow { team_id, epoch, set_id, wrap });

struct GivenRow {
    case_id: RecoveryId,
    team_id: TeamId,
    account_id: AccountId,
    held: Option<Vec<u8>>,
    wrap: Option<Vec<u8>>,
}
from_row!(GivenRow { case_id, team_id, account_id, held, wrap });

pub(crate) async fn check(tx: &mut Tx, registry: &Registry, complaints: &mut Vec<String>) -> Result<(), Error> {
    boxes(tx, registry, complaints).await?;
    left(tx, registry, complaints).await?;
    given(tx, registry, complaints).await
}

async fn boxes(tx: &mut Tx, registry: &Registry, complaints: &mut Vec<String>) -> Result<(), Error> {
    match cards::sealed(tx, registry).await {
        Ok(_) => {}
        Err(Error::Unbelieved(why)) => complaints.push(format!("recovery cards: {why}")),
        Err(error) => return Err(error),
    }
    let count: i64 = tx.one("select count(*) as figure from circle_recovery_set", values![]).await?.unwrap_or(0);
    if count > i64::from(registry.recovery().is_some()) {
        complaints.push("recovery cards: boxes that the roll doesn't know".to_owned());
    }
    Ok(())
}

/// Each row is on the roll; and what a team left of its newest epoch is there.
async fn left(tx: &mut Tx, registry: &Registry, complaints: &mut Vec<String>) -> Result<(), Error> {
    let sql = "select team_id, epoch, set_id, wrap from circle_recovery_wrap";
    let rows: Vec<LeftRow> = tx.all(sql, values![]).await?;
    for row in &rows {
        let state = registry.teams.get(&row.team_id);
        let known = state.and_then(|it| it.recoverable.get(&row.epoch)).and_then(|it| it.wraps.get(&row.set_id));
        if known != Some(&teams::left_hash(&row.wrap)) {
            complaints.push(format!("team {}: something else lies where it left a root for the cards", row.team_id));
        }
    }
    let Some(recovery) = registry.recovery() else { return Ok(()) };
    for (team, state) in &registry.teams {
        let expected = state.recoverable.iter().filter(|(_, it)| it.wraps.contains_key(&recovery.set));
        for (epoch, _) in expected {
            if !rows.iter().any(|it| it.team_id == *team && it.epoch == *epoch && it.set_id == recovery.set) {
                complaints.push(format!("team {team}: what it left for the cards is missing"));
            }
        }
    }
    Ok(())
}

/// Nothing lies open for anyone whom no recovery gave it, and nothing waits that no recovery waits for.
async fn given(tx: &mut Tx, registry: &Registry, complaints: &mut Vec<String>) -> Result<(), Error> {
    let sql = "select case_id, team_id, account_id, held, wrap from circle_recovered";
    for row in tx.all::<GivenRow, _>(sql, values![]).await? {
        let case = registry.recoveries().iter().find(|it| it.id == row.case_id);
        let named = |it: &super::Gives| it.team == row.team_id && it.account == row.account_id;
        let was_given = case.is_some_and(|it| it.given.iter().any(named));
        let may_wait = case.is_some_and(|it| it.opened_at.is_some() && it.gives.iter().any(named));
        if (row.wrap.is_some() && !was_given) || (row.held.is_some() && !may_wait) {
            complaints.push(format!("team {}: a root that no recovery gave", row.team_id));
        }
    }
    Ok(())
}

/// Every recovery that concerned a circle when the witness came stands in its ledger: nobody hides one.
pub(crate) fn was_told(registry: &Registry, recoverable: bool, roll: &[Line], ledger: &[LedgerLine]) -> bool {
    let said =
        |case: &Case| ledger.iter().any(|it| it.act == LedgerAct::RecoveryOpened && it.row_id == *case.id.as_bytes());
    let cases = registry.recoveries().iter().filter(|_| recoverable);
    cases.filter(|case| concerned(registry, case, roll)).all(said)
}

/// Was it held, at the moment the witness came, by a root that a team had left for these cards?
fn concerned(registry: &Registry, case: &Case, roll: &[Line]) -> bool {
    let Some(opened_at) = case.opened_at else { return false };
    let mut holders: Vec<Holder> = vec![];
    for line in roll.iter().filter(|it| it.at < opened_at) {
        match CircleAct::read(&line.act) {
            Ok(CircleAct::Founded { first: turn, .. } | CircleAct::Turned(turn)) => holders = turn.holders,
            Ok(CircleAct::Erased | CircleAct::Expired) => return false,
            _ => {}
        }
    }
    case.teams().iter().any(|team| {
        let left = registry.teams.get(team).into_iter().flat_map(|it| it.recoverable.values());
        let mut left = left.filter(|it| it.wraps.contains_key(&case.set)).map(|it| it.seal.fingerprint());
        left.any(|left| holders.iter().any(|it| it.id == *team.as_bytes() && it.fingerprint == left))
    })
}
