//! The steps: asked with two cards, opened by the witness, a day, given. Or stopped.
//!
//! When the witness has typed their words, three things happen in one transaction: the line on the roll of the house,
//! signed with the recovery key itself; a line in the ledger of every circle concerned, signed by the house; and what
//! the one named will be given, sealed to their card and again under an instance key. The recovery root is dropped.
//! After the day the instance's layer is taken off. So before that day is over neither the one named nor whoever has a
//! copy of the database opens anything, and afterwards nobody needs to come a second time.
use super::{
    Case, Gives, RecoveryId, Stage,
    cards::{self, is_pair},
    teams,
};
use crate::{
    Error,
    acts::{HolderKind, HouseAct},
    circle::{self, CircleState},
    holding::{self, OpenCircle},
    keyring::Keyring,
    ledger::{self, Entry, LedgerAct, Signer, Traced},
    registry::{self, Registry},
    roll::nobody,
    team,
    vault::Vault,
};
use ground_kernel::{CircleId, TeamId, Timestamp};
use ground_seal::{
    Label, Secret, boxed, derive, hash,
    phrase::CardWords,
    random,
    recovery::{self as cipher, RecoveryKeys},
    session::Token,
    team as roots,
    team::TeamKeys,
};
use ground_store::{Tables, Tx, from_row, values};
use std::{collections::BTreeMap, sync::Arc};
use zeroize::Zeroizing;

// Each is used to seal and to open.
const PAIR: Label = Label::RECOVERY_PAIR;
const HELD: Label = Label::RECOVERY_HELD;
const WHY: Label = Label::RECOVERY_WHY;
const LINK: Label = Label::RECOVERY_LINK;

/// How long it is remembered why.
const REMEMBERED_DAYS: i64 = 365;

fn finder(link: &Token) -> [u8; 32] {
    hash(LINK, &[&link.hash()])
}
fn pair_key(link: &Token) -> Secret {
    derive(&Secret::from_bytes(link.hash()), PAIR, &[])
}

/// An administrator asks, with two cards and their keepers beside them. The link is for the witness.
pub async fn ask(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    by: &Keyring,
    why: &str,
    gives: Vec<Gives>,
    pair: [&CardWords; 2],
) -> Result<(RecoveryId, Token), Error> {
    let registry = registry::current(tx, vault).await?;
    let sealed = cards::sealed(tx, &registry).await?.ok_or(Error::Shut)?;
    if !is_pair(&sealed, pair[0], pair[1]) {
        return Err(Error::Shut);
    }
    let (id, link) = (RecoveryId::from_array(random()), Token::random());
    let words = Zeroizing::new(format!("{}\n{}", pair[0], pair[1]).into_bytes());
    let boxed = boxed::seal(&pair_key(&link), PAIR, &[id.as_bytes(), &sealed.set], &words);
    let act = HouseAct::RecoveryAsked { id, set: sealed.set, why: hash(WHY, &[why.as_bytes()]), gives };
    team::write(tx, vault, now, by, act, None).await?;
    tx.change(
        "insert into circle_recovery_case (id, link, pair, why, asked_at) values ($1, $2, $3, $4, $5)",
        values![id, finder(&link), boxed, why.to_owned(), now],
    )
    .await?;
    Ok((id, link))
}

struct CaseRow {
    id: RecoveryId,
    pair: Option<Vec<u8>>,
    why: String,
}
from_row!(CaseRow { id, pair, why });

async fn row_of(tx: &mut Tx, link: &Token) -> Result<CaseRow, Error> {
    let sql = "select id, pair, why from circle_recovery_case where link = $1";
    tx.one(sql, values![finder(link)]).await?.ok_or(Error::Shut)
}

/// The recovery a witness was asked to, while it runs.
pub async fn case_of(tx: &mut Tx, vault: &Vault, now: Timestamp, link: &Token) -> Result<Case, Error> {
    let row = row_of(tx, link).await?;
    let registry = registry::current(tx, vault).await?;
    registry.recovery_running(now).filter(|it| it.id == row.id).cloned().ok_or(Error::Shut)
}

/// Why, in the words of whoever asked; none when they were changed since.
pub async fn why(tx: &mut Tx, case: &Case) -> Result<Option<String>, Error> {
    let sql = "select id, pair, why from circle_recovery_case where id = $1";
    let row: Option<CaseRow> = tx.one(sql, values![case.id]).await?;
    Ok(row.map(|it| it.why).filter(|why| hash(WHY, &[why.as_bytes()]) == case.why))
}

/// What came of the witness's words: circles that were told, and the keys with which their bells may be rung. Dropped
/// when that is done; nothing of it is written down.
pub struct Opened {
    pub id: RecoveryId,
    pub circles: Vec<CircleId>,
    roots: BTreeMap<TeamId, BTreeMap<u32, Secret>>,
}

impl Opened {
    /// Takes up one of the circles that were told, so that the address of its bell can be read. Only after the line in
    /// its ledger is there for everybody: `tx` must be another transaction than that of `open`.
    pub async fn take_up(
        &self,
        tx: &mut Tx,
        vault: &Vault,
        registry: &Registry,
        id: CircleId,
    ) -> Result<(OpenCircle, Traced), Error> {
        let told = ledger::lines(tx, id).await?;
        let told = told.iter().any(|it| it.act == LedgerAct::RecoveryOpened && it.row_id == *self.id.as_bytes());
        let state = circle::state(tx, vault, registry, id).await?;
        if !told || state.erased {
            return Err(Error::Shut);
        }
        let mut teams = state.teams().into_iter().filter_map(|team| Some((team, self.roots.get(&team)?)));
        let (team, roots) = teams.next().ok_or(Error::Shut)?;
        Ok((holding::open_by_roots(tx, state, team, roots).await?, Traced::committed(id)))
    }
}

/// The witness typed their words. From here the day runs.
pub async fn open(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    link: &Token,
    witness: &CardWords,
) -> Result<Opened, Error> {
    let (row, case) = (row_of(tx, link).await?, case_of(tx, vault, now, link).await?);
    let registry = registry::current(tx, vault).await?;
    let sealed = cards::sealed(tx, &registry).await?.ok_or(Error::Shut)?;
    let nth = cards::witness(&sealed, witness).ok_or(Error::Shut)?;
    let pair = open_pair(link, &row, &sealed.set)?;
    let (root, keys) = cards::open(&registry, &sealed, [&pair[0], &pair[1], witness])?;
    drop(root);
    let act = HouseAct::RecoveryOpened { id: case.id, witness: nth };
    team::write_as(tx, vault, now, (nobody(), &keys.sign), act, None).await?;
    let circles = tell(tx, vault, now, &case, LedgerAct::RecoveryOpened).await?;
    let mut roots = BTreeMap::new();
    for gives in &case.gives {
        roots.insert(gives.team, hold(tx, vault, &registry, &keys, case.id, *gives).await?);
    }
    let none: Option<Vec<u8>> = None;
    tx.change("update circle_recovery_case set pair = $2 where id = $1", values![case.id, none]).await?;
    Ok(Opened { id: case.id, circles, roots })
}

fn open_pair(link: &Token, row: &CaseRow, set: &[u8; 16]) -> Result<[CardWords; 2], Error> {
    let boxed = row.pair.as_deref().ok_or(Error::Shut)?;
    let words = boxed::open(&pair_key(link), PAIR, &[row.id.as_bytes(), set], boxed)?;
    let cards = std::str::from_utf8(&words).ok().map(|text| text.lines().map(CardWords::parse).collect::<Vec<_>>());
    match cards.as_deref() {
        Some([Ok(one), Ok(other)]) => Ok([one.clone(), other.clone()]),
        _ => Err(Error::Shut),
    }
}

/// A line in the ledger of every circle concerned, signed by the house.
async fn tell(tx: &mut Tx, vault: &Vault, now: Timestamp, case: &Case, act: LedgerAct) -> Result<Vec<CircleId>, Error> {
    let registry = registry::current(tx, vault).await?;
    let mut told = BTreeMap::new();
    for team in case.teams() {
        for state in concerned(tx, vault, &registry, team).await? {
            told.insert(state.id, state);
        }
    }
    for state in told.values() {
        let entry = Entry::about(act, 0, case.id, state.epoch(), String::new());
        ledger::add(tx, now, state.id, state.roll_seq(), Signer::mark(vault), entry).await?;
    }
    Ok(told.into_keys().collect())
}

/// The living circles that a team holds by a root it left for the cards.
pub(crate) async fn concerned(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    team: TeamId,
) -> Result<Vec<Arc<CircleState>>, Error> {
    let sql = "select distinct circle_id as id from circle_wrap where holder_id = $1";
    let circles: Vec<CircleId> = tx.all(sql, values![team]).await?;
    let mut all = vec![];
    for id in circles {
        let state = circle::state(tx, vault, registry, id).await?;
        if !state.erased && by_second_root(registry, &state, team)? {
            all.push(state);
        }
    }
    Ok(all)
}

fn by_second_root(registry: &Registry, state: &CircleState, team: TeamId) -> Result<bool, Error> {
    let left = &registry.team(team)?.recoverable;
    let held = state.current().holders.iter().find(|it| it.kind == HolderKind::Team && it.id == *team.as_bytes());
    let by = |fingerprint: &[u8; 32]| left.values().any(|it| it.seal.fingerprint() == *fingerprint);
    Ok(state.recoverable && held.is_some_and(|it| by(&it.fingerprint)))
}

/// Takes up what a team left, and lays it down for the one named: sealed to their card, and under an instance key.
async fn hold(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    keys: &RecoveryKeys,
    id: RecoveryId,
    Gives { team, account }: Gives,
) -> Result<BTreeMap<u32, Secret>, Error> {
    let set = registry.recovery().ok_or(Error::Shut)?.set;
    let card = registry.standing(account).ok_or(Error::Shut)?;
    let before = "delete from circle_recovered where team_id = $1 and account_id = $2 and wrap is null";
    tx.change(before, values![team, account]).await?;
    let mut roots = BTreeMap::new();
    for it in teams::left(tx, registry, team).await? {
        let root = cipher::unwrap_root(&keys.seal, &set, team.as_bytes(), it.epoch, &it.wrap)?;
        let known = registry.team(team)?.recoverable.get(&it.epoch).ok_or(Error::Unbelieved("an epoch nobody left"))?;
        roots::check(&root, team.as_bytes(), it.epoch, &known.commit)
            .map_err(|_| Error::Unbelieved("a substituted team root"))?;
        debug_assert_eq!(TeamKeys::from_root(&root, team.as_bytes(), it.epoch).seal.public(), known.seal);
        let wrap = roots::wrap_root_to(&card.seal, team.as_bytes(), it.epoch, account.as_bytes(), &root);
        let held = boxed::seal(&vault.instance.outbox, HELD, &place(id, team, it.epoch, account).each(), &wrap);
        tx.change(
            "insert into circle_recovered (case_id, team_id, epoch, account_id, held) values ($1, $2, $3, $4, $5)",
            values![id, team, it.epoch, account, held],
        )
        .await?;
        roots.insert(it.epoch, root);
    }
    Ok(roots)
}

struct HeldPlace([[u8; 16]; 3], [u8; 4]);
fn place(id: RecoveryId, team: TeamId, epoch: u32, account: ground_kernel::AccountId) -> HeldPlace {
    HeldPlace([*id.as_bytes(), *team.as_bytes(), *account.as_bytes()], epoch.to_be_bytes())
}
impl HeldPlace {
    fn each(&self) -> [&[u8]; 4] {
        [&self.0[0], &self.0[1], &self.0[2], &self.1]
    }
}

/// Stopped by someone concerned, signed by them.
pub async fn stop(tx: &mut Tx, vault: &Vault, now: Timestamp, by: &Keyring, id: RecoveryId) -> Result<(), Error> {
    let case = running(tx, vault, now, id).await?;
    team::write(tx, vault, now, by, HouseAct::RecoveryStopped { id }, None).await?;
    forget_held(tx, vault, now, &case).await
}

/// Stopped by a witness with their words: the one whose link it is, or the other one who was told of it.
pub async fn stop_as_witness(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    link: &Token,
    witness: &CardWords,
) -> Result<(), Error> {
    let case = case_of(tx, vault, now, link).await?;
    let registry = registry::current(tx, vault).await?;
    let sealed = cards::sealed(tx, &registry).await?.ok_or(Error::Shut)?;
    cards::witness(&sealed, witness).ok_or(Error::Shut)?;
    let act = HouseAct::RecoveryStopped { id: case.id };
    team::write_as(tx, vault, now, (nobody(), &vault.instance.mark), act, None).await?;
    forget_held(tx, vault, now, &case).await
}

async fn running(tx: &mut Tx, vault: &Vault, now: Timestamp, id: RecoveryId) -> Result<Case, Error> {
    let registry = registry::current(tx, vault).await?;
    registry.recovery_running(now).filter(|it| it.id == id).cloned().ok_or(Error::Shut)
}

async fn forget_held(tx: &mut Tx, vault: &Vault, now: Timestamp, case: &Case) -> Result<(), Error> {
    let none: Option<Vec<u8>> = None;
    tx.change("update circle_recovery_case set pair = $2 where id = $1", values![case.id, none]).await?;
    tx.change("delete from circle_recovered where case_id = $1 and wrap is null", values![case.id]).await?;
    if case.opened_at.is_some() {
        tell(tx, vault, now, case, LedgerAct::RecoveryStopped).await?;
    }
    Ok(())
}

/// When the day is over: those named come into their teams and are given what was held for them. Called by the house;
/// does nothing before. Says who was given what.
pub async fn give_what_is_due(tx: &mut Tx, vault: &Vault, now: Timestamp) -> Result<Vec<Gives>, Error> {
    let registry = registry::current(tx, vault).await?;
    let Some(case) = registry.recovery_running(now).cloned() else { return Ok(vec![]) };
    if !matches!(case.stage(now), Stage::Waiting { until } if now >= until) {
        return Ok(vec![]);
    }
    let mut given = vec![];
    for gives in case.gives.iter().copied().filter(|it| !case.given.contains(it)) {
        // Whose access ended in the meantime gets nothing, and holds up nobody.
        if registry.standing(gives.account).is_some() {
            give(tx, vault, now, case.id, gives).await?;
            given.push(gives);
        }
    }
    if !given.is_empty() {
        tell(tx, vault, now, &case, LedgerAct::Recovered).await?;
    }
    Ok(given)
}

struct HeldRow {
    epoch: u32,
    held: Option<Vec<u8>>,
}
from_row!(HeldRow { epoch, held });

async fn give(tx: &mut Tx, vault: &Vault, now: Timestamp, id: RecoveryId, gives: Gives) -> Result<(), Error> {
    let act = HouseAct::RecoveryGiven { id, gives };
    team::write_as(tx, vault, now, (nobody(), &vault.instance.mark), act, None).await?;
    let Gives { team, account } = gives;
    let sql = "select epoch, held from circle_recovered where case_id = $1 and team_id = $2 and account_id = $3";
    for row in tx.all::<HeldRow, _>(sql, values![id, team, account]).await? {
        let Some(held) = row.held else { continue };
        let wrap = boxed::open(&vault.instance.outbox, HELD, &place(id, team, row.epoch, account).each(), &held)?;
        let none: Option<Vec<u8>> = None;
        tx.change(
            "update circle_recovered set held = $5, wrap = $6
              where case_id = $1 and team_id = $2 and account_id = $3 and epoch = $4",
            values![id, team, account, row.epoch, none, *wrap],
        )
        .await?;
    }
    Ok(())
}

/// What is over is destroyed; why it was asked for is remembered for a year.
pub async fn sweep(tx: &mut Tx, vault: &Vault, now: Timestamp) -> Result<(), Error> {
    let registry = registry::current(tx, vault).await?;
    let none: Option<Vec<u8>> = None;
    for case in registry.recoveries().iter().filter(|it| !it.runs(now)) {
        let sql = "update circle_recovery_case set pair = $2 where id = $1 and pair is not null";
        tx.change(sql, values![case.id, none]).await?;
        tx.change("delete from circle_recovered where case_id = $1 and wrap is null", values![case.id]).await?;
    }
    let before = now.plus_days(-REMEMBERED_DAYS);
    tx.change("delete from circle_recovery_case where asked_at < $1", values![before]).await?;
    Ok(())
}
