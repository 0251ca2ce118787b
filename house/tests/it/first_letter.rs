//! A first letter: one character is enough, nothing else is asked, every character is kept, one press is one letter.
use crate::support::{Person, TestHouse};

/// capabilities 3, 10, 12
#[tokio::test(flavor = "multi_thread")]
async fn one_character_is_enough_and_nothing_else_is_asked() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let form = neko.opens("/letters/new").await.is(200);
        assert_eq!(form.text.matches(" required").count(), 1, "only the text");
        for asked in ["type=\"email\"", "type=\"tel\"", "type=\"date\"", "type=\"password\"", "type=\"file\""] {
            assert!(!form.text.contains(asked), "{asked}");
        }
        let (number, words) = neko.writes("あ", &[]).await;
        assert_eq!(number.chars().filter(char::is_ascii_digit).count(), 9);
        assert_eq!(words.split(' ').count(), 6);
        assert_eq!(neko.opens("/letters").await.written(), ["あ"]);
    }
}

/// capabilities 2, 25, A9: what was chosen reaches whoever answers; what was not chosen is not guessed.
#[tokio::test(flavor = "multi_thread")]
async fn called_name_pace_tone_and_about_whom_are_kept() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let form = [("called", "  ねこ \n さん "), ("who", "family"), ("pace", "slow"), ("tone", "casual")];
        neko.writes("こんにちは", &form).await;
        neko.opens("/letters").await.sees("ねこ さん さんの書いたもの");
        let worker = house.worker("甲").await;
        let page = worker.opens(&worker.the_thread().await).await;
        let page = page.sees("ねこ さん").sees("家族のこと").sees("返事はゆっくりで").sees("くだけた書き方で");
        page.sees_not("呼び名なし");
        house.person().writes("なにも選ばない", &[("who", "<x>"), ("pace", "hurry")]).await;
        let threads = worker.inbox().await;
        let page = worker.opens(&threads[1]).await.sees("なにも選ばない").sees("呼び名なし");
        page.sees_not("家族のこと").sees_not("ゆっくり").sees_not("くだけた").sees_not("返事はいらない");
    }
}

/// capability 25
#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_no_reply_is_told_first_that_this_may_be_the_end() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("読まなくていいです", &[("pace", "no_reply")]).await;
        neko.opens("/letters/kept").await.sees_in_order(&["届きました", "これで終わってかまいません。", "番号"]);
        let own = neko.opens("/letters").await.sees("返事はいらない、と受けとりました。").sees_not("までに");
        own.sees("返事はいらない、と受けとっています。");
    }
}

/// capability 3: what was typed is still there, whatever was wrong with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_too_long_or_empty_comes_back_as_it_was_typed() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let once = neko.begins().await;
        let long = format!("「<あ>」{}\n𠮷", "長".repeat(10_000));
        let more =
            [("once", once.as_str()), ("called", "ねこ"), ("who", "sibling"), ("pace", "no_reply"), ("tone", "polite")];
        for (text, said) in
            [(long.as_str(), "一通は10,000文字までです。"), (" \n\t　", "まだ何も書かれていないようです。")]
        {
            let form: Vec<_> = [("text", text)].into_iter().chain(more).collect();
            let refused = neko.sends("/letters/new", &form).await.is(422).sees(said);
            assert_eq!(refused.field(), text);
            assert_eq!((refused.value_of("once"), refused.value_of("called")), (once.clone(), "ねこ".to_owned()));
            for chosen in ["sibling", "no_reply", "polite"] {
                assert!(refused.text.contains(&format!("value=\"{chosen}\" checked")), "{chosen}");
            }
        }
        assert!(house.worker("甲").await.inbox().await.is_empty());
        neko.writes(&"長".repeat(10_000), &[("once", &once)]).await;
        assert_eq!(neko.opens("/letters").await.written()[0].chars().count(), 10_000);
    }
}

/// capability 3; issue §5: kept exactly, shown safely.
#[tokio::test(flavor = "multi_thread")]
async fn every_character_is_kept_and_none_of_them_acts() {
    let strange = [
        "\n  はじめの空行と空白\n\n\n",
        "<script>alert(1)</script></textarea></div>&amp;&#60;\"'`{{ page }}",
        "\u{202e}さかさま\u{202c}\u{2066}x\u{2069}\u{200f}",
        "\u{1}\u{7}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{feff}\u{fffe}",
        "𠮷野家で𩸽を 👩‍👩‍👧‍👦🏳️‍🌈 か\u{3099}",
        "a\u{0}b",
    ];
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes(&"ながい".repeat(3_000), &[("called", "<b>\u{202e}ねこ</b>")]).await;
        for text in strange {
            neko.sends("/letters", &[("text", text)]).await.leads_to("/letters");
        }
        let worker = house.worker("甲").await;
        let desk = worker.opens(&worker.the_thread().await).await;
        for page in [neko.opens("/letters").await, desk] {
            assert_eq!(page.written()[1..], strange);
            for acts in ["<script>", "<b>", "alert(1)</"] {
                assert!(!page.text.contains(acts), "{acts} in {}", page.words());
            }
        }
        // Line ends that browsers send become the ones that were pressed.
        neko.sends("/letters", &[("text", "一\r\n二")]).await.leads_to("/letters");
        assert_eq!(neko.opens("/letters").await.written().last().map(String::as_str), Some("一\n二"));
        house.ledger_fits().await;
    }
}

async fn letters_of(house: &TestHouse) -> Vec<Vec<String>> {
    let worker = house.worker("甲").await;
    let mut letters = vec![];
    for thread in worker.inbox().await {
        letters.push(worker.opens(&thread).await.written());
    }
    letters
}

async fn presses(neko: &Person, once: &str, text: &str) -> String {
    let sent = neko.sends("/letters/new", &[("once", once), ("text", text)]).await;
    sent.is(303).header("location")
}

/// issue §5: double click, two tabs, reload after send, back button: one letter.
#[tokio::test(flavor = "multi_thread")]
async fn one_press_is_one_letter_whatever_hands_and_browsers_do() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (once, other_tab) = (neko.begins().await, neko.begins().await);
        assert_eq!(once, other_tab, "two tabs of one browser hold the same unsent letter");
        let (first, second) = tokio::join!(presses(&neko, &once, "一通だけ"), presses(&neko, &once, "一通だけ"));
        assert_eq!((first.as_str(), second.as_str()), ("/letters/kept", "/letters/kept"));
        let kept = neko.opens("/letters/kept").await.within("id=\"number\"", "</p>");
        // Reload, and the form of the other tab.
        assert_eq!(presses(&neko, &other_tab, "一通だけ").await, "/letters/kept");
        assert_eq!(neko.opens("/letters/kept").await.within("id=\"number\"", "</p>"), kept);
        // Back.
        let back = neko.opens("/letters/new").await.sees("さきほどの手紙は、届いています。");
        assert!(!back.text.contains("<textarea"));
        // A new letter only when it is asked for; it has a token of its own.
        assert_ne!(neko.opens("/letters/new?again=1").await.value_of("once"), once);
        assert_eq!(letters_of(&house).await, [["一通だけ"]]);
    }
}

/// issue §5: an answer that was lost on its way can be had again, with number and words.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_whose_answer_was_lost_is_there_once_and_its_words_can_be_had() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let once = neko.begins().await;
        let lost = neko.copied();
        assert_eq!(presses(&lost, &once, "トンネルの中").await, "/letters/kept");
        assert_eq!(presses(&neko, &once, "トンネルの中").await, "/letters/kept");
        let kept = neko.opens("/letters/kept").await;
        let (number, words) = (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"));
        house.person().returns(&number, &words).await.leads_to("/letters");
        assert_eq!(letters_of(&house).await, [["トンネルの中"]]);
    }
}

/// issue §5: the back button, and then another text from the same form. No text may be dropped without a word.
#[tokio::test(flavor = "multi_thread")]
async fn another_text_from_the_same_form_is_not_lost() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let once = neko.begins().await;
        presses(&neko, &once, "はじめに書いたもの").await;
        presses(&neko, &once, "書きなおしたもの").await;
        assert_eq!(neko.opens("/letters").await.written(), ["はじめに書いたもの", "書きなおしたもの"]);
        assert_eq!(letters_of(&house).await, [["はじめに書いたもの", "書きなおしたもの"]]);
        // After closing at once, the form's page may still be there; what it sends then is a letter of its own.
        neko.sends("/leave", &[]).await.leads_to("/today");
        assert_eq!(presses(&neko, &once, "あとで書いたもの").await, "/letters/kept");
        assert_eq!(presses(&neko, &once, "あとで書いたもの").await, "/letters/kept");
        assert_eq!(neko.opens("/letters").await.written(), ["あとで書いたもの"]);
        assert_eq!(letters_of(&house).await.len(), 2);
        house.ledger_fits().await;
    }
}

/// Bad days: eight people press at the same moment, again and again. Each of their letters is kept, on both databases.
#[tokio::test(flavor = "multi_thread")]
async fn eight_who_press_at_the_same_moment_are_all_kept() {
    for house in TestHouse::both().await {
        let mut people = vec![];
        for number in 0..8 {
            let person = house.person();
            person.writes(&format!("はじめ {number}"), &[]).await;
            people.push(person);
        }
        let mut at_it = tokio::task::JoinSet::new();
        for person in people {
            at_it.spawn(async move {
                for text in ["ふたつめ", "みっつめ", "よっつめ"] {
                    person.sends("/letters", &[("text", text)]).await.leads_to("/letters");
                }
                person.opens("/letters").await.written().len()
            });
        }
        assert_eq!(at_it.join_all().await, [4; 8], "{}", house.scratch.kind);
        house.ledger_fits().await;
    }
}
