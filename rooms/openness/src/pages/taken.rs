//! Requests and what is hard to say, to take away: the same reading as their pages. A day stands here where a day stands there,
//! and what always sounds the same sounds the same here.
use super::{
    own::{mine, stands},
    requests::{answer_shown, standing},
    words,
};
use crate::{
    Error,
    actions::{
        self, Own,
        requests::{self, OwnRequest},
    },
    answer::{Answer, Answered},
};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Ask`, `Access::ReadOwn` and `Access::Keep`, all of their own.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let mut all = vec![];
    for it in requests::own_in(look, id).await? {
        all.push(request(page, &requests::own_one_in(look, it.id).await?));
    }
    let aside = actions::own_in(look, id).await?;
    Ok(vec![
        Part::new("requests", page.say("openness-requests-title")).with(all),
        Part::new("hard_to_say", page.say("openness-title")).with(sheet(page, &aside)),
    ])
}

fn request(page: &Page, it: &OwnRequest) -> Entry {
    let request = &it.request;
    let entry = Entry::new("request").said(page.say(words::wish(request.wish)));
    let entry = Entry { text: it.words.clone(), ..entry };
    let whom = Some(request.whom).filter(|it| it.is_another());
    let entry = whom.into_iter().fold(entry, |entry, it| {
        entry.fact("whom", page.say("openness-whom"), Value::Choice(it.word().to_owned(), page.say(words::whom(it))))
    });
    let came_by = Value::Choice(request.came_by.word().to_owned(), page.say(words::came_by(request.came_by)));
    entry
        .fact(
            "wish",
            page.say("openness-wish"),
            Value::Choice(request.wish.word().to_owned(), page.say(words::wish(request.wish))),
        )
        .fact("asked_on", page.say("openness-taken-asked-on"), Value::Day(request.asked_at))
        .fact("came_by", page.say("openness-taken-came-by"), came_by)
        .fact(
            "standing",
            page.say("openness-taken-standing"),
            Value::Choice(request.state.word().to_owned(), standing(page, request)),
        )
        .with(it.answers.iter().map(|(answered, said)| answer(page, answered, said.as_ref())))
}

fn answer(page: &Page, it: &Answered, said: Option<&Answer>) -> Entry {
    let shown = answer_shown(page, it, said);
    let entry = Entry { text: shown.text, ..Entry::new("answer").said(page.say("openness-answer-title")) };
    let outcome = Value::Choice(it.outcome.word().to_owned(), shown.outcome);
    let entry = entry
        .fact("answered_on", page.say("openness-taken-answered-on"), Value::Day(it.answered_at))
        .fact("outcome", page.say("openness-answer-title"), outcome)
        .fact("by_two", page.say("openness-taken-by-two"), Value::Truth(shown.by_two));
    let withheld = shown.withheld.into_iter().zip(said.map(Answer::withheld).unwrap_or_default());
    withheld.fold(entry, |entry, (shown, raw)| {
        let entry = entry.fact(raw.ground.word(), shown.ground, Value::Text(shown.sentence));
        entry.fact_of("withheld_until", page.say("openness-taken-until"), shown.until)
    })
}

/// The one sheet, if there is one, with how it stands and what came back.
fn sheet(page: &Page, it: &Own) -> Option<Entry> {
    let entry = Entry::new("sheet").said(stands(page, it)?);
    let (Some(written), Some(shown)) = (&it.sheet, mine(page, it)) else { return Some(entry) };
    let entry = entry
        .text(shown.text)
        .fact("left_on", page.say("openness-taken-left-on"), Value::Day(written.left_on))
        .fact("until", page.say("openness-taken-gone-on"), Value::Day(written.until))
        .fact("answer", page.say("openness-taken-wants-answer"), Value::Truth(written.sheet.wants_answer));
    let entry = match shown.opened.is_some() {
        true => written
            .opened_on
            .iter()
            .fold(entry, |entry, day| entry.fact("opened_on", page.say("openness-taken-opened-on"), Value::Day(*day))),
        false => entry,
    };
    Some(entry.with(shown.back.map(|(said, text)| Entry::new("back").said(said).text(text))))
}
