//! Counselling: the two and nobody else, whatever anybody tries; and the team learns what the person pressed, nothing more.
//! (capabilities 13–15, 147; promises N-3, N-12)
use crate::support::{Person, Seen, TestHouse};

const OWN: &str = "カナリアねこの声";
const NOTE: &str = "カナリア甲の書きとめ";
const FOR_TEAM: &str = "カナリア夜の電話はつらい";

impl TestHouse {
    /// Somebody who works here and takes counselling on.
    async fn counsellor(&self, name: &str) -> Person {
        self.qualifies(name).await;
        let worker = self.worker(name).await;
        worker.sends("/staff/counselling", &[("offer", "1")]).await.leads_to("/staff/counselling");
        worker
    }
}

fn account(seen: &Seen, name: &str) -> Option<String> {
    let row =
        seen.between("<label>", "</label>").into_iter().find(|it| it.trim_end().ends_with(&format!("> {name}")))?;
    row.split("value=\"").nth(1).and_then(|it| it.split('"').next()).map(str::to_owned)
}

impl Person {
    /// Every part understood, and a yes.
    async fn begins_with(&self, name: &str) -> String {
        let page = self.opens("/me/counselling").await.is(200);
        let id = account(&page, name).unwrap_or_else(|| panic!("{name} cannot be chosen"));
        let (once, version) = (page.value_of("once"), page.value_of("version"));
        let mut form = vec![("once", once.as_str()), ("version", version.as_str()), ("with", id.as_str())];
        let parts = ["what", "two", "team", "existence", "life", "end", "words"];
        form.extend(parts.iter().map(|it| ("understood", *it)));
        form.push(("called", "カナリアねこ"));
        self.sends("/me/counselling", &form).await.is(303).header("location")
    }
    async fn leaves_in(&self, way: &str, form: &[(&str, &str)]) -> Seen {
        let page = way.trim_end_matches("/note");
        let once = self.opens(page).await.is(200).value_of("once");
        let form: Vec<_> = [("once", once.as_str())].into_iter().chain(form.iter().copied()).collect();
        self.sends(way, &form).await
    }
}

fn desk(own: &str) -> String {
    own.replace("/me/", "/staff/")
}

/// For the walk of strangers: what lies between neko and 甲, and a note for the team that was not told.
pub async fn of_somebody(house: &TestHouse, neko: &Person) -> Vec<(&'static str, String)> {
    let counsellor = house.counsellor("甲").await;
    let way = neko.begins_with("甲").await;
    neko.leaves_in(&way, &[("text", "カナリアねこの声")]).await.is(303);
    counsellor.leaves_in(&format!("{}/note", desk(&way)), &[("text", "カナリアねこの文")]).await.is(303);
    let told = neko.opens(&way).await.link_of_form("/me/told/").replace("/me/told/", "");
    vec![("{pair}", way.replace("/me/counselling/", "")), ("{told}", told)]
}

/// Everything that somebody of the house could look at to learn of it.
async fn learns_nothing(house: &TestHouse, name: &str, own: &str) {
    let worker = house.worker(name).await;
    let letters = worker.opens("/staff/letters").await;
    let thread = letters.link("/staff/letters/").unwrap_or_else(|| "/staff".to_owned());
    let told = worker.opens(&thread).await.link("/staff/told/").unwrap_or_else(|| "/staff".to_owned());
    let pages = ["/staff", "/staff/letters", "/staff/reading", "/staff/counselling", "/staff/aside", &thread, &told];
    for path in pages {
        worker.opens(path).await.sees_not("カナリア");
    }
    worker.opens(&desk(own)).await.is(404).sees_not("カナリア");
    worker.sends(&desk(own), &[("text", "入りこむ")]).await.is(404);
    worker.sends(&format!("{}/note", desk(own)), &[("text", "入りこむ")]).await.is(404);
}

/// Beginning needs somebody qualified, every part understood in this version, and a choice; nothing is ticked beforehand.
#[tokio::test(flavor = "multi_thread")]
async fn it_begins_with_a_yes_to_what_was_explained_and_with_somebody_qualified() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめまして", &[]).await;
        neko.opens("/me").await.link("/me/counselling").expect("a way there, for everybody, always");
        neko.opens("/me/counselling").await.is(200).sees("いま、カウンセリングを引き受けている人は、いません");
        let ren = house.worker("乙").await;
        ren.sends("/staff/counselling", &[("offer", "1")]).await.is(409).sees("資格がありません");
        house.worker("管理").await.opens("/staff/counselling").await.is(404);
        house.counsellor("甲").await;
        let page = neko.opens("/me/counselling").await.is(200);
        assert!(account(&page, "甲").is_some() && account(&page, "乙").is_none() && account(&page, "管理").is_none());
        assert!(!page.text.contains(" checked"), "nothing is ticked beforehand");
        let id = account(&page, "甲").expect("甲");
        let (once, version) = (page.value_of("once"), page.value_of("version"));
        let form =
            [("once", once.as_str()), ("version", version.as_str()), ("with", id.as_str()), ("understood", "what")];
        let again = neko.sends("/me/counselling", &form).await.is(422).sees("まだ印のないところがあります");
        assert_eq!(again.text.matches(" checked").count(), 2, "what was chosen is still chosen");
        let way = neko.begins_with("甲").await;
        neko.opens(&way).await.is(200).sees("読めるのは、自分と 甲 さんだけです");
        house.ledger_fits().await;
    }
}

/// By keys: with every other card, on every page, in the database, in what another person takes along, in the list of reading.
#[tokio::test(flavor = "multi_thread")]
async fn the_two_read_it_and_nobody_else_of_the_house_learns_that_it_is_there() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめまして", &[]).await;
        let ko = house.counsellor("甲").await;
        let way = neko.begins_with("甲").await;
        neko.leaves_in(&way, &[("text", OWN)]).await.leads_to(&format!("{way}#written"));
        let talk = [("way", "phone"), ("minutes", "40"), ("text", NOTE), ("next", "カナリア来月")];
        ko.leaves_in(&desk(&way), &talk).await.leads_to(&desk(&way));
        ko.opens("/staff/counselling").await.link(&desk(&way)).expect("their own list has it");
        ko.opens(&desk(&way)).await.sees(OWN).sees(NOTE).sees("カナリアねこ");
        neko.opens(&way).await.sees_in_order(&[
            "書いたこと",
            OWN,
            "甲",
            "電話",
            "40 分",
            NOTE,
            "カナリア来月",
            "読んだ日",
            "2026年11月",
        ]);
        for name in ["乙", "丁", "管理"] {
            learns_nothing(&house, name, &way).await;
        }
        // The same press twice is one line; nothing at all is none.
        let once = neko.opens(&way).await.value_of("once");
        for _ in 0..2 {
            neko.sends(&way, &[("once", &once), ("text", "カナリア一度")]).await.is(303);
        }
        assert_eq!(neko.opens(&way).await.text.matches("カナリア一度").count(), 1);
        neko.leaves_in(&way, &[("text", " ")]).await.is(422);
        // Another person: not theirs, and nothing of it goes along with what they take.
        let other = house.person();
        other.writes("べつの人", &[]).await;
        other.opens(&way).await.is(404);
        assert!(!other.opens("/me/take-away/data").await.text.contains("カナリア"));
        let taken = neko.opens("/me/take-away/data").await.is(200);
        for canary in [OWN, NOTE, "カナリアねこ"] {
            assert!(taken.text.contains(canary), "{canary} goes along");
        }
        house.holds_nowhere(&[OWN, NOTE, "カナリアねこ", "カナリア来月"]).await;
        house.ledger_fits().await;
    }
}

/// What the team learns is read by both and pressed by the person; before, and once taken back, it is as if there were nothing.
#[tokio::test(flavor = "multi_thread")]
async fn the_team_learns_what_both_have_read_and_the_person_has_pressed() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめまして", &[]).await;
        let ko = house.counsellor("甲").await;
        let way = neko.begins_with("甲").await;
        let ren = house.worker("乙").await;
        let thread = ren.the_thread().await;
        let team = ren.opens(&thread).await.link("/staff/told/").expect("a way there, of everybody, always");
        let nothing = ren.opens(&team).await.is(200).sees("ここには、何もありません").words();
        // By the counsellor: the person reads it and presses.
        ko.leaves_in(&format!("{}/note", desk(&way)), &[("text", FOR_TEAM)]).await.leads_to(&desk(&way));
        assert_eq!(ren.opens(&team).await.words(), nothing);
        let tell = neko.opens(&way).await.sees(FOR_TEAM).sees("まだ、伝わっていません").link_of_form("/me/told/");
        ko.sends(&tell, &[]).await.sees_not(FOR_TEAM);
        assert_eq!(ren.opens(&team).await.words(), nothing, "the counsellor cannot press for them");
        neko.sends(&tell, &[]).await.leads_to(&format!("{way}#told"));
        neko.sends(&tell, &[]).await.leads_to(&format!("{way}#told"));
        ren.opens(&team).await.sees(FOR_TEAM);
        house.worker("管理").await.opens(&team).await.is(404);
        neko.opens("/letters/readers").await.sees("乙");
        neko.sends(&format!("{tell}/take-back"), &[]).await.leads_to(&format!("{way}#told"));
        assert_eq!(ren.opens(&team).await.words(), nothing, "taken back");
        // By the person: not before the counsellor has read it.
        neko.leaves_in(&format!("{way}/note"), &[("text", "カナリアもう一つ")]).await.leads_to(&format!("{way}#told"));
        let page = neko.opens(&way).await.sees("カウンセラーが読むのを待っています");
        let read = ko.opens(&desk(&way)).await.sees("カナリアもう一つ").link_of_form(&format!("{}/note/", desk(&way)));
        let id = read.rsplit('/').next().expect("an id").to_owned();
        assert!(!page.text.contains(&format!("/me/told/{id}\"")));
        neko.sends(&format!("/me/told/{id}"), &[]).await.is(409);
        assert_eq!(ren.opens(&team).await.words(), nothing);
        ko.sends(&read, &[]).await.leads_to(&desk(&way));
        neko.sends(&format!("/me/told/{id}"), &[]).await.leads_to(&format!("{way}#told"));
        ren.opens(&team).await.sees("カナリアもう一つ").sees_not(FOR_TEAM);
        house.holds_nowhere(&[FOR_TEAM, "カナリアもう一つ"]).await;
        house.ledger_fits().await;
    }
}

/// Another counsellor is the person's choice: the one before opens nothing any more, the new one sees what was handed on; who
/// leaves the house takes nothing of the person's along.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_begins_with_nothing_and_gets_what_the_person_hands_on() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめまして", &[]).await;
        let (ko, ren) = (house.counsellor("甲").await, house.counsellor("乙").await);
        let first = neko.begins_with("甲").await;
        neko.leaves_in(&first, &[("text", OWN)]).await.is(303);
        ko.leaves_in(&desk(&first), &[("text", NOTE)]).await.is(303);
        let second = neko.begins_with("乙").await;
        ko.opens(&desk(&first)).await.is(404).sees_not(OWN);
        ko.opens("/staff/counselling").await.sees("ここには、何もありません");
        ren.opens(&desk(&first)).await.is(404);
        ren.opens(&desk(&second)).await.is(200).sees_not(OWN).sees_not(NOTE);
        neko.opens(&first).await.sees(OWN).sees(NOTE).sees("いまは、自分だけが読めます");
        let page = neko.opens(&first).await;
        let lines: Vec<String> = page.between("name=\"line\" value=\"", "\"");
        let form = [("once", page.value_of("once")), ("line", lines[1].clone())];
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for _ in 0..2 {
            neko.sends(&format!("{first}/hand-on"), &form).await.leads_to(&format!("{second}#written"));
        }
        let seen = ren.opens(&desk(&second)).await.sees(NOTE).sees_not(OWN).sees("甲 が書いたもの");
        assert_eq!(seen.text.matches(NOTE).count(), 1);
        // Back to the one before, where they left off.
        neko.sends(&format!("{first}/go-on"), &[]).await.leads_to("/me/counselling");
        ren.opens(&desk(&second)).await.is(404);
        ko.opens(&desk(&first)).await.sees(OWN);
        neko.sends(&format!("{first}/end"), &[]).await.leads_to("/me/counselling");
        ko.opens(&desk(&first)).await.is(404);
        neko.sends(&first, &[("text", "だれもいない")]).await.is(409).sees("だれもいない");
        // 乙 leaves the house while 乙 holds it.
        neko.sends(&format!("{second}/go-on"), &[]).await.leads_to("/me/counselling");
        let office = house.worker("管理").await;
        let id = office.opens("/staff/people").await.account_of("乙");
        office.opens(&format!("/staff/people/end?account={id}")).await.is(200).sees_not("カナリア");
        office.sends("/staff/people/end", &[("account", &id)]).await.leads_to("/staff/people");
        neko.opens(&second).await.is(200).sees("カウンセラーは、もう開けません").sees(NOTE);
        neko.sends(&second, &[("text", "カナリア")]).await.is(409);
        house.ledger_fits().await;
    }
}

/// New words, leaving somebody out, erasing it, and erasing everything reach it.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_to_everything_of_theirs_is_done_to_this() {
    for house in TestHouse::both().await {
        let neko = house.person();
        neko.writes("はじめまして", &[]).await;
        let ko = house.counsellor("甲").await;
        let way = neko.begins_with("甲").await;
        neko.leaves_in(&way, &[("text", OWN)]).await.is(303);
        let before = neko.copied();
        neko.sends("/me/new-words", &[]).await.is(303);
        before.opens(&way).await.leads_to("/return");
        neko.opens(&way).await.is(200).sees(OWN);
        neko.leaves_in(&way, &[("text", "カナリア新しいことばで")]).await.is(303);
        ko.opens(&desk(&way)).await.sees(OWN).sees("カナリア新しいことばで");
        // Left out on the page of first talks, 甲 is out here, too, and cannot be chosen.
        let ko_id = house.worker("管理").await.opens("/staff/people").await.account_of("甲");
        neko.sends("/me/left-out", &[("who", &ko_id)]).await.leads_to("/me/first-talk");
        ko.opens(&desk(&way)).await.is(404);
        assert!(account(&neko.opens("/me/counselling").await, "甲").is_none());
        neko.opens(&way).await.sees(OWN);
        neko.sends(&format!("{way}/erase"), &[]).await.leads_to("/me/counselling");
        neko.opens(&way).await.is(404);
        neko.opens("/letters").await.is(200).sees("はじめまして");
        house.ledger_fits().await;
        house.counsellor("乙").await;
        let way = neko.begins_with("乙").await;
        neko.leaves_in(&way, &[("text", "カナリア後のこと")]).await.is(303);
        neko.sends("/letters/erase", &[]).await;
        house.jobs().await;
        house.worker("乙").await.opens("/staff/counselling").await.sees("ここには、何もありません");
        house.worker("乙").await.opens(&desk(&way)).await.is(404);
        house.ledger_fits().await;
    }
}
