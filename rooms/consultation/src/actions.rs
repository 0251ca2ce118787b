//! What happens when someone writes, reads and erases: as short stories.
use crate::{
    Access, Error,
    answers::draft_place,
    automatic::{self, Automatic, Kind, is_due, kind_for},
    hints::{Sign, sign_in},
    letter::oldest_unanswered,
    letter::{self, Letter, LetterId, Speaker},
    sending::{Sending, form_after, session_of},
    store,
    thread::Thread,
};
use ground_circle::{Caller, Keyring, LedgerAct, LedgerLine, SetBack, recovery::Stage};
use ground_kernel::{AccountId, Timestamp};
use ground_policy::Permitted;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, Look, OpenedCircle, Work, act, see};
use people::{NewParty, Party};
use staff::{Doors, Organisation};
use std::{collections::BTreeMap, sync::Arc};

/// A first letter, as it was typed. Only the text is needed.
pub struct NewLetter {
    pub text: String,
    pub called: String,
    pub about: NewParty,
    /// The writer wants that recovery cards never open it. Said before it is founded; a circle cannot change it later.
    pub left_out: bool,
}

/// What the page says before the first word: who reads, when, and for how long it is kept. (capability 192)
pub(crate) struct Beforehand {
    pub organisation: Organisation,
    pub readers: Vec<String>,
    pub reads_at: Option<Timestamp>,
    pub open_now: bool,
    pub receives: bool,
}

pub(crate) async fn beforehand(house: &House) -> Result<Beforehand, Error> {
    let (facts, now) = (facts(house).await?, house.now());
    let Facts { organisation, readers } = (*facts).clone();
    Ok(Beforehand {
        reads_at: organisation.hours.next_reading(now),
        open_now: organisation.hours.is_open(now),
        receives: !readers.is_empty() && organisation.doors.letters,
        readers,
        organisation,
    })
}

/// What every stranger's page stands on.
#[derive(Clone)]
struct Facts {
    organisation: Organisation,
    readers: Vec<String>,
}

async fn facts(house: &House) -> Result<Arc<Facts>, Error> {
    let stranger = Caller::stranger();
    let read = async {
        see!(house, &stranger, |look| {
            let organisation = staff::organisation(look).await?;
            Ok::<_, Error>(Facts { organisation, readers: staff::members_of_receiving(look).await? })
        })
    };
    house.recently(read).await
}

/// For the first page: which doors there are, when a human reads next, whether anybody could receive a letter.
pub struct Today {
    pub doors: Doors,
    pub reads_at: Option<Timestamp>,
    pub receives: bool,
}

pub async fn today(house: &House) -> Result<Today, Error> {
    let (facts, now) = (facts(house).await?, house.now());
    let Facts { organisation, readers } = &*facts;
    Ok(Today {
        doors: organisation.doors,
        reads_at: organisation.hours.next_reading(now),
        receives: !readers.is_empty() && organisation.doors.letters,
    })
}

/// Sends a first letter. Gives the session in which number and words are shown. Sent twice, it is the same letter.
pub async fn first_letter(house: &House, form: &Token, new: &NewLetter) -> Result<Token, Error> {
    let text = letter::text(&new.text)?;
    if ground_web::one_line(&new.called).chars().count() > people::LONGEST_NAME {
        return Err(Error::NameTooLong);
    }
    let sending = Sending::of(house.vault(), form, &text);
    let session = session_of(house.vault(), form).ok_or(Error::NotFound)?;
    match sent_before(house, &sending).await? {
        Some(true) => return Ok(session),
        Some(false) => return another_text(house, form, session, new).await,
        None => {}
    }
    let arriving = people::arrive(house).await?;
    let stranger = Caller::stranger();
    let outcome = act!(house, &stranger, |work| {
        let organisation = organisation_now(work).await?;
        if !organisation.doors.letters {
            return Err(Error::NobodyReceives);
        }
        let party = arriving.settle(work, &session, new.about, organisation.recoverable && !new.left_out).await?;
        begin_thread(work, &arriving.keyring, &party, new, &text, &sending, &organisation).await
    });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("consultation_sending") => Ok(session),
        // Two tabs with different texts at the same instant: the later one finds the earlier and goes on from there.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("circle_session") => {
            Box::pin(first_letter(house, form, new)).await
        }
        other => other.map(|()| session),
    }
}

/// The back button, or another tab, and then another text from the same form. While the session of the first letter
/// lasts, it stands below the first; afterwards it is a letter of its own. It is never dropped.
async fn another_text(house: &House, form: &Token, session: Token, new: &NewLetter) -> Result<Token, Error> {
    let stranger = Caller::stranger();
    let writer: Option<Caller> = see!(house, &stranger, |look| {
        let now = look.now();
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        let found = ground_circle::sessions::find(tx, &vault, now, &session).await?;
        Ok::<_, Error>(found.and_then(|it| it.keyring).map(Caller::party))
    })?;
    match writer {
        Some(writer) => write_again(house, &writer, Some(form), &new.text).await.map(|()| session),
        None => {
            let form = form_after(house.vault(), form, &new.text).ok_or(Error::NotFound)?;
            Box::pin(first_letter(house, &form, new)).await
        }
    }
}

/// True: this form sent this very text before. False: it sent another one.
pub(crate) async fn sent_before(house: &House, sending: &Sending) -> Result<Option<bool>, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| { Ok::<_, Error>(store::sent_before(look, sending).await?.map(|it| it.1)) })
}

async fn begin_thread(
    work: &mut Work,
    keyring: &Keyring,
    party: &Party,
    new: &NewLetter,
    text: &str,
    sending: &Sending,
    organisation: &Organisation,
) -> Result<(), Error> {
    let now = work.now();
    let thread = Thread {
        id: work.new_id(),
        party: party.id,
        circle: party.circle,
        team: party.team,
        arrived_at: now,
        waiting_since: None,
        promised_by: None,
        read_first: false,
        answered: false,
        letters: 0,
        erased: false,
    };
    let (promised_by, sign) = (promise(organisation, party, now), sign_in(text));
    let thread = thread.written_to(now, promised_by, sign != Sign::None);
    store::add_thread(work, &thread).await?;
    store::note_sending(work, sending, thread.id).await?;
    let called = ground_web::one_line(&new.called);
    if !called.is_empty() {
        work.write_text_as(keyring, party.circle, people::called_place(party.id), &called, RULE_OWN).await?;
    }
    put_in(work, keyring, &thread, text).await?;
    answer_automatically(work, &thread, party, sign, organisation).await
}

/// The rule under which people write into their own circle.
const RULE_OWN: &str = "consultation.own-thread";

fn promise(organisation: &Organisation, party: &Party, now: Timestamp) -> Option<Timestamp> {
    organisation.hours.promise_by(now, organisation.promise_days).filter(|_| party.wants_replies())
}

async fn put_in(work: &mut Work, by: &Keyring, thread: &Thread, text: &str) -> Result<(), Error> {
    let letter = Letter::by_party(work.new_id(), thread.letters, by.account, work.now());
    store::add_letter(work, thread.id, &letter).await?;
    Ok(work.write_text_as(by, thread.circle, letter.text_place(), text, RULE_OWN).await?)
}

async fn answer_automatically(
    work: &mut Work,
    thread: &Thread,
    party: &Party,
    sign: Sign,
    organisation: &Organisation,
) -> Result<(), Error> {
    let now = work.now();
    let kind = kind_for(sign, organisation.hours.is_open(now), party.resting);
    let before = store::said_before(work, thread.id, now.plus_hours(-24)).await?;
    if !is_due(kind, &before, now) {
        return Ok(());
    }
    let promised = thread.promised_by.filter(|_| party.wants_replies());
    say(work, thread, kind, organisation, promised).await
}

pub(crate) async fn say(
    work: &mut Work,
    thread: &Thread,
    kind: Kind,
    organisation: &Organisation,
    promised: Option<Timestamp>,
) -> Result<(), Error> {
    let now = work.now();
    let reads_at = organisation.hours.next_reading(now);
    let row = automatic::answer_to(thread, work.new_id(), kind, now, reads_at, promised);
    let row = row.signed(&work.house().vault().instance().mark);
    store::add_automatic(work, &row).await
}

pub(crate) async fn organisation_now(work: &mut Work) -> Result<Organisation, Error> {
    Ok(staff::organisation_in(work).await?)
}

/// Writes again.
pub(crate) async fn write_again(
    house: &House,
    caller: &Caller,
    form: Option<&Token>,
    typed: &str,
) -> Result<(), Error> {
    let text = letter::text(typed)?;
    let sending = form.map(|form| Sending::of(house.vault(), form, &text));
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    let outcome = act!(house, caller, |work| {
        let (now, organisation) = (work.now(), organisation_now(work).await?);
        let party = people::seen(work, id).await?;
        let sign = sign_in(&text);
        let promised_by = promise(&organisation, &party, now);
        let thread = store::own_thread(work, id, Access::Write).await?;
        let thread = thread.change(|it| Ok::<_, Error>(it.written_to(now, promised_by, sign != Sign::None)))?;
        store::save_thread(work, &thread).await?;
        if let Some(sending) = &sending {
            store::note_sending(work, sending, thread.id).await?;
        }
        let by = work.keyring()?;
        put_in(work, &by, &thread, &text).await?;
        work.forget_draft(DRAFT).await?;
        answer_automatically(work, &thread, &party, sign, &organisation).await
    });
    match outcome {
        // This form sent this very text before.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("consultation_sending") => Ok(()),
        other => other,
    }
}

/// Where the draft of someone who writes again is kept.
pub(crate) const DRAFT: &str = "letters";

pub(crate) async fn keep_own_draft(house: &House, caller: &Caller, text: &str) -> Result<(), Error> {
    if text.chars().count() > letter::LONGEST_TEXT * 2 {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| { Ok::<_, Error>(work.keep_draft(DRAFT, &ground_web::as_typed(text)).await?) })
}

/// What someone reads of their own: letters, answers they may see by now, automatic answers, in order.
pub(crate) struct OwnThread {
    pub party: Permitted<Party>,
    pub called: Option<String>,
    pub items: Vec<Item>,
    pub readers: Vec<String>,
    pub draft: Option<String>,
    pub reads_at: Option<Timestamp>,
    /// The house was set back lately, and they were here before.
    pub set_back: Option<SetBack>,
    /// Two cards and a witness were there, and concern these letters: until when it can be stopped.
    pub recovery_until: Option<Timestamp>,
}

/// So many days it stands above the letters that the house was set back; among those who read it stands always.
const SET_BACK_SHOWN_DAYS: i64 = 60;

/// The newest time at which the house was set back, for somebody who was here before that.
async fn set_back(look: &mut Look, arrived_at: Timestamp) -> Result<Option<SetBack>, Error> {
    let last = look.registry().await?.set_back().last().copied();
    Ok(last.filter(|it| arrived_at <= it.to))
}

pub(crate) enum Item {
    Mine { id: LetterId, at: Timestamp, text: String },
    Theirs { at: Timestamp, called: String, second: Option<String>, text: String },
    Automatic(Automatic),
}

impl Item {
    fn at(&self) -> Timestamp {
        match self {
            Item::Mine { at, .. } | Item::Theirs { at, .. } => *at,
            Item::Automatic(it) => it.at,
        }
    }
}

pub(crate) async fn own_thread(house: &House, caller: &Caller) -> Result<OwnThread, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let now = look.now();
        let thread = store::own_thread_look(look, id, Access::Read).await?;
        let party = people::party_of(look, id).await?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let names = staff::called_names(look).await?;
        let mut items = vec![];
        for letter in store::letters(look, thread.id).await?.iter().filter(|it| it.seen_by_party(now)) {
            let text = look.text(&opened, letter.text_place()).await?;
            items.extend(text.map(|it| item(letter, it.text.to_string(), &names)));
        }
        items.extend(own_automatics(look, &thread).await?);
        items.sort_by_key(Item::at);
        let called = look.text(&opened, people::called_place(id)).await?.map(|it| it.text.to_string());
        let organisation = staff::organisation(look).await?;
        Ok::<_, Error>(OwnThread {
            called,
            readers: staff::members_of_receiving(look).await?,
            draft: look.draft(DRAFT).await?,
            reads_at: organisation.hours.next_reading(now),
            set_back: set_back(look, thread.arrived_at).await?.filter(|it| now <= it.at.plus_days(SET_BACK_SHOWN_DAYS)),
            recovery_until: recovery_until(look, &opened).await?,
            items,
            party,
        })
    })
}

/// While a recovery that concerns these letters waits for its day, the person reads so above everything else.
async fn recovery_until(look: &mut Look, opened: &OpenedCircle) -> Result<Option<Timestamp>, Error> {
    let (now, registry) = (look.now(), look.registry().await?);
    let Some(case) = registry.recovery_running(now) else { return Ok(None) };
    let Stage::Waiting { until } = case.stage(now) else { return Ok(None) };
    let told = |line: &LedgerLine| line.act == LedgerAct::RecoveryOpened && line.row_id == *case.id.as_bytes();
    Ok(look.ledger(opened).await?.iter().any(told).then_some(until))
}

fn item(letter: &Letter, text: String, names: &BTreeMap<AccountId, String>) -> Item {
    let at = letter.visible_at.unwrap_or(letter.written_at);
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    match letter.speaker {
        Speaker::Party => Item::Mine { id: letter.id, at, text },
        Speaker::Staff => Item::Theirs { at, called: name(letter.writer), second: letter.second.map(name), text },
    }
}

/// What the house said. A sentence it didn't sign is not shown.
async fn own_automatics(look: &mut Look, thread: &Thread) -> Result<Vec<Item>, Error> {
    let mark = look.house().vault().instance().mark.public();
    let rows = store::automatics(look, thread.id).await?;
    Ok(rows.into_iter().filter(|it| it.is_ours(&mark)).map(Item::Automatic).collect())
}

/// Erases one letter: nothing is left on the screen; a tombstone for staff and ledger.
pub(crate) async fn erase_letter(house: &House, caller: &Caller, letter: LetterId) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let thread = store::own_thread(work, id, Access::Read).await?;
        let letter = store::letter_for(work, &thread, letter, Access::Erase).await?;
        let (place, rules) = (letter.letter.text_place(), letter.permit().rules());
        work.erase_text(thread.circle, place, &rules).await?;
        store::bury_letter(work, &letter).await?;
        // What is gone waits for no answer, and nothing of ours can be late for it.
        let waits = oldest_unanswered(&store::letters(work, thread.id).await?, None);
        let thread = thread.change(|it| Ok::<_, Error>(it.still_waits(waits)))?;
        store::save_thread(work, &thread).await
    })?;
    Ok(house.db().settle().await?)
}

/// Erases everything: letters, answers, names, address, keys, the account.
pub(crate) async fn erase_all(house: &House, caller: &Caller) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let now = work.now();
        let thread = store::own_thread(work, id, Access::EraseAll).await?;
        people::erase(work).await?;
        let thread = thread.change(|it| Ok::<_, Error>(it.erased()))?;
        work.forget_drafts_of_all(&draft_place(thread.id)).await?;
        store::bury_thread(work, &thread, now).await
    })?;
    Ok(house.db().settle().await?)
}

/// Who opened what, and tried to: for the page 読んだ人. (capability 109)
pub(crate) struct Readers {
    pub lines: Vec<(LedgerLine, String)>,
    pub holders: Vec<String>,
    pub recoverable: bool,
    pub set_back: Option<SetBack>,
}

pub(crate) async fn readers(house: &House, caller: &Caller) -> Result<Readers, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let thread = store::own_thread_look(look, id, Access::Read).await?;
        let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
        let names = staff::called_names(look).await?;
        let registry = look.registry().await?;
        let members = opened.state().teams().into_iter().flat_map(|team| registry.members_of(team));
        let mut holders: Vec<String> = members.filter_map(|id| names.get(&id).cloned()).collect();
        holders.sort();
        let name = |line: &LedgerLine| {
            let who = if line.by_house() { AccountId::from_array(line.row_id) } else { line.by_id };
            names.get(&who).cloned().unwrap_or_default()
        };
        let lines = look.ledger(&opened).await?.into_iter().filter(|line| line.by_id != id);
        let lines = lines.map(|line| (line.clone(), name(&line))).collect();
        let set_back = set_back(look, thread.arrived_at).await?;
        Ok::<_, Error>(Readers { lines, holders, recoverable: opened.state().recoverable, set_back })
    })
}
