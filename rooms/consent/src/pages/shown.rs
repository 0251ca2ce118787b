//! What stands and what is over, as it is shown: on the person's page, at the desk, and on paper.
use super::words;
use crate::actions::reading::{Passed, Shown, State};
use ground_web::Page;
use ground_words::{Said, word};

/// One consent, in words.
pub(crate) struct ConsentShown {
    pub id: String,
    pub title: Said,
    pub words: String,
    pub since: Said,
    pub until: Option<Said>,
    pub how: Said,
    pub over: Option<Said>,
    pub passed: Vec<PassedShown>,
    /// An expert is named, and a page can be written for them.
    pub expert: Option<String>,
    pub told: bool,
}

pub(crate) struct PassedShown {
    pub text: String,
    pub to: Said,
    /// Who had read it, and when.
    pub read: Said,
    pub was_read: bool,
    pub gone: Option<Said>,
}

pub(crate) fn consent(page: &Page, it: &Shown) -> ConsentShown {
    let line = &it.consent.line;
    let since = page.speaker.moment(line.at);
    let until = line.mark.until.map(|at| page.speaker.date(at));
    ConsentShown {
        id: line.mark.consent.to_string(),
        title: page.say(line.mark.item.title()),
        words: it.words.clone().unwrap_or_default(),
        since: page.say_with("consent-since", &[("at", since.as_str())]),
        until: until.map(|date| page.say_with("consent-until", &[("date", date.as_str())])),
        how: how(page, it),
        over: it.consent.over.map(|(why, at)| {
            let (why, at) = (page.plain(why.key()), page.speaker.moment(at));
            page.say_with("consent-over-since", &[("why", why.as_str()), ("at", at.as_str())])
        }),
        passed: it.passed.iter().map(|it| passed(page, it)).collect(),
        expert: line.mark.to.and(it.to.clone()),
        told: line.mark.item.is_told(),
    }
}

/// How it was given, to which version, and who stands for it.
fn how(page: &Page, it: &Shown) -> Said {
    let Some(record) = &it.record else { return page.say(word!("consent-how-unknown")) };
    let (how, version) = (page.plain(record.how.key()), record.version.as_str());
    match &it.witness {
        None => page.say_with("consent-how-given", &[("how", how.as_str()), ("version", version)]),
        Some(name) => page
            .say_with("consent-how-witness", &[("how", how.as_str()), ("version", version), ("name", name.as_str())]),
    }
}

fn passed(page: &Page, it: &Passed) -> PassedShown {
    let at = page.speaker.moment(it.page.at);
    let times: Vec<String> = it.read.iter().map(|at| page.speaker.moment(*at)).collect();
    let read = page.speaker.list(&times);
    let who = it.expert.as_str();
    PassedShown {
        text: it.text.clone().unwrap_or_default(),
        to: page.say_with("consent-passed-to", &[("name", who), ("by", it.by.as_str()), ("at", at.as_str())]),
        was_read: !it.read.is_empty(),
        read: match it.read.is_empty() {
            true => page.say_with("consent-passed-unread", &[("name", who)]),
            false => page.say_with("consent-passed-read", &[("name", who), ("at", read.as_str())]),
        },
        gone: it.page.gone_at.map(|at| {
            let at = page.speaker.moment(at);
            page.say_with("consent-passed-gone", &[("name", who), ("at", at.as_str())])
        }),
    }
}

/// Items that were said no to, as a list.
pub(crate) fn refused(page: &Page, state: &State) -> Vec<Said> {
    let standing = |item| state.standing().any(|it| it.consent.line.mark.item == item);
    state.no.iter().filter(|it| !standing(**it) && !it.is_told()).map(|it| page.say(it.title())).collect()
}
/// Everything of the present state, for a page or for paper.
pub(crate) struct StateShown {
    pub version: String,
    pub standing: Vec<ConsentShown>,
    pub over: Vec<ConsentShown>,
    pub refused: Vec<Said>,
    /// Each topic with what was answered to it.
    pub topics: Vec<(Said, Option<Said>)>,
    pub open: bool,
    pub records: Vec<(String, Said)>,
    pub day: String,
}

pub(crate) fn state(page: &Page, it: &State) -> StateShown {
    let topics = crate::sheet::Topic::ALL.iter().map(|topic| {
        let reply = it.explaining.newest(*topic).map(|it| page.say(it.answer.reply.key()));
        (page.say(topic.title()), reply)
    });
    let records = it.records.iter().rev().map(|(record, name)| {
        let (at, how) = (page.speaker.moment(record.at), page.plain(record.how.key()));
        let said = match record.how == crate::given::How::Screen {
            true => page.say_with("consent-record-own", &[("at", at.as_str()), ("version", record.version.as_str())]),
            false => page
                .say_with("consent-record-by", &[("at", at.as_str()), ("how", how.as_str()), ("name", name.as_str())]),
        };
        (record.id.to_string(), said)
    });
    StateShown {
        version: it.explaining.sheet.version.to_string(),
        standing: it.standing().map(|it| consent(page, it)).collect(),
        over: it.over().map(|it| consent(page, it)).collect(),
        refused: refused(page, it),
        topics: topics.collect(),
        open: !it.explaining.open.is_empty(),
        records: records.collect(),
        day: page.speaker.date(it.now),
    }
}

impl StateShown {
    pub(crate) fn is_empty(&self) -> bool {
        self.standing.is_empty() && self.over.is_empty() && self.refused.is_empty()
    }
}

/// For the words of an answering: a withdrawal, said.
pub(crate) fn withdrawn(page: &Page) -> String {
    page.plain(words::answered(crate::item::Item::Keep, crate::given::Said::Withdrawn))
}
