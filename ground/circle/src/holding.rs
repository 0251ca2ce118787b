//! Who gets the keys of a circle, and how someone who holds them takes them up.
//!
//! A new holder gets the past only if the grant says so. Until a circle has turned after someone left, nobody seals
//! under the old epoch: writing turns it first.
use crate::{
    Error,
    acts::{CircleAct, Holder, HolderKind, PartyKeys, Turn},
    beside,
    circle::{self, CircleState},
    drafts,
    keyring::Keyring,
    private,
    registry::Registry,
    roll::{self, Head, Line},
    team,
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};
use ground_seal::{SealPublic, Secret, circle as cipher, circle::EpochKeys, random, team::TeamKeys};
use ground_store::{Tables, Tx, from_row, values};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

/// A circle that someone opened: the secret of every epoch they may read.
pub struct OpenCircle {
    pub state: Arc<CircleState>,
    newest: EpochKeys,
    secrets: BTreeMap<u32, Secret>,
    pub(crate) to_settle: Option<Settling>,
}

/// After the first opening a wrap settles: the same keys under the holder's own symmetric key.
pub(crate) struct Settling {
    circle: CircleId,
    epoch: u32,
    holder: [u8; 16],
    wrap: Vec<u8>,
}

impl OpenCircle {
    pub(crate) fn content_key(&self, epoch: u32) -> Result<Secret, Error> {
        let secret = self.secrets.get(&epoch).ok_or(Error::Shut)?;
        Ok(cipher::content_key(secret, self.state.id.as_bytes()))
    }
}

/// What opens the wraps of the teams somebody is in, while one look lasts: by team, epoch, and which of its roots.
#[derive(Default)]
pub(crate) struct TeamHands(HashMap<(TeamId, u32, [u8; 32]), Arc<team::Hands>>);

/// To whom keys are wrapped: a public key that stands on a roll, and what it stands for.
struct Recipient {
    holder: Holder,
    key: SealPublic,
    team_epoch: Option<u32>,
}

impl Recipient {
    fn new(id: [u8; 16], kind: HolderKind, of: [u8; 16], key: &SealPublic, team_epoch: Option<u32>) -> Self {
        let holder = Holder { id, kind, of, fingerprint: key.fingerprint(), past: true };
        Recipient { holder, key: key.clone(), team_epoch }
    }
    fn with_past(mut self, past: bool) -> Self {
        self.holder.past = past;
        self
    }
}

/// The team's key; or the cards of its members one by one, while someone who left still knows that key, and where the
/// person left a member out. What the organisation may recover is held by the team's second root, where it has one; what
/// it may not, by the first, which no recovery card opens.
fn recipients_of(
    registry: &Registry,
    team: TeamId,
    recoverable: bool,
    left_out: &BTreeSet<AccountId>,
) -> Result<Vec<Recipient>, Error> {
    let state = registry.team(team)?;
    let of = *team.as_bytes();
    let all_may = state.members().iter().all(|it| !left_out.contains(it));
    if !state.must_turn && all_may {
        let second = state.recoverable.get(&state.epoch).filter(|_| recoverable).map(|it| &it.seal);
        let key = second.or_else(|| state.keys.get(&state.epoch).map(|it| &it.seal));
        return Ok(key
            .map(|key| Recipient::new(of, HolderKind::Team, of, key, Some(state.epoch)))
            .into_iter()
            .collect());
    }
    let may = state.members().into_iter().filter(|id| !left_out.contains(id));
    let cards = may.filter_map(|id| Some((id, registry.standing(id)?)));
    Ok(cards.map(|(id, card)| Recipient::new(*id.as_bytes(), HolderKind::Account, of, &card.seal, None)).collect())
}

/// Does the team get what was written before? Not when it was emptied since the circle last turned, or when it didn't
/// have the past then: whoever fills an emptied team anew reads from now on.
/// And what was left out of recovery gives no past to a team into which somebody was brought by one.
fn keeps_past(registry: &Registry, team: TeamId, recoverable: bool, before: &Turn) -> Result<bool, Error> {
    let had = before.holders.iter().filter(|it| it.of == *team.as_bytes()).all(|it| it.past);
    let left_out = !recoverable && registry.recovered_between(team, before.house_seq, registry.head.seq);
    Ok(had && !left_out && registry.team(team)?.begun <= before.house_seq)
}

fn all_recipients(
    registry: &Registry,
    teams: &[TeamId],
    party: &PartyKeys,
    recoverable: bool,
    left_out: &BTreeSet<AccountId>,
    before: Option<&Turn>,
) -> Result<Vec<Recipient>, Error> {
    let id = *party.account.as_bytes();
    let mut all = vec![Recipient::new(id, HolderKind::Party, id, &party.seal, None)];
    for team in teams {
        let past = before.map_or(Ok(true), |before| keeps_past(registry, *team, recoverable, before))?;
        all.extend(recipients_of(registry, *team, recoverable, left_out)?.into_iter().map(|it| it.with_past(past)));
    }
    Ok(all)
}

pub(crate) fn party_keys(keyring: &Keyring, account: AccountId, seedling: [u8; 16]) -> PartyKeys {
    let (seal, sign) = (keyring.keys.circle_seal(&seedling).public(), keyring.keys.circle_sign(&seedling).public());
    PartyKeys { account, seedling, seal, sign }
}

/// Founds a circle: the person, and the teams they write to.
pub async fn found(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    party: &Keyring,
    teams: &[TeamId],
    recoverable: bool,
) -> Result<CircleId, Error> {
    let keys = party_keys(party, party.account, random());
    let recipients = all_recipients(registry, teams, &keys, recoverable, &BTreeSet::new(), None)?;
    found_for(tx, registry, now, party, keys, recipients, recoverable).await
}

/// Founds a circle for the person and one of the house, who stands for themselves: no team, no colleague, no recovery
/// card. `Shut` where that one is not here, or opens nothing by what they do here.
pub async fn found_for_one(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    party: &Keyring,
    one: AccountId,
) -> Result<CircleId, Error> {
    let keys = party_keys(party, party.account, random());
    let card = registry.standing(one).filter(|card| card.may_hold_since(registry.head.seq)).ok_or(Error::Shut)?;
    let mut recipients = all_recipients(registry, &[], &keys, false, &BTreeSet::new(), None)?;
    let id = *one.as_bytes();
    recipients.push(Recipient::new(id, HolderKind::Account, id, &card.seal, None));
    found_for(tx, registry, now, party, keys, recipients, false).await
}

async fn found_for(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    party: &Keyring,
    keys: PartyKeys,
    recipients: Vec<Recipient>,
    recoverable: bool,
) -> Result<CircleId, Error> {
    let secret = EpochKeys { secret: Secret::random(), past: None };
    let commit = cipher::commit(&secret.secret, &keys.seedling);
    let holders = recipients.iter().map(|it| it.holder).collect();
    let first = Turn { epoch: 1, commit, house_seq: registry.head.seq, holders };
    let sign = party.keys.circle_sign(&keys.seedling);
    let act = CircleAct::Founded { keys, recoverable, first }.write();
    let line = Line::write(roll::house(), Head::START, act, now, party.account, &sign, None);
    let circle = circle::founding_id(&line);
    roll::add(tx, circle, &line).await?;
    wrap_all(tx, circle, 1, &recipients, &secret, Some(party)).await?;
    Ok(circle)
}

async fn wrap_all(
    tx: &mut Tx,
    circle: CircleId,
    epoch: u32,
    recipients: &[Recipient],
    keys: &EpochKeys,
    myself: Option<&Keyring>,
) -> Result<(), Error> {
    for (at, Recipient { holder, key, team_epoch }) in recipients.iter().enumerate() {
        // Someone in two teams that have yet to turn stands here twice, and is given one wrap.
        let same = |it: &&Recipient| it.holder.id == holder.id;
        if recipients[..at].iter().any(|it| same(&it)) {
            continue;
        }
        let past = recipients.iter().filter(same).any(|it| it.holder.past);
        let mine = myself.filter(|it| it.account.as_bytes() == &holder.id);
        let wrap = match mine {
            Some(me) => cipher::settle(&me.keys.keep, circle.as_bytes(), epoch, &holder.id, keys),
            None => cipher::wrap_to(key, circle.as_bytes(), epoch, &holder.id, keys, past),
        };
        tx.change(
            "insert into circle_wrap (circle_id, epoch, holder_id, team_epoch, wrap) values ($1, $2, $3, $4, $5)",
            values![circle, epoch, holder.id, *team_epoch, wrap],
        )
        .await?;
    }
    Ok(())
}

struct WrapRow {
    epoch: u32,
    holder_id: [u8; 16],
    team_epoch: Option<u32>,
    wrap: Vec<u8>,
}
from_row!(WrapRow { epoch, holder_id, team_epoch, wrap });
struct PastRow {
    epoch: u32,
    boxed: Vec<u8>,
}
from_row!(PastRow { epoch, boxed });

/// Takes up the keys of a circle. `Shut` when this account holds none.
pub async fn open(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    keyring: &Keyring,
    id: CircleId,
) -> Result<OpenCircle, Error> {
    open_one_of_many(tx, vault, registry, keyring, id, &mut TeamHands::default()).await
}

/// The same for one of many circles in one look: what opens the teams' wraps is taken up once.
pub(crate) async fn open_one_of_many(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    keyring: &Keyring,
    id: CircleId,
    known: &mut TeamHands,
) -> Result<OpenCircle, Error> {
    let state = circle::state(tx, vault, registry, id).await?;
    if state.erased {
        return Err(Error::Shut);
    }
    // Of the newest epoch only: whoever holds the circle was given that one, and older wraps can only have been put back.
    let sql = "select epoch, holder_id, team_epoch, wrap from circle_wrap where circle_id = $1 and epoch = $2";
    let wraps: Vec<WrapRow> = tx.all(sql, values![id, state.epoch()]).await?;
    for row in wraps {
        if let Some((newest, to_settle)) = take_up(tx, registry, keyring, &state, &row, known).await? {
            let secrets = back_to_the_start(tx, &state, row.epoch, &newest).await?;
            return Ok(OpenCircle { state, newest, secrets, to_settle });
        }
    }
    Err(Error::Shut)
}

/// Tries one wrap. `None` when it is somebody else's, or of a holder that the roll doesn't know: such a row is as if it
/// weren't there, and `ledger verify` names it.
async fn take_up(
    tx: &mut Tx,
    registry: &Registry,
    keyring: &Keyring,
    state: &CircleState,
    row: &WrapRow,
    known: &mut TeamHands,
) -> Result<Option<(EpochKeys, Option<Settling>)>, Error> {
    let (circle, epoch) = (state.id.as_bytes(), row.epoch);
    let turn = state.turn(epoch)?;
    let Some(holder) = turn.holders.iter().find(|it| it.id == row.holder_id) else { return Ok(None) };
    let Some(hands) = hands(tx, registry, keyring, state, holder, row.team_epoch, known).await? else {
        return Ok(None);
    };
    let (keys, to_settle) = if cipher::is_settled(&row.wrap) {
        (cipher::open_settled(&hands.keep, circle, epoch, &row.holder_id, &row.wrap)?, None)
    } else {
        let keys = cipher::unwrap(&hands.seal, circle, epoch, &row.holder_id, &row.wrap)?;
        let wrap = cipher::settle(&hands.keep, circle, epoch, &row.holder_id, &keys);
        (keys, Some(Settling { circle: state.id, epoch, holder: row.holder_id, wrap }))
    };
    cipher::check(&keys, &state.anchor, &turn.commit).map_err(|_| Error::Unbelieved("a substituted key"))?;
    Ok(Some((keys, to_settle)))
}

/// The pair and the keep key with which this account opens what this holder was given.
async fn hands(
    tx: &mut Tx,
    registry: &Registry,
    keyring: &Keyring,
    state: &CircleState,
    holder: &Holder,
    team_epoch: Option<u32>,
    known: &mut TeamHands,
) -> Result<Option<Arc<team::Hands>>, Error> {
    // Whoever came into a team whose key still opens it is turned away until the circle has turned, and then has no key.
    if state.left_out().contains(&keyring.account) {
        return Ok(None);
    }
    let mine = holder.id == *keyring.account.as_bytes();
    match holder.kind {
        HolderKind::Party if mine => Ok(Some(Arc::new(team::Hands {
            seal: keyring.keys.circle_seal(&state.party_keys().seedling),
            keep: keyring.keys.keep.clone(),
        }))),
        HolderKind::Account
            if mine
                && state.one_who_holds(registry).is_some_and(|(one, _)| one == *holder)
                && registry.is_card_of(keyring) =>
        {
            let Keyring { keys, .. } = keyring;
            Ok(Some(Arc::new(team::Hands { seal: keys.seal.clone(), keep: keys.keep.clone() })))
        }
        // Not what was wrapped to a card that was renewed since: another holder gives it anew. And a card that stands for a
        // team while that team has yet to turn opens for its members alone.
        HolderKind::Account
            if mine
                && registry.is_card_of(keyring)
                && keyring.keys.seal.public().fingerprint() == holder.fingerprint
                && registry.members_of(TeamId::from_array(holder.of)).contains(&keyring.account) =>
        {
            let Keyring { keys, .. } = keyring;
            Ok(Some(Arc::new(team::Hands { seal: keys.seal.clone(), keep: keys.keep.clone() })))
        }
        HolderKind::Team => {
            let (team, epoch) = (TeamId::from_array(holder.id), team_epoch.unwrap_or(0));
            let which = (team, epoch, holder.fingerprint);
            if let Some(hands) = known.0.get(&which) {
                return Ok(Some(hands.clone()));
            }
            let hands = team::hands(tx, registry, keyring, team, epoch, &holder.fingerprint).await?.map(Arc::new);
            known.0.extend(hands.clone().map(|it| (which, it)));
            Ok(hands)
        }
        _ => Ok(None),
    }
}

/// Takes up a circle by roots that a team left for the recovery cards. Nothing settles by it.
pub(crate) async fn open_by_roots(
    tx: &mut Tx,
    state: Arc<CircleState>,
    team: TeamId,
    roots: &BTreeMap<u32, Secret>,
) -> Result<OpenCircle, Error> {
    let (id, epoch) = (*team.as_bytes(), state.epoch());
    let sql = "select epoch, holder_id, team_epoch, wrap from circle_wrap
                where circle_id = $1 and epoch = $2 and holder_id = $3";
    let row: WrapRow = tx.one(sql, values![state.id, epoch, id]).await?.ok_or(Error::Shut)?;
    let team_epoch = row.team_epoch.unwrap_or(0);
    let keys = TeamKeys::from_root(roots.get(&team_epoch).ok_or(Error::Shut)?, &id, team_epoch);
    let circle = state.id.as_bytes();
    let newest = if cipher::is_settled(&row.wrap) {
        cipher::open_settled(&keys.keep, circle, epoch, &id, &row.wrap)?
    } else {
        cipher::unwrap(&keys.seal, circle, epoch, &id, &row.wrap)?
    };
    cipher::check(&newest, &state.anchor, &state.current().commit)
        .map_err(|_| Error::Unbelieved("a substituted key"))?;
    let secrets = back_to_the_start(tx, &state, epoch, &newest).await?;
    Ok(OpenCircle { state, newest, secrets, to_settle: None })
}

/// Walks back through the epochs, as far as the keys reach.
async fn back_to_the_start(
    tx: &mut Tx,
    state: &CircleState,
    epoch: u32,
    newest: &EpochKeys,
) -> Result<BTreeMap<u32, Secret>, Error> {
    let mut secrets = BTreeMap::from([(epoch, newest.secret.clone())]);
    if epoch == 1 {
        return Ok(secrets);
    }
    let rows: Vec<PastRow> = tx
        .all(
            "select epoch, boxed from circle_past where circle_id = $1 and epoch <= $2 order by epoch desc",
            values![state.id, epoch],
        )
        .await?;
    let mut past = newest.past.clone();
    for row in rows {
        let Some(key) = past else { break };
        let older = cipher::open_past(&key, state.id.as_bytes(), row.epoch, &row.boxed)?;
        cipher::check(&older, &state.anchor, &state.turn(row.epoch - 1)?.commit)
            .map_err(|_| Error::Unbelieved("a substituted past"))?;
        secrets.insert(row.epoch - 1, older.secret.clone());
        past = older.past;
    }
    Ok(secrets)
}

pub(crate) async fn settle(tx: &mut Tx, settling: &Settling) -> Result<(), Error> {
    let Settling { circle, epoch, holder, wrap } = settling;
    tx.change(
        "update circle_wrap set wrap = $4 where circle_id = $1 and epoch = $2 and holder_id = $3",
        values![circle, epoch, holder, wrap],
    )
    .await?;
    Ok(())
}

/// Who should hold it now.
fn wanted(state: &CircleState, registry: &Registry) -> Result<Vec<Recipient>, Error> {
    let (teams, party) = (state.teams(), state.party_keys());
    let all = all_recipients(registry, &teams, party, state.recoverable, state.left_out(), Some(state.current()));
    let one = state.one_who_holds(registry);
    let one = one.map(|(holder, key)| Recipient { holder, key: key.clone(), team_epoch: None });
    all.map(|all| all.into_iter().chain(one).collect())
}

/// Turning a circle that was left out of a recovery takes the past from its team. It waits until somebody writes.
pub(crate) fn would_lose_the_past(state: &CircleState, registry: &Registry) -> bool {
    let since = state.current().house_seq;
    let back = |team: &TeamId| registry.recovered_between(*team, since, registry.head.seq);
    !state.recoverable && state.teams().iter().any(back)
}

/// True when the holders written in the roll are no longer those who should hold it.
pub(crate) fn must_turn(state: &CircleState, registry: &Registry) -> Result<bool, Error> {
    let wanted = wanted(state, registry)?;
    let now = &state.current().holders;
    let same = |it: &Recipient| {
        now.iter().any(|holder| holder.id == it.holder.id && holder.fingerprint == it.holder.fingerprint)
    };
    Ok(wanted.len() != now.len() || !wanted.iter().all(same))
}

/// Turns a circle: a new epoch, wrapped to those who hold it now. Whoever is not among them reads nothing later.
pub(crate) async fn turn(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    open: OpenCircle,
) -> Result<OpenCircle, Error> {
    let mut state = (*open.state).clone();
    let epoch = state.epoch() + 1;
    if !open.secrets.contains_key(&(epoch - 1)) {
        return Err(Error::Shut);
    }
    let keys = EpochKeys { secret: Secret::random(), past: Some(Secret::random()) };
    if epoch > 2 && open.newest.past.is_none() {
        return Err(Error::Shut);
    }
    let recipients = wanted(&state, registry)?;
    let line = turn_line(&state, registry, now, by, epoch, &keys, &recipients);
    state.apply(&line, registry)?;
    roll::add(tx, state.id, &line).await?;
    keep_past(tx, &state, epoch, &keys, &open.newest).await?;
    tx.change("delete from circle_wrap where circle_id = $1", values![state.id]).await?;
    let myself = (by.account == state.party).then_some(by);
    wrap_all(tx, state.id, epoch, &recipients, &keys, myself).await?;
    let mut secrets = open.secrets;
    secrets.insert(epoch, keys.secret.clone());
    Ok(OpenCircle { state: Arc::new(state), newest: keys, secrets, to_settle: None })
}

fn turn_line(
    state: &CircleState,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    epoch: u32,
    keys: &EpochKeys,
    recipients: &[Recipient],
) -> Line {
    let commit = cipher::commit(&keys.secret, &state.anchor);
    let holders = recipients.iter().map(|it| it.holder).collect();
    let turn = Turn { epoch, commit, house_seq: registry.head.seq, holders };
    let sign = signer(state, by);
    Line::write(state.id, state.head, CircleAct::Turned(turn).write(), now, by.account, &sign, None)
}

async fn keep_past(
    tx: &mut Tx,
    state: &CircleState,
    epoch: u32,
    keys: &EpochKeys,
    older: &EpochKeys,
) -> Result<(), Error> {
    let past = keys.past.as_ref().ok_or(Error::Shut)?;
    let boxed = cipher::close_past(past, state.id.as_bytes(), epoch, older);
    let sql = "insert into circle_past (circle_id, epoch, boxed) values ($1, $2, $3)";
    tx.change(sql, values![state.id, epoch, boxed]).await?;
    Ok(())
}

/// With what this account signs in this circle: a party with a key that links nothing, staff with their card's.
pub(crate) fn signer(state: &CircleState, by: &Keyring) -> ground_seal::SignPair {
    if by.account == state.party { by.keys.circle_sign(&state.party_keys().seedling) } else { by.keys.sign.clone() }
}

/// Are these the party's keys of today? Old words open nothing, and erase nothing either.
pub(crate) fn still_theirs(state: &CircleState, by: &Keyring) -> bool {
    by.account != state.party || signer(state, by).public() == state.party_keys().sign
}

/// Is there anybody of the house for whom it would be? Where nobody is left, or all who are left were left out, it never
/// turns, so that nobody writes to nobody and the team's place in the circle isn't lost.
fn somebody_receives(state: &CircleState, registry: &Registry) -> bool {
    if state.for_one().is_some() {
        return state.is_held_by_one(registry);
    }
    let teams = state.teams();
    let mut members = teams.iter().flat_map(|team| registry.members_of(*team));
    teams.is_empty() || members.any(|it| !state.left_out().contains(&it))
}

/// Opens for writing: turned first, if someone left.
pub async fn open_to_write(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    keyring: &Keyring,
    id: CircleId,
) -> Result<OpenCircle, Error> {
    let open = open(tx, vault, registry, keyring, id).await?;
    if !somebody_receives(&open.state, registry) {
        return Err(Error::NobodyReceives);
    }
    if must_turn(&open.state, registry)? { turn(tx, registry, now, keyring, open).await } else { Ok(open) }
}

/// New words for the same circle: a line signed by the old key and the new, and a new epoch at once. Whoever has the
/// old words is outside from then on.
pub async fn rekey(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    old: &Keyring,
    new: &Keyring,
    open: OpenCircle,
) -> Result<OpenCircle, Error> {
    let open = rekey_another(tx, registry, now, old, new, open).await?;
    private::carry_over(tx, vault, registry, now, &open.state, old, new).await?;
    drafts::carry_over(tx, vault, now, old, new).await?;
    beside::carry_over(tx, old, new).await?;
    Ok(open)
}

/// The same for another circle of the same person; what hangs on them alone moved with the first.
pub async fn rekey_another(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    old: &Keyring,
    new: &Keyring,
    open: OpenCircle,
) -> Result<OpenCircle, Error> {
    let mut state = (*open.state).clone();
    let keys = party_keys(new, state.party, random());
    let sign = new.keys.circle_sign(&keys.seedling);
    let act = CircleAct::Rekeyed(keys).write();
    let second = roll::endorse(state.id, &act, state.party, &sign);
    let line = Line::write(state.id, state.head, act, now, state.party, &signer(&state, old), Some(second));
    state.apply(&line, registry)?;
    roll::add(tx, state.id, &line).await?;
    turn(tx, registry, now, new, OpenCircle { state: Arc::new(state), ..open }).await
}

/// Leaves members of its teams out, by the person alone: the whole list, each time anew. The circle turns at once, so that
/// no key of theirs opens anything in it, written before or after; whoever kept keys from before in their hands keeps those.
/// While somebody is left out, the members who remain hold it one by one, and no recovery card opens it.
/// `NobodyReceives` when nobody of its teams would remain; a circle for one is the person's alone then, as they want it.
pub async fn leave_out(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    open: OpenCircle,
    accounts: &[AccountId],
) -> Result<(), Error> {
    let mut state = (*open.state).clone();
    let accounts: BTreeSet<AccountId> = accounts.iter().copied().collect();
    if accounts == *state.left_out() {
        return Ok(());
    }
    let act = CircleAct::LeftOut { accounts: accounts.into_iter().collect() }.write();
    let line = Line::write(state.id, state.head, act, now, by.account, &signer(&state, by), None);
    state.apply(&line, registry)?;
    if state.for_one().is_none() && !somebody_receives(&state, registry) {
        return Err(Error::NobodyReceives);
    }
    roll::add(tx, state.id, &line).await?;
    turn(tx, registry, now, by, OpenCircle { state: Arc::new(state), ..open }).await.map(drop)
}

/// Writes the last line of a circle, after asking the roll's own rules, and destroys its keys.
pub(crate) async fn end(
    tx: &mut Tx,
    registry: &Registry,
    now: Timestamp,
    by: &Keyring,
    state: &CircleState,
) -> Result<(), Error> {
    let line = Line::write(state.id, state.head, CircleAct::Erased.write(), now, by.account, &signer(state, by), None);
    close(tx, registry, state, &line).await
}

/// The same at the end of the kept time, by the house.
pub(crate) async fn expire(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    state: &CircleState,
) -> Result<(), Error> {
    let act = CircleAct::Expired.write();
    let line = Line::write(state.id, state.head, act, now, roll::nobody(), &vault.instance.mark, None);
    close(tx, registry, state, &line).await
}

async fn close(tx: &mut Tx, registry: &Registry, state: &CircleState, line: &Line) -> Result<(), Error> {
    state.clone().apply(line, registry)?;
    roll::add(tx, state.id, line).await?;
    tx.change("delete from circle_wrap where circle_id = $1", values![state.id]).await?;
    tx.change("delete from circle_past where circle_id = $1", values![state.id]).await?;
    Ok(())
}

/// Circles whose person left somebody out. Few; the roll is read through, so this is for moments when a team changes.
pub(crate) async fn leaving_somebody_out(tx: &mut Tx) -> Result<Vec<CircleId>, Error> {
    let sql = "select distinct circle_id as id from circle_roll where substr(act, 1, 1) = $1 and circle_id <> $2";
    Ok(tx.all(sql, values![[CircleAct::LEFT_OUT], roll::house()]).await?)
}

/// Whoever goes out of one team hands back the circles that they held for a team, one by one. What was founded for them alone
/// is no team's.
pub(crate) async fn hand_back_of_teams(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    account: AccountId,
) -> Result<(), Error> {
    let sql = "select distinct circle_id as id from circle_wrap where holder_id = $1";
    for id in tx.all::<CircleId, _>(sql, values![account]).await? {
        if circle::state(tx, vault, registry, id).await?.for_one() != Some(account) {
            let sql = "delete from circle_wrap where circle_id = $1 and holder_id = $2";
            tx.change(sql, values![id, account]).await?;
        }
    }
    Ok(())
}

/// Circles of a team that were wrapped to an older root of it, or to single members: they wait to be turned.
pub(crate) async fn waiting_to_turn(tx: &mut Tx, registry: &Registry, team: TeamId) -> Result<Vec<CircleId>, Error> {
    let mut circles: Vec<CircleId> = vec![];
    let epoch = registry.team(team)?.epoch;
    circles.extend(
        tx.all::<CircleId, _>(
            "select distinct circle_id as id from circle_wrap where holder_id = $1 and team_epoch < $2 limit 200",
            values![team, epoch],
        )
        .await?,
    );
    for member in registry.members_of(team) {
        let sql = "select distinct circle_id as id from circle_wrap where holder_id = $1 limit 200";
        circles.extend(tx.all::<CircleId, _>(sql, values![member]).await?);
    }
    Ok(circles)
}
