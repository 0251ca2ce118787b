//! A page for one expert: written by a worker, by a consent that stands; in the person's own circle word for word, and sealed
//! for writer and expert; read while the consent stands, with a line in the person's ledger before a word is shown; and gone
//! for the expert in the moment in which the consent is. (S03 6–7)
use super::{
    door,
    scope::{Recipient, Scope, scope},
};
use crate::{
    Access, Error,
    access::AskedPage,
    expert::{CONSENT_EXPERT, ExpertPage, LONGEST_PAGE, PageId},
    given::{ConsentId, consents},
    item::Item,
    store,
};
use ground_circle::{Caller, among};
use ground_kernel::{AccountId, Timestamp};
use ground_web::as_typed;
use ground_work::{House, Look, Work, act, see};

pub(crate) async fn write(
    house: &House,
    caller: &Caller,
    party: AccountId,
    consent: ConsentId,
    typed: &str,
) -> Result<(), Error> {
    let text = as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST_PAGE {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let scope = scope(work, party, Item::Expert, Recipient::NamedIn(consent)).await?;
        pass(work, scope, &text).await
    })
}

/// The scope is used up by it.
async fn pass(work: &mut Work, scope: Scope, text: &str) -> Result<(), Error> {
    let (now, keyring, registry) = (work.now(), work.keyring()?, work.registry().await?);
    let page = ExpertPage {
        id: work.new_id(),
        party: scope.party(),
        circle: scope.circle(),
        team: scope.team(),
        consent: scope.consent(),
        expert: scope.to().ok_or(Error::NoConsent)?,
        by: keyring.account,
        among: work.house().blind_id(),
        at: now,
        gone_at: None,
    };
    store::experts::add(work, &page, scope.until()).await?;
    work.write_text(page.circle, page.place(), text, scope.rules()).await?;
    let (kind, id) = page.among();
    let (tx, house) = work.bare();
    let at = (kind, id, people::day_of(now));
    Ok(among::leave(tx, house.vault(), &registry, &keyring, &[page.expert], at, text).await?)
}

/// Nothing is sealed to the expert any more.
pub(crate) async fn shut(work: &mut Work, page: &ExpertPage) -> Result<(), Error> {
    let now = work.now();
    let (kind, id) = page.among();
    among::end(work.bare().0, kind, id).await?;
    store::experts::note_gone(work, page.id, now).await
}

/// Pages that were written for whoever asks, by when and whom. No word of what stands in them.
pub(crate) struct ForMe {
    pub id: PageId,
    pub by: String,
    pub at: Timestamp,
}

pub(crate) async fn for_me(house: &House, caller: &Caller) -> Result<Vec<ForMe>, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let names = staff::called_names(look).await?;
        let mut mine = vec![];
        for page in store::experts::pages_for(look, me).await? {
            let asked = AskedPage { stands: stands(look, &page).await?, page };
            mine.push(asked);
        }
        let mine = look.permitted_all(Access::ReadPage, mine);
        let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
        let shown = mine.iter().map(|it| ForMe { id: it.page.id, by: name(it.page.by), at: it.page.at });
        Ok::<_, Error>(shown.collect())
    })
}

/// Does the consent stand, at this very moment?
async fn stands(look: &mut Look, page: &ExpertPage) -> Result<bool, Error> {
    if page.gone_at.is_some() {
        return Ok(false);
    }
    let now = look.now();
    let lines = door::lines_look(look, page.circle).await?;
    Ok(consents(&lines, now).iter().any(|it| it.stands() && it.line.mark.consent == page.consent))
}

pub(crate) struct Read {
    pub text: String,
    pub by: String,
    pub at: Timestamp,
}

/// Asked twice: before the line is written, and again before the text is opened, so that a consent that was withdrawn in
/// between opens nothing.
pub(crate) async fn read(house: &House, caller: &Caller, id: PageId) -> Result<Read, Error> {
    let keyring = caller.keyring.clone().ok_or(Error::NotFound)?;
    let (circle, rules) = see!(house, caller, |look| {
        let asked = permitted(look, id).await?;
        Ok::<_, Error>((asked.page.circle, asked.permit().rules()))
    })?;
    let (db, vault, now) = (house.db(), house.vault(), house.now());
    let traced = ground_circle::trace_shown(db, vault, now, &keyring, circle, CONSENT_EXPERT, id, rules).await?;
    see!(house, caller, |look| {
        let asked = permitted(look, id).await?;
        let (registry, names) = (look.registry().await?, staff::called_names(look).await?);
        let (tx, of_house) = look.bare();
        let shown = among::shown(tx, of_house.vault(), &registry, &keyring, asked.page.among(), &traced).await?;
        let heard = shown.ok_or(Error::NotFound)?;
        let by = names.get(&asked.page.by).cloned().unwrap_or_default();
        Ok::<_, Error>(Read { text: heard.text.to_string(), by, at: asked.page.at })
    })
}

/// The expert who was named is told why it stays shut; to others nothing is there. The refusal stands in the ledger.
async fn permitted(look: &mut Look, id: PageId) -> Result<ground_policy::Permitted<AskedPage>, Error> {
    let page = store::experts::page(look, id).await?;
    let stands = stands(look, &page).await?;
    let named = look.actor().account() == Some(page.expert);
    let asked = look.permitted(Access::ReadPage, AskedPage { page, stands });
    match asked {
        Err(_) if named && !stands => Err(Error::NoConsent),
        other => Ok(other?),
    }
}
