//! いまのこと and これからのこと, to take away: every round, each voice by itself as the page has it in columns; cards, drawings
//! as the lines they are; the plan and the choices. Made of the same reading as the pages.
use super::{plan, shown};
use crate::{
    Error,
    actions::reading::{self, LineRead, NowRead},
    prompt::Prompt,
    round::Round,
    spoken::{Answer, How},
    voices::{Column, Who, columns, said},
};
use ground_kernel::AccountId;
use ground_web::{
    Page,
    take::{Entry, Part, Value},
};
use ground_work::Look;

/// Everything of this room that is theirs. Needs `Access::Read`.
pub async fn for_the_person(look: &mut Look, page: &Page, id: AccountId) -> Result<Vec<Part>, Error> {
    let now = reading::read_in(look, id).await?;
    let rounds = now.rounds.iter().flat_map(|round| self::round(page, &now, round));
    let closed = Prompt::ALL.iter().filter(|it| now.closed.contains(it)).map(|it| {
        let entry = Entry::new("not_to_be_asked").said(page.say(it.title()));
        entry.fact("prompt", page.say("assessment-closed"), Value::Number(it.number().into()))
    });
    Ok(vec![
        Part::new("now", page.say("assessment-title")).with(rounds).with(closed),
        Part::new("next", page.say("assessment-plan-title")).with(choices(page, &now)).with(decided(page, &now)),
    ])
}

/// One page of its own time: prompt by prompt, voice by voice.
fn round(page: &Page, now: &NowRead, round: &Round) -> Vec<Entry> {
    let mut all = vec![];
    for prompt in Prompt::ALL.iter().copied() {
        for column in columns(now) {
            all.extend(
                said(now, &column, prompt, round.id).into_iter().map(|it| line(page, now, (&column, round), it)),
            );
        }
    }
    all
}

fn line(page: &Page, now: &NowRead, (column, round): (&Column, &Round), it: &LineRead) -> Entry {
    let (kind, shown, spoken) = (kind(&column.who), shown::line(page, it), &it.spoken);
    let entry = Entry::new(kind).said(page.say(spoken.prompt.title())).at(it.line.said_on);
    let entry = if spoken.text.is_empty() { entry } else { entry.text(spoken.text.clone()) };
    let voice = Value::Choice(kind.to_owned(), shown::heading(page, now, column));
    let entry = entry
        .fact("voice", page.say("assessment-taken-voice"), voice)
        .fact("page_since", page.say("assessment-taken-round"), Value::Day(round.begun_on))
        .fact("prompt", page.say("assessment-taken-prompt"), Value::Number(spoken.prompt.number().into()));
    let entry = shown.answer.into_iter().fold(entry, |entry, said| {
        let answer = Value::Choice(spoken.answer.word().to_owned(), said);
        entry.fact("answer", page.say("assessment-taken-answer"), answer)
    });
    let entry = spoken.band.into_iter().fold(entry, |entry, band| {
        entry.fact("band", page.say("assessment-taken-band"), Value::Choice(band.id.to_owned(), page.say(band.key)))
    });
    let entry = shown.how.into_iter().fold(entry, |entry, said| {
        entry.fact("how", page.say("assessment-taken-how"), Value::Choice(how(&spoken.how).to_owned(), said))
    });
    drawn(page, &spoken.answer, laid(page, shown.piles, entry))
}

fn laid(page: &Page, piles: Vec<(ground_words::Said, Vec<ground_words::Said>)>, entry: Entry) -> Entry {
    piles.into_iter().fold(entry, |entry, (pile, cards)| {
        let cards: Vec<String> = cards.iter().map(|it| it.as_plain().to_owned()).collect();
        entry.fact("cards", pile, Value::Text(page.speaker.list(&cards)))
    })
}

fn drawn(page: &Page, answer: &Answer, entry: Entry) -> Entry {
    match answer {
        Answer::Drawing(it) => entry.fact("drawing", page.say("assessment-drawing"), Value::Drawing(it.path())),
        _ => entry,
    }
}

fn kind(it: &Who) -> &'static str {
    match it {
        Who::Own => "own",
        Who::With(_) => "with",
        Who::Staff => "staff",
    }
}

fn how(it: &How) -> &'static str {
    match it {
        How::Alone => "alone",
        How::Helped(_) => "helped",
        How::ReadBack => "read_back",
        How::Told => "told",
    }
}

fn choices(page: &Page, now: &NowRead) -> Vec<Entry> {
    let all = plan::choices(page, now, None).into_iter().zip(&now.choices);
    let choice = |(shown, read): (plan::ChoiceShown, &reading::ChoiceRead)| {
        let entry = Entry::new("choice").said(page.say("assessment-taken-choice")).text(shown.what);
        entry.by(read.writer.clone()).fact_of("for", page.say("assessment-plan-for"), Some(shown.speaks_for)).fact_of(
            "against",
            page.say("assessment-plan-against"),
            Some(shown.speaks_against),
        )
    };
    all.map(choice).collect()
}

fn decided(page: &Page, now: &NowRead) -> Option<Entry> {
    let (shown, read) = (plan::plan(page, now)?, now.plan.as_ref()?);
    let entry = Entry::new("plan").at(read.said_on).fact_of("chosen", page.say("assessment-plan-chosen"), shown.chosen);
    let entry = if shown.text.is_empty() { entry } else { entry.text(shown.text) };
    let entry = shown.decision.into_iter().fold(entry, |entry, said| {
        let answer = Value::Choice(read.plan.decision.word().to_owned(), said);
        entry.fact("answer", page.say("assessment-taken-answer"), answer)
    });
    Some(shown.how.into_iter().fold(entry, |entry, said| {
        entry.fact("how", page.say("assessment-taken-how"), Value::Choice("read_back".to_owned(), said))
    }))
}
