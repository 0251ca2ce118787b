//! What goes around every page: quiet headers, cookies, padding, the refusal of other sites, calm pages for the wrong.
use crate::support::{ADDRESS, Seen, TestHouse};
use axum::http::Method;
use ground_testkit::Scratch;
use ground_web::Door;

const PERSONAL: [&str; 7] =
    ["/letters/new", "/return", "/letters", "/letters/readers", "/letters/erase", "/me", "/letters/new?again=1"];

fn is_quiet(page: &Seen) {
    let policy = page.header("content-security-policy");
    for part in
        ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
    {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert!(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="));
    assert!(!page.text.contains("src=\"http") && !page.text.contains("href=\"http://"));
}

/// DESIGN: nothing from elsewhere, nothing kept by a browser.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_quiet_whoever_opens_it() {
    for house in TestHouse::both().await {
        let (nobody, neko) = (house.person(), house.person());
        for path in ["/", "/read", "/help", "/limits", "/today", "/staff/sign-in", "/nowhere", "/letters"] {
            is_quiet(&nobody.opens(path).await);
        }
        neko.writes("しずかに", &[]).await;
        is_quiet(&neko.opens("/letters/kept").await);
        for path in PERSONAL {
            is_quiet(&neko.opens(path).await);
        }
        let worker = house.worker("甲").await;
        for path in ["/staff", "/staff/letters", &worker.the_thread().await, "/staff/sessions", "/staff/team"] {
            is_quiet(&worker.opens(path).await);
        }
        is_quiet(&neko.sends("/letters", &[("text", "")]).await.is(422));
    }
}

/// KEYS: lengths tell little; what is personal is not compressed; what is public may be.
#[tokio::test(flavor = "multi_thread")]
async fn personal_pages_are_padded_and_not_compressed() {
    for house in TestHouse::both().await {
        let neko = house.person().asking_for("accept-encoding", "gzip, br");
        neko.writes("あ", &[]).await;
        let mut lengths = vec![];
        for path in PERSONAL.iter().chain(&["/letters/kept"]) {
            let page = neko.opens(path).await;
            assert_eq!(page.header("content-encoding"), "", "{path}");
            assert_eq!(page.text.len() % 4096, 0, "{path}");
            lengths.push(page.text.len());
        }
        neko.sends("/letters", &[("text", "もうすこし")]).await;
        assert_eq!(neko.opens("/letters").await.text.len() % 4096, 0);
        assert_eq!(neko.sends("/letters", &[("text", "")]).await.text.len() % 4096, 0);
        let worker = house.worker("甲").await.asking_for("accept-encoding", "gzip, br");
        let page = worker.opens(&worker.the_thread().await).await;
        assert_eq!((page.header("content-encoding").as_str(), page.text.len() % 4096), ("", 0));
        for public in ["/", "/read", "/static/engawa.css"] {
            assert_eq!(neko.opens(public).await.header("content-encoding"), "gzip", "{public}");
        }
    }
}

/// A form on somebody else's site does nothing here.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_is_refused() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("ここにいます", &[]).await;
        let elsewhere = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://example.jp"),
            ("origin", "null"),
        ];
        for (name, value) in elsewhere {
            let lured = neko.copied().asking_for(name, value);
            for path in ["/letters", "/letters/erase", "/letters/new", "/return", "/leave", "/look", "/staff/sign-in"] {
                let seen = lured.sends(path, &[("text", "にせもの")]).await;
                assert_eq!(seen.status, 403, "{name}: {value} {path}");
            }
            lured.opens("/letters").await.is(200);
        }
        for (name, value) in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", ADDRESS)] {
            let own = neko.copied().asking_for(name, value);
            own.sends("/letters", &[("text", "ほんもの")]).await.leads_to("/letters");
        }
        assert_eq!(neko.opens("/letters").await.written(), ["ここにいます", "ほんもの", "ほんもの", "ほんもの"]);
    }
}

fn cookies(seen: &Seen) -> Vec<String> {
    seen.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok()).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_for_us_alone_and_gone_with_the_browser() {
    for scratch in Scratch::both().await {
        for secure in [false, true] {
            let address = if secure { "https://en.example.jp" } else { ADDRESS };
            let door = Door { secure, public_address: address.to_owned(), ..Door::default() };
            let scratch = if scratch.kind == "SQLite" { Scratch::sqlite() } else { Scratch::postgres().await };
            let house = TestHouse::behind(door, scratch).await;
            let neko = house.person();
            let form = neko.opens("/letters/new").await;
            let sent = neko.sends("/letters/new", &[("text", "あ"), ("once", &form.value_of("once"))]).await;
            let look = neko.sends("/look", &[("voice", "ja-plain"), ("back", "/")]).await;
            assert_eq!(form.headers.contains_key("strict-transport-security"), secure);
            for cookie in [&form, &sent, &look].into_iter().flat_map(cookies) {
                assert!(
                    cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
                    "{cookie}"
                );
                assert!(!cookie.contains("Domain"), "{cookie}");
                assert_eq!((cookie.starts_with("__Host-"), cookie.contains("; Secure")), (secure, secure), "{cookie}");
                assert!(!cookie.contains("Max-Age") || cookie.contains("Max-Age=0"), "{cookie}");
            }
            neko.opens("/letters").await.is(200);
            let left = neko.sends("/leave", &[]).await;
            assert!(left.header("clear-site-data").contains("cache"));
        }
    }
}

/// Issue §5: too much, broken, or nowhere: a calm page.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_gets_a_calm_page() {
    for house in TestHouse::both().await {
        let neko = house.person();
        for body in ["a".repeat(3 << 20), "text=%ff%fe&text=2".to_owned(), "text=a&text=b".to_owned()] {
            let seen = neko.goes(Method::POST, "/letters/new", Some(body)).await;
            assert!(seen.status.is_client_error() || seen.status == 303, "{}", seen.status);
            if seen.status != 303 {
                seen.sees("送られたものを、受けとれませんでした。").sees("いま、つらいとき");
            }
        }
        neko.sends("/look", &[("voice", "tlh"), ("size", "9000"), ("back", "//example.jp")]).await.leads_to("/");
        // The address of a form, opened again from a history.
        for path in ["/letters/kept/try", "/return/tap", "/leave", "/me/names", "/letters/draft"] {
            neko.opens(path).await.is(404).sees("このページは、ありません。").sees("はじめのページへ");
        }
    }
}

/// N-3: nowhere, not theirs, and no such id are the same page.
#[tokio::test(flavor = "multi_thread")]
async fn nowhere_and_not_theirs_are_the_same_page() {
    for house in TestHouse::both().await {
        house.person().writes("ここにいます", &[]).await;
        let thread = house.worker("甲").await.the_thread().await;
        let administrator = house.worker("管理").await;
        let mut pages = vec![];
        for path in [
            thread.as_str(),
            "/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9",
            "/staff/letters/x",
            "/nowhere",
            "/staff/x",
        ] {
            let page = administrator.opens(path).await.is(404);
            let headers: Vec<String> = page.headers.keys().map(ToString::to_string).collect();
            pages.push((page.text.replace(path, ""), headers));
        }
        pages.dedup();
        assert_eq!(pages.len(), 1, "{}: {pages:#?}", house.scratch.kind);
    }
}
