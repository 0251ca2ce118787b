//! What happens with a contact memo, as short stories: typed while listening, kept as a draft every few seconds, and written
//! down under the one who called. Who is new gets a thread, a number and words of their own, whatever the channel.
use super::{
    organisation_now,
    promises::{self, NewPromise},
    team_circle,
};
use crate::{
    Access, Error, caller,
    contact::{self, Channel, Contact, ContactId, Direction, Line},
    contact_access::Desk,
    letter,
    sending::Sending,
    store,
    thread::{Thread, ThreadId},
    when,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Id, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_seal::{Secret, session::Token};
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use people::{Arriving, NewParty, Pace, Relation, Tone};

/// A memo as it was typed. One word anywhere is enough.
#[derive(Clone, Debug)]
pub(crate) struct Memo {
    pub lines: String,
    pub called: String,
    pub rule: String,
    pub promise: String,
    pub promise_owner: Option<AccountId>,
    pub channel: Channel,
    pub direction: Direction,
    pub started_at: Timestamp,
    pub minutes: Option<i64>,
    pub who: String,
    pub introduced: String,
    pub relation: Relation,
    pub under: Under,
    /// Somebody was listened to, and that is all.
    pub listened: bool,
}

/// Under whom it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Under {
    Thread(ThreadId),
    /// Somebody who has no thread yet.
    Someone,
    /// Somebody new, unless others go by that name: then it is asked.
    Unsaid,
}

/// What became of a memo.
#[derive(Debug)]
pub(crate) enum Saved {
    Under(ThreadId, ContactId),
    /// Others go by this name. Nothing is written down yet.
    WhichOne(Vec<caller::Caller>),
}

impl Memo {
    fn is_empty(&self) -> bool {
        let typed = [&self.lines, &self.called, &self.rule, &self.promise, &self.who, &self.introduced];
        !self.listened && typed.iter().all(|it| it.trim().is_empty())
    }
    /// Everything that was typed, for telling whether it is the same memo again.
    fn typed(&self) -> String {
        [&self.lines, &self.called, &self.rule, &self.promise, &self.who, &self.introduced]
            .map(String::as_str)
            .join("\u{1f}")
    }
    fn check(&self) -> Result<(), Error> {
        if self.is_empty() {
            return Err(Error::Empty);
        }
        let long = |text: &str, most: usize| text.chars().count() > most;
        if long(&self.called, people::LONGEST_NAME) {
            return Err(Error::NameTooLong);
        }
        let heads = [&self.rule, &self.promise, &self.who, &self.introduced];
        if long(&self.lines, letter::LONGEST_TEXT) || heads.iter().any(|it| long(it, contact::LONGEST_HEAD)) {
            return Err(Error::TooLong);
        }
        Ok(())
    }
}

/// A memo's id is made of its form's one-time token and its text: sent twice, it is the same memo.
fn id_of(sending: &Sending) -> ContactId {
    let mut id = [0; 16];
    id.copy_from_slice(&sending.same[..16]);
    Id::from_array(id)
}

/// Writes a memo down.
pub(crate) async fn write_down(house: &House, caller: &Caller, form: &Token, memo: &Memo) -> Result<Saved, Error> {
    memo.check()?;
    contact::read_lines(&memo.lines)?;
    let sending = Sending::of(house.vault(), form, &memo.typed());
    let id = id_of(&sending);
    // The same form again: what it founded then is whose it is, also where the text went on since.
    let mut under = founded_before(house, caller, &sending).await?.map_or(memo.under, Under::Thread);
    let team = team_circle::my_team(house, caller).await?;
    let key =
        if memo.called.trim().is_empty() { None } else { Some(team_circle::finder_key(house, caller, team).await?) };
    if let (Under::Unsaid, Some(key)) = (under, &key) {
        let others = find_by(house, caller, team, key, &memo.called).await?;
        // The one who was found may be the one whom the other press of this button founded a moment ago.
        match founded_before(house, caller, &sending).await? {
            Some(thread) => under = Under::Thread(thread),
            None if !others.is_empty() => return Ok(Saved::WhichOne(others)),
            None => {}
        }
    }
    let arriving = match under {
        Under::Thread(_) => None,
        Under::Someone | Under::Unsaid => Some(people::arrive(house).await?),
    };
    let outcome = act!(house, caller, |work| {
        if store::contact_is_there(work, id).await? {
            return Err(Error::Trouble(Trouble::NotAllowed("consultation_contact_id_key".to_owned())));
        }
        let thread = match (&arriving, under) {
            (None, Under::Thread(thread)) => store::thread_for(work, thread, Access::Note).await?,
            (Some(arriving), _) => begin(work, arriving, team, memo.relation).await?,
            (None, _) => return Err(Error::NotFound),
        };
        put_down(work, &thread, id, memo, key.as_ref()).await?;
        store::note_sending(work, &sending, thread.id).await?;
        work.forget_draft(DRAFT).await?;
        Ok::<_, Error>(Saved::Under(thread.id, id))
    });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name)))
            if name.starts_with("consultation_contact") || name.starts_with("consultation_sending") =>
        {
            where_it_is(house, caller, id).await
        }
        other => other,
    }
}

/// The thread in which this form was written down before.
async fn founded_before(house: &House, caller: &Caller, sending: &Sending) -> Result<Option<ThreadId>, Error> {
    see!(house, caller, |look| { Ok::<_, Error>(store::sent_before(look, sending).await?.map(|it| it.0)) })
}

async fn where_it_is(house: &House, caller: &Caller, id: ContactId) -> Result<Saved, Error> {
    see!(house, caller, |look| {
        let thread = store::thread_of_contact(look, id).await?;
        store::thread_for_look(look, thread, Access::Read).await?;
        Ok::<_, Error>(Saved::Under(thread, id))
    })
}

/// Somebody who has no thread yet: they get one, with number and words, in this very piece of work.
pub(crate) async fn begin(
    work: &mut Work,
    arriving: &Arriving,
    team: TeamId,
    relation: Relation,
) -> Result<Permitted<Thread>, Error> {
    work.permitted(Access::Receive, Desk { team })?;
    let recoverable = organisation_now(work).await?.recoverable;
    let about = NewParty { relation, pace: Pace::Usual, tone: Tone::Unsaid };
    let party = arriving.settle_for_caller(work, team, about, recoverable).await?;
    let thread = Thread {
        id: work.new_id(),
        party: party.id,
        circle: party.circle,
        team: party.team,
        arrived_at: work.now(),
        waiting_since: None,
        promised_by: None,
        read_first: false,
        answered: false,
        letters: 0,
        erased: false,
    };
    store::add_thread(work, &thread).await?;
    Ok(work.permitted(Access::Note, thread)?)
}

pub(crate) async fn put_down(
    work: &mut Work,
    thread: &Permitted<Thread>,
    id: ContactId,
    memo: &Memo,
    key: Option<&Secret>,
) -> Result<(), Error> {
    let (me, now, rules) = (work.keyring()?.account, work.now(), thread.permit().rules());
    let party = people::heard_from(work, thread.party).await?;
    let contact = Contact {
        id,
        thread: thread.id,
        channel: memo.channel,
        direction: memo.direction,
        started_at: memo.started_at,
        minutes: memo.minutes,
        writer: me,
        written_at: now,
        listened: memo.listened,
    };
    store::add_contact(work, &contact).await?;
    let as_said = if people::name_is_as_said(work, thread.party).await? { key } else { None };
    // Whoever came by themselves chooses their name alone; what was heard on the telephone stands in this memo.
    let who = match (as_said, memo.called.trim()) {
        (None, heard) if !heard.is_empty() => format!("{} {heard}", memo.who),
        _ => memo.who.clone(),
    };
    for (place, text) in [(contact.who_place(), &who), (contact.introduced_place(), &memo.introduced)] {
        let text = ground_web::one_line(text);
        if !text.is_empty() {
            work.write_text(thread.circle, place, &text, &rules).await?;
        }
    }
    put_lines(work, thread, id, &memo.lines).await?;
    let rule = ground_web::one_line(&memo.rule);
    if !rule.is_empty() {
        work.write_text(thread.circle, contact::call_back_place(thread.party), &rule, &rules).await?;
    }
    if let Some(key) = as_said {
        people::called_as_said(work, &party, &memo.called).await?;
        store::set_finders(work, thread.id, &caller::finders(key, &memo.called)).await?;
    }
    if !memo.promise.trim().is_empty() {
        let kind = when::deed_in(&memo.promise);
        let by = when::read(&memo.promise, now);
        let new = NewPromise { kind, by, owner: memo.promise_owner, what: memo.promise.clone() };
        promises::give_in(work, thread, &new).await?;
    }
    Ok(())
}

async fn put_lines(work: &mut Work, thread: &Permitted<Thread>, contact: ContactId, text: &str) -> Result<(), Error> {
    put_typed(work, thread, contact, &contact::read_lines(&ground_web::as_typed(text))?).await
}

/// Lines of which it is known what they are.
pub(crate) async fn put_typed(
    work: &mut Work,
    thread: &Permitted<Thread>,
    contact: ContactId,
    lines: &[contact::Typed],
) -> Result<(), Error> {
    let (me, rules) = (work.keyring()?.account, thread.permit().rules());
    for (number, typed) in (1..).zip(lines) {
        let line = Line {
            id: work.new_id(),
            contact,
            party: thread.party,
            number,
            kind: typed.kind,
            visibility: typed.visibility,
            writer: me,
            there: true,
        };
        store::add_line(work, thread.id, &line).await?;
        work.write_text(thread.circle, line.text_place(), &typed.text, &rules).await?;
        if let Some(speaker) = &typed.speaker {
            work.write_text(thread.circle, line.speaker_place(), speaker, &rules).await?;
        }
    }
    Ok(())
}

/// Those who go by a name that begins like this, among what this worker may read.
pub(crate) async fn find(house: &House, caller: &Caller, heard: &str) -> Result<Vec<caller::Caller>, Error> {
    let team = team_circle::my_team(house, caller).await?;
    let key = team_circle::finder_key(house, caller, team).await?;
    find_by(house, caller, team, &key, heard).await
}

async fn find_by(
    house: &House,
    caller: &Caller,
    team: TeamId,
    key: &Secret,
    heard: &str,
) -> Result<Vec<caller::Caller>, Error> {
    let Some(finder) = caller::finder(key, heard) else { return Ok(vec![]) };
    see!(house, caller, |look| {
        look.permitted(Access::Receive, Desk { team })?;
        let (found, hidden) = (store::callers(look, finder, team).await?, store::hidden(look).await?);
        Ok(found.into_iter().filter(|it| !hidden.contains(&it.thread)).collect())
    })
}

// — the draft —

/// Where a memo that is being typed is kept: one to a worker, since a telephone has one receiver.
pub(crate) const DRAFT: &str = "contact";
const LONGEST_DRAFT: usize = 40_000;

pub(crate) async fn keep_draft(house: &House, caller: &Caller, typed: &str) -> Result<(), Error> {
    if typed.chars().count() > LONGEST_DRAFT {
        return Err(Error::TooLong);
    }
    let team = team_circle::my_team(house, caller).await?;
    act!(house, caller, |work| {
        work.permitted(Access::Receive, Desk { team })?;
        Ok::<_, Error>(work.keep_draft(DRAFT, typed).await?)
    })
}

/// The draft, and whether its form was sent before: then it is written down already, and what lies here came too late.
pub(crate) async fn draft(house: &House, caller: &Caller) -> Result<Option<String>, Error> {
    see!(house, caller, |look| { Ok::<_, Error>(look.draft(DRAFT).await?) })
}

pub(crate) async fn was_sent(house: &House, caller: &Caller, form: &Token) -> Result<bool, Error> {
    let sending = Sending::of(house.vault(), form, "");
    see!(house, caller, |look| { Ok::<_, Error>(store::sent_before(look, &sending).await?.is_some()) })
}

pub(crate) async fn forget_draft(house: &House, caller: &Caller) -> Result<(), Error> {
    act!(house, caller, |work| { Ok::<_, Error>(work.forget_draft(DRAFT).await?) })
}
