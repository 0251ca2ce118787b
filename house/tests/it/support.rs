//! A house to test in, and people to act as: `let hana = house.person(); hana.opens("/letters").await.sees("…")`.
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use ground_circle::{Vault, second_factor::SharedSecret};
use ground_kernel::{Id, Timestamp, WallDice};
use ground_post::{Security, Smtp, SmtpSettings};
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_testkit::{FakeClock, MailServer, Scratch, moment};
use ground_web::{Brakes, Door, House};
use house::{
    Opening, jobs,
    keeping::{self, Keeping, KeysFile, Outside},
    open, sample,
};
use http_body_util::BodyExt;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tower::ServiceExt;

pub const ADDRESS: &str = "http://127.0.0.1:8080";

/// A house with an administrator 管理 and the workers 甲, 乙, 丁, on a database of its own, at a moment of its own.
pub struct TestHouse {
    pub house: House,
    pub clock: FakeClock,
    pub scratch: Scratch,
    pub mail: MailServer,
    pub staff: Vec<sample::StaffMember>,
    pub keys: String,
    smtp: Smtp,
    pages: Router,
}

impl TestHouse {
    /// One on each database. Sunday 2026-11-22, 03:02: closed until Tuesday noon.
    pub async fn both() -> Vec<TestHouse> {
        let mut houses = vec![];
        for scratch in Scratch::both().await {
            houses.push(TestHouse::on(scratch).await);
        }
        houses
    }

    pub async fn sqlite() -> TestHouse {
        TestHouse::on(Scratch::sqlite()).await
    }

    pub async fn on(scratch: Scratch) -> TestHouse {
        TestHouse::behind(Door { public_address: ADDRESS.to_owned(), can_ring: true, ..Door::default() }, scratch).await
    }

    /// A house behind a door of one's own: TLS, a proxy, no mail.
    pub async fn behind(door: Door, scratch: Scratch) -> TestHouse {
        let clock = FakeClock::at(moment(2026, 11, 22, 3, 2));
        let keys = InstanceKeys::new(moment(2026, 11, 22, 3, 2).week());
        let text = keys.to_text().to_string();
        let db = scratch.open().await;
        let vault = Vault::new(keys, Cost::FOR_TESTS);
        let team = Id::from_array([42; 16]);
        let link = sample::found_at(&db, &vault, moment(2026, 11, 22, 3, 0), team).await.expect("the house is founded");
        let mail = MailServer::start().await;
        let smtp = smtp_at(mail.port);
        let rng = Arc::new(WallDice);
        let opening = Opening {
            db,
            vault,
            clock: Arc::new(clock.clone()),
            rng,
            door,
            brakes: Brakes::new(false),
            own_words: vec![],
        };
        let opened = open(opening).await.expect("the house opens");
        let staff = sample::move_in(&opened.house, team, &link).await.expect("people move in");
        TestHouse { house: opened.house, pages: opened.pages, clock, scratch, mail, staff, keys: text, smtp }
    }

    /// Someone with a browser of their own, and no session.
    pub fn person(&self) -> Person {
        Person {
            pages: self.pages.clone(),
            cookies: Arc::default(),
            headers: HeaderMap::new(),
            last: Arc::default(),
            kind: self.scratch.kind,
        }
    }

    /// Someone of the house, signed in.
    pub async fn worker(&self, name: &str) -> Person {
        let person = self.person();
        // A code is accepted once; the next half minute has another.
        self.clock.pass_seconds(31);
        let (password, code) = self.credentials(name);
        person
            .sends("/staff/sign-in", &[("name", name), ("password", &password), ("code", &code)])
            .await
            .leads_to("/staff");
        person
    }

    pub fn credentials(&self, name: &str) -> (String, String) {
        let it = self.staff.iter().find(|it| it.name == name).expect("someone who works here");
        let second = SharedSecret::from_base32(&it.totp_secret).expect("a secret");
        (it.password.clone(), second.code_at(self.house.now()).expect("a code"))
    }

    /// What the house does by itself.
    pub async fn jobs(&self) {
        self.jobs_with(&self.smtp).await;
    }
    /// The same with another mail server, for example one that is away.
    pub async fn jobs_with(&self, smtp: &Smtp) {
        jobs::once(&self.house, Some(smtp)).await.expect("jobs");
    }

    pub fn now(&self) -> Timestamp {
        self.house.now()
    }

    /// Everything the ledger can be asked for fits.
    pub async fn ledger_fits(&self) {
        let keys = InstanceKeys::from_text(&self.keys).expect("keys");
        let report = ground_circle::verify_ledger(self.house.db(), &Vault::new(keys, Cost::FOR_TESTS)).await;
        let report = report.expect("a report");
        assert!(report.complaints.is_empty(), "{}: {:?}", self.scratch.kind, report.complaints);
    }

    /// Every byte that lies in the database: the files of SQLite, or every row of PostgreSQL as text.
    pub async fn raw(&self) -> Vec<u8> {
        if self.scratch.kind == "SQLite" {
            let files = ["", "-wal"].map(|end| std::fs::read(format!("{}{end}", self.scratch.address())));
            return files.into_iter().flatten().flatten().collect();
        }
        let dump = std::process::Command::new("pg_dump")
            .args(["--data-only", "--inserts", self.scratch.address()])
            .output()
            .expect("pg_dump");
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        decoded(&dump.stdout)
    }

    /// None of these stands anywhere in the database.
    pub async fn holds_nowhere(&self, canaries: &[&str]) {
        let raw = self.raw().await;
        for canary in canaries {
            let found = raw.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{}: {canary} lies open in the database", self.scratch.kind);
        }
    }
}

impl TestHouse {
    /// Its keys, anchors and copies, in folders of the test's own, which stand for the media.
    pub fn keeping(&self) -> Keeping {
        let at = |name: &str| self.scratch.folder().join(name);
        for folder in ["outside", "tables", "keys"] {
            std::fs::create_dir_all(at(folder)).expect("a folder");
        }
        let keys = KeysFile::at(&at("outside/keys"));
        if !keys.path().exists() {
            keys.create(&InstanceKeys::from_text(&self.keys).expect("keys")).expect("a keys file");
        }
        let outside = Outside::at(&at("outside/anchors"));
        let (tables, other) = (Some(at("tables")), Some(at("keys")));
        Keeping { keys, outside, anchor_mail: vec![], backup_to: tables, backup_keys_to: other }
    }
    /// What the house does by itself for its keys and its copies.
    pub async fn keeps(&self) {
        keeping::once(&self.house, &self.keeping(), Some(&self.smtp)).await;
    }
    pub fn smtp(&self) -> &Smtp {
        &self.smtp
    }

    /// A house that was restored into this place; nobody here is known to the tests.
    pub async fn moved_into(scratch: Scratch, keys: &InstanceKeys, clock: FakeClock) -> TestHouse {
        let (db, mail) = (scratch.open().await, MailServer::start().await);
        let vault = Vault::new(keys.clone(), Cost::FOR_TESTS);
        let door = Door { public_address: ADDRESS.to_owned(), can_ring: true, ..Door::default() };
        let (ticks, rng, brakes) = (Arc::new(clock.clone()), Arc::new(WallDice), Brakes::new(false));
        let opening = Opening { db, vault, clock: ticks, rng, door, brakes, own_words: vec![] };
        let opened = open(opening).await.expect("the house opens");
        let (keys, smtp) = (keys.to_text().to_string(), smtp_at(mail.port));
        TestHouse { house: opened.house, pages: opened.pages, clock, scratch, mail, staff: vec![], keys, smtp }
    }

    /// The same house in another place, with the same people and the same clock: after a restore.
    pub async fn opened_on(&self, scratch: Scratch, keys: &InstanceKeys) -> TestHouse {
        let (db, mail) = (scratch.open().await, MailServer::start().await);
        let vault = Vault::new(keys.clone(), Cost::FOR_TESTS);
        let door = Door { public_address: ADDRESS.to_owned(), can_ring: true, ..Door::default() };
        let (clock, rng, brakes) = (Arc::new(self.clock.clone()), Arc::new(WallDice), Brakes::new(false));
        let opening = Opening { db, vault, clock, rng, door, brakes, own_words: vec![] };
        let opened = open(opening).await.expect("the house opens");
        let staff = self.staff.iter().map(|it| sample::StaffMember {
            name: it.name.clone(),
            role: it.role,
            password: it.password.clone(),
            totp_secret: it.totp_secret.clone(),
        });
        let smtp = smtp_at(mail.port);
        TestHouse {
            house: opened.house,
            pages: opened.pages,
            clock: self.clock.clone(),
            scratch,
            mail,
            staff: staff.collect(),
            keys: keys.to_text().to_string(),
            smtp,
        }
    }
}

impl TestHouse {
    /// As after a power cut: what was in memory is gone, the database and the people are the same.
    pub async fn cut_off(self) -> TestHouse {
        let TestHouse { house, clock, scratch, mail, staff, keys, smtp, pages } = self;
        drop((house, pages));
        let vault = Vault::new(InstanceKeys::from_text(&keys).expect("keys"), Cost::FOR_TESTS);
        let door = Door { public_address: ADDRESS.to_owned(), can_ring: true, ..Door::default() };
        let (db, ticks) = (scratch.open().await, Arc::new(clock.clone()));
        let (rng, brakes) = (Arc::new(WallDice), Brakes::new(false));
        let opened = open(Opening { db, vault, clock: ticks, rng, door, brakes, own_words: vec![] }).await;
        let opened = opened.expect("the house opens");
        TestHouse { house: opened.house, pages: opened.pages, clock, scratch, mail, staff, keys, smtp }
    }

    /// Its pages over a wire of this machine, for what is no single answer.
    pub async fn listens(&self) -> SocketAddr {
        let wire = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = wire.local_addr().expect("an address");
        let pages = self.pages.clone();
        tokio::spawn(async move { axum::serve(wire, pages).await });
        address
    }
}

/// Mail by way of a server on this machine.
pub fn smtp_at(port: u16) -> Smtp {
    let from = "おしらせ <bell@example.jp>".to_owned();
    let settings = SmtpSettings { host: "127.0.0.1".to_owned(), port, from, security: Security::None, user: None };
    Smtp::new(&settings).expect("mail")
}

/// A dump writes bytes as `\x…`; a canary must be looked for in them, too.
fn decoded(dump: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(dump);
    let mut all = dump.to_vec();
    for part in text.split("\\x").skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        let bytes = (0..digits.len() / 2).filter_map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok());
        all.extend(bytes);
    }
    all
}

/// Someone with a browser: cookies, and a way of looking at pages.
#[derive(Clone)]
pub struct Person {
    pages: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    headers: HeaderMap,
    last: Arc<Mutex<Vec<u8>>>,
    kind: &'static str,
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    kind: &'static str,
    what: String,
}

impl Person {
    pub fn asking_for(mut self, name: &'static str, value: &'static str) -> Person {
        self.headers.insert(name, value.parse().expect("a header"));
        self
    }

    pub async fn opens(&self, path: &str) -> Seen {
        self.goes(Method::GET, path, None).await
    }

    /// As a browser does, an answer says which thread its page showed.
    pub async fn sends(&self, path: &str, form: &[(&str, &str)]) -> Seen {
        let shown = shown_by(path);
        let shown = shown.filter(|_| form.iter().all(|it| it.0 != "shown")).map(|id| ("shown", id));
        let form: Vec<(&str, &str)> = form.iter().copied().chain(shown).collect();
        self.goes(Method::POST, path, Some(encoded(&form))).await
    }

    pub async fn goes(&self, method: Method, path: &str, form: Option<String>) -> Seen {
        let mut request = Request::builder().method(method.clone()).uri(path).header(header::HOST, "127.0.0.1:8080");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies = self.cookies.lock().expect("cookies").clone();
        let cookies: Vec<String> = cookies.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request = request.body(form.map_or_else(Body::empty, Body::from)).expect("a request");
        let response = self.pages.clone().oneshot(request).await.expect("an answer");
        self.remember(response.headers());
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        *self.last.lock().expect("bytes") = bytes.to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Seen { status, headers, text, kind: self.kind, what: format!("{method} {path}") }
    }

    /// The bytes of the last answer, for what is not a page.
    pub fn saves(&self) -> Vec<u8> {
        self.last.lock().expect("bytes").clone()
    }

    /// Sends something that is not a form of fields: a file.
    pub async fn brings(&self, path: &str, kind: &str, body: Vec<u8>) -> Seen {
        let cookies = self.cookies.lock().expect("cookies").clone();
        let cookies: Vec<String> = cookies.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, cookies.join("; "));
        let response = self.pages.clone().oneshot(request.body(Body::from(body)).expect("a request")).await;
        let response = response.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Seen::new(self.kind, format!("POST {path}"), status, headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    fn remember(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("cookies");
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie");
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Somebody else with a copy of these cookies; what one of them is given later, the other is not.
    pub fn copied(&self) -> Person {
        let cookies = self.cookies.lock().expect("cookies").clone();
        Person { cookies: Arc::new(Mutex::new(cookies)), ..self.clone() }
    }
    /// The same browser before a house that was opened again.
    pub fn before(&self, house: &TestHouse) -> Person {
        Person { pages: house.pages.clone(), ..self.clone() }
    }
    /// As a browser sends them.
    pub fn cookies(&self) -> String {
        let cookies = self.cookies.lock().expect("cookies").clone();
        cookies.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
    pub fn forget_cookies(&self) {
        self.cookies.lock().expect("cookies").clear();
    }

    /// Writes a first letter and gives back number and words.
    pub async fn writes(&self, text: &str, more: &[(&str, &str)]) -> (String, String) {
        let form: Vec<(&str, &str)> = [("text", text)].into_iter().chain(more.iter().copied()).collect();
        self.sends("/letters/new", &form).await.leads_to("/letters/kept");
        let kept = self.opens("/letters/kept").await;
        (kept.within("id=\"number\"", "</p>"), kept.within("id=\"words\"", "</ol>"))
    }
}

/// The thread that the page showed on which an answer to this address was typed.
pub fn shown_by(path: &str) -> Option<&str> {
    let (id, rest) = path.strip_prefix("/staff/letters/")?.split_once('/')?;
    (rest == "reply" || rest.starts_with("write/")).then_some(id)
}

/// A form as browsers send it.
pub fn encoded(form: &[(&str, &str)]) -> String {
    let quote = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    form.iter().map(|(name, value)| format!("{}={}", quote(name), quote(value))).collect::<Vec<_>>().join("&")
}

impl Seen {
    pub fn new(kind: &'static str, what: String, status: StatusCode, headers: HeaderMap, text: String) -> Seen {
        Seen { status, headers, text, kind, what }
    }

    /// The text without markup, as a person reads it.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside = false;
        for it in self.text.chars() {
            match it {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                _ if !inside => words.push(it),
                _ => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn sees(self, what: &str) -> Self {
        assert!(self.words().contains(what), "{} {}: {what} is not in:\n{}", self.kind, self.what, self.words());
        self
    }
    #[track_caller]
    pub fn sees_not(self, what: &str) -> Self {
        assert!(!self.words().contains(what), "{} {}: {what} is in:\n{}", self.kind, self.what, self.words());
        self
    }
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} {}\n{}", self.kind, self.what, self.words());
        self
    }
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        let to = self.headers.get(header::LOCATION).and_then(|it| it.to_str().ok()).unwrap_or_default();
        assert_eq!((self.status.as_u16(), to), (303, path), "{} {}\n{}", self.kind, self.what, self.words());
        self
    }
    /// What stands between a mark in the page and an end, without markup.
    #[track_caller]
    pub fn within(&self, mark: &str, end: &str) -> String {
        let (_, rest) = self.text.split_once(mark).unwrap_or_else(|| panic!("{}: no {mark}", self.what));
        let rest = rest.split_once('>').expect("a tag").1.split_once(end).expect("an end").0;
        let inner = Seen { text: rest.to_owned(), headers: HeaderMap::new(), what: String::new(), ..*self };
        inner.words()
    }
    /// The first address in the page that begins with this.
    pub fn link(&self, begin: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&format!("\"{begin}"))?;
        Some(format!("{begin}{}", rest.split_once('"')?.0))
    }
    /// All addresses in the page that begin with this.
    pub fn links(&self, begin: &str) -> Vec<String> {
        let mark = format!("\"{begin}");
        let parts = self.text.split(&mark).skip(1);
        parts.filter_map(|rest| Some(format!("{begin}{}", rest.split_once('"')?.0))).collect()
    }
}
