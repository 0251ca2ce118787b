//! A lock opens for the right words, and does the same work for everyone else.

use ground_seal::lock::{Cost, Lock, LockKind};
use ground_seal::{Refused, Secret};

const ACCOUNT: [u8; 16] = [1; 16];

fn closed() -> (Lock, Secret, Secret) {
    let (pepper, root) = (Secret::random(), Secret::random());
    let lock = Lock::close(LockKind::Words, &ACCOUNT, &pepper, Cost::FOR_TESTS, b"six words", &root);
    (lock, pepper, root)
}

#[test]
fn a_lock_opens_with_its_words_account_and_pepper_only() {
    let (lock, pepper, root) = closed();
    assert_eq!(lock.open(&ACCOUNT, &pepper, b"six words"), Ok(root));
    assert_eq!(lock.open(&ACCOUNT, &pepper, b"six word"), Err(Refused));
    assert_eq!(lock.open(&[2; 16], &pepper, b"six words"), Err(Refused));
    assert_eq!(lock.open(&ACCOUNT, &Secret::random(), b"six words"), Err(Refused));
}

#[test]
fn every_changed_field_is_refused() {
    let (lock, pepper, _) = closed();
    let refused = |lock: &Lock| lock.open(&ACCOUNT, &pepper, b"six words") == Err(Refused);
    assert!(refused(&Lock { kind: LockKind::Passphrase, ..lock.clone() }));
    assert!(refused(&Lock { cost: Cost { passes: 2, ..lock.cost }, ..lock.clone() }));
    assert!(refused(&Lock { cost: Cost { memory_kib: 72, ..lock.cost }, ..lock.clone() }));
    let flipped = |at: usize| {
        let mut changed = lock.clone();
        match at {
            0..16 => changed.salt[at] ^= 1,
            16..48 => changed.commit[at - 16] ^= 1,
            _ => changed.boxed[at - 48] ^= 1,
        }
        changed
    };
    assert!((0..48 + lock.boxed.len()).all(|at| refused(&flipped(at))));
    assert!((0..lock.boxed.len()).all(|cut| refused(&Lock { boxed: lock.boxed[..cut].to_vec(), ..lock.clone() })));
}

/// If a cost out of bounds were computed, these would take hours or all memory.
#[test]
fn a_cost_out_of_bounds_is_refused_before_any_work() {
    let (lock, pepper, _) = closed();
    let costs = [(u32::MAX, 1, 1), (64, u32::MAX, 1), (64, 1, u32::MAX), (0, 1, 1), (64, 0, 1), (64, 1, 0), (63, 1, 1)];
    for (memory_kib, passes, lanes) in costs {
        let cost = Cost { memory_kib, passes, lanes };
        assert!(!cost.is_allowed());
        assert_eq!(Lock { cost, ..lock.clone() }.open(&ACCOUNT, &pepper, b"six words"), Err(Refused), "{cost:?}");
    }
    assert!(Cost::STANDARD.is_allowed() && Cost::FOR_TESTS.is_allowed());
}

#[test]
fn an_unknown_number_meets_the_same_decoy_each_time_and_it_always_refuses() {
    let pepper = Secret::random();
    let decoy = |number: &[u8]| Lock::decoy(LockKind::Words, &pepper, number, Cost::FOR_TESTS);
    assert_eq!(decoy(b"482139057"), decoy(b"482139057"));
    assert_ne!(decoy(b"482139057").salt, decoy(b"482139058").salt);
    assert_ne!(decoy(b"1").salt, Lock::decoy(LockKind::Words, &Secret::random(), b"1", Cost::FOR_TESTS).salt);
    assert_eq!(decoy(b"482139057").open(&ACCOUNT, &pepper, b"six words"), Err(Refused));
}

/// Seen without a clock: there is one way to open, and what it costs is the lock's cost, which the decoy shares.
#[test]
fn a_decoy_has_the_cost_it_is_given() {
    let (lock, pepper, _) = closed();
    let decoy = Lock::decoy(LockKind::Words, &pepper, b"1", lock.cost);
    assert_eq!((decoy.cost, decoy.kind), (lock.cost, lock.kind));
    assert_eq!(Lock::decoy(LockKind::Words, &pepper, b"1", Cost::STANDARD).cost, Cost::STANDARD);
}

#[test]
fn kinds_are_one_byte_each() {
    for kind in [LockKind::Passphrase, LockKind::Words, LockKind::Cards] {
        assert_eq!(LockKind::from_byte(kind.to_byte()), Ok(kind));
    }
    assert!(LockKind::from_byte(0).is_err() && LockKind::from_byte(4).is_err());
}
