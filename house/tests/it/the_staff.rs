//! Those who work here: signing in, falling asleep, coming and going; and an administrator who opens nothing.
use crate::support::{Person, TestHouse};

/// issue §4: wrong name, wrong words, wrong code: one answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_name_wrong_words_and_a_wrong_code_get_the_same_answer() {
    for house in TestHouse::both().await {
        let (password, code) = house.credentials("甲");
        let (others, _) = house.credentials("乙");
        let mut answers = vec![];
        for (name, password, code) in [
            ("だれか", password.as_str(), code.as_str()),
            ("甲", others.as_str(), code.as_str()),
            ("甲", "ちがう", code.as_str()),
            ("甲", password.as_str(), "000000"),
            ("甲", password.as_str(), ""),
        ] {
            let form = [("name", name), ("password", password), ("code", code)];
            let seen = house.person().sends("/staff/sign-in", &form).await.is(422);
            assert!(seen.headers.get("set-cookie").is_none() && !seen.text.contains(password));
            answers.push(seen.text.replace(&format!("value=\"{name}\""), "").trim_end().to_owned());
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{}", answers.join("\n———\n"));
        // A code is accepted once.
        let form = [("name", "甲"), ("password", password.as_str()), ("code", code.as_str())];
        house.person().sends("/staff/sign-in", &form).await.leads_to("/staff");
        house.person().sends("/staff/sign-in", &form).await.is(422);
        // Capitals and blanks of hands.
        house.clock.pass_seconds(31);
        let (password, code) = house.credentials("甲");
        let form = [("name", " 甲 "), ("password", &password.replace('　', " ")), ("code", code.as_str())];
        house.person().sends("/staff/sign-in", &form).await.leads_to("/staff");
    }
}

/// issue §4: it locks after idle without losing what is typed.
#[tokio::test(flavor = "multi_thread")]
async fn a_seat_falls_asleep_and_what_was_typed_is_carried_along() {
    for house in TestHouse::both().await {
        house.person().writes("読んでください", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        house.clock.pass_seconds(31 * 60);
        worker.opens(&thread).await.leads_to("/staff/unlock");
        let typed = "とちゅうの返事\n  二行目 <b>";
        let asleep = worker.sends(&format!("{thread}/reply"), &[("text", typed)]).await.is(200);
        asleep.value_of("back");
        let carried = asleep.between("<textarea name=\"text\" hidden>\n", "</textarea>");
        assert_eq!(carried, [typed]);
        let back = asleep.value_of("back");
        let wrong = [("password", "ちがう"), ("text", typed), ("back", back.as_str())];
        let still = worker.sends("/staff/unlock", &wrong).await.is(422);
        assert_eq!(still.between("<textarea name=\"text\" hidden>\n", "</textarea>"), [typed]);
        worker.opens(&thread).await.leads_to("/staff/unlock");
        let (password, _) = house.credentials("甲");
        let right = [("password", password.as_str()), ("text", typed), ("back", back.as_str())];
        let carry_on = worker.sends("/staff/unlock", &right).await.is(200);
        assert_eq!(carry_on.field(), typed);
        worker.sends(&back, &[("text", typed), ("keep", "1")]).await.leads_to(&thread);
        assert_eq!(worker.opens(&thread).await.field(), typed);
        // Leaving the seat puts it to sleep at once; a way back that leads elsewhere is not followed.
        worker.sends("/leave", &[]).await.leads_to("/today");
        worker.opens(&thread).await.leads_to("/staff/unlock");
        let away = [("password", password.as_str()), ("text", typed), ("back", "https://example.jp/staff/")];
        worker.sends("/staff/unlock", &away).await.leads_to("/staff");
        house.holds_nowhere(&["とちゅうの返事"]).await;
    }
}

/// issue §5: the longest day is over, or the seat was ended from elsewhere, in the middle of a sentence.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_there_when_the_session_ended_meanwhile() {
    for house in TestHouse::both().await {
        house.person().writes("読んでください", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.copied().sends("/staff/sign-out", &[]).await.leads_to("/staff/sign-in");
        let over = worker.sends(&format!("{thread}/reply"), &[("text", "とちゅうの返事")]).await.is(401);
        assert_eq!(over.field(), "とちゅうの返事");
        over.sees("まだ送っていません。").sees("スタッフの入口");
        let again = house.worker("甲").await;
        again.sends(&format!("{thread}/reply"), &[("text", "とちゅうの返事"), ("keep", "1")]).await.leads_to(&thread);
        assert_eq!(again.opens(&thread).await.field(), "とちゅうの返事");
    }
}

/// issue §4: sessions are listed and endable.
#[tokio::test(flavor = "multi_thread")]
async fn ones_own_sessions_are_listed_and_can_be_ended_from_anywhere() {
    for house in TestHouse::both().await {
        let (office_pc, at_home, other) =
            (house.worker("甲").await, house.worker("甲").await, house.worker("乙").await);
        let list = at_home.opens("/staff/sessions").await.sees("この画面");
        assert_eq!(list.text.matches("action=\"/staff/sessions/end\"").count(), 2);
        let rows = list.between("<tr>", "</tr>");
        let row =
            rows.iter().find(|it| it.contains("name=\"session\"") && !it.contains("この画面")).expect("the other");
        let name = row.split("value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a name");
        other.sends("/staff/sessions/end", &[("session", name)]).await.leads_to("/staff/sessions");
        office_pc.opens("/staff").await.is(200);
        let ended = at_home.sends("/staff/sessions/end", &[("session", name)]).await.is(303);
        let way = ended.headers["location"].to_str().expect("a way").to_owned();
        at_home.opens(&way).await.is(200).sees("閉じた席").sees("甲");
        other.opens(&way).await.is(404);
        office_pc.opens("/staff").await.leads_to("/staff/sign-in");
        at_home.sends("/staff/sign-out", &[]).await.leads_to("/staff/sign-in");
        at_home.opens("/staff").await.leads_to("/staff/sign-in");
    }
}

/// N-12; capability 105: invites, ends, sets hours; opens nothing.
#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_runs_the_house_and_opens_no_letter() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("カナリアのことば", &[("called", "カナリア")]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.sends(&format!("{thread}/reply"), &[("text", "カナリアの返事")]).await.leads_to(&thread);
        let letter = house.worker("乙").await.opens(&thread).await.link_ending(&thread, "/second").expect("an answer");
        let office = house.worker("管理").await;
        for path in ["/staff", "/staff/people", "/staff/settings", "/staff/sessions", "/staff/team", "/staff/letters"] {
            let page = office.opens(path).await;
            assert!(!page.text.contains("カナリア") && !page.text.contains("/staff/letters/"), "{path}");
        }
        office.opens("/staff").await.sees_not("返事を待っている手紙");
        office.opens(&thread).await.is(404);
        for path in [format!("{thread}/reply"), letter.clone(), letter.replace("/second", "/take-back")] {
            office.sends(&path, &[("text", "x")]).await.is(404);
        }
        office.sends(&format!("{thread}/draft"), &[("text", "x")]).await.is(404);
        for path in ["/staff/people", "/staff/settings"] {
            worker.opens(path).await.is(404);
        }
        house.settle(&[("hours", "月 10:00-11:00"), ("name", "みどり")]).await;
        house.person().opens("/").await.sees("みどり").sees("11月30日(月) 10時");
        let office = house.worker("管理").await;
        let wrong = office
            .sends(
                "/staff/settings",
                &[
                    ("name", "縁"),
                    ("hours", "あさから"),
                    ("size", "two"),
                    ("promise_days", "3"),
                    ("seconded_within_days", "7"),
                ],
            )
            .await;
        wrong.is(422).sees("開室時間が読みとれませんでした。").sees("あさから");
        house.ledger_fits().await;
    }
}

/// capability 113: access ends at once; those who remain open old letters, new ones, and those that came in between.
#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_is_outside_at_once_and_who_remains_loses_nothing() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("まえの手紙", &[]).await;
        let (leaving, thread) = (house.worker("甲").await, house.worker("乙").await.the_thread().await);
        leaving.opens(&thread).await.sees("まえの手紙");
        house.answers(&thread, "甲の返事").await;
        house.ends("甲").await;
        for path in [thread.as_str(), "/staff/letters", "/staff"] {
            leaving.opens(path).await.leads_to("/staff/sign-in");
        }
        let (password, code) = {
            house.clock.pass_seconds(31);
            house.credentials("甲")
        };
        let form = [("name", "甲"), ("password", password.as_str()), ("code", code.as_str())];
        house.person().sends("/staff/sign-in", &form).await.is(422);
        // Written before anybody who remains came back.
        neko.sends("/letters", &[("text", "あいだの手紙")]).await.leads_to("/letters");
        house.person().writes("べつの人のあいだの手紙", &[]).await;
        let remaining = house.worker("乙").await;
        neko.sends("/letters", &[("text", "あとの手紙")]).await.leads_to("/letters");
        let page = remaining.opens(&thread).await.sees("甲");
        assert_eq!(page.written(), ["まえの手紙", "甲の返事", "あいだの手紙", "あとの手紙"]);
        for thread in remaining.inbox().await {
            assert!(!remaining.opens(&thread).await.is(200).written().is_empty());
        }
        house.person().opens("/letters/new").await.sees("乙").sees_not("甲");
        neko.opens("/letters").await.sees("甲 から");
        neko.opens("/letters/readers").await.sees("甲 が目を通しました");
        house.ledger_fits().await;
    }
}

async fn lets_in(who: &Person) {
    let page = who.opens("/staff/team").await;
    let (team, account) = (page.value_of("team"), page.value_of("account"));
    who.sends("/staff/team/let-in", &[("team", &team), ("account", &account)]).await.leads_to("/staff/team");
}

/// capability 106: two members let a new one in; an administrator cannot, nor one member twice.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_reads_letters_only_when_two_members_have_agreed() {
    for house in TestHouse::both().await {
        house.person().writes("まえの手紙", &[]).await;
        let (new, ..) = house.joins("戊").await;
        let (first, second) = (house.worker("甲").await, house.worker("乙").await);
        let thread = first.the_thread().await;
        let shut = async |when: &str| {
            new.opens("/staff/letters").await.sees("まだチームに入っていません。");
            assert_eq!(new.opens(&thread).await.status, 404, "{when}");
        };
        shut("before anybody agreed").await;
        let form = first.opens("/staff/team").await.sees("戊 さんが、迎えられるのを待っています。");
        let (team, account) = (form.value_of("team"), form.value_of("account"));
        let form = [("team", team.as_str()), ("account", account.as_str())];
        for stranger in [&new, &house.worker("管理").await, &house.person()] {
            stranger.sends("/staff/team/let-in", &form).await;
        }
        shut("after others tried").await;
        lets_in(&first).await;
        first.opens("/staff/team").await.sees("同意しました。もう一人の同意を待っています。");
        first.sends("/staff/team/let-in", &form).await.leads_to("/staff/team");
        shut("one member, twice").await;
        lets_in(&second).await;
        assert_eq!(new.the_thread().await, thread);
        new.opens(&thread).await.is(200);
        let neko = house.person();
        neko.writes("あたらしい手紙", &[]).await;
        let threads = new.inbox().await;
        assert_eq!(new.opens(&threads[1]).await.written(), ["あたらしい手紙"]);
        neko.opens("/letters/readers").await.sees("戊");
        house.ledger_fits().await;
    }
}
