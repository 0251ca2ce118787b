//! Paper and post are channels like any other: a woman of 74 with a landline goes the whole way. And what others ask, and
//! what family puts somewhere, tells nothing.
use crate::{
    calls::thread_of,
    support::{ADDRESS, Person, Seen, TestHouse},
};

impl Person {
    /// Types in a letter that came on paper.
    pub async fn types_in(&self, more: &[(&str, &str)]) -> Seen {
        let once = self.opens("/staff/paper/new").await.is(200).value_of("once");
        let form: Vec<(&str, &str)> = [("once", once.as_str())].into_iter().chain(more.iter().copied()).collect();
        self.sends("/staff/paper/new", &form).await
    }
}

/// Paper, telephone and post are equal channels: in by proxy and read back, answered by two people, out in large print.
#[tokio::test(flavor = "multi_thread")]
async fn a_woman_of_74_with_a_landline_goes_the_whole_way() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let text = "はじめてお手紙しますカナリア。\n電話でもかまいません。";
        let form = [
            ("text", text),
            ("called", "ふみカナリア"),
            ("came_by", "letter"),
            ("came_on", "2026-11-22"),
            ("relation", "family"),
        ];
        let seen = worker.types_in(&form).await.is(303);
        let thread = seen.header("location");
        // It waits for an answer like any other letter, and says that it came on paper.
        let inbox = worker.opens("/staff/letters").await.sees("はじめての返事");
        assert_eq!(inbox.links("/staff/letters/"), std::slice::from_ref(&thread));
        let desk = worker.opens(&thread).await.sees("はじめてお手紙します");
        desk.sees_in_order(&["紙で届きました（手紙、11月22日(日)）。甲 が書き写しました。"]);
        // Read back by a colleague.
        let colleague = house.worker("乙").await;
        let way = colleague.opens(&thread).await.link_ending(&thread, "/read-back").expect("a way to read back");
        colleague.sends(&way, &[]).await.leads_to(&thread);
        worker.opens(&thread).await.sees("乙 が紙と読み合わせました。");
        // Answered, with a second reader, and printed only once it is sent.
        worker
            .sends(&format!("{thread}/reply"), &[("text", "お手紙を読みましたカナリア。\nまた書いてください。")])
            .await
            .leads_to(&thread);
        let waits = worker.opens(&thread).await;
        assert_eq!(waits.link_ending(&thread, "/print"), None, "what nobody has read as the second is not printed");
        let second = colleague.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        let unsent = second.replace("/second", "/print");
        worker.opens(&unsent).await.is(404);
        colleague.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let desk =
            worker.opens(&thread).await.sees("まだ投函していません").sees("返事は、投函するか読み上げるまで届きません");
        worker.opens("/staff/promises").await.sees("返事を投函する");
        let print = desk.link_ending(&thread, "/print").expect("a way to print");
        let sheet = worker.opens(&print).await.is(200);
        sheet.sees_in_order(&["ふみカナリア さま", "お手紙を読みましたカナリア。", "甲", "乙 もいっしょに読みました"]);
        let printed = worker.opens(&print).await.text.split("print-card sheet").nth(1).expect("a sheet").to_owned();
        let printed = printed.split("</form>").next().expect("the sheet").to_owned();
        for hidden in ["ひきこもり", "相談", "支援", "既読", "オンライン", ADDRESS] {
            assert!(!printed.contains(hidden), "{hidden} stands on paper");
        }
        let label = worker.opens(&format!("{thread}/label")).await.is(200);
        assert_eq!(label.within("<div class=\"print-card sheet label\"", "</div>").replace("&nbsp;", "").trim(), "縁");
        // Posted: noted once, by whom and when.
        let posted = print.replace("/print", "/posted");
        for _ in 0..2 {
            worker.sends(&posted, &[("on", "2026-11-24")]).await.leads_to(&thread);
        }
        let desk =
            worker.opens(&thread).await.sees("11月24日(火)に 甲 が投函しました。").sees_not("まだ投函していません");
        assert_eq!(desk.text.matches("が投函しました。").count(), 1);
        worker.opens("/staff/promises").await.sees_not("返事を投函する");
        // A reply-paid card comes back; it is hers again.
        let id = thread.replace("/staff/letters/", "");
        worker
            .types_in(&[("text", "ありがとうございましたカナリア"), ("came_by", "card"), ("thread", &id)])
            .await
            .leads_to(&thread);
        // Some day she, or somebody at her side, comes by with number and words: all of it is hers.
        let (number, words) = worker.card(&thread).await;
        let fumi = house.person();
        fumi.returns(&number, &words).await.leads_to("/letters");
        let own =
            fumi.opens("/letters").await.sees("紙で届きました（手紙、11月22日(日)）。").sees("お手紙を読みました");
        assert_eq!(own.written().len(), 3);
        // And she may erase a letter that somebody else typed.
        let erase = own.links("/letters/one/").into_iter().next().expect("a letter of hers");
        fumi.sends(&erase, &[]).await.is(303);
        fumi.opens("/letters").await.sees_not("はじめてお手紙します");
        house.holds_nowhere(&["はじめてお手紙します", "ふみカナリア", "ありがとうございましたカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// Anonymous on paper: one character, no name; pressed twice it is one letter; nothing at all is said to be nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_on_paper_needs_no_name_and_is_typed_in_once() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        worker.types_in(&[("text", " ")]).await.is(422).sees("まだ何も書かれていないようです");
        let once = worker.opens("/staff/paper/new").await.value_of("once");
        let form = [("once", once.as_str()), ("text", "死にたいと書いてあるはがき"), ("came_by", "card")];
        let places = [worker.sends("/staff/paper/new", &form).await, worker.sends("/staff/paper/new", &form).await];
        let places = places.map(|it| it.is(303).header("location"));
        assert_eq!(places[0], places[1]);
        let inbox = worker.opens("/staff/letters").await.sees("先に読む");
        assert_eq!(inbox.links("/staff/letters/").len(), 1);
        assert_eq!(worker.opens(&places[0]).await.written().len(), 1);
        house.worker("管理").await.opens("/staff/paper/new").await.is(404);
        house.ledger_fits().await;
    }
}

/// S01 step 4: read aloud item by item, never one tick for all; by post in large print; kept for as long as was said.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_explained_by_telephone_is_answered_item_by_item() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 27, 12, 30);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(&[("text", "説明した"), ("called", "はな")]).await);
        let way = worker.opens(&thread).await.link_ending("/staff/consent/", "/aloud").expect("a way");
        let page = worker.opens(&way).await.is(200).sees("文の版 1-0");
        assert_eq!(page.text.matches("type=\"radio\"").count(), 2 + 7 * 3 + 17 * 3);
        assert!(!page.text.contains(" checked"), "nothing is chosen beforehand");
        // A yes wants all of it to be explained first; nothing of what was typed is lost.
        let early = [("version", "1-0"), ("how", "read_aloud"), ("item-keep", "yes"), ("words-keep", "電話の日だけ")];
        let page = worker.sends(&way, &early).await.is(422).sees("まだ返事のないものがあります");
        assert!(page.text.contains("電話の日だけ"));
        let answers = [
            ("item-keep", "yes"),
            ("reach-keep", "said"),
            ("item-why", "yes"),
            ("item-how_long", "yes"),
            ("years", "1"),
            ("item-referral", "no"),
            ("item-conference", "no"),
            ("item-expert", "no"),
            ("item-family", "no"),
        ];
        let made = worker.explains(&thread, &answers).await;
        let sheet = worker.opens(&made).await.is(200);
        sheet.sees_in_order(&[
            "はな",
            "文の版：1-0",
            "よくなると約束はできません",
            "何を残すか",
            "→ はい",
            "いつまで残すか",
            "→ はい",
            "家族に話すこと",
            "→ いいえ",
            "答えを聞いて、立ち会った人：甲",
        ]);
        let desk = way.replace("/aloud", "");
        worker.sends(&format!("{made}/posted"), &[("on", "2026-11-27")]).await.leads_to(&desk);
        worker.opens(&made).await.sees("11月27日(金)に 甲 が投函しました。");
        let (number, words) = worker.card(&thread).await;
        let hana = house.person();
        hana.returns(&number, &words).await.leads_to("/letters");
        let page = hana.opens("/me/consent").await.is(200).sees("何を残すか").sees("立ち会ったのは 甲");
        hana.sends(&page.link("/me/consent/one/").expect("a way back"), &[]).await.leads_to("/me/consent#over");
        hana.opens("/me/consent").await.sees("とりやめました");
        hana.opens("/me").await.sees("2027年11月27日");
        house.holds_nowhere(&["電話の日だけ", "よくなると約束"]).await;
        house.ledger_fits().await;
    }
}

/// capability 141: on every letter that family hands over, and on every leaflet, the same code and address; nothing counts.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_family_puts_somewhere_carries_nothing_of_its_own() {
    for house in TestHouse::both().await {
        house.it_is(2026, 12, 1, 13, 0);
        let worker = house.worker("甲").await;
        let mut codes = vec![];
        for called in ["はは", "ちち"] {
            let thread =
                thread_of(&worker.memo(&[("text", "手紙のこと"), ("called", called), ("relation", "family")]).await);
            let page = worker.opens(&format!("{thread}/for-someone")).await.is(200);
            let sentence = page.value_of("sentence");
            let made = worker.sends(&format!("{thread}/for-someone"), &[("sentence", &sentence), ("text", "")]).await;
            let made = made.is(303).header("location");
            let letter = worker.opens(&made).await.is(200).sees("返事はいりません。").sees("縁").sees(ADDRESS);
            let code = letter.text.split("<figure").nth(1).and_then(|it| it.split("</figure>").next()).expect("a code");
            codes.push(code.to_owned());
            worker.sends(&made, &[("by_whom", "母カナリア"), ("on", "2026-12-01")]).await.leads_to(&thread);
            worker.opens(&thread).await.sees("12月1日(火)に置きました").sees("母カナリア").sees(&sentence);
        }
        assert_eq!(codes[0], codes[1], "the same bytes on every letter");
        let ours = people::one_code(ADDRESS).expect("a code");
        assert!(codes[0].contains(&ours), "and they are those of the organisation's one code");
        // Somebody follows the code: nothing changes anywhere.
        let before = house.raw().await;
        house.person().opens("/").await.is(200);
        let marked = |raw: Vec<u8>| {
            raw.split(|it| *it == b'\n').filter(|it| !it.starts_with(b"\\")).collect::<Vec<_>>().concat()
        };
        assert!(
            marked(before) == marked(house.raw().await),
            "{}: following the code leaves a trace",
            house.scratch.kind
        );
        house.holds_nowhere(&["母カナリア", "名前を書かずに話せる所"]).await;
        house.ledger_fits().await;
    }
}

/// capability 143, promise N-3: asked by anybody, the page is the same whatever there is; what was asked lies in nobody's
/// thread, and opens for the team alone.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_about_somebody_learns_neither_that_they_are_here_nor_that_they_are_not() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let empty = worker.opens("/staff/enquiries").await.is(200);
        empty
            .sees("ご本人のことは、どなたからの連絡があっても、なくても、お伝えしていません。")
            .sees("裁判所の命令")
            .sees("二人で決めます");
        let before = worker.opens("/staff/enquiries").await.text;
        house.person().writes("カナリアの手紙", &[("called", "さとしカナリア")]).await;
        worker.memo(&[("text", "電話"), ("called", "さとしカナリア")]).await;
        let after = worker.opens("/staff/enquiries").await.text;
        assert_eq!(before, after, "the same whatever there is");
        let form = [
            ("asker", "landlord"),
            ("who", "大家カナリア"),
            ("text", "さとしカナリアという人はいるか"),
            ("answered", "いつもの一文"),
            ("channel", "phone"),
        ];
        worker.sends("/staff/enquiries", &form).await.leads_to("/staff/enquiries");
        worker
            .sends("/staff/enquiries", &[("asker", "police"), ("who", "署の人カナリア")])
            .await
            .leads_to("/staff/enquiries");
        worker.sends("/staff/enquiries", &[("asker", "press")]).await.is(422);
        let colleague = house.worker("乙").await;
        colleague
            .opens("/staff/enquiries")
            .await
            .sees("大家カナリア")
            .sees("という人はいるか")
            .sees("根拠の名前と照らして");
        // It stands in no thread, and nobody outside the team reads it.
        for thread in worker.inbox().await {
            worker.opens(&thread).await.sees_not("大家カナリア").sees_not("署の人");
        }
        house.worker("管理").await.opens("/staff/enquiries").await.is(404);
        let neko = house.person();
        neko.writes("わたし", &[]).await;
        neko.opens("/staff/enquiries").await.is(404);
        house.holds_nowhere(&["大家カナリア", "さとしカナリア", "署の人カナリア", "いつもの一文"]).await;
        // Kept for three years, and then no more.
        house.clock.pass_days(3 * 365 + 1);
        house.jobs().await;
        let later = house.worker("甲").await;
        later.opens("/staff/enquiries").await.is(200).sees_not("大家カナリア");
        house.ledger_fits().await;
    }
}

/// capability 19: two ways of one party lie side by side only by their own act, with both secrets; ended from either side.
#[tokio::test(flavor = "multi_thread")]
async fn two_ways_are_joined_by_the_one_who_holds_both_secrets_and_by_nobody_else() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let called = thread_of(&worker.memo(&[("text", "電話の話カナリア"), ("called", "そら")]).await);
        let (number, words) = worker.card(&called).await;
        let sora = house.person();
        let (own_number, own_words) = sora.writes("匿名の手紙カナリア", &[]).await;
        let written = worker.inbox().await.into_iter().find(|it| *it != called).expect("the letter's thread");
        // The place is the same for everyone, always.
        let stranger = house.person();
        stranger.writes("べつの人", &[]).await;
        let theirs = stranger.opens("/letters/channels").await.is(200).words();
        assert_eq!(sora.opens("/letters/channels").await.words(), theirs);
        assert!(!worker.opens(&written).await.words().contains("電話の話"), "nobody suggests it");
        // Wrong words, an unknown number and one's own words: as when coming back.
        let wrong = [
            (number.as_str(), own_words.as_str()),
            ("123 456 789", words.as_str()),
            (own_number.as_str(), own_words.as_str()),
        ];
        let wrong_words = house.person().returns(&number, &own_words).await.is(422).within("role=\"alert\"", "</div>");
        for (number, words) in wrong {
            let seen = sora.sends("/letters/channels", &[("number", number), ("words", words)]).await.is(422);
            assert_eq!(seen.within("role=\"alert\"", "</div>"), wrong_words);
        }
        sora.opens("/letters/channels").await.sees_not("電話の話");
        // Both secrets: both on the own page, side by side at the desk.
        sora.sends("/letters/channels", &[("number", &number), ("words", &words)]).await.leads_to("/letters/channels");
        sora.opens("/letters/channels").await.sees("二つのやりとりが並んでいます").sees("電話の話カナリア");
        worker.opens(&written).await.sees("この方のもう一つのやりとり").sees("電話の話カナリア");
        worker.opens(&called).await.sees("この方のもう一つのやりとり").sees("匿名の手紙カナリア");
        stranger.opens("/letters/channels").await.sees_not("電話の話");
        // From the other side it can be seen, and ended.
        let phone = house.person();
        phone.returns(&number, &words).await.leads_to("/letters");
        phone.opens("/letters/channels").await.sees("二つのやりとりが並んでいます").sees_not("匿名の手紙");
        phone.sends("/letters/channels/part", &[]).await.leads_to("/letters/channels");
        worker.opens(&written).await.sees_not("もう一つのやりとり");
        sora.opens("/letters/channels").await.sees_not("電話の話カナリア");
        // Joined again, and ended by oneself.
        sora.sends("/letters/channels", &[("number", &number), ("words", &words)]).await.leads_to("/letters/channels");
        worker.opens(&called).await.sees("匿名の手紙カナリア");
        // One's own new words take it along; the other's new words end it.
        sora.sends("/me/new-words", &[]).await.leads_to("/letters/kept");
        sora.opens("/letters/channels").await.sees("電話の話カナリア");
        let phone = house.person();
        phone.returns(&number, &words).await.leads_to("/letters");
        phone.sends("/me/new-words", &[]).await.leads_to("/letters/kept");
        sora.opens("/letters/channels").await.sees_not("電話の話カナリア").sees("ここからは開けません");
        sora.sends("/letters/channels/part", &[]).await.leads_to("/letters/channels");
        worker.opens(&called).await.sees_not("もう一つのやりとり");
        worker.opens(&written).await.sees_not("もう一つのやりとり");
        house.holds_nowhere(&["電話の話カナリア", "匿名の手紙カナリア"]).await;
        house.ledger_fits().await;
    }
}

/// A row that somebody put into the database joins nobody: both texts are signed by those who hold the words.
#[tokio::test(flavor = "multi_thread")]
async fn everything_erased_on_one_side_ends_it_too() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let called = thread_of(&worker.memo(&[("text", "電話の話カナリア")]).await);
        let (number, words) = worker.card(&called).await;
        let sora = house.person();
        sora.writes("匿名の手紙カナリア", &[]).await;
        sora.sends("/letters/channels", &[("number", &number), ("words", &words)]).await.leads_to("/letters/channels");
        let phone = house.person();
        phone.returns(&number, &words).await.leads_to("/letters");
        phone.sends("/letters/erase", &[]).await.is(200);
        sora.opens("/letters/channels").await.is(200).sees_not("電話の話");
        let written = worker.inbox().await.into_iter().find(|it| *it != called).expect("a thread");
        worker.opens(&written).await.is(200).sees_not("もう一つのやりとり").sees("匿名の手紙カナリア");
        house.holds_nowhere(&["電話の話カナリア"]).await;
        house.ledger_fits().await;
    }
}
