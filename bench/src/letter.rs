//! A sealed letter, durable, beside a bare durable row: the same database, the same driver, one after the other.
use crate::{
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask, form_of, quoted},
};
use anyhow::{Result, ensure};
use ground_kernel::{Rng, WallDice};
use ground_store::{Db, Tables, values};
use tokio::task::JoinSet;

const ROUNDS: usize = 9;
const LETTERS: usize = 240;
const BAR: f64 = 70.0;
/// The address of an empty database, to see the same row there. Two databases are not compared: no bar.
const POSTGRES: &str = "ENGAWA_BENCH_POSTGRES";
/// Two hundred characters, as people write.
const SENTENCE: &str = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。";

pub(crate) async fn run() -> Result<()> {
    on(&SampleHouse::open().await?, Some(BAR)).await?;
    match std::env::var(POSTGRES) {
        Ok(address) => on(&SampleHouse::at(&address, tempfile::tempdir()?).await?, None).await,
        Err(_) => Ok(()),
    }
}

async fn on(house: &SampleHouse, bar: Option<f64>) -> Result<()> {
    let text = SENTENCE.repeat(6);
    let typed = quoted(&text);
    for writers in [1, 8] {
        let mut cookies = vec![];
        for _ in 0..writers {
            cookies.push(house.writer().await?);
        }
        let (mut ours, mut floor) = (Rates::default(), Rates::default());
        for round in 0..=ROUNDS {
            let (mut letters, mut rows) = (Rates::default(), Rates::default());
            letters.note(LETTERS, write(house, &cookies, &typed)).await?;
            rows.note(LETTERS, commit(&house.db, writers, text.len())).await?;
            // The first round warms both.
            if round > 0 {
                ours.append(letters);
                floor.append(rows);
            }
        }
        let what = format!("sealed letter, durable; {}; {writers} at once", house.db.kind());
        compare(&what, "letters/s", &ours, &floor, bar);
    }
    Ok(())
}

/// Follow-up letters through the page's own handler, in sessions that are open.
async fn write(house: &SampleHouse, cookies: &[String], typed: &str) -> Result<()> {
    let mut at_it = JoinSet::new();
    for cookie in cookies {
        let (pages, cookie, typed) = (house.pages.clone(), cookie.clone(), typed.to_owned());
        let count = LETTERS / cookies.len();
        at_it.spawn(async move {
            for _ in 0..count {
                let answer = ask(&pages, "POST", "/letters", Some(&cookie), Some(form_of(&typed))).await?;
                ensure!(answer.status == 303, "a letter: {}", answer.status);
            }
            Ok(())
        });
    }
    at_it.join_all().await.into_iter().collect()
}

/// One row of the same length in one transaction of its own.
async fn commit(db: &Db, writers: usize, length: usize) -> Result<()> {
    let mut at_it = JoinSet::new();
    for _ in 0..writers {
        let db = db.clone();
        let count = LETTERS / writers;
        at_it.spawn(async move {
            for _ in 0..count {
                let id = *WallDice.blind_uuid().as_bytes();
                let mut tx = db.begin().await?;
                tx.change(
                    "insert into circle_outside (id, circle_id, holder_id, row_id, wrap, body, made_at)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    values![id, id, id, id, vec![0_u8; 32], vec![0_u8; length], 0_i64],
                )
                .await?;
                tx.commit().await?;
            }
            Ok(())
        });
    }
    at_it.join_all().await.into_iter().collect()
}
