//! Steps that stories are made of: what somebody does on several pages in a row, and what they read there.
use crate::support::{Person, Seen, TestHouse};
use ground_circle::second_factor::SharedSecret;
use ground_testkit::moment;

impl TestHouse {
    /// A moment of Tokyo's civil time; the clock only goes forward.
    pub fn it_is(&self, year: i64, month: i64, day: i64, hour: i64, minute: i64) {
        let then = moment(year, month, day, hour, minute);
        assert!(self.now() < then, "a clock of a test goes forward");
        self.clock.set(then);
    }

    /// 甲 answers, 乙 reads it as the second; ten seconds later it can be seen.
    pub async fn answers(&self, thread: &str, text: &str) {
        let (writer, second) = (self.worker("甲").await, self.worker("乙").await);
        writer.sends(&format!("{thread}/reply"), &[("text", text)]).await.leads_to(thread);
        if let Some(way) = second.opens(thread).await.link_ending(thread, "/second") {
            second.sends(&way, &[]).await.leads_to(thread);
        }
        self.clock.pass_seconds(11);
    }

    /// The administrator says something else about the house than what it says now.
    pub async fn settle(&self, changed: &[(&str, &str)]) {
        let office = self.worker("管理").await;
        let now = office.opens("/staff/settings").await.is(200);
        let hours = now.between("<textarea id=\"hours\"", "</textarea>");
        let hours = hours.iter().filter_map(|it| it.split_once('>')).map(|it| ("hours".to_owned(), it.1.to_owned()));
        let inputs = now.between("<input ", ">").into_iter().filter(|it| {
            it.contains("name=")
                && (it.contains(" checked") || !(it.contains("\"radio\"") || it.contains("\"checkbox\"")))
        });
        let attribute = |it: &str, name: &str| {
            let value = it.split(&format!(" {name}=\"")).nth(1).or_else(|| it.strip_prefix(&format!("{name}=\"")));
            value.and_then(|it| it.split('"').next()).unwrap_or_default().to_owned()
        };
        let inputs = inputs.map(|it| (attribute(&it, "name"), attribute(&it, "value")));
        let mut form: Vec<(String, String)> = hours.chain(inputs).collect();
        form.retain(|it| !changed.iter().any(|new| new.0 == it.0));
        form.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        office.sends("/staff/settings", &form).await.leads_to("/staff/settings");
    }

    /// The administrator ends somebody's access.
    pub async fn ends(&self, name: &str) {
        let office = self.worker("管理").await;
        let account = office.opens("/staff/people").await.account_of(name);
        office.sends("/staff/people/end", &[("account", &account)]).await.leads_to("/staff/people");
    }

    /// Somebody new comes in by a link, copies their words, and is at the desk; in no team yet.
    pub async fn joins(&self, name: &str) -> (Person, String, SharedSecret) {
        let office = self.worker("管理").await;
        let people = office.opens("/staff/people").await;
        let team = people.text.split("<option value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a team");
        let form = [("for_whom", name), ("role", "support_worker"), ("team", team)];
        let link = office.sends("/staff/people/invite", &form).await.within("id=\"link\"", "</code>");
        let way = link.split_once("/join/").map(|it| format!("/join/{}", it.1)).expect("a link");
        let person = self.person();
        person.opens(&way).await.is(200);
        person.sends(&way, &[("name", name), ("called", name)]).await.leads_to("/staff/welcome");
        let welcome = person.opens("/staff/welcome").await;
        let (words, secret) = (welcome.within("id=\"words\"", "</ol>"), welcome.within("id=\"secret\"", "</code>"));
        person.sends("/staff/welcome/done", &[]).await.leads_to("/staff");
        self.person().opens(&way).await.is(410);
        (person, words, SharedSecret::from_base32(&secret).expect("a secret"))
    }
}

impl Person {
    /// The threads of the inbox, as it orders them.
    pub async fn inbox(&self) -> Vec<String> {
        self.opens("/staff/letters").await.is(200).links("/staff/letters/")
    }
    /// The only thread there is.
    pub async fn the_thread(&self) -> String {
        let threads = self.inbox().await;
        assert_eq!(threads.len(), 1, "{threads:?}");
        threads.into_iter().next().expect("a thread")
    }
    pub async fn returns(&self, number: &str, words: &str) -> Seen {
        self.sends("/return", &[("number", number), ("words", words)]).await
    }
    /// The form's one-time token on the page of a first letter.
    pub async fn begins(&self) -> String {
        self.opens("/letters/new").await.is(200).value_of("once")
    }
}

impl Seen {
    /// What somebody wrote, letter by letter, exactly.
    pub fn written(&self) -> Vec<String> {
        self.between("<div class=\"as-written\">", "</div>")
    }
    /// What stands in the field for a text.
    pub fn field(&self) -> String {
        let fields = self.between("<textarea id=\"text\"", "</textarea>");
        let field = fields.first().unwrap_or_else(|| panic!("no field for a text in:\n{}", self.words()));
        field.split_once(">\n").expect("a field begins on a line of its own").1.to_owned()
    }
    /// The automatic answers, sentence by sentence.
    pub fn automatic(&self) -> Vec<String> {
        self.between("<li class=\"letter auto\">", "</li>").iter().map(|it| without_markup(it)).collect()
    }
    pub fn between(&self, begin: &str, end: &str) -> Vec<String> {
        let parts = self.text.split(begin).skip(1);
        parts.map(|part| plain(part.split(end).next().unwrap_or_default())).collect()
    }
    #[track_caller]
    pub fn value_of(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.split_once(&mark).unwrap_or_else(|| panic!("no {name} in:\n{}", self.words()));
        plain(rest.split('"').next().unwrap_or_default())
    }
    /// The first address in the page that begins and ends like this.
    pub fn link_ending(&self, begin: &str, end: &str) -> Option<String> {
        self.links(begin).into_iter().find(|it| it.ends_with(end))
    }
    /// Where a form sends to, by how its address ends, or begins.
    pub fn form_action(&self, end: &str) -> Option<String> {
        self.between("action=\"", "\"").into_iter().find(|it| it.ends_with(end))
    }
    pub fn form_action_of(&self, begin: &str) -> Option<String> {
        self.between("action=\"", "\"").into_iter().find(|it| it.starts_with(begin))
    }
    #[track_caller]
    pub fn link_of_form(&self, begin: &str) -> String {
        self.form_action_of(begin).unwrap_or_else(|| panic!("no form to {begin} in:\n{}", self.words()))
    }
    /// The hidden fields of the form that sends there.
    pub fn form_to(&self, path: &str) -> Vec<(String, String)> {
        let forms = self.text.split("<form ").find(|it| it.contains(&format!("action=\"{path}\"")));
        let fields =
            forms.unwrap_or_default().split("</form>").next().unwrap_or_default().split("type=\"hidden\" name=\"");
        let pair = |it: &str| {
            let (name, rest) = it.split_once("\" value=\"")?;
            Some((name.to_owned(), plain(rest.split('"').next()?)))
        };
        fields.skip(1).filter_map(pair).collect()
    }
    pub fn account_of(&self, name: &str) -> String {
        let rows = self.between("<tr>", "</tr>");
        let row = rows.iter().find(|row| row.contains(&format!(">{name}<"))).expect("someone who works here");
        let id = row.split("name=\"account\" value=\"").nth(1).and_then(|it| it.split('"').next());
        id.expect("an account").to_owned()
    }
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned()
    }
    /// These stand in the page one after the other.
    #[track_caller]
    pub fn sees_in_order(&self, parts: &[&str]) {
        let words = self.words();
        let mut rest = words.as_str();
        for part in parts {
            let at = rest.find(part).unwrap_or_else(|| panic!("{part} is not there, or not in its place:\n{words}"));
            rest = &rest[at + part.len()..];
        }
    }
}

/// What a template escaped, as it was.
fn plain(text: &str) -> String {
    text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")
}

fn without_markup(text: &str) -> String {
    let parts = text.split('<').map(|part| part.split_once('>').map_or(part, |it| it.1));
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The seven parts of what is explained.
pub fn topics() -> [&'static str; 7] {
    ["purpose", "outline", "effect", "cost", "accidents", "stopping", "personal_information"]
}

impl Person {
    /// Explains by telephone, all of it understood, and writes the answers down. Gives the address of the paper for the post.
    pub async fn explains(&self, thread: &str, answers: &[(&str, &str)]) -> String {
        let way = self.opens(thread).await.is(200).link_ending("/staff/consent/", "/aloud").expect("a way");
        let version = self.opens(&way).await.is(200).value_of("version");
        let topics = topics().map(|it| format!("topic-{it}"));
        let topics = topics.iter().map(|it| (it.as_str(), "understood"));
        let form = [("version", version.as_str()), ("how", "read_aloud")].into_iter().chain(topics);
        let form: Vec<_> = form.chain(answers.iter().copied()).collect();
        self.sends(&way, &form).await.is(303).header("location")
    }
}
