//! The roll of one circle, read aloud: whose circle it is, who holds which epoch, whether it was erased.
//!
//! Believed is only what is signed by the party, or by someone who held the circle at that moment. Nobody can turn the
//! person themselves out: an epoch without the party is not believed. A circle that was founded for one of the house alone
//! is for that one or for nobody: no later line, not even the person's, puts somebody else beside them.
use crate::{
    Error,
    acts::{CircleAct, Holder, HolderKind, PartyKeys, Turn},
    registry::Registry,
    roll::{self, Head, Line},
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId, TeamId};
use ground_seal::{Label, SealPublic, SignPublic, hash};
use ground_store::{Tables, Tx, from_row, values};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Clone)]
pub struct CircleState {
    pub id: CircleId,
    pub party: AccountId,
    /// May the organisation's recovery cards open it, once there are any? Chosen by the writer or the organisation.
    pub recoverable: bool,
    pub erased: bool,
    pub(crate) head: Head,
    /// Random; stands in the founding line. Commitments are made over it, since the id is a hash of that line.
    pub(crate) anchor: [u8; 16],
    /// For whom it was founded, if it was for one of the house alone: with the key that stood on their card then, and the
    /// line of the house's roll by which they were who they were.
    one: Option<(Holder, i64)>,
    /// Whom of their teams the person left out.
    left_out: BTreeSet<AccountId>,
    /// The party's keys, by the first epoch in which they sign.
    keys: BTreeMap<u32, PartyKeys>,
    turns: BTreeMap<u32, Turn>,
}

struct HeadRow {
    seq: i64,
    hash: [u8; 32],
}
from_row!(HeadRow { seq, hash });

/// The circle as the house believes it now.
pub async fn state(tx: &mut Tx, vault: &Vault, registry: &Registry, id: CircleId) -> Result<Arc<CircleState>, Error> {
    let sql = "select seq, hash from circle_roll where circle_id = $1 order by seq desc limit 1";
    let row: HeadRow = tx.one(sql, values![id]).await?.ok_or(Error::Shut)?;
    let head = Head { seq: row.seq, hash: row.hash };
    if let Some(known) = vault.known_circle(id, head) {
        return Ok(known);
    }
    let state = Arc::new(CircleState::read(id, &roll::lines_after(tx, id, 0).await?, registry)?);
    if state.head != head {
        return Err(Error::Unbelieved("a circle's roll is broken"));
    }
    vault.remember_circle(id, head, state.clone());
    Ok(state)
}

/// Is there a roll of this circle at all?
pub async fn is_known(tx: &mut Tx, id: CircleId) -> Result<bool, Error> {
    let sql = "select seq as figure from circle_roll where circle_id = $1 and seq = 1";
    Ok(tx.one::<i64, _>(sql, values![id]).await?.is_some())
}

/// The id is made of the founding line, before there is an id to put into it.
pub(crate) fn founding_id(line: &Line) -> CircleId {
    let digest = hash(Label::CIRCLE_ID, &[&line.hash]);
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    CircleId::from_array(id)
}

/// A holder who stands for themselves and for no team: then there is nobody else but the person, and no card of the
/// organisation's recovery opens it.
fn one_alone(first: &Turn, recoverable: bool) -> Result<Option<(Holder, i64)>, Error> {
    let Some(one) = first.holders.iter().find(|it| it.kind == HolderKind::Account && it.of == it.id) else {
        return Ok(None);
    };
    let the_two = first.holders.len() == 2 && first.holders.iter().any(|it| it.kind == HolderKind::Party);
    if recoverable || !the_two {
        return Err(Error::Unbelieved("a circle for one of the house is for nobody else"));
    }
    Ok(Some((*one, first.house_seq)))
}

fn by_the_house(line: &Line, registry: &Registry) -> Result<(), Error> {
    if line.by_id != roll::nobody() {
        return Err(Error::Unbelieved("only the house ends what is over"));
    }
    line.signed_by(&registry.mark)
}

impl CircleState {
    pub(crate) fn read(id: CircleId, lines: &[Line], registry: &Registry) -> Result<Self, Error> {
        let (first, rest) = lines.split_first().ok_or(Error::Unbelieved("a circle without a founding line"))?;
        let mut state = Self::founded(id, first)?;
        for line in rest {
            state.apply(line, registry)?;
        }
        Ok(state)
    }

    fn founded(id: CircleId, line: &Line) -> Result<Self, Error> {
        line.follows(roll::house(), Head::START)?;
        let CircleAct::Founded { keys, recoverable, first } = CircleAct::read(&line.act)? else {
            return Err(Error::Unbelieved("a circle doesn't begin with its founding"));
        };
        line.seconded_only_if(false)?;
        line.signed_by(&keys.sign)?;
        if founding_id(line) != id || line.by_id != keys.account || first.epoch != 1 {
            return Err(Error::Unbelieved("a circle's id is not that of its founding line"));
        }
        Ok(CircleState {
            id,
            party: keys.account,
            recoverable,
            erased: false,
            head: line.head(),
            anchor: keys.seedling,
            one: one_alone(&first, recoverable)?,
            left_out: BTreeSet::new(),
            keys: BTreeMap::from([(1, keys)]),
            turns: BTreeMap::from([(1, first)]),
        })
    }

    pub(crate) fn apply(&mut self, line: &Line, registry: &Registry) -> Result<(), Error> {
        line.follows(self.id, self.head)?;
        if self.erased {
            return Err(Error::Unbelieved("nothing follows erasing"));
        }
        let act = CircleAct::read(&line.act)?;
        line.seconded_only_if(matches!(act, CircleAct::Rekeyed(_)))?;
        match act {
            CircleAct::Founded { .. } => return Err(Error::Unbelieved("a circle is founded once")),
            CircleAct::Turned(turn) => self.turned(line, turn, registry)?,
            CircleAct::Rekeyed(keys) => self.rekeyed(line, keys)?,
            CircleAct::LeftOut { accounts } => {
                self.by_party(line)?;
                self.left_out = accounts.into_iter().collect();
            }
            CircleAct::Expired => {
                by_the_house(line, registry)?;
                self.erased = true;
            }
            CircleAct::Erased => {
                self.by_party(line)?;
                self.erased = true;
            }
        }
        self.head = line.head();
        Ok(())
    }

    fn by_party(&self, line: &Line) -> Result<(), Error> {
        if line.by_id != self.party {
            return Err(Error::Unbelieved("only the person may do this"));
        }
        line.signed_by(&self.party_keys().sign)
    }

    fn turned(&mut self, line: &Line, turn: Turn, registry: &Registry) -> Result<(), Error> {
        let before = self.current();
        if turn.epoch != before.epoch + 1 || turn.house_seq < before.house_seq || turn.house_seq > registry.head.seq {
            return Err(Error::Unbelieved("epochs only rise by one"));
        }
        if !turn.holders.iter().any(|it| it.kind == HolderKind::Party && it.id == *self.party.as_bytes()) {
            return Err(Error::Unbelieved("nobody can shut the person out"));
        }
        if !self.recoverable && turn.holders.iter().any(|it| it.past && self.came_back(it, &turn, registry)) {
            return Err(Error::Unbelieved("what was left out of recovery is not given by one"));
        }
        if self.one.is_some_and(|(one, _)| turn.holders.iter().any(|it| it.kind != HolderKind::Party && *it != one)) {
            return Err(Error::Unbelieved("a circle for one of the house is for nobody else"));
        }
        if !turn.holders.iter().all(|it| self.is_real(it, turn.house_seq, registry)) {
            return Err(Error::Unbelieved("a holder whose key stands on no roll"));
        }
        if turn.holders.iter().any(|it| self.lets_in_left_out(it, turn.house_seq, registry)) {
            return Err(Error::Unbelieved("whom the person left out is not let in"));
        }
        if line.by_id == self.party {
            self.by_party(line)?;
        } else {
            self.by_holder(line, &turn, registry)?;
        }
        self.turns.insert(turn.epoch, turn);
        Ok(())
    }

    /// Into this holder's team somebody was brought by a recovery since the epoch before.
    fn came_back(&self, holder: &Holder, turn: &Turn, registry: &Registry) -> bool {
        let team = TeamId::from_array(holder.of);
        holder.kind != HolderKind::Party && registry.recovered_between(team, self.current().house_seq, turn.house_seq)
    }

    /// Somebody whom the person left out: by themselves, or through a key that their whole team has.
    fn lets_in_left_out(&self, holder: &Holder, house_seq: i64, registry: &Registry) -> bool {
        match holder.kind {
            HolderKind::Party => false,
            HolderKind::Account => self.left_out.contains(&AccountId::from_array(holder.id)),
            HolderKind::Team => {
                let team = registry.teams.get(&TeamId::from_array(holder.id));
                team.is_some_and(|team| self.left_out.iter().any(|it| team.had(*it, house_seq)))
            }
        }
    }

    /// The key a holder is written down with is the person's own, a team's, or that of a member's card: whoever turns
    /// cannot slip a key of theirs under somebody's name.
    fn is_real(&self, holder: &Holder, house_seq: i64, registry: &Registry) -> bool {
        let team = TeamId::from_array(holder.of);
        let known = |key: &SealPublic| key.fingerprint() == holder.fingerprint;
        match holder.kind {
            HolderKind::Party => {
                let party = *self.party.as_bytes();
                holder.id == party && holder.of == party && known(&self.party_keys().seal)
            }
            HolderKind::Team => {
                holder.id == holder.of
                    && registry.teams.get(&team).is_some_and(|it| {
                        let second =
                            it.recoverable.values().filter(|_| self.recoverable).any(|epoch| known(&epoch.seal));
                        second || it.keys.values().any(|epoch| known(&epoch.seal))
                    })
            }
            // Checked against the founding line already.
            HolderKind::Account if self.one.is_some() => true,
            HolderKind::Account => {
                let account = AccountId::from_array(holder.id);
                registry.teams.get(&team).is_some_and(|it| it.had(account, house_seq))
                    && registry.cards_ever(account).any(|card| known(&card.seal))
            }
        }
    }

    /// Someone of the house turned it: they held the epoch before, by themselves or in a team, and add nobody.
    fn by_holder(&self, line: &Line, turn: &Turn, registry: &Registry) -> Result<(), Error> {
        let (who, seq) = (line.by_id, turn.house_seq);
        if self.left_out.contains(&who) {
            return Err(Error::Unbelieved("whom the person left out turns nothing"));
        }
        let holds = |it: &Holder| {
            let team = TeamId::from_array(it.of);
            it.id == *who.as_bytes() || registry.teams.get(&team).is_some_and(|team| team.had(who, seq))
        };
        if !self.current().holders.iter().any(|it| it.past && holds(it)) {
            return Err(Error::Unbelieved("who turns a circle must hold it"));
        }
        let granted: Vec<_> = self.current().holders.iter().map(|it| it.of).collect();
        if turn.holders.iter().any(|it| !granted.contains(&it.of)) {
            return Err(Error::Unbelieved("turning adds nobody"));
        }
        let with_past = |of: &[u8; 16]| self.current().holders.iter().any(|it| it.past && it.of == *of);
        if turn.holders.iter().any(|it| it.past && !with_past(&it.of)) {
            return Err(Error::Unbelieved("turning gives nobody the past"));
        }
        let card = registry.card_at(who, seq).ok_or(Error::Unbelieved("a card that doesn't stand"))?;
        line.signed_by(&card.sign)
    }

    fn rekeyed(&mut self, line: &Line, keys: PartyKeys) -> Result<(), Error> {
        self.by_party(line)?;
        line.endorsed_by(self.id, &keys.sign)?;
        if keys.account != self.party || line.second_id != Some(self.party) {
            return Err(Error::Unbelieved("new words are for the same person"));
        }
        self.keys.insert(self.current().epoch + 1, keys);
        Ok(())
    }

    // — what others ask —

    pub(crate) fn current(&self) -> &Turn {
        self.turns.values().next_back().expect("a circle has its first epoch")
    }
    pub(crate) fn turn(&self, epoch: u32) -> Result<&Turn, Error> {
        self.turns.get(&epoch).ok_or(Error::Unbelieved("an epoch that the roll doesn't know"))
    }
    pub fn epoch(&self) -> u32 {
        self.current().epoch
    }
    pub fn roll_seq(&self) -> i64 {
        self.head.seq
    }
    /// The party's keys as they are now.
    pub(crate) fn party_keys(&self) -> &PartyKeys {
        self.keys.values().next_back().expect("a circle has its party's keys")
    }
    /// The key with which the party signed in this epoch.
    pub(crate) fn party_sign_in(&self, epoch: u32) -> &SignPublic {
        let (_, keys) = self
            .keys
            .range(..=epoch)
            .next_back()
            .unwrap_or_else(|| self.keys.first_key_value().expect("a circle has its party's keys"));
        &keys.sign
    }
    /// Whom of their teams the person left out: no key opens it for these, whatever team they are in.
    pub fn left_out(&self) -> &BTreeSet<AccountId> {
        &self.left_out
    }
    /// Of the house, the one for whom alone it was founded.
    pub fn for_one(&self) -> Option<AccountId> {
        self.one.map(|(one, _)| AccountId::from_array(one.id))
    }
    /// That one, while they may hold it: they are here, as somebody who reads, with the card they had then, and the person
    /// has not left them out. A card that was renewed is vouched for by two colleagues; that is enough for what a team
    /// holds anyway, and not for this.
    pub(crate) fn one_who_holds<'a>(&self, registry: &'a Registry) -> Option<(Holder, &'a SealPublic)> {
        let (one, founded_seq) = self.one?;
        let account = AccountId::from_array(one.id);
        let card = registry.standing(account).filter(|card| card.may_hold_since(founded_seq))?;
        let same = card.seal.fingerprint() == one.fingerprint && !self.left_out.contains(&account);
        same.then_some((one, &card.seal))
    }
    /// Does the one for whom it was founded hold it?
    pub fn is_held_by_one(&self, registry: &Registry) -> bool {
        self.one_who_holds(registry).is_some()
    }
    /// The teams that may open it.
    pub fn teams(&self) -> Vec<TeamId> {
        if self.one.is_some() {
            return vec![];
        }
        let mut teams: Vec<TeamId> = self
            .current()
            .holders
            .iter()
            .filter(|it| it.kind != HolderKind::Party)
            .map(|it| TeamId::from_array(it.of))
            .collect();
        teams.sort();
        teams.dedup();
        teams
    }
}
