//! Writing an answer: words worth a second look, cards of information, one thread to a page.
use crate::support::TestHouse;

/// capability 23: a reason and a kinder way, beside the draft and while typing; never held back.
#[tokio::test(flavor = "multi_thread")]
async fn words_that_have_hurt_are_shown_and_hold_nothing_back() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("つかれました", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        let worker = house.worker("甲").await;
        worker.opens(&thread).await.sees_not("もう一度見てみることば");
        let loud = "がん ばってください！ 普通はできますよ";
        let form = [("text", loud), ("keep", "1")];
        worker.sends(&format!("{thread}/reply"), &form).await.leads_to(&thread);
        let page = worker.opens(&thread).await.sees("まだ足りない、と聞こえます。").sees("ほかの言い方：");
        assert_eq!(page.field(), loud);
        page.sees_in_order(&["がんばって", "普通は", "そのままでも出せます。"]);
        let typed = worker.sends("/staff/wording", &[("text", loud)]).await.is(200).sees("がんばって");
        assert!(!typed.text.contains("<html"), "the lines alone");
        worker
            .sends("/staff/wording", &[("text", "読みました。急がなくてかまいません。")])
            .await
            .is(200)
            .sees_not("もう一度");
        house.person().sends("/staff/wording", &[("text", loud)]).await.is(401);
        neko.sends("/staff/wording", &[("text", loud)]).await.is(401);
        let english = house.worker("甲").await.asking_for("accept-language", "en");
        english.sends("/staff/wording", &[("text", loud)]).await.sees("Says that it is not enough yet.");
        worker.sends(&format!("{thread}/reply"), &[("text", loud)]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        neko.opens("/letters").await.sees(loud).sees_not("もう一度見てみる");
        house.holds_nowhere(&["がん ばって"]).await;
    }
}

/// capability 28, N-11: beside the answer, printable, neutral in address and title.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_lies_beside_an_answer_and_its_address_says_nothing() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("家賃のことで", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        house.answers(&thread, "読みました").await;
        let worker = house.worker("甲").await;
        worker.opens(&thread).await.sees("くらしとお金の相談ができる所");
        let refused = [("text", " "), ("card", "k1"), ("card", "k4")];
        let again = worker.sends(&format!("{thread}/reply"), &refused).await.is(422);
        assert_eq!(
            again.text.matches("name=\"card\" value=\"k1\" checked").count(),
            1,
            "what was chosen is still chosen"
        );
        let form = [("text", "紙を置きます"), ("card", "k1"), ("card", "k4"), ("card", "../x")];
        worker.sends(&format!("{thread}/reply"), &form).await.leads_to(&thread);
        worker
            .opens(&thread)
            .await
            .sees("いっしょに置いた紙： くらしとお金の相談ができる所、役所の手続きを、行かずにするとき");
        house.clock.pass_seconds(11);
        let own = neko.opens("/letters").await.sees("いっしょに置いた紙： くらしとお金の相談ができる所");
        assert_eq!(own.links("/cards/"), ["/cards/k1", "/cards/k4"]);
        for language in ["ja", "en"] {
            let card = house.person().asking_for("accept-language", language).opens("/cards/k1").await.is(200);
            assert_eq!(card.between("<title>", "</title>"), ["縁"]);
            assert!(card.words().contains("2026-11-22"), "a source and a day");
        }
        house.person().opens("/cards/k99").await.is(404);
        // Taken back, the cards are gone with it.
        worker.sends(&format!("{thread}/reply"), &[("text", "べつの紙"), ("card", "k2")]).await.leads_to(&thread);
        let back = worker.opens(&thread).await.link_ending(&thread, "/take-back").expect("just now");
        worker.sends(&back, &[]).await.leads_to(&thread);
        worker.opens(&thread).await.sees_not("いっしょに置いた紙： むりに");
        house.ledger_fits().await;
    }
}

/// domain §5.3: a text that was typed beside one thread is never sent into another.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_beside_one_thread_is_never_sent_into_another() {
    for house in TestHouse::both().await {
        let (neko, inu) = (house.person(), house.person());
        neko.writes("ねこです", &[("called", "ねこ")]).await;
        inu.writes("いぬです", &[("called", "いぬ")]).await;
        let worker = house.worker("甲").await;
        let threads = worker.inbox().await;
        let shown = |page: &crate::support::Seen| page.value_of("shown");
        // Two tabs, and the back button: each page carries its own thread.
        let (one, other) = (worker.opens(&threads[0]).await, worker.opens(&threads[1]).await);
        let back = worker.opens(&threads[0]).await;
        assert_eq!(shown(&one), shown(&back));
        assert_ne!(shown(&one), shown(&other));
        for wrong in [shown(&other), String::new(), "x".to_owned()] {
            let form = [("text", "ねこへの返事"), ("shown", wrong.as_str())];
            let refused = worker.sends(&format!("{}/reply", threads[0]), &form).await.is(409);
            refused.sees("この文は、別の手紙の画面で書かれました。送っていません。").sees("ねこへの返事");
        }
        for thread in &threads {
            let page = worker.opens(thread).await.sees_not("二人目を待っています");
            assert_eq!(page.field(), "", "and it lies in no draft");
        }
        let form = [("text", "ねこへの返事"), ("shown", &shown(&one))];
        worker.sends(&format!("{}/reply", threads[0]), &form).await.leads_to(&threads[0]);
        worker.opens(&threads[0]).await.sees("ねこへの返事");
        worker.opens(&threads[1]).await.sees_not("ねこへの返事");
    }
}
