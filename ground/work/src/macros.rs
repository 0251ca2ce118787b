//! `act!` and `see!`. Macros and not functions with an async closure, because such a closure may not borrow and still
//! be `Send`.
use ground_store::Trouble;
use std::time::Duration;

/// `act!(house, caller, |tx| { …; Ok(done) })`: one piece of work, begun, ended, and begun again after a clash. A deed
/// may run up to ten times, so it does nothing but ask and change the database.
#[macro_export]
macro_rules! act {
    ($house:expr, $caller:expr, |$tx:ident| $deed:block) => {
        $crate::piece_of_work!($house.begin($caller), |$tx| $deed)
    };
}

/// `see!(house, caller, |tx| { … })`: the same for looking; it never waits for a writer.
#[macro_export]
macro_rules! see {
    ($house:expr, $caller:expr, |$tx:ident| $deed:block) => {
        $crate::piece_of_work!($house.begin_looking($caller), |$tx| $deed)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! piece_of_work {
    ($begin:expr, |$tx:ident| $deed:block) => {{
        let mut attempts_left = $crate::ATTEMPTS;
        loop {
            let mut work = $begin.await?;
            let outcome = {
                let $tx = &mut work;
                async { $deed }.await
            };
            attempts_left -= 1;
            match work.end(outcome).await {
                Some(ended) => break ended,
                None if attempts_left == 0 => break Err($crate::at_the_same_moment().into()),
                None => $crate::step_aside(attempts_left).await,
            }
        }
    }};
}

#[doc(hidden)]
pub fn at_the_same_moment() -> Trouble {
    Trouble::AtTheSameMoment
}

/// Of many who press at once on PostgreSQL one comes through at a time; eight of them are not too many for a small house.
#[doc(hidden)]
pub const ATTEMPTS: u8 = 10;

/// Lets the others go first: one millisecond, then two, and so on up to a tenth of a second.
#[doc(hidden)]
pub async fn step_aside(attempts_left: u8) {
    let before = u32::from(ATTEMPTS.saturating_sub(attempts_left + 1));
    tokio::time::sleep(Duration::from_millis(1 << before.min(6))).await;
}
