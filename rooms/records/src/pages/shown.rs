//! Entries and lines, made ready for two pages: the folder at the desk, and the page of the one it is about. Both show the
//! same lines with the same marks; what is ours is marked as ours.
use crate::{
    actions::read::{AskedRead, EntryRead, LineRead},
    asked::Outcome,
    entry::{Category, Channel},
    held::Why,
    line::LineId,
    lines::{Kind, Visibility},
};
use ground_kernel::{AccountId, Timestamp};
use ground_web::Page;
use ground_words::{Said, word};
use std::collections::BTreeMap;

pub(crate) type Names = BTreeMap<AccountId, String>;

pub(crate) struct EntryShown {
    pub(crate) id: String,
    pub(crate) when: String,
    pub(crate) exact: String,
    pub(crate) channel: Said,
    pub(crate) minutes: Option<Said>,
    pub(crate) category: Option<Said>,
    pub(crate) with: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) by: Option<Said>,
    pub(crate) lines: Vec<LineShown>,
}

pub(crate) struct LineShown {
    pub(crate) id: String,
    pub(crate) mark: &'static str,
    pub(crate) of: Kind,
    pub(crate) kind: Said,
    pub(crate) ours: bool,
    pub(crate) own: bool,
    pub(crate) visibility: Said,
    pub(crate) closed: bool,
    pub(crate) speaker: Option<String>,
    /// Its speaker said that it may be told.
    pub(crate) told: bool,
    /// It could be handed on to whoever it is about.
    pub(crate) may_be_told: bool,
    pub(crate) text: Option<String>,
    pub(crate) beside: Option<String>,
    pub(crate) hurt: Option<String>,
    pub(crate) asked: Option<AskedShown>,
    pub(crate) erased: bool,
    /// Here its reader stopped.
    pub(crate) stop: bool,
    pub(crate) older: Vec<OlderShown>,
}

/// A correction that was asked for: how it stands, and what was said to it on either side.
pub(crate) struct AskedShown {
    pub(crate) said: Said,
    pub(crate) open: bool,
    pub(crate) words: Option<String>,
    pub(crate) answer: Option<String>,
}

pub(crate) struct OlderShown {
    pub(crate) when: String,
    pub(crate) writer: String,
    pub(crate) text: Option<String>,
    /// Their word beside what stood there then stays beside it.
    pub(crate) beside: Option<String>,
    /// So does what they asked for.
    pub(crate) asked: Option<AskedShown>,
}

pub(crate) fn entry(page: &Page, it: &EntryRead, names: &Names, stop: Option<LineId>) -> EntryShown {
    let (head, channel) = (&it.entry, it.entry.attended.channel());
    let minutes = head.ended_at.map(|end| minutes_between(head.started_at, end).to_string());
    EntryShown {
        id: head.id.to_string(),
        when: page.speaker.day_rough(head.started_at),
        exact: page.speaker.exact(head.started_at),
        channel: page.say(channel_word(channel)),
        minutes: minutes.map(|it| page.say_with("records-minutes", &[("minutes", it.as_str())])),
        category: head.category.map(|it| page.say(category_word(it))),
        with: it.with.clone(),
        place: it.place.clone(),
        next: it.next.clone(),
        by: by(page, it, names),
        lines: it.lines.iter().map(|line| self::line(page, line, names, stop)).collect(),
    }
}

fn minutes_between(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_micros() - from.as_micros()) / Timestamp::MINUTE
}

/// Who of us wrote it, and who was there, too. Nobody, where the person wrote.
fn by(page: &Page, it: &EntryRead, names: &Names) -> Option<Said> {
    let name = names.get(&it.entry.writer)?.as_str();
    let second = it.entry.attended.second().and_then(|it| names.get(&it));
    Some(match (second, it.entry.attended.channel()) {
        (Some(second), Channel::Shown) => {
            page.say_with("records-shown-by", &[("name", name), ("second", second.as_str())])
        }
        (Some(second), _) => page.say_with("records-by-two", &[("name", name), ("second", second.as_str())]),
        (None, _) => page.say_with("records-by", &[("name", name)]),
    })
}

fn line(page: &Page, it: &LineRead, names: &Names, stop: Option<LineId>) -> LineShown {
    let line = &it.line;
    LineShown {
        id: line.id.to_string(),
        mark: line.kind.mark(),
        of: line.kind,
        kind: page.say(if line.own() { word!("records-kind-own") } else { kind_word(line.kind) }),
        ours: line.kind.ours(),
        own: line.own(),
        visibility: page.say(visibility_word(line.visibility)),
        closed: line.visibility == Visibility::MineOnly,
        speaker: it.speaker.clone(),
        told: it.told,
        may_be_told: !it.told && crate::telling::Tellable::of(line, it.speaker.is_some()).is_ok(),
        text: it.text.clone(),
        beside: it.beside.clone(),
        hurt: it.hurt.clone(),
        asked: it.asked.as_ref().map(|it| asked(page, it)),
        erased: !line.there,
        stop: stop == Some(line.id),
        older: it.older.iter().map(|it| older(page, it, names)).collect(),
    }
}

fn older(page: &Page, it: &LineRead, names: &Names) -> OlderShown {
    OlderShown {
        when: page.speaker.date(it.line.written_at),
        writer: names.get(&it.line.writer).cloned().unwrap_or_default(),
        text: it.text.clone(),
        beside: it.beside.clone(),
        asked: it.asked.as_ref().map(|it| asked(page, it)),
    }
}

/// The day is said, and no clock.
pub(crate) fn asked(page: &Page, it: &AskedRead) -> AskedShown {
    let said = match it.asked.answered {
        None => {
            let until = page.speaker.date(it.asked.answer_by);
            page.say_with("records-asked-open", &[("until", until.as_str())])
        }
        Some(answered) => {
            let on = page.speaker.date(answered.at);
            match answered.outcome {
                Outcome::Corrected => page.say_with("records-asked-corrected", &[("on", on.as_str())]),
                Outcome::Kept => page.say_with("records-asked-kept", &[("on", on.as_str())]),
            }
        }
    };
    AskedShown { said, open: it.asked.is_open(), words: it.words.clone(), answer: it.answer.clone() }
}

pub(crate) fn channel_word(it: Channel) -> &'static str {
    match it {
        Channel::Phone => word!("records-channel-phone"),
        Channel::VisitToOffice => word!("records-channel-office"),
        Channel::HomeVisit => word!("records-channel-home"),
        Channel::Accompaniment => word!("records-channel-together"),
        Channel::Online => word!("records-channel-online"),
        Channel::Letter => word!("records-channel-letter"),
        Channel::Fax => word!("records-channel-fax"),
        Channel::Mail => word!("records-channel-mail"),
        Channel::Conference => word!("records-channel-conference"),
        Channel::InterAgency => word!("records-channel-agency"),
        Channel::Other => word!("records-channel-other"),
        Channel::Own => word!("records-channel-own"),
        Channel::Shown => word!("records-channel-shown"),
        Channel::Told => word!("records-channel-told"),
    }
}

pub(crate) fn category_word(it: Category) -> &'static str {
    match it {
        Category::Listening => word!("records-category-listening"),
        Category::DailyLife => word!("records-category-daily-life"),
        Category::Health => word!("records-category-health"),
        Category::Family => word!("records-category-family"),
        Category::PlaceToBe => word!("records-category-place"),
        Category::Learning => word!("records-category-learning"),
        Category::Work => word!("records-category-work"),
        Category::Money => word!("records-category-money"),
        Category::Procedure => word!("records-category-procedure"),
        Category::Other => word!("records-category-other"),
    }
}

pub(crate) fn kind_word(it: Kind) -> &'static str {
    match it {
        Kind::Told => word!("records-kind-told"),
        Kind::Wish => word!("records-kind-wish"),
        Kind::Strength => word!("records-kind-strength"),
        Kind::Observed => word!("records-kind-observed"),
        Kind::Did => word!("records-kind-did"),
    }
}

pub(crate) fn visibility_word(it: Visibility) -> &'static str {
    match it {
        Visibility::MineOnly => word!("records-class-mine-only"),
        Visibility::Team => word!("records-class-team"),
        Visibility::Person => word!("records-class-person"),
    }
}

pub(crate) fn why_word(it: Why) -> &'static str {
    match it {
        Why::ToBeSaid => word!("records-why-to-be-said"),
        Why::Unsure => word!("records-why-unsure"),
        Why::OthersFirst => word!("records-why-others-first"),
    }
}
