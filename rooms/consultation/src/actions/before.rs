//! What may honestly be said before the first word is written, to anybody: who reads, when next, which doors there are.
use crate::Error;
use ground_circle::Caller;
use ground_kernel::Timestamp;
use ground_work::{House, see};
use staff::{Doors, Organisation, Reach};
use std::sync::Arc;

/// What the page says before the first word: who reads, when, and for how long it is kept. (capability 192)
pub(crate) struct Beforehand {
    pub organisation: Organisation,
    pub readers: Vec<String>,
    pub reads_at: Option<Timestamp>,
    pub open_now: bool,
    pub receives: bool,
    /// Somebody is woken at night for what presses; that is said beforehand.
    pub on_duty: bool,
}

pub(crate) async fn beforehand(house: &House) -> Result<Beforehand, Error> {
    let (facts, now) = (facts(house).await?, house.now());
    let Facts { organisation, readers, on_duty } = (*facts).clone();
    Ok(Beforehand {
        reads_at: organisation.hours.next_reading(now),
        open_now: organisation.hours.is_open(now),
        receives: !readers.is_empty() && organisation.doors.letters,
        readers,
        organisation,
        on_duty,
    })
}

/// What every stranger's page stands on.
#[derive(Clone)]
struct Facts {
    organisation: Organisation,
    readers: Vec<String>,
    on_duty: bool,
}

async fn facts(house: &House) -> Result<Arc<Facts>, Error> {
    let stranger = Caller::stranger();
    let read = async {
        see!(house, &stranger, |look| {
            let organisation = staff::organisation(look).await?;
            let readers = staff::members_of_receiving(look).await?;
            Ok::<_, Error>(Facts { organisation, readers, on_duty: safety::somebody_is_on_duty(look).await? })
        })
    };
    house.recently(read).await
}

/// For the first page: which doors there are, when a human reads next, whether anybody could receive a letter.
pub struct Today {
    pub doors: Doors,
    pub reach: Reach,
    pub reads_at: Option<Timestamp>,
    pub receives: bool,
}

pub async fn today(house: &House) -> Result<Today, Error> {
    let (facts, now) = (facts(house).await?, house.now());
    let Facts { organisation, readers, .. } = &*facts;
    Ok(Today {
        doors: organisation.doors,
        reach: organisation.reach.clone(),
        reads_at: organisation.hours.next_reading(now),
        receives: !readers.is_empty() && organisation.doors.letters,
    })
}
