//! A lost passphrase, mended by two colleagues: the same account, back at once, reading no more and no less than before.
//! (capabilities 108, 113)
use crate::rows::{copy, restore};
use crate::story::{ANSWER, FIRST, Story, is_shut, is_unbelieved, letter};
use ground_circle::{
    self as circle, AccountKind, Error, Finder, Keyring, mending, second_factor::SharedSecret, sessions,
};
use ground_kernel::{AccountId, TeamId};
use ground_seal::{Secret, session::Token};
use ground_store::values;
use ground_testkit::{Scratch, fixed_id};

/// Aoi, Ren and Mika are the team; Mika lost hers.
struct Desk {
    story: Story,
    mika: Keyring,
}

impl Desk {
    async fn begin(scratch: Scratch) -> Desk {
        let story = Story::begin(scratch).await;
        let mika = story.next_staff();
        story.comes_in(&mika, story.team).await.unwrap();
        story.let_in(&story.aoi, &mika, Some(&story.ren)).await.unwrap();
        Desk { story, mika }
    }
    async fn link(&self, by: &Keyring) -> Result<Token, Error> {
        let (mut tx, story) = (self.story.db.begin().await?, &self.story);
        let link = mending::begin(&mut tx, &story.vault(), story.now(), by, self.mika.account).await?;
        tx.commit().await?;
        Ok(link)
    }
    /// New keys for the same account, and their card in waiting.
    async fn prepares(&self, link: &Token, account: AccountId) -> Result<(Keyring, Vec<String>), Error> {
        let (story, vault) = (&self.story, self.story.vault());
        let new = Keyring::from_root(account, AccountKind::Staff, Secret::random());
        let finder = Finder::name(&vault, "mika");
        let lock = circle::lock(&vault, &new, &finder, b"new words".to_vec().into(), false).await?;
        let mut tx = story.db.begin().await?;
        let second = SharedSecret::random();
        let said = mending::prepare(&mut tx, &vault, story.now(), link, &new, (&lock, &second)).await?;
        tx.commit().await?;
        Ok((new, said.map(str::to_owned).to_vec()))
    }
    async fn signs(&self, by: &Keyring, said: &[String]) -> Result<bool, Error> {
        let (mut tx, story) = (self.story.db.begin().await?, &self.story);
        let done = mending::sign(&mut tx, &story.vault(), story.now(), by, self.mika.account, said).await?;
        tx.commit().await?;
        Ok(done)
    }
    async fn mended(&self) -> Keyring {
        let link = self.link(&self.story.aoi).await.unwrap();
        let (new, said) = self.prepares(&link, self.mika.account).await.unwrap();
        assert!(!self.signs(&self.story.ren, &said).await.unwrap());
        assert!(self.signs(&self.story.aoi, &said).await.unwrap());
        new
    }
}

#[tokio::test]
async fn two_colleagues_bring_one_back_under_the_same_name_and_the_old_card_is_over() {
    for scratch in Scratch::both().await {
        let desk = Desk::begin(scratch).await;
        let (story, old) = (&desk.story, &desk.mika);
        story.writes(old, letter(5), "みかが書きました。").await.unwrap();
        assert_eq!(story.opens(old, letter(1)).await.unwrap().as_deref(), Some(FIRST));
        let token = Token::random();
        let mut tx = story.db.begin().await.unwrap();
        sessions::begin(&mut tx, &story.vault(), story.now(), &token, old, None).await.unwrap();
        tx.commit().await.unwrap();
        let new = desk.mended().await;
        assert_eq!(new.account, old.account);
        for (place, text) in [(letter(1), FIRST), (letter(2), ANSWER), (letter(5), "みかが書きました。")] {
            assert_eq!(story.opens(&new, place).await.unwrap().as_deref(), Some(text), "at once");
        }
        assert!(is_shut(story.opens(old, letter(1)).await), "the old card is over");
        assert!(story.writes(old, letter(6), "古い鍵で").await.is_err());
        let mut look = story.db.look().await.unwrap();
        assert!(sessions::find(&mut look, &story.vault(), story.now(), &token).await.unwrap().is_none());
        let registry = circle::registry(&mut look, &story.vault()).await.unwrap();
        let since = story.now().plus_days(-1);
        let renewed = registry.renewals_since(since);
        assert_eq!((renewed.len(), renewed[0].account), (1, new.account), "a line stands for a year");
        assert!(registry.renewals_since(story.now().plus_days(1)).is_empty());
        drop(look);
        story.writes(&new, letter(7), "戻りました。").await.unwrap();
        assert_eq!(story.opens(&story.hana, letter(7)).await.unwrap().as_deref(), Some("戻りました。"));
        story.starts_anew();
        assert_eq!(story.opens(&story.hana, letter(5)).await.unwrap().as_deref(), Some("みかが書きました。"));
        assert_eq!(story.complaints().await, "", "lines of the old card and of the new both fit");
    }
}

#[tokio::test]
async fn one_colleague_alone_cannot_nor_twice_nor_others() {
    for scratch in Scratch::both().await {
        let desk = Desk::begin(scratch).await;
        let (story, mika) = (&desk.story, &desk.mika);
        let kei = story.next_staff();
        story.has_a_team(fixed_id(202), &kei).await;
        for who in [&story.admin, &kei, &story.hana, mika] {
            assert!(is_shut(desk.link(who).await), "{}", story.scratch.kind);
        }
        let link = desk.link(&story.aoi).await.unwrap();
        assert!(is_shut(desk.prepares(&link, story.ren.account).await.map(drop)), "the link is for one account");
        assert!(is_shut(desk.prepares(&Token::random(), mika.account).await.map(drop)));
        let (new, said) = desk.prepares(&link, mika.account).await.unwrap();
        assert!(is_shut(desk.prepares(&link, mika.account).await.map(drop)), "once");
        for who in [&story.admin, &kei, &story.hana, mika, &new] {
            assert!(is_shut(desk.signs(who, &said).await));
        }
        assert!(is_shut(desk.signs(&story.aoi, &["ちがう".to_owned()]).await), "words that were not compared");
        assert!(!desk.signs(&story.aoi, &said).await.unwrap());
        assert!(!desk.signs(&story.aoi, &said).await.unwrap(), "the same colleague twice is one colleague");
        assert!(is_shut(story.opens(&new, letter(1)).await));
        assert_eq!(story.opens(mika, letter(1)).await.unwrap().as_deref(), Some(FIRST), "nothing changed yet");
        story.leaves(&story.admin, &story.ren).await.unwrap();
        assert!(desk.signs(&story.ren, &said).await.is_err(), "an ex-colleague");
        assert!(is_shut(story.opens(&new, letter(1)).await));
        assert!(is_shut(desk.link(&story.aoi).await), "two are too few: there is nobody to be the second");
        assert_eq!(story.complaints().await, "");
    }
}

/// A first signature of somebody who left meanwhile is none.
#[tokio::test]
async fn a_signature_of_somebody_who_left_meanwhile_does_not_count() {
    for scratch in Scratch::both().await {
        let desk = Desk::begin(scratch).await;
        let story = &desk.story;
        let link = desk.link(&story.aoi).await.unwrap();
        let (_, said) = desk.prepares(&link, desk.mika.account).await.unwrap();
        assert!(!desk.signs(&story.ren, &said).await.unwrap());
        story.leaves(&story.admin, &story.ren).await.unwrap();
        assert!(!desk.signs(&story.aoi, &said).await.unwrap(), "hers is the first now");
        assert_eq!(story.complaints().await, "");
    }
}

/// Whoever read from now on only, reads from now on only.
#[tokio::test]
async fn nobody_reads_more_than_before() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        for worker in [&story.aoi, &story.ren] {
            story.leaves(&story.admin, worker).await.unwrap();
        }
        let (mika, kei, sui) = (story.next_staff(), story.next_staff(), story.next_staff());
        story.comes_in(&mika, story.team).await.unwrap();
        for (who, second) in [(&kei, None), (&sui, Some(&kei))] {
            story.comes_in(who, story.team).await.unwrap();
            story.let_in(&mika, who, second).await.unwrap();
        }
        story.writes(&story.hana, letter(8), "新しい人たちへ").await.unwrap();
        assert!(is_shut(story.opens(&mika, letter(1)).await), "the team that was filled anew has no past");
        let desk = Desk { story, mika };
        let link = desk.link(&kei).await.unwrap();
        let (new, said) = desk.prepares(&link, desk.mika.account).await.unwrap();
        assert!(!desk.signs(&kei, &said).await.unwrap() && desk.signs(&sui, &said).await.unwrap());
        assert!(is_shut(desk.story.opens(&new, letter(1)).await), "{}", desk.story.scratch.kind);
        assert_eq!(desk.story.opens(&new, letter(8)).await.unwrap().as_deref(), Some("新しい人たちへ"));
        let other = desk.story.next_staff();
        desk.story.has_a_team(fixed_id(203), &other).await;
        let theirs = desk.story.founds(&desk.story.hana, &[fixed_id::<ground_kernel::Team>(203) as TeamId]).await;
        desk.story.writes_in(theirs, &desk.story.hana, letter(9), "べつの係へ").await.unwrap();
        assert!(is_shut(desk.story.opens_in(theirs, &new, letter(9)).await), "nor what another team holds");
        assert_eq!(desk.story.complaints().await, "");
    }
}

/// Rows that somebody changes: a card slipped in is not the one that was compared; old locks put back open an old card.
#[tokio::test]
async fn rows_that_were_changed_renew_nothing() {
    for scratch in Scratch::both().await {
        let desk = Desk::begin(scratch).await;
        let (story, mika) = (&desk.story, &desk.mika);
        copy!(story, "circle_team_wrap", "circle_wrap");
        let link = desk.link(&story.aoi).await.unwrap();
        let (_, said) = desk.prepares(&link, mika.account).await.unwrap();
        let (vault, mut tx) = (story.vault(), story.db.begin().await.unwrap());
        let aoi_link = mending::begin(&mut tx, &vault, story.now(), &story.ren, story.aoi.account).await.unwrap();
        let theirs = Keyring::from_root(story.aoi.account, AccountKind::Staff, Secret::random());
        let finder = Finder::name(&vault, "aoi");
        let lock = circle::lock(&vault, &theirs, &finder, b"theirs".to_vec().into(), false).await.unwrap();
        let with = (&lock, &SharedSecret::random());
        let other = mending::prepare(&mut tx, &vault, story.now(), &aoi_link, &theirs, with).await.unwrap();
        tx.commit().await.unwrap();
        copy!(story, "circle_mending");
        let slip = "update circle_mending set card = (select card from old_circle_mending where account_id = $2)
                     where account_id = $1";
        story.sql(slip, values![mika.account, story.aoi.account]).await;
        assert!(is_shut(desk.signs(&story.ren, &said).await), "not the words that were compared");
        let other: Vec<String> = other.map(str::to_owned).to_vec();
        assert!(!desk.signs(&story.ren, &other).await.unwrap());
        assert!(desk.signs(&story.aoi, &other).await.is_err(), "a card of somebody else");
        restore!(story, "circle_mending");
        let new = desk.mended().await;
        crate::rows::put_back!(story, "circle_team_wrap", "circle_wrap");
        restore!(story, "circle_team_wrap");
        assert!(story.opens(mika, letter(1)).await.is_err(), "old rows, old card: nothing opens");
        assert!(story.opens(&new, letter(1)).await.is_err(), "a wrap to the old card is none to the new");
        story.tidies(&story.aoi).await.unwrap();
        story.starts_anew();
        let house = fixed_id::<ground_kernel::Circle>(0);
        let sql = "update circle_roll set sig2 = sig where circle_id = $1 and seq = (select max(seq) from circle_roll where circle_id = $1)";
        story.sql(sql, values![house]).await;
        assert!(is_unbelieved(story.opens(&story.hana, letter(1)).await));
        assert!(story.complaints().await.starts_with("the roll of the house"));
    }
}

/// A link runs out, and so does what nobody signed.
#[tokio::test]
async fn a_link_runs_out() {
    for scratch in Scratch::both().await {
        let desk = Desk::begin(scratch).await;
        let story = &desk.story;
        let link = desk.link(&story.aoi).await.unwrap();
        story.clock.pass_seconds(mending::HOURS * 3600 + 1);
        assert!(is_shut(desk.prepares(&link, desk.mika.account).await.map(drop)));
        let link = desk.link(&story.aoi).await.unwrap();
        let (_, said) = desk.prepares(&link, desk.mika.account).await.unwrap();
        assert!(!desk.signs(&story.ren, &said).await.unwrap());
        story.clock.pass_seconds(mending::HOURS * 3600 + 1);
        assert!(is_shut(desk.signs(&story.aoi, &said).await));
        let mut tx = story.db.begin().await.unwrap();
        mending::sweep(&mut tx, story.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(story.count("select count(*) as figure from circle_mending").await, 0);
    }
}
