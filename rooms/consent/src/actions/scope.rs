//! The one key by which anything may be passed on, to anybody, later. It is made here, from a consent that stands at this
//! moment, and nowhere else; it cannot be copied, kept or written down. (promise N-4; guideline 第4-2(4))
//!
//! ```compile_fail
//! // Not by hand.
//! let scope = consent::Scope { party: todo!() };
//! ```
//! ```compile_fail
//! // Not twice.
//! fn twice(scope: consent::Scope) -> (consent::Scope, consent::Scope) {
//!     (scope.clone(), scope)
//! }
//! ```
use super::door;
use crate::{
    Access, Error,
    given::{Consent, ConsentId, consents},
    item::{Item, Reach},
    store,
};
use ground_kernel::{AccountId, CircleId, TeamId, Timestamp};
use ground_work::Work;

/// For whom something is to be passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// An item that names nobody, such as the figures for Tokyo.
    Nobody,
    /// Somebody who works here, outside the team.
    Expert(AccountId),
    /// Whoever this one consent names, in sealed words.
    NamedIn(ConsentId),
}

/// What may be passed on, while this piece of work lasts.
#[derive(Debug)]
pub struct Scope {
    party: AccountId,
    circle: CircleId,
    team: TeamId,
    item: Item,
    consent: ConsentId,
    to: Option<AccountId>,
    reach: Vec<Reach>,
    until: Option<Timestamp>,
    rules: String,
}

impl Scope {
    pub fn party(&self) -> AccountId {
        self.party
    }
    pub fn circle(&self) -> CircleId {
        self.circle
    }
    pub fn team(&self) -> TeamId {
        self.team
    }
    pub fn item(&self) -> Item {
        self.item
    }
    pub fn consent(&self) -> ConsentId {
        self.consent
    }
    /// The account it is for, where it is for one.
    pub fn to(&self) -> Option<AccountId> {
        self.to
    }
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }
    /// Only what was chosen is covered.
    pub fn covers(&self, reach: Reach) -> bool {
        self.reach.contains(&reach)
    }
    /// For the ledger.
    pub fn rules(&self) -> &str {
        &self.rules
    }
}

/// Makes it, or says that nothing stands. Whoever is left out finds nobody.
pub async fn scope(work: &mut Work, party: AccountId, item: Item, recipient: Recipient) -> Result<Scope, Error> {
    let matter = door::desk_in(work, party, Access::Use).await?;
    let now = work.now();
    let lines = door::lines_in(work, matter.circle).await?;
    let all = consents(&lines, now);
    let it = all.iter().rev().find(|it| it.stands() && fits(it, item, recipient)).ok_or(Error::NoConsent)?;
    Ok(Scope {
        party,
        circle: matter.circle,
        team: matter.team,
        item,
        consent: it.line.mark.consent,
        to: it.line.mark.to,
        reach: it.line.mark.reach.clone(),
        until: it.line.mark.until,
        rules: matter.permit().rules(),
    })
}

fn fits(it: &Consent, item: Item, recipient: Recipient) -> bool {
    let mark = &it.line.mark;
    mark.item == item
        && match recipient {
            Recipient::Nobody => !item.is_for_somebody(),
            Recipient::Expert(who) => mark.to == Some(who),
            Recipient::NamedIn(consent) => mark.consent == consent,
        }
}

/// Everything that was passed on by a consent which stands no more is shut, now.
pub(crate) async fn shut_what_is_over(work: &mut Work, party: AccountId, circle: CircleId) -> Result<(), Error> {
    let now = work.now();
    let all = consents(&door::lines_in(work, circle).await?, now);
    for page in store::experts::still_there(work, party, None).await? {
        let stands = all.iter().any(|it| it.stands() && it.line.mark.consent == page.consent);
        if !stands {
            super::experts::shut(work, &page).await?;
        }
    }
    Ok(())
}
