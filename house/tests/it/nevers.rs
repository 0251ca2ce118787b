//! The promises N-1 … N-12, looked at after a story: in the raw database, in mails, in the log, and on pages.
use crate::support::{Person, TestHouse};
use ground_post::tells_something;
use std::{
    io::Write,
    sync::{Arc, Mutex, OnceLock},
};

static HEARD: OnceLock<Ear> = OnceLock::new();

#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<u8>>>);

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a log").write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// From now on everything that is logged, down to the finest, is kept for `nevers`.
pub fn listen() {
    HEARD.get_or_init(|| {
        let heard = Ear::default();
        let ear = heard.clone();
        let log = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
        log.with_writer(move || ear.clone()).init();
        heard
    });
}

fn heard() -> String {
    let heard = HEARD.get().expect("somebody listens").0.lock().expect("a log");
    String::from_utf8_lossy(&heard).into_owned()
}

/// Where somebody is and with what: it must stand nowhere.
pub const WHERE_FROM: [&str; 3] = ["203.0.113.77", "CanaryPhone/7.1", "canary-referer.example"];

/// Somebody whose browser tells a lot.
pub fn from_somewhere(house: &TestHouse) -> Person {
    let person = house.person().asking_for("x-forwarded-for", WHERE_FROM[0]).asking_for("user-agent", WHERE_FROM[1]);
    person.asking_for("referer", "https://canary-referer.example/").asking_for("x-real-ip", WHERE_FROM[0])
}

/// What the story leaves to be looked at.
pub struct Left<'a> {
    /// Words that only the two sides of a thread may see, with who may: canaries.
    pub canaries: &'a [&'a str],
    /// Those who wrote them, signed in.
    pub persons: &'a [&'a Person],
    /// Somebody of their family, with a thread of their own, signed in.
    pub family: &'a Person,
    pub mails: usize,
}

pub async fn nevers(house: &TestHouse, left: Left<'_>) {
    let canaries = left.canaries;
    for person in left.persons.iter().chain([&left.family]) {
        nothing_is_counted_and_nothing_tells(person).await;
    }
    // N-2, N-3: the family sees nothing of it, and nothing leads there; the desk joins nothing.
    for path in [
        "/",
        "/letters",
        "/letters/readers",
        "/letters/passed-on",
        "/letters/us",
        "/me",
        "/family",
        "/by-phone",
        "/letters/new?again=1",
        "/help",
    ] {
        holds_none(&left.family.opens(path).await.text, canaries, path);
    }
    let worker = house.worker("乙").await;
    let threads = worker.inbox().await;
    for thread in &threads {
        let page = worker.opens(thread).await;
        let leads_on = page.links("/staff/letters/").into_iter().find(|it| !it.starts_with(thread.as_str()));
        assert_eq!(leads_on, None, "a thread leads to another");
    }
    // N-4, N-8, N-11: what left the house.
    let mails = house.mail.mails();
    assert_eq!(mails.len(), left.mails);
    for mail in &mails {
        holds_none(&mail.text, canaries, "a mail");
        assert_eq!(tells_something(&mail.text), None);
    }
    // N-5: neither the words nor where from, in the database or the log.
    house.holds_nowhere(canaries).await;
    house.holds_nowhere(&WHERE_FROM).await;
    let log = heard();
    assert!(!log.is_empty());
    holds_none(&log, canaries, "the log");
    holds_none(&log, &WHERE_FROM, "the log");
    // N-9: there are no reports yet; the office tells what waits for us, to those who may open it.
    // N-10
    house.ledger_fits().await;
    // N-12
    let office = house.worker("管理").await;
    for path in [
        "/staff",
        "/staff/people",
        "/staff/settings",
        "/staff/letters",
        "/staff/team",
        "/staff/duty",
        "/staff/duty/settings",
        "/staff/handover",
        "/staff/sealed",
    ] {
        holds_none(&office.opens(path).await.text, canaries, path);
    }
    for thread in &threads {
        holds_none(&office.opens(thread).await.is(404).text, canaries, thread);
    }
}

fn holds_none(text: &str, canaries: &[&str], what: &str) {
    for canary in canaries {
        assert!(!text.contains(canary), "{canary} stands in {what}");
    }
}

/// N-1, N-7, N-11, on the pages of one person.
async fn nothing_is_counted_and_nothing_tells(person: &Person) {
    let counted = [
        "スコア",
        "レベル",
        "ポイント",
        "連続",
        "日目",
        "日ぶり",
        "達成",
        "％",
        "リスク",
        "診断",
        "おめでとう",
        "みんな",
        "！",
    ];
    let paths =
        ["/letters", "/letters/readers", "/letters/passed-on", "/me", "/letters/erase", "/letters/us", "/me/later"];
    for path in paths {
        let page = person.opens(path).await.is(200);
        let ours = page.written().iter().fold(page.words(), |words, theirs| words.replace(theirs.trim(), ""));
        for word in counted {
            assert!(!ours.contains(word), "{word} on {path}:\n{ours}");
        }
        assert!(!page.text.contains("<progress") && !page.text.contains("<meter"));
        assert_eq!(page.between("<title>", "</title>"), ["縁"], "{path}");
        for said in page.automatic() {
            assert!(!said.contains(['?', '？']) && said.contains("自動の返事"), "{said}");
        }
    }
}
