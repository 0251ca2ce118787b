//! Who reacts to what travels through the outbox: the one legible list.
//!
//! Every reaction can be done twice: a worker may die between doing and saying so.
use ground_post::{Letterhead, Smtp, Undelivered};
use ground_store::outbox::Claimed;
use ground_web::House;
use ground_words::Voice;

/// What became of a parcel.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Later,
}

pub async fn react(house: &House, smtp: Option<&Smtp>, parcel: &Claimed) -> Outcome {
    match parcel.topic.as_str() {
        people::BELL_TOPIC => ring(house, smtp, parcel).await,
        other => {
            tracing::error!(topic = other, "nobody reacts to this");
            Outcome::Done
        }
    }
}

/// A bell: a mail that says nothing.
async fn ring(house: &House, smtp: Option<&Smtp>, parcel: &Claimed) -> Outcome {
    let opened = people::open_parcel(house, &parcel.about, parcel.sealed.as_deref().unwrap_or_default());
    let (Some(smtp), Some((address, stop))) = (smtp, opened) else { return Outcome::Done };
    match smtp.send(&address, &bell_mail(house, &stop)).await {
        Ok(()) => Outcome::Done,
        Err(Undelivered::Later) => Outcome::Later,
        Err(error) => {
            tracing::warn!(%error, "a bell could not ring and will not");
            Outcome::Done
        }
    }
}

/// Subject and body come from words/, in standard Japanese: which voice somebody reads is not kept.
pub fn bell_mail(house: &House, stop: &str) -> Letterhead {
    let speaker = house.words.speaker(Voice::Standard, false);
    let address = &house.door.public_address;
    let stop = format!("{address}/b/{stop}");
    let body = speaker.plain_with("house-mail-body", &[("address", address.as_str()), ("stop", stop.as_str())]);
    Letterhead { subject: speaker.plain("house-mail-subject"), body }
}
