//! The door of a real place: counting, and what the next shift should know.
use crate::{
    Access, Error,
    door::{Count, CountKey, Day},
    place::{Place, PlaceId},
    store,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_work::{House, act, see};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The sealed table of notes; the number is this room's own and is never used again for anything else.
pub(crate) const IBASHO_NOTE: u16 = 40;
const TEXT: u16 = 1;
const LONGEST_NOTE: usize = 2_000;

/// What somebody at the door sees of a day.
pub(crate) struct AtTheDoor {
    pub(crate) place: Permitted<Place>,
    pub(crate) counts: Vec<Count>,
    pub(crate) day: Day,
}

pub(crate) async fn at_the_door(house: &House, caller: &Caller, id: PlaceId, on: Date) -> Result<AtTheDoor, Error> {
    see!(house, caller, |look| {
        let place = store::place_for_look(look, id, Access::Count).await?;
        let counts = store::counts(look, &place, on).await?;
        let day = Day::of(&counts);
        Ok::<_, Error>(AtTheDoor { place, counts, day })
    })
}

/// Keeps a device's or a sheet's totals of a day. Sent twice, or in whatever order, it is as if sent once.
pub(crate) async fn keep(house: &House, caller: &Caller, count: &Count) -> Result<(), Error> {
    act!(house, caller, |work| {
        let place = store::place_for(work, count.place, Access::Count).await?;
        store::keep_count(work, &place, count).await
    })
}

pub(crate) async fn forget(house: &House, caller: &Caller, id: PlaceId, key: CountKey) -> Result<(), Error> {
    act!(house, caller, |work| {
        let place = store::place_for(work, id, Access::Count).await?;
        store::forget_count(work, &place, key).await
    })
}

/// A note of a shift, sealed to the team.
pub(crate) async fn write_note(house: &House, caller: &Caller, id: PlaceId, on: Date, text: &str) -> Result<(), Error> {
    if text.is_empty() || text.chars().count() > LONGEST_NOTE {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let place = store::place_for(work, id, Access::Note).await?;
        let note = work.new_id();
        store::add_note(work, &place, note, on).await?;
        let rules = place.permit().rules();
        work.write_text(place.circle, TextPlace::of(IBASHO_NOTE, TEXT, note), text, &rules).await?;
        Ok::<_, Error>(())
    })
}

/// A note as it is read.
pub(crate) struct Note {
    pub(crate) on: Date,
    pub(crate) by: String,
    pub(crate) text: String,
}

/// The notes of a place. That they were opened is written down before anything is read.
pub(crate) async fn notes(house: &House, caller: &Caller, id: PlaceId) -> Result<(String, Vec<Note>), Error> {
    see!(house, caller, |look| {
        let place = store::place_for_look(look, id, Access::Note).await?;
        let (kept, name) = (store::notes(look, &place).await?, place.name.clone());
        if kept.is_empty() {
            return Ok::<_, Error>((name, vec![]));
        }
        let names: BTreeMap<AccountId, String> = staff::called_names(look).await?;
        let opened = look.open(place.circle, place.permit(), IBASHO_NOTE, place.id).await?;
        let mut notes = vec![];
        for (note, on) in kept {
            if let Some(it) = look.text(&opened, TextPlace::of(IBASHO_NOTE, TEXT, note)).await? {
                let by = names.get(&it.writer).cloned().unwrap_or_default();
                notes.push(Note { on, by, text: it.text.to_string() });
            }
        }
        Ok((name, notes))
    })
}
