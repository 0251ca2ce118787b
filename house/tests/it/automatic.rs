//! Automatic answers: they say that they are automatic, name real dates, ask nothing, tell nothing of what was noticed,
//! and come once per kind in 24 hours. (capabilities 20, 192; N-7)
use crate::support::{Person, TestHouse};

const DANGER: [&str; 3] = ["消えたい", "危険", "リスク"];

async fn said_to(neko: &Person) -> Vec<String> {
    neko.opens("/letters").await.is(200).automatic()
}

/// N-7: no question, nobody pretended, nothing of what was noticed.
fn is_an_honest_machine(said: &str) {
    for question in ['?', '？'] {
        assert!(!said.contains(question), "{said}");
    }
    for noticed in DANGER.iter().chain(&["死", "心配", "わたしは", "忘れていません", "明日", "急ぐかも"])
    {
        assert!(!said.contains(noticed), "{noticed}: {said}");
    }
}

/// capabilities 20, 192: text A, with the dates of texts.md.
#[tokio::test(flavor = "multi_thread")]
async fn on_an_ordinary_night_text_a_names_the_real_reading_and_the_real_promise() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("うるさくしないでください", &[]).await;
        let said = said_to(&neko).await;
        assert_eq!(said.len(), 1);
        let expected = "届きました。これは自動の返事で、まだ人は読んでいません。 11月24日(火) 12時から、スタッフが読みます。 \
                        返事は 11月27日(金)までに、ここに書きます。 急がなくてかまいません。消したくなったら、ここから消せます。";
        assert!(said[0].ends_with(expected), "{said:?}");
        is_an_honest_machine(&said[0]);
        neko.opens("/letters").await.sees("自動の返事");
        // Who wants no reply is told that, and is promised nothing.
        let rest = house.person();
        rest.writes("読むだけで", &[("pace", "no_reply")]).await;
        let said = said_to(&rest).await.join("");
        assert!(said.contains("返事はいらない、と受けとりました。") && !said.contains("までに"), "{said}");
        // While somebody is here, no future reading is named.
        house.it_is(2026, 11, 24, 13, 0);
        let day = house.person();
        day.writes("こんにちは", &[]).await;
        let said = said_to(&day).await.join("");
        assert!(
            said.contains("スタッフがいる時間に届いたので、順に読みます。") && said.contains("11月27日(金)までに"),
            "{said}"
        );
    }
}

/// S02 2a: text B under the letter, once; places that need no voice first, opened by a tap.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_to_be_gone_gets_text_b_and_a_plan_at_night_gets_text_c() {
    for house in TestHouse::both().await {
        let mizu = house.person();
        mizu.writes("もう消えたい。つかれた", &[]).await;
        let page = mizu.opens("/letters").await;
        let said = page.automatic();
        let b = "11月24日(火) 12時に、いちばん先に読みます。このまま書き続けても、閉じてもかまいません。";
        assert!(said.len() == 1 && said[0].contains(b), "{said:?}");
        is_an_honest_machine(&said[0]);
        page.sees_in_order(&["もう消えたい。つかれた", "届きました。", "話せる所"]);
        assert!(page.text.contains("<details><summary>話せる所"), "opened by a tap");
        mizu.sends("/letters", &[("text", "薬ためてある。今夜")]).await.leads_to("/letters");
        let said = said_to(&mizu).await;
        assert_eq!(said.len(), 2);
        for sentence in [
            "いま、ここには人がいません。これは自動の返事です。",
            "119",
            "110",
            "11月24日(火) 12時にスタッフが来て、いちばん先に読みます。",
        ] {
            assert!(said[1].contains(sentence), "{sentence}: {said:?}");
        }
        is_an_honest_machine(&said[1]);
        // The same letter while somebody is here: B, for nobody can say that nobody is here.
        house.it_is(2026, 11, 24, 13, 0);
        let day = house.person();
        day.writes("薬ためてある。今夜", &[]).await;
        let said = said_to(&day).await.join("");
        assert!(said.contains("スタッフがいる時間に届きました。いちばん先に読みます。"), "{said}");
        assert!(!said.contains("人がいません"), "{said}");
    }
}

/// S02 3a and end assertion: at most one per kind in 24 hours, and never an A soon after a B or C.
#[tokio::test(flavor = "multi_thread")]
async fn each_kind_comes_once_in_24_hours() {
    for house in TestHouse::both().await {
        let mizu = house.person();
        let (number, words) = mizu.writes("もう消えたい", &[]).await;
        for text in ["ねむれない", "消えたい", "まだおきてる"] {
            house.clock.pass_seconds(600);
            mizu.sends("/letters", &[("text", text)]).await.leads_to("/letters");
        }
        assert_eq!(said_to(&mizu).await.len(), 1);
        for (hours, text, so_many) in [(22, "消えたい", 1), (2, "消えたい", 2), (1, "あめ", 2), (24, "くもり", 3)]
        {
            house.clock.pass_seconds(hours * 3600);
            mizu.returns(&number, &words).await.leads_to("/letters");
            mizu.sends("/letters", &[("text", text)]).await.leads_to("/letters");
            assert_eq!(said_to(&mizu).await.len(), so_many, "{hours} h later: {text}");
        }
    }
}

/// capability 20; texts.md おくれるとき
#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_is_said_to_be_late_once_with_a_new_real_date() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("まっています", &[]).await;
        let quiet = house.person();
        let (quiet_number, quiet_words) = quiet.writes("まっていません", &[("pace", "no_reply")]).await;
        house.it_is(2026, 11, 27, 18, 59);
        house.jobs().await;
        neko.returns(&number, &words).await.leads_to("/letters");
        assert_eq!(said_to(&neko).await.len(), 1, "the day is not over");
        for hour in [20, 22, 23] {
            house.it_is(2026, 11, 27, hour, 0);
            house.jobs().await;
        }
        neko.returns(&number, &words).await.leads_to("/letters");
        let said = said_to(&neko).await;
        assert!(said.len() == 2 && said[1].contains("返事がおくれています。12月3日(木)までに書きます。"), "{said:?}");
        is_an_honest_machine(&said[1]);
        quiet.returns(&quiet_number, &quiet_words).await.leads_to("/letters");
        assert_eq!(said_to(&quiet).await.len(), 1, "nothing is late for who wants no reply");
        assert!(house.mail.mails().is_empty());
    }
}

/// capability 25: whoever changed their mind, or rests, is not told that an answer is late.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_late_for_someone_who_rests_by_now() {
    for house in TestHouse::both().await {
        let mut people = vec![];
        for (form, text) in [(("pace", "no_reply"), "やっぱりいいです"), (("resting", "1"), "このままで")]
        {
            let neko = house.person();
            let (number, words) = neko.writes(text, &[]).await;
            neko.sends("/me/pace", &[form]).await.leads_to("/me");
            people.push((neko, number, words));
        }
        house.it_is(2026, 11, 28, 20, 0);
        house.jobs().await;
        for (neko, number, words) in people {
            neko.returns(&number, &words).await.leads_to("/letters");
            assert_eq!(said_to(&neko).await.len(), 1, "{}", house.scratch.kind);
        }
        house.worker("甲").await.opens("/staff").await.sees_not("約束の日を過ぎた");
    }
}

/// Three voices.
#[tokio::test(flavor = "multi_thread")]
async fn automatic_answers_speak_in_the_voice_that_somebody_reads() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("しずかに", &[]).await;
        neko.sends("/letters", &[("text", "消えたい")]).await.leads_to("/letters");
        neko.sends("/letters", &[("text", "いまから、ロープ")]).await.leads_to("/letters");
        let voices = [
            (
                "ja-plain",
                [
                    "これは 自動の 返事です。",
                    "11月24日 火曜日 12時から スタッフが 読みます。",
                    "11月27日 金曜日までに",
                    "いちばん先に 読みます。",
                    "人は いません",
                    "119番",
                ],
            ),
            (
                "en",
                [
                    "This is an automatic answer",
                    "from Tue 24 November, 12:00",
                    "by Fri 27 November",
                    "before all others",
                    "Nobody is here now",
                    "119",
                ],
            ),
        ];
        for (voice, sentences) in voices {
            neko.sends("/look", &[("voice", voice), ("back", "/letters")]).await.leads_to("/letters");
            let said = said_to(&neko).await;
            assert_eq!(said.len(), 3);
            for sentence in sentences {
                assert!(said.join(" ").contains(sentence), "{sentence}: {said:?}");
            }
            said.iter().for_each(|it| is_an_honest_machine(it));
        }
    }
}
