//! What comes next, if anything: choices are laid out with both sides; the person says one of them, none, or something else,
//! changes it, and deletes it in one press. A worker writes down only what was read back.
use super::{or_done_already, own, plan_place, reading};
use crate::{
    Access, Error,
    plan::{BothSides, Choice, ChoiceId, Decision, Plan},
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_seal::session::Token;
use ground_work::{House, Work, act};

/// What was pressed: a word of the form, or one of the choices that lie there.
async fn decision(house: &House, caller: &Caller, party: AccountId, typed: &str) -> Result<Decision, Error> {
    let Ok(id) = typed.parse::<ChoiceId>() else { return Ok(Decision::of_word(typed)) };
    let page = reading::for_team(house, caller, party).await?;
    let chosen = page.choices.into_iter().find(|it| it.choice.id == id).ok_or(Error::NotFound)?;
    Ok(Decision::Chosen(chosen.sides.what))
}

/// The person decides, or says that they don't.
pub(crate) async fn decide(house: &House, caller: &Caller, pressed: &str, text: String) -> Result<(), Error> {
    let party = own(caller)?;
    let plan = Plan::new(decision(house, caller, party, pressed).await?, false, text)?;
    act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Decide).await?;
        people::seen(work, party).await?;
        let rules = now.permit().rules();
        save(work, now.circle, party, &plan, &rules).await
    })
}

/// A worker writes down what somebody says, and reads it back to them.
pub(crate) async fn write_for(
    house: &House,
    caller: &Caller,
    party: AccountId,
    pressed: &str,
    read_back: bool,
    text: String,
) -> Result<(), Error> {
    if !read_back {
        return Err(Error::NotReadBack);
    }
    let plan = Plan::new(decision(house, caller, party, pressed).await?, true, text)?;
    act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Note).await?;
        people::heard_from(work, party).await?;
        let rules = now.permit().rules();
        save(work, now.circle, party, &plan, &rules).await
    })
}

async fn save(
    work: &mut Work,
    circle: ground_kernel::CircleId,
    party: AccountId,
    plan: &Plan,
    rules: &str,
) -> Result<(), Error> {
    let (writer, today) = (work.keyring()?.account, people::day_of(work.now()));
    store::save_plan(work, party, writer, today).await?;
    Ok(work.write_text(circle, plan_place(party), &plan.to_text(), rules).await?)
}

/// One press, and it is gone.
pub(crate) async fn delete(house: &House, caller: &Caller) -> Result<(), Error> {
    let party = own(caller)?;
    act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Decide).await?;
        work.erase_text(now.circle, plan_place(party), &now.permit().rules()).await?;
        store::forget_plan(work, party).await
    })?;
    Ok(house.db().settle().await?)
}

/// A worker lays out a choice.
pub(crate) async fn lay(
    house: &House,
    caller: &Caller,
    party: AccountId,
    form: &Token,
    sides: &BothSides,
) -> Result<(), Error> {
    let id: ChoiceId = ground_web::id_of_press(form, &sides.to_text());
    or_done_already(act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Note).await?;
        if store::choice_is_there(work, id).await? {
            return Ok(());
        }
        let (writer, laid_on) = (work.keyring()?.account, people::day_of(work.now()));
        store::add_choice(work, &Choice { id, party, writer, laid_on, there: true }).await?;
        let rules = now.permit().rules();
        Ok::<_, Error>(work.write_text(now.circle, reading::choice_place(id), &sides.to_text(), &rules).await?)
    }))
}

/// A choice is taken away, by the person or by whoever laid it out.
pub(crate) async fn lower(house: &House, caller: &Caller, party: AccountId, id: ChoiceId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let choice = store::choice_for(work, id, Access::Lower).await?;
        if choice.party != party {
            return Err(Error::NotFound);
        }
        let now = store::now_for(work, party, Access::Read).await?;
        work.erase_text(now.circle, reading::choice_place(id), &choice.permit().rules()).await?;
        store::bury_choice(work, &choice).await
    })?;
    Ok(house.db().settle().await?)
}
