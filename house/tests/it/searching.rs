//! Looking for words over what a worker may read. (promises N-2, N-3, N-12)
use crate::support::TestHouse;

const SEARCH: &str = "/staff/search";

/// What is found is named by handle and called name, with its line; the person reads that it was found.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_finds_the_line_and_the_person_reads_that_they_did() {
    for house in TestHouse::both().await {
        let (neko, other) = (house.person(), house.person());
        let text = "こんばんは。\nきのう、ガッコウの夢をカナリアとみました。\nおわり";
        neko.writes(text, &[("called", "ねこさん")]).await;
        other.writes("べつのことを書きます", &[]).await;
        let worker = house.worker("甲").await;
        worker.opens("/staff/letters").await.sees("ことばをさがす");
        let empty = worker.opens(SEARCH).await.is(200).sees("さがしたことばは、どこにも残りません。");
        assert!(!empty.text.contains("id=\"found\""));
        let found = worker.sends(SEARCH, &[("words", "がっこう　夢")]).await.is(200).sees("ねこさん");
        let line = found.between("<p class=\"as-written\">", "</p>");
        assert_eq!(line, ["きのう、<mark>ガッコウ</mark>の夢をカナリアとみました。"], "{}", house.scratch.kind);
        assert_eq!(found.value_of("words"), "がっこう　夢", "what was typed is still there");
        let threads = found.links("/staff/letters/");
        assert_eq!(threads.len(), 1);
        worker.opens(&threads[0]).await.sees("ねこさん");
        neko.opens("/letters/readers")
            .await
            .sees("甲 がことばをさがして、見つかった行を読みました")
            .sees_not("がっこう");
        other.opens("/letters/readers").await.sees("まだ、だれも目を通していません。");
        let found = worker.sends(SEARCH, &[("words", "ネコさん")]).await.is(200);
        assert_eq!(found.links("/staff/letters/"), threads, "found by the called name");
        found.sees("呼び名か名前に、このことばがあります。");
        worker.sends(SEARCH, &[("words", "いない鳥")]).await.is(200).sees("見つかりませんでした。");
        house.holds_nowhere(&["がっこう", "いない鳥", "カナリア"]).await;
        house.ledger_fits().await;
    }
}

/// Who may read nothing finds nothing, in the same words whether something is there or not.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_read_finds_nothing() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("カナリアのことば", &[("called", "カナリアさん")]).await;
        let administrator = house.worker("管理").await;
        let (waiting, ..) = house.joins("戊").await;
        for who in [&administrator, &waiting] {
            let there = who.sends(SEARCH, &[("words", "カナリア")]).await.is(200);
            let absent = who.sends(SEARCH, &[("words", "いない鳥")]).await.is(200);
            assert_eq!(there.text, absent.text, "{}", house.scratch.kind);
            there.sees("まだチームに入っていません。").sees_not("カナリア");
        }
        let former = house.worker("丁").await;
        former.sends(SEARCH, &[("words", "カナリア")]).await.is(200).sees("カナリアさん");
        house.ends("丁").await;
        former.sends(SEARCH, &[("words", "カナリア")]).await.leads_to("/staff/sign-in");
        let family = house.person();
        family.writes("べつの人", &[("who", "family")]).await;
        for who in [&family, &neko] {
            who.opens(SEARCH).await.is(404).sees_not("さがす");
            who.sends(SEARCH, &[("words", "カナリア")]).await.is(404).sees_not("カナリア");
        }
        house.person().sends(SEARCH, &[("words", "カナリア")]).await.leads_to("/staff/sign-in");
        house.ledger_fits().await;
    }
}

/// Two of one family who write of the same thing stand in a result like any two: side by side, joined by nothing. And
/// neither's page says anything of the other. (promises N-2, N-3)
#[tokio::test(flavor = "multi_thread")]
async fn a_result_joins_nobody() {
    for house in TestHouse::both().await {
        let (child, mother) = (house.person(), house.person());
        child.writes("二階のわたし。さくら団地のこと", &[("called", "そら")]).await;
        house.clock.pass_seconds(60);
        mother.writes("二階の子。さくら団地のこと", &[("who", "family"), ("called", "はは")]).await;
        let worker = house.worker("甲").await;
        let found = worker.sends(SEARCH, &[("words", "さくら団地")]).await.is(200);
        found.sees_in_order(&["はは", "二階の子", "そら", "二階のわたし"]);
        assert_eq!(found.links("/staff/letters/").len(), 2);
        assert!(!found.words().contains("2件") && !found.words().contains("二件"), "nothing is counted");
        child.opens("/letters").await.sees_not("二階の子");
        let readers = child.opens("/letters/readers").await.sees("甲 がことばをさがして");
        assert_eq!(readers.words().matches("見つかった行を読みました").count(), 1);
        mother.opens("/letters").await.sees_not("二階のわたし");
        house.ledger_fits().await;
    }
}

/// Wrong input gets a sentence, and stays in its field; nothing is opened for it.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_and_too_much_are_said_plainly() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("ことば", &[]).await;
        let worker = house.worker("甲").await;
        let long = "あ".repeat(61);
        for typed in ["", "　。", long.as_str()] {
            let page = worker.sends(SEARCH, &[("words", typed)]).await.is(422);
            assert_eq!(page.value_of("words"), typed);
            page.sees("さがすことばを、60字までで書いてください。");
        }
        worker.sends(SEARCH, &[]).await.is(422);
        neko.opens("/letters/readers").await.sees("まだ、だれも目を通していません。");
    }
}

/// What was erased is not found; what a colleague wrote is, under their name; an answer that waits is read at the desk
/// only, and found there.
#[tokio::test(flavor = "multi_thread")]
async fn answers_are_found_and_what_was_erased_is_not() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめの手紙、すずめ", &[("called", "ねこ")]).await;
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let thread = worker.the_thread().await;
        worker.sends(&format!("{thread}/reply"), &[("text", "お返事です。つばめ")]).await.leads_to(&thread);
        let found = colleague.sends(SEARCH, &[("words", "ツバメ")]).await.is(200);
        assert_eq!(found.links("/staff/letters/"), std::slice::from_ref(&thread));
        found.sees("甲 ·");
        let erase = neko.opens("/letters").await.link_ending("/letters/one/", "/erase").expect("a way to erase");
        neko.sends(&erase, &[("sure", "yes")]).await;
        colleague.sends(SEARCH, &[("words", "すずめ")]).await.is(200).sees("見つかりませんでした。");
        house.ledger_fits().await;
    }
}

/// What was written down of a call, and a line that is meant for nobody but those who listen, are found by the team that
/// may read them; the caller's page says that they were.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_of_a_call_is_found() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let memo = [
            ("text", "二階でねている、ヒヨドリ\n（息子は知らない、モズ）"),
            ("called", "むぎさん"),
            ("channel", "phone"),
        ];
        worker.sends("/staff/contacts/new", &memo).await.is(303);
        let colleague = house.worker("乙").await;
        for (words, line) in [("ひよどり", "二階でねている、"), ("もず", "息子は知らない、")] {
            let found =
                colleague.sends(SEARCH, &[("words", words)]).await.is(200).sees("むぎさん").sees("甲 ·").sees(line);
            assert_eq!(found.links("/staff/letters/").len(), 1, "{}", house.scratch.kind);
        }
        let administrator = house.worker("管理").await;
        administrator.sends(SEARCH, &[("words", "ひよどり")]).await.is(200).sees_not("むぎさん");
        house.holds_nowhere(&["ヒヨドリ", "ひよどり", "モズ"]).await;
        house.ledger_fits().await;
    }
}

/// More than are shown: twenty of them, each with its line, and the page says that there may be others.
#[tokio::test(flavor = "multi_thread")]
async fn twenty_are_shown_and_two_who_look_at_once_both_leave_their_lines() {
    for house in TestHouse::both().await {
        let mut people = vec![];
        for number in 0..22 {
            let person = house.person();
            person.writes(&format!("ひばり {number}"), &[]).await;
            house.clock.pass_seconds(1);
            people.push(person);
        }
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let form = [("words", "ヒバリ")];
        let (first, second) = tokio::join!(one.sends(SEARCH, &form), two.sends(SEARCH, &form));
        for page in [first, second] {
            assert_eq!(page.links("/staff/letters/").len(), 20, "{}", house.scratch.kind);
            page.sees("20人分まで出しています。ほかにもあるかもしれません。").sees_in_order(&["ひばり 21", "ひばり 2"]);
        }
        people[0].opens("/letters/readers").await.sees("まだ、だれも目を通していません。");
        people[21].opens("/letters/readers").await.sees("甲 がことばをさがして").sees("乙 がことばをさがして");
        house.ledger_fits().await;
    }
}
