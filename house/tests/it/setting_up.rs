//! Setting up a house after `init`: the first administrator is led through it, step by step, and comes back to it.
//! (capabilities 20, 192, 200)
use crate::support::{Person, TestHouse};

impl TestHouse {
    /// As `init` leaves it: nobody has set anything up.
    async fn as_after_init(&self) {
        use ground_store::{Tables, values};
        let mut tx = self.house.db().begin().await.expect("the database");
        tx.change("delete from staff_setting where name in ('setup', 'setup_done')", values![])
            .await
            .expect("a change");
        tx.commit().await.expect("the database");
    }
}

impl Person {
    async fn answers_step(&self, part: &str, form: &[(&str, &str)], next: &str) {
        let asked = format!("/staff/settings/{part}?setup=1");
        self.opens(&asked).await.is(200).sees("これにして、次へ").sees("このままにして、次へ");
        let form: Vec<_> = form.iter().copied().chain([("part", part), ("setup", "1")]).collect();
        self.sends("/staff/settings", &form).await.leads_to(next);
    }
}

/// Capabilities 1, 13, 15.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_led_from_step_to_step() {
    for house in TestHouse::both().await {
        house.as_after_init().await;
        let office = house.worker("管理").await;
        office.opens("/staff").await.leads_to("/staff/setup");
        let start =
            office.opens("/staff/setup").await.is(200).sees("次へ").sees("手紙を読む人：").sees("甲").sees("乙");
        assert!(start.text.contains("href=\"/staff/settings/name?setup=1\""));
        // A worker is not led anywhere, and finds nothing here.
        let worker = house.worker("甲").await;
        worker.opens("/staff").await.is(200);
        worker.opens("/staff/setup").await.is(404);
        worker.sends("/staff/setup/end", &[]).await.is(404);
        worker.sends("/staff/setup/skip", &[("step", "name")]).await.is(404);

        office.answers_step("name", &[("name", "みどり")], "/staff/settings/hours?setup=1").await;
        house.person().opens("/").await.sees("みどり");
        // What cannot be read stays on the page, with the part that was not understood.
        let form = [("part", "hours"), ("setup", "1"), ("hours", "月曜のよる")];
        office.sends("/staff/settings", &form).await.is(422).sees("月曜のよる").sees("これにして、次へ");
        // Looked at before it is kept: the real next readings, and nothing changed.
        let look = [("part", "hours"), ("setup", "1"), ("hours", "水 8:00-9:00"), ("look", "1")];
        office.sends("/staff/settings", &look).await.is(200).sees("11月25日(水) 8時").sees("これにして、次へ");
        office.opens("/staff/settings/hours").await.sees_not("水 8:00").sees("11月24日(火) 12時");
        office.answers_step("hours", &[("hours", "月・水 10:00-15:00")], "/staff/settings/closed?setup=1").await;
        // Later, from another device: it goes on where it was left.
        office.sends("/staff/setup/end", &[("later", "1")]).await.leads_to("/staff");
        let office = house.worker("管理").await;
        office.opens("/staff").await.is(200).sees("はじめの準備が、まだつづいています。");
        let page = office.opens("/staff/setup").await;
        assert!(page.text.contains("class=\"button\" href=\"/staff/settings/closed?setup=1\""), "{}", page.text);
        // Japan's holidays of this year and the next, and the real next readings.
        let closed = office.opens("/staff/settings/closed?setup=1").await;
        let closed = closed.sees("2026年の祝日").sees("11/23 勤労感謝の日").sees("2027年の祝日").sees("1/1 元日");
        closed.sees("11月25日(水) 10時").sees_not("11月23日(月) 10時");
        let form = [("closed", "12-28..01-05\n2026-11-25"), ("holidays", "open")];
        office.answers_step("closed", &form, "/staff/settings/reach?setup=1").await;
        // Who uses no screen finds a number, or honestly none.
        let stranger = house.person();
        stranger.opens("/").await.is(200).sees_not("電話や紙でも、同じように話せます");
        stranger.opens("/by-phone").await.is(200).sees("いまは、電話と紙の受けつけをしていません。");
        let form = [("phone", " 03-0000-0000　火-土 12:00-19:00 "), ("fax", ""), ("post", "〒100-0000 東京都… 縁")];
        office.answers_step("reach", &form, "/staff/settings/promise?setup=1").await;
        stranger.opens("/").await.sees("電話や紙でも、同じように話せます");
        let page = stranger.opens("/by-phone").await.is(200).sees("03-0000-0000 火-土 12:00-19:00").sees("東京都… 縁");
        page.sees("お名前も、ご住所も、だれのことかも、言わなくてかまいません。").sees_not("ファクス");
        stranger.opens("/family").await.sees("電話や紙でも、同じように話せます。");
        worker.sends("/staff/settings", &[("part", "reach"), ("phone", "03-1111-1111")]).await.is(404);
        let form = [("part", "reach"), ("phone", &*"9".repeat(121))];
        let refused = office.sends("/staff/settings", &form).await.is(422);
        assert!(refused.text.contains("999"), "what was typed is still there");
        office.opens("/staff/settings/hours").await.sees("月・水 10:00-15:00").sees("11月23日(月) 10時");
        // Skipped: the usual value holds.
        office.sends("/staff/setup/skip", &[("step", "promise")]).await.leads_to("/staff/settings/size?setup=1");
        let size = office.opens("/staff/settings/size?setup=1").await;
        size.sees("何も待ちません。").sees("もう一人が読むまで待ちます").sees("書く前に出ます");
        office.answers_step("size", &[("size", "two")], "/staff/settings/doors?setup=1").await;
        office.sends("/staff/setup/skip", &[("step", "doors")]).await.leads_to("/staff/settings/night?setup=1");
        // The night texts, in three voices, with real dates: the very sentences that a letter gets.
        let night = office.opens("/staff/settings/night?setup=1").await.is(200);
        let night = night.sees("届きました。これは自動の返事で、まだ人は読んでいません。").sees("人は 読んでいません");
        night.sees("11月23日(月) 10時").sees("Mon 23 November").sees("見ました。次へ");
        office.sends("/staff/setup/skip", &[("step", "night")]).await.leads_to("/staff/setup");
        office.opens("/staff/setup").await.sees("足りないものはありません。").sees("準備をおえる");
        office.sends("/staff/setup/end", &[]).await.leads_to("/staff");
        office.opens("/staff").await.is(200).sees_not("はじめの準備が、まだ");
        // It can be opened again from the settings, which say what was chosen.
        let settings = office.opens("/staff/settings").await.is(200).sees("みどり").sees("月・水 10:00-15:00");
        let settings = settings.sees("12-28..01-05").sees("祝日も開ける").sees("開室日で 3 日以内");
        assert!(settings.text.contains("href=\"/staff/setup\""));
    }
}

/// The preview is what people get: the same sentences, the same dates.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_beforehand_is_what_a_letter_gets() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let night = office.opens("/staff/settings/night").await.is(200).words();
        let neko = house.person();
        neko.writes("しずかな夜です", &[]).await;
        let letters = neko.opens("/letters").await.words();
        for sentence in ["まだ人は読んでいません。", "11月24日(火) 12時から、スタッフが読みます。", "11月27日(金)"]
        {
            assert!(night.contains(sentence) && letters.contains(sentence), "{sentence}\n{night}\n{letters}");
        }
        // Nobody else looks at it, and nobody is told anything by it.
        house.worker("甲").await.opens("/staff/settings/night").await.is(404);
        neko.opens("/staff/settings/night").await.is(404);
        house.person().opens("/staff/settings/night").await.leads_to("/staff/sign-in");
    }
}

/// What is still missing is said: nobody reads, so no letters are taken in.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_reader_it_says_that_no_letters_come() {
    for house in TestHouse::both().await {
        for name in ["甲", "乙", "丁"] {
            house.ends(name).await;
        }
        let office = house.worker("管理").await;
        let page = office.opens("/staff/setup").await.sees("手紙を読む支援員を、一人以上、招いてください。");
        page.sees("手紙は届かないようになっています。").sees("人を招く");
        house.person().sends("/letters/new", &[("text", "だれかいますか")]).await.is(503);
    }
}

/// One form per part: what is not on the page that was sent stays as it was.
#[tokio::test(flavor = "multi_thread")]
async fn every_part_has_one_form_and_leaves_the_others_alone() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let parts = ["name", "hours", "closed", "promise", "size", "doors", "reading"];
        for part in parts {
            let page = office.opens(&format!("/staff/settings/{part}")).await.is(200).sees_not("次へ");
            assert_eq!(page.text.matches("action=\"/staff/settings\"").count(), 1, "{part}");
        }
        office.opens("/staff/settings/nothing").await.is(404);
        let overview = office.opens("/staff/settings").await;
        assert!(!overview.text.contains("action=\"/staff/settings\""));
        office.sends("/staff/settings", &[("part", "promise"), ("promise_days", "9")]).await.is(303);
        office
            .sends("/staff/settings", &[("part", "doors"), ("doors_shown", "1"), ("door_letters", "1")])
            .await
            .is(303);
        office.sends("/staff/settings", &[("part", "reading"), ("limit_threads", "7")]).await.is(303);
        let said = office.opens("/staff/settings").await.sees("開室日で 9 日以内").sees("一日に 7 通、時間外に 3 回");
        said.sees("火-土 12:00-19:00").sees_not("居場所をのぞく");
        for (part, field) in [("promise", "promise_days"), ("reading", "limit_same")] {
            let form = [("part", part), (field, "たくさん")];
            let page = office.sends("/staff/settings", &form).await.is(422);
            assert!(page.text.contains("value=\"たくさん\""), "{part}");
        }
    }
}
