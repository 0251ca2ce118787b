//! A list of five thousand rows about a hundred people is taken in through the page, beside as many sealed texts written by
//! the ground alone, all in one transaction. A row is a memo with one line, so the floor is a text for every row.
use crate::{
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask},
};
use anyhow::{Context, Result, ensure};
use axum::{
    body::Body,
    http::{Request, header},
};
use ground_circle::{TextPlace, sessions};
use ground_kernel::CircleId;
use ground_seal::session::Token;
use ground_store::{Tables, values};
use tower::ServiceExt;

const ROUNDS: usize = 5;
const ROWS: usize = 5_000;
const PEOPLE: usize = 100;
const SENTENCE: &str = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。";

pub(crate) async fn run() -> Result<()> {
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        // A house of its own each time: what is there already is not taken in again.
        let house = SampleHouse::open().await?;
        let (worker, writer) = (house.worker().await?, house.writer().await?);
        let (mut one, mut other) = (Rates::default(), Rates::default());
        one.note(ROWS, takes_in(&house, &worker)).await?;
        other.note(ROWS, writes(&house, &writer)).await?;
        if round > 0 {
            ours.append(one);
            floor.append(other);
        }
    }
    compare(&format!("a list of {ROWS} rows about {PEOPLE} people"), "rows/s", &ours, &floor, None);
    Ok(())
}

fn list() -> String {
    let row = |at: usize| format!("人{},2026-0{}-1{},電話,{SENTENCE}{at}\r\n", at % PEOPLE, 1 + at % 9, at % 10);
    let rows: String = (0..ROWS).map(row).collect();
    format!("氏名,日付,方法,内容\r\n{rows}")
}

async fn takes_in(house: &SampleHouse, worker: &str) -> Result<()> {
    let head = "--x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    let body = format!("{head}{}\r\n--x1--\r\n", list());
    let request = Request::post("/staff/import/file")
        .header(header::HOST, "127.0.0.1")
        .header(header::COOKIE, worker)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x1");
    let brought = house.pages.clone().oneshot(request.body(Body::from(body))?).await?;
    ensure!(brought.status() == 303, "bringing a list: {}", brought.status());
    let taken = ask(&house.pages, "POST", "/staff/import/take-in", Some(worker), Some(String::new())).await?;
    let said = String::from_utf8_lossy(&taken.body).contains(&format!("{ROWS}行"));
    ensure!(taken.status == 200 && said, "taking it in: {}, or longer than a page waits", taken.status);
    Ok(())
}

async fn writes(house: &SampleHouse, cookie: &str) -> Result<()> {
    let work = &house.house.work;
    let (vault, now) = (work.vault().clone(), work.now());
    let token = cookie.split_once('=').and_then(|it| Token::from_text(it.1).ok()).context("a token")?;
    let mut tx = house.db.begin().await?;
    let session = sessions::find(&mut tx, &vault, now, &token).await?.context("a session")?;
    let by = session.keyring.context("a keyring")?;
    let sql = "select circle_id as id from consultation_thread where party_id = $1";
    let circle: CircleId = tx.one(sql, values![by.account]).await?.context("a circle")?;
    let registry = ground_circle::registry(&mut tx, &vault).await?;
    let open = ground_circle::open_to_write(&mut tx, &vault, &registry, now, &by, circle).await?;
    for _ in 0..ROWS {
        let place = TextPlace::of(2, 1, work.blind_id::<TextPlace>());
        ground_circle::write(&mut tx, &vault, now, &open, &by, place, SENTENCE, "bench".to_owned()).await?;
    }
    Ok(tx.commit().await?)
}
