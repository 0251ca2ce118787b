//! What happens when somebody asks us about somebody, as short stories: written down in the team's own circle, in nobody's
//! thread. Nothing here looks anybody up.
use super::{desk::readable, team_circle};
use crate::{
    Access, Error,
    contact::{Channel, LONGEST_HEAD},
    contact_access::Desk,
    enquiry::{Asker, CONSULTATION_DESK, Enquiry},
    letter, store,
};
use ground_circle::Caller;
use ground_work::{House, act, see};

/// An enquiry as it was typed. One word anywhere is enough.
pub(crate) struct NewEnquiry {
    pub asker: Asker,
    pub channel: Channel,
    pub who: String,
    pub asked: String,
    pub answered: String,
}

pub(crate) async fn note(house: &House, caller: &Caller, new: &NewEnquiry) -> Result<(), Error> {
    let typed = [&new.who, &new.asked, &new.answered];
    if typed.iter().all(|it| it.trim().is_empty()) {
        return Err(Error::Empty);
    }
    if new.who.chars().count() > LONGEST_HEAD || typed.iter().any(|it| it.chars().count() > letter::LONGEST_TEXT) {
        return Err(Error::TooLong);
    }
    let team = team_circle::my_team(house, caller).await?;
    let circle = team_circle::of(house, caller, team).await?;
    act!(house, caller, |work| {
        let (me, now) = (work.keyring()?.account, work.now());
        let desk = work.permitted(Access::Receive, Desk { team })?;
        let it = Enquiry { id: work.new_id(), team, asker: new.asker, channel: new.channel, at: now, by: me };
        store::add_enquiry(work, &it).await?;
        let rules = desk.permit().rules();
        for (place, text) in
            [(it.who_place(), &new.who), (it.asked_place(), &new.asked), (it.answered_place(), &new.answered)]
        {
            let text = ground_web::as_typed(text);
            if !text.trim().is_empty() {
                work.write_text(circle, place, &text, &rules).await?;
            }
        }
        Ok::<_, Error>(())
    })
}

/// An enquiry as the team reads it.
pub(crate) struct EnquiryRead {
    pub enquiry: Enquiry,
    pub who: Option<String>,
    pub asked: Option<String>,
    pub answered: Option<String>,
    pub by: String,
}

pub(crate) async fn all(house: &House, caller: &Caller) -> Result<Vec<EnquiryRead>, Error> {
    let team = team_circle::my_team(house, caller).await?;
    see!(house, caller, |look| {
        let desk = look.permitted(Access::Receive, Desk { team })?;
        let Some(circle) = store::team_circle(look, team).await? else { return Ok(vec![]) };
        let opened = look.open(circle, desk.permit(), CONSULTATION_DESK, team).await?;
        let names = staff::called_names(look).await?;
        let mut all = vec![];
        for enquiry in store::enquiries(look, team).await? {
            all.push(EnquiryRead {
                who: readable(look, &opened, enquiry.who_place()).await?,
                asked: readable(look, &opened, enquiry.asked_place()).await?,
                answered: readable(look, &opened, enquiry.answered_place()).await?,
                by: names.get(&enquiry.by).cloned().unwrap_or_default(),
                enquiry,
            });
        }
        Ok::<_, Error>(all)
    })
}

/// By the house, when their time is over: three years, if nobody said otherwise.
pub(crate) async fn forget_old(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let before = work.now().plus_days(-records::kept_days(work, records::Clock::Enquiry).await?);
        for it in store::old_enquiries(work, before).await? {
            if let Some(circle) = store::team_circle(work, it.team).await? {
                for place in [it.who_place(), it.asked_place(), it.answered_place()] {
                    work.erase_text(circle, place, "consultation.enquiries-are-forgotten").await?;
                }
            }
            store::forget_enquiry(work, &it).await?;
        }
        Ok::<_, Error>(())
    })
}
