//! What stands between somebody and us, as short stories: asking for another worker, a rhythm, the season's note, what we
//! keep in mind. Each is changed in one act by the one it belongs to, without a reason.
use super::desk::readable;
use crate::{
    Access, Error,
    handover::{self, HandOver, avoid_place, helped_place},
    letter::{self, LONGEST_TEXT},
    promise::Promise,
    shelter::Evidence,
    special::Ending,
    store,
    thread::{Thread, ThreadId},
    tie::{Rhythm, Tie, Whose, season_of, whose},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, Work, act, see};
use std::collections::BTreeMap;

/// What somebody sees of what stands between them and us: the same that a worker sees who takes over.
pub(crate) struct Between {
    pub tie: Tie,
    pub primary: Option<String>,
    /// Those of the team who could write instead.
    pub to_choose: Vec<(AccountId, String)>,
    /// There is one worker alone: another one cannot be had here.
    pub one_alone: bool,
    pub handover: Option<(HandOver, String, String)>,
    pub minded: Minded,
    pub promises: Vec<(Promise, Option<String>, String)>,
    pub ending: Option<Ending>,
    pub evidence: Vec<(Evidence, Vec<String>)>,
    pub house_name: bool,
}

/// What we keep in mind, written by us and read by them.
#[derive(Default)]
pub(crate) struct Minded {
    pub avoid: String,
    pub helped: String,
    pub talk: String,
}

pub(crate) async fn minded(look: &mut Look, opened: &OpenedCircle, thread: &Thread) -> Result<Minded, Error> {
    let mut texts = vec![];
    for place in [avoid_place(thread.id), helped_place(thread.id), people::talk_place(thread.party)] {
        texts.push(readable(look, opened, place).await?.unwrap_or_default());
    }
    let mut texts = texts.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    Ok(Minded { avoid: next(), helped: next(), talk: next() })
}

/// Open promises of a thread, with their words and whose they are now.
pub(crate) async fn promises(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Thread,
    names: &BTreeMap<AccountId, String>,
) -> Result<Vec<(Promise, Option<String>, String)>, Error> {
    let members = look.registry().await?.members_of(thread.team);
    let mut all = vec![];
    for promise in store::promises_of_thread(look, thread.id).await?.into_iter().filter(Promise::is_open) {
        let what = readable(look, opened, promise.what_place()).await?;
        let owner = match whose(Some(promise.owner), &members) {
            Whose::Worker(id) => names.get(&id).cloned().unwrap_or_default(),
            Whose::Team => String::new(),
        };
        all.push((promise, what, owner));
    }
    Ok(all)
}

pub(crate) async fn between(house: &House, caller: &Caller) -> Result<Between, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { between_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn between_in(look: &mut Look, id: AccountId) -> Result<Between, Error> {
    let thread = store::own_thread_look(look, id, Access::Read).await?;
    let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
    let names = staff::called_names(look).await?;
    let name = |id: &AccountId| names.get(id).cloned().unwrap_or_default();
    let members = look.registry().await?.members_of(thread.team);
    let tie = store::tie(look, thread.id).await?;
    let primary = match whose(tie.primary, &members) {
        Whose::Worker(id) => Some(name(&id)),
        Whose::Team => None,
    };
    let now_with = tie.primary.or(store::last_writer(look, thread.id).await?);
    let others = members.iter().filter(|it| Some(**it) != now_with);
    let mut to_choose: Vec<_> = others.map(|it| (*it, name(it))).collect();
    to_choose.sort_by(|one, other| one.1.cmp(&other.1));
    let handover = store::handover(look, thread.id).await?;
    let handover = handover.map(|it| (name(&it.from), name(&it.to), it)).map(|(from, to, it)| (it, from, to));
    let rests = !people::party_of(look, id).await?.wants_replies();
    let evidence = store::evidence(look, thread.id).await?.into_iter().filter(|it| it.kept_on.is_some());
    let evidence = evidence.map(|it| (it, [Some(it.first), it.second].iter().flatten().map(name).collect()));
    Ok::<_, Error>(Between {
        primary,
        one_alone: members.len() < 2,
        to_choose,
        handover,
        evidence: evidence.collect(),
        minded: minded(look, &opened, &thread).await?,
        promises: promises(look, &opened, &thread, &names).await?,
        ending: store::ending(look, thread.id).await?,
        house_name: store::shelter(look, thread.id).await?.is_some_and(|it| it.signs_by_house()),
        // Whoever rests is owed no letter; the rhythm is there again when they want to hear from us.
        tie: Tie { next_on: tie.next_on.filter(|_| !rests), ..tie },
    })
}

async fn own_tie(work: &mut Work) -> Result<(Permitted<Thread>, Tie), Error> {
    let id = work.actor().account().ok_or(Error::NotFound)?;
    let thread = store::own_thread(work, id, Access::Write).await?;
    let tie = store::tie(work, thread.id).await?;
    Ok((thread, tie))
}

/// Another one of us, with a name or without; no reason is asked for. Again and again is as good as once.
pub(crate) async fn ask_for_another(house: &House, caller: &Caller, wanted: Option<AccountId>) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (thread, tie) = own_tie(work).await?;
        let members = work.registry().await?.members_of(thread.team);
        let last = store::last_writer(work, thread.id).await?;
        let now_with = tie.primary.or(last).filter(|it| members.contains(it));
        let tie = tie.another_asked(now_with, wanted.filter(|it| members.contains(it)));
        store::save_tie(work, &thread, &tie).await
    })
}

pub(crate) async fn ask_no_more(house: &House, caller: &Caller) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (thread, tie) = own_tie(work).await?;
        store::save_tie(work, &thread, &tie.no_other()).await
    })
}

/// A rhythm, or none from now on.
pub(crate) async fn choose_rhythm(house: &House, caller: &Caller, rhythm: Option<Rhythm>) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (today, (thread, tie)) = (store::today(work.now()), own_tie(work).await?);
        store::save_tie(work, &thread, &tie.in_rhythm(rhythm, today)).await
    })
}

/// A note with the seasons that expects nothing, or none from now on.
pub(crate) async fn choose_season(house: &House, caller: &Caller, wanted: bool) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (thread, tie) = own_tie(work).await?;
        store::save_tie(work, &thread, &Tie { season: wanted, ..tie }).await
    })
}

/// They say no to whoever came: another one, or rest. Nothing of theirs stays with the one who was refused.
pub(crate) async fn refuse_handover(
    house: &House,
    caller: &Caller,
    wanted: Option<AccountId>,
    rest: bool,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (now, (thread, tie)) = (work.now(), own_tie(work).await?);
        let it = store::handover(work, thread.id).await?.filter(|it| it.state == handover::State::Told);
        let it = it.ok_or(Error::NotConfirmed)?;
        store::save_handover(work, &it.clone().refused(now)).await?;
        let members = work.registry().await?.members_of(thread.team);
        let tie = Tie { primary: None, ..tie };
        let wanted = wanted.filter(|it| members.contains(it));
        let tie = if rest { tie.no_other() } else { tie.another_asked(Some(it.to), wanted) };
        store::save_tie(work, &thread, &tie).await?;
        if rest {
            people::set_pace_now(work, None, None, Some(true)).await?;
        }
        Ok::<_, Error>(())
    })
}

/// Somebody of the team is chosen to write first, or nobody. Always by a person.
pub(crate) async fn choose_primary(
    house: &House,
    caller: &Caller,
    thread: ThreadId,
    who: Option<AccountId>,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let thread = store::may_answer(work, thread).await?;
        let members = work.registry().await?.members_of(thread.team);
        if who.is_some_and(|it| !members.contains(&it)) {
            return Err(Error::NotOfTheTeam);
        }
        let tie = store::tie(work, thread.id).await?.with(who);
        store::save_tie(work, &thread, &tie).await
    })
}

/// What to leave, and what helped; the writer reads it as it is.
pub(crate) async fn mind(
    house: &House,
    caller: &Caller,
    thread: ThreadId,
    avoid: &str,
    helped: &str,
) -> Result<(), Error> {
    let texts = [ground_web::as_typed(avoid), ground_web::as_typed(helped)];
    if texts.iter().any(|it| it.chars().count() > LONGEST_TEXT) {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let thread = store::thread_for(work, thread, Access::Note).await?;
        let (rules, places) = (thread.permit().rules(), [avoid_place(thread.id), helped_place(thread.id)]);
        for (place, text) in places.into_iter().zip(&texts) {
            match text.trim().is_empty() {
                true => drop(work.erase_text(thread.circle, place, &rules).await?),
                false => work.write_text(thread.circle, place, text, &rules).await?,
            }
        }
        store::forget_confirmed(work, thread.id).await
    })
}

/// A letter of ours went out: the rhythm counts on, and what waited for our word has it.
pub(crate) async fn after_letter(work: &mut Work, thread: ThreadId) -> Result<(), Error> {
    let now = work.now();
    let tie = store::tie(work, thread).await?;
    if tie.rhythm.is_some() {
        store::keep_tie(work, &tie.wrote(store::today(now))).await?;
    }
    store::answer_hurts(work, thread, now).await
}

/// May a season's note be written now?
pub(crate) fn season_is_free(tie: &Tie, thread: &Thread, now: Timestamp) -> bool {
    tie.season_is_free(&season_of(now)) && thread.waiting_since.is_none()
}
