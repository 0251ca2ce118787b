//! What a page says before the first word is typed: who reads, when really, for how long it is kept. (capability 192)
use crate::support::TestHouse;

/// capabilities 192, 20, 200
#[tokio::test(flavor = "multi_thread")]
async fn it_is_said_who_reads_and_when_before_the_first_word() {
    for house in TestHouse::both().await {
        let form = house.person().opens("/letters/new").await.is(200);
        form.sees_in_order(&[
            "次にスタッフが読むのは、11月24日(火) 12時です。少し先になります。",
            "残るのは、書いた文と日時",
            "読むのは ",
            "はじめの返事は、二人で読んでから出します。",
            "いつでも消せます。消さなくても、2029年11月21日に消えます",
            "くわしく",
            "書きたいこと",
            "送る",
        ]);
        let readers = form.words();
        let (_, readers) = readers.split_once("読むのは ").expect("readers");
        for name in ["甲", "乙", "丁"] {
            assert!(readers.split_once(" です。").expect("an end").0.split('、').any(|it| it == name), "{name}");
        }
        for link in ["/limits", "/help"] {
            assert!(form.text.contains(&format!("href=\"{link}\"")), "{link}");
        }
        house.it_is(2026, 11, 24, 13, 0);
        let open = house.person().opens("/letters/new").await;
        open.sees("いまは、スタッフがいる時間です。").sees_not("少し先になります").sees_not("次に読むのは");
        house.it_is(2026, 11, 24, 20, 0);
        let night = house.person().opens("/letters/new").await.sees_not("少し先になります");
        night.sees("次に読むのは、11月25日(水) 12時です。");
    }
}

/// capability 192: a long week-end. Friday evening; Monday 11 January 2027 is a holiday.
#[tokio::test(flavor = "multi_thread")]
async fn on_a_friday_evening_before_a_long_week_end_the_wait_is_said_first() {
    for house in TestHouse::both().await {
        house.it_is(2027, 1, 8, 10, 0);
        house.settle(&[("hours", "月-金 9:00-17:00")]).await;
        house.it_is(2027, 1, 8, 18, 0);
        let far = "次にスタッフが読むのは、1月12日(火) 9時です。少し先になります。";
        let neko = house.person();
        neko.opens("/letters/new").await.sees_in_order(&[far, "残るのは", "読むのは", "書きたいこと"]);
        neko.opens("/").await.sees("ここをスタッフが次に読むのは、1月12日(火) 9時です。");
        neko.writes("あ", &[]).await;
        let answer = neko.opens("/letters").await.automatic().join("");
        assert!(answer.contains("1月12日(火) 9時から、スタッフが読みます。"), "{answer}");
        assert!(answer.contains("返事は 1月15日(金)までに、ここに書きます。"), "{answer}");
    }
}

/// capability 192: New Year. The house is closed from the 29th to the 3rd, and the 4th is a Monday.
#[tokio::test(flavor = "multi_thread")]
async fn at_new_year_no_day_is_named_on_which_nobody_comes() {
    for house in TestHouse::both().await {
        house.it_is(2026, 12, 28, 20, 0);
        let neko = house.person();
        let far = "次にスタッフが読むのは、1月5日(火) 12時です。少し先になります。";
        neko.opens("/letters/new").await.sees_in_order(&[far, "残るのは", "書きたいこと"]);
        neko.writes("年をこすのがこわい", &[]).await;
        let answer = neko.opens("/letters").await.automatic().join("");
        assert!(answer.contains("1月5日(火) 12時から"), "{answer}");
        assert!(answer.contains("返事は 1月8日(金)までに"), "{answer}");
    }
}

/// capability 192: where no hours are set, nothing is promised.
#[tokio::test(flavor = "multi_thread")]
async fn a_house_without_hours_promises_no_day() {
    for house in TestHouse::both().await {
        house.settle(&[("hours", "いつも休み")]).await;
        let neko = house.person();
        neko.opens("/").await.sees("次に読む日は、まだ決まっていません。");
        neko.opens("/letters/new").await.sees("いまは、次に読む日が決まっていません。");
        neko.writes("あ", &[]).await;
        let own = neko.opens("/letters").await;
        own.sees("次に読む日が決まったら、はじめのページに書きます。").sees_not("までに").sees_not("いらない");
        neko.sends("/letters", &[("text", "もう消えたい")]).await.leads_to("/letters");
        neko.opens("/letters").await.sees("いちばん先に読みます").sees_not("に、いちばん先に読みます。このまま { ");
    }
}

/// capability 3: nobody who could receive a letter: a calm page, and the text is still there.
#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_receives_letters_the_page_says_so_and_keeps_the_text() {
    for house in TestHouse::both().await {
        for name in ["甲", "乙", "丁"] {
            house.ends(name).await;
        }
        let neko = house.person();
        neko.opens("/").await.sees("いまは準備中です。手紙を受けとれる人が、まだいません。");
        neko.opens("/letters/new").await.sees("まだ、手紙を受けとれる人がいません。");
        let refused = neko.sends("/letters/new", &[("text", "だれかいますか\n<b>"), ("called", "ねこ")]).await.is(503);
        assert_eq!(refused.field(), "だれかいますか\n<b>");
        assert_eq!(refused.value_of("called"), "ねこ");
        refused.sees("まだ、手紙を受けとれる人がいません。");
        house.holds_nowhere(&["だれかいますか"]).await;
    }
}
