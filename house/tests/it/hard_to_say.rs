//! What is hard to say about us or about one's family, for one reader whom one chose beforehand. Nobody else learns that it
//! exists. (capability 151; N-3, N-12)
use crate::support::{Person, Seen, TestHouse};

const HARD: &str = "カナリア甲さんの言い方がつらい";
const PAGES: &[&str] =
    &["/letters", "/letters/new", "/letters/readers", "/letters/us", "/letters/connect", "/letters/passed-on", "/me"];

/// The radio button beside this name.
fn reader(seen: &Seen, name: &str) -> String {
    let row = seen.between("<label>", "</label>").into_iter().find(|it| it.trim_end().ends_with(&format!("> {name}")));
    let row = row.unwrap_or_else(|| panic!("{name} cannot be chosen: {}", seen.words()));
    row.split("value=\"").nth(1).and_then(|it| it.split('"').next()).expect("an account").to_owned()
}

pub async fn leaves(person: &Person, name: &str, text: &str, answer: bool) {
    let id = reader(&person.opens("/aside").await.is(200), name);
    let mut form = vec![("reader", id.as_str()), ("text", text)];
    form.extend(answer.then_some(("answer", "yes")));
    person.sends("/aside", &form).await.leads_to("/aside");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hard_to_say_is_read_by_the_one_who_was_chosen_and_by_nobody_else() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("こんにちは", &[("called", "カナリアねこ")]).await;
        // The way there stands on every page of theirs, whether they ever went there or not; and it is shut to strangers.
        for path in PAGES {
            assert!(neko.opens(path).await.text.contains("href=\"/aside\""), "{path}");
        }
        house.person().opens("/aside").await.leads_to("/return");
        // Nothing is chosen for anybody, and no answer is wanted unless they say so.
        let empty = neko.opens("/aside").await.sees("選んだ一人だけ").sees_not("責任者のなまえ");
        let form = empty.between("<form method=\"post\" action=\"/aside\"", "</form>").join("");
        assert!(!form.contains(" checked"), "{form}");
        assert!(form.contains("甲") && !form.contains("> 管理"), "whoever runs the house reads nothing: {form}");
        neko.sends("/aside", &[("text", HARD)]).await.is(422).sees("読む人を選んでください").sees(HARD);
        // The reader is chosen beforehand, and nobody is told.
        leaves(&neko, "丁", "", false).await;
        neko.opens("/aside").await.sees("読む人：丁。まだ、何も渡していません。");
        house.worker("丁").await.opens("/staff/aside").await.sees("預かっているものは、ありません。");
        leaves(&neko, "丁", HARD, false).await;
        neko.opens("/aside").await.sees("丁 だけに渡してあります。").sees(HARD).sees("まだ、だれも読んでいません。");
        // Neither the team, nor the one it is about, nor whoever runs the house, on any page or figure.
        for name in ["甲", "乙", "管理"] {
            let worker = house.worker(name).await;
            let thread = worker.opens("/staff/letters").await.link("/staff/letters/").unwrap_or_default();
            let paths = ["/staff", "/staff/aside", "/staff/letters", "/staff/reading", "/staff/duty", thread.as_str()];
            for path in paths.iter().filter(|it| !it.is_empty()) {
                worker.opens(path).await.sees_not("カナリア甲").sees_not("枚め");
            }
        }
        let office = house.worker("管理").await;
        let people = office.opens("/staff/people").await;
        let way = format!("/staff/people/end?account={}", people.account_of("丁"));
        let leaving = office.opens(&way).await.is(200);
        assert!(!leaving.words().contains("預け") && !leaving.words().contains('願'), "{}", leaving.words());
        office.opens("/staff/aside").await.is(404);
        // The chosen one reads it; the day stands where its writer sees it. Nothing says whose it is.
        let reads = house.worker("丁").await;
        reads.opens("/staff/aside").await.sees(HARD).sees("返事はいりません、とのことです。").sees_not("カナリアねこ");
        neko.returns(&number, &words).await;
        neko.opens("/aside").await.sees("丁 が読んだ日：");
        neko.opens("/letters/readers").await.sees_not("丁 が").sees_not("カナリア甲");
        neko.opens("/letters").await.sees_not("カナリア甲");
        // An answer that nobody asked for cannot be given.
        let sheet = "/staff/aside/2a2a2a2a-2a2a-2a2a-2a2a-2a2a2a2a2a2a";
        reads.sends(sheet, &[("text", "いいえ")]).await.is(409);
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
        assert!(house.mail.mails().is_empty(), "nothing of it leaves by mail");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_goes_back_only_where_it_was_asked_for_and_to_its_writer_alone() {
    for house in TestHouse::both().await {
        let (neko, other) = (house.person(), house.person());
        let kept = neko.writes("こんにちは", &[]).await;
        other.writes("べつの人", &[("who", "family")]).await;
        leaves(&other, "丁", "カナリア家のこと", false).await;
        leaves(&neko, "丁", HARD, true).await;
        let reads = house.worker("丁").await;
        let page = reads.opens("/staff/aside").await.sees(HARD).sees("カナリア家のこと");
        let ways = page.links("/staff/aside/");
        assert_eq!(ways.len(), 1, "only the one that wants an answer has a field for it");
        house.worker("甲").await.sends(&ways[0], &[("text", "にせもの")]).await.is(409);
        house.worker("管理").await.sends(&ways[0], &[("text", "にせもの")]).await.is(404);
        reads.sends(&ways[0], &[("text", " ")]).await.is(422).sees("まだ何も書かれていません。");
        reads.sends(&ways[0], &[("text", "言ってくれてよかったカナリア")]).await.leads_to("/staff/aside");
        reads.opens("/staff/aside").await.sees("言ってくれてよかったカナリア");
        neko.opens("/aside").await.sees("言ってくれてよかったカナリア");
        neko.opens("/letters").await.sees_not("言ってくれてよかったカナリア");
        other.opens("/aside").await.sees_not("言ってくれてよかったカナリア").sees_not("カナリア甲");
        // New words: whoever has the old ones finds nothing, and what was said back is still there.
        neko.sends("/me/new-words", &[("old_number", &kept.0), ("old_words", &kept.1)]).await;
        neko.opens("/aside").await.sees(HARD).sees("言ってくれてよかったカナリア");
        // Taken back, it is gone for both, at once.
        neko.sends("/aside/take-back", &[]).await.leads_to("/aside");
        neko.sends("/aside/take-back", &[]).await.leads_to("/aside");
        reads.opens("/staff/aside").await.sees_not("カナリア甲").sees("カナリア家のこと");
        reads.sends(&ways[0], &[("text", "おそかった")]).await.is(409).sees("取り消されたか").sees("おそかった");
        neko.opens("/aside").await.sees_not("カナリア甲").sees_not("言ってくれて");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_can_be_nobody_yet_be_changed_and_may_leave_the_house() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("こんにちは", &[]).await;
        neko.sends("/aside", &[("reader", "nobody"), ("text", HARD)]).await.leads_to("/aside");
        neko.opens("/aside").await.sees("まだ、だれにも渡していません。").sees(HARD);
        for name in ["甲", "乙", "丁"] {
            house.worker(name).await.opens("/staff/aside").await.sees_not("カナリア");
        }
        leaves(&neko, "丁", HARD, true).await;
        house.worker("丁").await.opens("/staff/aside").await.sees(HARD);
        // Another reader: it goes from the one before.
        leaves(&neko, "乙", HARD, true).await;
        house.worker("丁").await.opens("/staff/aside").await.sees_not("カナリア");
        house.worker("乙").await.opens("/staff/aside").await.sees(HARD);
        let gone = reader(&neko.opens("/aside").await, "乙");
        house.ends("乙").await;
        neko.opens("/aside")
            .await
            .sees("乙 は、ここで働く人ではなくなりました。")
            .sees("もうだれにも開けません。")
            .sees(HARD);
        let missed = neko.sends("/aside", &[("reader", gone.as_str()), ("text", "もう一度カナリア")]).await.is(422);
        missed.sees("もう一度カナリア");
        leaves(&neko, "丁", HARD, false).await;
        house.worker("丁").await.opens("/staff/aside").await.sees(HARD);
        // Too long, or the session over: what was typed is still there.
        let long = "あ".repeat(10_001);
        neko.sends("/aside", &[("reader", "nobody"), ("text", &long)]).await.is(422).sees(&long);
        neko.forget_cookies();
        neko.sends("/aside", &[("reader", "nobody"), ("text", "おそかったカナリア")])
            .await
            .is(401)
            .sees("おそかったカナリア");
        // Whoever erases everything erases this, too.
        let last = house.person();
        last.writes("おわり", &[]).await;
        leaves(&last, "丁", "消えるカナリア", false).await;
        last.sends("/letters/erase", &[]).await.is(200);
        house.worker("丁").await.opens("/staff/aside").await.sees_not("消えるカナリア");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}
