//! Somebody of the house offers it; somebody begins, with the one they choose and their own yes. Whoever they began with before
//! holds nothing any more from that moment on: there is one counsellor at a time.
use super::{me, or_done_already};
use crate::{
    Access, Error,
    access::{Beginning, Offer},
    explanation::{Explained, Yes},
    pair::{Pair, PairId},
    store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_seal::session::Token;
use ground_web::id_of_press;
use ground_work::{House, Look, Work, act, see};
use staff::Qualification;

/// By a licence only: years of experience are enough for a first talk, and not for this.
fn qualified(lines: &[Qualification], now: Timestamp) -> bool {
    consent::may_hold(lines, i64::MAX, now).is_some()
}

/// Whom somebody can choose today.
pub(crate) async fn can_be_chosen(look: &mut Look, party: AccountId) -> Result<Vec<(AccountId, String)>, Error> {
    let (now, registry, names) = (look.now(), look.registry().await?, staff::called_names(look).await?);
    let mut all = vec![];
    for id in store::offers(look).await? {
        if qualified(&staff::qualifications(look, id).await?, now)
            && store::may_be_chosen(look, &registry, party, id).await?
        {
            all.push((id, names.get(&id).cloned().unwrap_or_default()));
        }
    }
    all.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(all)
}

async fn is_offered(work: &mut Work, party: AccountId, id: AccountId) -> Result<bool, Error> {
    let (now, registry) = (work.now(), work.registry().await?);
    Ok(store::offers(work).await?.contains(&id)
        && qualified(&staff::qualifications_in(work, id).await?, now)
        && store::may_be_chosen(work, &registry, party, id).await?)
}

pub(crate) async fn begin(
    house: &House,
    caller: &Caller,
    form: &Token,
    explained: &Explained,
    counsellor: AccountId,
    called: &str,
) -> Result<PairId, Error> {
    let (me, yes) = (me(caller)?, Yes::to(explained, counsellor));
    let id: PairId = id_of_press(form, &yes.to_text());
    let outcome = act!(house, caller, |work| {
        if store::pair_is_there(work, id).await? {
            return Ok(id);
        }
        let (party, begun_on) = (people::seen(work, me).await?.id, people::day_of(work.now()));
        let offered = is_offered(work, party, yes.counsellor).await?;
        let beginning = work.permitted(Access::Begin, Beginning { party, offered });
        let rules = beginning.map_err(|_| Error::NobodyChosen)?.permit().rules();
        for before in store::own_that_are_held(work, party).await? {
            work.leave_out(before.circle, &[before.counsellor]).await?;
            store::note_end(work, &before, Some(begun_on)).await?;
        }
        let circle = people::found_for_one(work, yes.counsellor).await?;
        let pair = Pair { id, party, circle, counsellor: yes.counsellor, begun_on, held: true };
        store::add_pair(work, &pair, yes.version).await?;
        work.write_text(circle, pair.yes_place(), &yes.to_text(), &rules).await?;
        if !called.is_empty() {
            work.write_text(circle, pair.called_place(), called, &rules).await?;
        }
        Ok::<_, Error>(id)
    });
    or_done_already(outcome, id)
}

/// How it stands with one's own offer.
pub(crate) struct OwnOffer {
    pub(crate) qualified: bool,
    pub(crate) offers: bool,
}

pub(crate) async fn own_offer(look: &mut Look, who: AccountId) -> Result<OwnOffer, Error> {
    let qualified = qualified(&staff::qualifications(look, who).await?, look.now());
    Ok(OwnOffer { qualified, offers: store::offers(look).await?.contains(&who) })
}

/// Taking it on needs a qualification; giving it up needs nothing. Those whom somebody has already stay theirs.
pub(crate) async fn offer(house: &House, caller: &Caller, on: bool) -> Result<(), Error> {
    let who = me(caller)?;
    act!(house, caller, |work| {
        let (now, lines) = (work.now(), staff::qualifications_in(work, who).await?);
        if !on {
            return store::offer_no_more(work, who).await;
        }
        let offer = work.permitted(Access::Offer, Offer { who, qualified: qualified(&lines, now) });
        offer.map_err(|_| Error::NotQualified)?;
        store::offer(work, who, people::day_of(now)).await
    })
}

/// Is somebody here who could ever offer it, and not whoever runs the house?
pub(crate) async fn desk_of(house: &House, caller: &Caller) -> Result<(OwnOffer, Vec<Pair>), Error> {
    let who = me(caller)?;
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let reads = registry.standing(who).is_some_and(|card| card.role == ground_kernel::Role::SupportWorker);
        if !reads {
            return Err(Error::NotFound);
        }
        let pairs = store::pairs_of(look, who).await?.iter().map(|it| **it).collect();
        Ok((own_offer(look, who).await?, pairs))
    })
}
