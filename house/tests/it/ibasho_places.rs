//! Places to be: written by hosts, shown when they are whole, looked at by anybody without a trace.
use crate::{
    scenarios::rows,
    support::{Person, TestHouse},
};

/// What a host sends for a new place.
pub const CARD: [(&str, &str); 12] = [
    ("name", "ひだまり"),
    ("kind", "free_space"),
    ("whom", "myself"),
    ("whom", "women"),
    ("municipality", "131164"),
    ("home_unasked", "1"),
    ("headphones", "1"),
    ("people", "few"),
    ("hours", "土曜 13時から17時"),
    ("first_visit", "戸はあいています。\n声はかけません。"),
    ("hosts", "丁（経験者）"),
    ("noise", "話し声が重なることもあります"),
];

/// The card with some fields in other words, or besides.
pub fn card<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = CARD.into_iter().filter(|it| !other.iter().any(|new| new.0 == it.0));
    usual.chain(other.iter().copied()).collect()
}

/// A place that is not shown yet: its id.
pub async fn a_place(host: &Person, name: &str) -> String {
    let sent = host.sends("/staff/places", &card(&[("name", name)])).await;
    let to = sent.header("location");
    to.strip_prefix("/staff/places/").unwrap_or_else(|| panic!("{} {}", sent.status, sent.words())).to_owned()
}

/// A place that is shown: its id.
pub async fn a_shown_place(host: &Person, other: &[(&str, &str)]) -> String {
    let sent = host.sends("/staff/places", &card(other)).await;
    let at = sent.header("location");
    host.sends(&format!("{at}/rules"), &[("text", "話さなくてかまいません。")]).await.leads_to(&at);
    host.sends(&format!("{at}/show"), &[("shown", "1")]).await.leads_to(&at);
    at.replace("/staff/places/", "")
}

/// capabilities 72, 73, 78, 161, 164
#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_shown_when_it_is_whole_and_then_to_anybody() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let nobody = house.person();
        nobody.opens("/places").await.sees("まだ、案内できる居場所がありません。");

        let bare: Vec<(&str, &str)> = CARD.into_iter().filter(|it| it.0 != "hosts").collect();
        let at = host.sends("/staff/places", &bare).await.header("location");
        let id = at.replace("/staff/places/", "");
        host.opens(&at).await.sees("下書き").sees("出すまでに、書いておくもの： 進行役 · ここでのこと");
        host.sends(&format!("{at}/show"), &[("shown", "1")]).await.is(422).sees("まだ足りません");
        nobody.opens(&format!("/places/{id}")).await.is(404);
        nobody.opens(&format!("/places/{id}/rules")).await.is(404);
        host.opens(&format!("{at}/preview")).await.sees("はじめて来る人には").sees("声はかけません。");

        host.sends(&at, &CARD).await.leads_to(&at);
        host.sends(&format!("{at}/rules"), &[("text", "話さなくてかまいません。\n写真はとりません。")])
            .await
            .leads_to(&at);
        nobody.opens("/places").await.sees_not("ひだまり");
        host.sends(&format!("{at}/show"), &[("shown", "1")]).await.leads_to(&at);

        nobody.opens("/places").await.sees("ひだまり").sees("豊島区").sees("女性の方（自己申告。確かめません）");
        let page = nobody.opens(&format!("/places/{id}")).await;
        page.sees("戸はあいています。")
            .sees("丁（経験者）")
            .sees("3人くらいまで")
            .sees("お金はかかりません")
            .sees("どこに住んでいるか、聞きません")
            .sees("見学や取材の人は、いません")
            .sees("来た人の数だけです。")
            .sees("写真はとりません。")
            .sees("第1版 2026年11月22日")
            .sees("まだ書いていないこと： 出口と道");
        // What is shown stays whole, and what was typed is still there.
        let refused = host.sends(&at, &card(&[("hosts", ""), ("light", "窓ぎわは明るい")])).await.is(422);
        assert!(refused.text.contains("窓ぎわは明るい"));
        nobody.opens(&format!("/places/{id}")).await.sees("丁（経験者）").sees_not("窓ぎわ");

        host.sends(&format!("{at}/show"), &[]).await.leads_to(&at);
        nobody.opens(&format!("/places/{id}")).await.is(404);
        house.ledger_fits().await;
    }
}

/// capability 202: the room of under-18s and the room of adults are different rooms.
#[tokio::test(flavor = "multi_thread")]
async fn no_place_is_for_under_eighteens_and_adults_at_once() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let both = card(&[("ages_from", "15"), ("ages_until", "39"), ("about", "縁側です")]);
        let refused = host.sends("/staff/places", &both).await.is(422);
        assert!(refused.text.contains("縁側です") && refused.text.contains("value=\"39\""));
        refused.sees("別の居場所として、二つ書いてください。");
        host.opens("/staff/places").await.sees("まだ、書いた居場所がありません。");
        a_shown_place(&host, &[("name", "ほうかご"), ("ages_from", "12"), ("ages_until", "17")]).await;
        a_shown_place(&host, &[("name", "よるの間"), ("evening", "1"), ("yen", "300")]).await;
        let nobody = house.person();
        nobody.opens("/places?a=2").await.sees("ほうかご").sees("12歳から17歳まで").sees_not("よるの間");
        nobody.opens("/places?a=1").await.sees_not("ほうかご").sees("よるの間").sees("300円");
    }
}

/// capability 72; N-5, and: nothing tells that someone came.
#[tokio::test(flavor = "multi_thread")]
async fn searching_across_organisations_and_islands_leaves_no_trace() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        a_shown_place(&host, &[("organisation", "となりの会"), ("municipality", "134210"), ("name", "しまの間")]).await;
        a_shown_place(&host, &[("name", "よるの間"), ("evening", "1"), ("text_only", "1"), ("online", "1")]).await;
        a_shown_place(&host, &[("name", "おやの会"), ("whom", "family"), ("yen", "200")]).await;
        let before = rows(&house).await;
        let nobody = house.person();
        nobody
            .opens("/places?m=62")
            .await
            .sees("しまの間")
            .sees("となりの会 の居場所です")
            .sees("よるの間")
            .sees_not("おやの会");
        nobody.opens("/places?k=2&k=3&k=4&k=5&w=0&a=0&m=0").await.sees("よるの間").sees_not("しまの間");
        nobody.opens("/places?w=3").await.sees("おやの会").sees_not("しまの間");
        nobody.opens("/places?k=1&w=2&a=2").await.sees("この条件に合う所は、まだありません。");
        nobody.opens("/places?k=%E3%81%82&m=999999999999999999999&w=-1").await.is(200).sees("しまの間");
        let seen = nobody.opens("/places").await;
        for place in seen.links("/places/") {
            nobody.opens(&place).await.is(200);
        }
        assert!(!seen.headers.contains_key("set-cookie"), "looking needs no cookie");
        assert!(rows(&house).await == before, "{}: looking left a trace", house.scratch.kind);
        // What is in the address is numbers; no word of it is about who looks.
        assert!(!seen.text.contains("name=\"women\"") && seen.text.contains("name=\"k\" value=\"4\""));
    }
}

/// capability 165
#[tokio::test(flavor = "multi_thread")]
async fn rules_have_versions_that_say_what_changed_and_why() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let id = a_shown_place(&host, &[]).await;
        let at = format!("/staff/places/{id}");
        let silent = [("text", "選挙のさそいはしません。"), ("changed", ""), ("reason", "あったので")];
        let refused = host.sends(&format!("{at}/rules"), &silent).await.is(422);
        assert!(refused.text.contains("選挙のさそいはしません。") && refused.text.contains("あったので"));
        house.it_is(2026, 12, 1, 12, 0);
        let host = house.worker("甲").await;
        let told = [
            ("text", "話さなくてかまいません。\n選挙のさそいはしません。"),
            ("changed", "選挙を足しました"),
            ("reason", "11月に困った人がいたので"),
            ("decided_by", "11月28日にいた人たち"),
        ];
        host.sends(&format!("{at}/rules"), &told).await.leads_to(&at);
        let nobody = house.person();
        nobody
            .opens(&format!("/places/{id}"))
            .await
            .sees("第2版 2026年12月1日")
            .sees("決めた人：11月28日にいた人たち")
            .sees("変わったところ：選挙を足しました")
            .sees("わけ：11月に困った人がいたので");
        let all = nobody.opens(&format!("/places/{id}/rules")).await;
        assert!(all.text.contains("<ins>選挙のさそいはしません。</ins>"));
        all.sees("第1版 2026年11月22日");
    }
}

/// promise N-12; GL 第3【2】: hosts look after their own place.
#[tokio::test(flavor = "multi_thread")]
async fn only_hosts_write_and_everybody_is_spoken_to_in_their_voice() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let id = a_shown_place(&host, &[]).await;
        let draft = a_place(&host, "まだ見せない").await;
        let administrator = house.worker("管理").await;
        let neko = house.person();
        neko.writes("ねこです", &[]).await;
        for (who, path) in [(&administrator, &id), (&administrator, &draft), (&neko, &id), (&neko, &draft)] {
            for page in ["", "/preview"] {
                who.opens(&format!("/staff/places/{path}{page}")).await.is(404);
            }
            for form in ["", "/show", "/rules"] {
                let sent = who.sends(&format!("/staff/places/{path}{form}"), &card(&[("name", "のっとり")])).await;
                sent.is(404);
            }
        }
        administrator.opens("/staff/places/new").await.is(404);
        administrator.sends("/staff/places", &CARD).await.is(404);
        for who in [&administrator, &neko] {
            who.sends("/staff/places", &[("name", "")]).await.is(404);
            who.opens("/staff/places/new").await.is(404);
        }
        neko.opens("/staff/places").await.is(404);
        administrator.opens("/staff/places").await.sees_not("まだ見せない");
        house.person().opens("/staff/places").await.leads_to("/staff/sign-in");
        house.person().opens(&format!("/places/{id}")).await.sees_not("のっとり").sees("ひだまり");
        for voice in ["ja", "ja-plain", "en"] {
            let someone = house.person();
            someone.sends("/look", &[("voice", voice), ("furigana", "1"), ("back", "/")]).await.leads_to("/");
            for page in ["/places".to_owned(), format!("/places/{id}"), format!("/places/{id}/rules")] {
                someone.opens(&page).await.is(200).sees_not("［").sees("ひだまり");
            }
        }
    }
}
