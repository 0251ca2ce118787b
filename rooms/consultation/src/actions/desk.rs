//! What the desk sees: the inbox, which opens nothing, and a thread, which is opened with a trace.
use super::{
    answers::draft_place,
    at_the_desk::{AtTheDesk, at_the_desk},
    channels::{self, Beside},
    read_contacts::{self, ThreadContacts},
};
use crate::{
    Access, Error,
    letter::{self, Letter, Speaker},
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Actor, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, see};
use people::Party;
use staff::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// The inbox, without opening anything: threads are named by two gentle words.
pub(crate) struct Inbox {
    pub waiting: Vec<Permitted<Thread>>,
    pub quiet: Vec<Permitted<Thread>>,
    pub wanting_a_second: BTreeSet<ThreadId>,
    /// Another one of us is asked for, as far as the one who looks may see it.
    pub another_asked: BTreeSet<ThreadId>,
    /// A letter of ours is due, in an agreed rhythm.
    pub due: BTreeSet<ThreadId>,
    pub hurt: BTreeSet<ThreadId>,
    pub in_a_team: bool,
}

pub(crate) async fn inbox(house: &House, caller: &Caller) -> Result<Inbox, Error> {
    let Actor::Staff { id: me, teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let (mut waiting, mut quiet, mut wanting) = (vec![], vec![], BTreeSet::new());
        let (mut another_asked, mut due, mut hurt) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let today = store::today(look.now());
        for team in teams {
            let found = store::waiting_threads(look, *team).await?;
            waiting.extend(look.permitted_all(Access::Read, found));
            let found = store::quiet_threads(look, *team).await?;
            quiet.extend(look.permitted_all(Access::Read, found));
            wanting.extend(store::wanting_a_second(look, *team).await?);
            hurt.extend(store::hurts_of_team(look, *team).await?);
            let members = look.registry().await?.members_of(*team);
            for tie in store::ties_of_team(look, *team).await? {
                another_asked.extend(Some(tie.thread).filter(|_| tie.shows_asking_to(*me, &members)));
                due.extend(Some(tie.thread).filter(|_| tie.is_due(today)));
            }
        }
        Ok::<_, Error>(Inbox {
            waiting,
            quiet,
            wanting_a_second: wanting,
            another_asked,
            due,
            hurt,
            in_a_team: !teams.is_empty(),
        })
    })
}

/// A thread as a worker reads it. Opening it is written down first.
pub(crate) struct DeskThread {
    pub thread: Permitted<Thread>,
    pub party: Option<Permitted<Party>>,
    pub called: Option<String>,
    pub real_name: Option<String>,
    pub letters: Vec<DeskLetter>,
    pub draft: Option<String>,
    pub needs_second: bool,
    pub seconded_within_days: Option<i64>,
    /// What stands between its writer and us.
    pub tie: AtTheDesk,
    pub contacts: ThreadContacts,
    pub beside: Option<Beside>,
}

pub(crate) struct DeskLetter {
    pub letter: Letter,
    pub text: Option<String>,
    pub reason: Option<String>,
    /// Cards of information that lie beside it.
    pub cards: Vec<String>,
    pub writer: String,
    pub second: Option<String>,
    pub may_second: bool,
    pub may_take_back: bool,
}

pub(crate) async fn open_thread(house: &House, caller: &Caller, id: ThreadId) -> Result<DeskThread, Error> {
    // The writer may read their own thread, but not at the desk, where answers lie that were not sent.
    let Actor::Staff { id: me, .. } = caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let thread = store::thread_for_look(look, id, Access::Read).await?;
        if thread.erased {
            return Ok(buried(thread));
        }
        let party = people::party_of(look, thread.party).await?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let names = staff::called_names(look).await?;
        let now = look.now();
        let mut letters = vec![];
        for letter in store::letters(look, id).await? {
            let text = readable(look, &opened, letter.text_place()).await?;
            let reason = if letter.alone { readable(look, &opened, letter.reason_place()).await? } else { None };
            let cards = cards_beside(look, &opened, &letter).await?;
            letters.push(DeskLetter { cards, ..desk_letter(letter, text, reason, &names, me, now) });
        }
        let called = readable(look, &opened, people::called_place(thread.party)).await?;
        let real_name = readable(look, &opened, people::real_name_place(thread.party)).await?;
        let first = staff::organisation(look).await?.first_answer();
        let (needs_second, seconded_within_days) = match first {
            Reading::TwoBeforeSending => (!thread.answered, None),
            Reading::OneNowSecondedWithin { days } => (false, (!thread.answered).then_some(days)),
        };
        let draft = look.draft(&draft_place(id)).await?;
        let tie = at_the_desk(look, &opened, &thread, me, &names).await?;
        let contacts = read_contacts::read_in(look, &opened, &thread).await?;
        let beside = channels::at_the_desk(look, &opened, &thread).await?;
        Ok::<_, Error>(DeskThread {
            tie,
            party: Some(party),
            called,
            real_name,
            letters,
            draft,
            needs_second,
            seconded_within_days,
            contacts,
            beside,
            thread,
        })
    })
}

/// A text that these keys open. Someone who came into the team "from now on" finds older ones shut, one by one.
pub(crate) async fn readable(look: &mut Look, from: &OpenedCircle, place: TextPlace) -> Result<Option<String>, Error> {
    match look.text(from, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

fn buried(thread: Permitted<Thread>) -> DeskThread {
    let id = thread.id;
    DeskThread {
        thread,
        party: None,
        called: None,
        real_name: None,
        letters: vec![],
        draft: None,
        needs_second: false,
        seconded_within_days: None,
        tie: AtTheDesk::of_nothing(id),
        contacts: ThreadContacts::nothing(),
        beside: None,
    }
}

fn desk_letter(
    letter: Letter,
    text: Option<String>,
    reason: Option<String>,
    names: &BTreeMap<AccountId, String>,
    me: AccountId,
    now: Timestamp,
) -> DeskLetter {
    let name = |id: &AccountId| names.get(id).cloned().unwrap_or_default();
    DeskLetter {
        writer: name(&letter.writer),
        second: letter.second.as_ref().map(name),
        may_second: letter.writer != me && (letter.waits() || letter.unseconded()),
        may_take_back: letter.waits() || letter.can_be_taken_back(now),
        cards: vec![],
        text,
        reason,
        letter,
    }
}

/// The cards that lie beside an answer, by their numbers.
pub(crate) async fn cards_beside(look: &mut Look, from: &OpenedCircle, letter: &Letter) -> Result<Vec<String>, Error> {
    if letter.speaker != Speaker::Staff {
        return Ok(vec![]);
    }
    let cards = readable(look, from, letter.cards_place()).await?.unwrap_or_default();
    Ok(cards.split_whitespace().map(str::to_owned).collect())
}

/// What the office page says without opening anything.
pub struct Figures {
    pub waiting: usize,
    pub read_first: usize,
    pub late: usize,
    pub wait_for_second: i64,
    pub unseconded: i64,
}

pub async fn figures(house: &House, caller: &Caller) -> Result<Figures, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let mut it = Figures { waiting: 0, read_first: 0, late: 0, wait_for_second: 0, unseconded: 0 };
        for team in teams {
            count(look, *team, &mut it).await?;
        }
        Ok::<_, Error>(it)
    })
}

async fn count(look: &mut Look, team: ground_kernel::TeamId, it: &mut Figures) -> Result<(), Error> {
    let now = look.now();
    let waiting = store::waiting_threads(look, team).await?;
    it.waiting += waiting.len();
    it.read_first += waiting.iter().filter(|thread| thread.read_first).count();
    it.late += waiting.iter().filter(|thread| thread.promised_by.is_some_and(|by| by < now)).count();
    it.wait_for_second += store::waiting_answers(look, team).await?;
    it.unseconded += store::unseconded(look, team).await?;
    Ok(())
}
