//! Who reacts to what travels through the outbox: the one legible list.
//!
//! Every reaction can be done twice: a worker may die between doing and saying so.
use ground_kernel::Notice;
use ground_kernel::Timestamp;
use ground_post::{Letterhead, Smtp, Undelivered};
use ground_store::outbox::Claimed;
use ground_web::House;
use ground_words::Voice;

/// What became of a parcel.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Later,
    NotBefore(Timestamp),
}

pub async fn react(house: &House, smtp: Option<&Smtp>, parcel: &Claimed) -> Outcome {
    match parcel.topic.as_str() {
        people::BELL_TOPIC => ring(house, smtp, parcel).await,
        safety::RING_TOPIC => ring_duty(house, smtp, parcel).await,
        people::WantsNoReply::TOPIC => promise_nothing(house, parcel).await,
        people::NameChanged::TOPIC => forget_name(house, parcel).await,
        people::Erased::TOPIC => forget_erased(house, parcel).await,
        other => {
            tracing::error!(topic = other, "nobody reacts to this");
            Outcome::Done
        }
    }
}

/// Someone goes by another name, or by none: the one before finds them no more.
async fn forget_name(house: &House, parcel: &Claimed) -> Outcome {
    let Ok(party) = parcel.about.parse() else { return Outcome::Done };
    match consultation::jobs::forget_name(house, party).await {
        Ok(()) => Outcome::Done,
        Err(error) => {
            tracing::warn!(%error, "a name could not be forgotten yet");
            Outcome::Later
        }
    }
}

/// Somebody erased everything: what other rooms still order by them goes, too.
async fn forget_erased(house: &House, parcel: &Claimed) -> Outcome {
    let Ok(party) = parcel.about.parse() else { return Outcome::Done };
    let rounds = assessment::forget(house, party).await.map_err(|error| error.to_string());
    let requests = openness::forget(house, party).await.map_err(|error| error.to_string());
    let counselled = counselling::forget(house, party).await.map_err(|error| error.to_string());
    match rounds.and(requests).and(counselled) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            tracing::warn!(%error, "somebody who erased everything could not be forgotten yet");
            Outcome::Later
        }
    }
}

/// Someone wants to hear nothing now: no promise of ours to them stands.
async fn promise_nothing(house: &House, parcel: &Claimed) -> Outcome {
    let Ok(party) = parcel.about.parse() else { return Outcome::Done };
    match consultation::jobs::take_promise_back(house, party).await {
        Ok(()) => Outcome::Done,
        Err(error) => {
            tracing::warn!(%error, "a promise could not be taken back yet");
            Outcome::Later
        }
    }
}

/// A bell: a mail that says nothing.
async fn ring(house: &House, smtp: Option<&Smtp>, parcel: &Claimed) -> Outcome {
    let opened = people::open_parcel(house, &parcel.about, parcel.sealed.as_deref().unwrap_or_default());
    let (Some(smtp), Some(people::Parcel { address, stop, hours })) = (smtp, opened) else { return Outcome::Done };
    // The house, or the mail server, may have been away for hours: quiet hours hold when it rings. (promise N-8)
    let now = house.now();
    let allowed = hours.next(now);
    if allowed > now {
        return Outcome::NotBefore(allowed);
    }
    match smtp.send(&address, &bell_mail(house, &stop)).await {
        Ok(()) => Outcome::Done,
        Err(Undelivered::Later) => Outcome::Later,
        Err(error) => {
            tracing::warn!(%error, "a bell could not ring and will not");
            Outcome::Done
        }
    }
}

/// Whoever is on duty, one after the other, until somebody has taken it. A mail server that is away is asked again.
async fn ring_duty(house: &House, smtp: Option<&Smtp>, parcel: &Claimed) -> Outcome {
    let Some(smtp) = smtp else { return Outcome::Done };
    let ring = match safety::next_to_ring(house, &parcel.about).await {
        Ok(Some(ring)) => ring,
        Ok(None) => return Outcome::Done,
        Err(error) => {
            tracing::warn!(%error, "who is on duty could not be read yet");
            return Outcome::Later;
        }
    };
    let sent = smtp.send(&ring.address, &duty_mail(house)).await;
    if let Err(Undelivered::Later) = sent {
        return Outcome::Later;
    }
    // Rung twice is better than not at all: only what was noted counts.
    if let Err(error) = safety::was_rung(house, &parcel.about, &ring).await {
        tracing::warn!(%error, "that somebody was rung could not be noted");
        return Outcome::Later;
    }
    match sent {
        Ok(()) => Outcome::NotBefore(ring.then),
        Err(error) => {
            tracing::warn!(%error, "somebody on duty cannot be reached; the next one is rung");
            Outcome::NotBefore(house.now())
        }
    }
}

/// Says that something wants to be opened, and where. No thread, no word, no level.
pub fn duty_mail(house: &House) -> Letterhead {
    let speaker = house.words.speaker(Voice::Standard, false);
    let address = &house.door.public_address;
    let body = speaker.plain_with("house-mail-duty", &[("address", address.as_str())]);
    Letterhead { subject: speaker.plain("house-mail-duty-subject"), body }
}

/// Subject and body come from words/, in standard Japanese: which voice somebody reads is not kept.
pub fn bell_mail(house: &House, stop: &str) -> Letterhead {
    let speaker = house.words.speaker(Voice::Standard, false);
    let address = &house.door.public_address;
    let stop = format!("{address}/b/{stop}");
    let body = speaker.plain_with("house-mail-body", &[("address", address.as_str()), ("stop", stop.as_str())]);
    Letterhead { subject: speaker.plain("house-mail-subject"), body }
}
