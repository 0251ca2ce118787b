//! What was said, made ready for templates: lines, voices beside each other, years beside each other. Both the person and the
//! team read the same; only the way a voice is called differs.
use crate::{
    actions::reading::{LineRead, NowRead},
    card::Pile,
    prompt::{Band, Prompt},
    round::RoundId,
    spoken::{Answer, How, Voice},
    voices::{Column, Who, columns, said},
};
use ground_web::Page;
use ground_words::Said;

pub(crate) struct LineShown {
    pub(crate) id: String,
    pub(crate) answer: Option<Said>,
    pub(crate) band: Option<Said>,
    pub(crate) text: String,
    pub(crate) piles: Vec<(Said, Vec<Said>)>,
    pub(crate) drawing: Option<String>,
    pub(crate) on: String,
    pub(crate) how: Option<Said>,
}

/// One voice, or one time, and what it says.
pub(crate) struct Cell {
    pub(crate) heading: Said,
    pub(crate) lines: Vec<LineShown>,
}

pub(crate) struct PromptShown {
    pub(crate) number: u8,
    pub(crate) title: Said,
    pub(crate) closed: bool,
    pub(crate) cells: Vec<Cell>,
}
impl PromptShown {
    pub(crate) fn says_something(&self) -> bool {
        self.cells.iter().any(|it| !it.lines.is_empty())
    }
}

/// One prompt over the years: each voice, and what it said each time.
pub(crate) struct OverYears {
    pub(crate) title: Said,
    pub(crate) voices: Vec<(Said, Vec<Cell>)>,
}

pub(crate) fn line(page: &Page, it: &LineRead) -> LineShown {
    let spoken = &it.spoken;
    LineShown {
        id: it.line.id.to_string(),
        answer: spoken.answer.key().map(|key| page.say(key)),
        band: spoken.band.map(|band| page.say(band.key)),
        text: spoken.text.clone(),
        piles: piles(page, &spoken.answer),
        drawing: if let Answer::Drawing(it) = &spoken.answer { Some(it.path()) } else { None },
        on: page.speaker.date(it.line.said_on),
        how: how(page, it),
    }
}

fn piles(page: &Page, answer: &Answer) -> Vec<(Said, Vec<Said>)> {
    let Answer::Cards(all) = answer else { return vec![] };
    let on = |pile: Pile| all.iter().filter(|it| it.pile == pile).map(|it| page.say(it.card.key)).collect();
    let piles = Pile::ALL.into_iter().map(|pile| (page.say(pile.key()), on(pile)));
    piles.filter(|it: &(Said, Vec<Said>)| !it.1.is_empty()).collect()
}

/// By whose hand, and with whose help. Never what was hard.
fn how(page: &Page, it: &LineRead) -> Option<Said> {
    let name = it.writer.as_str();
    match &it.spoken.how {
        How::Helped(helper) => Some(page.say_with("assessment-helped", &[("name", helper.as_str())])),
        How::ReadBack => Some(page.say_with("assessment-read-back", &[("name", name)])),
        How::Told => Some(page.say_with("assessment-told", &[("name", name)])),
        How::Alone if it.line.voice == Voice::Staff => Some(page.say_with("assessment-by", &[("name", name)])),
        How::Alone => None,
    }
}

pub(crate) fn heading(page: &Page, now: &NowRead, column: &Column) -> Said {
    match (&column.who, &now.called) {
        (Who::Own, _) if !page.desk() => page.say("assessment-voice-own"),
        (Who::Own, Some(name)) => page.say_with("assessment-staff-voice-of", &[("name", name.as_str())]),
        (Who::Own, None) => page.say("assessment-staff-voice-own"),
        (Who::With(name), _) => page.say_with("assessment-voice-with", &[("name", name.as_str())]),
        (Who::Staff, _) => page.say("assessment-voice-staff"),
    }
}

/// Every prompt of one round, voices beside each other.
pub(crate) fn prompts(page: &Page, now: &NowRead, round: Option<RoundId>) -> Vec<PromptShown> {
    Prompt::ALL.iter().map(|it| prompt(page, now, round, *it)).collect()
}

pub(crate) fn prompt(page: &Page, now: &NowRead, round: Option<RoundId>, prompt: Prompt) -> PromptShown {
    let lines = |column: &Column| match round {
        Some(round) => said(now, column, prompt, round).into_iter().map(|it| line(page, it)).collect(),
        None => vec![],
    };
    let cell = |column: Column| Cell { heading: heading(page, now, &column), lines: lines(&column) };
    PromptShown {
        number: prompt.number(),
        title: page.say(prompt.title()),
        closed: now.closed.contains(&prompt),
        cells: columns(now).into_iter().map(cell).collect(),
    }
}

pub(crate) fn over_years(page: &Page, now: &NowRead) -> Vec<OverYears> {
    let voice = |prompt: Prompt, column: Column| {
        let cells = now.rounds.iter().map(|round| {
            let lines = said(now, &column, prompt, round.id).into_iter().map(|it| line(page, it)).collect();
            let on = page.speaker.date(round.begun_on);
            Cell { heading: page.say_with("assessment-round-of", &[("date", on.as_str())]), lines }
        });
        let cells: Vec<Cell> = cells.filter(|it| !it.lines.is_empty()).collect();
        (heading(page, now, &column), cells)
    };
    let over = |prompt: Prompt| OverYears {
        title: page.say(prompt.title()),
        voices: columns(now).into_iter().map(|it| voice(prompt, it)).filter(|it| !it.1.is_empty()).collect(),
    };
    Prompt::ALL.iter().map(|it| over(*it)).filter(|it| !it.voices.is_empty()).collect()
}

/// Words to choose from: the word, whether it was chosen, and what it is called.
pub(crate) fn bands(page: &Page, prompt: Prompt, chosen: &str) -> Vec<(&'static str, bool, Said)> {
    let band = |it: &Band| (it.id, it.id == chosen, page.say(it.key));
    prompt.bands().iter().map(band).collect()
}
