//! Whose question, or first talk, waits for us. One question to the database, however many people there are; nothing is opened.
use super::talks::left_out_by;
use crate::Error;
use ground_kernel::AccountId;
use ground_store::{Tables, values};
use ground_work::Look;
use std::collections::BTreeSet;

/// Of everybody, by account. What a worker may see of it is for the room to say that knows what is theirs.
#[derive(Default)]
pub struct Waiting {
    pub questions: BTreeSet<AccountId>,
    pub talks: BTreeSet<AccountId>,
}

struct Waits {
    party_id: AccountId,
    waits_for: String,
}
ground_store::from_row!(Waits { party_id, waits_for });

/// Whoever is left out finds nobody here either.
pub async fn waiting(look: &mut Look) -> Result<Waiting, Error> {
    let actor = look.actor().clone();
    let shut = left_out_by(look, &actor).await?;
    let sql = "select party_id, 'question' as waits_for from consent_answer where reply = 'question' and answered_by is null
               union select party_id, 'talk' as waits_for from consent_talk where result is null and taken_back_at is null
               limit 20000";
    let all: Vec<Waits> = look.all(sql, values![]).await?;
    let mut it = Waiting::default();
    for waits in all.into_iter().filter(|it| !shut.contains(&it.party_id)) {
        let kind = if waits.waits_for == "talk" { &mut it.talks } else { &mut it.questions };
        kind.insert(waits.party_id);
    }
    Ok(it)
}

impl Waiting {
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.talks.is_empty()
    }
}
