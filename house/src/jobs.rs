//! What the house does by itself: empties the outbox, says what is late, sweeps.
use crate::wiring::{self, Outcome};
use anyhow::Result;
use ground_circle::{Caller, drafts, private, sessions};
use ground_kernel::Timestamp;
use ground_post::Smtp;
use ground_store::{Trouble, jobs, outbox};
use ground_web::House;
use ground_work::act;
use std::{sync::Arc, time::Duration};

const PAUSE: Duration = Duration::from_secs(5);

/// Runs for as long as the house is open.
pub async fn run(house: House, smtp: Option<Arc<Smtp>>) {
    loop {
        if let Err(error) = once(&house, smtp.as_deref()).await {
            tracing::warn!(%error, "what the house does by itself has to wait");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Everything that is due now.
pub async fn once(house: &House, smtp: Option<&Smtp>) -> Result<()> {
    empty_outbox(house, smtp).await?;
    ibasho::jobs::look_after_rooms(house).await?;
    if due(house, "recovery", Timestamp::MINUTE).await? {
        recovery(house).await?;
    }
    if due(house, "hourly", Timestamp::HOUR).await? {
        crate::open::read_site(house).await?;
        consultation::jobs::say_what_is_late(house).await?;
        consultation::jobs::erase_what_is_over(house).await?;
        consultation::jobs::forget_old_enquiries(house).await?;
        records::keep_time(house).await?;
        sweep(house).await?;
    }
    Ok(())
}

/// A recovery whose day is over gives what it held. This is the one place where that happens: what has to be so before
/// (an anchor outside that knows of it) is asked here.
async fn recovery(house: &House) -> Result<()> {
    if !crate::keeping::recovery_is_anchored(house).await? {
        return Ok(());
    }
    let given = staff::give_what_is_due(house).await?;
    if given > 0 {
        tracing::warn!(given, "a recovery brought somebody into a team");
    }
    Ok(())
}

async fn due(house: &House, name: &'static str, every_micros: i64) -> Result<bool, Trouble> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        jobs::take(work.bare().0, name, now, every_micros).await
    })
}

async fn sweep(house: &House) -> Result<()> {
    consultation::jobs::forget_sendings(house).await?;
    safety::sweep(house).await?;
    records::sweep(house).await?;
    consent::sweep(house).await?;
    ibasho::jobs::forget_what_is_over(house).await?;
    ibasho::jobs::forget_murmurs(house).await?;
    ibasho::jobs::forget_steps(house).await?;
    let caller = Caller::house();
    sweep_ground(house, &caller).await?;
    Ok(())
}

async fn sweep_ground(house: &House, caller: &Caller) -> Result<(), Swept> {
    act!(house, caller, |work| {
        let now = work.now();
        let (tx, _) = work.bare();
        sessions::sweep(tx, now).await?;
        drafts::sweep(tx, now).await?;
        private::sweep(tx, now).await?;
        staff::sweep(work).await?;
        Ok(())
    })
}

#[derive(Debug, thiserror::Error)]
#[error("sweeping failed: {0}")]
struct Swept(String);
impl From<Trouble> for Swept {
    fn from(trouble: Trouble) -> Self {
        Swept(trouble.to_string())
    }
}
impl From<people::Error> for Swept {
    fn from(error: people::Error) -> Self {
        Swept(error.to_string())
    }
}
impl From<staff::Error> for Swept {
    fn from(error: staff::Error) -> Self {
        Swept(error.to_string())
    }
}
impl From<ground_circle::Error> for Swept {
    fn from(error: ground_circle::Error) -> Self {
        Swept(error.to_string())
    }
}

async fn empty_outbox(house: &House, smtp: Option<&Smtp>) -> Result<()> {
    for parcel in claim(house).await? {
        let outcome = wiring::react(house, smtp, &parcel).await;
        finish(house, &parcel, outcome).await?;
    }
    Ok(())
}

async fn claim(house: &House) -> Result<Vec<outbox::Claimed>, Trouble> {
    let caller = Caller::house();
    let waits = {
        let mut tx = house.db().look().await?;
        outbox::waiting(&mut tx, house.now()).await?
    };
    metrics::gauge!("engawa_outbox_waiting").set(waits as f64);
    if waits == 0 {
        return Ok(vec![]);
    }
    act!(house, &caller, |work| {
        let now = work.now();
        outbox::claim(work.bare().0, now).await
    })
}

async fn finish(house: &House, parcel: &outbox::Claimed, outcome: Outcome) -> Result<(), Trouble> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, _) = work.bare();
        match outcome {
            Outcome::Done => outbox::done(tx, parcel.id).await,
            Outcome::Later => outbox::later(tx, parcel.id, parcel.attempts, now).await,
            Outcome::NotBefore(at) => outbox::not_before(tx, parcel.id, at).await,
        }
    })
}
