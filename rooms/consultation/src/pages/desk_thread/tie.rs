//! What stands between the writer of a thread and us, as lines beside the letters.
use crate::{actions::at_the_desk::AtTheDesk, pages::between};
use ground_web::Page;
use ground_words::Said;

pub(super) struct TieLines {
    pub(super) primary: Said,
    pub(super) another: Option<Said>,
    /// The wish names nobody, or whoever is looking: they may take it up.
    pub(super) may_take_up: bool,
    pub(super) me: String,
    pub(super) next_on: Option<String>,
    pub(super) due: bool,
    pub(super) ending: Option<Said>,
    pub(super) handover: Option<Said>,
    pub(super) shelter: Option<Said>,
    pub(super) sealing: Option<Said>,
    pub(super) talk: Vec<String>,
    pub(super) avoid: Vec<String>,
    pub(super) helped: Vec<String>,
}

impl TieLines {
    pub(super) fn of(page: &Page, it: &AtTheDesk) -> Self {
        let lines = |text: &str| text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
        TieLines {
            primary: match &it.primary {
                Some(name) => page.say_with("consultation-staff-primary", &[("name", name.as_str())]),
                None => page.say("consultation-staff-primary-team"),
            },
            another: it.another.as_ref().map(|wanted| match wanted {
                Some(name) => page.say_with("consultation-staff-another-named", &[("name", name.as_str())]),
                None => page.say("consultation-staff-another"),
            }),
            may_take_up: it.tie.wanted.is_none_or(|wanted| wanted == it.me),
            me: it.me.to_string(),
            next_on: it.tie.next_on.map(|at| page.speaker.day(at)),
            due: it.due,
            ending: it.ending.as_ref().map(|it| between::ending_said(page, it)),
            handover: it.handover.as_ref().map(|(from, to)| {
                page.say_with("consultation-staff-handover-open", &[("from", from.as_str()), ("to", to.as_str())])
            }),
            shelter: it.shelter.as_ref().map(|(_, who, reader)| {
                page.say_with("consultation-staff-shelter-is", &[("name", who.as_str()), ("reader", reader.as_str())])
            }),
            sealing: it
                .sealing
                .as_ref()
                .map(|(_, first)| page.say_with("consultation-staff-death-first", &[("name", first.as_str())])),
            talk: lines(&it.minded.talk),
            avoid: lines(&it.minded.avoid),
            helped: lines(&it.minded.helped),
        }
    }
}
