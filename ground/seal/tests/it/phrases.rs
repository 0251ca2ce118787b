//! Numbers and words are read gently, and mistakes are noticed.

use std::collections::HashSet;

use ground_seal::phrase::{NotANumber, Number, Passphrase, RecoveryWords, WORDS, WordsError};
use proptest::prelude::*;

/// A hiragana text in katakana.
fn katakana(text: &str) -> String {
    let raise = |letter: char| match letter {
        'ぁ'..='ゖ' => char::from_u32(letter as u32 + 0x60).unwrap(),
        _ => letter,
    };
    text.chars().map(raise).collect()
}

/// Small kana written large and all voicing marks left out.
fn plain(text: &str) -> String {
    let from = "ぁぃぅぇぉっゃゅょがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ";
    let to = "あいうえおつやゆよかきくけこさしすせそたちつてとはひふへほはひふへほ";
    let lower = |letter: char| from.chars().zip(to.chars()).find(|(f, _)| *f == letter).map_or(letter, |(_, t)| t);
    text.chars().map(lower).collect()
}

/// Every mark written as a character of its own, as some keyboards send it.
fn combining(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if plain(&letter.to_string()) != letter.to_string() && !"ぁぃぅぇぉっゃゅょ".contains(letter) {
                format!("{}\u{3099}", plain(&letter.to_string()))
            } else {
                letter.to_string()
            }
        })
        .collect()
}

#[test]
fn a_number_is_read_as_people_write_it() {
    let number = Number::random();
    let shown = number.to_string();
    assert_eq!(shown.len(), 11);
    let replaced = |digits: &str| -> String {
        let with = |letter: char| letter.to_digit(10).map_or(letter, |d| digits.chars().nth(d as usize).unwrap());
        shown.chars().map(with).collect()
    };
    let ways = [
        shown.clone(),
        shown.replace(' ', ""),
        shown.replace(' ', "-"),
        shown.replace(' ', "－"),
        shown.replace(' ', "\u{3000}"),
        format!("  {shown}\n"),
        replaced("０１２３４５６７８９"),
        replaced("〇一二三四五六七八九"),
        replaced("零一二三四五六七八九"),
    ];
    for way in ways {
        assert_eq!(Number::parse(&way), Ok(number), "{way}");
    }
    assert_eq!(Number::parse(std::str::from_utf8(number.as_bytes()).unwrap()), Ok(number));
    assert_eq!(format!("{number:?}"), "［非公開］");
}

#[test]
fn what_is_no_number_says_what_kind_of_mistake_it_is() {
    assert_eq!(Number::parse(""), Err(NotANumber::WrongLength));
    assert_eq!(Number::parse("1234"), Err(NotANumber::WrongLength));
    assert_eq!(Number::parse(&"1".repeat(100_000)), Err(NotANumber::WrongLength));
    assert_eq!(Number::parse("48213905x"), Err(NotANumber::Unreadable));
    assert_eq!(Number::parse("さくら"), Err(NotANumber::Unreadable));
}

proptest! {
    #[test]
    fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed(_ in 0..50) {
        let digits = *Number::random().as_bytes();
        let text = |digits: [u8; 9]| String::from_utf8(digits.to_vec()).unwrap();
        for at in 0..9 {
            for digit in (b'0'..=b'9').filter(|digit| *digit != digits[at]) {
                let mut changed = digits;
                changed[at] = digit;
                prop_assert_eq!(Number::parse(&text(changed)), Err(NotANumber::WrongCheck));
            }
        }
        for at in 0..8 {
            let mut changed = digits;
            changed.swap(at, at + 1);
            prop_assert_eq!(Number::parse(&text(changed)).is_ok(), digits[at] == digits[at + 1]);
        }
    }

    #[test]
    fn words_come_back_however_they_are_typed(_ in 0..50) {
        let number = Number::random();
        let words = RecoveryWords::random(&number);
        prop_assert!(words.check(&number));
        let shown = words.to_string();
        prop_assert_eq!(shown.split('\u{3000}').collect::<Vec<_>>(), words.words().to_vec());
        let ways = [
            shown.clone(), katakana(&shown), plain(&shown), combining(&shown), katakana(&plain(&shown)),
            shown.replace('\u{3000}', " "), shown.replace('\u{3000}', "・"), shown.replace('\u{3000}', "、"),
            shown.replace('\u{3000}', ", "), shown.replace('\u{3000}', "\r\n"), format!("\n {shown}。 "),
        ];
        for way in &ways {
            prop_assert_eq!(RecoveryWords::parse(way), Ok(words.clone()), "{}", way);
            prop_assert_eq!(RecoveryWords::parse(way).unwrap().spoken(None), words.spoken(None));
        }
    }

    #[test]
    fn without_gaps_words_are_read_when_there_is_one_way(_ in 0..50) {
        let number = Number::random();
        let words = RecoveryWords::random(&number);
        let joined: String = words.words().concat();
        // Gaps in the wrong places are no worse than none.
        let letters: Vec<_> = joined.chars().collect();
        let torn: String = letters.chunks(3).map(|part| part.iter().collect::<String>() + " ").collect();
        match RecoveryWords::parse(&joined) {
            Ok(read) => {
                prop_assert_eq!(&read, &words);
                prop_assert_eq!(RecoveryWords::parse(&torn), Ok(words));
            }
            Err(error) => prop_assert_eq!(error, WordsError::Ambiguous),
        }
    }

    #[test]
    fn a_passphrase_comes_back(_ in 0..50) {
        let passphrase = Passphrase::random();
        prop_assert_eq!(Passphrase::parse(&passphrase.to_string()), Ok(passphrase.clone()));
        prop_assert_eq!(Passphrase::parse(&katakana(&plain(&passphrase.to_string()))), Ok(passphrase.clone()));
        prop_assert_eq!(passphrase.spoken().len(), 10);
    }

    #[test]
    fn anything_may_be_typed(text in "\\PC{0,60}|[ぁ-んァ-ヶ ・]{0,60}") {
        let _ = RecoveryWords::parse(&text);
        let _ = Passphrase::parse(&text);
        let _ = Number::parse(&text);
        let _ = RecoveryWords::random(&Number::random()).spoken(Some(&text));
    }
}

#[test]
fn the_check_notices_all_but_one_mistake_in_sixty_four() {
    let number = Number::random();
    let words = RecoveryWords::random(&number);
    let noticed = (0..4096).filter(|_| !words.check(&Number::random())).count();
    assert!((3900..4096).contains(&noticed), "{noticed} of 4096");
    let mut changed = words.words();
    let unnoticed = WORDS.iter().filter(|word| {
        changed[2] = word;
        RecoveryWords::parse(&changed.join(" ")).unwrap().check(&number)
    });
    assert!((1..100).contains(&unnoticed.count()), "about 32 of 2048");
}

#[test]
fn what_cannot_be_read_says_why() {
    let words = RecoveryWords::random(&Number::random()).words();
    let parse = |text: &str| RecoveryWords::parse(text).unwrap_err();
    assert_eq!(parse("sakura"), WordsError::Unreadable);
    assert_eq!(parse(""), WordsError::WrongCount { found: 0 });
    assert_eq!(parse(&words[..5].join(" ")), WordsError::WrongCount { found: 5 });
    assert_eq!(parse(&[&words[..], &words[..1]].concat().join(" ")), WordsError::WrongCount { found: 7 });
    assert_eq!(parse(&[&words[..2], &["んんんんん"], &words[3..]].concat().join(" ")), WordsError::Unknown { nth: 3 });
    assert!(RecoveryWords::parse(&"あ".repeat(100_000)).is_err());
}

#[test]
fn an_extra_word_changes_what_is_spoken_and_is_read_gently() {
    let words = RecoveryWords::random(&Number::random());
    let spoken = |extra| words.spoken(extra);
    assert_eq!(spoken(None).len(), 12);
    assert_eq!(spoken(Some(" 　")), spoken(None));
    assert_ne!(spoken(Some("ひみつ")), spoken(None));
    for same in ["ヒミツ", "ひ みつ", "ひみっ", "びみづ", "ﾋﾐﾂ"] {
        assert_eq!(spoken(Some(same)), spoken(Some("ひみつ")), "{same}");
    }
    assert_eq!(spoken(Some("ＡＢｃ１")), spoken(Some("abc1")));
    assert_ne!(spoken(Some("ひみ")), spoken(Some("ひみつ")));
}

#[test]
fn what_is_drawn_is_drawn_anew_and_not_printed() {
    let number = Number::random();
    let drawn: HashSet<_> = (0..100).map(|_| RecoveryWords::random(&number).to_string()).collect();
    assert_eq!(drawn.len(), 100);
    assert_eq!(format!("{:?}{:?}", RecoveryWords::random(&number), Passphrase::random()), "［非公開］［非公開］");
}
