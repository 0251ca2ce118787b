//! For those who look back: what was asked when, what became of it, by which two, and when something is looked at again.
//! Nobody who asked stands here, and no word of theirs or ours. (capabilities 102, 190)
use super::teams_of;
use crate::{
    Access, Error,
    access_requests::TheHouse,
    answer::Answered,
    quiet::Quiet,
    request::Request,
    store::{answers, quiet, requests},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_web::one_line;
use ground_work::{House, act, see};
use std::collections::BTreeMap;

pub(crate) struct Log {
    pub(crate) lines: Vec<(Request, Vec<Answered>)>,
    /// Of one's own teams alone.
    pub(crate) quiet: Vec<Quiet>,
    pub(crate) names: BTreeMap<AccountId, String>,
}

pub(crate) async fn read(house: &House, caller: &Caller) -> Result<Log, Error> {
    let teams = teams_of(&caller.actor)?;
    see!(house, caller, |look| {
        look.permitted(Access::ReadLog, TheHouse)?;
        let mut log = Log { lines: vec![], quiet: vec![], names: staff::called_names(look).await? };
        for request in requests::newest(look).await? {
            let answers = answers::answers(look, request.id).await?;
            log.lines.push((request, answers));
        }
        for team in &teams {
            log.quiet.extend(quiet::newest_of_team(look, *team).await?);
        }
        Ok::<_, Error>(log)
    })
}

pub(crate) async fn outside(house: &House, caller: &Caller) -> Result<Option<requests::Outside>, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::SetOutside, TheHouse)?;
        requests::outside(look).await
    })
}

const LONGEST_LINE: usize = 200;

/// A place outside to which one can complain; empty, there is none of our own.
pub(crate) async fn set_outside(house: &House, caller: &Caller, name: &str, reach: &str) -> Result<(), Error> {
    let outside = requests::Outside { name: one_line(name), reach: one_line(reach) };
    if [&outside.name, &outside.reach].iter().any(|it| it.chars().count() > LONGEST_LINE) {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        work.permitted(Access::SetOutside, TheHouse)?;
        requests::set_outside(work, &outside).await
    })
}
