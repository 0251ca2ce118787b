//! What happens here, as short stories: find with permission, change, leave a trace, commit. One file for each thing
//! that people come to do.
pub(crate) mod answers;
pub(crate) mod at_the_desk;
pub(crate) mod before;
pub(crate) mod channels;
pub(crate) mod contacts;
pub(crate) mod desk;
pub(crate) mod enquiries;
pub(crate) mod erasing;
pub(crate) mod handover;
pub(crate) mod house_news;
pub(crate) mod hurt;
pub(crate) mod importing;
pub(crate) mod levels;
pub(crate) mod own;
pub(crate) mod own_lines;
pub(crate) mod paper;
pub(crate) mod promises;
pub(crate) mod read_contacts;
pub(crate) mod search;
pub(crate) mod season;
pub(crate) mod shelter;
pub(crate) mod special;
pub(crate) mod team_circle;
pub(crate) mod ties;
pub(crate) mod wishes;
pub(crate) mod writing;

use crate::Error;
use ground_work::Work;
use staff::Organisation;

pub(crate) async fn organisation_now(work: &mut Work) -> Result<Organisation, Error> {
    Ok(staff::organisation_in(work).await?)
}
