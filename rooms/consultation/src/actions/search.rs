//! Looking for words in the threads that a worker may read. Everything is opened in memory and thrown away; a thread of
//! which something is shown has a line in its ledger first. What was looked for is written down nowhere, and a thread
//! that isn't theirs to read is not there: not in a result, not in a number.
use super::desk::readable;
use crate::{Access, Error, contact, letter, promise, store, thread::Thread};
use ground_circle::{Caller, TextPlace, Words};
use ground_kernel::{AccountId, Actor, Timestamp, find_evenly};
use ground_policy::Permitted;
use ground_work::{House, Look, OpenedCircle, see};
use std::collections::BTreeMap;

pub(crate) const LONGEST_WORDS: usize = 60;
/// So many threads are shown at most. Each leaves a line that its writer reads; more would be browsing.
pub(crate) const MOST_THREADS: usize = 20;
const MOST_LINES: usize = 3;
/// So much of a line is shown on each side of what was found.
const AROUND: usize = 40;

/// What was found, newest thread first.
pub(crate) struct Findings {
    pub threads: Vec<Finding>,
    /// As many as are shown were found; there may be others.
    pub full: bool,
}

pub(crate) struct Finding {
    pub thread: Permitted<Thread>,
    pub called: Option<String>,
    pub lines: Vec<FoundLine>,
}

/// The line of a text in which the words stand.
pub(crate) struct FoundLine {
    /// A colleague's name, or nothing where the person speaks.
    pub writer: Option<String>,
    pub at: Timestamp,
    pub before: String,
    pub found: String,
    pub after: String,
}

/// Someone in no team has nothing to look through.
pub(crate) fn in_a_team(caller: &Caller) -> Result<bool, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    Ok(!teams.is_empty())
}

pub(crate) async fn search(house: &House, caller: &Caller, typed: &str) -> Result<Findings, Error> {
    let Actor::Staff { teams, .. } = &caller.actor else { return Err(Error::NotFound) };
    let words = words_of(typed)?;
    see!(house, caller, |look| {
        let mut threads = vec![];
        for team in teams {
            let all = store::all_threads(look, *team).await?;
            threads.extend(look.permitted_all(Access::Read, all));
        }
        let circles: Vec<_> = threads.iter().map(|it| (it.circle, it.permit())).collect();
        let kinds: [&[(u16, u16)]; 4] =
            [&letter::LOOKED_THROUGH, &contact::LOOKED_THROUGH, &promise::LOOKED_THROUGH, &people::NAMES];
        let holding = look.holding(&circles, &kinds.concat(), words_of(typed)?, MOST_THREADS).await?;
        let names = staff::called_names(look).await?;
        let mut found = vec![];
        for (circle, places) in holding.circles {
            let Some(at) = threads.iter().position(|it| it.circle == circle) else { continue };
            found.extend(finding(look, threads.swap_remove(at), &places, &words, &names).await?);
        }
        Ok::<_, Error>(Findings { threads: found, full: holding.full })
    })
}

fn words_of(typed: &str) -> Result<Words, Error> {
    if typed.chars().count() > LONGEST_WORDS {
        return Err(Error::NothingToFind);
    }
    Words::of(typed).ok_or(Error::NothingToFind)
}

/// Opens one thread for what was found in it: the line is committed, every text is believed anew, and shown is what then
/// still holds the words.
async fn finding(
    look: &mut Look,
    thread: Permitted<Thread>,
    places: &[TextPlace],
    words: &Words,
    names: &BTreeMap<AccountId, String>,
) -> Result<Option<Finding>, Error> {
    let opened = look.open_found(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
    let mut lines = vec![];
    for spot in spots(look, &thread, places).await? {
        if lines.len() < MOST_LINES && places.contains(&spot.place) {
            let text = believed(look, &opened, spot.place, &thread).await?;
            lines.extend(text.and_then(|text| line_of(&spot, &text, words, &thread, names)));
        }
    }
    let called = believed(look, &opened, people::called_place(thread.party), &thread).await?;
    let by_name = places.iter().any(|it| it.table == people::PEOPLE_PARTY);
    Ok((by_name || !lines.is_empty()).then_some(Finding { called, lines, thread }))
}

/// A text that isn't its writer's is not shown, and doesn't hold up the rest.
async fn believed(
    look: &mut Look,
    from: &OpenedCircle,
    place: TextPlace,
    thread: &Thread,
) -> Result<Option<String>, Error> {
    match readable(look, from, place).await {
        Err(Error::Unbelieved(why)) => {
            tracing::error!(thread = %thread.id, why, "a search left a text out");
            Ok(None)
        }
        other => other,
    }
}

/// A text that may be shown: where it lies, who wrote it down, and when it was.
struct Spot {
    place: TextPlace,
    writer: AccountId,
    at: Timestamp,
}

/// The texts of a thread among which those places are: letters, what was written of calls and visits, promises.
async fn spots(look: &mut Look, thread: &Thread, places: &[TextPlace]) -> Result<Vec<Spot>, Error> {
    let mut all = vec![];
    let mut add = |place, writer, at| all.push(Spot { place, writer, at });
    for it in store::letters(look, thread.id).await? {
        let at = it.visible_at.unwrap_or(it.written_at);
        [it.text_place(), it.reason_place()].into_iter().for_each(|place| add(place, it.writer, at));
    }
    if places.iter().any(|it| [contact::CONSULTATION_CONTACT, contact::CONSULTATION_STATEMENT].contains(&it.table)) {
        let lines = store::lines(look, thread.id).await?;
        for it in store::contacts(look, thread.id).await? {
            let head = [it.who_place(), it.introduced_place()];
            let mine = lines.iter().filter(|line| line.contact == it.id && line.there);
            let said = mine.flat_map(|line| [line.text_place(), line.beside_place()]);
            head.into_iter().chain(said).for_each(|place| add(place, it.writer, it.started_at));
        }
    }
    if places.iter().any(|it| it.table == promise::CONSULTATION_PROMISE) {
        let promises = store::promises_of_thread(look, thread.id).await?;
        promises.iter().for_each(|it| add(it.what_place(), it.made_by, it.made_at));
    }
    Ok(all)
}

fn line_of(
    spot: &Spot,
    text: &str,
    words: &Words,
    thread: &Thread,
    names: &BTreeMap<AccountId, String>,
) -> Option<FoundLine> {
    let [before, found, after] = around(text, words)?;
    let writer = (spot.writer != thread.party).then(|| names.get(&spot.writer).cloned().unwrap_or_default());
    Some(FoundLine { writer, at: spot.at, before, found, after })
}

/// The first of the words, and its line around it, cut where it is long.
fn around(text: &str, words: &Words) -> Option<[String; 3]> {
    let at = words.each().find_map(|word| find_evenly(text, word))?;
    let (head, tail) = (&text[..at.start], &text[at.end..]);
    let (head, tail) = (head.rsplit('\n').next()?, tail.split('\n').next()?);
    let cut = head.char_indices().rev().nth(AROUND - 1).filter(|(from, _)| *from > 0).map(|(from, _)| from);
    let before = cut.map_or(head.to_owned(), |from| format!("…{}", &head[from..]));
    let cut = tail.char_indices().nth(AROUND).map(|(to, _)| to);
    let after = cut.map_or(tail.to_owned(), |to| format!("{}…", &tail[..to]));
    Some([before, text[at].to_owned(), after])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, typed: &str) -> Option<[String; 3]> {
        around(text, &Words::of(typed).unwrap())
    }

    #[test]
    fn the_line_around_what_was_found_is_cut_where_it_is_long() {
        let cut_at = |before: &str, found: &str, after: &str| Some([before, found, after].map(str::to_owned));
        assert_eq!(cut("一行目\nきのうネコを見た\n三行目", "ねこ"), cut_at("きのう", "ネコ", "を見た"));
        assert_eq!(cut("ねこ", "ネコ"), cut_at("", "ねこ", ""));
        assert_eq!(cut("いぬ", "ねこ"), None);
        let (long, forty) = ("あ".repeat(60), "あ".repeat(AROUND));
        assert_eq!(
            cut(&format!("{long}ねこ{long}"), "ねこ"),
            cut_at(&format!("…{forty}"), "ねこ", &format!("{forty}…"))
        );
        assert_eq!(cut(&format!("{forty}ねこ{forty}"), "ねこ"), cut_at(&forty, "ねこ", &forty));
    }

    #[test]
    fn nothing_and_too_much_cannot_be_looked_for() {
        for typed in ["", "　", "、。 ー", &"あ".repeat(LONGEST_WORDS + 1)] {
            assert!(matches!(words_of(typed).map(drop), Err(Error::NothingToFind)), "{typed}");
        }
        assert!(words_of("あ").is_ok(), "one character is enough");
    }
}
