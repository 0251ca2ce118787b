//! The command line: a wrong setting is said in a sentence that tells what to do, and a right one does what it says.
use crate::program::{Browser, Place, Running, engawa};
use ground_seal::phrase::CardWords;
use std::{
    io::{Read, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};
use tokio::{io::AsyncReadExt, io::AsyncWriteExt, net::TcpStream};

/// A house that was created and never opened.
fn created() -> Place {
    let place = Place::sqlite();
    place.init();
    place
}

// — settings —

#[test]
fn keys_do_not_lie_where_the_data_lies() {
    let place = Place::sqlite();
    let data = place.data.display().to_string();
    for inside in [place.data.join("keys"), place.data.join("a/b/keys"), place.data.join("../data/keys")] {
        let keys = inside.display().to_string();
        let told = place.says(&["init", "--quietly", "--data", &data, "--keys", &keys]);
        told.refuses(&["lie inside the data folder", "move the file elsewhere", "--keys"]);
        assert!(!inside.exists());
    }
    std::os::unix::fs::symlink(&place.data, place.scratch.folder().join("way-in")).expect("a link");
    let keys = place.scratch.folder().join("way-in/keys").display().to_string();
    place.says(&["init", "--quietly", "--data", &data, "--keys", &keys]).refuses(&["lie inside the data folder"]);
    assert!(!place.data.join("engawa.db").exists(), "nothing is created by halves");
}

#[test]
fn an_address_that_others_reach_needs_tls() {
    let place = created();
    let told = place.says_here(&["serve", "--listen", "0.0.0.0:0"]);
    told.refuses(&["can be reached from outside", "--tls-cert and --tls-key", "--behind-tls-proxy", "127.0.0.1"]);
    let told = place.says_here(&["serve", "--listen", "127.0.0.1:0", "--admin-listen", "0.0.0.0:0"]);
    told.refuses(&["Metrics are for this machine", "127.0.0.1"]);
    place.says_here(&["serve", "--listen", "0.0.0.0:0", "--behind-tls-proxy"]).refuses(&["--public-address https://"]);
    let more = ["serve", "--listen", "0.0.0.0:0", "--behind-tls-proxy", "--public-address", "http://en.example.jp"];
    place.says_here(&more).refuses(&["must begin with https://"]);
}

#[test]
fn a_setting_that_nobody_knows_is_named() {
    let place = created();
    let file = place.scratch.folder().join("engawa.toml");
    std::fs::write(&file, "lisen = \"127.0.0.1:0\"\n").expect("a file");
    place.says_here(&["serve"]).refuses(&["engawa.toml", "lisen", "Take the setting out or mend it."]);
    std::fs::write(&file, "listen = 8080\n").expect("a file");
    place.says_here(&["serve"]).refuses(&["engawa.toml", "Take the setting out or mend it."]);
    let elsewhere = place.scratch.folder().join("nowhere.toml").display().to_string();
    place.says_here(&["serve", "--config", &elsewhere]).refuses(&["nowhere.toml"]);
}

#[test]
fn tls_needs_both_files_and_both_must_fit() {
    let place = created();
    for half in ["--tls-cert", "--tls-key"] {
        let told = place.says_here(&["serve", "--listen", "127.0.0.1:0", half, "some.pem"]);
        told.refuses(&["both --tls-cert and --tls-key"]);
    }
    std::fs::write(place.scratch.folder().join("some.pem"), "no certificate").expect("a file");
    let address = "https://en.example.jp";
    let both = ["--tls-cert", "some.pem", "--tls-key", "some.pem", "--public-address", address];
    let told = place.says_here(&[&["serve", "--listen", "127.0.0.1:0"], &both[..]].concat());
    told.refuses(&["some.pem", "cannot be used"]);
}

#[test]
fn mail_leaves_the_machine_protected_and_from_a_neutral_name() {
    let place = created();
    let mail = |host, security, from| {
        let smtp = ["--smtp-host", host, "--smtp-security", security, "--smtp-from", from];
        place.says_here(&[&["serve", "--listen", "127.0.0.1:0"], &smtp[..]].concat())
    };
    let neutral = "おしらせ <bell@example.jp>";
    mail("mail.example.jp", "none", neutral).refuses(&["in the clear to mail.example.jp", "tls or starttls"]);
    mail("mail.example.jp", "ssl", neutral).refuses(&["none of: tls, starttls, none"]);
    mail("mail.example.jp", "tls", "ひきこもり相談 <bell@example.jp>").refuses(&["would tell", "neutral name"]);
    mail("mail.example.jp", "tls", "おしらせ <soudan@example.jp>").refuses(&["would tell", "neutral name"]);
    let told = place.says_here(&["serve", "--listen", "127.0.0.1:0", "--smtp-host", "mail.example.jp"]);
    told.refuses(&["Mail needs a sender", "--smtp-from"]);
}

#[test]
fn what_is_missing_is_asked_for() {
    let place = Place::sqlite();
    place.says(&["serve"]).refuses(&["--keys FILE"]);
    place.says(&["init", "--quietly"]).refuses(&["--data DIR"]);
    place.says_here(&["serve"]).refuses(&["engawa init"]);
    place.says_here(&["ledger", "verify"]).refuses(&["engawa init"]);
    let told = place.says_here(&["init", "--quietly", "--hours", "いつか"]);
    told.refuses(&["Opening hours", "いつか"]);
    assert!(!place.keys.exists(), "nothing is created by halves");
    let place = created();
    place.says_here(&["serve", "--log", "xml"]).refuses(&["neither text nor json"]);
    place.says_here(&["serve", "--database", "mysql://x"]).refuses(&["no PostgreSQL address", "postgres://"]);
}

#[test]
fn a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
    let place = created();
    std::fs::write(place.scratch.folder().join("engawa.toml"), "log = \"file\"\n").expect("a file");
    let told = |flag: &[&str], environment: Option<&str>| {
        let mut command = engawa(place.scratch.folder());
        command.arg("serve").args(place.settings()).args(flag);
        environment.map(|value| command.env("ENGAWA_LOG", value));
        String::from_utf8(command.output().expect("the program runs").stderr).expect("a sentence")
    };
    assert!(told(&[], None).contains("--log file"));
    assert!(told(&[], Some("environment")).contains("--log environment"));
    assert!(told(&["--log", "flag"], Some("environment")).contains("--log flag"));
}

// — creating —

#[tokio::test(flavor = "multi_thread")]
async fn a_house_is_created_once() {
    for place in Place::both().await {
        place.init();
        let before = std::fs::read(&place.keys).expect("keys");
        place.says_here(&["init", "--quietly"]).refuses(&["is there already"]);
        assert_eq!(std::fs::read(&place.keys).expect("keys"), before);

        let other = place.scratch.folder().join("elsewhere/other-keys");
        let mut settings = place.settings();
        settings[3] = other.display().to_string();
        let words: Vec<&str> = ["init", "--quietly"].into_iter().chain(settings.iter().map(String::as_str)).collect();
        place.says(&words).refuses(&["There is a house", "already"]);
        assert!(!other.exists(), "{}: no keys are left behind for a house that was not created", place.kind());
        place.says_here(&["ledger", "verify"]).succeeds();
    }
}

/// capability 204: five cards are printed once, below the link, also quietly; they are kept nowhere.
#[test]
fn a_new_house_prints_its_five_cards_once() {
    let place = Place::sqlite();
    let told = place.says_here(&["init", "--quietly"]).succeeds();
    let (before, cards) = told.out.split_once("Five cards").expect("cards below the link");
    assert!(before.contains("/join/"), "{before}");
    let lines: Vec<&str> = cards.lines().filter(|line| line.contains('\u{3000}')).map(str::trim).collect();
    assert_eq!(lines.len(), 10, "twelve words in two lines, five times");
    let cards = lines.chunks(2).map(|it| CardWords::parse(&it.join("\u{3000}")).expect("twelve words"));
    assert!(cards.into_iter().all(|card| card.check()));
    let raw = std::fs::read(place.data.join("engawa.db")).expect("a database");
    let holds = |word: &str| raw.windows(word.len()).any(|it| it == word.as_bytes());
    assert!(!lines.iter().any(|line| holds(line)));
    place.says_here(&["ledger", "verify"]).succeeds();
    let told = place.says_here(&["doctor"]);
    assert!(!told.out.contains("There are no recovery cards"), "{}", told.out);
}

#[test]
fn the_keys_are_for_their_owner_alone() {
    let place = created();
    let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&place.keys), 0o600);
    assert_eq!(mode(&place.data), 0o700);
    std::fs::set_permissions(&place.keys, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let told = place.says_here(&["doctor"]);
    assert!(told.out.contains("Others on this machine may read") && told.out.contains("chmod 600"), "{}", told.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_another_house_is_refused() {
    for place in Place::both().await {
        place.init();
        let other = created();
        std::fs::copy(&other.keys, &place.keys).expect("the keys of another house");
        let told = place.says_here(&["serve", "--listen", "127.0.0.1:0"]);
        told.refuses(&["founded under other instance keys", "--keys"]);
        std::fs::write(&place.keys, "no keys").expect("a file");
        place.says_here(&["serve"]).refuses(&["is not a file of instance keys"]);
        std::fs::remove_file(&place.keys).expect("a file");
        place.says_here(&["serve"]).refuses(&["cannot be read", "engawa init"]);
    }
}

// — running —

/// A certificate made by itself, for 127.0.0.1.
fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
        .args(["-subj", "/CN=house", "-addext", "subjectAltName=IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&cert)
        .output()
        .expect("openssl is missing: apt-get install openssl (or run make test as root once)");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (cert, key)
}

/// One request over TLS, believing this certificate and no other. Gives the agreed version, too.
fn over_tls(address: &str, cert: &Path, request: &str) -> (String, Vec<u8>) {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let mut roots = rustls::RootCertStore::empty();
    use rustls::pki_types::{CertificateDer, pem::PemObject};
    roots.add(CertificateDer::from_pem_file(cert).expect("a certificate")).expect("a root");
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let name = "127.0.0.1".try_into().expect("an address");
    let client = rustls::ClientConnection::new(Arc::new(config), name).expect("a client");
    let wire = std::net::TcpStream::connect(address).expect("the house");
    let mut stream = rustls::StreamOwned::new(client, wire);
    stream.write_all(request.as_bytes()).expect("a request");
    let mut bytes = vec![];
    let _ = stream.read_to_end(&mut bytes);
    let agreed = (stream.conn.protocol_version(), stream.conn.negotiated_key_exchange_group().map(|it| it.name()));
    (format!("{agreed:?}"), bytes)
}

#[tokio::test(flavor = "multi_thread")]
async fn with_tls_cookies_are_for_this_host_and_this_way_alone() {
    let place = Place::sqlite();
    let link = place.init();
    let plain = place.serves().await;
    place.move_in(&plain, &link).await;
    plain.loses_power();
    let (cert, key) = certificate(place.scratch.folder());
    let (cert_said, key_said) = (cert.display().to_string(), key.display().to_string());
    let address = "https://en.example.jp";
    let tls = ["--tls-cert", &cert_said, "--tls-key", &key_said, "--public-address", address];
    let running = place.serves_with(&tls).await;
    let mut browser = running.browser();
    let mut goes = |method, path, form: Option<&str>| {
        let (agreed, bytes) = over_tls(&running.address, &cert, &browser.request(method, path, form));
        (agreed, browser.reads(format!("{method} {path}"), &bytes).expect("an answer"))
    };
    let (agreed, front) = goes("GET", "/", None);
    assert!(agreed.contains("TLSv1_3") && agreed.contains("X25519MLKEM768"), "{agreed}");
    let forever = front.is(200).headers.get("strict-transport-security").cloned().expect("HSTS");
    assert!(forever.to_str().expect("a header").starts_with("max-age="));
    let (_, sent) = goes("POST", "/letters/new", Some("text=a"));
    let sent = sent.leads_to("/letters/kept");
    let cookies: Vec<&str> = sent.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok()).collect();
    assert!(cookies.iter().any(|it| it.starts_with("__Host-engawa=")), "{cookies:?}");
    for cookie in cookies {
        let parts: Vec<&str> = cookie.split("; ").collect();
        for part in ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"] {
            assert!(parts.contains(&part), "{part} in {cookie}");
        }
        assert!(cookie.starts_with("__Host-") && !cookie.contains("Domain"), "{cookie}");
    }
    let (_, kept) = goes("GET", "/letters/kept", None);
    kept.is(200).sees("https://en.example.jp/return");
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_end_it_finishes_what_is_under_way() {
    for place in Place::both().await {
        let link = place.init();
        let mut running = place.serves().await;
        place.move_in(&running, &link).await;
        // A browser that holds its wire open must not keep the house from closing.
        let mut idle = TcpStream::connect(&running.address).await.expect("a wire");
        idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: house\r\n\r\n").await.expect("a request");
        let mut first = [0; 12];
        idle.read_exact(&mut first).await.expect("an answer");
        assert_eq!(&first, b"HTTP/1.1 200");

        let mut browser = running.browser();
        let once = browser.form_on("/letters/new").await.expect("a form");
        let writing = tokio::spawn(async move {
            let seen = browser.sends("/letters/new", &[("text", "あ"), ("once", &once)]).await;
            seen.expect("an answer, although the house closes").leads_to("/letters/kept");
            browser
        });
        // Its lock takes some hundred milliseconds to be made.
        tokio::time::sleep(Duration::from_millis(60)).await;
        running.is_told_to_end();
        let mut browser = writing.await.expect("the letter");
        assert_eq!(running.ends_within(9).await.code(), Some(0), "{}: {}", place.kind(), running.log());
        if place.kind() == "SQLite" {
            assert!(!place.data.join("engawa.db-wal").exists(), "the database was closed in order");
        }
        let running = place.serves().await;
        browser.finds(&running);
        browser.opens("/letters").await.expect("letters").is(200).sees("あ");
    }
}

/// `/readyz` says no, the page is calm and holds the text, and the same form is one letter once the trouble is over.
async fn trouble_passes(running: &Running, mut worker: Browser, begins: impl FnOnce(), ends: impl FnOnce()) {
    let mut known = running.browser();
    let once = known.form_on("/letters/new").await.expect("a form");
    known.sends("/letters/new", &[("text", "まえ"), ("once", &once)]).await.expect("sent").leads_to("/letters/kept");
    let again = known.form_on("/letters").await.expect("a form");
    let mut stranger = running.browser();
    let once = stranger.form_on("/letters/new").await.expect("a form");
    stranger.opens("/readyz").await.expect("ready").is(200);
    worker.finds(running);
    let thread = worker.opens("/staff/letters").await.expect("the inbox").is(200).link("/staff/letters/");
    let thread = thread.expect("a thread");
    begins();

    stranger.opens("/readyz").await.expect("not ready").is(503);
    stranger.opens("/healthz").await.expect("alive").is(200);
    let (first, second) = ("いま <書> いた & こと", "もう <一> つ");
    let seen = stranger.sends("/letters/new", &[("text", first), ("once", &once)]).await.expect("a page").is(503);
    assert!(seen.text.contains("いま &#60;書&#62; いた &#38; こと</textarea>"), "{}", seen.text);
    assert!(seen.text.contains(&format!("value=\"{once}\"")), "the same form, so that it stays one letter");
    let seen = known.sends("/letters", &[("text", second), ("once", &again)]).await.expect("a page").is(503);
    assert!(seen.text.contains("もう &#60;一&#62; つ</textarea>"), "{}", seen.text);
    let reply = ("text", "こた <え>");
    let answer = worker.sends(&format!("{thread}/reply"), &[reply]).await.expect("a page").is(503);
    assert!(answer.text.contains("こた &#60;え&#62;</textarea>"), "{}", answer.text);
    let front = stranger.opens("/").await.expect("the first page").is(200);
    for word in ["panic", "sqlx", "postgres", "SQL", "error"] {
        assert!(!seen.text.contains(word) && !front.text.contains(word), "{word}");
    }
    ends();

    let mut ready = 503;
    for _ in 0..100 {
        ready = stranger.opens("/readyz").await.expect("readiness").status.as_u16();
        if ready == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(ready, 200, "{}", running.log());
    for _ in 0..2 {
        let form = [("text", first), ("once", once.as_str())];
        stranger.sends("/letters/new", &form).await.expect("sent").leads_to("/letters/kept");
        let form = [("text", second), ("once", again.as_str())];
        known.sends("/letters", &form).await.expect("sent").leads_to("/letters");
    }
    let page = stranger.opens("/letters").await.expect("letters").is(200);
    assert_eq!(page.text.matches("class=\"letter mine\"").count(), 1);
    let page = known.opens("/letters").await.expect("letters").is(200);
    assert_eq!(page.text.matches("class=\"letter mine\"").count(), 2);
    worker.sends(&format!("{thread}/reply"), &[reply]).await.expect("sent").leads_to(&thread);
    worker.opens(&thread).await.expect("the thread").is(200).sees("こた");
    for canary in [first, second, "いま", "もう"] {
        assert!(!running.log().contains(canary), "{canary} is in the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_database_goes_away_nothing_is_lost() {
    let place = Place::postgres().await;
    let link = place.init();
    let running = place.serves().await;
    let [_, worker, _] = place.move_in(&running, &link).await;
    let (server, name) = place.scratch.address().rsplit_once('/').expect("an address");
    let psql = |sql: &str| {
        let said = Command::new("psql").arg(format!("{server}/postgres")).args(["-qAtc", sql]).output().expect("psql");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    };
    let begins = || {
        psql(&format!("alter database {name} with allow_connections false"));
        psql(&format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"));
    };
    trouble_passes(&running, worker, begins, || psql(&format!("alter database {name} with allow_connections true")))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_disk_is_full_nothing_is_lost() {
    let place = Place::sqlite();
    let link = place.init();
    let mut running = place.serves().await;
    let [_, worker, _] = place.move_in(&running, &link).await;
    running.is_told_to_end();
    running.ends_within(9).await;

    // A small disk that only this process sees, with the house on it. It is gone when the process is.
    let may = Command::new("unshare").args(["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    if !may.is_ok_and(|it| it.status.success()) {
        println!("not tried: only root can make a small disk to fill");
        return;
    }
    let mut command = Command::new("unshare");
    let script = "cp -a \"$1\" \"$1.copy\" && mount -t tmpfs -o size=3m tmpfs \"$1\" && cp -a \"$1.copy/.\" \"$1\" &&
                  program=$2 && shift 2 && exec \"$program\" serve --listen 127.0.0.1:0 \"$@\"";
    command.args(["--mount", "sh", "-c", script, "sh"]).arg(&place.data).arg(env!("CARGO_BIN_EXE_engawa"));
    command.args(place.settings()).current_dir(place.scratch.folder());
    let running = place.starts(command).await;
    let disk = PathBuf::from(format!("/proc/{}/root{}", running.id(), place.data.display()));
    let filling = disk.join("filling");
    let begins = || {
        let mut file = std::fs::File::create(&filling).expect("a file on the small disk");
        let full = (0..1_000_000).find_map(|_| file.write_all(&[0; 512]).err()).expect("a full disk");
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    };
    trouble_passes(&running, worker, begins, || std::fs::remove_file(&filling).expect("room again")).await;
}
