//! What is theirs of themselves, to take away: names, choices, bell, what they left, and when the words were used.
use crate::{Error, Pace, Relation, Tone, actions, left};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_words::word;
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read`.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let it = actions::myself_in(look, id).await?;
    let later = left::own_later_in(look, id).await?;
    let say = |key: &str| page.say(key);
    let party = &it.party;
    let names = Entry::new("names").fact_of("called", say("people-called"), it.called.clone()).fact_of(
        "real_name",
        say("people-taken-real-name"),
        it.real_name.clone(),
    );
    let (pace, tone) = (pace(party.pace), tone(party.tone));
    let choices = Entry::new("choices")
        .fact("relation", say("people-taken-relation"), choice(page, relation(party.relation)))
        .fact("pace", say("people-pace-title"), choice(page, pace))
        .fact("tone", say("people-tone-legend"), choice(page, tone))
        .fact("resting", say("people-resting-title"), Value::Truth(party.resting))
        .fact("keep_years", say("people-keep-title"), Value::Number(party.keep_years))
        .fact("kept_until", say("people-taken-kept-until"), Value::Day(party.kept_until()));
    let bell = it.bell_address.clone().map(|address| {
        let bell = Entry::new("bell").said(say("people-bell-title"));
        let bell = bell.fact("address", say("people-bell-address"), Value::Text(address));
        match party.bell {
            Some(hours) => bell.fact("from_hour", say("people-bell-from"), Value::Number(hours.from)).fact(
                "until_hour",
                say("people-bell-until"),
                Value::Number(hours.until),
            ),
            None => bell,
        }
    });
    let talk = it.talk.clone().map(|text| Entry::new("talk").said(say("people-talk-title")).text(text));
    let later = later.map(|text| Entry::new("later").said(say("people-later-title")).text(text));
    let used = it.words_used_at.iter().map(|at| Entry::new("words_used").said(say("people-taken-words-used")).at(*at));
    let part = Part::new("me", say("people-taken-title")).with([names, choices]);
    Ok(vec![part.with(bell).with(talk).with(later).with(used)])
}

fn choice(page: &Page, (name, key): (&'static str, &'static str)) -> Value {
    Value::Choice(name.to_owned(), page.say(key))
}

fn relation(it: Relation) -> (&'static str, &'static str) {
    match it {
        Relation::Myself => ("myself", word!("people-taken-myself")),
        Relation::Family => ("family", word!("people-taken-family")),
        Relation::Sibling => ("sibling", word!("people-taken-sibling")),
        Relation::Somebody => ("somebody", word!("people-taken-somebody")),
        Relation::Unsaid => ("unsaid", word!("people-taken-unsaid")),
    }
}
fn pace(it: Pace) -> (&'static str, &'static str) {
    match it {
        Pace::Slow => ("slow", word!("people-pace-slow")),
        Pace::Usual => ("usual", word!("people-pace-usual")),
        Pace::NoReply => ("no_reply", word!("people-pace-no-reply")),
    }
}
fn tone(it: Tone) -> (&'static str, &'static str) {
    match it {
        Tone::Polite => ("polite", word!("people-tone-polite")),
        Tone::Casual => ("casual", word!("people-tone-casual")),
        Tone::Unsaid => ("unsaid", word!("people-tone-unsaid")),
    }
}
