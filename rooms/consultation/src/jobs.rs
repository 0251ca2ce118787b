//! What comes again: saying that our answer is late, and forgetting what has served its time.
use crate::{Error, actions, automatic::Kind, automatic::is_due, store, thread::Thread};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, CircleId};
use ground_work::{House, Work, act};

pub use crate::actions::desk::{Figures, figures};

/// Says, once a day at most, that an answer is late, with a new real date. Never to someone who wants no reply.
pub async fn say_what_is_late(house: &House) -> Result<usize, Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let (now, organisation) = (work.now(), actions::organisation_now(work).await?);
        let mut said = 0;
        for thread in store::late(work, now).await? {
            said += usize::from(say_late(work, &thread, &organisation).await?);
        }
        Ok::<_, Error>(said)
    })
}

async fn say_late(work: &mut Work, thread: &Thread, organisation: &staff::Organisation) -> Result<bool, Error> {
    let now = work.now();
    // They may have chosen to rest, or that no reply is needed, after we promised one.
    if !people::wants_replies(work, thread.party).await? {
        store::promise_anew(work, thread.id, None).await?;
        return Ok(false);
    }
    let before = store::said_before(work, thread.id, now.plus_hours(-24)).await?;
    if !is_due(Kind::Delay, &before, now) {
        return Ok(false);
    }
    let by = organisation.hours.promise_by(now, organisation.promise_days);
    if by.is_some() {
        actions::writing::say(work, thread, Kind::Delay, organisation, by).await?;
    }
    store::promise_anew(work, thread.id, by).await?;
    Ok(by.is_some())
}

/// Forms are remembered for two days.
pub async fn forget_sendings(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let before = work.now().plus_days(-2);
        store::forget_sendings(work, before).await
    })
}

/// They go by another name: they are found by telephone no more, until somebody writes down the new one. Done twice, it
/// is as if done once.
pub async fn forget_name(house: &House, party: AccountId) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| { store::forget_finders(work, party).await })
}

/// What others asked about somebody is kept for three years.
pub async fn forget_old_enquiries(house: &House) -> Result<(), Error> {
    actions::enquiries::forget_old(house).await
}

/// Erases what was kept for as long as its writer wanted. Says how many. (capability A10)
pub async fn erase_what_is_over(house: &House) -> Result<usize, Error> {
    let caller = Caller::house();
    let over: Vec<AccountId> = act!(house, &caller, |work| { Ok::<_, Error>(people::perhaps_over(work).await?) })?;
    for party in &over {
        act!(house, &caller, |work| {
            let now = work.now();
            let expired = people::expire(work, *party).await?;
            let circle = store::bury_expired(work, &expired, now).await?;
            records::forget(work, *party, true).await?;
            consent::forget(work, *party, true).await?;
            Ok::<_, Error>(safety::forget(work, *party, circle, true).await?)
        })?;
    }
    if !over.is_empty() {
        house.db().settle().await?;
    }
    Ok(over.len())
}

/// A restore brought back somebody who had erased everything. False when nobody with this circle is there any more.
pub async fn erase_again(work: &mut Work, circle: CircleId) -> Result<bool, Error> {
    let now = work.now();
    let Some(gone) = people::erase_again(work, circle).await? else { return Ok(false) };
    store::bury_expired(work, &gone, now).await?;
    records::forget_again(work, gone.party()).await?;
    Ok(true)
}

/// A text was erased again after a restore: if it was a letter, its row says so.
pub async fn text_is_gone_again(work: &mut Work, place: TextPlace) -> Result<(), Error> {
    store::bury_letter_again(work, place).await?;
    records::text_is_gone_again(work, place).await?;
    Ok(people::text_is_gone_again(work, place).await?)
}

/// They want to hear nothing from us now: our promise is taken back, and nothing of ours can be late. Done twice, it is
/// as if done once.
pub async fn take_promise_back(house: &House, party: AccountId) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| { store::promise_nothing(work, party).await })
}
