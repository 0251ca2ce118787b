//! What the house does by itself for its keys and anchors: weeks turn, old keys go, a set-back database is not opened, and
//! whatever goes wrong is said where people look.
use crate::support::{Person, TestHouse};
use ground_circle::{LedgerAct, anchors, erased};
use ground_store::{Tables, values};
use house::keeping::{self, KeysFile, days::begin_of_week, state};

/// Comes back with number and words, on a browser without a past.
async fn comes_back(house: &TestHouse, (number, words): &(String, String)) -> Person {
    let person = house.person();
    person.sends("/return", &[("number", number), ("words", words)]).await.leads_to("/letters");
    person
}

fn weeks_in(file: &KeysFile) -> Vec<u32> {
    file.read().expect("keys").shred.into_keys().collect()
}

/// Capability 110: the week's key is there a day ahead, everything moves to it, and after 35 days the old one is gone.
#[tokio::test(flavor = "multi_thread")]
async fn weeks_turn_by_themselves_and_letters_go_on_opening() {
    for house in TestHouse::both().await {
        let hana = house.person().writes("窓のこと", &[("called", "ねこ")]).await;
        let first = house.now().week();
        let file = house.keeping().keys;
        for week in 1..=7 {
            house.clock.set(begin_of_week(first + week).plus_hours(1));
            house.keeps().await;
            comes_back(&house, &hana).await.opens("/letters").await.sees("窓のこと").sees("ねこ");
            let living = weeks_in(&file);
            let oldest = (first + week).saturating_sub(4).max(first);
            assert_eq!(living.first(), Some(&oldest), "{}: 35 days are five weeks", house.scratch.kind);
            assert_eq!(living.last(), Some(&(first + week)));
        }
        house.clock.set(begin_of_week(first + 8).plus_hours(-2));
        house.keeps().await;
        assert_eq!(weeks_in(&file).last(), Some(&(first + 8)), "the next week's key is there before the week is");
        let bare = "select count(*) as figure from circle_grain where week < $1";
        let old: Option<i64> = house.house.db().look().await.unwrap().one(bare, values![first + 7]).await.unwrap();
        assert_eq!(old, Some(0));
        house.ledger_fits().await;
        assert!(state::kept(house.house.db()).await.unwrap().troubles.is_empty());
    }
}

/// A keys file that cannot be changed: nothing is moved, nothing is destroyed, letters go on, and it is said.
#[tokio::test(flavor = "multi_thread")]
async fn a_keys_file_that_cannot_be_written_is_said_and_loses_nothing() {
    for house in TestHouse::both().await {
        let hana = house.person().writes("窓のこと", &[]).await;
        let keeping = house.keeping();
        house.keeps().await;
        let away = keeping.keys.path().with_file_name("away");
        std::fs::rename(keeping.keys.path(), &away).expect("away");
        // Not even a new file can be made in its place.
        std::fs::create_dir(keeping.keys.path()).expect("something else in its place");
        let broken = keeping.clone();
        house.clock.pass_days(50);
        keeping::once(&house.house, &broken, None).await;
        house.worker("管理").await.opens("/staff").await.sees("鍵のファイルを書きかえられません");
        let later = house.person().writes("あとの手紙", &[]).await;
        for (who, text) in [(&hana, "窓のこと"), (&later, "あとの手紙")] {
            comes_back(&house, who).await.opens("/letters").await.sees(text);
        }
        // Nobody is told a day that cannot be kept.
        let person = comes_back(&house, &later).await;
        person
            .sends("/letters/erase", &[])
            .await
            .is(200)
            .sees("消しました")
            .sees_not("からは、だれにも開けられなくなります");

        std::fs::remove_dir(keeping.keys.path()).expect("gone");
        std::fs::rename(&away, keeping.keys.path()).expect("back");
        house.keeps().await;
        house.worker("管理").await.opens("/staff").await.sees_not("鍵のファイルを書きかえられません");
        assert_eq!(weeks_in(&keeping.keys).first(), Some(&house.now().week()), "now the old one is gone");
        comes_back(&house, &hana).await.opens("/letters").await.sees("窓のこと");
    }
}

/// An older copy of the keys file was put in place: it is said, and nothing is destroyed for it.
#[tokio::test(flavor = "multi_thread")]
async fn an_older_keys_file_is_noticed() {
    for house in TestHouse::both().await {
        let hana = house.person().writes("窓のこと", &[]).await;
        let keeping = house.keeping();
        let older = std::fs::read(keeping.keys.path()).expect("keys");
        house.clock.pass_days(7);
        house.keeps().await;
        let newest = std::fs::read(keeping.keys.path()).expect("keys");
        std::fs::write(keeping.keys.path(), &older).expect("the older file");
        house.clock.pass_days(7);
        house.keeps().await;
        let kept = state::kept(house.house.db()).await.unwrap();
        assert!(kept.in_trouble(state::KEYS), "{}", house.scratch.kind);
        assert!(kept.troubles[0].said.contains("older copy of the file"), "{:?}", kept.troubles);
        std::fs::write(keeping.keys.path(), &newest).expect("the newest file");
        house.keeps().await;
        assert!(state::kept(house.house.db()).await.unwrap().troubles.is_empty());
        comes_back(&house, &hana).await.opens("/letters").await.sees("窓のこと");
    }
}

/// A clock that ran ahead for a while does no harm that lasts.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_ran_ahead_does_no_lasting_harm() {
    for house in TestHouse::both().await {
        let hana = house.person().writes("窓のこと", &[]).await;
        let now = house.now();
        house.clock.pass_days(400);
        house.keeps().await;
        house.clock.set(now.plus_hours(1));
        house.keeps().await;
        house.keeps().await;
        comes_back(&house, &hana).await.opens("/letters").await.sees("窓のこと");
        let living = weeks_in(&house.keeping().keys);
        assert!(living.iter().all(|week| *week <= now.week() + 1), "{}: {living:?}", house.scratch.kind);
    }
}

/// Capability 110: the page of erasing names the day from which no copy opens any more.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_erasing_names_the_day() {
    for house in TestHouse::both().await {
        let person = house.person();
        person.writes("消すもの", &[]).await;
        house.keeps().await;
        // Sunday 2026-11-22 lies in the week of 16 November; its key goes 35 days after that Monday.
        let seen = person.sends("/letters/erase", &[]).await.is(200);
        seen.sees("12月22日(火)からは、だれにも開けられなくなります");
        let lines = erased::waiting(&mut house.house.db().look().await.unwrap()).await.unwrap();
        assert!(!lines.is_empty());
        house.keeps().await;
        assert!(erased::waiting(&mut house.house.db().look().await.unwrap()).await.unwrap().is_empty());
        let log = std::fs::read_to_string(house.keeping().outside.erased()).expect("erased.log");
        assert!(log.lines().nth(1).is_some_and(|line| line.starts_with("2026-11-22 circle ")), "{log}");
        assert!(!log.contains("消すもの"));
    }
}

/// Capability 109: hourly, when something changed; daily to people outside, and the mail says nothing.
#[tokio::test(flavor = "multi_thread")]
async fn anchors_are_dropped_appended_and_mailed() {
    for house in TestHouse::both().await {
        let mut keeping = house.keeping();
        keeping.anchor_mail = vec!["sotoA@example.jp".to_owned(), "sotoB@example.jp".to_owned()];
        let keep = async || keeping::once(&house.house, &keeping, Some(house.smtp())).await;
        let lines = || keeping.outside.read_anchors(house.house.vault()).expect("anchors").len();
        keep().await;
        assert_eq!(lines(), 1);
        assert_eq!(house.mail.mails().iter().filter(|it| it.to[0].starts_with("soto")).count(), 2);
        house.clock.pass_seconds(3_700);
        keep().await;
        assert_eq!(lines(), 1, "nothing changed");
        house.person().writes("窓のこと", &[]).await;
        keep().await;
        assert_eq!(lines(), 1, "an hour has not passed");
        house.clock.pass_seconds(3_700);
        keep().await;
        assert_eq!(lines(), 2);
        assert_eq!(house.mail.mails().iter().filter(|it| it.to[0].starts_with("soto")).count(), 2, "once a day");
        house.clock.pass_days(1);
        keep().await;
        let mails = house.mail.mails();
        let mails: Vec<_> = mails.iter().filter(|it| it.to[0].starts_with("soto")).collect();
        assert_eq!(mails.len(), 4);
        let newest = keeping.outside.last_anchor(house.house.vault()).expect("anchors").expect("an anchor");
        let mail = keeping::anchor_mail(&house.house, &newest);
        assert!(mail.body.contains(&newest.short()) && ground_post::tells_something(&mail.body).is_none());
        keeping::meets(house.house.db(), house.house.vault(), &keeping.outside).await.expect("it fits");

        // A file that was lost is written anew from the database; one that was cut off is completed.
        std::fs::remove_file(keeping.outside.anchors()).expect("lost");
        keep().await;
        assert_eq!(lines(), 2);
        let printed = house.worker("管理").await.opens("/staff/restore-drill").await.is(200);
        printed.sees(&newest.short());
        assert!(house.worker("甲").await.opens("/staff/restore-drill").await.status == 404);
    }
}

/// Capability 109: a database that was set back is not opened, and the sentence says what to do.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_was_set_back_is_not_opened() {
    for house in TestHouse::both().await {
        house.person().writes("窓のこと", &[]).await;
        house.keeps().await;
        let keeping = house.keeping();
        let meets = async || keeping::meets(house.house.db(), house.house.vault(), &keeping.outside).await;
        meets().await.expect("it fits");
        let mut tx = house.house.db().begin().await.unwrap();
        tx.change("delete from circle_anchor", values![]).await.unwrap();
        tx.change("delete from circle_anchored", values![]).await.unwrap();
        tx.change("delete from circle_ledger where act = $1", values![LedgerAct::Wrote]).await.unwrap();
        tx.commit().await.unwrap();
        let told = meets().await.expect_err("it is older").to_string();
        for part in ["is older than the newest line", "engawa restore FILE", "--as-it-lies", "Nothing was opened"] {
            assert!(told.contains(part), "{told}");
        }
        let own = anchors::last(&mut house.house.db().look().await.unwrap(), house.house.vault()).await.unwrap();
        assert!(own.is_none());
    }
}

/// The office names what nobody has seen to yet, and stops when somebody has.
#[tokio::test(flavor = "multi_thread")]
async fn the_office_says_how_the_house_is_kept() {
    for house in TestHouse::both().await {
        let mut none = house.keeping();
        (none.backup_to, none.backup_keys_to) = (None, None);
        keeping::once(&house.house, &none, None).await;
        let seen = house.worker("管理").await.opens("/staff").await;
        let seen = seen.sees("控えが、まだ一つもありません").sees("毎晩ひとりでには作られません");
        seen.sees("アンカーを送る外の宛先が 0 です");

        let mut kept = house.keeping();
        kept.anchor_mail = vec!["a@example.jp".to_owned(), "b@example.jp".to_owned()];
        keeping::once(&house.house, &kept, Some(house.smtp())).await;
        let seen = house.worker("管理").await.opens("/staff").await.sees("一日たっていません");
        seen.sees_not("毎晩ひとりでには").sees_not("アンカーを送る外の宛先");

        // The medium is away: said, and taken back when it is there again.
        std::fs::rename(kept.backup_to.as_ref().unwrap(), house.scratch.folder().join("away")).expect("away");
        house.clock.pass_days(2);
        keeping::once(&house.house, &kept, Some(house.smtp())).await;
        house.clock.pass_seconds(60);
        keeping::once(&house.house, &kept, Some(house.smtp())).await;
        let seen = house.worker("甲").await.opens("/staff").await;
        seen.sees("ゆうべの控えが作れませんでした").sees("2日前のもの");
        std::fs::rename(house.scratch.folder().join("away"), kept.backup_to.as_ref().unwrap()).expect("back");
        house.clock.pass_seconds(3_700);
        keeping::once(&house.house, &kept, Some(house.smtp())).await;
        house.worker("甲").await.opens("/staff").await.sees_not("ゆうべの控えが作れませんでした");
    }
}
