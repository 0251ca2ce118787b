//! A worker looks for words in fifty thousand sealed statements, through the page, beside opening as many from memory. The
//! bar is against one core, as the design measured it; beside two cores it is said without a bar.
use crate::{
    bare::Bare,
    measure::{Rates, compare},
    sample_house::{Answer, SampleHouse, ask, quoted},
};
use anyhow::{Context, Result, ensure};
use ground_circle::{TextPlace, sessions};
use ground_kernel::CircleId;
use ground_seal::session::Token;
use ground_store::{Tables, values};

const ROUNDS: usize = 9;
const THREADS: usize = 250;
const IN_EACH: usize = 200;
const BAR: f64 = 70.0;
/// Two hundred characters, as people write.
const SENTENCE: &str = "きのうは雨でした。ねむれないまま朝になって、窓をすこし開けました。";

pub(crate) async fn run() -> Result<()> {
    let house = SampleHouse::open().await?;
    let text = SENTENCE.repeat(6);
    for _ in 0..THREADS {
        let cookie = house.writer().await?;
        fill(&house, &cookie, &text).await?;
    }
    let worker = house.worker().await?;
    let nothing = look_for(&house, &worker, "いない鳥").await?;
    let found = look_for(&house, &worker, "はじめまして").await?;
    let shown = |page: &Answer| String::from_utf8_lossy(&page.body).matches("\"/staff/letters/").count();
    ensure!((shown(&nothing), shown(&found)) == (0, 20), "what is found: {}, {}", shown(&nothing), shown(&found));
    let (sealed, count) = (Bare::sealed(&text, THREADS * IN_EACH), THREADS * IN_EACH);
    let (mut ours, mut floor, mut on_two) = (Rates::default(), Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut looked, mut bare, mut two) = (Rates::default(), Rates::default(), Rates::default());
        looked.note(count, async { look_for(&house, &worker, "いない鳥").await.map(drop) }).await?;
        bare.note(count, async { sealed.open_all() }).await?;
        two.note(count, async { sealed.open_all_on_two() }).await?;
        if round > 0 {
            ours.append(looked);
            floor.append(bare);
            on_two.append(two);
        }
    }
    let what = format!("search in {count} sealed statements of {} characters", text.chars().count());
    compare(&what, "statements/s", &ours, &floor, Some(BAR));
    compare("the same, beside opening on both cores", "statements/s", &ours, &on_two, None);
    Ok(())
}

async fn look_for(house: &SampleHouse, worker: &str, words: &str) -> Result<Answer> {
    let form = format!("words={}", quoted(words));
    let page = ask(&house.pages, "POST", "/staff/search", Some(worker), Some(form)).await?;
    ensure!(page.status == 200, "a search: {}", page.status);
    Ok(page)
}

/// The rest of a thread, in one transaction: the ground's own writing, without two hundred pages.
async fn fill(house: &SampleHouse, cookie: &str, text: &str) -> Result<()> {
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
    for _ in 1..IN_EACH {
        let place = TextPlace::of(2, 1, work.blind_id::<TextPlace>());
        ground_circle::write(&mut tx, &vault, now, &open, &by, place, text, "bench".to_owned()).await?;
    }
    Ok(tx.commit().await?)
}
