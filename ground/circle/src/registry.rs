//! The roll of the house, read aloud: whose key is whose, who is in which team, who was invited, which team receives
//! letters. Public keys are believed from here only.
//!
//! The state is rebuilt from the signed lines and from nothing else; there is no table of members that could disagree.
use crate::{
    Error,
    acts::HouseAct,
    keyring::Keyring,
    recovery::Case,
    roll::{self, Head, Line, nobody},
    vault::Vault,
};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
use ground_seal::{SealPublic, SignPublic, recovery::SetId};
use ground_store::Tx;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Clone)]
pub struct Registry {
    pub(crate) head: Head,
    pub(crate) founding: SignPublic,
    pub(crate) mark: SignPublic,
    pub(crate) cards: BTreeMap<AccountId, Card>,
    pub(crate) teams: BTreeMap<TeamId, TeamState>,
    pub(crate) invitations: BTreeMap<Vec<u8>, Invited>,
    pub(crate) receiving: Option<TeamId>,
    /// Rules change for what comes after; what stands on the roll stays believed by the rules of its day.
    pub(crate) edition: u32,
    pub(crate) recovery: Option<Recovery>,
    pub(crate) cases: Vec<Case>,
    /// Cards that were renewed, oldest first, each with the line in which it ended.
    pub(crate) former: BTreeMap<AccountId, Vec<FormerCard>>,
    pub(crate) renewals: Vec<Renewal>,
    set_back: Vec<SetBack>,
    /// Devices that sign beside a passphrase: each account vouches for its own.
    pub(crate) devices: BTreeMap<AccountId, BTreeSet<[u8; 32]>>,
}

/// The house was set back: to how it stood then, and when that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetBack {
    pub to: Timestamp,
    pub at: Timestamp,
}

/// The cards by which the organisation may be recovered: what is left for them is sealed to `seal`.
#[derive(Clone)]
pub struct Recovery {
    pub set: SetId,
    pub seal: SealPublic,
    pub sign: SignPublic,
    pub made_at: Timestamp,
    pub(crate) digest: [u8; 32],
}

/// A card that was renewed.
#[derive(Clone)]
pub(crate) struct FormerCard {
    pub(crate) card: Card,
    pub(crate) until_at: Timestamp,
}

/// A card was renewed: whose, by whom, when. It stands where they and their team see it for a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Renewal {
    pub account: AccountId,
    pub by: [AccountId; 2],
    pub at: Timestamp,
}

/// Who is who.
#[derive(Clone)]
pub struct Card {
    pub role: Role,
    pub seal: SealPublic,
    pub sign: SignPublic,
    /// The team the invitation spoke of; a member of it may let them in.
    pub offered: Option<TeamId>,
    pub(crate) ended: Option<i64>,
    /// The line since which they have this role.
    pub(crate) role_since: i64,
}
impl Card {
    /// Somebody who reads, and was one without a break since the roll stood at `seq`.
    pub(crate) fn may_hold_since(&self, seq: i64) -> bool {
        self.role == Role::SupportWorker && self.role_since <= seq
    }
}

#[derive(Clone)]
pub(crate) struct Invited {
    pub(crate) role: Role,
    pub(crate) team: Option<TeamId>,
    pub(crate) until: Timestamp,
    pub(crate) used: bool,
}

#[derive(Clone, Default)]
pub struct TeamState {
    pub(crate) epoch: u32,
    pub(crate) keys: BTreeMap<u32, TeamEpoch>,
    /// Spans of membership, in line numbers of this roll: (from, until).
    pub(crate) spans: BTreeMap<AccountId, Vec<(i64, Option<i64>)>>,
    /// Someone left since the team last turned; until it turns nobody seals to it.
    pub(crate) must_turn: bool,
    /// The line in which its present members began. A team that was emptied begins anew, and what was written to those
    /// before is not for those after.
    pub(crate) begun: i64,
    /// The second root of an epoch, by which the team holds what the organisation may recover.
    pub(crate) recoverable: BTreeMap<u32, Recoverable>,
    /// The lines in which somebody came in by a recovery. What was left out of it gives them no past.
    pub(crate) recovered: Vec<i64>,
}

#[derive(Clone)]
pub(crate) struct Recoverable {
    pub(crate) seal: SealPublic,
    pub(crate) commit: [u8; 32],
    /// Hash of what was left for each set of cards.
    pub(crate) wraps: BTreeMap<SetId, [u8; 32]>,
}

#[derive(Clone)]
pub(crate) struct TeamEpoch {
    pub(crate) seal: SealPublic,
    pub(crate) commit: [u8; 32],
}

impl TeamState {
    pub fn members(&self) -> Vec<AccountId> {
        let now = |spans: &Vec<(i64, Option<i64>)>| spans.last().is_some_and(|(_, until)| until.is_none());
        self.spans.iter().filter(|(_, spans)| now(spans)).map(|(id, _)| *id).collect()
    }
    pub(crate) fn has(&self, account: AccountId) -> bool {
        self.members().contains(&account)
    }
    /// Was a member when the roll stood at this line.
    pub(crate) fn had(&self, account: AccountId, seq: i64) -> bool {
        let within = |(from, until): &(i64, Option<i64>)| *from <= seq && until.is_none_or(|until| seq < until);
        self.spans.get(&account).is_some_and(|spans| spans.iter().any(within))
    }
    fn leave(&mut self, account: AccountId, seq: i64) {
        if let Some((_, until @ None)) = self.spans.get_mut(&account).and_then(|spans| spans.last_mut()) {
            *until = Some(seq);
            self.must_turn = true;
        }
    }
}

/// What the house believes now.
pub async fn current(tx: &mut Tx, vault: &Vault) -> Result<Arc<Registry>, Error> {
    let known = vault.known_registry();
    let from = known.as_ref().map_or(0, |registry| registry.head.seq);
    let lines = roll::lines_after(tx, roll::house(), from).await?;
    if let (Some(known), true) = (&known, lines.is_empty()) {
        return Ok(known.clone());
    }
    let registry = Arc::new(read(known, lines, vault.instance.mark.public())?);
    if !tx.changed() {
        vault.remember_registry(registry.clone());
    }
    Ok(registry)
}

/// Reads the whole roll anew, believing nothing that is remembered. For `ledger verify`.
pub(crate) async fn from_the_start(tx: &mut Tx, vault: &Vault) -> Result<Registry, Error> {
    let lines = roll::lines_after(tx, roll::house(), 0).await?;
    read(None, lines, vault.instance.mark.public())
}

fn read(known: Option<Arc<Registry>>, lines: Vec<Line>, mark: SignPublic) -> Result<Registry, Error> {
    let mut lines = lines.into_iter();
    let mut registry = match known {
        Some(known) => (*known).clone(),
        None => Registry::founded(&lines.next().ok_or(Error::Unbelieved("the house was never founded"))?, &mark)?,
    };
    for line in lines {
        registry.apply(&line)?;
    }
    Ok(registry)
}

/// Devices of one account.
const MOST_DEVICES: usize = 20;

/// Who grants access opens nothing.
const NO_ADMINISTRATOR: Error = Error::Unbelieved("an administrator is in no team");

impl Registry {
    /// The founding line is signed by the founding key and endorsed by this instance's own mark: a database from
    /// elsewhere is not believed.
    fn founded(line: &Line, mark: &SignPublic) -> Result<Self, Error> {
        line.follows(roll::house(), Head::START)?;
        let HouseAct::Founded { founding } = HouseAct::read(&line.act)? else {
            return Err(Error::Unbelieved("the roll of the house doesn't begin with its founding"));
        };
        line.signed_by(&founding)?;
        if line.second_id != Some(nobody()) {
            return Err(Error::Unbelieved("the mark is nobody's second signature"));
        }
        line.endorsed_by(roll::house(), mark)
            .map_err(|_| Error::Unbelieved("the house was founded under other instance keys"))?;
        Ok(Registry {
            head: line.head(),
            founding,
            mark: *mark,
            cards: BTreeMap::new(),
            teams: BTreeMap::new(),
            invitations: BTreeMap::new(),
            receiving: None,
            set_back: vec![],
            edition: 1,
            recovery: None,
            cases: vec![],
            former: BTreeMap::new(),
            renewals: vec![],
            devices: BTreeMap::new(),
        })
    }

    pub(crate) fn apply(&mut self, line: &Line) -> Result<(), Error> {
        line.follows(roll::house(), self.head)?;
        let act = HouseAct::read(&line.act)?;
        line.seconded_only_if(self.needs_second(&act))?;
        match act {
            HouseAct::Founded { .. } => return Err(Error::Unbelieved("a house is founded once")),
            HouseAct::TeamNamed { team } => self.team_named(line, team)?,
            HouseAct::Receiving { team } => self.receives(line, team)?,
            HouseAct::Invited { key, role, team, until } => self.invited(line, key, role, team, until)?,
            HouseAct::InvitationEnded { key } => self.invitation_ended(line, &key)?,
            HouseAct::Admitted { account, key, seal, sign } => self.admitted(line, account, &key, seal, sign)?,
            HouseAct::TeamTurned { team, epoch, seal, commit } => self.team_turned(line, team, epoch, seal, commit)?,
            HouseAct::Joined { team, account } => self.joined(line, team, account)?,
            HouseAct::Left { team, account } => self.left(line, team, account)?,
            HouseAct::Ended { account } => self.ended(line, account)?,
            HouseAct::SetBack { to } => self.was_set_back(line, to)?,
            HouseAct::Rules { edition } => self.rules(line, edition)?,
            HouseAct::Recovery { set, seal, sign, digest } => self.recovery_made(line, set, seal, sign, digest)?,
            HouseAct::RecoveryCard { set, digest } => self.recovery_card(line, set, digest)?,
            HouseAct::TeamRecoverable { team, epoch, seal, commit, set, wrap } => {
                self.team_recoverable(line, team, epoch, (seal, commit), (set, wrap))?;
            }
            HouseAct::RecoveryAsked { id, set, why, gives } => self.recovery_asked(line, id, set, why, gives)?,
            HouseAct::RecoveryOpened { id, witness } => self.recovery_opened(line, id, witness)?,
            HouseAct::RecoveryStopped { id } => self.recovery_stopped(line, id)?,
            HouseAct::RecoveryGiven { id, gives } => self.recovery_given(line, id, gives)?,
            HouseAct::CardRenewed { account, seal, sign, own } => self.card_renewed(line, account, seal, sign, own)?,
            HouseAct::PasskeyAdded { account, device } => self.device_added(line, account, device)?,
            HouseAct::PasskeyRemoved { account, device } => self.device_removed(line, account, device)?,
            HouseAct::RoleChanged { account, role } => self.role_changed(line, account, role)?,
        }
        self.head = line.head();
        Ok(())
    }

    // — who may do what to this roll —

    fn needs_second(&self, act: &HouseAct) -> bool {
        match act {
            HouseAct::Admitted { .. } => true,
            HouseAct::Joined { team, .. } => self.members_of(*team).len() > 1,
            HouseAct::RecoveryCard { .. } | HouseAct::CardRenewed { .. } => true,
            HouseAct::TeamNamed { .. } | HouseAct::Recovery { .. } => self.needs_two_administrators(),
            HouseAct::Invited { role, .. } => *role == Role::Administrator && self.needs_two_administrators(),
            HouseAct::Receiving { .. } => self.receiving.is_some_and(|team| self.members_of(team).len() > 1),
            HouseAct::RoleChanged { role, .. } => *role == Role::Administrator && self.administrators().len() > 1,
            _ => false,
        }
    }

    /// Where there are two, one administrator alone appoints none, names no team and makes no cards. A house with one
    /// goes on.
    pub fn needs_two_administrators(&self) -> bool {
        self.edition >= 2 && self.administrators().len() >= 2
    }

    /// By an administrator; where there are two, another one agreed.
    pub(crate) fn by_administrators(&self, line: &Line) -> Result<(), Error> {
        self.by_administrator(line)?;
        if !self.needs_two_administrators() {
            return Ok(());
        }
        let second = line.second_id.filter(|it| *it != line.by_id).and_then(|it| self.standing(it));
        let second = second.filter(|card| card.role == Role::Administrator);
        line.endorsed_by(roll::house(), &second.ok_or(Error::Unbelieved("a second administrator must agree"))?.sign)
    }

    pub(crate) fn by_administrator(&self, line: &Line) -> Result<(), Error> {
        if line.by_id == nobody() && self.administrators().is_empty() {
            return line.signed_by(&self.founding);
        }
        let card = self.standing(line.by_id).filter(|card| card.role == Role::Administrator);
        line.signed_by(&card.ok_or(Error::Unbelieved("only an administrator may do this"))?.sign)
    }

    pub(crate) fn by_member(&self, line: &Line, team: TeamId) -> Result<(), Error> {
        let card = self.standing(line.by_id).filter(|_| self.teams.get(&team).is_some_and(|it| it.has(line.by_id)));
        line.signed_by(&card.ok_or(Error::Unbelieved("only a member of the team may do this"))?.sign)
    }

    fn team_named(&mut self, line: &Line, team: TeamId) -> Result<(), Error> {
        self.by_administrators(line)?;
        self.teams.entry(team).or_default();
        Ok(())
    }

    fn receives(&mut self, line: &Line, team: TeamId) -> Result<(), Error> {
        match self.receiving {
            None => self.by_administrator(line)?,
            Some(before) => {
                self.by_member(line, before)?;
                self.seconded_among(line, &self.members_of(before))?;
            }
        }
        self.receiving = self.teams.contains_key(&team).then_some(team);
        Ok(())
    }

    fn invited(
        &mut self,
        line: &Line,
        key: SignPublic,
        role: Role,
        team: Option<TeamId>,
        until: Timestamp,
    ) -> Result<(), Error> {
        if role == Role::Administrator {
            self.by_administrators(line)?;
        } else {
            self.by_administrator(line)?;
        }
        if role == Role::Administrator && team.is_some() {
            return Err(NO_ADMINISTRATOR);
        }
        self.invitations.insert(key.as_bytes().to_vec(), Invited { role, team, until, used: false });
        Ok(())
    }

    fn invitation_ended(&mut self, line: &Line, key: &SignPublic) -> Result<(), Error> {
        self.by_administrator(line)?;
        self.invitations.remove(&key.as_bytes()[..]);
        Ok(())
    }

    /// The one who comes in signs with the new card's own key; the link they were given signs with them.
    fn admitted(
        &mut self,
        line: &Line,
        account: AccountId,
        key: &SignPublic,
        seal: SealPublic,
        sign: SignPublic,
    ) -> Result<(), Error> {
        line.signed_by(&sign)?;
        if line.second_id != Some(nobody()) {
            return Err(Error::Unbelieved("a link is nobody's second signature"));
        }
        line.endorsed_by(roll::house(), key)?;
        let invited = self.invitations.get_mut(&key.as_bytes()[..]);
        let invited = invited.filter(|it| !it.used && line.at <= it.until);
        let invited = invited.ok_or(Error::Unbelieved("nobody invited this account"))?;
        if line.by_id != account || self.cards.contains_key(&account) {
            return Err(Error::Unbelieved("an account comes in by itself, and once"));
        }
        invited.used = true;
        self.cards.insert(
            account,
            Card { role: invited.role, seal, sign, offered: invited.team, ended: None, role_since: line.seq },
        );
        Ok(())
    }

    /// A team begins, or turns: by a member; where nobody is in it, by someone who was invited to it.
    fn team_turned(
        &mut self,
        line: &Line,
        team: TeamId,
        epoch: u32,
        seal: SealPublic,
        commit: [u8; 32],
    ) -> Result<(), Error> {
        let first = self.teams.get(&team).is_some_and(|it| it.members().is_empty());
        if first {
            let card = self.standing(line.by_id).filter(|card| card.offered == Some(team));
            line.signed_by(&card.ok_or(Error::Unbelieved("they were not invited to this team"))?.sign)?;
        } else {
            self.by_member(line, team)?;
        }
        let state = self.teams.get_mut(&team).ok_or(Error::Unbelieved("there is no such team"))?;
        if epoch != state.epoch + 1 {
            return Err(Error::Unbelieved("a team's epoch only rises by one"));
        }
        (state.epoch, state.must_turn) = (epoch, false);
        state.keys.insert(epoch, TeamEpoch { seal, commit });
        if first {
            state.begun = line.seq;
            state.spans.entry(line.by_id).or_default().push((line.seq, None));
        }
        Ok(())
    }

    /// Let in by a member, and seconded by another where there is another.
    fn joined(&mut self, line: &Line, team: TeamId, account: AccountId) -> Result<(), Error> {
        self.by_member(line, team)?;
        let card = self.standing(account).ok_or(Error::Unbelieved("who joins must have a card that stands"))?;
        if card.role == Role::Administrator {
            return Err(NO_ADMINISTRATOR);
        }
        self.seconded_among(line, &self.team(team)?.members())?;
        let state = self.teams.get_mut(&team).ok_or(Error::Unbelieved("there is no such team"))?;
        if state.has(account) {
            return Err(Error::Unbelieved("they are in the team already"));
        }
        state.spans.entry(account).or_default().push((line.seq, None));
        Ok(())
    }

    /// Where there are two or more of them, another of them agreed.
    fn seconded_among(&self, line: &Line, these: &[AccountId]) -> Result<(), Error> {
        if these.len() < 2 {
            return Ok(());
        }
        let second = line.second_id.filter(|it| *it != line.by_id && these.contains(it));
        let card = second.and_then(|it| self.standing(it));
        line.endorsed_by(roll::house(), &card.ok_or(Error::Unbelieved("a second one must agree"))?.sign)
    }

    /// Only the account itself: no administrator and no row of a table adds a device to it or takes one away.
    fn by_itself(&self, line: &Line, account: AccountId) -> Result<(), Error> {
        let card = self.standing(account).filter(|_| line.by_id == account);
        line.signed_by(&card.ok_or(Error::Unbelieved("a device is vouched for by its own account"))?.sign)
    }

    fn device_added(&mut self, line: &Line, account: AccountId, device: [u8; 32]) -> Result<(), Error> {
        self.by_itself(line, account)?;
        let devices = self.devices.entry(account).or_default();
        if devices.len() >= MOST_DEVICES || !devices.insert(device) {
            return Err(Error::Unbelieved("a device is added once, and there are not that many"));
        }
        Ok(())
    }

    fn device_removed(&mut self, line: &Line, account: AccountId, device: [u8; 32]) -> Result<(), Error> {
        self.by_itself(line, account)?;
        let gone = self.devices.get_mut(&account).is_some_and(|devices| devices.remove(&device));
        if gone { Ok(()) } else { Err(Error::Unbelieved("there is no such device")) }
    }

    /// Whoever becomes an administrator leaves every team at once, and is waited for by none: who grants access opens
    /// nothing. The last administrator stays one.
    fn role_changed(&mut self, line: &Line, account: AccountId, role: Role) -> Result<(), Error> {
        self.by_administrator(line)?;
        let administrators = self.administrators();
        match role {
            Role::Administrator => self.seconded_among(line, &administrators)?,
            Role::SupportWorker if administrators.len() < 2 => {
                return Err(Error::Unbelieved("the last administrator stays one"));
            }
            Role::SupportWorker => {}
        }
        let card = self.cards.get_mut(&account).filter(|card| card.ended.is_none() && card.role != role);
        let card = card.ok_or(Error::Unbelieved("there is no such account, or it has this role already"))?;
        (card.role, card.offered, card.role_since) = (role, None, line.seq);
        self.teams.values_mut().for_each(|team| team.leave(account, line.seq));
        Ok(())
    }

    fn by_administrator_or_colleague(&self, line: &Line, of: AccountId) -> Result<(), Error> {
        let card = self.standing(line.by_id).ok_or(Error::Unbelieved("whoever ends access has access"))?;
        let colleague = self.teams.values().any(|it| it.has(of) && it.has(line.by_id));
        if card.role != Role::Administrator && !colleague && line.by_id != of {
            return Err(Error::Unbelieved("only an administrator or a colleague ends access"));
        }
        line.signed_by(&card.sign)
    }

    fn left(&mut self, line: &Line, team: TeamId, account: AccountId) -> Result<(), Error> {
        self.by_administrator_or_colleague(line, account)?;
        self.teams.get_mut(&team).ok_or(Error::Unbelieved("there is no such team"))?.leave(account, line.seq);
        Ok(())
    }

    fn ended(&mut self, line: &Line, account: AccountId) -> Result<(), Error> {
        self.by_administrator_or_colleague(line, account)?;
        let card = self.cards.get_mut(&account).ok_or(Error::Unbelieved("there is no such account"))?;
        card.ended.get_or_insert(line.seq);
        self.devices.remove(&account);
        self.teams.values_mut().for_each(|team| team.leave(account, line.seq));
        Ok(())
    }

    /// Only the house itself says that it was set back.
    fn was_set_back(&mut self, line: &Line, to: Timestamp) -> Result<(), Error> {
        if line.by_id != nobody() {
            return Err(Error::Unbelieved("only the house says that it was set back"));
        }
        line.signed_by(&self.mark)?;
        self.set_back.push(SetBack { to, at: line.at });
        Ok(())
    }

    // — what others ask —

    /// When the house was set back, and to when; oldest first.
    pub fn set_back(&self) -> &[SetBack] {
        &self.set_back
    }

    /// The card, while it stands.
    pub fn standing(&self, account: AccountId) -> Option<&Card> {
        self.cards.get(&account).filter(|card| card.ended.is_none())
    }
    /// Are these the keys of the card that stands? Keys of a card that was renewed open nothing, also with old rows put back.
    pub fn is_card_of(&self, keyring: &Keyring) -> bool {
        self.standing(keyring.account).is_some_and(|card| card.sign == keyring.keys.sign.public())
    }
    /// Every card this account ever had, the newest first.
    pub(crate) fn cards_ever(&self, account: AccountId) -> impl Iterator<Item = &Card> {
        let former = self.former.get(&account).into_iter().flatten().rev().map(|it| &it.card);
        self.cards.get(&account).into_iter().chain(former)
    }
    /// The card with which this account signed at a moment.
    pub(crate) fn card_when(&self, account: AccountId, at: Timestamp) -> Option<&Card> {
        let former = self.former.get(&account).into_iter().flatten().find(|it| at < it.until_at);
        former.map(|it| &it.card).or_else(|| self.cards.get(&account))
    }
    /// The card, if it stood when this roll stood at `seq`.
    pub(crate) fn card_at(&self, account: AccountId, seq: i64) -> Option<&Card> {
        let former = self.former.get(&account).into_iter().flatten().map(|it| &it.card);
        former.chain(self.cards.get(&account)).find(|card| card.ended.is_none_or(|ended| seq < ended))
    }
    pub fn administrators(&self) -> Vec<AccountId> {
        let standing = self.cards.iter().filter(|(_, card)| card.ended.is_none() && card.role == Role::Administrator);
        standing.map(|(id, _)| *id).collect()
    }
    pub fn team(&self, team: TeamId) -> Result<&TeamState, Error> {
        self.teams.get(&team).ok_or(Error::Unbelieved("there is no such team"))
    }
    pub fn teams(&self) -> Vec<TeamId> {
        self.teams.keys().copied().collect()
    }
    pub fn teams_of(&self, account: AccountId) -> Vec<TeamId> {
        self.teams.iter().filter(|(_, team)| team.has(account)).map(|(id, _)| *id).collect()
    }
    pub fn members_of(&self, team: TeamId) -> Vec<AccountId> {
        self.teams.get(&team).map_or(vec![], TeamState::members)
    }
    /// Invited to this team, came in, and waits at its door.
    pub fn waiting_for(&self, team: TeamId) -> Vec<AccountId> {
        let waits = |(id, card): &(&AccountId, &Card)| {
            card.ended.is_none() && card.offered == Some(team) && !self.teams[&team].spans.contains_key(*id)
        };
        self.cards.iter().filter(waits).map(|(id, _)| *id).collect()
    }
    /// The team that receives letters, once someone is in it.
    pub fn receiving(&self) -> Option<TeamId> {
        self.receiving.filter(|team| !self.members_of(*team).is_empty())
    }
    pub fn receiving_named(&self) -> Option<TeamId> {
        self.receiving
    }
    pub(crate) fn vouched(&self, account: AccountId, device: &[u8; 32]) -> bool {
        self.devices.get(&account).is_some_and(|devices| devices.contains(device))
    }
    pub fn head(&self) -> Head {
        self.head
    }
}
