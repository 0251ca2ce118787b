//! Classes for families: told to whoever prints an invitation, and counted by a number. A host notes nothing of what was
//! said, because there is nowhere to. (capabilities 63, 64, 86; 言いっぱなし・聞きっぱなし)
use super::gatherings;
use crate::{
    Access, Error,
    gathering::{GatheringId, clock, day_of, moment},
    place::Line,
    store,
};
use ground_circle::Caller;
use ground_kernel::Timestamp;
use ground_work::{House, act, see};
use jiff::civil::Date;

/// So many of the next days stand on an invitation.
const DAYS_TOLD: usize = 6;

/// A class as anybody may know it: what stands on an invitation by post. It knows nobody who is invited.
pub struct Class {
    pub id: String,
    pub title: String,
    pub place: String,
    pub where_it_is: String,
    pub first_visit: Vec<String>,
    pub yen: u32,
    pub days: Vec<ClassDay>,
}

pub struct ClassDay {
    pub on: Timestamp,
    /// `13:00–15:00`
    pub hours: String,
}

/// Every class for families that is shown and still comes, with its next days.
pub async fn classes(house: &House, caller: &Caller) -> Result<Vec<Class>, Error> {
    let coming = gatherings::coming(house, caller, None).await?;
    let mut classes: Vec<Class> = vec![];
    for it in coming.iter().filter(|it| it.gathering.kind.is_a_class() && !it.day.off) {
        let (id, gathering) = (it.gathering.id.to_string(), &it.gathering);
        if !classes.iter().any(|class| class.id == id) {
            let place = super::places::whole(house, caller, gathering.place, Access::Look).await?.place;
            classes.push(Class {
                id: id.clone(),
                title: gathering.title.clone(),
                place: place.name.clone(),
                where_it_is: place.line(Line::Where).to_owned(),
                first_visit: place.first_visit().into_iter().map(str::to_owned).collect(),
                yen: place.yen,
                days: vec![],
            });
        }
        let hours = format!("{}–{}", clock(gathering.begins_minute), clock(gathering.ends_minute));
        if let Some(class) = classes.iter_mut().find(|class| class.id == id && class.days.len() < DAYS_TOLD) {
            class.days.push(ClassDay { on: moment(it.day.on, 0), hours });
        }
    }
    Ok(classes)
}

/// How many came on a day, if somebody counted.
pub(crate) async fn attendance(
    house: &House,
    caller: &Caller,
    id: GatheringId,
    on: Date,
) -> Result<Option<u32>, Error> {
    see!(house, caller, |look| {
        let gathering = store::gathering_for_look(look, id, Access::Count).await?;
        store::attendance(look, &gathering, on).await
    })
}

/// Keeps the number of a day that was, and on which it took place.
pub(crate) async fn count(house: &House, caller: &Caller, id: GatheringId, on: Date, people: u32) -> Result<(), Error> {
    act!(house, caller, |work| {
        let gathering = store::gathering_for(work, id, Access::Count).await?;
        if on > day_of(work.now()) || !gathering.series.is_on(on) {
            return Err(Error::Day);
        }
        store::keep_attendance(work, &gathering, on, people).await
    })
}
