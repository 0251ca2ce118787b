//! Opening the house: database, keys, rules, words, pages.
use crate::{pages, rooms};
use anyhow::{Context, Result};
use axum::Router;
use ground_circle::Vault;
use ground_kernel::{SharedClock, SharedRng};
use ground_policy::Book;
use ground_store::Db;
use ground_web::{Brakes, Door, House, Site, guard, not_found};
use ground_words::{Voice, Words};

/// With what the house is opened.
pub struct Opening {
    pub db: Db,
    pub vault: Vault,
    pub clock: SharedClock,
    pub rng: SharedRng,
    pub door: Door,
    pub brakes: Brakes,
    /// Sentences the organisation wrote in place of ours.
    pub own_words: Vec<(Voice, String)>,
}

pub struct Opened {
    pub house: House,
    pub pages: Router,
}

pub async fn open(with: Opening) -> Result<Opened> {
    let rooms = rooms::rooms();
    let book = Book::open(&rooms.iter().map(|room| room.rules).collect::<Vec<_>>())?;
    let words = Words::join_with(&rooms::all_words(&rooms), &with.own_words).map_err(anyhow::Error::msg)?;
    let work = ground_work::House::new(with.db, book, with.clock, with.rng, with.vault);
    let house = House::new(work, words, with.door, with.brakes);
    believe(&house).await?;
    read_site(&house).await.context("reading what the organisation said of itself")?;
    let pages = rooms.into_iter().fold(ground_web::pages().merge(pages::routes()), |all, room| all.merge(room.pages));
    // Whoever opens the address of a form again, from a history or by a reload, finds a page, too.
    let pages = guard(pages.fallback(not_found).method_not_allowed_fallback(not_found), house.clone());
    Ok(Opened { house, pages })
}

/// The roll of the house, read once before a door opens: a database of another house is not opened. One of an earlier
/// version takes over the rules of this one.
async fn believe(house: &House) -> Result<()> {
    let mut tx = house.db().look().await?;
    ground_circle::registry(&mut tx, house.vault()).await.map(drop).context(
        "The database and the instance keys do not belong together, or the roll of the house was changed. Give the keys \
         that engawa init made for this database, with --keys",
    )?;
    drop(tx);
    let caller = ground_circle::Caller::house();
    ground_work::act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::take_over_rules(tx, &vault, now).await
    })?;
    Ok(())
}

/// The organisation's name stands on every page.
pub async fn read_site(house: &House) -> Result<(), staff::Error> {
    let name = pages::organisation(house).await?.name;
    house.rename(Site { name });
    Ok(())
}
