//! What the roll of the house says of recovery and of renewed cards, and whom it believes in it.
use super::{Case, Gives, RecoveryId};
use crate::{
    Error,
    registry::{Card, FormerCard, Recoverable, Recovery, Registry, Renewal},
    roll::{self, Line, nobody},
};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
use ground_seal::{Label, SealPublic, SignPublic, Signature, recovery::SetId};

/// The newest edition of the rules that this program knows.
pub(crate) const EDITION: u32 = 2;
/// More than a house can be recovered for at once; past that something is wrong.
const MOST_NAMED: usize = 50;

/// Used to sign and to believe.
const NEW_CARD: Label = Label::NEW_CARD;

/// What a new card signs itself with: that its keys are in the hands of whoever made it.
pub(crate) fn sign_new_card(account: AccountId, seal: &SealPublic, keys: &ground_seal::SignPair) -> Signature {
    keys.sign(NEW_CARD, &[account.as_bytes(), seal.as_bytes(), keys.public().as_bytes()])
}

impl Registry {
    pub(crate) fn rules(&mut self, line: &Line, edition: u32) -> Result<(), Error> {
        self.by_the_mark(line)?;
        if edition <= self.edition || edition > EDITION {
            return Err(Error::Unbelieved("rules that nobody knows"));
        }
        self.edition = edition;
        Ok(())
    }

    fn by_the_mark(&self, line: &Line) -> Result<(), Error> {
        if line.by_id != nobody() {
            return Err(Error::Unbelieved("only the house itself does this"));
        }
        line.signed_by(&self.mark)
    }

    // — cards —

    pub(crate) fn recovery_made(
        &mut self,
        line: &Line,
        set: SetId,
        seal: SealPublic,
        sign: SignPublic,
        digest: [u8; 32],
    ) -> Result<(), Error> {
        self.by_administrators(line)?;
        if self.recovery.as_ref().is_some_and(|it| it.set == set) {
            return Err(Error::Unbelieved("a set of cards is made once"));
        }
        self.recovery = Some(Recovery { set, seal, sign, digest, made_at: line.at });
        Ok(())
    }

    /// By an administrator, and by the root itself: two cards and a witness were there.
    pub(crate) fn recovery_card(&mut self, line: &Line, set: SetId, digest: [u8; 32]) -> Result<(), Error> {
        self.by_administrator(line)?;
        let recovery = self.recovery.as_mut().filter(|it| it.set == set && line.second_id == Some(nobody()));
        let recovery = recovery.ok_or(Error::Unbelieved("a card of no set"))?;
        line.endorsed_by(roll::house(), &recovery.sign)?;
        recovery.digest = digest;
        Ok(())
    }

    /// The second root of an epoch is said once; it may be left for another set of cards later.
    pub(crate) fn team_recoverable(
        &mut self,
        line: &Line,
        team: TeamId,
        epoch: u32,
        (seal, commit): (SealPublic, [u8; 32]),
        (set, wrap): (SetId, [u8; 32]),
    ) -> Result<(), Error> {
        self.by_member(line, team)?;
        if self.recovery.as_ref().is_none_or(|it| it.set != set) {
            return Err(Error::Unbelieved("a root left for cards that don't exist"));
        }
        let state = self.teams.get_mut(&team).ok_or(Error::Unbelieved("there is no such team"))?;
        if epoch != state.epoch || state.keys.get(&epoch).is_none_or(|it| it.seal == seal || it.commit == commit) {
            return Err(Error::Unbelieved("a team's second root is not that of its epoch"));
        }
        let new = Recoverable { seal: seal.clone(), commit, wraps: Default::default() };
        let known = state.recoverable.entry(epoch).or_insert(new);
        if known.seal != seal || known.commit != commit || known.wraps.insert(set, wrap).is_some() {
            return Err(Error::Unbelieved("a team's second root is said once"));
        }
        Ok(())
    }

    // — the course of a recovery —

    pub(crate) fn recovery_asked(
        &mut self,
        line: &Line,
        id: RecoveryId,
        set: SetId,
        why: [u8; 32],
        gives: Vec<Gives>,
    ) -> Result<(), Error> {
        self.by_administrator(line)?;
        if line.by_id == nobody() || self.recovery.as_ref().is_none_or(|it| it.set != set) {
            return Err(Error::Unbelieved("a recovery without cards"));
        }
        if self.cases.iter().any(|it| it.id == id || it.runs(line.at)) {
            return Err(Error::Unbelieved("one recovery after the other"));
        }
        let mut once = gives.clone();
        once.sort();
        once.dedup();
        if gives.is_empty() || once.len() != gives.len() || gives.len() > MOST_NAMED {
            return Err(Error::Unbelieved("a recovery for nobody"));
        }
        if !gives.iter().all(|it| self.may_be_given(*it)) {
            return Err(Error::Unbelieved("a recovery for someone who may not be in the team"));
        }
        let (stopped_at, stopped_by, given, given_at) = (None, None, vec![], None);
        self.cases.push(Case {
            id,
            set,
            why,
            gives,
            asked_by: line.by_id,
            asked_at: line.at,
            opened_at: None,
            stopped_at,
            stopped_by,
            given,
            given_at,
        });
        Ok(())
    }

    /// Someone who was invited to the team and waits at its door.
    fn may_be_given(&self, it: Gives) -> bool {
        let card = self.standing(it.account).filter(|card| card.role == Role::SupportWorker);
        card.is_some_and(|card| card.offered == Some(it.team))
            && self.teams.get(&it.team).is_some_and(|team| !team.has(it.account))
    }

    fn running(&mut self, id: RecoveryId) -> Result<&mut Case, Error> {
        self.cases.iter_mut().find(|it| it.id == id).ok_or(Error::Unbelieved("a recovery nobody asked for"))
    }

    /// Signed by the recovery key alone: that it could, says that two cards and a witness were there.
    pub(crate) fn recovery_opened(&mut self, line: &Line, id: RecoveryId, witness: u8) -> Result<(), Error> {
        let (set, sign) = self.recovery.as_ref().map(|it| (it.set, it.sign)).ok_or(Error::Unbelieved("no cards"))?;
        if line.by_id != nobody() || !(1..=2).contains(&witness) {
            return Err(Error::Unbelieved("cards are nobody's account"));
        }
        line.signed_by(&sign)?;
        let case = self.running(id)?;
        if case.set != set || !case.may_open(line.at) {
            return Err(Error::Unbelieved("a recovery that cannot go on"));
        }
        case.opened_at = Some(line.at);
        Ok(())
    }

    /// By an administrator, a member of a team named, someone who was named; or by the house, for the witness.
    pub(crate) fn recovery_stopped(&mut self, line: &Line, id: RecoveryId) -> Result<(), Error> {
        if line.by_id == nobody() {
            line.signed_by(&self.mark)?;
        } else {
            let case = self.running(id)?.clone();
            let card = self.standing(line.by_id).filter(|_| self.may_stop(&case, line.by_id));
            line.signed_by(&card.ok_or(Error::Unbelieved("who stops a recovery is concerned by it"))?.sign)?;
        }
        let case = self.running(id)?;
        if !case.may_stop(line.at) {
            return Err(Error::Unbelieved("a recovery that is over"));
        }
        (case.stopped_at, case.stopped_by) = (Some(line.at), Some(line.by_id));
        Ok(())
    }

    pub fn may_stop(&self, case: &Case, account: AccountId) -> bool {
        let named = case.gives.iter().any(|it| it.account == account);
        let member = case.teams().into_iter().any(|team| self.members_of(team).contains(&account));
        named || member || self.standing(account).is_some_and(|card| card.role == Role::Administrator)
    }

    /// By the house, when the day is over. The one named comes into the team.
    pub(crate) fn recovery_given(&mut self, line: &Line, id: RecoveryId, gives: Gives) -> Result<(), Error> {
        self.by_the_mark(line)?;
        if !self.may_be_given(gives) {
            return Err(Error::Unbelieved("a recovery for someone who may not be in the team"));
        }
        let case = self.running(id)?;
        if !case.may_give(line.at, gives) {
            return Err(Error::Unbelieved("a recovery before its day is over"));
        }
        case.given.push(gives);
        case.given_at = Some(line.at);
        let team = self.teams.get_mut(&gives.team).ok_or(Error::Unbelieved("there is no such team"))?;
        team.spans.entry(gives.account).or_default().push((line.seq, None));
        team.recovered.push(line.seq);
        Ok(())
    }

    // — a renewed card —

    /// By two colleagues of one team, neither of them the one whose card it is; and by the new key itself.
    pub(crate) fn card_renewed(
        &mut self,
        line: &Line,
        account: AccountId,
        seal: SealPublic,
        sign: SignPublic,
        own: [u8; 64],
    ) -> Result<(), Error> {
        let second = line.second_id.unwrap_or(nobody());
        let both = [line.by_id, second];
        if line.by_id == second
            || both.contains(&account)
            || !self.teams.values().any(|team| both.iter().chain([&account]).all(|it| team.has(*it)))
        {
            return Err(Error::Unbelieved("two others of the same team renew a card"));
        }
        let before = self.standing(account).cloned().ok_or(Error::Unbelieved("a card that doesn't stand"))?;
        line.signed_by(&self.sign_of(line.by_id)?)?;
        line.endorsed_by(roll::house(), &self.sign_of(second)?)?;
        let own = Signature::from_slice(&own)?;
        sign.verify(NEW_CARD, &[account.as_bytes(), seal.as_bytes(), sign.as_bytes()], &own)
            .map_err(|_| Error::Unbelieved("a new card that nobody holds"))?;
        if self.cards_ever(account).any(|it| it.sign == sign || it.seal == seal) {
            return Err(Error::Unbelieved("an old card comes back for nobody"));
        }
        self.cards.insert(account, Card { seal, sign, ..before.clone() });
        // Devices that signed beside the lost words are over with them.
        self.devices.remove(&account);
        let card = Card { ended: Some(line.seq), ..before };
        self.former.entry(account).or_default().push(FormerCard { card, until_at: line.at });
        self.renewals.push(Renewal { account, by: both, at: line.at });
        Ok(())
    }

    fn sign_of(&self, account: AccountId) -> Result<SignPublic, Error> {
        self.standing(account).map(|card| card.sign).ok_or(Error::Unbelieved("a card that doesn't stand"))
    }

    // — what others ask —

    /// The cards of the organisation, once there are any.
    pub fn recovery(&self) -> Option<&Recovery> {
        self.recovery.as_ref()
    }
    /// All recoveries that were ever asked for, oldest first.
    pub fn recoveries(&self) -> &[Case] {
        &self.cases
    }
    /// The one that runs now.
    pub fn recovery_running(&self, now: Timestamp) -> Option<&Case> {
        self.cases.iter().find(|it| it.runs(now))
    }
    /// Cards that were renewed since then, oldest first.
    pub fn renewals_since(&self, since: Timestamp) -> Vec<Renewal> {
        self.renewals.iter().filter(|it| it.at >= since).copied().collect()
    }
    /// Is this member here by a recovery, and not by the members? What the team left out of it is not for them: they have
    /// the second root of the epochs before, and the first of those that they begin themselves.
    pub(crate) fn came_by_recovery(&self, team: TeamId, account: AccountId) -> bool {
        self.cases.iter().any(|it| it.given.contains(&Gives { team, account }))
    }
    /// Was somebody brought into this team by a recovery between these two lines?
    pub(crate) fn recovered_between(&self, team: TeamId, after: i64, until: i64) -> bool {
        self.teams.get(&team).is_some_and(|it| it.recovered.iter().any(|seq| *seq > after && *seq <= until))
    }
}
