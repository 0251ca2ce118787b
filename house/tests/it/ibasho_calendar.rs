//! The calendar: as a page, for telephones, for search engines, for municipalities, and on paper.
use crate::{
    ibasho_gatherings::a_gathering,
    ibasho_places::a_shown_place,
    support::{ADDRESS, Person, Seen, TestHouse},
};
use axum::http::Method;

/// capability 74; promise N-11
#[tokio::test(flavor = "multi_thread")]
async fn everything_that_comes_is_told_and_the_usual_feed_says_nothing() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let other = a_shown_place(&host, &[("name", "となりの間"), ("organisation", "となりの会")]).await;
        let id = a_gathering(&host, &place, &[]).await;
        a_gathering(&host, &other, &[("title", "となりの茶会"), ("repeats", "once"), ("first_on", "2026-12-01")]).await;
        let off = [("on", "2026-12-05"), ("what", "off"), ("note", "工事のため")];
        host.sends(&format!("/staff/gatherings/{id}/exceptions"), &off).await;
        let nobody = house.person();
        let page = nobody.opens("/calendar").await;
        page.sees("11月28日(土) 13:00–16:00 土よう茶会 ひだまり")
            .sees("12月1日(火) 13:00–16:00 となりの茶会 となりの間")
            .sees("工事のため");

        let quiet = nobody.opens("/calendar/quiet.ics").await.is(200);
        assert_eq!(quiet.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(quiet.header("content-disposition"), "attachment; filename=\"calendar.ics\"");
        assert!(
            quiet.text.contains("SUMMARY:予定\r\n") && quiet.text.contains("DTSTART;TZID=Asia/Tokyo:20261128T130000")
        );
        for told in ["茶会", "ひだまり", "となり", "20261205", "127.0.0.1"] {
            assert!(!quiet.text.contains(told), "{told} in the quiet feed");
        }
        let names = nobody.opens("/calendar/names.ics").await;
        assert!(
            names.text.contains("SUMMARY:土よう茶会") && names.text.contains(&format!("URL:{ADDRESS}/gatherings/{id}"))
        );
        let own = nobody.opens(&format!("/places/{other}/calendar/names.ics")).await;
        assert!(own.text.contains("となりの茶会") && !own.text.contains("土よう茶会"));
        // Everybody's feed has the same address: no subscription can be told from another.
        assert_eq!(
            nobody.opens("/calendar/quiet.ics").await.text,
            house.person().opens("/calendar/quiet.ics").await.text
        );
        for absent in ["/calendar/x.ics", "/calendar/list", &format!("/places/{other}/calendar/x")] {
            nobody.opens(absent).await.is(404);
        }
        host.sends(&format!("/staff/places/{place}/show"), &[]).await;
        nobody.opens(&format!("/places/{place}/calendar/quiet.ics")).await.is(404);
        nobody.opens("/calendar").await.sees_not("土よう茶会");
    }
}

/// Structured data is data: nothing of it runs, and nothing that somebody typed ends it.
#[tokio::test(flavor = "multi_thread")]
async fn search_engines_read_a_place_as_data() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let name = "</script><script>alert(1)</script>";
        let place = a_shown_place(&host, &[("name", name), ("where", "公民館の2階 & 奥")]).await;
        a_gathering(&host, &place, &[]).await;
        let page = house.person().opens(&format!("/places/{place}")).await;
        assert_eq!(page.text.matches("<script").count(), 2, "the house's own, and the data");
        assert!(!page.text.contains("alert(1)</script>"));
        assert!(page.header("content-security-policy").contains("script-src 'self'"));
        let (_, rest) = page.text.split_once("<script type=\"application/ld+json\">").expect("data");
        let data: serde_json::Value =
            serde_json::from_str(rest.split_once("</script>").expect("an end").0).expect("JSON");
        let graph = data["@graph"].as_array().expect("a graph");
        assert_eq!(graph[0]["name"], name);
        assert_eq!(graph[0]["address"]["addressLocality"], "豊島区");
        let event = graph.iter().find(|it| it["@type"] == "Event").expect("an event");
        assert_eq!(event["startDate"], "2026-11-28T13:00:00+09:00");
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
        assert_eq!(event["isAccessibleForFree"], true);
        // An online place is named by its page, never by the address of a room; a preview is no data at all.
        let online = a_shown_place(&host, &[("online", "1"), ("where", "https://room.example/ひみつの部屋")]).await;
        a_gathering(&host, &online, &[]).await;
        let page = house.person().opens(&format!("/places/{online}")).await;
        let data = page.text.split_once("application/ld+json").expect("data").1;
        assert!(
            data.contains("VirtualLocation")
                && !data.split_once("</script>").expect("an end").0.contains("room.example")
        );
        let preview = host.opens(&format!("/staff/places/{online}/preview")).await;
        assert!(!preview.text.contains("ld+json"));
    }
}

/// One square for all leaflets of the organisation: no code per sheet.
#[tokio::test(flavor = "multi_thread")]
async fn every_leaflet_bears_the_same_square() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let (one, two) = (a_shown_place(&host, &[]).await, a_shown_place(&host, &[("name", "よるの間")]).await);
        a_gathering(&host, &one, &[]).await;
        let mut squares = vec![];
        for place in [&one, &two] {
            let sheet = house.person().opens(&format!("/places/{place}/leaflet")).await.is(200);
            let (_, rest) = sheet.text.split_once("<svg").expect("a square");
            squares.push(rest.split_once("</svg>").expect("an end").0.to_owned());
            let end = sheet.within("class=\"leaflet-end\"", "</main>");
            assert!(end.contains(ADDRESS) && !end.contains(place.as_str()), "{end}");
            sheet.sees("戸はあいています。").sees("来た人の数だけです。");
        }
        assert_eq!(squares[0], squares[1]);
        house.person().opens(&format!("/places/{one}/leaflet")).await.sees("11月28日(土) 13:00–16:00 土よう茶会");
    }
}

/// Standards §1.4: what goes out is what comes in; what cannot be read is named by line and column and stays to be mended.
#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_municipalities_goes_out_and_comes_in() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[("yen", "300")]).await;
        a_gathering(&host, &place, &[("repeats", "once"), ("first_on", "2026-11-28")]).await;
        let nobody = house.person();
        let list = nobody.opens("/calendar/list.csv").await.is(200);
        assert_eq!(list.header("content-type"), "text/csv; charset=utf-8");
        assert!(list.text.starts_with("\u{feff}NO,都道府県コード又は市区町村コード,名称,"));
        assert!(
            list.text.contains("0000000001,131164,土よう茶会,")
                && list.text.contains(",2026-11-28,2026-11-28,13:00,16:00,")
        );

        // In again, elsewhere: two good rows of which one is over, and one that cannot be read.
        let good =
            list.text.lines().nth(1).expect("a row").replace("土よう茶会", "区の講座").replace("0000000001", "7");
        let over = good.replace("2026-11-28", "2020-01-01").replace("7,131164", "8,131164");
        let bad = good.replace(",13:00,", ",ひるから,").replace("7,131164", "9,131164");
        let header = list.text.lines().next().expect("a header");
        let text = format!("{header}\r\n{good}\r\n{over}\r\n{bad}\r\n");
        let read = host.sends("/staff/lists", &[("text", &text)]).await.is(422);
        assert_eq!(
            read.within("id=\"unread\"", "</table>").split("書いてあったもの").last().map(str::trim),
            Some("4 19 開始時刻 時刻（13:00 の形）ではありません ひるから")
        );
        let kept = read.field();
        assert!(kept.contains("ひるから") && !kept.contains("区の講座,,,,,,,,,https"), "only what is left to mend");
        read.sees("もう過ぎたものが 1 ありました。").sees("11月28日(土) · 区の講座");
        let event = host.sends("/staff/lists", &[("text", &text)]).await.value_of("event");
        host.sends("/staff/lists/take-over", &[("event", &event)]).await.leads_to("/staff/lists");
        host.sends("/staff/lists/take-over", &[("event", &event)]).await.leads_to("/staff/lists");
        nobody.opens("/calendar").await.sees("区市町村などの催し").sees("区の講座");
        assert_eq!(nobody.opens("/calendar").await.text.matches("区の講座").count(), 1, "taken over twice it is one");

        // As a file, in Shift_JIS, with the header of something else, and with nothing in it.
        let mended = format!("{header}\r\n{}", bad.replace("ひるから", "14:00"));
        let bytes = shift_jis(&mended);
        sends_file(&host, &bytes).await.sees("区の講座");
        let wrong = host.sends("/staff/lists", &[("text", "NO,コード,名前\r\n1,2,3")]).await.is(422);
        assert!(wrong.field().contains("1,2,3"), "what was pasted is still there");
        wrong.sees("列の名前が「イベント一覧」とちがいます");
        sends_file(&host, b"").await.sees("列の名前が「イベント一覧」とちがいます");

        // Only support workers choose, and what comes back from a page is not believed blindly.
        let forged = event.replace("2026-11-28", "not-a-day");
        host.sends("/staff/lists/take-over", &[("event", &forged)]).await.leads_to("/staff/lists");
        let administrator = house.worker("管理").await;
        administrator.opens("/staff/lists").await.is(404);
        administrator.sends("/staff/lists/take-over", &[("event", &event)]).await.is(404);
        sends_file(&administrator, text.as_bytes()).await.is(404);
        let desk = host.opens("/staff/lists").await;
        let remove =
            desk.links("/staff/lists/").into_iter().find(|it| it.ends_with("/remove")).expect("a way to remove");
        administrator.sends(&remove, &[]).await.is(404);
        host.sends(&remove, &[]).await.leads_to("/staff/lists");
        nobody.opens("/calendar").await.sees_not("区の講座");
    }
}

/// A list as many offices still write it; by another program than ours.
fn shift_jis(text: &str) -> Vec<u8> {
    use std::{io::Write, process::Stdio};
    let mut iconv = std::process::Command::new("iconv")
        .args(["-f", "UTF-8", "-t", "SHIFT_JIS"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("iconv, which every Linux has");
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let mut into = iconv.stdin.take().expect("a way in");
    into.write_all(text.as_bytes()).expect("writing");
    drop(into);
    iconv.wait_with_output().expect("an answer").stdout
}

/// A file, as browsers send it.
async fn sends_file(who: &Person, bytes: &[u8]) -> Seen {
    let head = "--xx1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    let body = [head.as_bytes(), bytes, b"\r\n--xx1--\r\n"].concat();
    who.brings("/staff/lists/file", "multipart/form-data; boundary=xx1", body).await
}

/// Nothing that comes back from a reader's machine decides what a page is.
#[tokio::test(flavor = "multi_thread")]
async fn feeds_can_only_be_read() {
    let house = TestHouse::sqlite().await;
    for path in ["/calendar", "/calendar/quiet.ics", "/calendar/list.csv", "/static/door.js"] {
        let sent = house.person().goes(Method::POST, path, Some("a=b".to_owned())).await;
        assert_eq!(sent.status, 404, "{path}");
    }
}
