//! The program itself, as an organisation runs it: `engawa init`, `engawa serve`, and browsers on a real wire.
use crate::support::{Seen, encoded, shown_by};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use ground_testkit::Scratch;
use std::{
    collections::BTreeMap,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const PATIENCE: Duration = Duration::from_secs(30);

/// Where a house stands: its data in one folder, its keys in another, its database in the data or on a server.
pub struct Place {
    pub data: PathBuf,
    pub keys: PathBuf,
    pub scratch: Scratch,
    started: std::cell::Cell<u32>,
}

impl Place {
    pub async fn both() -> [Place; 2] {
        Scratch::both().await.map(Place::new)
    }
    pub fn sqlite() -> Place {
        Place::new(Scratch::sqlite())
    }
    pub async fn postgres() -> Place {
        Place::new(Scratch::postgres().await)
    }
    fn new(scratch: Scratch) -> Place {
        let (data, keys) = (scratch.folder().join("data"), scratch.folder().join("elsewhere/keys"));
        Place { data, keys, scratch, started: std::cell::Cell::new(0) }
    }

    pub fn kind(&self) -> &'static str {
        self.scratch.kind
    }

    /// `--data … --keys … [--database …]`.
    pub fn settings(&self) -> Vec<String> {
        let text = |path: &Path| path.display().to_string();
        let mut settings = vec!["--data".into(), text(&self.data), "--keys".into(), text(&self.keys)];
        if self.kind() == "PostgreSQL" {
            settings.extend(["--database".into(), self.scratch.address().to_owned()]);
        }
        settings
    }

    /// Runs a command to its end, in an empty folder and with nothing of ours in the environment.
    pub fn says(&self, words: &[&str]) -> Told {
        let mut command = engawa(self.scratch.folder());
        let child = command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program runs");
        for _ in 0..PATIENCE.as_millis() / 10 {
            if child.try_wait().expect("a process").is_some() {
                return Told::from(child.wait_with_output().expect("what it said"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = child.kill();
        panic!("{words:?} doesn't end: {:?}", child.wait_with_output());
    }
    /// The same, with somebody who types these lines.
    pub fn says_typing(&self, words: &[&str], typed: &str) -> Told {
        let lines = self.scratch.folder().join("typed");
        std::fs::write(&lines, typed).expect("a file");
        let mut command = engawa(self.scratch.folder());
        command.stdin(File::open(&lines).expect("a file"));
        Told::from(command.args(words).output().expect("the program runs"))
    }
    /// The same, with the settings of this place.
    pub fn says_here(&self, words: &[&str]) -> Told {
        let settings = self.settings();
        let words: Vec<&str> = words.iter().copied().chain(settings.iter().map(String::as_str)).collect();
        self.says(&words)
    }

    /// Creates the house, and gives the path of the administrator's link.
    pub fn init(&self) -> String {
        self.init_with_cards().0
    }
    /// The same, with the words of the five cards.
    pub fn init_with_cards(&self) -> (String, Vec<String>) {
        let told = self.says_here(&["init", "--quietly"]).succeeds();
        (link_in(&told.out), cards_in(&told.out))
    }

    /// Opens the house on a free port, and waits until it answers.
    pub async fn serves(&self) -> Running {
        self.serves_with(&[]).await
    }
    pub async fn serves_with(&self, more: &[&str]) -> Running {
        let mut command = engawa(self.scratch.folder());
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(self.settings()).args(more);
        self.starts(command).await
    }
    pub async fn starts(&self, mut command: Command) -> Running {
        self.started.set(self.started.get() + 1);
        let log = self.scratch.folder().join(format!("log-{}", self.started.get()));
        let errors = File::create(&log).expect("a log");
        let child = command.stderr(errors).spawn().expect("the program starts");
        let mut running = Running { child, address: String::new(), log, kind: self.kind() };
        let open = async {
            loop {
                if let Some(address) = running.address_said() {
                    break address;
                }
                let ended = running.child.try_wait().expect("a process");
                assert!(ended.is_none(), "{}: the program ended: {}", running.kind, running.log());
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let open = tokio::time::timeout(PATIENCE, open).await;
        running.address = open.unwrap_or_else(|_| panic!("{}: it doesn't open", self.kind()));
        running
    }

    /// An administrator, and two workers in the team that receives letters, all by their links.
    pub async fn move_in(&self, running: &Running, link: &str) -> [Browser; 3] {
        let mut administrator = running.browser();
        administrator.joins(link, "管理").await;
        let team = administrator.opens("/staff/people").await.expect("people").is(200);
        let (_, team) = team.text.split_once("<option value=\"").expect("a team");
        let team = team.split('"').next().expect("a team").to_owned();
        let (mut first, mut second) = (running.browser(), running.browser());
        for (name, worker) in [("甲", &mut first), ("乙", &mut second)] {
            let invite = [("for_whom", name), ("role", "support_worker"), ("team", &team)];
            let shown = administrator.sends("/staff/people/invite", &invite).await.expect("a link").is(200);
            worker.joins(&link_in(&shown.text), name).await;
        }
        let door = first.opens("/staff/team").await.expect("the team").is(200);
        let (_, account) = door.text.split_once("name=\"account\" value=\"").expect("someone at the door");
        let account = account.split('"').next().expect("an account");
        let let_in = [("team", team.as_str()), ("account", account)];
        first.sends("/staff/team/let-in", &let_in).await.expect("let in").leads_to("/staff/team");
        [administrator, first, second]
    }
}

/// The words of the five cards that `init` shows: three cards, two witnesses.
pub fn cards_in(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_title = |line: &str| line.starts_with("  Card ") || line.starts_with("  Witness ");
    let words =
        |at: usize| lines[at + 1..=at + 2].iter().flat_map(|it| it.split_whitespace()).collect::<Vec<_>>().join(" ");
    (0..lines.len()).filter(|at| is_title(lines[*at])).map(words).collect()
}

/// `…/join/{link}`, wherever it stands.
pub fn link_in(text: &str) -> String {
    let (_, link) = text.split_once("/join/").unwrap_or_else(|| panic!("no link in {text}"));
    format!("/join/{}", link.chars().take_while(char::is_ascii_alphanumeric).collect::<String>())
}

/// The program, in a folder of the test's own, with nothing of ours in its environment.
pub fn engawa(folder: &Path) -> Command {
    // For making a fixture: a program that was released.
    let released = std::env::var_os("ENGAWA_RELEASED");
    let mut command = Command::new(released.unwrap_or(env!("CARGO_BIN_EXE_engawa").into()));
    let ours = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ENGAWA_"));
    ours.for_each(|(name, _)| {
        command.env_remove(name);
    });
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// What a command said until its end.
pub struct Told {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

impl From<Output> for Told {
    fn from(it: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Told { status: it.status, out: text(&it.stdout), err: text(&it.stderr) }
    }
}

impl Told {
    #[track_caller]
    pub fn succeeds(self) -> Self {
        assert!(self.status.success(), "{}\n{}", self.out, self.err);
        self
    }
    /// It did not do it, and said so in sentences that hold all of this.
    #[track_caller]
    pub fn refuses(self, sentences: &[&str]) -> Self {
        assert_eq!(self.status.code(), Some(1), "{}\n{}", self.out, self.err);
        for part in sentences {
            assert!(self.err.contains(part), "»{part}« is not in: {}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}

/// The program while it runs. Dropped, it is killed.
pub struct Running {
    child: Child,
    pub address: String,
    log: PathBuf,
    kind: &'static str,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
    fn address_said(&self) -> Option<String> {
        let log = self.log();
        let (line, _) = log.split_once("address=")?.1.split_once('\n')?;
        Some(line.split(' ').next()?.to_owned())
    }
    pub fn id(&self) -> u32 {
        self.child.id()
    }
    pub fn browser(&self) -> Browser {
        Browser { address: self.address.clone(), cookies: BTreeMap::new(), kind: self.kind }
    }
    /// The power is cut.
    pub fn loses_power(mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("an end");
    }
    /// SIGTERM, as the system's caretaker sends it.
    pub fn is_told_to_end(&self) {
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.id())]).status();
        assert!(told.expect("sh").success());
    }
    /// Waits for its end, for so many seconds at most.
    pub async fn ends_within(&mut self, seconds: u64) -> ExitStatus {
        for _ in 0..seconds * 50 {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{}: it doesn't end: {}", self.kind, self.log());
    }
}

/// A browser: cookies and a wire.
#[derive(Clone)]
pub struct Browser {
    pub address: String,
    pub cookies: BTreeMap<String, String>,
    kind: &'static str,
}

impl Browser {
    /// The same browser, after the house was opened again somewhere.
    pub fn finds(&mut self, running: &Running) {
        self.address.clone_from(&running.address);
    }
    pub async fn opens(&mut self, path: &str) -> io::Result<Seen> {
        self.goes("GET", path, None).await
    }
    /// As a browser does, an answer says which thread its page showed.
    pub async fn sends(&mut self, path: &str, form: &[(&str, &str)]) -> io::Result<Seen> {
        let shown = shown_by(path);
        let form: Vec<(&str, &str)> = form.iter().copied().chain(shown.map(|id| ("shown", id))).collect();
        self.goes("POST", path, Some(encoded(&form))).await
    }

    /// Comes in by a one-time link.
    async fn joins(&mut self, link: &str, name: &str) {
        self.opens(link).await.expect("the link's page").is(200);
        let form = [("name", name), ("called", name)];
        self.sends(link, &form).await.expect("joining").leads_to("/staff/welcome");
        self.sends("/staff/welcome/done", &[]).await.expect("kept").leads_to("/staff");
    }

    /// The one-time token of the form on this page.
    pub async fn form_on(&mut self, path: &str) -> io::Result<String> {
        let page = self.opens(path).await?.is(200);
        let (_, once) =
            page.text.split_once("name=\"once\" value=\"").unwrap_or_else(|| panic!("no form: {}", page.words()));
        Ok(once.split('"').next().expect("a token").to_owned())
    }

    /// What a browser would send: the text of a request.
    pub fn request(&self, method: &str, path: &str, form: Option<&str>) -> String {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if let Some(form) = form {
            let kind = "application/x-www-form-urlencoded";
            request.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", form.len()));
        }
        format!("{request}\r\n{}", form.unwrap_or_default())
    }

    async fn goes(&mut self, method: &str, path: &str, form: Option<String>) -> io::Result<Seen> {
        let request = self.request(method, path, form.as_deref());
        let exchange = async {
            let mut wire = TcpStream::connect(&self.address).await?;
            wire.write_all(request.as_bytes()).await?;
            let mut bytes = vec![];
            match wire.read_to_end(&mut bytes).await {
                // What came before the wire broke still counts.
                Err(_) if !bytes.is_empty() => Ok(bytes),
                other => other.map(|_| bytes),
            }
        };
        let bytes = tokio::time::timeout(PATIENCE, exchange).await.map_err(|_| io::ErrorKind::TimedOut)??;
        self.reads(format!("{method} {path}"), &bytes)
    }

    /// Reads an answer. One that broke off is an error.
    pub fn reads(&mut self, what: String, bytes: &[u8]) -> io::Result<Seen> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or(io::ErrorKind::InvalidData)?;
        let mut headers = HeaderMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            let name: HeaderName = name.parse().expect("a header");
            headers.append(name, HeaderValue::from_str(value).expect("a header"));
        }
        let length = headers.get("content-length").and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| body.len() < length) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.remembers(&headers);
        let status: StatusCode = status.parse().expect("a status");
        Ok(Seen::new(self.kind, what, status, headers, body.to_owned()))
    }

    fn remembers(&mut self, headers: &HeaderMap) {
        for line in headers.get_all("set-cookie") {
            let line = line.to_str().expect("a cookie");
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
