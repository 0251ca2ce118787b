//! What happens when someone writes: a first letter, another one, and the automatic answer below it.
use super::{levels, organisation_now};
use crate::{
    Access, Error,
    automatic::{self, Kind, is_due, kind_for},
    hints::{Sign, sign_in},
    letter::{self, Letter},
    sending::{Sending, form_after, session_of},
    store,
    thread::Thread,
};
use ground_circle::{Caller, Keyring};
use ground_kernel::Timestamp;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use people::{NewParty, Party};
use staff::Organisation;

/// A first letter, as it was typed. Only the text is needed.
pub struct NewLetter {
    pub text: String,
    pub called: String,
    pub about: NewParty,
    /// The writer wants that recovery cards never open it. Said before it is founded; a circle cannot change it later.
    pub left_out: bool,
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
    let (promised_by, sign) = (promise(organisation, party, now), sign_in(text, false));
    let thread = thread.written_to(now, promised_by, sign.read_first());
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
    let (now, open) = (work.now(), organisation.hours.is_open(work.now()));
    // Whoever is on duty is woken for what presses, and for nothing else.
    if sign == Sign::Pressing && !open {
        safety::ring_if_nobody_is_here(work, &levels::matter_of(thread)).await?;
    }
    let kind = kind_for(sign, open, party.resting);
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
        let promised_by = promise(&organisation, &party, now);
        let thread = store::own_thread(work, id, Access::Write).await?;
        let sign = sign_in(&text, thread.read_first);
        let thread = thread.change(|it| Ok::<_, Error>(it.written_to(now, promised_by, sign.read_first())))?;
        store::save_thread(work, &thread).await?;
        store::reopen(work, thread.id).await?;
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
