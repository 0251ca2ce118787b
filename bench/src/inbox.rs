//! The inbox with two thousand threads that wait, beside opening one letter of each of them. No bar; the inbox opens
//! nothing, and this shows that it costs no more than if it did.
use crate::{
    bare::Bare,
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask},
};
use anyhow::{Result, ensure};

const ROUNDS: usize = 9;
const THREADS: usize = 2_000;
const TIMES: usize = 5;

pub(crate) async fn run() -> Result<()> {
    let house = SampleHouse::open().await?;
    for _ in 0..THREADS {
        house.writer().await?;
    }
    let worker = house.worker().await?;
    let page = ask(&house.pages, "GET", "/staff/letters", Some(&worker), None).await?;
    let lines = String::from_utf8(page.body.to_vec())?.matches("\"/staff/letters/").count();
    ensure!(lines >= THREADS, "{lines} threads in the inbox");
    println!("(the inbox has {lines} threads and {} bytes)", page.body.len());
    let text = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。".repeat(6);
    let sealed = Bare::sealed(&text, THREADS);
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bare) = (Rates::default(), Rates::default());
        pages
            .note(TIMES, async {
                for _ in 0..TIMES {
                    let page = ask(&house.pages, "GET", "/staff/letters", Some(&worker), None).await?;
                    ensure!(page.status == 200, "the inbox");
                }
                Ok(())
            })
            .await?;
        bare.note(TIMES, async { (0..TIMES).try_for_each(|_| sealed.open_all()) }).await?;
        if round > 0 {
            ours.append(pages);
            floor.append(bare);
        }
    }
    compare(&format!("inbox of {THREADS} threads"), "inboxes/s", &ours, &floor, None);
    Ok(())
}
