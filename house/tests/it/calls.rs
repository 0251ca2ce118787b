//! Telephone: a caller is a party like any other. What was said is written down line by line, found again by name, read by
//! whoever spoke, and lies open nowhere.
use crate::support::{Person, Seen, TestHouse};

impl Person {
    /// Writes a contact memo as the page sends it; gives the address of the page that says it was written down.
    pub async fn memo(&self, more: &[(&str, &str)]) -> String {
        let seen = self.tries_memo(more).await;
        assert_eq!(seen.status.as_u16(), 303, "{}", seen.words());
        seen.header("location")
    }
    pub async fn tries_memo(&self, more: &[(&str, &str)]) -> Seen {
        let page = self.opens("/staff/contacts/new").await.is(200);
        let once = page.value_of("once");
        let form: Vec<(&str, &str)> = [("once", once.as_str())].into_iter().chain(more.iter().copied()).collect();
        self.sends("/staff/contacts/new", &form).await
    }
    /// Number and words from the card of a thread.
    pub async fn card(&self, thread: &str) -> (String, String) {
        let card = self.opens(&format!("{thread}/card")).await.is(200);
        (card.within("id=\"number\"", "</p>"), card.within("id=\"words\"", "</ol>"))
    }
}

/// The thread in which a memo was written down.
pub fn thread_of(saved: &str) -> String {
    saved.split("/contacts/").next().expect("a thread").to_owned()
}

const CALL: &[(&str, &str)] = &[
    (
        "text",
        "(息子は私が電話したことを知らないカナリア)\n20年ほどカナリア\n#とても疲れているように感じたカナリア\n*だれかに聞いてほしいカナリア\n父：働けと言ってしまうカナリア",
    ),
    ("called", "あおいカナリア"),
    ("rule", "午前だけ・固定電話・名乗りは『甲』カナリア"),
    ("promise", "金10 電話カナリア"),
    ("minutes", "38"),
    ("started", "2026-11-24T13:10"),
    ("who", "母から、息子のことでカナリア"),
    ("relation", "family"),
];
const CANARIES: &[&str] = &[
    "知らないカナリア",
    "20年ほど",
    "疲れている",
    "聞いてほしい",
    "働けと",
    "あおい",
    "名乗りは",
    "電話カナリア",
    "息子のこと",
];

/// capability 13, 61, 117: how long, who, about whom, what was said by whom and of which kind, and the next step.
#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_written_down_line_by_line_and_lies_open_nowhere() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 48);
        let worker = house.worker("甲").await;
        let saved = worker.memo(CALL).await;
        let page = worker.opens(&saved).await.is(200);
        page.sees_in_order(&[
            "2026-11-24 13:10 · 電話 · 相手から · 38分",
            "母から、息子のことで",
            "書いた人：甲",
            "話したこと ここだけの話 息子は私が電話したことを知らないカナリア",
            "話したこと チームの中 20年ほど",
            "＃ スタッフが感じたこと",
            "＊ のぞみ",
            "父： 働けと言ってしまう",
            "11月27日(金) 10時 · 電話する · 甲",
        ]);
        let thread = thread_of(&saved);
        let desk = worker.opens(&thread).await.is(200);
        assert!(desk.words().contains("折り返しのきまり： 午前だけ・固定電話・名乗りは『甲』"));
        // A colleague reads the same; an administrator and a former worker read nothing.
        let colleague = house.worker("乙").await;
        assert!(colleague.opens(&thread).await.is(200).words().contains("20年ほど"));
        house.worker("管理").await.opens(&thread).await.is(404);
        house.worker("管理").await.opens(&saved).await.is(404);
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// capability 118, promise N-6: nothing is required but one word anywhere, and nothing blocks.
#[tokio::test(flavor = "multi_thread")]
async fn one_word_anywhere_is_enough() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        for (field, word) in
            [("text", "無言"), ("called", "あ"), ("rule", "夜は避ける"), ("promise", "そのうち電話"), ("who", "母から")]
        {
            worker.memo(&[(field, word), ("thread", "new")]).await;
        }
        worker.tries_memo(&[("text", " \n ")]).await.is(422).sees("まだ何も書かれていないようです");
        // What cannot be read is said, and stays where it was typed.
        let wrong = worker.tries_memo(&[("text", "のこるもじ"), ("started", "きのう")]).await.is(422);
        assert_eq!(wrong.field(), "のこるもじ");
        wrong.sees("日や時刻が読みとれませんでした");
        // A promise without a day that can be read is kept, and the day is asked for.
        worker.opens("/staff/promises").await.sees("日を決めていません");
        house.ledger_fits().await;
    }
}

/// One press, one memo: pressed twice, reloaded, or sent again after an answer that was lost.
#[tokio::test(flavor = "multi_thread")]
async fn one_press_is_one_memo() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let once = worker.opens("/staff/contacts/new").await.value_of("once");
        let form = [("once", once.as_str()), ("text", "一度だけ"), ("called", "そら")];
        let (one, other) =
            tokio::join!(worker.sends("/staff/contacts/new", &form), worker.sends("/staff/contacts/new", &form));
        let again = worker.sends("/staff/contacts/new", &form).await;
        let places = [one, other, again].map(|it| it.is(303).header("location"));
        assert!(places.iter().all(|it| *it == places[0]), "{places:?}");
        let thread = thread_of(&places[0]);
        assert_eq!(worker.opens(&thread).await.text.matches("一度だけ").count(), 1);
        // The text went on after the answer was lost: another memo, under the same caller.
        let more = [("once", once.as_str()), ("text", "一度だけ、つづき"), ("called", "そら")];
        let second = worker.sends("/staff/contacts/new", &more).await.is(303).header("location");
        assert_eq!((thread_of(&second), second == places[0]), (thread, false));
        house.ledger_fits().await;
    }
}

/// A caller is found by the name they go by; nobody can list names, and another name finds nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_caller_is_found_by_name_and_names_cannot_be_listed() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let first = worker.memo(&[("text", "はじめて"), ("called", "あおい さん")]).await;
        // The same name rings again: asked, not guessed, and nothing that was typed is lost.
        let which = worker.tries_memo(&[("text", "二度目のでんわ"), ("called", "アオイ")]).await.is(200);
        which.sees("前にもいます").sees("二度目のでんわ").sees("同じ方とはかぎりません");
        let thread = thread_of(&first);
        let id = thread.replace("/staff/letters/", "");
        let second = worker.memo(&[("text", "二度目のでんわ"), ("called", "アオイ"), ("thread", &id)]).await;
        assert_eq!(thread_of(&second), thread);
        let other = worker.memo(&[("text", "別の方"), ("called", "あおい"), ("thread", "new")]).await;
        assert_ne!(thread_of(&other), thread);
        // Looked up by its beginning, by a colleague too.
        let colleague = house.worker("乙").await;
        let found = colleague.sends("/staff/callers", &[("called", "あお")]).await.is(200);
        assert_eq!(found.links("/staff/letters/").len(), 2);
        for none in ["", "みどり", "おい", "%", "あおいそら"] {
            let seen = colleague.sends("/staff/callers", &[("called", none)]).await.is(200);
            assert_eq!(seen.links("/staff/letters/").len(), 0, "{none}");
        }
        // Whoever takes the name back is found by it no more.
        let (number, words) = worker.card(&thread_of(&other)).await;
        let third = house.person();
        third.returns(&number, &words).await.leads_to("/letters");
        third.sends("/me/names", &[("called", ""), ("real_name", "")]).await.leads_to("/me");
        house.jobs().await;
        let found = colleague.sends("/staff/callers", &[("called", "あお")]).await;
        assert_eq!(found.links("/staff/letters/"), [thread.clone()]);
        // Looking up opened nothing of anybody.
        let (number, words) = worker.card(&thread).await;
        let aoi = house.person();
        aoi.returns(&number, &words).await.leads_to("/letters");
        let readers = aoi.opens("/letters/readers").await.is(200).words();
        assert!(!readers.contains("乙 が目を通しました"), "{readers}");
        house.worker("管理").await.sends("/staff/callers", &[("called", "あお")]).await.is(404);
        aoi.sends("/staff/callers", &[("called", "あお")]).await.is(404);
        house.holds_nowhere(&["あおい", "アオイ"]).await;
        house.ledger_fits().await;
    }
}

/// Whoever wrote by themselves chooses their name alone, and is not found by telephone, whatever a caller says.
#[tokio::test(flavor = "multi_thread")]
async fn a_call_gives_no_name_to_somebody_who_chose_their_own() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let neko = house.person();
        let (number, words) = neko.writes("手紙です", &[("called", "ねこ")]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        let id = thread.replace("/staff/letters/", "");
        let saved = worker.memo(&[("text", "電話でも話した"), ("called", "たろう"), ("thread", &id)]).await;
        worker.opens(&saved).await.sees("電話でも話した").sees("たろう");
        let found = worker.sends("/staff/callers", &[("called", "たろう")]).await.is(200);
        assert_eq!(found.links("/staff/letters/").len(), 0);
        neko.returns(&number, &words).await;
        neko.opens("/letters").await.sees("ねこ さんの書いたもの").sees("電話でも話した");
        house.ledger_fits().await;
    }
}

/// capability 14: a caller gets number and words on a card; the words lie here until it was handed over, and then no more.
#[tokio::test(flavor = "multi_thread")]
async fn words_lie_in_their_own_circle_until_a_card_was_handed_over() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(&[("text", "電話した"), ("called", "みどり")]).await);
        let (number, words) = worker.card(&thread).await;
        let card = worker.opens(&format!("{thread}/card")).await.sees("電話で読み上げるとき");
        for hidden in ["ひきこもり", "相談", "支援"] {
            card.text.split("print-card").nth(1).map(|it| assert!(!it.contains(hidden))).expect("a card");
        }
        let first_word = words.split_whitespace().next().expect("a word").to_owned();
        house.holds_nowhere(&[&words, &number]).await;
        worker.sends(&format!("{thread}/card"), &[("how", "post")]).await.leads_to(&thread);
        worker.opens(&thread).await.sees("甲 が、番号と合いことばを投函しました。");
        let gone = worker.opens(&format!("{thread}/card")).await.is(200);
        assert!(!gone.text.contains(&first_word) && !gone.text.contains(&number));
        // With the card they come by themselves, and read what was written.
        let midori = house.person();
        midori.returns(&number, &words).await.leads_to("/letters");
        midori.opens("/letters").await.sees("電話した").sees("甲 が代わりに作りました").sees("書いた人：甲");
        // New words: what the worker may have noted opens nothing any more.
        midori.sends("/me/new-words", &[]).await.leads_to("/letters/kept");
        midori.opens("/letters").await.sees_not("代わりに作りました");
        house.person().returns(&number, &words).await.is(422);
        house.ledger_fits().await;
    }
}

/// Coming back by themselves erases the words that lay here, also when nobody noted that a card was handed over.
#[tokio::test(flavor = "multi_thread")]
async fn their_own_first_return_erases_what_a_worker_kept_for_them() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(&[("text", "電話した")]).await);
        let (number, words) = worker.card(&thread).await;
        worker.opens(&thread).await.sees("まだ一度も、つづきから入っていない方です");
        let person = house.person();
        person.returns(&number, &words).await.leads_to("/letters");
        let gone = worker.opens(&format!("{thread}/card")).await.is(200);
        assert!(!gone.text.contains(&number));
        worker.opens(&thread).await.sees("この方が自分で入りました").sees_not("まだ一度も");
        person.returns(&number, &words).await;
        // They write, and are answered, like anybody.
        person.sends("/letters", &[("text", "書いてみました")]).await.leads_to("/letters");
        house.answers(&thread, "届きました").await;
        person.returns(&number, &words).await;
        person.opens("/letters").await.sees("甲 から");
        house.ledger_fits().await;
    }
}

/// No silent notes: whoever spoke reads all of it, may erase a line, or write their own word beside it.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_spoke_reads_every_line_and_may_erase_it_or_write_beside_it() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(CALL).await);
        let (number, words) = worker.card(&thread).await;
        let mother = house.person();
        mother.returns(&number, &words).await.leads_to("/letters");
        let own = mother.opens("/letters").await.is(200);
        own.sees_in_order(&[
            "電話やお会いしたときのこと",
            "こちらの約束",
            "11月27日(金) 10時 · 電話する · 甲 · これから",
            "ここだけの話",
            "スタッフが感じたこと",
        ]);
        let erase = own.links("/letters/lines/").into_iter().filter(|it| it.ends_with("/erase")).collect::<Vec<_>>();
        let beside = own.link_ending("/letters/lines/", "/beside").expect("a way to write beside");
        assert_eq!(erase.len(), 5);
        mother.opens(&erase[1]).await.sees("20年ほどカナリア").sees("この一行を消しますか");
        mother.sends(&erase[1], &[]).await.is(303);
        mother.opens("/letters").await.sees_not("20年ほど").sees("この一行は、消されました。");
        mother.sends(&erase[1], &[]).await.is(404);
        mother.sends(&beside, &[("text", "いまは知っていますカナリア")]).await.is(303);
        mother.opens("/letters").await.sees("いまは知っていますカナリア");
        // The desk sees the tombstone, and the own word.
        worker
            .opens(&thread)
            .await
            .sees("この一行は、消されました。")
            .sees("話した人の書きそえ")
            .sees("いまは知っています");
        // Another person, and a worker, can do neither.
        let other = house.person();
        other.writes("べつの人", &[]).await;
        for who in [&other, &worker] {
            for way in [&erase[0], &beside] {
                let seen = who.sends(way, &[("text", "あ")]).await;
                assert!(seen.status.as_u16() == 404 || seen.header("location") == "/return", "{}", seen.words());
            }
        }
        // Everything erased: nothing is left but that it was.
        mother.sends("/letters/erase", &[]).await.is(200);
        house.holds_nowhere(CANARIES).await;
        worker.opens("/staff/promises").await.sees_not("電話する");
        let found = worker.sends("/staff/callers", &[("called", "あおい")]).await;
        assert_eq!(found.links("/staff/letters/").len(), 0);
        house.ledger_fits().await;
    }
}

/// capability 138: whose, by when; late first; kept, moved with a reason, handed over; never orphaned unseen.
#[tokio::test(flavor = "multi_thread")]
async fn promises_stand_on_one_page_and_belong_to_somebody() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        for (called, promise) in [("いち", "金10 電話"), ("に", "今日16時 電話"), ("さん", "来週火 手紙を送る")]
        {
            worker.memo(&[("called", called), ("promise", promise)]).await;
        }
        let page = worker.opens("/staff/promises").await.is(200);
        page.sees_in_order(&[
            "今日",
            "11月24日(火) 16時",
            "これから",
            "11月27日(金) 10時",
            "12月1日(火)",
            "手紙を書く",
        ]);
        let words = page.words();
        for open in ["いち", "いち さま"] {
            assert!(!words.contains(open), "the list opens nothing");
        }
        // The day passes: late comes first. No mail and no bell goes to anybody for it. (promise N-8)
        house.it_is(2026, 11, 24, 18, 0);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 0);
        let worker = house.worker("甲").await;
        let page = worker.opens("/staff/promises").await;
        page.sees_in_order(&["期日を過ぎています", "11月24日(火) 16時", "これから"]);
        let ids = |page: &Seen| {
            let all = page.links("/staff/promises/").into_iter().filter(|it| it.ends_with("/kept"));
            all.map(|it| it.replace("/kept", "")).collect::<Vec<_>>()
        };
        let all = ids(&page);
        assert_eq!(all.len(), 3);
        // Moved: only with a reason and a day that can be read.
        worker.sends(&format!("{}/moved", all[0]), &[("to", "木15時"), ("reason", " ")]).await.is(422);
        worker.sends(&format!("{}/moved", all[0]), &[("to", "いつか"), ("reason", "風邪")]).await.is(422);
        worker.sends(&format!("{}/moved", all[0]), &[("to", "木15時"), ("reason", "風邪カナリア")]).await.is(303);
        worker.opens("/staff/promises").await.sees_not("期日を過ぎています").sees("11月26日(木) 15時");
        // Kept; twice is no accident.
        worker.sends(&format!("{}/kept", all[1]), &[]).await.is(303);
        worker.sends(&format!("{}/kept", all[1]), &[]).await.is(404);
        // Handed over to a colleague; not to somebody outside the team.
        let page = worker.opens("/staff/promises").await;
        let colleague = page.between("<option value=\"", "\"").first().cloned().expect("a colleague");
        worker.sends(&format!("{}/hand-over", all[2]), &[("to", &colleague)]).await.is(303);
        let office = house.worker("管理").await;
        let administrator = office.opens("/staff/people").await.account_of("管理");
        worker.sends(&format!("{}/hand-over", all[2]), &[("to", &administrator)]).await.is(422);
        office.sends(&format!("{}/kept", all[2]), &[]).await.is(404);
        office.opens("/staff/promises").await.is(404);
        // Whoever owned them leaves: what is left stands first, for somebody to take on.
        house.ends("甲").await;
        let left = house.worker("乙").await;
        let page = left.opens("/staff/promises").await.sees("持ち主のいない約束");
        let form = page.link_ending("/staff/promises/", "/hand-over").expect("a way to take it on");
        let me = page.value_of("to");
        left.sends(&form, &[("to", &me)]).await.is(303);
        left.opens("/staff/promises").await.sees_not("持ち主のいない約束");
        house.holds_nowhere(&["風邪カナリア"]).await;
        house.ledger_fits().await;
    }
}

/// capability 118: what was being typed survives, and a draft whose memo was written down does not come back.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_being_typed_is_there_after_the_line_broke() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let once = worker.opens("/staff/contacts/new").await.value_of("once");
        let typed = [
            ("once", once.as_str()),
            ("text", "途中のカナリア"),
            ("rule", "夜はだめカナリア"),
            ("called", "ほしカナリア"),
        ];
        worker.sends("/staff/contacts/draft", &typed).await.is(204);
        house.holds_nowhere(&["途中のカナリア", "夜はだめカナリア", "ほしカナリア"]).await;
        let again = worker.opens("/staff/contacts/new").await.sees("書きかけのメモがありました");
        assert_eq!((again.field().as_str(), again.value_of("once")), ("途中のカナリア", once.clone()));
        assert!(again.text.contains("夜はだめカナリア"));
        // Somebody else's desk shows nothing of it.
        house.worker("乙").await.opens("/staff/contacts/new").await.sees_not("書きかけ");
        // The desk fell asleep while typing: the page still holds all of it, and says how to go on.
        house.clock.pass_seconds(31 * 60);
        let asleep = worker.sends("/staff/contacts/new", &typed).await.is(401).sees("机が眠っています");
        assert_eq!(asleep.field(), "途中のカナリア");
        assert!(asleep.text.contains("夜はだめカナリア") && asleep.value_of("once") == once);
        worker.sends("/staff/contacts/draft", &typed).await.is(401);
        let awake = house.worker("甲").await;
        awake.sends("/staff/contacts/new", &typed).await.is(303);
        // A draft that arrives late, after its memo.
        awake.sends("/staff/contacts/draft", &typed).await.is(204);
        awake.opens("/staff/contacts/new").await.sees_not("書きかけ");
        // A draft may be thrown away.
        let other = awake.opens("/staff/contacts/new").await.value_of("once");
        awake.sends("/staff/contacts/draft", &[("once", &other), ("text", "いらない")]).await.is(204);
        awake.sends("/staff/contacts/draft/forget", &[]).await.leads_to("/staff/contacts/new");
        awake.opens("/staff/contacts/new").await.sees_not("書きかけ");
        house.ledger_fits().await;
    }
}
