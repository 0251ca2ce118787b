//! A sample organisation, for `engawa try` and for tests: made with what the pages do, not with rows.
use anyhow::{Context, Result};
use consultation::NewLetter;
use ground_circle::{Caller, Vault, sessions};
use ground_kernel::{Actor, Clock, Id, Rng, Role, TeamId, Timestamp, WallClock, WallDice};
use ground_seal::session::Token;
use ground_store::Db;
use ground_web::House;
use people::{NewParty, Pace, Relation, Tone};
use staff::{Joined, Organisation, doing};
use std::sync::Arc;

pub struct Sample {
    pub staff: Vec<StaffMember>,
    pub parties: Vec<SampleParty>,
}
pub struct StaffMember {
    pub name: String,
    pub role: &'static str,
    pub password: String,
    pub totp_secret: String,
}
pub struct SampleParty {
    pub number: String,
    pub words: String,
    pub called: String,
}

/// A house that was founded and waits for its first administrator.
pub struct Founded {
    team: TeamId,
    link: Token,
}

pub async fn found(db: &Db, vault: &Vault) -> Result<Founded> {
    let team = Id::from_uuid(WallDice.blind_uuid());
    Ok(Founded { team, link: found_at(db, vault, WallClock.now(), team).await? })
}

/// The same with a moment of the caller's own.
pub async fn found_at(db: &Db, vault: &Vault, now: Timestamp, team: TeamId) -> Result<Token> {
    Ok(staff::found_house(db, vault, now, team, "受付", &Organisation::default()).await?)
}

pub async fn furnish(house: &House, founded: &Founded) -> Result<Sample> {
    let staff = move_in(house, founded.team, &founded.link).await?;
    let parties = vec![
        write(house, "ねこ", "うるさくしないでください。返事はゆっくりでいいです。", Pace::Slow, Relation::Myself)
            .await?,
        write(
            house,
            "みず",
            "夜になると、いろいろ考えます。ここに書くだけで、いいですか。",
            Pace::Usual,
            Relation::Unsaid,
        )
        .await?,
    ];
    Ok(Sample { staff, parties })
}

/// An administrator and three workers, two of whom let the third in.
pub async fn move_in(house: &House, team: TeamId, link: &Token) -> Result<Vec<StaffMember>> {
    let administrator = doing::join(house, link, "管理", "管理").await?;
    let office = caller(house, &administrator).await?;
    let mut people = vec![line(&administrator, "administrator")];
    let mut inside: Vec<Caller> = vec![];
    for name in ["甲", "乙", "丁"] {
        let link = doing::invite(house, &office, name, Role::SupportWorker, Some(team)).await?;
        let joined = doing::join(house, &link, name, name).await?;
        for colleague in &inside {
            if doing::let_in(house, colleague, team, joined.account).await? {
                break;
            }
        }
        people.push(line(&joined, "support_worker"));
        inside.push(caller(house, &joined).await?);
        for each in &mut inside {
            *each = renewed(house, each).await?;
        }
    }
    Ok(people)
}

fn line(it: &Joined, role: &'static str) -> StaffMember {
    StaffMember {
        name: it.credentials.name.clone(),
        role,
        password: it.credentials.passphrase.to_string(),
        totp_secret: it.credentials.second.to_base32(),
    }
}

/// Who acts in the session that joining began; the session is ended again.
async fn caller(house: &House, it: &Joined) -> Result<Caller> {
    let mut tx = house.db().look().await?;
    let found = sessions::find(&mut tx, house.vault(), house.now(), &it.token).await?.context("a session")?;
    drop(tx);
    let keyring = found.keyring.context("a session that is awake")?;
    let mut tx = house.db().begin().await?;
    sessions::end(&mut tx, &it.token).await?;
    tx.commit().await?;
    of(house, keyring).await
}

async fn of(house: &House, keyring: Arc<ground_circle::Keyring>) -> Result<Caller> {
    Ok(doing::caller_for(house, keyring).await?)
}

/// Teams may have changed since.
async fn renewed(house: &House, it: &Caller) -> Result<Caller> {
    match (&it.actor, &it.keyring) {
        (Actor::Staff { .. }, Some(keyring)) => of(house, keyring.clone()).await,
        _ => Ok(it.clone()),
    }
}

pub async fn write(house: &House, called: &str, text: &str, pace: Pace, relation: Relation) -> Result<SampleParty> {
    let about = NewParty { relation, pace, tone: Tone::Unsaid };
    let letter = NewLetter { text: text.to_owned(), called: called.to_owned(), about, left_out: false };
    let session = consultation::first_letter(house, &Token::random(), &letter).await?;
    let mut tx = house.db().look().await?;
    let found = sessions::find(&mut tx, house.vault(), house.now(), &session).await?.context("a session")?;
    let once = found.once(house.vault(), &session).context("words")?;
    drop(tx);
    let text = std::str::from_utf8(&once)?.to_owned();
    let (number, words) = text.split_once('\n').context("words")?;
    let mut tx = house.db().begin().await?;
    sessions::end(&mut tx, &session).await?;
    tx.commit().await?;
    Ok(SampleParty { number: number.to_owned(), words: words.to_owned(), called: called.to_owned() })
}
