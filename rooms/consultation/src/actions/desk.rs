//! What the desk sees: the inbox, which opens nothing, and a thread, which is opened with a trace.
use super::{
    answers::draft_place,
    at_the_desk::{AtTheDesk, at_the_desk},
    channels::{self, Beside},
    levels::{self, Danger},
    read_contacts::{self, ThreadContacts},
};
use crate::{
    Access, Error,
    letter::{self, Letter, Speaker},
    promise::Due,
    store,
    thread::{Thread, ThreadId},
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Actor, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, see};
use people::Party;
use safety::{Level, Outgoing, WorkLevel};
use staff::Reading;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// The inbox, without opening anything: threads are named by two gentle words.
pub(crate) struct Inbox {
    /// What people said is urgent, and what was passed on and wants something of us: before everything else.
    pub marked: Vec<(Permitted<Thread>, Mark)>,
    pub waiting: Vec<Permitted<Thread>>,
    pub quiet: Vec<Permitted<Thread>>,
    pub wanting_a_second: BTreeSet<ThreadId>,
    /// Another one of us is asked for, as far as the one who looks may see it.
    pub another_asked: BTreeSet<ThreadId>,
    /// A letter of ours is due, in an agreed rhythm.
    pub due: BTreeSet<ThreadId>,
    pub hurt: BTreeSet<ThreadId>,
    /// Whose question to what was explained, or first talk, waits.
    pub consent: consent::Waiting,
    pub in_a_team: bool,
}

/// Why a thread stands before the others.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub level: Option<Level>,
    pub wants_second: bool,
    pub wants_decision: bool,
}

impl Mark {
    /// Immediate, urgent, concern; then what was passed on; the one that was set first stands first.
    fn order(&self) -> (Reverse<Option<WorkLevel>>, bool, Option<Timestamp>) {
        let level = self.level.as_ref();
        (Reverse(level.map(|it| it.level)), !self.wants_decision, level.map(|it| it.set_at))
    }
}

pub(crate) async fn inbox(house: &House, caller: &Caller) -> Result<Inbox, Error> {
    let Actor::Staff { id: me, teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let (mut waiting, mut quiet, mut wanting, mut marked) = (vec![], vec![], BTreeSet::new(), vec![]);
        let (mut another_asked, mut due, mut hurt) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let today = store::today(look.now());
        for team in teams {
            let first = marked_threads(look, *team).await?;
            let is_first = |it: &Thread| first.iter().any(|(marked, _)| marked.id == it.id);
            let mut found = store::waiting_threads(look, *team).await?;
            found.retain(|it| !is_first(it));
            waiting.extend(look.permitted_all(Access::Read, found));
            let mut found = store::quiet_threads(look, *team).await?;
            found.retain(|it| !is_first(it));
            quiet.extend(look.permitted_all(Access::Read, found));
            wanting.extend(store::wanting_a_second(look, *team).await?);
            hurt.extend(store::hurts_of_team(look, *team).await?);
            let members = look.registry().await?.members_of(*team);
            for tie in store::ties_of_team(look, *team).await? {
                another_asked.extend(Some(tie.thread).filter(|_| tie.shows_asking_to(*me, &members)));
                due.extend(Some(tie.thread).filter(|_| tie.is_due(today)));
            }
            marked.extend(first);
        }
        // Whoever rests now, or wants no reply, is owed no letter, whatever rhythm was agreed before.
        for thread in marked.iter().map(|it| &it.0).chain(&waiting).chain(&quiet) {
            if due.contains(&thread.id) && !people::party_of(look, thread.party).await?.wants_replies() {
                due.remove(&thread.id);
            }
        }
        marked.sort_by_key(|(_, mark)| mark.order());
        let consent = consent::waiting(look).await?;
        Ok::<_, Error>(Inbox {
            marked,
            waiting,
            quiet,
            wanting_a_second: wanting,
            another_asked,
            due,
            hurt,
            consent,
            in_a_team: !teams.is_empty(),
        })
    })
}

/// Threads that stand first, erased ones too. One question for the marks, one for where they belong; none more, however
/// many threads there are.
async fn marked_threads(look: &mut Look, team: TeamId) -> Result<Vec<(Permitted<Thread>, Mark)>, Error> {
    let marks = safety::marks(look, team).await?;
    let mut all = vec![];
    for (matter, thread) in levels::threads_of(look, team, &marks.matters()).await? {
        let mark = Mark {
            level: marks.levels.get(&matter).cloned(),
            wants_second: marks.want_second.contains(&matter),
            wants_decision: marks.want_decision.contains(&matter),
        };
        all.extend(look.permitted_all(Access::Read, vec![thread]).into_iter().map(|it| (it, mark.clone())));
    }
    Ok(all)
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
    pub danger: Danger,
    pub now: Timestamp,
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
        let now = look.now();
        if thread.erased {
            let danger = levels::danger(look, &thread, None).await?;
            return Ok(buried(thread, danger, now));
        }
        let party = people::party_of(look, thread.party).await?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let names = staff::called_names(look).await?;
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
        let danger = levels::danger(look, &thread, Some(&opened)).await?;
        let (needs_second, seconded_within_days) = match (danger.outgoing, first) {
            (Outgoing::OneNow { days }, _) => (false, Some(days)),
            (Outgoing::SecondFirst, _) => (true, None),
            (Outgoing::AsUsual, Reading::TwoBeforeSending) => (!thread.answered, None),
            (Outgoing::AsUsual, Reading::OneNowSecondedWithin { days }) => (false, (!thread.answered).then_some(days)),
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
            danger,
            now,
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

fn buried(thread: Permitted<Thread>, danger: Danger, now: Timestamp) -> DeskThread {
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
        danger,
        now,
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
#[derive(Default)]
pub struct Figures {
    pub waiting: usize,
    pub read_first: usize,
    pub late: usize,
    pub wait_for_second: i64,
    pub unseconded: i64,
    /// Promises of the one who looks, late or for today.
    pub own_promises: usize,
    /// Somebody whose thread they may read asked something of what was explained; and somebody asked for a first talk.
    pub question_waits: bool,
    pub talk_waits: bool,
}

pub async fn figures(house: &House, caller: &Caller) -> Result<Figures, Error> {
    let Actor::Staff { teams, id, .. } = &caller.actor else { return Err(Error::NotFound) };
    see!(house, caller, |look| {
        let mut it = Figures::default();
        let asked = consent::waiting(look).await?;
        for team in teams {
            count(look, *team, &mut it).await?;
            if !asked.is_empty() {
                note_asked(look, *team, &asked, &mut it).await?;
            }
        }
        let (now, mine) = (look.now(), store::promises_of_worker(look, *id).await?);
        it.own_promises = mine.iter().filter(|it| it.due(now) <= Due::Today).count();
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

/// Only of threads that whoever looks may read.
async fn note_asked(look: &mut Look, team: TeamId, asked: &consent::Waiting, it: &mut Figures) -> Result<(), Error> {
    let found = store::threads_of_team(look, team).await?;
    for thread in look.permitted_all(Access::Read, found) {
        it.question_waits |= asked.questions.contains(&thread.party);
        it.talk_waits |= asked.talks.contains(&thread.party);
    }
    Ok(())
}

/// Whose letters these are is known to another room; which thread that is, only to this one. Nothing is opened, and a no is
/// written into nobody's ledger.
pub(crate) async fn thread_of(house: &House, caller: &Caller, writer: AccountId) -> Result<ThreadId, Error> {
    see!(house, caller, |look| {
        let all = store::threads_of(look, writer).await?;
        let found = look.permitted_all(Access::Read, all).pop().ok_or(Error::NotFound)?;
        Ok::<_, Error>(found.id)
    })
}
