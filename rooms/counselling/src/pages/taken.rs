//! カウンセリング, to take away: every line of every one of theirs, and what the team was told. Made of the same reading as the pages.
use super::shown;
use crate::{
    Error,
    actions::reading::{self, PairRead},
    store,
};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read`.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let mut part = Part::new("counselling", page.say("counselling-title"));
    for pair in store::own_pairs(look, id).await? {
        part = part.with([entry(page, &reading::one_in(look, pair.id).await?)]);
    }
    Ok(vec![part])
}

fn entry(page: &Page, read: &PairRead) -> Entry {
    let called = read.called.clone();
    let entry =
        Entry::new("pair").said(page.say("counselling-title")).at(read.pair.begun_on).by(read.counsellor.clone());
    let entry = entry.fact_of("called", page.say("counselling-called"), called);
    let lines = read.lines.iter().map(|it| {
        let shown = shown::line(page, read, it);
        let entry = Entry::new("line").said(shown.heading).at(it.line.written_on).text(shown.text);
        entry.fact_of("next", page.say("counselling-next"), Some(shown.next))
    });
    let told = read.told.iter().zip(shown::told(page, read)).map(|(it, shown)| {
        let entry = Entry::new("told").said(shown.stands).at(it.told.written_on).text(shown.text);
        it.told
            .told_on
            .into_iter()
            .fold(entry, |entry, day| entry.fact("told_on", page.say("counselling-told-title"), Value::Day(day)))
    });
    entry.with(lines).with(told)
}
