//! What a team leaves for the recovery key: the second root of each epoch, and nothing that leads to the first.
use crate::{
    Error,
    acts::HouseAct,
    keyring::Keyring,
    registry::{self, Registry},
    team,
    vault::Vault,
};
use ground_kernel::{TeamId, Timestamp};
use ground_seal::{Label, Secret, hash, recovery as cipher, team as roots, team::TeamKeys};
use ground_store::{Tables, Tx, from_row, values};

/// Used when it is written and when it is checked.
const LEFT: Label = Label::RECOVERY_LEFT;

pub(crate) fn left_hash(wrap: &[u8]) -> [u8; 32] {
    hash(LEFT, &[wrap])
}

/// Has the team yet to leave a root for the cards that there are now? Then it turns, so that whoever had the cards
/// before has nothing of what is written from then on.
pub(crate) fn to_leave(registry: &Registry, team: TeamId) -> bool {
    let (Some(recovery), Some(state)) = (registry.recovery(), registry.teams.get(&team)) else { return false };
    state.epoch > 0 && state.recoverable.get(&state.epoch).is_none_or(|it| !it.wraps.contains_key(&recovery.set))
}

/// Leaves the second root of the epoch that was just made, if there are cards.
pub(crate) async fn leave(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    team: TeamId,
    epoch: u32,
    root: &Secret,
) -> Result<(), Error> {
    let registry = registry::current(tx, vault).await?;
    let Some(recovery) = registry.recovery() else { return Ok(()) };
    let (id, set) = (team.as_bytes(), recovery.set);
    let second = roots::recoverable_root(root, id, epoch);
    let seal = TeamKeys::from_root(&second, id, epoch).seal.public();
    let commit = roots::commit(&second, id, epoch);
    let left = cipher::wrap_root_to(&recovery.seal, &set, id, epoch, &second);
    let act = HouseAct::TeamRecoverable { team, epoch, seal, commit, set, wrap: left_hash(&left) };
    team::write(tx, vault, now, by, act, None).await?;
    let sql = "insert into circle_recovery_wrap (team_id, epoch, set_id, wrap) values ($1, $2, $3, $4)";
    tx.change(sql, values![team, epoch, set, left]).await?;
    Ok(())
}

pub(crate) struct Left {
    pub(crate) epoch: u32,
    pub(crate) wrap: Vec<u8>,
}
from_row!(Left { epoch, wrap });

/// Everything a team left for this set, as the roll knows it. A row that was exchanged is not believed.
pub(crate) async fn left(tx: &mut Tx, registry: &Registry, team: TeamId) -> Result<Vec<Left>, Error> {
    let Some(recovery) = registry.recovery() else { return Ok(vec![]) };
    let sql = "select epoch, wrap from circle_recovery_wrap where team_id = $1 and set_id = $2 order by epoch";
    let rows: Vec<Left> = tx.all(sql, values![team, recovery.set]).await?;
    let state = registry.team(team)?;
    for row in &rows {
        let known = state.recoverable.get(&row.epoch).and_then(|it| it.wraps.get(&recovery.set));
        if known != Some(&left_hash(&row.wrap)) {
            return Err(Error::Unbelieved("what a team left for the recovery cards was exchanged"));
        }
    }
    Ok(rows)
}

struct RecoveredRow {
    wrap: Option<Vec<u8>>,
}
from_row!(RecoveredRow { wrap });

/// The second root of an epoch, for someone who was given it by a recovery.
pub(crate) async fn recovered_root(
    tx: &mut Tx,
    registry: &Registry,
    keyring: &Keyring,
    team: TeamId,
    epoch: u32,
) -> Result<Option<Secret>, Error> {
    let sql = "select wrap from circle_recovered where team_id = $1 and epoch = $2 and account_id = $3";
    let row: Option<RecoveredRow> = tx.one(sql, values![team, epoch, keyring.account]).await?;
    let Some(wrap) = row.and_then(|it| it.wrap) else { return Ok(None) };
    let (id, member) = (team.as_bytes(), keyring.account.as_bytes());
    let root = roots::unwrap_root(&keyring.keys.seal, id, epoch, member, &wrap)?;
    let known = registry.team(team)?.recoverable.get(&epoch).ok_or(Error::Unbelieved("a team epoch nobody left"))?;
    roots::check(&root, id, epoch, &known.commit).map_err(|_| Error::Unbelieved("a substituted team root"))?;
    Ok(Some(root))
}
