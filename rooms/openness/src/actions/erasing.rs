//! Somebody erased everything, or their time of keeping is over: what they asked is due no more. Their texts went with their
//! circle. What is kept quiet protects somebody else, and stays until it is looked at again.
use crate::{Error, store::requests};
use ground_circle::Caller;
use ground_kernel::{AccountId, CircleId};
use ground_work::{House, Work, act};

/// By the house; done twice, it is as if done once.
pub async fn forget(house: &House, party: AccountId) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| { requests::empty_of(work, party).await })
}

/// A restore brought back what somebody had asked before they erased everything.
pub async fn forget_again(work: &mut Work, circle: CircleId) -> Result<(), Error> {
    requests::empty_in(work, circle).await
}
