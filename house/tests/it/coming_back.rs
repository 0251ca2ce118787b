//! Coming back with number and words, from anywhere; and shutting out whoever has seen them.
use crate::support::{Person, TestHouse};
use ground_seal::phrase::{Number, RecoveryWords};

fn katakana(text: &str) -> String {
    let one =
        |it: char| if ('ぁ'..='ゖ').contains(&it) { char::from_u32(it as u32 + 0x60).unwrap_or(it) } else { it };
    text.chars().map(one).collect()
}

fn without_voice(text: &str) -> String {
    let (from, to) =
        ("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたちつてとはひふへほはひふへほ");
    let one = |it: char| from.chars().position(|voiced| voiced == it).and_then(|at| to.chars().nth(at)).unwrap_or(it);
    text.chars().map(one).collect()
}

fn full_width(text: &str) -> String {
    let one = |it: char| it.to_digit(10).and_then(|it| char::from_u32('０' as u32 + it)).unwrap_or(it);
    text.chars().map(one).collect()
}

/// capabilities 11, 12
#[tokio::test(flavor = "multi_thread")]
async fn number_and_words_bring_back_from_another_device_however_they_are_spelled() {
    for house in TestHouse::both().await {
        let (number, words) = house.person().writes("ここにいます", &[]).await;
        let spellings = [
            (number.clone(), words.clone()),
            (full_width(&number), katakana(&words)),
            (number.replace(' ', "-"), without_voice(&words)),
            (number.replace(' ', ""), words.replace(' ', "、\n　")),
            (format!(" {number} "), words.replace(' ', "・")),
        ];
        for (number, words) in spellings {
            let other = house.person();
            other.returns(&number, &words).await.leads_to("/letters");
            assert_eq!(other.opens("/letters").await.written(), ["ここにいます"]);
        }
    }
}

/// capability 11, N-3: the same answer, byte for byte, whether there is such a number or not.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_words_and_an_unknown_number_get_the_same_answer() {
    for house in TestHouse::both().await {
        let (number, _) = house.person().writes("ここにいます", &[]).await;
        let there = Number::parse(&number).expect("a number");
        let absent = Number::random();
        let mut answers = vec![];
        // Words that go with their number, and words that cannot.
        for (number, words) in [
            (there, RecoveryWords::random(&there).to_string()),
            (absent, RecoveryWords::random(&absent).to_string()),
            (there, "ねこ ねこ ねこ ねこ ねこ ねこ".to_owned()),
            (absent, "ねこ ねこ ねこ ねこ ねこ ねこ".to_owned()),
            (there, "<b>".to_owned()),
        ] {
            let seen = house.person().returns(&number.to_string(), &words).await.is(422);
            assert!(seen.headers.get("set-cookie").is_none());
            assert_eq!(seen.value_of("number"), number.to_string());
            let shown = words.replace('<', "&#60;").replace('>', "&#62;");
            answers.push(seen.text.replace(&number.to_string(), "").replace(&shown, "").trim_end().to_owned());
        }
        let unreadable = house.person().returns("123", "ねこ").await.is(422);
        answers.push(unreadable.text.replacen("123", "", 1).replacen("ねこ", "", 1).trim_end().to_owned());
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:#?}");
        assert!(answers[0].contains("どこがちがうかは、ここではわかりません。"));
    }
}

/// capability 195
#[tokio::test(flavor = "multi_thread")]
async fn an_extra_word_that_is_not_printed_is_needed_once_it_was_added() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ここにいます", &[]).await;
        let added = neko.sends("/letters/kept/extra", &[("extra", "みずうみ")]).await.is(200);
        added.sees("一語を足しました。").sees_not("みずうみ");
        let other = house.person();
        other.returns(&number, &words).await.is(422);
        let with =
            |extra: &'static str| [("number", number.clone()), ("words", words.clone()), ("extra", extra.to_owned())];
        for (extra, opens) in [("うみ", false), ("ミズウミ", true)] {
            let form = with(extra);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(house.person().sends("/return", &form).await.status == 303, opens, "{extra}");
        }
        // Taken off again.
        neko.sends("/letters/kept/extra", &[("extra", "")]).await.sees("いま、足した一語はありません。");
        other.returns(&number, &words).await.leads_to("/letters");
        house.holds_nowhere(&["みずうみ", &words]).await;
    }
}

/// capability 12: keyboards learn; words can be tapped.
#[tokio::test(flavor = "multi_thread")]
async fn words_can_be_tapped_one_after_the_other() {
    for house in TestHouse::both().await {
        let (number, words) = house.person().writes("ここにいます", &[]).await;
        let other = house.person();
        let mut chosen = String::new();
        let mut page = other.sends("/return/tap", &[("number", &number), ("words", "")]).await.is(200);
        for word in words.split(' ') {
            let sound = word.chars().next().expect("a sound").to_string();
            let form = [("number", number.as_str()), ("words", chosen.as_str()), ("sound", sound.as_str())];
            let choice = other.sends("/return/tap", &form).await.is(200);
            assert!(choice.text.contains(&format!("name=\"word\" value=\"{word}\"")), "{word}");
            let form = [("number", number.as_str()), ("words", chosen.as_str()), ("word", word)];
            page = other.sends("/return/tap", &form).await.is(200);
            chosen = format!("{chosen} {word}").trim().to_owned();
        }
        assert!(page.text.contains(&chosen) && page.text.contains("action=\"/return\""));
        other.returns(&page.value_of("number"), &chosen).await.leads_to("/letters");
    }
}

/// capability 195
#[tokio::test(flavor = "multi_thread")]
async fn new_words_shut_out_whoever_has_the_old_ones_and_everything_stays() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ここにいます", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees("ここにいます");
        let watcher = house.person();
        watcher.returns(&number, &words).await.leads_to("/letters");
        neko.sends("/me/new-words", &[]).await.leads_to("/letters/kept");
        let kept = neko.opens("/letters/kept").await;
        let (new_number, new_words) = (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"));
        assert!(new_number != number && new_words != words);
        watcher.opens("/letters").await.leads_to("/return");
        watcher.opens("/letters/kept").await.leads_to("/return");
        watcher.sends("/letters", &[("text", "見はり")]).await.is(401);
        watcher.returns(&number, &words).await.is(422);
        neko.sends("/letters", &[("text", "かわりました")]).await.leads_to("/letters");
        house.answers(&thread, "読みました").await;
        let again = house.person();
        again.returns(&new_number, &new_words).await.leads_to("/letters");
        assert_eq!(again.opens("/letters").await.written(), ["ここにいます", "かわりました", "読みました"]);
        again.opens("/letters/readers").await.sees("甲 が目を通しました");
        house.ledger_fits().await;
    }
}

async fn opens_it(neko: &Person) -> bool {
    neko.opens("/letters").await.status == 200
}

/// capability 12, A21; PRODUCT: 〔すぐ閉じる〕 ends it on the server.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_twenty_idle_minutes_and_when_it_is_closed() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ここにいます", &[]).await;
        house.clock.pass_seconds(19 * 60);
        assert!(opens_it(&neko).await);
        house.clock.pass_seconds(19 * 60);
        assert!(opens_it(&neko).await, "it was used in between");
        house.clock.pass_seconds(21 * 60);
        assert!(!opens_it(&neko).await);
        let late = neko.sends("/letters", &[("text", "とちゅうで\n閉じていた")]).await.is(401);
        assert_eq!(late.field(), "とちゅうで\n閉じていた");

        neko.returns(&number, &words).await.leads_to("/letters");
        let kept_cookies = neko.copied();
        neko.sends("/leave", &[]).await.leads_to("/today");
        neko.opens("/today").await.sees_not("縁");
        assert!(!opens_it(&neko).await && !opens_it(&kept_cookies).await, "it ended on the server, too");
        // Two hours are the longest, used or not.
        neko.returns(&number, &words).await.leads_to("/letters");
        for _ in 0..8 {
            house.clock.pass_seconds(15 * 60);
            neko.opens("/letters").await;
        }
        assert!(!opens_it(&neko).await);
    }
}

/// issue §5: two tabs press at the same moment: every text is there once, none is lost.
#[tokio::test(flavor = "multi_thread")]
async fn letters_from_several_tabs_at_once_are_all_there() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめ", &[]).await;
        let once = |seen: crate::support::Seen| seen.value_of("once");
        let (a, b) = (once(neko.opens("/letters").await), once(neko.opens("/letters").await));
        let (a, b) = ([("once", a.as_str()), ("text", "いち")], [("once", b.as_str()), ("text", "に")]);
        let send = |form: [(&'static str, &str); 2]| {
            let (neko, form) = (neko.clone(), form.map(|(name, value)| (name, value.to_owned())));
            async move { neko.sends("/letters", &[(form[0].0, &form[0].1), (form[1].0, &form[1].1)]).await.status }
        };
        let (one, two, again) = tokio::join!(send(a), send(b), send(a));
        assert_eq!([one, two, again].map(|it| it.as_u16()), [303; 3], "{}", house.scratch.kind);
        let mut written = neko.opens("/letters").await.written();
        written.sort();
        assert_eq!(written, ["いち", "に", "はじめ"]);
        house.ledger_fits().await;
    }
}

/// capability 11: shown once, until they were kept.
#[tokio::test(flavor = "multi_thread")]
async fn the_words_are_shown_until_they_were_kept_and_never_again() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ここにいます", &[]).await;
        assert_eq!(neko.opens("/letters/kept").await.within("id=\"words\"", "</ol>"), words);
        neko.sends("/letters/kept/try", &[("words", &katakana(&words))]).await.sees("同じでした。");
        neko.sends("/letters/kept/try", &[("words", "ねこ")]).await.sees("何も変わっていません。");
        neko.sends("/letters/kept/done", &[]).await.leads_to("/letters");
        let gone = neko.opens("/letters/kept").await.sees("合いことばは、もう出ません").sees_not(&words);
        assert!(!gone.text.contains(&number));
        let other = house.person();
        other.returns(&number, &words).await.leads_to("/letters");
        other.opens("/letters/kept").await.sees("もう出ません");
        other.sends("/letters/kept/try", &[("words", &words)]).await.sees_not("同じでした");
    }
}

/// capability 195: last openings by my words, in rough time only.
#[tokio::test(flavor = "multi_thread")]
async fn the_uses_of_the_words_are_shown_in_rough_time() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ここにいます", &[]).await;
        neko.opens("/me").await.sees_not("合いことばが使われたころ");
        house.it_is(2026, 11, 23, 21, 47);
        neko.returns(&number, &words).await.leads_to("/letters");
        neko.opens("/me")
            .await
            .sees("合いことばが使われたころ")
            .sees("11月23日(月) 夜")
            .sees_not("21:47")
            .sees_not("47分");
    }
}
