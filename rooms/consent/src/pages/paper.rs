//! The sheet, an agreement, and what stands now, as PDFs: the same that stands on the page beside each, in letters of either
//! size, made in the answer and kept nowhere.
use super::{
    consent::RecordView,
    shown::{ConsentShown, StateShown},
    words::{self, TopicText},
};
use crate::actions::explaining;
use ground_paper::{Part, Row, Sheet, Size, Text};
use ground_web::{Page, ink, sheet};
use serde::Deserialize;

/// How large letters are to be; usual, where nothing is said.
#[derive(Deserialize)]
pub(crate) struct Letters {
    #[serde(default)]
    letters: String,
}

impl Letters {
    pub(crate) fn size(&self) -> Size {
        if self.letters == "large" { Size::Large } else { Size::Usual }
    }
}

fn says(page: &Page, key: &str) -> Text {
    ink(&page.say(key))
}

fn version(page: &Page, version: &str) -> Text {
    ink(&page.say_with("consent-sheet-version", &[("version", version)]))
}

/// The sheet that explains everything, topic by topic.
pub(crate) fn explained(page: &Page, it: &explaining::Sheet, size: Size) -> Sheet {
    let mut paper = sheet(page, size);
    paper.parts.push(Part::Title { text: says(page, "consent-sheet-title") });
    paper.parts.push(Part::Paragraph { text: says(page, "consent-sheet-lead") });
    paper.parts.extend(words::topics(page, it).iter().flat_map(topic));
    let signed = vec![page.site.name.as_str().into(), version(page, &it.version.to_string())];
    paper.parts.push(Part::Signed { lines: signed });
    paper
}

fn topic(it: &TopicText) -> Vec<Part> {
    let mut parts = vec![Part::Heading { text: ink(&it.title) }, Part::Paragraph { text: ink(&it.text) }];
    if !it.list.is_empty() {
        parts.push(Part::List { items: it.list.iter().map(ink).collect() });
    }
    let own = |(label, text): &(ground_words::Said, String)| {
        [Part::Strong { text: ink(label) }, Part::Written { text: text.as_str().into() }]
    };
    parts.extend(it.own.iter().flat_map(own));
    parts
}

/// What was read and answered at one time, letter by letter, as a card to keep.
pub(crate) fn agreement(it: &RecordView, size: Size) -> Sheet {
    let page = &it.page;
    let mut paper = sheet(page, size);
    paper.parts.push(Part::Title { text: says(page, "consent-record-title") });
    paper.parts.extend(it.called.as_ref().map(|name| Part::Paragraph { text: name.as_str().into() }));
    paper.parts.push(Part::Written { text: it.whole.as_str().into() });
    paper.parts.push(Part::Paragraph { text: says(page, "consent-print-change") });
    let signed = vec![it.day.as_str().into(), page.site.name.as_str().into(), ink(&it.by)];
    paper.parts.push(Part::Signed { lines: signed });
    paper
}

/// Every item as it stands on this day.
pub(crate) fn state(page: &Page, it: &StateShown, called: Option<&str>, size: Size) -> Sheet {
    let mut paper = sheet(page, size);
    let heading = |key: &str| Part::Heading { text: says(page, key) };
    paper.parts.push(Part::Title { text: says(page, "consent-print-title") });
    paper.parts.extend(called.map(|name| Part::Paragraph { text: name.into() }));
    paper.parts.push(heading("consent-standing"));
    if it.standing.is_empty() {
        paper.parts.push(Part::Paragraph { text: says(page, "consent-none-standing") });
    }
    paper.parts.extend(it.standing.iter().flat_map(consent));
    if !it.refused.is_empty() {
        let items = it.refused.iter().map(ink).collect();
        paper.parts.extend([heading("consent-refused"), Part::List { items }]);
    }
    if !it.over.is_empty() {
        paper.parts.push(heading("consent-over"));
        paper.parts.extend(it.over.iter().flat_map(consent));
    }
    let reply = |said: &Option<ground_words::Said>| match said {
        Some(said) => ink(said),
        None => says(page, "consent-reply-none"),
    };
    let rows = it.topics.iter().map(|(title, said)| Row { label: ink(title), said: vec![reply(said)] }).collect();
    paper.parts.extend([heading("consent-sheet-title"), Part::Facts { rows }]);
    paper.parts.push(Part::Paragraph { text: says(page, "consent-print-change") });
    let signed = vec![it.day.as_str().into(), page.site.name.as_str().into(), version(page, &it.version)];
    paper.parts.push(Part::Signed { lines: signed });
    paper
}

/// One consent, with what was passed on by it and who read it.
fn consent(it: &ConsentShown) -> Vec<Part> {
    let written = |text: &str| (!text.is_empty()).then(|| Part::Written { text: text.into() });
    let mut parts = vec![Part::Strong { text: ink(&it.title) }];
    parts.extend(written(&it.words));
    let facts = [Some(&it.since), it.until.as_ref(), Some(&it.how), it.over.as_ref()];
    parts.push(Part::List { items: facts.into_iter().flatten().map(ink).collect() });
    for one in &it.passed {
        parts.push(Part::Paragraph { text: ink(&one.to) });
        parts.extend(written(&one.text));
        let items = [Some(&one.read), one.gone.as_ref()].into_iter().flatten().map(ink).collect();
        parts.push(Part::List { items });
    }
    parts
}
