//! Sessions and instance keys.

use ground_seal::instance::InstanceKeys;
use ground_seal::session::{Token, open_root, seal_root};
use ground_seal::{Label, Secret};

use super::only_whole;

#[test]
fn a_session_opens_with_its_token_and_the_house_only() {
    let (token, house) = (Token::random(), Secret::random());
    let row = seal_root(&token, &house, b"root");
    assert_eq!(*open_root(&token, &house, &row).unwrap(), b"root");
    only_whole(&row, 1, |row| open_root(&token, &house, row).is_ok());
    assert!(open_root(&Token::random(), &house, &row).is_err());
    assert!(open_root(&token, &Secret::random(), &row).is_err());
}

#[test]
fn a_token_comes_back_from_its_text_and_nothing_else_is_one() {
    let token = Token::random();
    let text = token.to_text();
    assert_eq!(Token::from_text(&text), Ok(token.clone()));
    assert_eq!(Token::from_text(&text).unwrap().hash(), token.hash());
    assert_ne!(token.hash(), Token::random().hash());
    let not_hex = "g".repeat(64);
    for other in ["", &text[..63], &format!("{text}0"), &format!(" {}", &text[1..]), &not_hex, &"あ".repeat(22)] {
        assert!(Token::from_text(other).is_err(), "{other}");
    }
    assert_eq!(format!("{token:?}"), "［非公開］");
}

#[test]
fn instance_keys_come_back_from_their_text() {
    let mut keys = InstanceKeys::new(2948);
    keys.shred.insert(2949, Secret::random());
    let text = keys.to_text();
    assert!(text.starts_with("engawa keys 1\npepper ") && text.lines().count() == 7);
    let again = InstanceKeys::from_text(&text).unwrap();
    assert_eq!(again.to_text(), text);
    assert_eq!((&again.pepper, &again.session, &again.outbox), (&keys.pepper, &keys.session, &keys.outbox));
    assert_eq!((again.mark.public(), &again.mark_mac), (keys.mark.public(), &keys.mark_mac));
    assert_eq!(again.shred_of(2949), keys.shred_of(2949));
    assert!(again.shred_of(2949).is_ok() && again.shred_of(2950).is_err());
    let signed = keys.mark.sign(Label::HOUSE, &[b"line"]);
    assert_eq!(again.mark.public().verify(Label::HOUSE, &[b"line"], &signed), Ok(()));
    assert_eq!(format!("{keys:?}"), "［非公開］");
}

#[test]
fn a_damaged_key_file_is_refused() {
    let text = InstanceKeys::new(2948).to_text();
    let lines: Vec<&str> = text.lines().collect();
    for missing in 0..5 {
        let rest: Vec<_> = lines.iter().enumerate().filter(|(at, _)| *at != missing).map(|(_, line)| *line).collect();
        assert!(InstanceKeys::from_text(&rest.join("\n")).is_err(), "line {missing} missing");
    }
    for (twice, line) in lines.iter().enumerate() {
        assert!(InstanceKeys::from_text(&format!("{}{line}\n", *text)).is_err(), "line {twice} twice");
    }
    let hex = "0".repeat(64);
    for more in [format!("other {hex}"), format!("shred -1 {hex}"), format!("shred 02948 {hex}"), "pepper".into()] {
        assert!(InstanceKeys::from_text(&format!("{}{more}\n", *text)).is_err(), "{more}");
    }
    assert!(InstanceKeys::from_text(&text.replace("keys 1", "keys 2")).is_err());
    assert!(InstanceKeys::from_text(&text.replace("keys 1", "keys 11")).is_err());
    assert!(InstanceKeys::from_text(&text[..text.len() - 2]).is_err(), "cut short");
    assert!(InstanceKeys::from_text("").is_err());
}
