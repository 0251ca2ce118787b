//! What was passed on, to take away: the same that its own page shows, and nothing before that page shows it.
use crate::{Error, actions::passing, passing::Kind};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::ReadPassed`.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let (all, names) = passing::passed_on_in(look, id).await?;
    let entries = all.into_iter().map(|passed| {
        let it = &passed.it;
        let by: Vec<String> =
            [Some(it.by), it.second].iter().flatten().filter_map(|id| names.get(id).cloned()).collect();
        let kind = if it.kind == Kind::Joined { "joined" } else { "passed" };
        let entry = Entry::new(kind).at(it.made_at).by(page.speaker.list(&by));
        let entry = if it.kind == Kind::Joined { entry.said(page.say("safety-passed-joined")) } else { entry };
        let ground = Value::Choice(it.ground.word(), page.say(it.ground.key()));
        let entry = entry.fact_of("receiver", page.say("safety-passed-to"), passed.said.receiver).fact(
            "ground",
            page.say("safety-passed-because"),
            ground,
        );
        passed
            .said
            .items
            .into_iter()
            .fold(entry, |entry, (item, text)| entry.fact(item.word(), page.say(item.key()), Value::Text(text)))
    });
    Ok(vec![Part::new("passed_on", page.say("safety-passed-title")).with(entries)])
}
