//! The recovery of the organisation, as those who work here go through it: cards and their keepers, asking with two of
//! them, the witness's page, stopping, and what the house does when the day is over. (capabilities 108, 204)
use crate::{
    Access, Error, Member,
    access::TheHouse,
    again::said_again,
    store::{self, ProposalKind},
    together::{self, Wanted},
};
use ground_circle::{
    Caller,
    recovery::{self, Case, Gives, Opened, RecoveryId, Stage},
};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_seal::{lock::LockKind, phrase::CardWords, recovery::PLACES, session::Token};
use ground_web::one_line;
use ground_work::{House, act, see};
use std::collections::BTreeMap;

const LONGEST_WHY: usize = 400;
const KEEPERS: [&str; PLACES] = ["keeper_1", "keeper_2", "keeper_3", "keeper_4", "keeper_5"];

/// A recovery, in names.
pub struct Told {
    pub id: RecoveryId,
    pub asked_by: String,
    pub asked_at: Timestamp,
    pub why: String,
    /// Who comes into which team.
    pub gives: Vec<(String, String)>,
    pub stage: Stage,
    pub may_stop: bool,
}

/// What the page of the office shows.
pub(crate) struct Overview {
    pub(crate) made_at: Option<Timestamp>,
    pub(crate) keepers: [String; PLACES],
    pub(crate) recoverable: bool,
    pub(crate) two: bool,
    pub(crate) recoveries: Vec<Told>,
    pub(crate) runs: bool,
    /// Who waits at a team's door and could be named.
    pub(crate) waiting: Vec<(Gives, String, String)>,
    pub(crate) proposals: Vec<(store::Proposal, String)>,
}

struct Names {
    members: Vec<Member>,
    teams: BTreeMap<TeamId, String>,
}
impl Names {
    async fn read(look: &mut ground_work::Look) -> Result<Names, Error> {
        let teams = store::teams(look).await?.into_iter().map(|it| (it.id, it.name)).collect();
        Ok(Names { members: store::members(look).await?, teams })
    }
    fn of(&self, id: AccountId) -> String {
        self.members.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default()
    }
    fn team(&self, id: TeamId) -> String {
        self.teams.get(&id).cloned().unwrap_or_default()
    }
    fn gives(&self, case: &Case) -> Vec<(String, String)> {
        case.gives.iter().map(|it| (self.of(it.account), self.team(it.team))).collect()
    }
}

async fn told(look: &mut ground_work::Look, names: &Names, case: &Case, me: Option<AccountId>) -> Result<Told, Error> {
    let (now, registry) = (look.now(), look.registry().await?);
    let why = recovery::why(look.bare().0, case).await?.unwrap_or_default();
    Ok(Told {
        id: case.id,
        asked_by: names.of(case.asked_by),
        asked_at: case.asked_at,
        why,
        gives: names.gives(case),
        stage: case.stage(now),
        may_stop: case.may_stop(now) && me.is_some_and(|me| registry.may_stop(case, me)),
    })
}

/// Everyone who works here may look; who keeps the cards is for administrators.
pub(crate) async fn overview(house: &House, caller: &Caller) -> Result<Overview, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        look.permitted(Access::Enter, TheHouse)?;
        let (now, registry) = (look.now(), look.registry().await?);
        let names = Names::read(look).await?;
        let settings = store::settings(look).await?;
        let mut recoveries = vec![];
        for case in registry.recoveries().iter().rev().take(20) {
            recoveries.push(told(look, &names, case, Some(me)).await?);
        }
        let mut waiting = vec![];
        for team in registry.teams() {
            for account in registry.waiting_for(team) {
                waiting.push((Gives { team, account }, names.of(account), names.team(team)));
            }
        }
        let proposals = together::waiting(look, &registry, now).await?.into_iter();
        let proposals = proposals.filter(|it| it.kind == ProposalKind::Cards);
        Ok::<_, Error>(Overview {
            made_at: registry.recovery().map(|it| it.made_at),
            keepers: KEEPERS.map(|name| settings.get(name).cloned().unwrap_or_default()),
            recoverable: crate::Organisation::from_values(&settings)?.recoverable,
            two: registry.needs_two_administrators(),
            runs: registry.recovery_running(now).is_some(),
            recoveries,
            waiting,
            proposals: proposals.map(|it| (names.of(it.by_id), it)).map(|(name, it)| (it, name)).collect(),
        })
    })
}

/// New cards, after words and code were said again. The words are for paper, and shown once; true when they stand at once.
pub(crate) async fn make_cards(
    house: &House,
    caller: &Caller,
    (password, code): (&str, &str),
) -> Result<([CardWords; PLACES], bool), Error> {
    see!(house, caller, |look| { Ok::<_, Error>(look.permitted(Access::Administer, TheHouse).map(drop)?) })?;
    said_again(house, caller, password, crate::sign_in::Second::Digits(code)).await?;
    let made = recovery::make();
    let stands = act!(house, caller, |work| {
        let wanted = Wanted {
            kind: ProposalKind::Cards,
            act: made.act().to_vec(),
            name: String::new(),
            payload: made.sealed.to_bytes(),
        };
        // Not while a recovery runs: its cards would be gone in the middle of it.
        let now = work.now();
        if work.registry().await?.recovery_running(now).is_some() {
            return Err(Error::RecoveryRuns);
        }
        together::decide(work, wanted).await
    })?;
    Ok((made.words, stands))
}

/// Who keeps which card, as the organisation writes it down for itself.
pub(crate) async fn set_keepers(house: &House, caller: &Caller, names: [&str; PLACES]) -> Result<(), Error> {
    let names = names.map(|name| one_line(name).chars().take(60).collect::<String>());
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        for (key, name) in KEEPERS.iter().zip(&names) {
            store::set(work, key, name).await?;
        }
        Ok::<_, Error>(())
    })
}

/// Twelve words as somebody typed them. What is no card at all is told apart from a wrong one, before anything is tried.
pub(crate) fn typed(text: &str) -> Result<CardWords, Error> {
    CardWords::parse(text).ok().filter(CardWords::check).ok_or(Error::CardUnclear)
}

fn wrong_card(error: ground_circle::Error) -> Error {
    match error {
        ground_circle::Error::Shut => Error::WrongCards,
        other => other.into(),
    }
}

/// Another card in one place.
pub(crate) async fn replace(
    house: &House,
    caller: &Caller,
    cards: [&str; 3],
    place: usize,
) -> Result<CardWords, Error> {
    let [one, other, witness] = cards.map(typed);
    let (one, other, witness) = (one?, other?, witness?);
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        let (now, by) = (work.now(), work.keyring()?);
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        recovery::replace(tx, &vault, now, &by, [&one, &other, &witness], place).await.map_err(wrong_card)
    })
}

/// Asks for a recovery, with two cards. The link is for the witness, and shown once.
pub(crate) async fn ask(
    house: &House,
    caller: &Caller,
    why: &str,
    gives: Vec<Gives>,
    cards: [&str; 2],
) -> Result<Token, Error> {
    let why = one_line(why);
    if why.is_empty() || why.chars().count() > LONGEST_WHY || gives.is_empty() {
        return Err(Error::WhyMissing);
    }
    let [one, other] = cards.map(typed);
    let (one, other) = (one?, other?);
    act!(house, caller, |work| {
        work.permitted(Access::Administer, TheHouse)?;
        let (now, by) = (work.now(), work.keyring()?);
        if work.registry().await?.recovery_running(now).is_some() {
            return Err(Error::RecoveryRuns);
        }
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        let asked = recovery::ask(tx, &vault, now, &by, &why, gives.clone(), [&one, &other]).await;
        asked.map(|(_, link)| link).map_err(wrong_card)
    })
}

/// Stops the one that runs.
pub(crate) async fn stop(house: &House, caller: &Caller, id: RecoveryId) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::StopRecovery, TheHouse)?;
        let (now, by) = (work.now(), work.keyring()?);
        let registry = work.registry().await?;
        if !registry.recovery_running(now).is_some_and(|it| it.id == id && registry.may_stop(it, by.account)) {
            return Err(Error::NotFound);
        }
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        Ok(recovery::stop(tx, &vault, now, &by, id).await?)
    })
}

// — the witness —

fn link_over(error: ground_circle::Error) -> Error {
    match error {
        ground_circle::Error::Shut => Error::LinkOver,
        other => other.into(),
    }
}

/// What the witness reads before they type anything.
pub async fn asked_of_witness(house: &House, link: &Token) -> Result<Told, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| {
        let now = look.now();
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        let case = recovery::case_of(tx, &vault, now, link).await.map_err(link_over)?;
        let names = Names::read(look).await?;
        told(look, &names, &case, None).await
    })
}

/// The witness typed their words: everyone concerned is told, and the day begins.
pub async fn witness_opens(house: &House, link: &Token, words: &str) -> Result<Opened, Error> {
    asked_of_witness(house, link).await?;
    let words = typed(words)?;
    let stranger = Caller::stranger();
    act!(house, &stranger, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        recovery::open(tx, &vault, now, link, &words).await.map_err(wrong_card)
    })
}

/// The witness says no, before or within the day.
pub async fn witness_stops(house: &House, link: &Token, words: &str) -> Result<(), Error> {
    asked_of_witness(house, link).await?;
    let words = typed(words)?;
    let stranger = Caller::stranger();
    act!(house, &stranger, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        recovery::stop_as_witness(tx, &vault, now, link, &words).await.map_err(wrong_card)
    })
}

// — the house itself —

/// When the day is over, those named come into their teams. Before, nothing happens. Says how many.
pub async fn give_what_is_due(house: &House) -> Result<usize, Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        recovery::sweep(tx, &vault, now).await?;
        ground_circle::mending::sweep(tx, now).await?;
        Ok::<_, Error>(recovery::give_what_is_due(tx, &vault, now).await?.len())
    })
}

/// What is missing, or runs: for the office and for `engawa doctor`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Care {
    pub recovery_runs: bool,
    pub no_cards: bool,
    pub recoverable_without_cards: bool,
    /// So many people in teams of fewer than three, and administrators, have no card of their own.
    pub small_without_paper: usize,
}

pub async fn care(house: &House) -> Result<Care, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| {
        let (now, registry) = (look.now(), look.registry().await?);
        care_in(look.bare().0, &registry, now).await
    })
}

/// The same without a house that is open.
pub async fn care_in(
    tx: &mut ground_store::Tx,
    registry: &ground_circle::Registry,
    now: Timestamp,
) -> Result<Care, Error> {
    let said = crate::Organisation::from_values(&store::settings(tx).await?)?;
    let small = registry.teams().into_iter().map(|team| registry.members_of(team)).filter(|it| it.len() < 3);
    let mut alone: Vec<AccountId> = small.flatten().chain(registry.administrators()).collect();
    alone.sort();
    alone.dedup();
    let mut small_without_paper = 0;
    for account in alone {
        small_without_paper += usize::from(!ground_circle::has_lock(tx, account, LockKind::Words).await?);
    }
    let no_cards = registry.recovery().is_none();
    Ok(Care {
        recovery_runs: registry.recovery_running(now).is_some(),
        no_cards,
        recoverable_without_cards: no_cards && said.recoverable,
        small_without_paper,
    })
}
