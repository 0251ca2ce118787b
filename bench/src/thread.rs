//! A worker opens a thread of fifty letters, beside opening the same fifty texts and nothing else. No bar; it shows what
//! a page costs besides its keys.
use crate::{
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask, letter_form},
};
use anyhow::{Context, Result, ensure};
use ground_seal::{
    Secret, SignPair,
    text::{Place, SealedText, TextAddress, open_text, seal_text},
};

const ROUNDS: usize = 9;
const LETTERS: usize = 50;
const TIMES: usize = 20;

pub(crate) async fn run() -> Result<()> {
    let house = SampleHouse::open().await?;
    let text = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。".repeat(6);
    let (writer, worker) = (house.writer().await?, house.worker().await?);
    for _ in 1..LETTERS {
        let answer = ask(&house.pages, "POST", "/letters", Some(&writer), Some(letter_form(&text))).await?;
        ensure!(answer.status == 303, "a letter: {}", answer.status);
    }
    let path = longest_thread(&house, &worker).await?;
    let (keys, sealed) = fifty(&text);
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bare) = (Rates::default(), Rates::default());
        pages
            .note(TIMES, async {
                for _ in 0..TIMES {
                    ensure!(ask(&house.pages, "GET", &path, Some(&worker), None).await?.status == 200, "the thread");
                }
                Ok(())
            })
            .await?;
        bare.note(TIMES, async {
            for _ in 0..TIMES {
                for (at, text) in &sealed {
                    let opened = open_text(&keys.content, at, None, &text.body, &text.masked_grain, &keys.shred);
                    std::hint::black_box(opened.ok().context("a text")?);
                }
            }
            Ok(())
        })
        .await?;
        if round > 0 {
            ours.append(pages);
            floor.append(bare);
        }
    }
    compare(&format!("thread of {LETTERS} letters at the desk"), "threads/s", &ours, &floor, None);
    Ok(())
}

/// The thread whose page holds most letters: the sample house has two short ones besides.
async fn longest_thread(house: &SampleHouse, worker: &str) -> Result<String> {
    let inbox = ask(&house.pages, "GET", "/staff/letters", Some(worker), None).await?;
    let inbox = String::from_utf8(inbox.body.to_vec())?;
    let mut longest = (0, String::new());
    for part in inbox.split("\"/staff/letters/").skip(1) {
        let path = format!("/staff/letters/{}", part.split('"').next().unwrap_or_default());
        let page = ask(&house.pages, "GET", &path, Some(worker), None).await?;
        longest = longest.max((page.body.len(), path));
    }
    ensure!(longest.0 > LETTERS * 500, "no thread of fifty letters");
    Ok(longest.1)
}

struct Keys {
    content: Secret,
    shred: Secret,
}

fn fifty(text: &str) -> (Keys, Vec<(TextAddress, SealedText)>) {
    let keys = Keys { content: Secret::random(), shred: Secret::random() };
    let sign = SignPair::from_seed(&Secret::random());
    let seal = |row: usize| {
        let place = Place { table: 2, column: 1, row: [row as u8; 16], version: 0 };
        let at = TextAddress { kind: 1, circle: [1; 16], epoch: 1, place, writer: [2; 16] };
        (at, seal_text(&keys.content, &at, &sign, text.as_bytes(), &keys.shred))
    };
    let sealed = (0..LETTERS).map(seal).collect();
    (keys, sealed)
}
