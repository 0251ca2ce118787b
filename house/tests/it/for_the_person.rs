//! What is the person's own: seeing who read, erasing, names, pace, for how long it is kept.
use crate::support::{Person, TestHouse};

/// capabilities 109, 110: by day, exact times one tap away, refusals too; and who can open it.
#[tokio::test(flavor = "multi_thread")]
async fn the_person_sees_who_read_when_and_who_tried() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("読まれましたか", &[]).await;
        let nobody = neko.opens("/letters/readers").await.sees("まだ、だれも目を通していません。");
        nobody.sees_in_order(&["開けられる人", "合いことばを持っている人"]);
        let thread = house.worker("甲").await.the_thread().await;
        for (day, hour, minute, name) in [(24, 12, 1, "甲"), (24, 15, 30, "乙"), (25, 12, 5, "甲"), (25, 13, 9, "管理")]
        {
            house.it_is(2026, 11, day, hour, minute);
            house.worker(name).await.opens(&thread).await;
        }
        neko.returns(&number, &words).await.leads_to("/letters");
        let page = neko.opens("/letters/readers").await;
        page.sees_in_order(&[
            "11月25日(水) 昼 管理 が見ようとしましたが、開きませんでした",
            "11月25日(水) 昼 甲 が目を通しました",
            "11月24日(火) 昼 乙 が目を通しました",
            "11月24日(火) 昼 甲 が目を通しました",
            "開けられる人",
            "ここの管理責任者も、鍵を持っていません。",
        ]);
        for time in ["2026-11-24 12:01", "2026-11-24 15:30", "2026-11-25 12:05", "2026-11-25 13:09"] {
            assert!(page.text.contains(&format!("<li>{time}</li>")), "{time}");
        }
        assert_eq!(page.text.matches("<details><summary>時刻まで見る").count(), 4, "exact times are one tap away");
        let holders = page.between("<ul><li>", "</ul>").pop().expect("who can open it");
        assert!(["甲", "乙", "丁"].iter().all(|it| holders.contains(it)) && !holders.contains("管理"), "{holders}");
        // Opening it twice at about the same time is one line.
        let worker = house.worker("甲").await;
        worker.opens(&thread).await;
        worker.opens(&thread).await;
        neko.opens("/letters/readers").await.sees("2026-11-25 13:10").sees_not("2026-11-25 13:10 2026-11-25 13:10");
        house.ledger_fits().await;
    }
}

/// capability 12, N-10: nothing left on the screen, a tombstone at the desk.
#[tokio::test(flavor = "multi_thread")]
async fn one_letter_can_be_erased_and_a_tombstone_stays() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("のこすもの", &[]).await;
        neko.sends("/letters", &[("text", "けすカナリア")]).await.leads_to("/letters");
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees("けすカナリア");
        let links = neko.opens("/letters").await.links("/letters/one/");
        assert_eq!(links.len(), 2);
        neko.opens(&links[1]).await.is(200).sees("読まれたことは、なかったことにできません。");
        let family = house.person();
        family.writes("べつの人", &[]).await;
        family.sends(&links[0], &[]).await.is(404);
        neko.sends(&links[1], &[]).await.leads_to("/letters");
        let own = neko.opens("/letters").await;
        assert_eq!(own.written(), ["のこすもの"]);
        own.sees_not("消しました");
        neko.sends(&links[1], &[]).await.is(404);
        let desk = worker.opens(&thread).await.sees("書いた人が消しました");
        assert_eq!(desk.written(), ["のこすもの"]);
        house.holds_nowhere(&["けすカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 12; KEYS: the keys are destroyed, a mark stays that something was here.
#[tokio::test(flavor = "multi_thread")]
async fn everything_can_be_erased_and_opens_for_nobody_any_more() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let names = [("called", "カナリアねこ"), ("who", "sibling")];
        let (number, words) = neko.writes("カナリアのことば", &names).await;
        neko.sends("/me/bell", &[("address", "canary@example.jp"), ("from", "0"), ("until", "24")])
            .await
            .leads_to("/me");
        let (worker, other) = (house.worker("甲").await, house.worker("乙").await);
        let thread = worker.the_thread().await;
        worker.sends(&format!("{thread}/draft"), &[("text", "カナリアの下書き")]).await.is(204);
        house.answers(&thread, "カナリアの返事").await;
        let watcher = house.person();
        watcher.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/letters/erase").await.sees("合いことばも使えなくなります。").sees("前に取った控え");
        let gone = neko.sends("/letters/erase", &[]).await.is(200).sees("消しました");
        assert!(!gone.text.contains("カナリア"));
        for person in [&neko, &watcher] {
            person.opens("/letters").await.leads_to("/return");
            person.returns(&number, &words).await.is(422);
        }
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "what waited to ring is gone");
        for who in [&worker, &other] {
            assert!(who.inbox().await.is_empty());
            let desk = who.opens(&thread).await.is(200).sees("書いた人が、ぜんぶ消しました。");
            assert!(!desk.text.contains("カナリア") && !desk.text.contains("<textarea"));
            who.sends(&format!("{thread}/reply"), &[("text", "まだいますか")]).await.is(404);
        }
        house.holds_nowhere(&["カナリア", "canary@example.jp", "sibling", &words]).await;
        house.ledger_fits().await;
        neko.writes("またはじめから", &[]).await;
    }
}

/// capability A9: steps of closeness, each taken back by the person alone.
#[tokio::test(flavor = "multi_thread")]
async fn names_are_given_and_taken_back_by_the_person_alone() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんにちは", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees("呼び名なし");
        neko.sends("/me/names", &[("called", "ミケランジェロ"), ("real_name", "本名カナリア")]).await.leads_to("/me");
        let me = neko.opens("/me").await;
        assert_eq!(me.value_of("called"), "ミケランジェロ");
        worker.opens(&thread).await.sees("ミケランジェロ").sees("本名カナリア").sees_not("呼び名なし");
        assert!(!worker.opens("/staff/letters").await.text.contains("ミケランジェロ"));
        let long = "ね".repeat(41);
        let refused = neko.sends("/me/names", &[("called", &long), ("real_name", "")]).await.is(422);
        assert_eq!(refused.value_of("called"), long);
        refused.sees("呼び名と名前は、それぞれ40文字までです。");
        neko.sends("/me/names", &[("called", ""), ("real_name", "")]).await.leads_to("/me");
        worker.opens(&thread).await.sees("呼び名なし").sees_not("本名カナリア").sees_not("ミケランジェロ");
        neko.opens("/letters").await.sees_not("ミケランジェロ");
        house.holds_nowhere(&["本名カナリア"]).await;
        house.ledger_fits().await;
    }
}

async fn rests(neko: &Person, on: &str) {
    neko.sends("/me/pace", &[("resting", on)]).await.leads_to("/me");
}

/// capability 25; PRODUCT: silence is rest, and "leave me as I am" is a complete answer.
#[tokio::test(flavor = "multi_thread")]
async fn for_now_as_it_is_is_respected_and_can_end_at_any_time() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("しばらく、このままで", &[]).await;
        rests(&neko, "1").await;
        neko.opens("/letters").await.sees("今は、このままにしています。こちらからは、何も送りません。");
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees("今は、このまま（こちらからは何も送らない）");
        house.clock.pass_days(90);
        house.jobs().await;
        neko.returns(&number, &words).await.leads_to("/letters");
        let own = neko.opens("/letters").await.sees_not("おくれ");
        assert_eq!(own.automatic().len(), 1, "nothing came by itself");
        for counted in ["日ぶり", "90日", "日間", "か月", "ひさしぶり", "お待ち"] {
            assert!(!own.words().contains(counted), "{counted}");
        }
        rests(&neko, "0").await;
        neko.sends("/letters", &[("text", "また書きます")]).await.leads_to("/letters");
        neko.opens("/letters").await.sees_not("このままにしています").sees("までに、ここに書きます。");
    }
}

/// capability A10: chosen by the person, the date always shown.
#[tokio::test(flavor = "multi_thread")]
async fn how_long_it_is_kept_is_chosen_and_its_date_is_shown() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("あずけます", &[]).await;
        for (years, date) in [
            ("1", "2027年11月22日"),
            ("5", "2031年11月22日"),
            ("10", "2036年11月21日"),
            ("999", "2036年11月21日"),
            ("3", "2029年11月21日"),
        ] {
            neko.sends("/me/keep", &[("years", years)]).await.leads_to("/me");
            neko.opens("/me").await.sees(&format!("消さなくても、{date}に消えます"));
            neko.opens("/letters").await.sees(date);
        }
        // Each use moves it; the hour of the use is not kept.
        house.clock.pass_days(30);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/letters").await.sees("2029年12月21日");
    }
}
