//! Words: three voices, every key asked for, none missing; kind to whoever reads them; nothing telling in what leaves the
//! house.
use ground_words::{check, lint};
use house::rooms::{all_words, rooms};
use std::{collections::BTreeSet, path::Path};

fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let (mut texts, mut folders) = (vec![], ["ground", "rooms", "house"].map(|it| root.join(it)).to_vec());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "html")
                && !path.starts_with(root.join("ground/words"))
            {
                texts.push(std::fs::read_to_string(path).expect("a text"));
            }
        }
    }
    texts
}

#[test]
fn every_word_is_said_in_three_voices_and_none_is_left_over() {
    let (words, sources) = (all_words(&rooms()), sources());
    let used: BTreeSet<String> = sources.iter().flat_map(|text| check::keys_used(text).collect::<Vec<_>>()).collect();
    let values: Vec<_> = sources.iter().flat_map(|text| check::values_used(text).collect::<Vec<_>>()).collect();
    let mut complaints = check::complaints(&words, &used);
    complaints.extend(check::values_complaints(&words, &values));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn no_word_hurts() {
    let complaints: Vec<String> = all_words(&rooms()).iter().flat_map(lint::complaints).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_kanji_on_a_screen_for_persons_has_its_reading() {
    let unread = check::unread(&all_words(&rooms()));
    assert!(unread.is_empty(), "{}", unread.join("\n"));
}

/// promise N-11: what leaves the house says nothing.
#[test]
fn mails_say_nothing_in_any_voice() {
    for words in all_words(&rooms()) {
        for text in [words.ja, words.plain, words.en] {
            let mails = text.split("\n").skip_while(|line| !line.starts_with("house-mail-"));
            let mails: Vec<&str> = mails.take_while(|line| !line.starts_with('#')).collect();
            let mails = mails.join("\n").replace("house-mail-subject", "").replace("house-mail-body", "");
            assert_eq!(ground_post::tells_something(&mails), None, "{mails}");
        }
    }
}

/// promise N-11: titles say nothing either.
#[test]
fn titles_are_the_name_of_the_house_and_nothing_else() {
    for text in sources().iter().filter(|text| text.contains("<title>")) {
        let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let neutral = ["{% block title %}{{ page.site.name }}{% endblock %}", "{{ page.plain(\"web-today-title\") }}"];
        assert!(neutral.contains(&title), "{title}");
    }
}
