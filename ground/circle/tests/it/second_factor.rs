//! The second factor: a code is good once, within one step.
use ground_circle::{Vault, second_factor};
use ground_kernel::{AccountId, Clock};
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_store::{Tables, values};
use ground_testkit::{FakeClock, Scratch, fixed_id, moment};
use second_factor::SharedSecret;

fn vault() -> Vault {
    Vault::new(InstanceKeys::new(2_968), Cost::FOR_TESTS)
}

/// RFC 6238, appendix B (SHA-1), six digits of its eight.
#[test]
fn the_codes_are_those_of_the_standard() {
    let secret = SharedSecret::from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
    for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
        let at = ground_kernel::Timestamp::from_micros(0).plus_seconds(seconds);
        assert_eq!(secret.code_at(at).as_deref(), Some(code));
    }
    assert_eq!(secret.to_base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

/// Capability 107: nobody signs in as someone of the house by a code that was seen over their shoulder.
#[tokio::test]
async fn a_code_is_accepted_once_and_within_one_step() {
    for scratch in Scratch::both().await {
        let (db, vault, aoi): (_, _, AccountId) = (scratch.open().await, vault(), fixed_id(2));
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let mut tx = db.begin().await.unwrap();
        let secret = SharedSecret::random();
        second_factor::keep(&mut tx, &vault, aoi, &secret).await.unwrap();
        let code = |steps: i64| secret.code_at(clock.now().plus_seconds(30 * steps)).unwrap();
        for (steps, good) in [
            (-2, false),
            (2, false),
            (-1, true),
            (-1, false),
            (0, true),
            (0, false),
            (-1, false),
            (1, true),
            (1, false),
        ] {
            let accepted = second_factor::accept(&mut tx, &vault, clock.now(), aoi, &code(steps)).await.unwrap();
            assert_eq!(accepted, good, "{} {steps}", scratch.kind);
        }
        clock.pass_seconds(60);
        let typed: String = code(0).chars().map(|it| char::from_u32(it as u32 + 0xfee0).unwrap()).collect();
        assert!(
            second_factor::accept(&mut tx, &vault, clock.now(), aoi, &format!("{typed} ")).await.unwrap(),
            "full width"
        );
        for nonsense in ["", "12345", "1234567", "あいうえおか"] {
            assert!(!second_factor::accept(&mut tx, &vault, clock.now(), aoi, nonsense).await.unwrap());
        }
        clock.pass_seconds(60);
        assert!(
            !second_factor::accept(&mut tx, &vault, clock.now(), fixed_id(3), &code(0)).await.unwrap(),
            "no factor"
        );
    }
}

/// Capability 105: the secret's row belongs to one account in one house.
#[tokio::test]
async fn a_moved_secret_accepts_nothing() {
    for scratch in Scratch::both().await {
        let (db, vault, aoi, ren): (_, _, AccountId, AccountId) =
            (scratch.open().await, vault(), fixed_id(2), fixed_id(3));
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let mut tx = db.begin().await.unwrap();
        let secret = SharedSecret::random();
        second_factor::keep(&mut tx, &vault, aoi, &secret).await.unwrap();
        tx.change("update circle_second_factor set account_id = $2 where account_id = $1", values![aoi, ren])
            .await
            .unwrap();
        let code = secret.code_at(clock.now()).unwrap();
        assert!(second_factor::accept(&mut tx, &vault, clock.now(), ren, &code).await.is_err());
        assert!(!second_factor::accept(&mut tx, &vault, clock.now(), aoi, &code).await.unwrap());
        let other = self::vault();
        tx.change("update circle_second_factor set account_id = $2 where account_id = $1", values![ren, aoi])
            .await
            .unwrap();
        assert!(second_factor::accept(&mut tx, &other, clock.now(), aoi, &code).await.is_err());
        assert!(second_factor::accept(&mut tx, &vault, clock.now(), aoi, &code).await.unwrap());
    }
}

/// Only in the sample house a program may sign in again within the half minute.
#[tokio::test]
async fn the_sample_house_takes_a_code_again() {
    for scratch in Scratch::both().await {
        let (db, vault, aoi): (_, _, AccountId) = (scratch.open().await, vault().with_codes_again(), fixed_id(2));
        let clock = FakeClock::at(moment(2026, 11, 20, 3, 2));
        let mut tx = db.begin().await.unwrap();
        let secret = SharedSecret::random();
        second_factor::keep(&mut tx, &vault, aoi, &secret).await.unwrap();
        let code = secret.code_at(clock.now()).unwrap();
        for _ in 0..2 {
            assert!(second_factor::accept(&mut tx, &vault, clock.now(), aoi, &code).await.unwrap());
        }
    }
}
