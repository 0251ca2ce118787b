//! The power is cut while people write, again and again. Every letter that was answered is there, once; a form whose
//! answer was lost can be sent again and is one letter; the ledger fits.
use crate::program::{Browser, Place, Running};
use std::{
    hash::{BuildHasher, RandomState},
    io,
    time::Duration,
};
use tokio::task::JoinSet;

const ROUNDS: u32 = 21;
const NEW_PEOPLE: usize = 2;
const WRITING_AGAIN: usize = 3;

/// Someone who writes: what they were told is kept, and the form whose answer they never saw.
struct Writer {
    name: String,
    browser: Browser,
    kept: Vec<String>,
    lost: Option<Sent>,
    began: bool,
    dice: Dice,
}

/// A form as it was sent.
#[derive(Clone)]
struct Sent {
    path: &'static str,
    to: &'static str,
    text: String,
    once: String,
}

#[derive(Clone)]
struct Dice(u64);
impl Dice {
    /// A number below this.
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
    async fn pause(&mut self, most_millis: u64) {
        tokio::time::sleep(Duration::from_millis(self.below(most_millis))).await;
    }
}

impl Writer {
    fn new(name: String, running: &Running, dice: &mut Dice) -> Writer {
        let dice = Dice(dice.below(u64::MAX) | 1);
        Writer { name, browser: running.browser(), kept: vec![], lost: None, began: false, dice }
    }

    /// Writes one letter after another, until the wire breaks.
    async fn writes_on(mut self) -> Writer {
        while self.writes().await.is_ok() {
            self.dice.pause(12).await;
        }
        self
    }

    async fn writes(&mut self) -> io::Result<()> {
        let (path, to) = if self.began { ("/letters", "/letters") } else { ("/letters/new", "/letters/kept") };
        let once = self.browser.form_on(path).await?;
        let text = format!("「{}の{}」𠮷", self.name, self.kept.len() + 1);
        self.lost = Some(Sent { path, to, text, once });
        self.sends_again().await
    }

    /// Sends the form whose answer is missing, exactly as it was.
    async fn sends_again(&mut self) -> io::Result<()> {
        let Some(it) = self.lost.clone() else { return Ok(()) };
        let seen = self.browser.sends(it.path, &[("text", &it.text), ("once", &it.once)]).await?;
        seen.leads_to(it.to);
        self.lost = None;
        self.began = true;
        self.kept.push(it.text);
        Ok(())
    }

    /// Everything is there, once, and nothing else.
    async fn finds_everything(&mut self) {
        if !self.began {
            return;
        }
        let page = self.browser.opens("/letters").await.expect("their letters").is(200);
        for text in &self.kept {
            assert_eq!(page.text.matches(text.as_str()).count(), 1, "{text} in:\n{}", page.words());
        }
        assert_eq!(page.text.matches("class=\"letter mine\"").count(), self.kept.len(), "{}", page.words());
    }

    /// Comes back on another device, with number and words.
    async fn comes_back(&mut self) {
        let kept = self.browser.opens("/letters/kept").await.expect("words").is(200);
        let (number, words) = (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"));
        self.browser.cookies.clear();
        let form = [("number", number.as_str()), ("words", words.as_str())];
        self.browser.sends("/return", &form).await.expect("coming back").leads_to("/letters");
        self.finds_everything().await;
    }
}

async fn the_power_is_cut(place: Place) {
    let seed = RandomState::new().hash_one(place.kind()) | 1;
    println!("{}: seed {seed}", place.kind());
    let mut dice = Dice(seed);
    let link = place.init();
    let mut running = place.serves().await;
    let [_, mut worker, _] = place.move_in(&running, &link).await;
    let mut people: Vec<Writer> = vec![];
    let (mut lost, mut arrived) = (0, 0);
    for round in 1..=ROUNDS {
        let mut at_it = JoinSet::new();
        for n in 0..NEW_PEOPLE {
            at_it.spawn(Writer::new(format!("{round}-{n}"), &running, &mut dice).writes_on());
        }
        for _ in 0..WRITING_AGAIN.min(people.len()) {
            // Mostly those who came last, so that no thread grows long.
            let last = people.len() as u64;
            let at = last - 1 - dice.below(last.min(8));
            at_it.spawn(people.swap_remove(at as usize).writes_on());
        }
        tokio::time::sleep(Duration::from_millis(40 + dice.below(700))).await;
        running.loses_power();
        let mut back = at_it.join_all().await;
        if round % (ROUNDS / 3) == 0 {
            fits(&place, None);
        }
        running = place.serves().await;
        for writer in &mut back {
            writer.browser.finds(&running);
            lost += usize::from(writer.lost.is_some());
            arrived += writer.finds_at_least().await;
            writer.sends_again().await.expect("the form again");
            writer.finds_everything().await;
        }
        people.extend(back.into_iter().filter(|it| it.began));
    }
    for (at, writer) in people.iter_mut().enumerate() {
        writer.browser.finds(&running);
        if at % 5 == 0 { writer.comes_back().await } else { writer.finds_everything().await }
    }
    worker.finds(&running);
    let mut threads = worker.opens("/staff/letters").await.expect("the inbox").is(200).links("/staff/letters/");
    threads.sort();
    threads.dedup();
    assert_eq!(threads.len(), people.len(), "{}: as many threads as people who wrote", place.kind());
    running.loses_power();
    let letters: usize = people.iter().map(|it| it.kept.len()).sum();
    fits(&place, Some((people.len(), letters)));
    println!(
        "{}: {ROUNDS} rounds, {} people, {letters} letters; of {lost} answers that were lost, {arrived} had been kept",
        place.kind(),
        people.len()
    );
    assert!(lost > 0, "the power was never cut in the middle of anything");
}

impl Writer {
    /// Before anything is sent again: what was answered is there, and of the form without an answer at most one letter.
    /// Says of how many that one letter is there.
    async fn finds_at_least(&mut self) -> usize {
        if !self.began {
            return 0;
        }
        let page = self.browser.opens("/letters").await.expect("their letters").is(200);
        let once = |text: &String| page.text.matches(text.as_str()).count();
        assert!(self.kept.iter().all(|text| once(text) == 1), "{:?} in:\n{}", self.kept, page.words());
        let lost = self.lost.as_ref().map_or(0, |it| once(&it.text));
        assert!(lost <= 1, "{}", page.words());
        lost
    }
}

/// `engawa ledger verify` finds nothing wrong; and, where it is known, as many circles and texts as there are people and
/// letters.
fn fits(place: &Place, counted: Option<(usize, usize)>) {
    let told = place.says_here(&["ledger", "verify"]).succeeds();
    assert!(told.out.contains("everything fits"), "{}", told.out);
    if let Some((people, letters)) = counted {
        assert!(told.out.contains(&format!(", {people} circles, ")), "{people}: {}", told.out);
        assert!(told.out.contains(&format!(", {letters} texts")), "{letters}: {}", told.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_outlive_a_power_cut_on_sqlite() {
    the_power_is_cut(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_outlive_a_power_cut_on_postgres() {
    the_power_is_cut(Place::postgres().await).await;
}

/// Somebody at the telephone: what they were told was written down, and the form whose answer they never saw.
struct AtThePhone {
    name: String,
    browser: Browser,
    kept: Vec<(String, String)>,
    lost: Option<(String, String)>,
    dice: Dice,
}

impl AtThePhone {
    async fn writes_on(mut self) -> AtThePhone {
        while self.writes().await.is_ok() {
            self.dice.pause(12).await;
        }
        self
    }

    /// Every memo carries a promise; sometimes it belongs to somebody new, sometimes to the one before.
    async fn writes(&mut self) -> io::Result<()> {
        let once = self.browser.form_on("/staff/contacts/new").await?;
        let text = format!("「{}の{}」𠮷", self.name, self.kept.len() + 1);
        self.lost = Some((text, once));
        if self.dice.below(3) == 0 {
            let (text, once) = self.lost.clone().unwrap_or_default();
            self.browser.sends("/staff/contacts/draft", &[("text", &text), ("once", &once)]).await?;
        }
        self.sends_again().await
    }

    async fn sends_again(&mut self) -> io::Result<()> {
        let Some((text, once)) = self.lost.clone() else { return Ok(()) };
        let promise = format!("来週火10 {text}");
        let form = [("text", text.as_str()), ("once", &once), ("promise", &promise), ("thread", "new")];
        let seen = self.browser.sends("/staff/contacts/new", &form).await?.is(303);
        let place = seen.headers.get("location").and_then(|it| it.to_str().ok()).expect("a place").to_owned();
        self.lost = None;
        self.kept.push((place, text));
        Ok(())
    }

    /// Everything that was answered is there, once, with its promise; and nothing else.
    async fn finds_everything(&mut self) {
        for (place, text) in &self.kept {
            let page = self.browser.opens(place).await.expect("a memo").is(200);
            let lines = page.text.matches(&format!("<div class=\"as-written\">{text}</div>")).count();
            let promises = page.text.matches(&format!("来週火10 {text}")).count();
            assert_eq!((lines, promises), (1, 1), "{text} in:\n{}", page.words());
        }
    }
}

async fn the_power_is_cut_at_the_telephone(place: Place) {
    const ROUNDS: u32 = 9;
    let seed = RandomState::new().hash_one(place.kind()) | 1;
    println!("{}: seed {seed}", place.kind());
    let mut dice = Dice(seed);
    let link = place.init();
    let mut running = place.serves().await;
    let [_, first, second] = place.move_in(&running, &link).await;
    let at_the_phone = |name: &str, browser: Browser, dice: &mut Dice| AtThePhone {
        name: name.to_owned(),
        browser,
        kept: vec![],
        lost: None,
        dice: Dice(dice.below(u64::MAX) | 1),
    };
    let mut all = vec![at_the_phone("甲", first, &mut dice), at_the_phone("乙", second, &mut dice)];
    let mut lost = 0;
    for _ in 0..ROUNDS {
        let mut at_it = JoinSet::new();
        for each in all {
            at_it.spawn(each.writes_on());
        }
        tokio::time::sleep(Duration::from_millis(150 + dice.below(900))).await;
        running.loses_power();
        all = at_it.join_all().await;
        running = place.serves().await;
        for each in &mut all {
            each.browser.finds(&running);
            lost += usize::from(each.lost.is_some());
            each.sends_again().await.expect("the form again");
        }
    }
    let memos: usize = all.iter().map(|it| it.kept.len()).sum();
    for each in &mut all {
        each.finds_everything().await;
    }
    // As many promises as memos, each with an owner; and no draft of what was written down comes back.
    let page = all[0].browser.opens("/staff/promises").await.expect("promises").is(200);
    assert_eq!(page.text.matches("/kept\"").count(), memos, "{}", page.words());
    for each in &mut all {
        let page = each.browser.opens("/staff/contacts/new").await.expect("a memo").is(200);
        assert!(!page.text.contains(&format!("「{}の", each.name)), "{}", page.words());
    }
    running.loses_power();
    fits(&place, None);
    println!("{}: {ROUNDS} rounds, {memos} memos, {lost} answers lost", place.kind());
    assert!(lost > 0 && memos > 0, "the power was never cut in the middle of anything");
}

/// capability 118
#[tokio::test(flavor = "multi_thread")]
async fn memos_and_promises_outlive_a_power_cut_on_sqlite() {
    the_power_is_cut_at_the_telephone(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memos_and_promises_outlive_a_power_cut_on_postgres() {
    the_power_is_cut_at_the_telephone(Place::postgres().await).await;
}
