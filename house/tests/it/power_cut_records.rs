//! The power is cut while workers write entries. What was answered is there, once, with all of its lines; what was not is
//! there whole or not at all, and sent again it is one entry; the ledger fits.
use crate::program::{Browser, Place};
use std::{io, time::Duration};

const ROUNDS: u64 = 7;

/// What one worker wrote and was told, and the form whose answer they never saw.
struct Worker {
    browser: Browser,
    kept: Vec<String>,
    lost: Option<(String, String)>,
    round: u64,
}

impl Worker {
    async fn writes_on(mut self, record: String, name: &'static str) -> Worker {
        for n in 0.. {
            if self.writes(&record, &format!("{name}{}-{n}", self.round)).await.is_err() {
                break;
            }
        }
        self
    }

    async fn writes(&mut self, record: &str, mark: &str) -> io::Result<()> {
        let once = self.browser.form_on(&format!("{record}/write")).await?;
        self.lost = Some((once, mark.to_owned()));
        self.sends_again(record).await
    }

    /// Sends the form whose answer is missing, exactly as it was.
    async fn sends_again(&mut self, record: &str) -> io::Result<()> {
        let Some((once, mark)) = self.lost.clone() else { return Ok(()) };
        let text = format!("「{mark}の一」\n#「{mark}の二」\n>「{mark}の三」");
        let form = [("once", once.as_str()), ("text", &text), ("next", "また書く")];
        self.browser.sends(&format!("{record}/write"), &form).await?.leads_to(record);
        self.lost = None;
        self.kept.push(mark);
        Ok(())
    }
}

/// Everything of a record, however many pages it has.
async fn whole(browser: &mut Browser, record: &str) -> String {
    let (mut all, mut next) = (String::new(), Some(record.to_owned()));
    while let Some(path) = next {
        let page = browser.opens(&path).await.expect("the record").is(200);
        next = page.link(&format!("{record}?before="));
        all.push_str(&page.text);
    }
    all
}

async fn the_power_is_cut(place: Place) {
    let link = place.init();
    let mut running = place.serves().await;
    let [_, one, two] = place.move_in(&running, &link).await;
    let mut writer = running.browser();
    let once = writer.form_on("/letters/new").await.expect("a form");
    let letter = [("text", "こんばんは"), ("once", once.as_str())];
    writer.sends("/letters/new", &letter).await.expect("sent").leads_to("/letters/kept");
    writer.sends("/me/record/begin", &[]).await.expect("begun").leads_to("/me/record");
    let worker = |browser| Worker { browser, kept: vec![], lost: None, round: 0 };
    let (mut one, mut two) = (worker(one), worker(two));
    let list = one.browser.opens("/staff/records").await.expect("the list").is(200).links("/staff/records/");
    let record = list.into_iter().find(|it| it.len() == "/staff/records/".len() + 36).expect("a record");
    let mut lost = 0;
    for round in 1..=ROUNDS {
        (one.round, two.round) = (round, round);
        let at_it =
            [tokio::spawn(one.writes_on(record.clone(), "甲")), tokio::spawn(two.writes_on(record.clone(), "乙"))];
        tokio::time::sleep(Duration::from_millis(300 + 150 * round)).await;
        running.loses_power();
        let [first, second] = at_it;
        (one, two) = (first.await.expect("a worker"), second.await.expect("a worker"));
        running = place.serves().await;
        for it in [&mut one, &mut two] {
            it.browser.finds(&running);
        }
        let page = whole(&mut one.browser, &record).await;
        for it in [&mut one, &mut two] {
            if let Some((_, perhaps)) = &it.lost {
                lost += 1;
                let counted = ["一", "二", "三"].map(|n| page.matches(&format!("「{perhaps}の{n}」")).count());
                assert!(counted == [0; 3] || counted == [1; 3], "whole, or not at all: {counted:?}");
            }
            it.sends_again(&record).await.expect("the form again");
        }
        let page = whole(&mut one.browser, &record).await;
        for mark in one.kept.iter().chain(&two.kept) {
            for n in ["一", "二", "三"] {
                assert_eq!(page.matches(&format!("「{mark}の{n}」")).count(), 1, "{mark}");
            }
        }
        let told = place.says_here(&["ledger", "verify"]).succeeds();
        assert!(told.out.contains("everything fits"), "{}", told.out);
    }
    running.loses_power();
    println!("{}: {} entries, {lost} answers lost", place.kind(), one.kept.len() + two.kept.len());
    assert!(lost > 0 && one.kept.len() + two.kept.len() > 0, "the power was never cut in the middle of anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_outlive_a_power_cut_on_sqlite() {
    the_power_is_cut(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_outlive_a_power_cut_on_postgres() {
    the_power_is_cut(Place::postgres().await).await;
}
