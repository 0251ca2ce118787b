//! What other pages of the house may know of letters: handles, what somebody's leaving would leave open, and in which
//! order a text is read. Nothing is opened for it, and nothing tells whose it is.
use crate::{
    Error,
    hints::{Sign, sign_in},
    store,
};
use ground_circle::private;
use ground_kernel::{AccountId, CircleId};
use ground_work::Look;
use std::collections::{BTreeMap, BTreeSet};

/// Two gentle words for each circle that is a thread. Whoever asks has asked the rules of their own page.
pub async fn handles(look: &mut Look, circles: &BTreeSet<CircleId>) -> Result<BTreeMap<CircleId, String>, Error> {
    let mut all = BTreeMap::new();
    for circle in circles {
        if let Some(thread) = store::thread_in(look, *circle).await? {
            all.insert(*circle, thread.handle());
        }
    }
    Ok(all)
}

/// What would have no reader, or nobody to finish it, when somebody's access ends.
#[derive(Default)]
pub struct LeftOpen {
    /// Threads of teams in which nobody would be left.
    pub without_reader: usize,
    /// Of these, letters that wait for an answer we promised.
    pub promised: Vec<String>,
    /// Answers of theirs that wait for a second reader.
    pub half_sent: Vec<String>,
    /// Wishes that were left with them alone; they end with their access.
    pub wishes: u64,
}

pub async fn left_open(look: &mut Look, account: AccountId) -> Result<LeftOpen, Error> {
    let registry = look.registry().await?;
    let mut left = LeftOpen::default();
    for team in registry.teams_of(account) {
        if registry.members_of(team).len() == 1 {
            let threads = store::threads_of_team(look, team).await?;
            left.without_reader += threads.len();
            let waits = threads.iter().filter(|it| it.waiting_since.is_some());
            left.promised.extend(waits.map(crate::thread::Thread::handle));
        }
    }
    let half_sent = store::waiting_answers_of(look, account).await?;
    left.half_sent = half_sent.iter().map(crate::thread::Thread::handle).collect();
    left.wishes = private::held_count(look.bare().0, account, crate::wish::CONSULTATION_WISH).await?;
    Ok(left)
}

/// In which order a text is read, for rooms that cannot know of letters. The house lends it to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingOrder {
    AsItComes,
    First,
    Pressing,
}

pub fn reading_order(text: &str, raised: bool) -> ReadingOrder {
    match sign_in(text, raised) {
        Sign::None => ReadingOrder::AsItComes,
        Sign::Weak | Sign::Direct => ReadingOrder::First,
        Sign::Pressing => ReadingOrder::Pressing,
    }
}
