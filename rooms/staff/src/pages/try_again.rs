//! Words and code said again on a page of the desk: slower and slower for whoever tries many.
use crate::Error;
use ground_web::{Address, House};

/// Waits as long as the brakes ask, does it, and tells them how it went. `tried` names what is tried, not who.
pub(crate) async fn braked<T>(
    house: &House,
    address: Address,
    tried: &[u8],
    doing: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let now = house.now();
    house.brakes.wait(house.brakes.pause(now, address, tried)).await;
    let outcome = doing.await;
    match &outcome {
        Ok(_) => house.brakes.opened(tried),
        Err(Error::WrongWords | Error::WrongCards) => house.brakes.failed(now, address, tried),
        Err(_) => {}
    }
    outcome
}
