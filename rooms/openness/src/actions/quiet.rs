//! On the day that was set, and before it if somebody wants to, the team looks again at what is not said to exist. Going on,
//! and ending it, take two. When it ends, the request is answered anew: what was true then is not true now.
use super::readable;
use crate::{
    Access, Error,
    access_requests::Desk,
    quiet::{OPENNESS_DESK, Quiet, QuietId, Reason, matter_of},
    request::RequestId,
    store::{quiet as store, requests},
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_work::{House, Work, act, see};
use std::collections::BTreeMap;

pub(crate) struct LookedAt {
    pub(crate) quiet: Quiet,
    pub(crate) reason: Option<Reason>,
    pub(crate) request: Option<RequestId>,
    pub(crate) names: BTreeMap<AccountId, String>,
    pub(crate) due: bool,
}

pub(crate) async fn one(house: &House, caller: &Caller, id: QuietId) -> Result<LookedAt, Error> {
    see!(house, caller, |look| {
        let quiet = store::quiet_for_look(look, id, Access::LookAgain).await?;
        let circle = store::team_circle(look, quiet.team).await?.ok_or(Error::NotFound)?;
        let desk = look.permitted(Access::KeepDesk, Desk { team: quiet.team })?;
        let opened = look.open(circle, desk.permit(), OPENNESS_DESK, id).await?;
        let reason = readable(look, &opened, quiet.reason_place()).await?;
        let vault = look.house().vault().clone();
        let all = requests::answered_of_team(look, quiet.team).await?;
        let due = quiet.is_due(look.now());
        Ok::<_, Error>(LookedAt {
            reason: reason.and_then(|it| toml::from_str(&it).ok()),
            request: all.iter().map(|it| it.id).find(|it| matter_of(&vault, *it) == quiet.matter),
            names: staff::called_names(look).await?,
            due,
            quiet: quiet.into_inner(),
        })
    })
}

/// One says that it goes on for so many days, or (without days) that it ends.
pub(crate) async fn look_again(house: &House, caller: &Caller, id: QuietId, days: Option<i64>) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let quiet = store::quiet_for(work, id, Access::LookAgain).await?;
        let quiet = quiet.change(|it| it.proposed(me, days, now))?;
        store::save(work, &quiet).await
    })
}

/// Another says the same.
pub(crate) async fn agree(house: &House, caller: &Caller, id: QuietId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let quiet = store::quiet_for(work, id, Access::AgreeAgain).await?;
        let rules = quiet.permit().rules();
        let quiet = quiet.change(|it| it.agreed(me, now))?;
        store::save(work, &quiet).await?;
        if !quiet.is_open() {
            let circle = store::team_circle(work, quiet.team).await?.ok_or(Error::NotFound)?;
            work.erase_text(circle, quiet.reason_place(), &rules).await?;
            answer_anew(work, &quiet).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

async fn answer_anew(work: &mut Work, quiet: &Quiet) -> Result<(), Error> {
    let (now, vault) = (work.now(), work.house().vault().clone());
    let all = requests::answered_of_team(work, quiet.team).await?;
    // Whoever asked may have erased everything meanwhile; then nothing is left to answer.
    let Some(it) = all.into_iter().find(|it| matter_of(&vault, it.id) == quiet.matter) else { return Ok(()) };
    let request = work.permitted(Access::AnswerAnew, it)?;
    let request = request.change(|it| Ok::<_, Error>(it.asked_anew(now)))?;
    requests::save(work, &request).await
}
