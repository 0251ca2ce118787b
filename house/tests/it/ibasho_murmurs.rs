//! Murmuring alone: to nobody, read by a day that was said, destroyed by whoever wrote.
use crate::{
    ibasho_places::a_shown_place,
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

/// A place where one can murmur: its id.
pub async fn a_murmuring_place(host: &Person) -> String {
    let place = a_shown_place(host, &[]).await;
    let at = format!("/staff/places/{place}/murmurs");
    host.sends(&at, &[("open", "1")]).await.leads_to(&at);
    place
}

/// Somebody murmurs for the first time: what they are shown, and their words.
pub async fn murmurs(who: &Person, place: &str, text: &str) -> (Seen, String) {
    let at = format!("/murmurs/{place}");
    let form = who.opens(&at).await;
    let (code, press) = (form.value_of("code"), form.value_of("press"));
    let seen = who.sends(&at, &[("code", &code), ("press", &press), ("text", text)]).await.is(200);
    (seen, code)
}

async fn murmurs_again(who: &Person, place: &str, code: &str, press: &str, text: &str) -> Seen {
    who.sends(&format!("/murmurs/{place}"), &[("code", code), ("press", press), ("known", "1"), ("text", text)]).await
}

async fn count(house: &TestHouse, sql: &'static str) -> Option<i64> {
    house.house.db().look().await.expect("a look").one(sql, values![]).await.expect("a count")
}

/// capability 79; online rooms A5, 10; promises N-1, N-7
#[tokio::test(flavor = "multi_thread")]
async fn who_murmurs_is_told_by_when_it_is_read_and_sees_that_it_was() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 22, 23, 30);
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let nobody = house.person();
        let at = format!("/murmurs/{place}");
        nobody.opens(&at).await.is(404);
        nobody.opens(&format!("/places/{place}")).await.sees_not("ひとりでつぶやく");
        host.sends(&format!("/staff/places/{place}/murmurs"), &[("open", "1")]).await.is(303);
        nobody.opens(&format!("/places/{place}")).await.sees("ひとりでつぶやく");
        // Late on Sunday; Monday is a holiday; Tuesday is the day of the reading, and a whole day is given besides.
        nobody.opens(&at).await.sees("11月25日(水)までに、人が読みます").sees("返事を書きません").sees("丁（経験者）");
        let (seen, code) = murmurs(&nobody, &place, "カナリアつぶやき ねむれない").await;
        let seen = seen.sees("これは自動の文で、まだ人は読んでいません").sees("11月25日(水)までに");
        assert_eq!(seen.within("id=\"code\"", "</p>"), code.replace('　', " "));
        // The same press again is the same murmur, and another one says nothing automatic a second time.
        let press = nobody.sends("/murmurs", &[("code", &code)]).await.is(200).value_of("press");
        murmurs_again(&nobody, &place, &code, &press, "もうすこし").await.sees("置きました").sees_not("自動の文");
        murmurs_again(&nobody, &place, &code, &press, "もうすこし").await.is(200);
        assert_eq!(count(&house, "select count(*) as figure from ibasho_murmur").await, Some(2));
        // Those who read: in the list nothing is opened.
        house.it_is(2026, 11, 24, 13, 0);
        let host = house.worker("甲").await;
        let list = host.opens("/staff/murmurs").await.sees("これから読むもの").sees_not("カナリアつぶやき");
        let book = list.link("/staff/murmurs/").expect("murmurs");
        let other = house.worker("管理").await;
        other.opens("/staff/murmurs").await.sees("読むものはありません");
        other.opens(&book).await.is(404);
        other.sends(&format!("{book}/read"), &[("shown", "x")]).await.is(404);
        let page = host.opens(&book).await.sees("カナリアつぶやき").sees("もうすこし");
        let first = page.value_of("shown");
        host.sends(&format!("{book}/read"), &[("shown", &first)]).await.leads_to("/staff/murmurs");
        let own = nobody.sends("/murmurs", &[("code", &code)]).await.is(200);
        own.sees("11月24日(火)に、甲が読みました").sees("11月25日(水)までに、人が読みます").sees_not("件");
        // A session of letters is no murmur's, and knows nothing of it.
        let writer = house.person();
        writer.writes("手紙", &[]).await;
        writer.opens("/letters").await.sees_not("カナリアつぶやき");
        house.ledger_fits().await;
    }
}

/// online rooms A5, 10: whoever wrote can destroy it; others get what strangers get.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_murmured_is_destroyed_by_whoever_wrote_and_by_nobody_else() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let host = house.worker("甲").await;
        let place = a_murmuring_place(&host).await;
        let (neko, tori) = (house.person(), house.person());
        let (_, code) = murmurs(&neko, &place, "ひとつめ").await;
        let (_, other) = murmurs(&tori, &place, "べつの人").await;
        let own = neko.sends("/murmurs", &[("code", &code)]).await.is(200);
        let (press, first) = (own.value_of("press"), own.value_of("murmur"));
        murmurs_again(&neko, &place, &code, &press, "ふたつめ").await.is(200);
        // Another's words destroy nothing of it, and say nothing.
        tori.sends("/murmurs/take-back", &[("code", &other), ("murmur", &first)]).await.is(200).sees_not("ひとつめ");
        neko.sends("/murmurs", &[("code", &code)]).await.sees("ひとつめ");
        for _ in 0..2 {
            let after = neko.sends("/murmurs/take-back", &[("code", &code), ("murmur", &first)]).await.is(200);
            after.sees("ふたつめ").sees_not("ひとつめ");
        }
        // One place's words are not another's.
        let elsewhere = a_murmuring_place(&host).await;
        murmurs_again(&neko, &elsewhere, &code, "x", "よそ").await.is(404);
        let books = host.opens("/staff/murmurs").await;
        let all = books.links("/staff/murmurs/");
        assert_eq!(all.len(), 2, "one line for one code");
        let gone = neko.sends("/murmurs/erase", &[("code", &code)]).await.is(200).words();
        assert_eq!(neko.sends("/murmurs/erase", &[("code", &code)]).await.is(200).words(), gone, "the same twice");
        let never = "あさ ゆき そら ほし うみ";
        assert_eq!(neko.sends("/murmurs/erase", &[("code", never)]).await.is(200).words(), gone, "and for nobody's");
        let shut = neko.sends("/murmurs", &[("code", &code)]).await.is(422).sees("ここにありません");
        shut.sees_not("ふたつめ");
        let mut found = 0;
        for book in all {
            found += usize::from(host.opens(&book).await.status == 200);
        }
        assert_eq!(found, 1, "for those who read it is gone, too");
        assert_eq!(count(&house, "select count(*) as figure from ibasho_murmur_book").await, Some(1));
        // Where no more murmurs are taken, what is there is still one's own.
        host.sends(&format!("/staff/places/{place}/murmurs"), &[]).await.is(303);
        neko.opens(&format!("/murmurs/{place}")).await.is(404);
        tori.sends("/murmurs", &[("code", &other)])
            .await
            .is(200)
            .sees("べつの人")
            .sees("新しいつぶやきを受けていません");
        // After thirty days it goes by itself.
        house.it_is(2026, 12, 24, 14, 0);
        ibasho::jobs::forget_murmurs(&house.house).await.expect("forgotten");
        tori.sends("/murmurs", &[("code", &other)]).await.is(422);
        assert_eq!(count(&house, "select count(*) as figure from ibasho_murmur_book").await, Some(0));
        house.ledger_fits().await;
    }
}

/// capability 192, N-7: signs change the order in which humans read and which automatic text is shown, and nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn what_seems_heavy_is_read_first_and_at_night_it_is_said_that_nobody_is_here() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 25, 2, 0);
        let host = house.worker("甲").await;
        let place = a_murmuring_place(&host).await;
        let (light, heavy, pressing) = (house.person(), house.person(), house.person());
        murmurs(&light, &place, "きょうは雨でした").await.0.sees_not("いちばん先に");
        murmurs(&heavy, &place, "もう消えたい").await.0.sees("いちばん先に読みます").sees("手紙を書く");
        let text = "薬ためてある。今夜";
        let (seen, code) = murmurs(&pressing, &place, text).await;
        seen.sees("いま、ここには人がいません").sees("119").sees(text);
        let list = host.opens("/staff/murmurs").await.sees("先に読むもの");
        assert_eq!(list.links("/staff/murmurs/").len(), 3);
        let first = list.within("先に読むもの", "これから読むもの");
        assert_eq!(first.matches("11月26日").count(), 2, "{first}");
        let pressing_again = pressing.sends("/murmurs", &[("code", &code)]).await;
        pressing_again.sees_not("先に読む").sees_not("119");
    }
}

/// What was typed is still there when it cannot be kept, and the words, too.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_shown_again() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_murmuring_place(&host).await;
        let neko = house.person();
        let at = format!("/murmurs/{place}");
        let form = neko.opens(&at).await;
        let code = form.value_of("code");
        let long = "あ".repeat(2_001);
        let seen = neko.sends(&at, &[("code", &code), ("press", "p"), ("text", &long)]).await.is(422);
        assert!(seen.text.contains(&long) && seen.value_of("code") == code);
        neko.sends(&at, &[("code", &code), ("press", "p"), ("text", " ")]).await.is(422).sees("何も書かれていません");
        neko.sends("/murmurs", &[("code", "ちがう")]).await.is(422);
        assert_eq!(count(&house, "select count(*) as figure from ibasho_murmur_book").await, Some(0));
        // Two presses at once are one murmur.
        let form = [("code", code.as_str()), ("press", "p"), ("text", "いちど")];
        let (one, two) = tokio::join!(neko.sends(&at, &form), neko.sends(&at, &form));
        assert!(one.status == 200 && two.status == 200, "{} {}", one.status, two.status);
        assert_eq!(count(&house, "select count(*) as figure from ibasho_murmur").await, Some(1));
    }
}
