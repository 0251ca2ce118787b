//! `engawa init`: creates the house. Asks what it must know, where a terminal is there; everything can be changed later,
//! in the office.
use crate::{cli::Said, config::Settings, keeping::KeysFile};
use anyhow::{Context, Result, bail};
use ground_circle::Vault;
use ground_kernel::{Clock, Id, Rng, WallClock, WallDice};
use ground_seal::{instance::InstanceKeys, lock::Cost, phrase::CardWords, recovery::PLACES};
use ground_store::Db;
use staff::{OpeningHours, Organisation, SmallHouse};
use std::{
    io::{BufRead, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

pub async fn init(settings: Settings, file: Option<&Path>, said: Said) -> Result<ExitCode> {
    let settings = settings.over_file(file)?;
    let data = settings.data()?.to_owned();
    std::fs::create_dir_all(&data).with_context(|| format!("creating {}", data.display()))?;
    private(&data, 0o700)?;
    let keys_at = settings.keys()?;
    if keys_at.exists() {
        bail!(
            "{} is there already. A new house gets new keys: choose another file, or move this one away.",
            keys_at.display()
        );
    }
    let database = settings.database()?;
    if settings.database.is_none() && Path::new(&database).exists() {
        bail!("There is a house in {} already.", data.display());
    }
    let organisation = ask(said)?;
    let now = WallClock.now();
    let keys = InstanceKeys::new(now.week());
    let vault = Vault::new(InstanceKeys::from_text(&keys.to_text()).ok().context("keys")?, Cost::STANDARD);
    write_keys(&keys_at, &keys)?;
    let db = Db::open(&database).await.inspect_err(|_| drop(std::fs::remove_file(&keys_at)));
    let db = db.context("The database cannot be created")?;
    let founded = ground_circle::is_founded(&mut db.look().await?).await;
    if founded.inspect_err(|_| drop(std::fs::remove_file(&keys_at)))? {
        std::fs::remove_file(&keys_at)?;
        bail!("There is a house in this database already. engawa serve opens it, with the keys that were made for it.");
    }
    let team = Id::from_uuid(WallDice.blind_uuid());
    let founded = staff::found_house_with_cards(&db, &vault, now, team, "受付", &organisation).await;
    let (link, cards) = founded.inspect_err(|_| drop(std::fs::remove_file(&keys_at)))?;
    db.close().await;
    let address = settings.public_address.clone().unwrap_or_else(|| format!("http://{}", settings.listen()));
    tell(&address, &link.to_text(), &keys_at, &data);
    tell_cards(&cards);
    Ok(ExitCode::SUCCESS)
}

fn tell(address: &str, link: &str, keys: &Path, data: &Path) {
    println!("The house stands.");
    println!();
    println!("  data   {}", data.display());
    println!("  keys   {}   (keep this file away from the data and from every copy of it)", keys.display());
    println!();
    println!("Start it with   engawa serve --data {} --keys {}", data.display(), keys.display());
    println!("Then open, once, within seven days, as the first administrator:");
    println!();
    println!("  {}/join/{link}", address.trim_end_matches('/'));
}

/// Five cards, for paper. They are shown here, once, and kept nowhere.
fn tell_cards(cards: &[CardWords; PLACES]) {
    println!();
    println!(
        "Five cards, for the day on which nobody of a team can sign in any more. They are shown this once: write each"
    );
    println!(
        "onto paper of its own, and clear this screen. Two of the three, one witness and a day bring letters back;"
    );
    println!("nothing less does, and only letters that may be recovered (the office, この場所のこと).");
    for (title, card) in CARDS.iter().zip(cards) {
        println!();
        println!("  {title}");
        for words in card.words().chunks(6) {
            println!("    {}", words.join("\u{3000}"));
        }
    }
}

const CARDS: [&str; PLACES] = [
    "Card 1, for one of three people who work here",
    "Card 2, for another",
    "Card 3, for a third",
    "Witness 1, for somebody outside: an auditor, a neighbour organisation",
    "Witness 2, for somebody else outside",
];

pub(super) fn write_keys(path: &Path, keys: &InstanceKeys) -> Result<()> {
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    KeysFile::at(path).create(keys)
}

pub(super) fn private(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))?;
    Ok(())
}

/// The wizard. Every question has a usual answer, and the answer is read the way the office reads it.
fn ask(said: Said) -> Result<Organisation> {
    let usual = Organisation::default();
    let asks = !said.quietly && std::io::stdin().is_terminal();
    let name = answer(asks, "A neutral name that people see", said.name, &usual.name, |it| Ok(it.to_owned()))?;
    let hours = answer(asks, "Opening hours", said.hours, &usual.hours.to_string(), |it| {
        OpeningHours::parse(it).map_err(|error| error.to_string())
    })?;
    let promise_days = answer(
        asks,
        "An answer is promised within so many open days",
        said.promise_days.map(|it| it.to_string()),
        &usual.promise_days.to_string(),
        |it| it.parse().ok().filter(|days| (1..=60).contains(days)).ok_or("a number from 1 to 60".to_owned()),
    )?;
    let size =
        answer(asks, "How many people read letters (one, two, three, more)", said.size, usual.size.word(), |it| {
            SmallHouse::from_word(it).ok_or("one, two, three or more".to_owned())
        })?;
    let seconded_within_days = answer(
        asks && size == SmallHouse::One,
        "With one reader: days until a second reads an answer",
        said.seconded_within_days.map(|it| it.to_string()),
        &usual.seconded_within_days.to_string(),
        |it| it.parse().ok().filter(|days| (1..=60).contains(days)).ok_or("a number from 1 to 60".to_owned()),
    )?;
    Ok(Organisation { name, hours, promise_days, size, seconded_within_days, ..usual })
}

fn answer<T>(
    asks: bool,
    question: &str,
    said: Option<String>,
    usual: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T> {
    if let Some(said) = said {
        return read(&said).map_err(|why| anyhow::anyhow!("{question}: {why}"));
    }
    loop {
        if !asks {
            return read(usual).map_err(|why| anyhow::anyhow!("{question}: {why}"));
        }
        print!("{question} [{usual}]: ");
        std::io::stdout().flush()?;
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            bail!("the questions were broken off; nothing was created");
        }
        let typed = line.trim();
        match read(if typed.is_empty() { usual } else { typed }) {
            Ok(meant) => return Ok(meant),
            Err(why) => println!("  {why}"),
        }
    }
}
