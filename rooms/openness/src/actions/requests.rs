//! Somebody asks, reads what became of it, or takes it back; or a worker types in what was asked by telephone or on paper.
use super::readable;
use crate::{
    Access, Error,
    access_requests::Asking,
    answer::{Answer, Answered},
    request::{CameBy, LONGEST_TEXT, OPENNESS_REQUEST, Request, RequestId, State, Whom, Wish, answer_by},
    store::{answers, requests as store},
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Id};
use ground_policy::Permitted;
use ground_seal::{Label, mac, session::Token};
use ground_store::Trouble;
use ground_web::as_typed;
use ground_work::{House, Look, OpenedCircle, Work, act, see};
use people::Party;

/// A request as it was typed. Words are optional; what is asked for is not.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) wish: Option<Wish>,
    pub(crate) whom: Whom,
    pub(crate) came_by: CameBy,
    pub(crate) text: String,
}

/// One press of one form is one request.
fn id_of(house: &House, form: &Token) -> RequestId {
    let hash = mac(&house.vault().instance().session, Label::REQUEST_ONCE, &[&form.hash()]);
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    Id::from_array(id)
}

/// By whoever talks with us, for themselves or as somebody's representative.
pub(crate) async fn ask(house: &House, caller: &Caller, form: &Token, new: &New) -> Result<RequestId, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    asked(house, caller, form, &New { came_by: CameBy::Page, ..new.clone() }, me).await
}

/// By a worker, for somebody who called or wrote on paper.
pub(crate) async fn ask_for(
    house: &House,
    caller: &Caller,
    form: &Token,
    new: &New,
    party: AccountId,
) -> Result<RequestId, Error> {
    if new.came_by == CameBy::Page {
        return Err(Error::NothingChosen);
    }
    asked(house, caller, form, new, party).await
}

/// Whether a worker may type in for this person; asked before the form is shown.
pub(crate) async fn may_ask_for(house: &House, caller: &Caller, party: AccountId) -> Result<(), Error> {
    see!(house, caller, |look| {
        let party = people::party_of(look, party).await?;
        look.permitted(Access::AskFor, Asking { party: party.id, team: party.team })?;
        Ok::<_, Error>(())
    })
}

async fn asked(house: &House, caller: &Caller, form: &Token, new: &New, party: AccountId) -> Result<RequestId, Error> {
    let wish = new.wish.ok_or(Error::NothingChosen)?;
    let text = as_typed(&new.text);
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::TooLong);
    }
    let id = id_of(house, form);
    let party: Permitted<Party> = see!(house, caller, |look| { Ok::<_, Error>(people::party_of(look, party).await?) })?;
    let outcome = act!(house, caller, |work| {
        if store::is_there(work, id).await? {
            return Ok(id);
        }
        put_down(work, &party, id, wish, new, &text).await?;
        Ok::<_, Error>(id)
    });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("openness_request") => Ok(id),
        other => other,
    }
}

async fn put_down(
    work: &mut Work,
    party: &Party,
    id: RequestId,
    wish: Wish,
    new: &New,
    text: &str,
) -> Result<(), Error> {
    let (now, asking) = (work.now(), Asking { party: party.id, team: party.team });
    let typed_by = Some(work.keyring()?.account).filter(|_| new.came_by != CameBy::Page);
    let verb = if new.came_by == CameBy::Page { Access::Ask } else { Access::AskFor };
    let rules = work.permitted(verb, asking)?.permit().rules();
    let request = Request {
        id,
        party: party.id,
        circle: party.circle,
        team: party.team,
        wish,
        whom: new.whom,
        came_by: new.came_by,
        typed_by,
        asked_at: now,
        answer_by: answer_by(now),
        state: State::Asked,
        ended_at: None,
    };
    store::add(work, &request).await?;
    if !text.trim().is_empty() {
        work.write_text(request.circle, request.words_place(), text, &rules).await?;
    }
    Ok(())
}

/// Everything somebody asked, the newest first. Nothing is opened for the list.
pub(crate) async fn own(house: &House, caller: &Caller) -> Result<Vec<Request>, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_in(look, me).await })
}

/// The same, inside another look.
pub(crate) async fn own_in(look: &mut Look, me: AccountId) -> Result<Vec<Request>, Error> {
    let party = people::party_of(look, me).await?;
    look.permitted(Access::Ask, Asking { party: party.id, team: party.team })?;
    store::of_party(look, me).await
}

/// One of one's own, whole.
pub(crate) struct OwnRequest {
    pub(crate) request: Request,
    pub(crate) words: Option<String>,
    pub(crate) answers: Vec<(Answered, Option<Answer>)>,
    pub(crate) outside: Option<store::Outside>,
}

pub(crate) async fn own_one(house: &House, caller: &Caller, id: RequestId) -> Result<OwnRequest, Error> {
    see!(house, caller, |look| { own_one_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn own_one_in(look: &mut Look, id: RequestId) -> Result<OwnRequest, Error> {
    let request = store::request_for_look(look, id, Access::ReadOwn).await?;
    let opened = look.open(request.circle, request.permit(), OPENNESS_REQUEST, id).await?;
    let words = readable(look, &opened, request.words_place()).await?;
    let (answers, outside) = (read_answers(look, &opened, id).await?, store::outside(look).await?);
    Ok(OwnRequest { request: request.into_inner(), words, answers, outside })
}

/// Answers with what they say. What always sounds the same has no text of its own.
pub(super) async fn read_answers(
    look: &mut Look,
    opened: &OpenedCircle,
    id: RequestId,
) -> Result<Vec<(Answered, Option<Answer>)>, Error> {
    let mut all = vec![];
    for it in answers::answers(look, id).await? {
        let said = if it.outcome.is_bare() { None } else { readable(look, opened, it.text_place()).await? };
        let said = said.map(|text| toml::from_str(&text).map_err(|_| Error::Unbelieved("an answer"))).transpose()?;
        all.push((it, said));
    }
    Ok(all)
}

/// It is as if it had not been asked; what was said with it is erased.
pub(crate) async fn take_back(house: &House, caller: &Caller, id: RequestId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = work.now();
        let request = store::request_for(work, id, Access::TakeRequestBack).await?;
        let (place, rules) = (request.words_place(), request.permit().rules());
        work.erase_text(request.circle, place, &rules).await?;
        let request = request.change(|it| Ok::<_, Error>(it.taken_back(now)))?;
        store::save(work, &request).await
    })?;
    Ok(house.db().settle().await?)
}
