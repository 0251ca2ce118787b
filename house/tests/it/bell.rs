//! The bell: opt-in, in allowed hours, after the answer can be seen; a mail that says nothing; one tap stops it and
//! erases the address. (capability 27, A11; N-8, N-11)
use crate::support::{Person, TestHouse, smtp_at};
use ground_post::tells_something;

const ADDRESS: &str = "canary-neko@example.jp";

/// Somebody whose letter came in on Tuesday at three in the afternoon and who asked for a bell from 10 to 20.
async fn with_a_bell(house: &TestHouse) -> (Person, String, String) {
    if house.now() < ground_testkit::moment(2026, 11, 24, 15, 0) {
        house.it_is(2026, 11, 24, 15, 0);
    }
    let neko = house.person();
    let (number, words) = neko.writes("まっています", &[("called", "ねこ")]).await;
    hangs(&neko, "10", "20").await;
    (neko, number, words)
}

async fn hangs(neko: &Person, from: &str, until: &str) {
    neko.sends("/me/bell", &[("address", ADDRESS), ("from", from), ("until", until)]).await.leads_to("/me");
}

async fn thread(house: &TestHouse) -> String {
    house.worker("甲").await.the_thread().await
}

/// The text of a mail, decoded.
fn body(text: &str) -> String {
    let (head, body) = text.split_once("\n\n").expect("a body");
    let head = head.to_lowercase();
    if head.contains("base64") {
        return String::from_utf8(base64(body)).expect("text");
    }
    if !head.contains("quoted-printable") {
        return body.to_owned();
    }
    let joined = body.replace("=\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("a byte"));
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).expect("text")
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u32> = text.chars().filter_map(|it| LETTERS.find(it)).map(|at| at as u32).collect();
    let four = |four: &[u32]| {
        let all = four.iter().chain(std::iter::repeat(&0)).take(4).fold(0, |all, it| all << 6 | it);
        all.to_be_bytes()[1..four.len()].to_vec()
    };
    bits.chunks(4).flat_map(four).collect()
}

fn link_in(text: &str) -> String {
    let body = body(text);
    let at = body.find("/b/").unwrap_or_else(|| panic!("no link in {body}"));
    body[at..].split_whitespace().next().expect("a link").to_owned()
}

/// capability 27, N-11: over real SMTP, to the right address, with nothing in it.
#[tokio::test(flavor = "multi_thread")]
async fn it_rings_once_after_the_answer_can_be_seen_and_says_nothing() {
    for house in TestHouse::both().await {
        let (neko, ..) = with_a_bell(&house).await;
        let thread = thread(&house).await;
        let (writer, second) = (house.worker("甲").await, house.worker("乙").await);
        writer.sends(&format!("{thread}/reply"), &[("text", "カナリアの返事")]).await.leads_to(&thread);
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "nobody has read it as the second yet");
        let way = second.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        second.sends(&way, &[]).await.leads_to(&thread);
        house.holds_nowhere(&[ADDRESS]).await;
        house.clock.pass_seconds(5);
        house.jobs().await;
        assert!(house.mail.mails().is_empty(), "it can still be taken back");
        house.clock.pass_seconds(6);
        house.jobs().await;
        house.jobs().await;
        let mails = house.mail.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, [ADDRESS]);
        assert_eq!(neko.opens("/letters").await.written(), ["まっています", "カナリアの返事"]);
        let text = format!("{}{}", mails[0].text, body(&mails[0].text));
        assert!(body(&mails[0].text).starts_with("新しいお知らせがあります。"), "{text}");
        for telling in ["カナリア", "ねこ", "縁", "甲"] {
            assert!(!text.contains(telling), "{telling} in {text}");
        }
        assert_eq!(tells_something(&text), None, "{text}");
        house.holds_nowhere(&[ADDRESS]).await;
        house.ledger_fits().await;
    }
}

/// capability 27: nobody who did not ask is rung.
#[tokio::test(flavor = "multi_thread")]
async fn without_asking_nobody_is_rung_and_a_slip_in_the_address_is_kept() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("まっています", &[]).await;
        let slip = neko.sends("/me/bell", &[("address", "neko@"), ("from", "10"), ("until", "20")]).await.is(422);
        assert_eq!(slip.value_of("address\" type=\"email"), "neko@");
        slip.sees("メールアドレスの形になっていないようです。");
        house.answers(&thread(&house).await, "読みました").await;
        house.jobs().await;
        assert!(house.mail.mails().is_empty());
    }
}

/// capability 27, N-8: quiet hours are kept, also when the house or the mail server was away in between.
#[tokio::test(flavor = "multi_thread")]
async fn it_never_rings_outside_the_hours_that_were_allowed() {
    for house in TestHouse::both().await {
        let (neko, number, words) = with_a_bell(&house).await;
        let thread = thread(&house).await;
        house.it_is(2026, 11, 24, 20, 30);
        house.answers(&thread, "夜の返事").await;
        house.jobs().await;
        house.it_is(2026, 11, 25, 9, 59);
        house.jobs().await;
        assert!(house.mail.mails().is_empty());
        house.it_is(2026, 11, 25, 10, 1);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1);
        // Due at five to eight, but the mail server is away until half past eight.
        house.it_is(2026, 11, 25, 19, 50);
        house.answers(&thread, "夕方の返事").await;
        house.jobs_with(&smtp_at(9)).await;
        house.it_is(2026, 11, 25, 20, 30);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1, "{}: it rang at half past eight", house.scratch.kind);
        house.it_is(2026, 11, 26, 10, 30);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 2);
        // Hours that were changed while a ring waits are kept, too.
        neko.returns(&number, &words).await.leads_to("/letters");
        house.answers(&thread, "昼の返事").await;
        hangs(&neko, "18", "20").await;
        house.it_is(2026, 11, 26, 12, 0);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 2, "{}: the hours were changed", house.scratch.kind);
    }
}

/// capability 26, 27: taking an answer back takes back its own ring, not the one an earlier answer left for the morning.
#[tokio::test(flavor = "multi_thread")]
async fn taking_an_answer_back_leaves_the_ring_of_an_earlier_one() {
    for house in TestHouse::both().await {
        with_a_bell(&house).await;
        let thread = thread(&house).await;
        house.it_is(2026, 11, 24, 20, 30);
        house.answers(&thread, "夜の返事").await;
        let worker = house.worker("甲").await;
        worker.sends(&format!("{thread}/reply"), &[("text", "書きまちがえた")]).await.leads_to(&thread);
        let way = worker.opens(&thread).await.link_ending(&thread, "/take-back").expect("it was sent just now");
        worker.sends(&way, &[]).await.leads_to(&thread);
        house.it_is(2026, 11, 25, 10, 1);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1, "{}", house.scratch.kind);
    }
}

/// capability 27: for those who are awake at night; and an emptied field loses nothing that was typed beside it.
#[tokio::test(flavor = "multi_thread")]
async fn the_hours_may_reach_over_midnight() {
    for house in TestHouse::both().await {
        let (neko, number, words) = with_a_bell(&house).await;
        hangs(&neko, "22", "3").await;
        let me = neko.opens("/me").await;
        assert!(me.text.contains("value=\"22\"") && me.text.contains("value=\"3\""), "as they were chosen");
        house.answers(&thread(&house).await, "昼の返事").await;
        for (day, hour, rung) in [(24, 21, 0), (24, 23, 1)] {
            house.it_is(2026, 11, day, hour, 30);
            house.jobs().await;
            assert_eq!(house.mail.mails().len(), rung, "{}: {day} {hour}", house.scratch.kind);
        }
        neko.returns(&number, &words).await.leads_to("/letters");
        hangs(&neko, "", "").await;
        assert_eq!(neko.opens("/me").await.value_of("address\" type=\"email"), ADDRESS);
    }
}

/// capability 27, A11: one tap stops it, twice is as good as once, and the address is gone.
#[tokio::test(flavor = "multi_thread")]
async fn the_link_in_the_mail_stops_the_bell_and_erases_the_address() {
    for house in TestHouse::both().await {
        let (neko, number, words) = with_a_bell(&house).await;
        let thread = thread(&house).await;
        house.answers(&thread, "一つ目").await;
        house.jobs().await;
        let link = link_in(&house.mail.mails()[0].text);
        house.answers(&thread, "二つ目").await;
        // Looking at the link does nothing: mail programs look at links.
        let nobody = house.person();
        nobody.opens(&link).await.is(200).sees("知らせをとめる").sees_not("ねこ");
        neko.returns(&number, &words).await.leads_to("/letters");
        assert_eq!(neko.opens("/me").await.value_of("address\" type=\"email"), ADDRESS);
        let first = nobody.sends(&link, &[]).await.is(200).sees("とめました。アドレスも消しました。");
        let again = nobody.sends(&link, &[]).await.is(200);
        assert_eq!(first.text, again.text);
        let never = nobody.sends(&format!("/b/{}", "0".repeat(64)), &[]).await.is(200);
        assert_eq!(first.text.replace(&link, ""), never.text.replace(&format!("/b/{}", "0".repeat(64)), ""));
        assert_eq!(neko.opens("/me").await.value_of("address\" type=\"email"), "");
        house.clock.pass_seconds(60);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1, "what waited to ring is taken back");
        house.holds_nowhere(&[ADDRESS]).await;
        house.ledger_fits().await;
    }
}

/// capability 27; issue §5: the mail server is away: it rings later.
#[tokio::test(flavor = "multi_thread")]
async fn while_the_mail_server_is_away_it_waits_and_rings_later() {
    for house in TestHouse::both().await {
        let (neko, ..) = with_a_bell(&house).await;
        house.answers(&thread(&house).await, "読みました").await;
        let away = smtp_at(9);
        for _ in 0..3 {
            house.jobs_with(&away).await;
            house.clock.pass_seconds(45);
        }
        neko.opens("/letters").await.sees("読みました");
        house.clock.pass_seconds(300);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1);
        house.holds_nowhere(&[ADDRESS]).await;
    }
}

/// capability 25, N-8
#[tokio::test(flavor = "multi_thread")]
async fn it_never_rings_for_someone_who_rests_or_wants_no_reply_or_moved() {
    for house in TestHouse::both().await {
        for form in [("resting", "1"), ("pace", "no_reply")] {
            let (neko, ..) = with_a_bell(&house).await;
            let thread = house.worker("甲").await.inbox().await[0].clone();
            house.answers(&thread, "一つ目").await;
            neko.sends("/me/pace", &[form]).await.leads_to("/me");
            house.jobs().await;
            house.answers(&thread, "二つ目").await;
            house.jobs().await;
            assert!(house.mail.mails().is_empty(), "{}: {form:?}", house.scratch.kind);
        }
        // Another address, while a ring to the old one waits: the old one hears nothing any more.
        let (neko, ..) = with_a_bell(&house).await;
        let thread = house.worker("甲").await.inbox().await[0].clone();
        house.answers(&thread, "一つ目").await;
        let form = [("address", "new-canary@example.jp"), ("from", "10"), ("until", "20")];
        neko.sends("/me/bell", &form).await.leads_to("/me");
        house.jobs().await;
        let heard: Vec<_> = house.mail.mails().into_iter().flat_map(|it| it.to).collect();
        assert!(!heard.contains(&ADDRESS.to_owned()), "{}: {heard:?}", house.scratch.kind);
    }
}
