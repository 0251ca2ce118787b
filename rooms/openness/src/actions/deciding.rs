//! Answering in steps: one proposes, another decides with them. In a house of one the second comes later, except where not
//! even the existence of something is told: that waits for two.
//!
//! Until it is decided nothing of it lies with whoever asked: what is put away or written anew leaves no line there.
use super::{desk::heard_place, readable, team_circle};
use crate::{
    Access, Error,
    access_requests::{Desk, OfTeam},
    answer::{Answer, AnswerId, Answered, Decided, Outcome, To, Two},
    proposal::{Inside, Proposal, ProposalId},
    quiet::{OPENNESS_DESK, Quiet, Reason},
    request::{Request, RequestId},
    store::{answers as store, quiet, requests},
    withholding::Withheld,
};
use ground_circle::Caller;
use ground_kernel::CircleId;
use ground_policy::Permitted;
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use staff::SmallHouse;

/// What a worker typed, as far as it has a meaning.
#[derive(Clone)]
pub(crate) struct Typed {
    pub(crate) outcome: Outcome,
    pub(crate) text: String,
    pub(crate) withheld: Vec<Withheld>,
    pub(crate) to: To,
    pub(crate) quiet: Option<Reason>,
}

fn inside(request: &Request, typed: &Typed) -> Result<Inside, Error> {
    let answer = Answer::of(request, &typed.to, typed.outcome, &typed.text, typed.withheld.clone())?;
    Inside::of(request, answer, typed.to.clone(), typed.quiet.clone())
}

/// The request, for whoever may propose an answer to it.
pub(crate) async fn to_propose(house: &House, caller: &Caller, id: RequestId) -> Result<Request, Error> {
    see!(house, caller, |look| {
        Ok::<_, Error>(requests::request_for_look(look, id, Access::Propose).await?.into_inner())
    })
}

/// True when it waits for another; false when it went out, in a house of one.
pub(crate) async fn propose(house: &House, caller: &Caller, id: RequestId, typed: &Typed) -> Result<bool, Error> {
    let team = to_propose(house, caller, id).await?.team;
    let circle = team_circle::of(house, caller, team).await?;
    let outcome = act!(house, caller, |work| {
        let request = requests::request_for(work, id, Access::Propose).await?;
        let inside = inside(&request, typed)?;
        let organisation = staff::organisation_in(work).await?;
        let (now, me) = (work.now(), work.keyring()?.account);
        if store::proposal(work, id).await?.is_some() {
            return Err(Error::TooLate);
        }
        if organisation.size == SmallHouse::One && inside.answer.outcome() != Outcome::Nothing {
            let second_by = now.plus_days(organisation.seconded_within_days);
            let rules = request.permit().rules();
            give(work, request, &inside, circle, Decided::OneNow { one: me, second_by }, &rules).await?;
            return Ok(false);
        }
        let proposal = Proposal { id: work.new_id(), request: id, team, by: me, made_at: now };
        store::add_proposal(work, &proposal).await?;
        let rules = work.permitted(Access::KeepDesk, Desk { team })?.permit().rules();
        work.write_text(circle, proposal.inside_place(), &inside.to_text()?, &rules).await?;
        Ok::<_, Error>(true)
    });
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name == "openness_proposal_request_id_key" => {
            Err(Error::TooLate)
        }
        other => other,
    }
}

/// Another decides with whoever proposed, about the very proposal their page showed.
pub(crate) async fn decide(house: &House, caller: &Caller, id: RequestId, shown: ProposalId) -> Result<(), Error> {
    let (inside, circle) = read_inside(house, caller, id, shown).await?;
    act!(house, caller, |work| {
        let request = requests::request_for(work, id, Access::Propose).await?;
        let proposal = store::proposal(work, id).await?.filter(|it| it.id == shown).ok_or(Error::TooLate)?;
        let proposal = work.permitted(Access::Decide, proposal)?;
        let two = Two::of(proposal.by, work.keyring()?.account)?;
        let rules = proposal.permit().rules();
        end_proposal(work, &proposal, circle, &rules).await?;
        give(work, request, &inside, circle, Decided::By(two), &rules).await
    })?;
    Ok(house.db().settle().await?)
}

async fn read_inside(
    house: &House,
    caller: &Caller,
    id: RequestId,
    shown: ProposalId,
) -> Result<(Inside, CircleId), Error> {
    see!(house, caller, |look| {
        requests::request_for_look(look, id, Access::Propose).await?;
        let proposal = store::proposal(look, id).await?.filter(|it| it.id == shown).ok_or(Error::TooLate)?;
        let proposal = look.permitted(Access::Decide, proposal)?;
        let circle = quiet::team_circle(look, proposal.team).await?.ok_or(Error::NotFound)?;
        let desk = look.permitted(Access::KeepDesk, Desk { team: proposal.team })?;
        let opened = look.open(circle, desk.permit(), OPENNESS_DESK, id).await?;
        let text = readable(look, &opened, proposal.inside_place()).await?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((Inside::from_text(&text)?, circle))
    })
}

/// The answer is there: in the asker's own circle what it says, in the team's own what is for the team alone.
async fn give(
    work: &mut Work,
    request: Permitted<Request>,
    inside: &Inside,
    circle: CircleId,
    decided: Decided,
    rules: &str,
) -> Result<(), Error> {
    let now = work.now();
    let answered = Answered::new(work.new_id(), inside.answer.outcome(), decided, now);
    store::add_answer(work, request.id, &answered).await?;
    if !answered.outcome.is_bare() {
        let text = toml::to_string(&inside.answer).map_err(|_| Error::Unbelieved("an answer"))?;
        work.write_text(request.circle, answered.text_place(), &text, rules).await?;
    }
    if request.whom.is_another() {
        let text = toml::to_string(&inside.to).map_err(|_| Error::Unbelieved("how somebody was heard"))?;
        work.write_text(circle, heard_place(answered.id), &text, rules).await?;
    }
    if let Some(reason) = &inside.quiet {
        // One alone keeps nothing quiet.
        let Decided::By(two) = decided else { return Err(Error::SameName) };
        keep_quiet(work, &request, reason, circle, two, rules).await?;
    }
    let request = request.change(|it| Ok::<_, Error>(it.answered(now)))?;
    requests::save(work, &request).await
}

async fn keep_quiet(
    work: &mut Work,
    request: &Request,
    reason: &Reason,
    circle: CircleId,
    two: Two,
    rules: &str,
) -> Result<(), Error> {
    // An id that tells nothing, of the time neither.
    let (id, now, vault) = (work.house().blind_id(), work.now(), work.house().vault().clone());
    let it = Quiet::decided(id, request, two, reason, &vault, now);
    quiet::add(work, &it).await?;
    let text = toml::to_string(reason).map_err(|_| Error::Unbelieved("a reason"))?;
    Ok(work.write_text(circle, it.reason_place(), &text, rules).await?)
}

async fn end_proposal(work: &mut Work, it: &Proposal, circle: CircleId, rules: &str) -> Result<(), Error> {
    work.erase_text(circle, it.inside_place(), rules).await?;
    store::end_proposal(work, it.id).await
}

/// A proposal is put away; another can be made.
pub(crate) async fn put_back(house: &House, caller: &Caller, id: RequestId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let proposal = store::proposal(work, id).await?.ok_or(Error::NotFound)?;
        let proposal = work.permitted(Access::PutBack, proposal)?;
        let circle = quiet::team_circle(work, proposal.team).await?.ok_or(Error::NotFound)?;
        let rules = proposal.permit().rules();
        end_proposal(work, &proposal, circle, &rules).await
    })?;
    Ok(house.db().settle().await?)
}

/// The second name under an answer that one sent in a house of one.
pub(crate) async fn second(house: &House, caller: &Caller, id: RequestId, answer: AnswerId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let request = requests::request_for(work, id, Access::WorkOn).await?;
        let all = store::answers(work, id).await?;
        let answered = all.into_iter().find(|it| it.id == answer).ok_or(Error::NotFound)?;
        let me = work.keyring()?.account;
        let it = work.permitted(Access::Second, OfTeam { answered, team: request.team })?;
        let it = it.change(|it| Ok::<_, Error>(OfTeam { answered: it.answered.seconded(me)?, ..it }))?;
        store::save_answer(work, &it).await
    })
}
