//! The seventeen items as a form: nothing is chosen beforehand, and what was typed stays when something was unclear.
use super::words;
use crate::{
    Error,
    actions::reading::State,
    agreement::Choice,
    given::Said as Answered,
    item::{Item, Reach},
};
use ground_kernel::AccountId;
use ground_web::{Page, as_typed};
use ground_words::{Said, word};

pub(crate) type Typed = Vec<(String, String)>;

pub(crate) fn value<'a>(typed: &'a Typed, name: &str) -> Option<&'a str> {
    typed.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
}

/// One item, as it is asked.
pub(crate) struct ItemAsked {
    pub word: &'static str,
    pub title: Said,
    pub text: Said,
    pub told: bool,
    pub for_somebody: bool,
    pub expert: bool,
    pub reaches: Vec<(&'static str, Said, bool)>,
    pub experts: Vec<(String, String, bool)>,
    pub months: Vec<(i64, Said, bool)>,
    pub yes: bool,
    pub no: bool,
    pub words: String,
    pub yes_label: Said,
    pub no_label: Said,
}

const MONTHS: [(i64, &str); 4] = [
    (1, word!("consent-months-1")),
    (3, word!("consent-months-3")),
    (12, word!("consent-months-12")),
    (36, word!("consent-months-36")),
];
const USUAL_MONTHS: i64 = 12;

pub(crate) fn asked(page: &Page, state: &State, typed: &Typed) -> Vec<ItemAsked> {
    Item::ALL.iter().map(|item| one(page, state, typed, *item)).collect()
}

fn one(page: &Page, state: &State, typed: &Typed, item: Item) -> ItemAsked {
    let word = item.word();
    let said = value(typed, &format!("item-{word}")).and_then(Answered::from_word);
    let reach_name = format!("reach-{word}");
    let ticked = |it: &Reach| typed.iter().any(|pair| pair.0 == reach_name && pair.1 == it.word());
    let chosen = value(typed, &format!("to-{word}")).unwrap_or_default().to_owned();
    let months = value(typed, &format!("months-{word}")).and_then(|it| it.parse().ok()).unwrap_or(USUAL_MONTHS);
    let experts = state.experts.iter().map(|(id, name)| (id.to_string(), name.clone(), id.to_string() == chosen));
    ItemAsked {
        word,
        title: page.say(item.title()),
        text: page.say(item.text()),
        told: item.is_told(),
        for_somebody: item.is_for_somebody(),
        expert: item == Item::Expert,
        reaches: item.reaches().iter().map(|it| (it.word(), page.say(it.key()), ticked(it))).collect(),
        experts: if item == Item::Expert { experts.collect() } else { vec![] },
        months: MONTHS.iter().map(|(number, key)| (*number, page.say(key), *number == months)).collect(),
        yes: said == Some(Answered::Yes),
        no: said == Some(Answered::No),
        words: value(typed, &format!("words-{word}")).unwrap_or_default().to_owned(),
        yes_label: page.say(words::answered(item, Answered::Yes)),
        no_label: page.say(words::answered(item, Answered::No)),
    }
}

/// What was answered. Whatever was left open is not among it. An expert is one of those who can be named.
pub(crate) fn choices(typed: &Typed, experts: &[(AccountId, String)]) -> Result<Vec<Choice>, Error> {
    let mut all = vec![];
    for item in Item::ALL.iter().copied() {
        let word = item.word();
        let said = value(typed, &format!("item-{word}")).and_then(Answered::from_word);
        let Some(said) = said.filter(|it| *it != Answered::Withdrawn) else { continue };
        let reach_name = format!("reach-{word}");
        let reach = item.reaches().iter().copied();
        let reach = reach.filter(|it| typed.iter().any(|pair| pair.0 == reach_name && pair.1 == it.word()));
        let to: Option<AccountId> = value(typed, &format!("to-{word}")).and_then(|it| it.parse().ok());
        let to = to.filter(|id| item == Item::Expert && experts.iter().any(|it| it.0 == *id));
        let months = value(typed, &format!("months-{word}")).map_or(Ok(USUAL_MONTHS), str::parse);
        let choice = Choice {
            item,
            said,
            words: as_typed(value(typed, &format!("words-{word}")).unwrap_or_default()),
            to,
            reach: reach.collect(),
            months: months.map_err(|_| Error::TooLongTime)?,
        };
        all.push(choice.checked()?);
    }
    Ok(all)
}
