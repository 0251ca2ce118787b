//! 家族のことで、つなげたい人がいるとき: two lives in one house stay two, until both wish otherwise, each by themselves.
//! (capability A12; scenario S01, steps 12 and 13; promises N-2, N-3, N-12)
use crate::support::{Person, Seen, TestHouse};
use ground_kernel::{AccountId, Id};
use ground_store::{Tables, values};

const PAGE: &str = "/letters/connect";
const DESK: &str = "/staff/connect";
const DOOR: &str = "家族のことで、つなげたい人がいるとき";
const TIED: &str = "甲 をとおして、つながっています。";

const HER_WISH: &str = "カナリアはは：息子とつないでください";
const HIS_WISH: &str = "カナリアむすこ：母のことなら、甲さんだけ";

impl Person {
    /// Leaves a wish with a worker who stands on the page by name.
    async fn wishes(&self, worker: &str, text: &str) {
        let page = self.opens(PAGE).await.is(200);
        self.sends(PAGE, &[("worker", &page.radio(worker)), ("text", text)]).await.leads_to(PAGE);
    }
    async fn takes_back(&self) {
        self.sends("/letters/connect/take-back", &[]).await.leads_to(PAGE);
    }
    /// Reads both side by side, and connects them.
    async fn connects(&self, one: &str, other: &str) -> Seen {
        let sure = self.sends(DESK, &[("one", one), ("other", other)]).await.is(200).sees("この二つをつなぎますか");
        assert_eq!(sure.written().len(), 2);
        self.sends(DESK, &[("one", one), ("other", other), ("sure", "yes")]).await
    }
    /// The pages on which something might show through, as they are but for their forms' tokens.
    async fn looks(&self, paths: &[&str]) -> Looked {
        let mut pages = vec![];
        for path in paths {
            let page = self.opens(path).await.is(200);
            let has_token = page.text.contains("name=\"once\"");
            let text = if has_token { page.text.replace(&page.value_of("once"), "") } else { page.text };
            pages.push(((*path).to_owned(), text));
        }
        Looked(pages)
    }
}

/// What somebody saw on several pages.
struct Looked(Vec<(String, String)>);

impl Looked {
    /// Byte for byte.
    #[track_caller]
    fn is_as(&self, before: &Looked) {
        for ((path, before), (_, now)) in before.0.iter().zip(&self.0) {
            assert!(before == now, "{path} changed");
        }
    }
}

impl Seen {
    /// The value behind a name that can be chosen.
    fn radio(&self, name: &str) -> String {
        let labels = self.between("<label><input type=\"radio\" name=\"worker\" value=\"", "</label>");
        let label = labels.iter().find(|it| it.ends_with(&format!("> {name}"))).expect("a name to choose");
        label.split('"').next().expect("a value").to_owned()
    }
    /// The wishes that can be chosen at the desk, oldest first.
    fn wishes(&self) -> Vec<String> {
        let list = self.between("<select id=\"one\"", "</select>");
        let list = list.first().cloned().unwrap_or_default();
        list.split("<option value=\"").skip(1).filter_map(|it| Some(it.split('"').next()?.to_owned())).collect()
    }
}

const HIS_PAGES: &[&str] = &["/letters", PAGE, "/letters/readers", "/me", "/letters/erase", "/"];

/// A mother and her son, who know nothing of each other here.
async fn two(house: &TestHouse) -> (Person, Person) {
    let (haha, neko) = (house.person(), house.person());
    haha.writes("家族の者です", &[("called", "カナリアはは"), ("who", "family")]).await;
    neko.writes("うるさくしないでください", &[("called", "ねこ")]).await;
    (haha, neko)
}

/// Everything there is is as it was, for everybody but the one who wrote and the one who was chosen.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_of_one_side_changes_nothing_for_anybody_else() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let second = house.worker("乙").await;
        let office = house.worker("管理").await;
        let mut desk = vec!["/staff", "/staff/letters", DESK, "/staff/team"];
        let threads = second.inbox().await;
        desk.extend(threads.iter().map(String::as_str));
        let colleague = second.looks(&desk).await;
        let before = neko.looks(HIS_PAGES).await;
        let administration = office.looks(&["/staff", "/staff/people"]).await;
        let stranger = house.person().looks(&["/", "/family"]).await;
        for page in [&neko, &haha] {
            page.opens("/letters").await.sees(DOOR);
            page.opens(PAGE).await.sees("どなたにもお答えしません").sees_not("預かっています");
        }

        haha.wishes("甲", HER_WISH).await;
        haha.opens(PAGE).await.sees("甲 が預かっています。").sees(HER_WISH).sees("まだ、だれも目を通していません。");
        let first = house.worker("甲").await;
        first.opens(DESK).await.sees(HER_WISH);

        neko.looks(HIS_PAGES).await.is_as(&before);
        second.looks(&desk).await.is_as(&colleague);
        office.looks(&["/staff", "/staff/people"]).await.is_as(&administration);
        house.person().looks(&["/", "/family"]).await.is_as(&stranger);
        office.opens(DESK).await.is(404);

        // He leaves one, too: to the word the same answer, whoever else wished or did not.
        let lonely = house.person();
        lonely.writes("ひとりです", &[]).await;
        lonely.wishes("甲", HIS_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        neko.looks(&[PAGE]).await.is_as(&lonely.looks(&[PAGE]).await);
        second.looks(&[DESK]).await.is_as(&Looked(vec![colleague.0[2].clone()]));
        house.ledger_fits().await;
    }
}

/// The chosen one alone: not a colleague, not administration, not with the rows in hand; and not the database.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_opens_for_the_chosen_one_alone() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        haha.wishes("甲", HER_WISH).await;
        neko.wishes("乙", HIS_WISH).await;
        let (first, second, office) = (house.worker("甲").await, house.worker("乙").await, house.worker("管理").await);
        first.opens(DESK).await.sees(HER_WISH).sees_not(HIS_WISH);
        second.opens(DESK).await.sees(HIS_WISH).sees_not(HER_WISH);
        for path in [DESK, "/staff/connect/end"] {
            office.sends(path, &[("wish", "x")]).await.sees_not("カナリア");
        }
        haha.opens(DESK).await.is(404);
        house.person().opens(PAGE).await.leads_to("/return");
        house.person().opens(DESK).await.leads_to("/staff/sign-in");
        house.holds_nowhere(&["カナリアはは", "カナリアむすこ"]).await;

        // The row now says that it is 乙's, or the administrator's.
        let people = office.opens("/staff/people").await;
        for (name, who) in [("乙", &second), ("管理", &office)] {
            let account: AccountId = people.account_of(name).parse().expect("an account");
            let mut tx = house.house.db().begin().await.expect("a transaction");
            tx.change("update circle_private set holder_id = $1", values![account]).await.expect("a change");
            tx.commit().await.expect("a commit");
            who.opens(DESK).await.sees_not(HER_WISH);
        }
        house.ledger_fits().await;
    }
}

/// What somebody puts in or moves about in the database is no wish of anybody's.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_that_was_tampered_with_is_none() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        haha.wishes("甲", HER_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        let first = house.worker("甲").await;
        assert_eq!(first.opens(DESK).await.wishes().len(), 2);
        let mut tx = house.house.db().begin().await.expect("a transaction");
        tx.change("update circle_private set left_on = left_on - 86400000000", values![]).await.expect("a change");
        tx.commit().await.expect("a commit");
        first.opens(DESK).await.sees("預けられた願いは、ありません。");
    }
}

/// Both sides' acts; then each page says so; and either ends it, for both, without a word about who did.
#[tokio::test(flavor = "multi_thread")]
async fn connecting_needs_both_and_ending_by_either_ends_it_for_both() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let (first, second) = (house.worker("甲").await, house.worker("乙").await);
        haha.wishes("甲", HER_WISH).await;
        let hers = first.opens(DESK).await;
        assert!(hers.wishes().is_empty(), "with one there is nothing to choose");
        neko.wishes("甲", HIS_WISH).await;
        let wishes = first.opens(DESK).await.wishes();
        let [one, other] = [wishes[0].as_str(), wishes[1].as_str()];

        // Neither twice the same, nor what is not there, nor by somebody else.
        let absent = Id::<()>::from_array([7; 16]).to_string();
        for (one, other) in [(one, one), (one, absent.as_str()), (one, "")] {
            let form = [("one", one), ("other", other), ("sure", "yes")];
            assert!(first.sends(DESK, &form).await.status.is_client_error());
        }
        second.sends(DESK, &[("one", one), ("other", other), ("sure", "yes")]).await.is(409);
        for page in [&haha, &neko] {
            page.opens(PAGE).await.sees_not(TIED);
        }

        first.connects(one, other).await.leads_to(DESK);
        first.opens(DESK).await.sees("願い 2 とつながっています");
        for page in [&haha, &neko] {
            page.opens(PAGE).await.sees(TIED);
        }
        second.opens(DESK).await.sees("預けられた願いは、ありません。");
        house.holds_nowhere(&["カナリアはは", "カナリアむすこ"]).await;
        first.connects_not_again(one, other).await;

        // The worker made a mistake: both wishes stay where they are.
        first.sends("/staff/connect/end", &[("wish", one)]).await.leads_to(DESK);
        for page in [&haha, &neko] {
            page.opens(PAGE).await.sees("甲 が預かっています。").sees_not(TIED);
        }
        first.connects(one, other).await.leads_to(DESK);

        neko.takes_back().await;
        neko.opens(PAGE).await.sees_not(TIED).sees_not(HIS_WISH);
        haha.opens(PAGE).await.sees("甲 が預かっています。").sees(HER_WISH).sees_not(TIED);
        first.opens(DESK).await.sees(HER_WISH).sees_not(HIS_WISH).sees_not("つながっています");
        neko.takes_back().await;
        // His letters, and the page of who read them, never said a word of it.
        neko.opens("/letters/readers").await.sees("まだ、だれも目を通していません。");
        house.ledger_fits().await;
    }
}

impl Person {
    async fn connects_not_again(&self, one: &str, other: &str) {
        self.sends(DESK, &[("one", one), ("other", other)]).await.is(409).sees("つなげませんでした。");
        self.sends(DESK, &[("one", one), ("other", other), ("sure", "yes")]).await.is(409);
    }
}

/// Each wish is a yes of its own: what the worker has read is what is connected, and nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_that_was_written_anew_is_a_new_one() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let first = house.worker("甲").await;
        haha.wishes("甲", HER_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        let wishes = first.opens(DESK).await.wishes();
        neko.wishes("甲", "やっぱり、まだ知られたくない").await;
        first.sends(DESK, &[("one", &wishes[0]), ("other", &wishes[1]), ("sure", "yes")]).await.is(409);
        let wishes = first.opens(DESK).await.sees("やっぱり").sees_not(HIS_WISH).wishes();
        first.connects(&wishes[0], &wishes[1]).await.leads_to(DESK);
        haha.opens(PAGE).await.sees(TIED);
        neko.wishes("乙", HIS_WISH).await;
        for page in [&haha, &neko] {
            page.opens(PAGE).await.sees_not("つながっています。");
        }
        assert_eq!(first.opens(DESK).await.written(), [HER_WISH]);
    }
}

/// Taking back, erasing everything and the end of its time leave nothing, for anybody.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_or_erased_or_has_had_its_time_is_gone() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let first = house.worker("甲").await;
        haha.wishes("甲", HER_WISH).await;
        haha.takes_back().await;
        haha.opens(PAGE).await.sees_not(HER_WISH).sees("この願いを預ける");
        first.opens(DESK).await.sees("預けられた願いは、ありません。");

        haha.wishes("甲", HER_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        let wishes = first.opens(DESK).await.wishes();
        first.connects(&wishes[0], &wishes[1]).await.leads_to(DESK);
        neko.sends("/letters/erase", &[]).await.is(200);
        haha.opens(PAGE).await.sees_not(TIED);
        assert_eq!(first.opens(DESK).await.written(), [HER_WISH]);
        assert_eq!((rows(&house, "circle_private").await, rows(&house, "circle_tie").await), (1, 0));

        house.clock.pass_days(366);
        house.jobs().await;
        assert_eq!(rows(&house, "circle_private").await, 0);
        house.ledger_fits().await;
    }
}

async fn rows(house: &TestHouse, table: &str) -> i64 {
    let sql = match table {
        "circle_tie" => "select count(*) as figure from circle_tie",
        _ => "select count(*) as figure from circle_private",
    };
    let mut tx = house.house.db().look().await.expect("a look");
    tx.one::<i64, _>(sql, values![]).await.expect("a count").unwrap_or_default()
}

/// The worker leaves: nobody opens it any more, and the page says so kindly, with what was written still there.
#[tokio::test(flavor = "multi_thread")]
async fn when_the_chosen_one_leaves_another_can_be_chosen() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let first = house.worker("甲").await;
        haha.wishes("甲", HER_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        let wishes = first.opens(DESK).await.wishes();
        first.connects(&wishes[0], &wishes[1]).await.leads_to(DESK);
        house.ends("甲").await;
        first.opens(DESK).await.leads_to("/staff/sign-in");
        for (page, text) in [(&haha, HER_WISH), (&neko, HIS_WISH)] {
            let page = page.opens(PAGE).await.sees("甲 は、ここをやめました。").sees_not(TIED);
            assert_eq!(page.field(), text);
        }
        haha.wishes("乙", HER_WISH).await;
        let second = house.worker("乙").await;
        assert_eq!(second.opens(DESK).await.written(), [HER_WISH]);
        haha.opens(PAGE).await.sees("乙 が預かっています。");
    }
}

/// New words: whoever has the old ones is outside; the wish, its trace, a connection and what was being typed stay.
#[tokio::test(flavor = "multi_thread")]
async fn new_words_carry_the_wish_along() {
    for house in TestHouse::both().await {
        let (haha, neko) = two(&house).await;
        let first = house.worker("甲").await;
        haha.wishes("甲", HER_WISH).await;
        neko.wishes("甲", HIS_WISH).await;
        let wishes = first.opens(DESK).await.wishes();
        first.connects(&wishes[0], &wishes[1]).await.leads_to(DESK);
        neko.sends("/letters/draft", &[("text", "書きかけ")]).await.is(204);
        neko.sends("/me/new-words", &[]).await.leads_to("/letters/kept");
        assert_eq!(neko.opens("/letters").await.is(200).field(), "書きかけ");
        let page = neko.opens(PAGE).await.sees(TIED).sees("甲 が目を通した日：11月22日");
        assert_eq!(page.written(), [HIS_WISH]);
        haha.opens(PAGE).await.sees(TIED);
        assert_eq!(first.opens(DESK).await.sees("とつながっています").written().len(), 2);
        haha.takes_back().await;
        neko.opens(PAGE).await.sees_not(TIED);
        house.ledger_fits().await;
    }
}

/// What was typed is there, whatever was wrong with it.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_kept_when_something_is_missing() {
    let house = TestHouse::sqlite().await;
    let (haha, _) = two(&house).await;
    for (worker, text, said) in [
        ("", "息子と", "だれに預けるかが、まだ選ばれていないか"),
        ("<x>", "息子と", "だれに預けるかが、まだ選ばれていないか"),
    ] {
        let page = haha.sends(PAGE, &[("worker", worker), ("text", text)]).await.is(422).sees(said);
        assert_eq!(page.field(), text);
    }
    let chosen = haha.opens(PAGE).await.radio("乙");
    let page = haha.sends(PAGE, &[("worker", &chosen), ("text", " ")]).await.is(422);
    assert!(page.text.contains(&format!("value=\"{chosen}\" checked")), "the choice is kept");
    let office = house.worker("管理").await;
    let other = office.opens("/staff/people").await.account_of("管理");
    haha.sends(PAGE, &[("worker", &other), ("text", "息子と")]).await.is(422);
    haha.forget_cookies();
    let page = haha.sends(PAGE, &[("worker", &chosen), ("text", "息子と")]).await.is(401).sees("息子と");
    assert!(!page.text.contains("action=\"/letters"), "it must not become a letter to the team");
}
