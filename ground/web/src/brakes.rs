//! Brakes: whoever tries many words, or sends very many letters, is answered more and more slowly. Nobody is ever
//! locked out, and there is no puzzle.
//!
//! What is counted lies in memory only, under a keyed hash with a key of this process, and is forgotten within 24
//! hours. A restart forgets everything.
use crate::Address;
use ground_kernel::Timestamp;
use ground_seal::{Label, Secret, mac};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

pub struct Brakes {
    key: Secret,
    counts: Mutex<HashMap<[u8; 32], Count>>,
    waits: bool,
}

#[derive(Clone, Copy)]
struct Count {
    failures: u32,
    last_at: Timestamp,
}

const FORGET_AFTER_HOURS: i64 = 24;
const FREE_TRIES: u32 = 5;
const FREE_SENDINGS: u32 = 20;
const LONGEST_MILLIS: u64 = 8_000;
const MOST_REMEMBERED: usize = 100_000;

/// How long an answer waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause(Duration);

impl Brakes {
    /// `waits` is off in tests, which look at the pause instead of sitting through it.
    pub fn new(waits: bool) -> Self {
        Brakes { key: Secret::random(), counts: Mutex::default(), waits }
    }

    /// The pause that is due before the answer, for an address and for what it is trying (a number, a name).
    pub fn pause(&self, now: Timestamp, address: Address, tried: &[u8]) -> Pause {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = |key| counts.get(&key).filter(|it| fresh(it, now)).map_or(0, |it| it.failures);
        let worst = failures(self.by_address(address)).max(failures(self.by_what(tried)));
        Pause(Duration::from_millis(pause_millis(worst, FREE_TRIES)))
    }

    pub async fn wait(&self, pause: Pause) {
        if self.waits && !pause.0.is_zero() {
            tokio::time::sleep(pause.0).await;
        }
    }

    /// The pause that is due before one more first letter from this address. Twenty a day are free: a household, a
    /// library, a ward behind one address.
    pub fn pause_before_sending(&self, now: Timestamp, address: Address) -> Pause {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = counts.get(&self.by_sender(address)).filter(|it| fresh(it, now)).map_or(0, |it| it.failures);
        Pause(Duration::from_millis(pause_millis(sent, FREE_SENDINGS)))
    }

    pub fn sent(&self, now: Timestamp, address: Address) {
        self.count(now, [self.by_sender(address)]);
    }

    /// It didn't open.
    pub fn failed(&self, now: Timestamp, address: Address, tried: &[u8]) {
        self.count(now, [self.by_address(address), self.by_what(tried)]);
    }

    fn count<const N: usize>(&self, now: Timestamp, keys: [[u8; 32]; N]) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST_REMEMBERED {
            counts.clear();
        }
        counts.retain(|_, it| fresh(it, now));
        for key in keys {
            let count = counts.entry(key).or_insert(Count { failures: 0, last_at: now });
            (count.failures, count.last_at) = (count.failures.saturating_add(1), now);
        }
    }

    /// It opened: this number or name is not slowed any more. The address stays as it is, or one right guess would free
    /// all the wrong ones.
    pub fn opened(&self, tried: &[u8]) {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.by_what(tried));
    }

    fn by_address(&self, address: Address) -> [u8; 32] {
        mac(&self.key, Label::HOUSE, &[b"address", &address.bytes()])
    }
    fn by_sender(&self, address: Address) -> [u8; 32] {
        mac(&self.key, Label::HOUSE, &[b"sender", &address.bytes()])
    }
    fn by_what(&self, tried: &[u8]) -> [u8; 32] {
        mac(&self.key, Label::HOUSE, &[b"what", tried])
    }
}

fn fresh(count: &Count, now: Timestamp) -> bool {
    now < count.last_at.plus_hours(FORGET_AFTER_HOURS)
}

/// Nothing for the first few, then doubling from a quarter of a second, never over eight seconds.
fn pause_millis(count: u32, free: u32) -> u64 {
    let over = count.saturating_sub(free);
    if over == 0 { 0 } else { 250_u64.saturating_mul(1 << (over - 1).min(10)).min(LONGEST_MILLIS) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{IpAddr, Ipv4Addr};

    fn address(last: u8) -> Address {
        Address::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)))
    }

    #[test]
    fn trying_many_words_becomes_slow_and_never_impossible() {
        let (brakes, now) = (Brakes::new(false), Timestamp::from_micros(0));
        let mut pauses = vec![];
        for _ in 0..20 {
            pauses.push(brakes.pause(now, address(1), b"123").0.as_millis());
            brakes.failed(now, address(1), b"123");
        }
        assert_eq!(&pauses[..9], &[0, 0, 0, 0, 0, 0, 250, 500, 1_000]);
        assert_eq!(pauses[19], 8_000);
    }

    #[test]
    fn another_number_from_another_address_is_not_slowed() {
        let (brakes, now) = (Brakes::new(false), Timestamp::from_micros(0));
        (0..20).for_each(|_| brakes.failed(now, address(1), b"123"));
        assert_eq!(brakes.pause(now, address(2), b"456"), Pause(Duration::ZERO));
        assert_ne!(brakes.pause(now, address(2), b"123"), Pause(Duration::ZERO));
        assert_ne!(brakes.pause(now, address(1), b"456"), Pause(Duration::ZERO));
    }

    #[test]
    fn many_first_letters_from_one_address_become_slow_and_words_stay_free() {
        let (brakes, now) = (Brakes::new(false), Timestamp::from_micros(0));
        (0..21).for_each(|_| brakes.sent(now, address(1)));
        assert_eq!(brakes.pause_before_sending(now, address(1)), Pause(Duration::from_millis(250)));
        assert_eq!(brakes.pause_before_sending(now, address(2)), Pause(Duration::ZERO));
        assert_eq!(brakes.pause(now, address(1), b"123"), Pause(Duration::ZERO));
    }

    #[test]
    fn all_is_forgotten_within_a_day() {
        let (brakes, now) = (Brakes::new(false), Timestamp::from_micros(0));
        (0..20).for_each(|_| brakes.failed(now, address(1), b"123"));
        assert_eq!(brakes.pause(now.plus_hours(24), address(1), b"123"), Pause(Duration::ZERO));
    }
}
