//! Lines and notes, made ready for templates. Both of the two read the same; only what can be pressed differs.
use crate::actions::reading::{LineRead, PairRead, ToldRead};
use crate::pair::Kind;
use ground_kernel::AccountId;
use ground_web::Page;
use ground_words::{Said, word};

pub(crate) struct LineShown {
    pub(crate) id: String,
    pub(crate) heading: Said,
    pub(crate) on: String,
    /// In which way and how long, of a talk.
    pub(crate) talk: Vec<Said>,
    pub(crate) next: String,
    pub(crate) text: String,
}

pub(crate) struct ToldShown {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) by: Said,
    pub(crate) stands: Said,
    /// The counsellor may say that they read it.
    pub(crate) to_read: bool,
    /// The person may press.
    pub(crate) to_tell: bool,
    pub(crate) told: bool,
}

fn who(page: &Page, read: &PairRead, by: AccountId) -> Said {
    match (by == read.pair.party, &read.called) {
        (true, _) if !page.desk() => page.say("counselling-by-me"),
        (true, Some(name)) => page.say_with("counselling-by", &[("name", name.as_str())]),
        (true, None) => page.say("counselling-staff-by-them"),
        (false, _) => {
            let name = read.names.get(&by).cloned().unwrap_or_default();
            page.say_with("counselling-by", &[("name", name.as_str())])
        }
    }
}

pub(crate) fn line(page: &Page, read: &PairRead, it: &LineRead) -> LineShown {
    let written = &it.written;
    let heading = match (it.line.kind, written.from) {
        (Kind::HandedOn, Some((by, on))) if by == read.pair.party => {
            page.say_with("counselling-handed-on-own", &[("date", page.speaker.date(on).as_str())])
        }
        (Kind::HandedOn, Some((by, on))) => {
            let name = read.names.get(&by).cloned().unwrap_or_default();
            let date = page.speaker.date(on);
            page.say_with("counselling-handed-on", &[("name", name.as_str()), ("date", date.as_str())])
        }
        _ => who(page, read, it.line.writer),
    };
    let way = written.way.map(|it| page.say(it.key()));
    let minutes =
        written.minutes.map(|it| page.say_with("counselling-minutes", &[("minutes", it.to_string().as_str())]));
    LineShown {
        id: it.line.id.to_string(),
        heading,
        on: page.speaker.date(it.line.written_on),
        talk: way.into_iter().chain(minutes).collect(),
        next: written.next.clone(),
        text: written.text.clone(),
    }
}

pub(crate) fn lines(page: &Page, read: &PairRead) -> Vec<LineShown> {
    read.lines.iter().map(|it| line(page, read, it)).collect()
}

/// The sentence that says how far it is.
fn stands(page: &Page, it: &ToldRead) -> Said {
    let on = |key, day| page.say_with(key, &[("date", page.speaker.date(day).as_str())]);
    match (it.told.told_on, it.told.taken_back_on) {
        (_, Some(day)) => on(word!("counselling-told-taken-back"), day),
        (Some(day), None) => on(word!("counselling-told-on"), day),
        (None, None) if it.told.both_have_read() => page.say("counselling-told-by-press"),
        (None, None) => page.say("counselling-told-unread"),
    }
}

pub(crate) fn told(page: &Page, read: &PairRead) -> Vec<ToldShown> {
    let shown = |it: &ToldRead| ToldShown {
        id: it.told.id.to_string(),
        text: it.text.clone(),
        by: who(page, read, it.told.writer),
        stands: stands(page, it),
        to_read: it.told.may_be_read(),
        to_tell: it.told.may_be_told(),
        told: it.told.stands(),
    };
    read.told.iter().map(shown).collect()
}
