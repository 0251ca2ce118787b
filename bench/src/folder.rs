//! A worker opens a record of five hundred entries of three lines each: the first page of it, and the person all of it;
//! beside opening the same texts and nothing else. No bar.
use crate::{
    bare::Bare,
    measure::{Rates, compare},
    sample_house::{SampleHouse, ask, quoted},
};
use anyhow::{Context, Result, ensure};

const ROUNDS: usize = 9;
const ENTRIES: usize = 500;
const LINES: usize = 3;
/// As the page of a record has them.
const ON_A_PAGE: usize = 50;

pub(crate) async fn run() -> Result<()> {
    let house = SampleHouse::open().await?;
    let (writer, worker) = (house.writer().await?, house.worker().await?);
    let begun = ask(&house.pages, "POST", "/me/record/begin", Some(&writer), Some(String::new())).await?;
    ensure!(begun.status == 303, "the record: {}", begun.status);
    let record = the_record(&house, &worker).await?;
    let line = "きのうは雨だったと話した。朝になって、窓をすこし開けたとのこと。".repeat(2);
    let text = quoted(&[line.as_str(); LINES].join("\n"));
    for n in 0..ENTRIES {
        let form = format!("once={n:064x}&text={text}&channel=phone");
        let answer = ask(&house.pages, "POST", &format!("{record}/write"), Some(&worker), Some(form)).await?;
        ensure!(answer.status == 303, "an entry: {}", answer.status);
    }
    beside(&house, &format!("record of {ENTRIES} entries at the desk"), &record, &worker, &line, ON_A_PAGE * LINES, 10)
        .await?;
    let whole = "/me/record/read/all";
    beside(&house, &format!("record of {ENTRIES} entries, whole"), whole, &writer, &line, ENTRIES * LINES, 3).await
}

async fn the_record(house: &SampleHouse, worker: &str) -> Result<String> {
    let list = String::from_utf8(ask(&house.pages, "GET", "/staff/records", Some(worker), None).await?.body.to_vec())?;
    let ids = list.split("\"/staff/records/").skip(1).filter_map(|it| it.split('"').next());
    let id = ids.into_iter().find(|it| it.len() == 36).context("a record in the list")?;
    Ok(format!("/staff/records/{id}"))
}

async fn beside(
    house: &SampleHouse,
    what: &str,
    path: &str,
    who: &str,
    line: &str,
    texts: usize,
    times: usize,
) -> Result<()> {
    let sealed = Bare::sealed(line, texts);
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bare) = (Rates::default(), Rates::default());
        pages
            .note(times, async {
                for _ in 0..times {
                    ensure!(ask(&house.pages, "GET", path, Some(who), None).await?.status == 200, "the record");
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
    compare(what, "records/s", &ours, &floor, None);
    Ok(())
}
