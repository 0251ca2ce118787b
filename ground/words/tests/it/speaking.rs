//! What a reader sees.
use crate::{HALL, speaker};
use askama::Template;
use ground_words::{RoomWords, Said, Speaker, Voice, Words};

#[test]
fn each_voice_says_its_own_words() {
    let said = Voice::ALL.map(|voice| speaker(voice, false).say("hall-title").to_string());
    assert_eq!(said, ["縁側", "えんがわ", "The porch"]);
}

#[test]
fn a_key_that_nobody_wrote_shows_itself_instead_of_breaking_the_page() {
    assert_eq!(speaker(Voice::Standard, true).say("hall-縁<").to_string(), "［hall-縁&#60;］");
    assert_eq!(speaker(Voice::English, false).plain("hall-none"), "［hall-none］");
}

#[test]
fn what_somebody_typed_is_escaped_and_gets_no_reading() {
    let said = speaker(Voice::Standard, true).say_with("hall-letter", &[("name", "<b>山田\u{E001}人\u{E000}</b>")]);
    let expected = "&#60;b&#62;山田人&#60;/b&#62;さんの \
        <ruby>書<rp>（</rp><rt>か</rt><rp>）</rp></ruby>いた<ruby>文<rp>（</rp><rt>ぶん</rt><rp>）</rp></ruby>";
    assert_eq!(said.to_string(), expected);
    assert_eq!(said.as_plain(), "<b>山田人</b>さんの 書いた文");
}

#[test]
fn readings_are_a_switch_and_english_has_none() {
    let with_ruby = |voice, furigana| speaker(voice, furigana).say("hall-title").to_string().contains("<ruby>");
    assert!(with_ruby(Voice::Standard, true));
    assert!(!with_ruby(Voice::Standard, false));
    assert!(!with_ruby(Voice::English, true));
}

#[test]
fn a_new_line_breaks_the_line_also_in_what_somebody_typed() {
    let speaker = speaker(Voice::Standard, false);
    assert_eq!(speaker.say("hall-long").to_string(), "一行目です。<br>二行目です。");
    assert_eq!(speaker.say_with("hall-letter", &[("name", "a\r\nb")]).to_string(), "a<br>bさんの 書いた文");
}

#[test]
fn titles_and_attributes_carry_no_markup() {
    let speaker = speaker(Voice::Standard, true);
    assert_eq!(speaker.plain("hall-title"), "縁側");
    assert_eq!(speaker.plain_with("hall-letter", &[("name", "花")]), "花さんの 書いた文");
}

#[test]
fn english_can_choose_between_day_and_days_and_a_nickname_of_digits_stays_as_it_is() {
    let speaker = speaker(Voice::English, false);
    assert_eq!(speaker.plain_with("hall-days", &[("days", "1")]), "one day left");
    assert_eq!(speaker.plain_with("hall-days", &[("days", "12")]), "12 days left");
    assert_eq!(speaker.plain_with("hall-letter", &[("name", "007")]), "What 007 wrote");
    assert_eq!(speaker.plain_with("hall-letter", &[("name", "1234567")]), "What 1234567 wrote");
}

#[test]
fn a_number_that_was_filled_in_still_decides_the_reading_behind_it() {
    let count = RoomWords { room: "count", ja: "count-here = { $n }人", plain: "", en: "" };
    let speaker = Words::join(&[count]).expect("fits").speaker(Voice::Standard, true);
    let said = speaker.say_with("count-here", &[("n", "12")]).to_string();
    assert_eq!(said, "12<ruby>人<rp>（</rp><rt>にん</rt><rp>）</rp></ruby>");
}

#[test]
fn printed_for_debugging_a_sentence_does_not_tell_what_somebody_typed() {
    let said = speaker(Voice::Standard, false).say_with("hall-letter", &[("name", "花")]);
    assert_eq!(format!("{said:?}"), "Said(\"［…］さんの 書いた文\")");
}

#[derive(Template)]
#[template(
    source = r#"<title>{{ page.plain("hall-title") }}</title><h1>{{ page.say("hall-title") }}</h1><p>{{ letter }}</p><i>{{ name }}</i>"#,
    ext = "html"
)]
struct Page<'a> {
    page: Speaker,
    letter: Said,
    name: &'a str,
}

#[test]
fn a_template_writes_readings_as_they_are_and_everything_typed_escaped() {
    let page = speaker(Voice::Standard, true);
    let letter = page.say_with("hall-letter", &[("name", "<i>")]);
    let html = Page { page, letter, name: "<i>" }.render().expect("renders");
    assert!(html.contains("<title>縁側</title><h1><ruby>縁側<rp>（</rp><rt>えんがわ</rt>"), "{html}");
    assert!(html.contains("<p>&#60;i&#62;さんの <ruby>書<rp>") && html.ends_with("<i>&#60;i&#62;</i>"), "{html}");
}

#[test]
fn words_travel_between_threads() {
    fn may_be_shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    let words = Words::join(&[HALL]).expect("fits");
    may_be_shared(&words);
    may_be_shared(&words.speaker(Voice::Plain, true));
    may_be_shared(&words.speaker(Voice::Plain, true).say("hall-title"));
}
