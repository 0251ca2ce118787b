//! A worker opens a thread of fifty letters, and one of five hundred, beside opening the same texts and nothing else. No
//! bar; it shows what a page costs besides its keys.
use crate::{
    bare::Bare,
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask, letter_form},
};
use anyhow::{Result, ensure};

const ROUNDS: usize = 9;

pub(crate) async fn run() -> Result<()> {
    for (letters, times) in [(50, 20), (500, 5)] {
        beside(letters, times).await?;
    }
    Ok(())
}

async fn beside(letters: usize, times: usize) -> Result<()> {
    let house = SampleHouse::open().await?;
    let text = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。".repeat(6);
    let (writer, worker) = (house.writer().await?, house.worker().await?);
    for _ in 1..letters {
        let answer = ask(&house.pages, "POST", "/letters", Some(&writer), Some(letter_form(&text))).await?;
        ensure!(answer.status == 303, "a letter: {}", answer.status);
    }
    let path = longest_thread(&house, &worker, letters).await?;
    let sealed = Bare::sealed(&text, letters);
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bare) = (Rates::default(), Rates::default());
        pages
            .note(times, async {
                for _ in 0..times {
                    ensure!(ask(&house.pages, "GET", &path, Some(&worker), None).await?.status == 200, "the thread");
                }
                Ok(())
            })
            .await?;
        bare.note(times, async { (0..times).try_for_each(|_| sealed.open_all()) }).await?;
        if round > 0 {
            ours.append(pages);
            floor.append(bare);
        }
    }
    compare(&format!("thread of {letters} letters at the desk"), "threads/s", &ours, &floor, None);
    Ok(())
}

/// The thread whose page holds most letters: the sample house has two short ones besides.
async fn longest_thread(house: &SampleHouse, worker: &str, letters: usize) -> Result<String> {
    let inbox = ask(&house.pages, "GET", "/staff/letters", Some(worker), None).await?;
    let inbox = String::from_utf8(inbox.body.to_vec())?;
    let mut longest = (0, String::new());
    for part in inbox.split("\"/staff/letters/").skip(1) {
        let path = format!("/staff/letters/{}", part.split('"').next().unwrap_or_default());
        let page = ask(&house.pages, "GET", &path, Some(worker), None).await?;
        longest = longest.max((page.body.len(), path));
    }
    ensure!(longest.0 > letters * 500, "no thread of {letters} letters");
    Ok(longest.1)
}
