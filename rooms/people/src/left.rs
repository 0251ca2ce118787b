//! What somebody leaves with us about themselves: how they want to be talked with, and what is to be done if something
//! happens to them; and the sealing after a death. As short stories.
//!
//! Both texts are theirs alone to write and to change; nobody is asked for them. The second opens for workers only after
//! two have sealed the rest. (capabilities 185, 198)
use crate::{Access, Error, bell, party::Party, store};
use ground_circle::{Caller, TextPlace, sessions};
use ground_kernel::AccountId;
use ground_policy::Permitted;
use ground_store::outbox;
use ground_work::{House, Look, Work, act, see};

const TALK: u16 = 4;
const LATER: u16 = 5;
pub(crate) const LONGEST_LEFT: usize = 2_000;

/// How they want to be talked with.
pub fn talk_place(party: AccountId) -> TextPlace {
    TextPlace::of(crate::PEOPLE_PARTY, TALK, party)
}
/// If something happens to them.
fn later_place(party: AccountId) -> TextPlace {
    TextPlace::of(crate::PEOPLE_PARTY, LATER, party)
}

/// Which of the two.
#[derive(Clone, Copy)]
pub(crate) enum About {
    Talk,
    Later,
}

/// Leaves it, or takes it back by leaving nothing.
pub(crate) async fn leave(house: &House, caller: &Caller, about: About, typed: &str) -> Result<(), Error> {
    let text = ground_web::as_typed(typed);
    if text.chars().count() > LONGEST_LEFT {
        return Err(Error::TooLong);
    }
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let party = store::party_for(work, id, Access::Choose).await?;
        let place = match about {
            About::Talk => talk_place(id),
            About::Later => later_place(id),
        };
        let rules = party.permit().rules();
        match text.trim().is_empty() {
            true => drop(work.erase_text(party.circle, place, &rules).await?),
            false => work.write_text(party.circle, place, &text, &rules).await?,
        }
        Ok::<_, Error>(())
    })?;
    Ok(house.db().settle().await?)
}

/// What they themselves left for later.
pub(crate) async fn own_later(house: &House, caller: &Caller) -> Result<Option<String>, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_later_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn own_later_in(look: &mut Look, id: AccountId) -> Result<Option<String>, Error> {
    let party = store::party_for_look(look, id, Access::Read).await?;
    text_of(look, &party, later_place(id)).await
}

async fn text_of(look: &mut Look, party: &Permitted<Party>, place: TextPlace) -> Result<Option<String>, Error> {
    let opened = look.open(party.circle, party.permit(), crate::PEOPLE_PARTY, party.id).await?;
    Ok(look.text(&opened, place).await?.map(|it| it.text.to_string()))
}

/// After two have sealed everything else: what had been left for this, for the team that was written to.
pub async fn left_by(look: &mut Look, id: AccountId) -> Result<Option<String>, Error> {
    let party = store::party_for_look(look, id, Access::OpenLeft).await?;
    text_of(look, &party, later_place(id)).await
}

/// Nothing rings any more; for the room that holds the letters, in its own piece of work.
pub async fn quiet(work: &mut Work, id: AccountId) -> Result<(), Error> {
    store::party_for(work, id, Access::Seal).await?;
    outbox::take_back(work.bare().0, bell::TOPIC, id.to_string()).await?;
    store::silence_bell(work, id).await
}

/// It opens for nobody from now on, not with the words either, until the time for which it was kept is over.
pub async fn seal(work: &mut Work, id: AccountId) -> Result<(), Error> {
    let now = work.now();
    let party = store::party_for(work, id, Access::Seal).await?;
    quiet(work, id).await?;
    sessions::end_all(work.bare().0, id).await?;
    store::seal(work, &party, now).await
}

/// It was a mistake.
pub async fn unseal(work: &mut Work, id: AccountId) -> Result<(), Error> {
    let party = store::party_for(work, id, Access::Seal).await?;
    store::unseal(work, &party).await
}
