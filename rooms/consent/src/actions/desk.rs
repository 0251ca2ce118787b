//! What the team sees: what stands, what was asked, who wants to talk, what was passed on, and what stayed shut.
use super::{door, reading, talks};
use crate::{
    Error,
    given::{CONSENT_GIVEN, RecordId},
};
use ground_circle::{Caller, LedgerAct};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, see};

pub(crate) struct Desk {
    pub party: AccountId,
    pub called: Option<String>,
    pub state: reading::State,
    pub talks: talks::Talks,
    /// Somebody tried, and it stayed shut because consent had changed: who and when.
    pub shut: Vec<(String, Timestamp)>,
    pub may_hold: bool,
}

/// The rule by which an expert was refused.
const CHANGED: &str = "consent.changed";

pub(crate) async fn desk(house: &House, caller: &Caller, party: AccountId) -> Result<Desk, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| {
        let matter = door::desk(look, party).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_GIVEN, party).await?;
        let talks = talks::talks_in(look, &opened, party, matter.team).await?;
        let names = staff::called_names(look).await?;
        let lines = look.ledger(&opened).await?;
        let refused = lines.iter().filter(|it| it.act == LedgerAct::Refused && it.rules.contains(CHANGED));
        let name = |row: [u8; 16]| names.get(&AccountId::from_array(row)).cloned().unwrap_or_default();
        Ok::<_, Error>(Desk {
            party,
            called: reading::readable(look, &opened, people::called_place(party)).await?,
            shut: refused.map(|it| (name(it.row_id), it.at)).collect(),
            may_hold: talks.can.iter().any(|it| it.0 == me),
            state: reading::state_in(look, &opened, &matter).await?,
            talks,
        })
    })
}

pub(crate) async fn record(
    house: &House,
    caller: &Caller,
    party: AccountId,
    id: RecordId,
) -> Result<reading::OneRecord, Error> {
    see!(house, caller, |look| {
        let matter = door::desk(look, party).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_GIVEN, party).await?;
        reading::record_in(look, &opened, &matter, id).await
    })
}
