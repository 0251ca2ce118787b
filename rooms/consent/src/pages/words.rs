//! How topics, items, answers and outcomes are called, and how an answering reads as a whole.
use crate::{
    actions::explaining::Sheet,
    agreement::Choice,
    given::{How, Over, Said as Answered},
    item::{Item, Reach},
    sheet::{Reply, Topic},
    talk::{Outcome, Way},
};
use ground_kernel::{AccountId, Timestamp};
use ground_web::Page;
use ground_words::{Said, word};

impl Topic {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Topic::Purpose => word!("consent-topic-purpose"),
            Topic::Outline => word!("consent-topic-outline"),
            Topic::Effect => word!("consent-topic-effect"),
            Topic::Cost => word!("consent-topic-cost"),
            Topic::Accidents => word!("consent-topic-accidents"),
            Topic::Stopping => word!("consent-topic-stopping"),
            Topic::PersonalInformation => word!("consent-topic-information"),
        }
    }
    pub(crate) fn text(self) -> &'static str {
        match self {
            Topic::Purpose => word!("consent-topic-purpose-text"),
            Topic::Outline => word!("consent-topic-outline-text"),
            Topic::Effect => word!("consent-topic-effect-text"),
            Topic::Cost => word!("consent-topic-cost-text"),
            Topic::Accidents => word!("consent-topic-accidents-text"),
            Topic::Stopping => word!("consent-topic-stopping-text"),
            Topic::PersonalInformation => word!("consent-topic-information-text"),
        }
    }
}

impl Reply {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Reply::Understood => word!("consent-reply-understood"),
            Reply::Later => word!("consent-reply-later"),
            Reply::Question => word!("consent-reply-question"),
        }
    }
}

impl Item {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Item::Keep => word!("consent-item-keep"),
            Item::Why => word!("consent-item-why"),
            Item::Readers => word!("consent-item-readers"),
            Item::HowLong => word!("consent-item-how-long"),
            Item::Referral => word!("consent-item-referral"),
            Item::Conference => word!("consent-item-conference"),
            Item::Expert => word!("consent-item-expert"),
            Item::Family => word!("consent-item-family"),
            Item::Doctor => word!("consent-item-doctor"),
            Item::Visit => word!("consent-item-visit"),
            Item::Emergency => word!("consent-item-emergency"),
            Item::Statistics => word!("consent-item-statistics"),
            Item::Training => word!("consent-item-training"),
            Item::Recordings => word!("consent-item-recordings"),
            Item::Succession => word!("consent-item-succession"),
            Item::Rights => word!("consent-item-rights"),
            Item::LifeDanger => word!("consent-item-life-danger"),
        }
    }
    pub(crate) fn text(self) -> &'static str {
        match self {
            Item::Keep => word!("consent-item-keep-text"),
            Item::Why => word!("consent-item-why-text"),
            Item::Readers => word!("consent-item-readers-text"),
            Item::HowLong => word!("consent-item-how-long-text"),
            Item::Referral => word!("consent-item-referral-text"),
            Item::Conference => word!("consent-item-conference-text"),
            Item::Expert => word!("consent-item-expert-text"),
            Item::Family => word!("consent-item-family-text"),
            Item::Doctor => word!("consent-item-doctor-text"),
            Item::Visit => word!("consent-item-visit-text"),
            Item::Emergency => word!("consent-item-emergency-text"),
            Item::Statistics => word!("consent-item-statistics-text"),
            Item::Training => word!("consent-item-training-text"),
            Item::Recordings => word!("consent-item-recordings-text"),
            Item::Succession => word!("consent-item-succession-text"),
            Item::Rights => word!("consent-item-rights-text"),
            Item::LifeDanger => word!("consent-item-life-danger-text"),
        }
    }
}

impl Reach {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Reach::Contact => word!("consent-reach-contact"),
            Reach::Said => word!("consent-reach-said"),
            Reach::OthersSaid => word!("consent-reach-others-said"),
            Reach::Health => word!("consent-reach-health"),
            Reach::Visits => word!("consent-reach-visits"),
            Reach::Presence => word!("consent-reach-presence"),
            Reach::OneWorker => word!("consent-reach-one-worker"),
            Reach::Team => word!("consent-reach-team"),
            Reach::Organisation => word!("consent-reach-organisation"),
            Reach::OnlyThatIAmWell => word!("consent-reach-only-well"),
            Reach::TheseTopics => word!("consent-reach-these-topics"),
            Reach::WithoutName => word!("consent-reach-without-name"),
            Reach::WithName => word!("consent-reach-with-name"),
        }
    }
}

impl How {
    pub(crate) fn key(self) -> &'static str {
        match self {
            How::Screen => word!("consent-how-screen"),
            How::Paper => word!("consent-how-paper"),
            How::ReadAloud => word!("consent-how-aloud"),
        }
    }
}

impl Over {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Over::Withdrawn => word!("consent-over-withdrawn"),
            Over::No => word!("consent-over-no"),
            Over::Anew => word!("consent-over-anew"),
            Over::Expired => word!("consent-over-expired"),
        }
    }
}

impl Way {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Way::Letters => word!("consent-way-letters"),
            Way::Telephone => word!("consent-way-telephone"),
            Way::InPerson => word!("consent-way-in-person"),
        }
    }
}

impl Outcome {
    /// As it is chosen at the desk.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Outcome::Continue => word!("consent-staff-result-continue"),
            Outcome::ContinuePartly => word!("consent-staff-result-partly"),
            Outcome::IntroduceElsewhere => word!("consent-staff-result-elsewhere"),
            Outcome::NotNow => word!("consent-staff-result-not-now"),
        }
    }
    /// As it is said to the person.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Outcome::Continue => word!("consent-result-continue"),
            Outcome::ContinuePartly => word!("consent-result-partly"),
            Outcome::IntroduceElsewhere => word!("consent-result-elsewhere"),
            Outcome::NotNow => word!("consent-result-not-now"),
        }
    }
}

/// What was said to an item. What is only told is heard, and not agreed to.
pub(crate) fn answered(item: Item, said: Answered) -> &'static str {
    match (item.is_told(), said) {
        (true, Answered::Yes) => word!("consent-said-heard"),
        (true, _) => word!("consent-said-not-heard"),
        (false, Answered::Yes) => word!("consent-said-yes"),
        (false, Answered::No) => word!("consent-said-no"),
        (false, Answered::Withdrawn) => word!("consent-over-withdrawn"),
    }
}

/// Why it may end, as it is said beforehand; silence is not among them. (第3【1】(3)ウ 支援中止の条件)
pub(crate) const STOP_REASONS: [&str; 6] = [
    word!("consent-stop-asked"),
    word!("consent-stop-moved"),
    word!("consent-stop-violence"),
    word!("consent-stop-soliciting"),
    word!("consent-stop-elsewhere"),
    word!("consent-stop-closing"),
];

/// One topic as it is read: our text, what belongs under it, and what the organisation says of itself.
pub(crate) struct TopicText {
    pub topic: Topic,
    pub title: Said,
    pub text: Said,
    pub list: Vec<Said>,
    pub own: Vec<(Said, String)>,
}

pub(crate) fn topics(page: &Page, sheet: &Sheet) -> Vec<TopicText> {
    Topic::ALL.iter().map(|topic| topic_text(page, sheet, *topic)).collect()
}

fn topic_text(page: &Page, sheet: &Sheet, topic: Topic) -> TopicText {
    let own = &sheet.own;
    let said: Vec<(&'static str, &String)> = match topic {
        Topic::Purpose => vec![(word!("consent-own-here"), &own.purpose)],
        Topic::Outline => vec![(word!("consent-own-here"), &own.outline)],
        Topic::Cost => vec![(word!("consent-own-here"), &own.cost)],
        Topic::Accidents => vec![(word!("consent-own-here"), &own.accidents)],
        Topic::PersonalInformation => vec![
            (word!("consent-own-commission-by"), &own.commission.by),
            (word!("consent-own-commission-sees"), &own.commission.sees),
            (word!("consent-own-commission-ends"), &own.commission.ends),
            (word!("consent-own-ask"), &own.ask),
        ],
        Topic::Effect | Topic::Stopping => vec![],
    };
    let not_yet = topic == Topic::Cost && own.cost.is_empty();
    let mut list: Vec<Said> = vec![];
    if topic == Topic::Stopping {
        list.extend(STOP_REASONS.map(|key| page.say(key)));
    }
    list.extend(not_yet.then(|| page.say(word!("consent-own-cost-not-yet"))));
    TopicText {
        topic,
        title: page.say(topic.title()),
        text: page.say(topic.text()),
        list,
        own: said.into_iter().filter(|it| !it.1.is_empty()).map(|(key, text)| (page.say(key), text.clone())).collect(),
    }
}

/// What was chosen inside an item, for whom, in which words.
pub(crate) fn sentence(page: &Page, choice: &Choice, names: &[(AccountId, String)]) -> String {
    let mut lines: Vec<String> = vec![];
    if choice.said == Answered::Yes {
        let name = choice.to.and_then(|id| names.iter().find(|it| it.0 == id));
        lines.extend(name.map(|it| it.1.clone()));
        lines.extend(choice.reach.iter().map(|it| page.plain(it.key())));
    }
    lines.extend(Some(choice.words.trim().to_owned()).filter(|it| !it.is_empty()));
    lines.join("\n")
}

/// Everything that was read and answered, as one text that can still be read when the program has changed.
pub(crate) fn whole(
    page: &Page,
    sheet: &Sheet,
    replies: &[(Topic, Reply)],
    choices: &[Choice],
    sentences: &[String],
    now: Timestamp,
) -> String {
    let version = sheet.version.to_string();
    let mut lines = vec![page.speaker.plain_with("consent-whole-version", &[("version", version.as_str())])];
    for it in topics(page, sheet) {
        lines.push(format!("\n■ {}\n{}", it.title.as_plain(), it.text.as_plain()));
        lines.extend(it.list.iter().map(|said| format!("・{}", said.as_plain())));
        lines.extend(it.own.iter().map(|(label, text)| format!("{} {text}", label.as_plain())));
        let reply = replies.iter().rev().find(|reply| reply.0 == it.topic).map(|reply| reply.1);
        lines.extend(reply.map(|it| format!("→ {}", page.plain(it.key()))));
    }
    for (choice, sentence) in choices.iter().zip(sentences) {
        lines.push(format!("\n□ {}\n{}", page.plain(choice.item.title()), page.plain(choice.item.text())));
        lines.push(format!("→ {}", page.plain(answered(choice.item, choice.said))));
        lines.extend(Some(sentence.clone()).filter(|it| !it.is_empty()));
        let until = choice.until(now).map(|it| page.speaker.date(it));
        lines.extend(until.map(|it| page.speaker.plain_with("consent-until", &[("date", it.as_str())])));
    }
    lines.join("\n")
}
