//! What stays true over years: who writes, handing over, asking for another, a rhythm, the seasons, words that hurt, resting,
//! ending, sheltering a worker, a death.
use crate::support::{Person, Seen, TestHouse};

fn id_of(thread: &str) -> String {
    thread.replace("/staff/letters/", "")
}

impl TestHouse {
    /// A thread of ねこ, answered once, with a promise of 甲's.
    async fn a_thread_with_a_promise(&self, neko: &Person) -> String {
        neko.writes("ねこのことば", &[("called", "ねこ")]).await;
        let worker = self.worker("甲").await;
        let thread = worker.the_thread().await;
        self.answers(&thread, "読みました").await;
        let worker = self.worker("甲").await;
        let account = self.account("甲").await;
        keeps(&worker, &thread, &[("what", "primary"), ("who", &account)]).await;
        keeps(
            &worker,
            &thread,
            &[("what", "mind"), ("avoid", "電話しないカナリア\n「がんばれ」と書かない"), ("helped", "猫の話カナリア")],
        )
        .await;
        let promise = [("promise", "金曜までに本の題名カナリアを調べる")];
        worker.sends(&format!("{thread}/promises"), &promise).await.leads_to(&thread);
        neko.sends("/me/talk", &[("text", "ゆっくりカナリア")]).await.leads_to("/me");
        thread
    }

    async fn account(&self, name: &str) -> String {
        self.worker("管理").await.opens("/staff/people").await.account_of(name)
    }

    /// 甲 begins, 丁 confirms every line, 甲 writes the letter by both, 丁 signs it, too.
    async fn hands_over(&self, thread: &str) {
        let way = format!("/staff/handover/{}", id_of(thread));
        let to = self.account("丁").await;
        let goes = self.worker("甲").await;
        goes.sends(&way, &[("what", "begin"), ("to", &to)]).await.leads_to(&way);
        let comes = self.worker("丁").await;
        confirms_all(&comes, &way).await;
        let goes = self.worker("甲").await;
        goes.sends(&format!("{thread}/write/handover"), &[("text", "甲から丁へかわります")]).await.leads_to(thread);
    }
}

/// One of the acts on the page of a thread.
async fn keeps(worker: &Person, thread: &str, form: &[(&str, &str)]) {
    let way = format!("{thread}/keep");
    worker.sends(&way, form).await.leads_to(&way);
}

fn lines_of(page: &Seen) -> Vec<String> {
    page.between("name=\"line\" value=\"", "\"")
}

async fn confirms_all(comes: &Person, way: &str) {
    let lines = lines_of(&comes.opens(way).await.is(200));
    let mut form = vec![("what", "confirm")];
    form.extend(lines.iter().map(|it| ("line", it.as_str())));
    comes.sends(way, &form).await.leads_to(way);
}

/// capability 139; S03 steps 9–11: line by line, told by both, opened by the person as well, refused if they like.
#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_handed_over_line_by_line_and_its_writer_is_told_by_both() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let thread = house.a_thread_with_a_promise(&neko).await;
        let way = format!("/staff/handover/{}", id_of(&thread));
        let (to, other) = (house.account("丁").await, house.account("乙").await);
        let (goes, comes, else_one) = (house.worker("甲").await, house.worker("丁").await, house.worker("乙").await);
        goes.sends(&way, &[("what", "begin"), ("to", "")]).await.is(422).sees("まだ選ばれていません");
        goes.sends(&way, &[("what", "begin"), ("to", &to)]).await.leads_to(&way);
        let page = comes.opens(&way).await;
        page.sees_in_order(&[
            "本の題名カナリア",
            "ゆっくりカナリア",
            "電話しないカナリア",
            "猫の話カナリア",
            "ねこのことば",
        ]);
        let lines = lines_of(&page);
        assert_eq!(lines.len(), 7, "{lines:?}");
        // Only the one who comes confirms; a line that was left out holds the letter back.
        assert!(lines_of(&else_one.opens(&way).await).is_empty());
        else_one.sends(&way, &[("what", "confirm"), ("line", &lines[0])]).await.is(409);
        let some: Vec<_> =
            [("what", "confirm")].into_iter().chain(lines[1..].iter().map(|it| ("line", it.as_str()))).collect();
        comes.sends(&way, &some).await.leads_to(&way);
        let letter = [("text", "甲から丁へかわります")];
        goes.sends(&format!("{thread}/write/handover"), &letter).await.is(422).sees("まだ全部が確かめられていません");
        confirms_all(&comes, &way).await;
        // What we keep in mind changed: it is confirmed anew.
        keeps(&goes, &thread, &[("what", "mind"), ("avoid", "電話しないカナリア\n朝は書かない"), ("helped", "")]).await;
        goes.sends(&format!("{thread}/write/handover"), &letter).await.is(422);
        confirms_all(&comes, &way).await;
        // A third one writes no letter by both.
        else_one.sends(&format!("{thread}/write/handover"), &letter).await.is(404);
        goes.sends(&format!("{thread}/write/handover"), &letter).await.leads_to(&thread);
        assert_eq!(else_one.opens(&thread).await.link_ending(&thread, "/second"), None, "it is by those two");
        let second = comes.opens(&thread).await.link_ending(&thread, "/second").expect("the one who comes signs");
        else_one.sends(&second, &[]).await.is(404);
        neko.opens("/letters").await.sees_not("かわります");
        neko.opens("/letters/us").await.sees("おもに 甲 が書いています。").sees_not("引き継ぎました");
        comes.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        neko.opens("/letters").await.sees("甲 と 丁 から").sees("甲から丁へかわります");
        let us =
            neko.opens("/letters/us").await.sees("おもに 丁 が書いています。").sees("甲 から 丁 へ、引き継ぎました。");
        us.sees_in_order(&[
            "ゆっくりカナリア",
            "電話しないカナリア",
            "朝は書かない",
            "丁 の約束：",
            "本の題名カナリア",
        ]);
        // They say no, and would rather have 乙.
        neko.sends("/letters/us", &[("what", "refuse"), ("who", &other)]).await.leads_to("/letters/us");
        neko.opens("/letters/us").await.sees("別の人に、と受けとっています。").sees_not("おもに 丁");
        let comes = house.worker("丁").await;
        comes.opens(&thread).await.sees("おもに書く人：チーム").sees_not("と話したい、と選んでいます");
        let else_one = house.worker("乙").await;
        let page = else_one.opens(&thread).await.sees("別の人、できれば 乙 と話したい、と選んでいます。");
        assert!(page.text.contains(&other));
        neko.sends("/letters/us", &[("what", "refuse"), ("who", "rest")]).await.is(409);
        house.holds_nowhere(&["カナリア", "かわります", "ねこのことば"]).await;
        house.ledger_fits().await;
    }
}

/// capability 138: whoever leaves leaves nothing that is nobody's.
#[tokio::test(flavor = "multi_thread")]
async fn when_somebody_leaves_what_they_promised_is_the_teams_and_stands_on_top() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let thread = house.a_thread_with_a_promise(&neko).await;
        let account = house.account("甲").await;
        let office = house.worker("管理").await;
        let leaving = format!("/staff/handover/leaving/{account}");
        let page = office.opens(&leaving).await.sees("まだ残っている約束：1").sees("おもに書いている手紙：1");
        assert!(
            !page.text.contains(&id_of(&thread)) && !page.text.contains("カナリア"),
            "an administrator sees two figures"
        );
        office.opens("/staff/people").await.sees("止める前に見る");
        let stays = house.worker("乙").await;
        stays.opens("/staff/handover").await.sees_not("チームの約束");
        house.ends("甲").await;
        let stays = house.worker("乙").await;
        let page = stays.opens("/staff/handover").await;
        page.sees_in_order(&[
            "チームの約束",
            "だれの約束でもない、にはなりません。",
            "次に書く人を決める手紙",
            "甲 が書いていました",
        ]);
        assert!(page.text.contains(&id_of(&thread)));
        neko.opens("/letters/us").await.sees("チームの人が、順に読んで書いています。").sees("チームの約束：");
        // Somebody takes it up: confirmed line by line, and the letter is read by a second.
        let (way, to) = (format!("/staff/handover/{}", id_of(&thread)), house.account("丁").await);
        stays.sends(&way, &[("what", "begin"), ("to", &to)]).await.leads_to(&way);
        let comes = house.worker("丁").await;
        confirms_all(&comes, &way).await;
        comes.sends(&format!("{thread}/write/handover"), &[("text", "丁が読みます")]).await.leads_to(&thread);
        let stays = house.worker("乙").await;
        let second = stays.opens(&thread).await.link_ending(&thread, "/second").expect("a second");
        stays.sends(&second, &[]).await.leads_to(&thread);
        stays.opens("/staff/handover").await.sees_not("チームの約束").sees_not("甲 が書いていました");
        house.clock.pass_seconds(11);
        neko.opens("/letters/us").await.sees("丁 の約束：").sees("おもに 丁 が書いています。");
        house.ledger_fits().await;
    }
}

/// Taken back before it was seen, a letter by both has changed nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_by_both_that_was_taken_back_has_changed_nothing() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let thread = house.a_thread_with_a_promise(&neko).await;
        house.hands_over(&thread).await;
        let comes = house.worker("丁").await;
        let second = comes.opens(&thread).await.link_ending(&thread, "/second").expect("the one who comes signs");
        comes.sends(&second, &[]).await.leads_to(&thread);
        neko.opens("/letters/us").await.sees("おもに 丁");
        let back = comes.opens(&thread).await.link_ending(&thread, "/take-back").expect("just now");
        comes.sends(&back, &[]).await.leads_to(&thread);
        neko.opens("/letters/us").await.sees("おもに 甲").sees("甲 の約束：").sees_not("引き継ぎました");
        house.ledger_fits().await;
    }
}

/// capability 140: for everyone, always, without a reason; whoever was asked away from is not shown it.
#[tokio::test(flavor = "multi_thread")]
async fn another_worker_can_be_asked_for_and_the_one_asked_away_from_is_not_shown_it() {
    for house in TestHouse::both().await {
        let (neko, family) = (house.person(), house.person());
        family.writes("べつの人です", &[("who", "family")]).await;
        let before = family.opens("/letters/us").await.sees("別の人と話したいとき");
        neko.writes("ことば", &[]).await;
        let first = house.worker("甲").await;
        let threads = first.inbox().await;
        let thread = threads[1].clone();
        house.answers(&thread, "読みました").await;
        neko.sends("/letters/us", &[("what", "another"), ("who", "")]).await.leads_to("/letters/us");
        let first = house.worker("甲").await;
        for path in ["/staff/letters", &thread, &format!("{thread}/keep"), "/staff/handover", "/staff"] {
            first.opens(path).await.sees_not("別の人に").sees_not("話したい、と選んでいます");
        }
        let other = house.worker("乙").await;
        other.opens("/staff/letters").await.sees("別の人に");
        other.opens(&thread).await.sees("別の人と話したい、と選んでいます。理由はいりません。");
        // They thought again; then again.
        neko.sends("/letters/us", &[("what", "no_other")]).await.leads_to("/letters/us");
        other.opens("/staff/letters").await.sees_not("別の人に");
        neko.sends("/letters/us", &[("what", "another")]).await.leads_to("/letters/us");
        let account = house.account("乙").await;
        let other = house.worker("乙").await;
        keeps(&other, &thread, &[("what", "primary"), ("who", &account)]).await;
        neko.opens("/letters/us").await.sees("おもに 乙 が書いています。").sees_not("別の人に、と受けとっています");
        other.opens("/staff/letters").await.sees_not("別の人に");
        let after = family.opens("/letters/us").await;
        assert_eq!(before.words(), after.words(), "on another's page nothing changed");
        house.ledger_fits().await;
    }
}

/// capability 144: counted from our own letters, ended in one act.
#[tokio::test(flavor = "multi_thread")]
async fn a_rhythm_is_ours_to_keep_and_theirs_to_end() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ときどき書いてください", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        neko.sends("/letters/us", &[("what", "rhythm"), ("rhythm", "month")]).await.leads_to("/letters/us");
        neko.opens("/letters/us").await.sees("次にこちらから書くのは、12月22日(火)ごろです。");
        house.worker("甲").await.opens("/staff/letters").await.sees_not("便りの日");
        house.clock.pass_days(31);
        house.worker("甲").await.opens("/staff/letters").await.sees("便りの日");
        house.jobs().await;
        neko.returns(&number, &words).await.leads_to("/letters");
        let own = neko.opens("/letters").await;
        assert_eq!(own.automatic().len(), 1, "nothing comes by itself");
        house.answers(&thread, "また書きました").await;
        house.worker("甲").await.opens("/staff/letters").await.sees_not("便りの日");
        neko.sends("/letters/us", &[("what", "rhythm"), ("rhythm", "")]).await.leads_to("/letters/us");
        neko.opens("/letters/us").await.sees_not("次にこちらから書くのは");
        house.clock.pass_days(400);
        house.worker("甲").await.opens("/staff/letters").await.sees_not("便りの日");
        house.ledger_fits().await;
    }
}

/// capability 145: after a yes, by a person and a second, once a season at most.
#[tokio::test(flavor = "multi_thread")]
async fn a_note_with_the_season_goes_only_to_those_who_said_yes_and_once() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("冬まで、このままで", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        let write = format!("{thread}/write/season");
        let note = [("text", "季節が変わりました。返事はいりません。")];
        let worker = house.worker("甲").await;
        worker.sends(&write, &note).await.is(422).sees("受けとると選んだ人に");
        neko.sends("/letters/us", &[("what", "season"), ("season", "1")]).await.leads_to("/letters/us");
        let begin = worker.opens(&write).await.is(200);
        assert!(begin.field().contains("返事はいりません。") && !begin.field().contains(['？', '?']));
        worker.sends(&write, &note).await.leads_to(&thread);
        neko.opens("/letters").await.sees_not("季節が変わりました");
        let second = house.worker("乙").await;
        let way = second.opens(&thread).await.link_ending(&thread, "/second").expect("never alone");
        second.sends(&way, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        neko.opens("/letters").await.sees("季節が変わりました");
        second.sends(&write, &[("text", "もう一通")]).await.is(422);
        second.opens(&format!("{thread}/keep")).await.sees("この季節は、もう出したか");
        house.clock.pass_days(20);
        let worker = house.worker("甲").await;
        worker.opens(&format!("{thread}/keep")).await.sees("季節の便りを書く");
        house.jobs().await;
        assert!(house.mail.mails().is_empty());
        house.ledger_fits().await;
    }
}

/// capability 146: it waits for our word like a letter; the writer sees it gently; nothing is counted.
#[tokio::test(flavor = "multi_thread")]
async fn words_that_hurt_are_told_and_answered_by_a_person() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("ことば", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました。普通は働くものです。また。").await;
        let mark = neko.opens("/letters").await.link_ending("/letters/one/", "/hurt").expect("below every answer");
        let page = neko.opens(&mark).await.sees("普通は働くものです。");
        assert_eq!(page.between("<title>", "</title>"), ["縁"]);
        for _ in 0..2 {
            let form = [("sentence", "1"), ("text", "つらかったカナリア")];
            neko.sends(&mark, &form).await.leads_to(&mark);
        }
        let marked = neko.opens(&mark).await.sees("伝わっています。");
        assert_eq!(marked.words().matches("つらかったカナリア").count(), 1, "pressed twice is told once");
        let inbox = house.worker("乙").await;
        inbox.opens("/staff/letters").await.sees("つらかったことば").sees("11月27日(金)");
        for name in ["甲", "乙"] {
            let page = house.worker(name).await.opens(&thread).await;
            page.sees_in_order(&[
                "普通は働くものです。",
                "このことばがつらかった、と伝わっています。",
                "つらかったカナリア",
                "書いた人を責めるものではありません。",
            ]);
        }
        house.answers(&thread, "ごめんなさい。あのことばは、使わないようにします。").await;
        house.worker("乙").await.opens("/staff/letters").await.sees_not("つらかったことば");
        house.worker("乙").await.opens(&thread).await.sees("返事を書きました");
        let family = house.person();
        family.writes("べつの人", &[]).await;
        family.opens(&mark).await.is(404);
        family.sends(&mark, &[("text", "x")]).await.is(404);
        let own = neko.opens(&mark).await.value_of("mark");
        neko.sends(&mark, &[("mark", &own)]).await.leads_to(&mark);
        neko.opens(&mark).await.sees_not("つらかったカナリア");
        house.holds_nowhere(&["カナリア", "普通は働く"]).await;
        house.ledger_fits().await;
    }
}

/// capability 149; domain 支援中止の条件: only for a reason shown beforehand, by two, plainly said, and one line reopens it.
#[tokio::test(flavor = "multi_thread")]
async fn it_ends_only_for_a_reason_that_was_shown_beforehand_and_one_line_goes_on() {
    for house in TestHouse::both().await {
        let before = house.person().opens("/limits").await;
        before.sees_in_order(&[
            "次のときだけです。手紙が来ないことは、理由になりません。",
            "引っこしなどで",
            "一行書けば",
        ]);
        let neko = house.person();
        let (number, words) = neko.writes("引っこすので、ここまでにします", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        neko.sends("/letters/us", &[("what", "rhythm"), ("rhythm", "month")]).await.leads_to("/letters/us");
        let (writer, second) = (house.worker("甲").await, house.worker("乙").await);
        let write = format!("{thread}/write/ending");
        writer.opens(&write).await.sees_in_order(&["書いた人のことば", "引っこすので、ここまでにします"]);
        for reason in ["", "silence", "no_reply", "resting"] {
            let refused = writer.sends(&write, &[("reason", reason), ("text", "終わります")]).await.is(422);
            assert_eq!(refused.field(), "終わります");
        }
        writer
            .sends(&write, &[("reason", "moved"), ("text", "新しい町の窓口は、下にあります。")])
            .await
            .leads_to(&thread);
        neko.opens("/letters").await.sees_not("終わりました");
        let way = second.opens(&thread).await.link_ending(&thread, "/second").expect("two decide");
        second.sends(&way, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let own = neko.opens("/letters").await;
        own.sees_in_order(&["終わりました。理由：引っこしなどで、ほかの所に移るとき", "一行書けば", "新しい町の窓口"]);
        neko.opens("/letters/us").await.sees_not("次にこちらから書くのは");
        second.opens(&thread).await.sees("こちらからのやりとりを終わりました。理由：引っこし");
        // One line, and it goes on, with everything that was before.
        house.clock.pass_days(300);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.sends("/letters", &[("text", "また書きます")]).await.leads_to("/letters");
        let own =
            neko.opens("/letters").await.sees_not("終わりました。理由").sees("新しい町の窓口").sees("また書きます");
        assert_eq!(own.written().len(), 4);
        house.worker("甲").await.opens("/staff/letters").await.sees_not("返事を待っている手紙は、ありません。");
        house.ledger_fits().await;
    }
}

/// PRODUCT: 今は、このまま has no date and no alarm anywhere, and quiet threads are not sorted by silence.
#[tokio::test(flavor = "multi_thread")]
async fn resting_is_a_state_without_date_or_alarm_anywhere() {
    for house in TestHouse::both().await {
        let mut resting = vec![];
        for n in 0..2 {
            house.clock.pass_days(1);
            let neko = house.person();
            neko.writes(&format!("ことば{n}"), &[]).await;
            let thread = house.worker("甲").await.inbox().await.remove(0);
            house.answers(&thread, "読みました").await;
            neko.sends("/letters/us", &[("what", "rhythm"), ("rhythm", "month")]).await.leads_to("/letters/us");
            neko.sends("/me/pace", &[("resting", "1")]).await.leads_to("/me");
            neko.opens("/letters/us").await.sees_not("次にこちらから書くのは");
            resting.push(thread);
            if n == 0 {
                neko.sends("/letters", &[("text", "このままで")]).await.leads_to("/letters");
                let worker = house.worker("甲").await;
                worker.sends(&format!("{}/reply", resting[0]), &[("text", "はい")]).await.leads_to(&resting[0]);
            }
        }
        house.clock.pass_days(400);
        house.jobs().await;
        let worker = house.worker("甲").await;
        let inbox = worker.opens("/staff/letters").await.sees("返事を待っている手紙は、ありません。");
        // The order is that in which threads began, newest first: not by who has been silent for longest.
        let order: Vec<String> = inbox.links("/staff/letters/");
        assert_eq!(order, [resting[1].clone(), resting[0].clone()]);
        for path in ["/staff", "/staff/letters", "/staff/handover", "/staff/promises", &resting[0]] {
            let page = worker.opens(path).await.is(200);
            for said in ["日前", "日間", "日目", "400", "か月", "ひさしぶり", "過ぎました", "便りの日"]
            {
                assert!(!page.words().contains(said), "{said} on {path}:\n{}", page.words());
            }
        }
        assert!(house.mail.mails().is_empty());
    }
}

/// capability 194: another one reads first, the house signs, the writer is told, nobody is shut out.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_who_is_hurt_is_sheltered_and_the_writer_is_told_and_never_shut_out() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("ことば", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "甲です。読みました").await;
        let (hurt, reads) = (house.account("甲").await, house.account("乙").await);
        let reader = house.worker("乙").await;
        let form = [("what", "shelter"), ("who", &hurt), ("reader", &hurt), ("house_name", "1")];
        reader.sends(&format!("{thread}/keep"), &form).await.is(422);
        keeps(&reader, &thread, &[("what", "shelter"), ("who", &hurt), ("reader", &reads), ("house_name", "1")]).await;
        neko.sends("/letters", &[("text", "おどすカナリア")]).await.leads_to("/letters");
        // 甲 meets a page that opened nothing, and may give the thread away without reading on.
        let sheltered = house.worker("甲").await;
        let page =
            sheltered.opens(&thread).await.sees("この手紙は、乙 が先に読みます。ここでは、まだ何も開いていません。");
        assert!(!page.text.contains("カナリア"));
        let way = format!("/staff/handover/{}", id_of(&thread));
        sheltered.sends(&way, &[("what", "unread"), ("to", &reads)]).await.leads_to(&way);
        let page =
            sheltered.opens(&way).await.sees("この先を読まずに、渡しています。").sees("ここでは、何も開いていません。");
        assert!(!page.text.contains("カナリア"));
        neko.opens("/letters/readers").await.sees_not("甲 が目を通しました");
        assert!(!sheltered.opens(&format!("{thread}/keep")).await.is(200).text.contains("おどす"));
        // Nobody is forbidden to read what they answer.
        house.worker("甲").await.opens(&format!("{thread}?anyway=1")).await.sees("おどすカナリア");
        // 乙 has read it; 甲 may open it now.
        let reader = house.worker("乙").await;
        reader.opens(&thread).await.sees("おどすカナリア");
        keeps(&reader, &thread, &[("what", "was-read")]).await;
        house.worker("甲").await.opens(&thread).await.sees("おどすカナリア");
        // Letters are signed by the house once the writer was told by two.
        neko.opens("/letters").await.sees("甲 から");
        let begin = reader.opens(&format!("{thread}/write/limits")).await.field();
        assert!(begin.contains("「縁」として書きます") && begin.contains("書けなくなることはありません。"), "{begin}");
        reader.sends(&format!("{thread}/write/limits"), &[("text", &begin)]).await.leads_to(&thread);
        let third = house.worker("丁").await;
        let second = third.opens(&thread).await.link_ending(&thread, "/second").expect("two tell it");
        third.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        house.answers(&thread, "つぎの返事です").await;
        let own = neko.opens("/letters").await.sees("縁 から").sees("つぎの返事です");
        assert!(own.words().contains("甲 から"), "what was signed before stays as it was");
        neko.opens("/letters/readers").await.sees("この場所の名前で書いているため").sees("縁 が");
        // Proof is kept on paper, by two, and the writer sees who keeps it.
        let keep = house.worker("乙").await.opens(&format!("{thread}/keep")).await;
        let letters = keep.between("name=\"letter\" value=\"", "\"");
        let letter = letters.last().expect("a letter of theirs").clone();
        let reader = house.worker("乙").await;
        for _ in 0..2 {
            keeps(&reader, &thread, &[("what", "copy"), ("letter", &letter)]).await;
        }
        neko.opens("/letters/us").await.sees_not("紙の控え");
        keeps(&house.worker("丁").await, &thread, &[("what", "copy"), ("letter", &letter)]).await;
        neko.opens("/letters/us")
            .await
            .sees("乙、丁 が紙の控えを預かっています。")
            .sees("ここで消しても、紙の控えは残ります。");
        let sheet = house.worker("丁").await.opens(&format!("{thread}/{letter}/copy")).await;
        sheet.sees("おどすカナリア").sees("預かる人：乙、丁");
        neko.sends("/letters", &[("text", "まだ書けます")]).await.leads_to("/letters");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 198: one act by two; it opens for nobody; what was left opens alone; a mistake can be mended.
#[tokio::test(flavor = "multi_thread")]
async fn after_a_death_everything_stops_and_only_what_was_left_opens() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("わたしのカナリア", &[("called", "カナリアねこ")]).await;
        neko.sends("/me/bell", &[("address", "canary@example.jp"), ("from", "0"), ("until", "24")])
            .await
            .leads_to("/me");
        neko.opens("/me/later").await.sees("いまは、スタッフにも開けません。").sees_not("119");
        neko.sends("/me/later", &[("text", "姉に、ありがとうとだけ")]).await.leads_to("/me/later");
        neko.sends("/letters/us", &[("what", "rhythm"), ("rhythm", "fortnight")]).await.leads_to("/letters/us");
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        let worker = house.worker("甲").await;
        worker.sends(&format!("{thread}/promises"), &[("promise", "金曜に本を調べる")]).await.leads_to(&thread);
        for path in [thread.clone(), format!("{thread}/keep"), format!("/staff/handover/{}", id_of(&thread))] {
            assert!(!worker.opens(&path).await.text.contains("ありがとうとだけ"), "{path}");
        }
        let sealed = format!("/staff/sealed/{}", id_of(&thread));
        worker.opens(&sealed).await.is(404);
        worker.sends(&format!("{thread}/keep"), &[("what", "died")]).await.leads_to(&sealed);
        worker.opens(&sealed).await.sees("二人目を待っています").sees_not("ありがとう");
        worker.sends(&sealed, &[("what", "confirm")]).await.is(404);
        house.clock.pass_days(1);
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "what waited to ring rings no more");
        let second = house.worker("乙").await;
        second.opens(&thread).await.sees("亡くなられたと伝えました");
        let watcher = house.person();
        watcher.returns(&number, &words).await.leads_to("/letters");
        second.sends(&sealed, &[("what", "confirm")]).await.leads_to(&sealed);
        // For nobody: not at the desk, not in a list, not with the words, not in a session that was open.
        for person in [&neko, &watcher] {
            person.opens("/letters").await.leads_to("/return");
            let wrong = person.returns(&number, &words).await.is(422).words();
            let absent = person.returns("111-111-111", &words).await.is(422).words();
            assert_eq!(
                wrong.replace(&number, "").len(),
                absent.replace("111-111-111", "").len(),
                "as if it were not there"
            );
        }
        for worker in ["甲", "乙", "丁"] {
            let worker = house.worker(worker).await;
            let desk = worker.opens(&thread).await.is(200);
            assert!(!desk.text.contains("カナリア") && !desk.text.contains("<textarea"));
            assert!(worker.inbox().await.is_empty());
            worker.sends(&format!("{thread}/reply"), &[("text", "x")]).await.is(404);
            worker.opens(&format!("{thread}/keep")).await.is(404);
            worker.opens("/staff/promises").await.sees_not("本を調べる");
            worker.opens("/staff/sealed").await.is(200);
        }
        let third = house.worker("丁").await;
        let page = third.opens(&sealed).await.sees("姉に、ありがとうとだけ").sees("甲 と 乙 が封をしました。");
        assert!(!page.text.contains("カナリア"));
        house.worker("管理").await.opens(&sealed).await.is(404);
        house.holds_nowhere(&["カナリア", "canary@example.jp", "ありがとうとだけ"]).await;
        // It was a mistake: another one than who sealed it opens it again, and everything is there.
        house.worker("乙").await.sends(&sealed, &[("what", "unseal")]).await.is(404);
        third.sends(&sealed, &[("what", "unseal")]).await.leads_to(&thread);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/letters").await.sees("わたしのカナリア").sees("読みました");
        house.ledger_fits().await;
    }
}

/// capability 198: what was kept for a time goes when the time is over, sealed or not.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_is_erased_when_its_time_is_over() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("わたしのカナリア", &[]).await;
        neko.sends("/me/keep", &[("years", "1")]).await.leads_to("/me");
        neko.sends("/me/later", &[("text", "だれにもカナリア")]).await.leads_to("/me/later");
        let thread = house.worker("甲").await.the_thread().await;
        house.worker("甲").await.sends(&format!("{thread}/keep"), &[("what", "died")]).await.is(303);
        let sealed = format!("/staff/sealed/{}", id_of(&thread));
        house.worker("乙").await.sends(&sealed, &[("what", "confirm")]).await.leads_to(&sealed);
        house.clock.pass_days(364);
        house.jobs().await;
        house.worker("丁").await.opens(&sealed).await.sees("だれにもカナリア");
        house.clock.pass_days(3);
        house.jobs().await;
        house.worker("丁").await.opens(&sealed).await.sees_not("カナリア");
        house.ledger_fits().await;
    }
}
