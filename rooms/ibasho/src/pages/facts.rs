//! How a place is told: in the order in which somebody who is afraid would ask.
use crate::place::{Card, Line};
use ground_web::Page;
use ground_words::{Said, word};

/// One thing that is known of a place: our own words, and the hosts'.
pub(crate) struct Fact {
    pub(crate) label: Said,
    pub(crate) ours: Vec<Said>,
    pub(crate) theirs: String,
}

/// Everything but the first visit, the rules and what the place is about, which have a place of their own.
pub(crate) fn facts(page: &Page, card: &Card) -> Vec<Fact> {
    let fact = |label: &'static str, ours: Vec<Said>, line: Option<Line>| Fact {
        label: page.say(label),
        ours,
        theirs: line.map(|line| card.line(line).to_owned()).unwrap_or_default(),
    };
    let told = |line: Line| fact(line.key(), vec![], Some(line));
    let all = vec![
        fact(word!("ibasho-fact-whom"), for_whom(page, card), None),
        fact(word!("ibasho-fact-kind"), vec![page.say(card.kind.key())], None),
        told(Line::Hours),
        fact(Line::Where.key(), whereabouts(page, card), Some(Line::Where)),
        told(Line::Exit),
        told(Line::Fare),
        fact(Line::Price.key(), vec![price(page, card.yen)], Some(Line::Price)),
        fact(word!("ibasho-fact-people"), vec![page.say(card.people.key())], None),
        told(Line::Noise),
        told(Line::Light),
        told(Line::Smell),
        told(Line::Stairs),
        told(Line::Quiet),
        fact(word!("ibasho-fact-comfort"), comforts(page, card), None),
        told(Line::Hosts),
        fact(Line::Observers.key(), observers(page, card), Some(Line::Observers)),
        fact(word!("ibasho-fact-kept"), vec![page.say(word!("ibasho-kept"))], None),
    ];
    all.into_iter().filter(|it| !it.ours.is_empty() || !it.theirs.is_empty()).collect()
}

/// What nobody has told yet, so that its absence says nothing else.
pub(crate) fn untold(page: &Page, card: &Card) -> Vec<Said> {
    let asked = [Line::Exit, Line::Fare, Line::Noise, Line::Light, Line::Smell, Line::Stairs, Line::Quiet];
    let open = asked.into_iter().filter(|line| card.line(*line).is_empty());
    let open = open.filter(|line| !card.online || matches!(line, Line::Noise));
    open.map(|line| page.say(line.key())).collect()
}

/// Who may come, as a rule that is said and never checked. (capability 164)
pub(crate) fn for_whom(page: &Page, card: &Card) -> Vec<Said> {
    let mut said: Vec<Said> = card.whom.iter().map(|it| page.say(it.key())).collect();
    said.push(ages(page, card));
    if card.introduced {
        said.push(page.say(word!("ibasho-introduced")));
    }
    said
}

pub(crate) fn ages(page: &Page, card: &Card) -> Said {
    let (from, until) = (card.ages.from().to_string(), card.ages.until().map(|it| it.to_string()));
    match until {
        _ if card.ages.any_adult() => page.say(word!("ibasho-ages-adults")),
        Some(until) if card.ages.from() == 0 => page.say_with("ibasho-ages-until", &[("until", until.as_str())]),
        Some(until) => page.say_with("ibasho-ages-between", &[("from", from.as_str()), ("until", until.as_str())]),
        None => page.say_with("ibasho-ages-from", &[("from", from.as_str())]),
    }
}

pub(crate) fn whereabouts(page: &Page, card: &Card) -> Vec<Said> {
    if card.online {
        return vec![page.say(word!("ibasho-online"))];
    }
    let name = card.municipality.map(|it| it.name(page.japanese()));
    name.map(|name| page.say_with("ibasho-in", &[("name", name)])).into_iter().collect()
}

pub(crate) fn price(page: &Page, yen: u32) -> Said {
    if yen == 0 {
        page.say(word!("ibasho-free"))
    } else {
        page.say_with("ibasho-yen", &[("yen", yen.to_string().as_str())])
    }
}

fn comforts(page: &Page, card: &Card) -> Vec<Said> {
    let all = [
        (card.home_unasked, word!("ibasho-home-unasked")),
        (card.headphones, word!("ibasho-headphones")),
        (card.text_only, word!("ibasho-text-only")),
    ];
    all.into_iter().filter(|it| it.0).map(|it| page.say(it.1)).collect()
}

/// Nobody watches who was not announced. (capability 161)
fn observers(page: &Page, card: &Card) -> Vec<Said> {
    if card.line(Line::Observers).is_empty() { vec![page.say(word!("ibasho-no-observers"))] } else { vec![] }
}
