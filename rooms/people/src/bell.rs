//! The bell: a mail that says nothing, opt-in, in the hours the person allowed, stopped and erased by one tap.
//! (capability 27, A11; promises N-8, N-11)
//!
//! The address is a sealed text of the person's circle. Only the session that answers can open it; it moves it to the
//! outbox, under the instance's outbox key, where it is gone when sent, within 24 hours at the latest.
use crate::{
    Access, Error,
    party::{Party, bell_place},
    store,
};
use ground_circle::{Caller, recovery::Opened};
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_policy::Permitted;
use ground_seal::{Label, Zeroizing, boxed, session::Token};
use ground_store::outbox::Leaving;
use ground_work::{House, Work, act, see};

/// Hours of the day in Tokyo in which it may ring: from 0–23, until 1–24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BellHours {
    pub from: i64,
    pub until: i64,
}

impl BellHours {
    pub const USUAL: BellHours = BellHours { from: 10, until: 20 };

    /// From 22 until 3 is a night, for those who are awake then.
    pub fn new(from: i64, until: i64) -> BellHours {
        let fine = (0..24).contains(&from) && (1..=24).contains(&until) && from != until;
        if fine { BellHours { from, until } } else { Self::USUAL }
    }

    /// The first allowed moment from `at` on.
    pub fn next(self, at: Timestamp) -> Timestamp {
        let tokyo = at.plus_hours(9).as_micros();
        let midnight = Timestamp::from_micros(tokyo - tokyo.rem_euclid(Timestamp::DAY)).plus_hours(-9);
        let (opens, closes) = (midnight.plus_hours(self.from), midnight.plus_hours(self.until));
        if closes < opens {
            return if at < closes { at } else { at.max(opens) };
        }
        if at < opens {
            opens
        } else if at < closes {
            at
        } else {
            opens.plus_days(1)
        }
    }
}

/// A bell that is to ring: the address, opened by the session that answers, and where it may be stopped.
pub struct Ring {
    party: AccountId,
    hours: BellHours,
    address: Zeroizing<String>,
}

pub const TOPIC: &str = "people.bell";

/// Opens the address, if there is one and they want to hear from us. The ledger gets its line.
pub async fn ring_later(house: &House, caller: &Caller, party: AccountId) -> Result<Option<Ring>, Error> {
    see!(house, caller, |look| {
        let party: Permitted<Party> = store::party_for_look(look, party, Access::Ring).await?;
        let Some(hours) = party.bell.filter(|_| party.wants_replies()) else { return Ok(None) };
        let opened = look.open(party.circle, party.permit(), crate::PEOPLE_PARTY, party.id).await?;
        let address = look.text(&opened, bell_place(party.id)).await?;
        Ok(address.map(|it| Ring { party: party.id, hours, address: it.text }))
    })
}

/// Before a recovery of the organisation gives anybody a key, each person concerned who hung a bell hears that there is
/// something to read. It says no more than any bell. The lines in their ledgers are there already. Says how many rang.
pub async fn ring_for_recovery(house: &House, opened: &Opened) -> Result<usize, Error> {
    let (mut rung, caller) = (0, Caller::house());
    for circle in &opened.circles {
        if let Some(ring) = address_of(house, &caller, opened, *circle).await? {
            act!(house, &caller, |work| {
                let now = work.now();
                strike(work, &ring, now).await
            })?;
            rung += 1;
        }
    }
    Ok(rung)
}

async fn address_of(house: &House, caller: &Caller, by: &Opened, circle: CircleId) -> Result<Option<Ring>, Error> {
    see!(house, caller, |look| {
        let Some(party) = store::party_of_circle(look, circle, Access::Ring).await? else { return Ok(None) };
        let Some(hours) = party.bell.filter(|_| party.wants_replies()) else { return Ok(None) };
        let registry = look.registry().await?;
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        let (open, traced) = by.take_up(tx, &vault, &registry, circle).await?;
        let address = ground_circle::read(tx, &vault, &registry, &open, &traced, bell_place(party.id)).await?;
        Ok(address.map(|it| Ring { party: party.id, hours, address: it.text }))
    })
}

/// Leaves the ring in the outbox, in the same piece of work as what it rings for. Not before `from`, never outside the
/// allowed hours, dropped after a day of waiting.
pub async fn strike(work: &mut Work, ring: &Ring, from: Timestamp) -> Result<(), Error> {
    let (token, now) = (Token::random(), work.now());
    store::keep_bell_stop(work, &token, ring.party, now).await?;
    let not_before = ring.hours.next(from);
    let sealed = {
        let BellHours { from, until } = ring.hours;
        let plain = Zeroizing::new(format!("{}\n{}\n{from}\n{until}", ring.address.as_str(), token.to_text()));
        boxed::seal(&work.house().vault().instance().outbox, Label::OUTBOX, &[ring.party.as_bytes()], plain.as_bytes())
    };
    let id = work.new_id();
    let about = ring.party.to_string();
    let until = not_before.plus_hours(24);
    work.leave(Leaving { id, topic: TOPIC, about, sealed: Some(sealed), not_before, until }).await?;
    Ok(())
}

/// What the one who sends holds: where it rings, how it is stopped, and in which hours it may ring, however late it is.
pub struct Parcel {
    pub address: Zeroizing<String>,
    pub stop: String,
    pub hours: BellHours,
}

pub fn open_parcel(house: &House, about: &str, sealed: &[u8]) -> Option<Parcel> {
    let party: AccountId = about.parse().ok()?;
    let key = &house.vault().instance().outbox;
    let plain = boxed::open(key, Label::OUTBOX, &[party.as_bytes()], sealed).ok()?;
    let mut lines = std::str::from_utf8(&plain).ok()?.lines();
    let (address, stop) = (Zeroizing::new(lines.next()?.to_owned()), lines.next()?.to_owned());
    let hours = BellHours::new(lines.next()?.parse().ok()?, lines.next()?.parse().ok()?);
    Some(Parcel { address, stop, hours })
}

/// Enough of a look at an address to say a kind word about a slip; the mail server decides. Old carrier addresses with
/// `..` or `.@` are real.
pub(crate) fn looks_like_mail(address: &str) -> bool {
    let ends = address.rsplit_once('@');
    let fine = |(local, domain): (&str, &str)| {
        !local.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
    };
    address.len() <= 254 && !address.contains(char::is_whitespace) && ends.is_some_and(fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokyo(day: i64, hour: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_days(day).plus_hours(hour - 9)
    }

    /// capability 27: quiet hours are kept.
    #[test]
    fn it_rings_only_in_the_hours_that_were_allowed() {
        let hours = BellHours::new(10, 20);
        assert_eq!(hours.next(tokyo(3, 3)), tokyo(3, 10));
        assert_eq!(hours.next(tokyo(3, 12)), tokyo(3, 12));
        assert_eq!(hours.next(tokyo(3, 20)), tokyo(4, 10));
        let night = BellHours::new(22, 3);
        assert_eq!(night.next(tokyo(3, 2)), tokyo(3, 2));
        assert_eq!(night.next(tokyo(3, 3)), tokyo(3, 22));
        assert_eq!(night.next(tokyo(3, 23)), tokyo(3, 23));
        assert_eq!(BellHours::new(7, 7), BellHours::USUAL);
    }

    #[test]
    fn carrier_addresses_of_old_phones_are_accepted() {
        for fine in ["neko..mimi.@docomo.example.jp", "a@b.jp", "ねこ@例え.jp"] {
            assert!(looks_like_mail(fine), "{fine}");
        }
        for slip in ["neko", "neko@", "@b.jp", "ne ko@b.jp", "neko@localhost"] {
            assert!(!looks_like_mail(slip), "{slip}");
        }
    }
}
