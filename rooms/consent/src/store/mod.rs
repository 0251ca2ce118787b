//! All SQL of this room, a file for each family of tables. What stands is not read here but from signed lines (`given`).
pub(crate) mod answers;
pub(crate) mod experts;
pub(crate) mod given;
pub(crate) mod own;
pub(crate) mod talks;
pub(crate) mod waiting;

use crate::Error;
use ground_kernel::AccountId;
use ground_store::{Tables, values};
use ground_work::Work;

/// Everything of somebody goes. Sealed texts go with their circle.
pub(crate) async fn forget(work: &mut Work, party: AccountId) -> Result<(), Error> {
    for sql in [
        "delete from consent_answer where party_id = $1",
        "delete from consent_record where party_id = $1",
        "delete from consent_given where party_id = $1",
        "delete from consent_talk where party_id = $1",
        "delete from consent_left_out where party_id = $1",
        "delete from consent_expert where party_id = $1",
    ] {
        work.change(sql, values![party]).await?;
    }
    Ok(())
}
