//! Consent is many small yeses: explained first, each by itself, taken back with one press; what was passed on by it is shown,
//! and shut in that moment. (S03 is told whole in `s03.rs`; capabilities 31–36, 38, 66, 99, 104, 191, A7)
use crate::{
    acts::topics,
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

impl TestHouse {
    /// A line in the register: what somebody has learned.
    pub async fn qualifies(&self, name: &str) {
        let office = self.worker("管理").await;
        let account = office.opens("/staff/people").await.account_of(name);
        let form = [("kind", "public_psychologist"), ("since_on", "2020-04-01"), ("detail", "1")];
        let way = format!("/staff/people/{account}");
        office.sends(&format!("{way}/records"), &form).await.is(303);
    }
    pub async fn costs(&self, cost: &str) {
        let office = self.worker("管理").await;
        let form = [("cost", cost), ("least_years", "3")];
        office.sends("/staff/consent-sheet", &form).await.leads_to("/staff/consent-sheet");
    }
}

impl Person {
    /// Reads the sheet, and understands all of it.
    pub async fn understands(&self) {
        for topic in topics() {
            self.replies(topic, "understood", "").await.is(303);
        }
    }
    pub async fn replies(&self, topic: &str, reply: &str, text: &str) -> Seen {
        let version = self.opens("/me/explanation").await.is(200).value_of("version");
        let form = [("topic", topic), ("reply", reply), ("version", &version), ("text", text)];
        self.sends("/me/explanation", &form).await
    }
    /// Chooses as the page sends it.
    pub async fn chooses(&self, choices: &[(&str, &str)]) -> Seen {
        let version = self.opens("/me/consent").await.is(200).value_of("version");
        let form: Vec<_> = [("version", version.as_str())].into_iter().chain(choices.iter().copied()).collect();
        self.sends("/me/consent", &form).await
    }
    /// The desk's page about whoever wrote a thread.
    pub async fn consent_of(&self, thread: &str) -> String {
        self.opens(thread).await.is(200).link("/staff/consent/").expect("a link").replace("/aloud", "")
    }
}

/// The value of an option, by what it says.
pub fn option_of(page: &Seen, select: &str, name: &str) -> String {
    let (_, rest) = page.text.split_once(&format!("name=\"{select}\"")).expect("a list");
    let rest = rest.split("</select>").next().unwrap_or_default();
    let (before, _) = rest.split_once(&format!(">{name}</option>")).unwrap_or_else(|| panic!("no {name} in {rest}"));
    let (_, value) = before.rsplit_once("value=\"").expect("a value");
    value.split('"').next().unwrap_or_default().to_owned()
}

pub fn withdrawal(page: &Seen, title: &str) -> String {
    let links = page.links("/me/consent/one/");
    let parts = page.between("<li class=\"letter\">", "</li>");
    let at = parts.iter().position(|it| it.contains(title) && it.contains("/withdraw"));
    let (at, standing) = (at.expect("a consent"), parts.iter().filter(|it| it.contains("/withdraw")));
    assert_eq!(standing.count(), links.len());
    links[parts[..at].iter().filter(|it| it.contains("/withdraw")).count()].clone()
}

async fn rows(house: &TestHouse, sql: &'static str) -> i64 {
    let mut tx = house.house.db().look().await.expect("the database");
    tx.one::<i64, _>(sql, values![]).await.expect("a figure").expect("a figure")
}

/// Somebody who said yes to 丙, with a page that lies ready.
async fn with_a_page(house: &TestHouse, months: &str) -> WithAPage {
    let (expert, password, second) = house.joins("丙").await;
    let shio = house.person();
    let words = shio.writes("手紙", &[]).await;
    shio.understands().await;
    let to = option_of(&shio.opens("/me/consent").await, "to-expert", "丙");
    let said = [("item-expert", "yes"), ("to-expert", to.as_str()), ("months-expert", months)];
    shio.chooses(&said).await.leads_to("/me/consent");
    let worker = house.worker("甲").await;
    let desk = worker.consent_of(&worker.the_thread().await).await;
    let page = worker.opens(&desk).await.is(200);
    let id = page.text.split("/expert\"").nth(1).and_then(|it| it.split("value=\"").nth(1)).expect("a form");
    let form = [("id", id.split('"').next().unwrap_or_default()), ("text", "紙面カナリア")];
    worker.sends(&format!("{desk}/expert"), &form).await.leads_to(&desk);
    let one = expert.opens("/staff/consent-pages").await.link("/staff/consent-pages/").expect("a page");
    WithAPage { shio, words, expert, one, password, second }
}

struct WithAPage {
    shio: Person,
    words: (String, String),
    expert: Person,
    one: String,
    password: String,
    second: ground_circle::second_factor::SharedSecret,
}

/// Expiry overnight works as a withdrawal does: at its second, without a job; a job only tidies.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_that_is_over_opens_nothing_whether_a_job_ran_or_not() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let WithAPage { shio, words: (number, words), expert, one, password, second } = with_a_page(&house, "1").await;
        expert.opens(&one).await.is(200).sees("紙面カナリア");
        house.it_is(2026, 12, 24, 12, 59);
        let code = second.code_at(house.now()).expect("a code");
        let form = [("name", "丙"), ("password", password.as_str()), ("code", code.as_str())];
        expert.sends("/staff/sign-in", &form).await.leads_to("/staff");
        // A month of the calendar.
        expert.opens(&one).await.is(200).sees("紙面カナリア");
        house.it_is(2026, 12, 24, 13, 10);
        expert.opens(&one).await.is(403).sees("同意が変わりました").sees_not("紙面カナリア");
        assert_eq!(rows(&house, "select count(*) as figure from circle_among").await, 2);
        shio.returns(&number, &words).await.leads_to("/letters");
        shio.opens("/me/consent").await.sees("期限になりました").sees("いま同意していることは、ありません。");
        house.jobs().await;
        assert_eq!(rows(&house, "select count(*) as figure from circle_among").await, 0);
        house.ledger_fits().await;
    }
}

/// What stands is read from what its owner signed: no row that is put in, changed or taken out gives a yes.
#[tokio::test(flavor = "multi_thread")]
async fn no_row_of_a_database_brings_a_yes_back() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let WithAPage { shio, expert, one, .. } = with_a_page(&house, "12").await;
        let page = shio.opens("/me/consent").await;
        // A copy of what was sealed to the expert, kept by whoever has the database.
        let keep = "create table canary_kept as select * from circle_among";
        change(&house, keep).await;
        shio.sends(&withdrawal(&page, "専門の人に聞くこと"), &[]).await.is(303);
        change(&house, "insert into circle_among select * from canary_kept").await;
        change(&house, "drop table canary_kept").await;
        change(&house, "update consent_expert set gone_at = null").await;
        change(&house, "delete from consent_given where said = 'withdrawn'").await;
        expert.opens(&one).await.is(403).sees("同意が変わりました").sees_not("紙面カナリア");
        shio.opens("/me/consent").await.sees("いま同意していることは、ありません。");
    }
}

async fn change(house: &TestHouse, sql: &'static str) {
    let mut tx = house.house.db().begin().await.expect("the database");
    tx.change(sql, values![]).await.expect("a change");
    tx.commit().await.expect("kept");
}

/// capability 32, 33, 38: readable by everybody at all times; a yes is to the very version that was read.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_wants_the_version_that_stands_to_be_read_and_a_no_wants_nothing() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let anybody = house.person();
        anybody.opens("/explanation").await.is(200).sees("返事がないことは、理由になりません。").sees("引っこしなど");
        let neko = house.person();
        neko.writes("手紙", &[]).await;
        let yes = [("item-keep", "yes"), ("reach-keep", "said")];
        let page = neko.chooses(&yes).await.is(422).sees("まだ返事のないものがあります").sees("お金のこと");
        assert!(page.text.contains("name=\"item-keep\" value=\"yes\" checked"), "what was chosen is still there");
        neko.chooses(&[("item-visit", "no")]).await.leads_to("/me/consent");
        // None of these, and nothing at all, are answers, too.
        neko.chooses(&[("none", "1"), ("item-keep", "yes")]).await.leads_to("/me/consent");
        neko.chooses(&[]).await.leads_to("/me/consent");
        neko.opens("/me/consent").await.sees("いま同意していることは、ありません。").sees("どれも選ばない");
        neko.understands().await;
        neko.chooses(&[("item-referral", "yes")]).await.is(422).sees("だれに、が書かれていない");
        neko.chooses(&yes).await.leads_to("/me/consent");
        // Another cost is another version: it is read before the next yes; the yes before stays what it is.
        let read_before = neko.opens("/me/consent").await.value_of("version");
        house.costs("1回500円").await;
        anybody.opens("/explanation").await.sees("1回500円");
        let old = [("version", read_before.as_str()), ("item-training", "yes")];
        neko.sends("/me/consent", &old).await.is(409).sees("説明の文が新しくなりました");
        neko.chooses(&[("item-training", "yes")]).await.is(422);
        neko.opens("/me/consent").await.sees("文の版 1-0");
        neko.understands().await;
        neko.chooses(&[("item-training", "yes")]).await.leads_to("/me/consent");
        house.ledger_fits().await;
    }
}

/// Whom somebody leaves out finds nobody there, and is never told.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_left_out_finds_nobody_there() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let shio = house.person();
        shio.writes("カナリアの手紙", &[("called", "カナリアしお")]).await;
        house.person().writes("べつの手紙", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.opens("/staff/letters").await.links("/staff/letters/").into_iter();
        let mut hers = None;
        for one in thread {
            if worker.opens(&one).await.text.contains("カナリアの手紙") {
                hers = Some(one);
            }
        }
        let hers = hers.expect("her thread");
        let desk = worker.consent_of(&hers).await;
        let other = house.worker("乙").await;
        other.opens(&hers).await.is(200);
        let who = option_of(&shio.opens("/me/first-talk").await, "who", "乙");
        shio.sends("/me/left-out", &[("who", who.as_str())]).await.leads_to("/me/first-talk");
        shio.opens("/me/first-talk").await.sees("乙");
        // As if it were not there: by address, in the list, by a search.
        let absent = other.opens("/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9").await.is(404);
        let shut = other.opens(&hers).await.is(404);
        let blank = |seen: &Seen, way: &str| seen.text.replace(way, "");
        assert_eq!(blank(&shut, &hers), blank(&absent, "/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9"));
        assert_eq!(other.inbox().await.len(), 1);
        for path in [&desk, &format!("{desk}/aloud"), &format!("{desk}/print")] {
            other.opens(path).await.is(404).sees_not("カナリア");
        }
        other.sends(&format!("{hers}/reply"), &[("text", "へんじ")]).await.is(404);
        let found = other.sends("/staff/search", &[("words", "カナリア")]).await;
        assert!(found.links("/staff/letters/").is_empty());
        // The others go on, and know of it; and she can change her mind.
        worker.opens(&desk).await.is(200).sees("この人には見せない");
        let end = shio.opens("/me/first-talk").await.link("/me/left-out/").expect("a way back");
        shio.sends(&end, &[]).await.leads_to("/me/first-talk");
        other.opens(&hers).await.is(200);
        house.ledger_fits().await;
    }
}

/// S03, step 2: 「この人には見せない」 is a key that does not open, also where the rule was taken out of the database.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_left_out_has_no_key_whatever_the_rows_say() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let shio = house.person();
        shio.writes("カナリアの手紙", &[("called", "カナリアしお")]).await;
        let (worker, other) = (house.worker("甲").await, house.worker("乙").await);
        let hers = worker.the_thread().await;
        let desk = worker.consent_of(&hers).await;
        other.opens(&hers).await.is(200);
        let none = "/staff/letters/01a203d3-14d2-766f-ad92-c2729867a3d9";
        let absent = other.opens(none).await.is(404).text.replace(none, "");
        let page = shio.opens("/me/first-talk").await;
        let (one, two) = (option_of(&page, "who", "乙"), option_of(&page, "who", "甲"));
        // Everybody is refused before anything is kept: as a role, and one by one.
        let words = "みんなカナリア";
        let all = [("role", "support_worker"), ("words", words)];
        shio.sends("/me/left-out", &all).await.is(422).sees("一人は残してください").sees(words);
        assert_eq!(rows(&house, "select count(*) as figure from consent_left_out").await, 0);
        other.opens(&hers).await.is(200);
        let named = shio.opens("/letters/readers").await.is(200).text.matches('乙').count();
        shio.sends("/me/left-out", &[("who", one.as_str())]).await.leads_to("/me/first-talk");
        let readers = shio.opens("/letters/readers").await.is(200).sees("甲");
        assert_eq!(readers.text.matches('乙').count(), named - 1, "he is not among those who can read");
        let third = option_of(&page, "who", "丁");
        shio.sends("/me/left-out", &[("who", third.as_str())]).await.leads_to("/me/first-talk");
        shio.sends("/me/left-out", &[("who", two.as_str())]).await.is(422).sees("一人は残してください");
        assert_eq!(rows(&house, "select count(*) as figure from consent_left_out").await, 2);
        shio.sends("/me/left-out", &[("role", "administrator")]).await.leads_to("/me/first-talk");
        assert_eq!(other.opens(&hers).await.is(404).text.replace(&hers, ""), absent);
        worker.opens(&hers).await.is(200).sees("カナリアの手紙");
        // Without the rows: the key.
        change(&house, "create table canary_kept as select * from consent_left_out").await;
        change(&house, "delete from consent_left_out").await;
        assert_eq!(other.opens(&hers).await.is(404).text.replace(&hers, ""), absent);
        other.opens(&desk).await.is(404).sees_not("カナリア");
        let found = other.sends("/staff/search", &[("words", "カナリア")]).await;
        assert!(!found.text.contains("カナリアの手紙"));
        // A change of the list, without the row, lets nobody in that she did not let in.
        shio.sends("/me/left-out", &[("role", "administrator")]).await.leads_to("/me/first-talk");
        other.opens(&hers).await.is(404);
        change(&house, "delete from consent_left_out").await;
        change(&house, "insert into consent_left_out select * from canary_kept").await;
        change(&house, "drop table canary_kept").await;
        // She takes it back, one by one: he reads again, all of it.
        for end in shio.opens("/me/first-talk").await.links("/me/left-out/") {
            shio.sends(&end, &[]).await.leads_to("/me/first-talk");
        }
        other.opens(&hers).await.is(200).sees("カナリアの手紙");
        worker.opens(&hers).await.is(200);
        house.ledger_fits().await;
    }
}

/// The desk learns that somebody waits, in words alone, and nobody learns it who may not read the thread.
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_learns_that_a_question_or_a_first_talk_waits() {
    let (talk, question) = ("はじめのお話を待っている", "説明への質問がある");
    let (talks, questions) = ("はじめのお話を待っている人がいます", "説明に質問をした人が、答えを待っています");
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        house.qualifies("甲").await;
        let (expert, ..) = house.joins("丙").await;
        let shio = house.person();
        shio.writes("カナリアの手紙", &[]).await;
        let (worker, other, office) = (house.worker("甲").await, house.worker("乙").await, house.worker("管理").await);
        let who = option_of(&shio.opens("/me/first-talk").await, "who", "乙");
        worker.opens("/staff").await.is(200).sees_not(talks).sees_not(questions);
        worker.opens("/staff/letters").await.is(200).sees_not(talk).sees_not(question);
        shio.sends("/me/first-talk", &[("way", "letters"), ("wish", "静かにカナリア")]).await.is(303);
        shio.replies("outline", "question", "夜でもいいですかカナリア").await.is(303);
        for reader in [&worker, &other] {
            reader.opens("/staff").await.is(200).sees(talks).sees(questions).sees_not("カナリア");
            reader.opens("/staff/letters").await.sees(talk).sees(question).sees_not("カナリア");
        }
        for nobody in [&expert, &office] {
            nobody.opens("/staff").await.is(200).sees_not(talks).sees_not(questions);
        }
        shio.sends("/me/left-out", &[("who", who.as_str())]).await.leads_to("/me/first-talk");
        other.opens("/staff").await.is(200).sees_not(talks).sees_not(questions);
        other.opens("/staff/letters").await.is(200).sees_not(talk).sees_not(question);
        // Answered, and taken back: it is gone.
        let desk = worker.consent_of(&worker.the_thread().await).await;
        let page = worker.opens(&desk).await.is(200);
        let asked = page.text.split("id=\"answer-").nth(1).and_then(|it| it.split('"').next()).expect("a question");
        worker.sends(&format!("{desk}/answer"), &[("id", asked), ("text", "はい")]).await.leads_to(&desk);
        worker.opens("/staff").await.sees(talks).sees_not(questions);
        let back = shio.opens("/me/first-talk").await.text;
        let back = back.split("action=\"/me/first-talk/").nth(1).and_then(|it| it.split('"').next()).expect("a form");
        shio.sends(&format!("/me/first-talk/{back}"), &[]).await.leads_to("/me/first-talk");
        worker.opens("/staff").await.sees_not(talks);
        worker.opens("/staff/letters").await.sees_not(talk).sees_not(question);
    }
}

/// capability 191: a desk that is run for somebody else says so whole, on the page that everybody reads.
#[tokio::test(flavor = "multi_thread")]
async fn a_commission_stands_on_the_sheet_whole_or_is_none() {
    let house = TestHouse::sqlite().await;
    let office = house.worker("管理").await;
    let half = [("commission_by", "となり区"), ("least_years", "3")];
    office.sends("/staff/consent-sheet", &half).await.is(422).sees("三つとも");
    house.person().opens("/explanation").await.is(200).sees_not("となり区");
    let whole = [
        ("commission_by", "となり区"),
        ("commission_sees", "人数だけ"),
        ("commission_ends", "消します"),
        ("least_years", "3"),
    ];
    office.sends("/staff/consent-sheet", &whole).await.is(303);
    let page = house.person().opens("/explanation").await.is(200);
    page.sees_in_order(&["責任をもつ所", "となり区", "人数だけ", "消します"]);
    house.worker("甲").await.opens("/staff/consent-sheet").await.is(404);
}
