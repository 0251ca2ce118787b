//! The power is cut while workers set levels and write down what was passed on. What was answered is there, once; at most
//! one level is open; the ledger fits. (issue, Danger)
use crate::program::{Browser, Place};
use std::{io, time::Duration};

const ROUNDS: u64 = 7;

/// What one worker did and was told, and what is not known.
struct Worker {
    browser: Browser,
    kept: Vec<String>,
    lost: Option<String>,
    round: u64,
}

impl Worker {
    /// Sets levels and passes things on, until the wire breaks.
    async fn works_on(mut self, thread: String, name: &'static str) -> Worker {
        for n in 0.. {
            if self.works(&thread, &format!("{name}{}-{n}", self.round)).await.is_err() {
                break;
            }
        }
        self
    }

    async fn works(&mut self, thread: &str, mark: &str) -> io::Result<()> {
        let level = ["concern", "urgent", "immediate"][mark.len() % 3];
        let form = [("level", level), ("reason", mark)];
        self.lost = Some(format!("「{mark}」"));
        self.browser.sends(&format!("{thread}/level"), &form).await?.leads_to(thread);
        let (way, receiver) = (format!("{thread}/passed-on"), format!("「{mark}」"));
        let form = [("ground", "life_danger"), ("receiver", receiver.as_str()), ("place", "あおば荘")];
        self.browser.sends(&way, &form).await?.leads_to(&way);
        self.lost = None;
        self.kept.push(receiver);
        Ok(())
    }
}

async fn the_power_is_cut(place: Place) {
    let link = place.init();
    let mut running = place.serves().await;
    let [_, one, two] = place.move_in(&running, &link).await;
    let mut writer = running.browser();
    let once = writer.form_on("/letters/new").await.expect("a form");
    writer
        .sends("/letters/new", &[("text", "いま飲んだ"), ("once", &once)])
        .await
        .expect("sent")
        .leads_to("/letters/kept");
    let worker = |browser| Worker { browser, kept: vec![], lost: None, round: 0 };
    let (mut one, mut two) = (worker(one), worker(two));
    let inbox = one.browser.opens("/staff/letters").await.expect("the inbox").is(200);
    let thread = inbox.links("/staff/letters/").into_iter().next().expect("a thread");
    let mut lost = 0;
    for round in 1..=ROUNDS {
        (one.round, two.round) = (round, round);
        let at_it =
            [tokio::spawn(one.works_on(thread.clone(), "甲")), tokio::spawn(two.works_on(thread.clone(), "乙"))];
        tokio::time::sleep(Duration::from_millis(300 + 250 * round)).await;
        running.loses_power();
        let [first, second] = at_it;
        (one, two) = (first.await.expect("a worker"), second.await.expect("a worker"));
        running = place.serves().await;
        for it in [&mut one, &mut two] {
            it.browser.finds(&running);
        }
        let page = one.browser.opens(&format!("{thread}/passed-on")).await.expect("the page").is(200);
        for it in [&mut one, &mut two] {
            assert!(it.kept.iter().all(|said| page.text.matches(said.as_str()).count() == 1), "{}", page.words());
            // What was not answered is there whole, or not at all.
            if let Some(perhaps) = it.lost.take() {
                lost += 1;
                assert!(page.text.matches(perhaps.as_str()).count() <= 1);
            }
        }
        assert_eq!(page.text.matches("class=\"letter\"").count(), page.text.matches("<dd ").count(), "no half passing");
        let told = place.says_here(&["ledger", "verify"]).succeeds();
        assert!(told.out.contains("everything fits"), "{}", told.out);
    }
    // One level is open at most: ended once, there is none.
    let end = format!("{thread}/level/end");
    one.browser.sends(&end, &[]).await.expect("ended").leads_to(&thread);
    one.browser.sends(&end, &[]).await.expect("an answer").is(409);
    running.loses_power();
    println!("{}: {} passed on, {lost} answers lost", place.kind(), one.kept.len() + two.kept.len());
    assert!(lost > 0 && one.kept.len() + two.kept.len() > 0, "the power was never cut in the middle of anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn levels_and_what_was_passed_on_outlive_a_power_cut_on_sqlite() {
    the_power_is_cut(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn levels_and_what_was_passed_on_outlive_a_power_cut_on_postgres() {
    the_power_is_cut(Place::postgres().await).await;
}
