//! What a writer of words would be told.
use ground_words::{RoomWords, lint};

fn found(ja: &'static str, plain: &'static str, en: &'static str) -> Vec<String> {
    lint::complaints(&RoomWords { room: "hall", ja, plain, en })
}

fn words(complaints: &[String]) -> Vec<&str> {
    complaints.iter().map(|complaint| complaint.split(": ").nth(1).unwrap_or_default()).collect()
}

#[test]
fn the_proposed_texts_bring_no_complaint() {
    let said = "hall-a = 届きました。これは自動の返事で、まだ人は読んでいません。\nhall-b = もどるときの合いことば\nhall-c = やめて戻る";
    let plain = "hall-a = これを 見た 人は、あなたの 文を 読めます。見られない 所に 置いてください。\nhall-b = もどるときの 合いことば";
    assert_eq!(
        found(said, plain, "hall-a = It arrived. In case you come back, keep these words."),
        Vec::<String>::new()
    );
}

#[test]
fn words_that_hurt_are_found_also_when_spaces_stand_inside() {
    let complaints = found("hall-a = 対象者の卒業", "hall-a = がんばり ましょう。もどる", "hall-a = Log in, everyone");
    assert_eq!(words(&complaints), ["卒業", "対象者", "もどる", "ましょう", "がんば", "log in", "everyone"]);
    assert!(complaints[0].starts_with("hall-a (ja): 卒業: nobody is dismissed from here"), "{complaints:?}");
}

#[test]
fn a_bare_button_back_says_nothing_but_a_button_that_says_where_is_fine() {
    assert_eq!(words(&found("hall-a = 戻る\nhall-b = 読まずに戻る", "", "")), ["戻る"]);
    assert_eq!(words(&found("hall-a = もどる", "", "")), ["もどる"]);
}

#[test]
fn names_of_services_and_figures_of_speech_are_harmless() {
    assert!(found("hall-a = あなたのいばしょ、よりそいホットライン\nhall-b = ケースバイケースです", "", "").is_empty());
}

#[test]
fn you_is_said_in_plain_japanese_only() {
    assert_eq!(words(&found("hall-a = あなたの文", "hall-a = あなたの 文", "hall-a = what you wrote")), ["あなた"]);
}

#[test]
fn nothing_shouts_also_not_among_staff() {
    assert_eq!(found("hall-staff-a = 届きました！", "hall-staff-a = 届きました!", "hall-a = Sent!").len(), 3);
}

#[test]
fn automatic_texts_ask_nothing_and_promise_no_tomorrow() {
    let complaints = found(
        "hall-auto-night = 明日の朝、読みます。いいですか？",
        "",
        "hall-auto-night = Tomorrow morning, all right?",
    );
    assert_eq!(words(&complaints), ["？", "明日", "朝", "?", "tomorrow", "morning"]);
    assert!(found("hall-ask = 明日の朝でいいですか？", "", "").is_empty());
}

#[test]
fn staff_get_the_short_list_and_the_check_program_too() {
    assert!(
        found("hall-staff-a = 対象者の本人確認でエラー\nhall-doctor-b = エラー", "", "hall-staff-a = an error")
            .is_empty()
    );
    assert_eq!(words(&found("hall-staff-a = 困難事例", "", "")), ["困難事例"]);
    assert_eq!(words(&found("hall-staffed = エラー", "", "")), ["エラー"]);
}

#[test]
fn a_long_sentence_in_plain_japanese_is_found_and_spaces_do_not_count() {
    let long = "hall-a = ここに 書いた 文は、いつでも 消すことが できますし、消さなくても 三年 たつと 消えますので、急がなくても、あわてなくても いいですし、このままでも いいです。";
    let complaints = found("", long, "");
    assert!(complaints[0].contains("make two sentences"), "{complaints:?}");
    assert!(found(long, "", "").is_empty(), "standard Japanese may be longer");
}
