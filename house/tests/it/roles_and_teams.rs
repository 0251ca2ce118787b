//! Teams, roles and ends, by pages: what an administrator can do, all of it, and that it opens no letter, which is a
//! matter of keys. (promise N-12; capabilities 105, 107, 113)
use crate::support::{Person, TestHouse};
use ground_circle::{Error, Vault, registry};
use ground_seal::{instance::InstanceKeys, lock::Cost};

impl TestHouse {
    /// With the keys of this very account, whoever it is: how many circles of the house open.
    async fn circles_that_open(&self, who: &Person, name: &str) -> usize {
        let (password, _) = self.credentials(name);
        let vault =
            std::sync::Arc::new(Vault::new(InstanceKeys::from_text(&self.keys).expect("keys"), Cost::FOR_TESTS));
        let finder = ground_circle::Finder::name(&vault, name);
        let mut tx = self.house.db().look().await.expect("the database");
        let found = ground_circle::find(&mut tx, &vault, &finder).await.expect("a lock");
        let spoken = ground_seal::phrase::Passphrase::parse(&password).expect("words").spoken();
        let keyring =
            ground_circle::unlock(&vault, ground_circle::AccountKind::Staff, found, spoken).await.expect("keys");
        assert_eq!(who.opens("/staff").await.status, 200, "{name} is at the desk meanwhile");
        let registry = registry(&mut tx, &vault).await.expect("the roll");
        let mut opened = 0;
        for circle in self.circles().await {
            match ground_circle::open(&mut tx, &vault, &registry, &keyring, circle).await {
                Ok(_) => opened += 1,
                Err(Error::Shut) => {}
                Err(error) => panic!("{error}"),
            }
        }
        opened
    }
    async fn circles(&self) -> Vec<ground_kernel::CircleId> {
        use ground_store::{Tables, values};
        struct Row {
            circle_id: ground_kernel::CircleId,
        }
        ground_store::from_row!(Row { circle_id });
        let mut tx = self.house.db().look().await.expect("the database");
        let sql = "select circle_id from consultation_thread order by circle_id";
        let rows: Vec<Row> = tx.all(sql, values![]).await.expect("circles");
        rows.into_iter().map(|it| it.circle_id).collect()
    }
}

/// The team called so, as it stands in a form of that page.
fn team_called(page: &crate::support::Seen, name: &str) -> String {
    let (_, rest) = page.text.split_once(&format!("<h2>{name}</h2>")).unwrap_or_else(|| panic!("{}", page.words()));
    let (_, rest) = rest.split_once("name=\"team\" value=\"").expect("a team");
    rest.split('"').next().expect("a team").to_owned()
}

/// N-12: everything an administrator can press, pressed; and with their keys nothing opens, before and after.
#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_who_does_all_of_it_opens_no_thread() {
    for house in TestHouse::both().await {
        house.person().writes("カナリアのことば", &[]).await;
        house.person().writes("カナリアの二通目", &[]).await;
        let (office, worker) = (house.worker("管理").await, house.worker("甲").await);
        let thread = worker.inbox().await.remove(0);
        assert_eq!(house.circles_that_open(&worker, "甲").await, 2);
        assert_eq!(house.circles_that_open(&office, "管理").await, 0);
        // A new team with a name, another name, settings, a line in the register, seats, the list of reading.
        office.sends("/staff/teams/name", &[("name", "夜の受付")]).await.leads_to("/staff/teams");
        let teams = office.opens("/staff/teams").await.sees("夜の受付").sees("まだだれもいません");
        let night = team_called(&teams, "夜の受付");
        office.sends("/staff/teams/name", &[("team", &night), ("name", "夜番")]).await.leads_to("/staff/teams");
        office.sends("/staff/teams/name", &[("name", "夜番")]).await.is(422).sees("もう使われています");
        for name in ["", &"あ".repeat(31)] {
            office.sends("/staff/teams/name", &[("name", name)]).await.is(422);
        }
        for path in ["/staff/reading", "/staff/who-may-what", "/staff/teams", "/staff/setup", "/staff/settings/size"] {
            let page = office.opens(path).await.is(200);
            assert!(!page.text.contains("カナリア") && !page.text.contains("/staff/letters/"), "{path}");
        }
        // Into a team they let nobody, themselves neither; nor do they say which team receives letters.
        let account = office.opens("/staff/people").await.account_of("管理");
        let receiving = team_called(&office.opens("/staff/teams").await, "受付");
        for team in [&night, &receiving] {
            let form = [("team", team.as_str()), ("account", account.as_str())];
            office.sends("/staff/team/let-in", &form).await.is(404);
            office.sends("/staff/teams/receive", &[("team", team.as_str())]).await.is(404);
        }
        // Not by becoming a worker either: they are the last administrator, and a role is no key.
        let own = format!("/staff/people/{account}/role");
        office.sends(&own, &[("role", "support_worker")]).await.is(409).sees("管理責任者が一人もいなくなる");
        let other = office.opens("/staff/people").await.account_of("丁");
        let theirs = format!("/staff/people/{other}/role");
        worker.sends(&theirs, &[("role", "administrator")]).await.is(404);
        office.sends(&theirs, &[("role", "administrator")]).await.leads_to(&format!("/staff/people/{other}"));
        office.sends(&own, &[("role", "support_worker")]).await.leads_to(&format!("/staff/people/{account}"));
        let office = house.worker("管理").await;
        office.opens(&thread).await.is(404);
        assert_eq!(office.inbox().await, Vec::<String>::new());
        assert_eq!(house.circles_that_open(&office, "管理").await, 0, "a role is no key");
        let chief = house.worker("丁").await;
        chief.opens(&thread).await.is(404);
        assert_eq!(house.circles_that_open(&chief, "丁").await, 0, "who became an administrator gave their keys back");
        assert_eq!(house.circles_that_open(&worker, "甲").await, 2);
        house.ledger_fits().await;
    }
}

/// Another administrator takes two of them, as soon as there are two.
#[tokio::test(flavor = "multi_thread")]
async fn with_two_administrators_a_third_takes_both() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let people = office.opens("/staff/people").await;
        let (second, third) = (people.account_of("丁"), people.account_of("乙"));
        let become_one = [("role", "administrator")];
        office.sends(&format!("/staff/people/{second}/role"), &become_one).await.is(303);
        let page = format!("/staff/people/{third}");
        let change = format!("{page}/role");
        for _ in 0..2 {
            office.sends(&change, &become_one).await.leads_to(&page);
        }
        office.opens(&page).await.sees("もう一人の管理責任者の同意を待っています。").sees("支援員");
        house.worker("乙").await.opens("/staff/people").await.is(404);
        let other = house.worker("丁").await;
        other.opens(&page).await.sees("もう一人の管理責任者が、管理責任者にすることを求めています。");
        other.sends(&change, &become_one).await.leads_to(&page);
        house.worker("乙").await.opens("/staff/people").await.is(200);
        house.ledger_fits().await;
    }
}

/// A second team by pages: begun by whoever is invited to it, and receiving letters when two of the first say so.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_team_takes_over_when_two_of_the_first_say_so() {
    for house in TestHouse::both().await {
        house.person().writes("まえの手紙", &[]).await;
        let office = house.worker("管理").await;
        office.sends("/staff/teams/name", &[("name", "夜番")]).await.is(303);
        let night = team_called(&office.opens("/staff/teams").await, "夜番");
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let old = one.the_thread().await;
        // Nobody is in it: it cannot receive anything.
        one.sends("/staff/teams/receive", &[("team", &night)]).await.is(409).sees("だれもいない");
        let form = [("for_whom", "戊"), ("role", "support_worker"), ("team", &night)];
        let link = office.sends("/staff/people/invite", &form).await.within("id=\"link\"", "</code>");
        let way = format!("/join/{}", link.split_once("/join/").expect("a link").1);
        let first = house.person();
        first.sends(&way, &[("name", "戊"), ("called", "戊")]).await.leads_to("/staff/welcome");
        first.sends("/staff/welcome/done", &[]).await.is(303);
        first.opens("/staff/teams").await.sees("夜番").sees("戊");
        first.opens(&old).await.is(404);
        first.sends("/staff/teams/receive", &[("team", &night)]).await.is(404);
        // One of the first team asks, twice; it waits. Another one agrees.
        for _ in 0..2 {
            one.sends("/staff/teams/receive", &[("team", &night)]).await.leads_to("/staff/teams");
        }
        one.opens("/staff/teams").await.sees("もう一人の同意を待っています。");
        house.person().writes("あいだの手紙", &[]).await;
        assert_eq!(first.inbox().await.len(), 0);
        two.opens("/staff/teams").await.sees("なかまが求めています。");
        two.sends("/staff/teams/receive", &[("team", &night)]).await.leads_to("/staff/teams");
        house.person().writes("これからの手紙", &[]).await;
        let new = first.the_thread().await;
        first.opens(&new).await.sees("これからの手紙");
        one.opens(&new).await.is(404);
        one.opens(&old).await.sees("まえの手紙");
        assert_eq!(one.inbox().await.len(), 2);
        // A member lets a colleague of the other team in; nobody else does.
        let colleague = office.opens("/staff/people").await.account_of("乙");
        let form = [("team", night.as_str()), ("account", colleague.as_str())];
        one.sends("/staff/team/let-in", &form).await.is(404);
        first.opens("/staff/teams").await.sees("このチームに迎える人");
        first.sends("/staff/team/let-in", &form).await.is(303);
        house.worker("乙").await.opens(&new).await.sees("これからの手紙");
        // And out of a team again, of two; not out of one in which nobody would be left.
        let page = format!("/staff/people/{colleague}");
        office.sends(&format!("{page}/leave-team"), &[("team", &night)]).await.leads_to(&page);
        let two = house.worker("乙").await;
        two.opens(&new).await.is(404);
        two.opens(&old).await.sees("まえの手紙");
        let alone = office.opens("/staff/people").await.account_of("戊");
        office.sends(&format!("/staff/people/{alone}/leave-team"), &[("team", &night)]).await.is(409);
        first.opens(&new).await.sees("これからの手紙");
        house.ledger_fits().await;
    }
}

/// Before an access ends: what would be left open, by handle; then it ends at once.
#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_left_open_is_shown_before_an_access_ends() {
    for house in TestHouse::both().await {
        house.person().writes("カナリアのことば", &[]).await;
        let (worker, office) = (house.worker("甲").await, house.worker("管理").await);
        let thread = worker.the_thread().await;
        let handle = worker.opens("/staff/letters").await.within(&format!("href=\"{thread}\""), "</a>");
        let account = office.opens("/staff/people").await.account_of("甲");
        let way = format!("/staff/people/end?account={account}");
        office.opens(&way).await.is(200).sees("やりかけのものはありません。").sees("今、止める");
        worker.sends(&format!("{thread}/reply"), &[("text", "カナリアの返事")]).await.leads_to(&thread);
        let page = office.opens(&way).await.sees("二人目を待っている、この人の返事 1").sees(&handle);
        assert!(!page.text.contains("カナリア") && !page.text.contains("/staff/letters/"));
        // A colleague sees it, too, who may end it; a stranger to the team does not.
        house.worker("乙").await.opens(&way).await.is(200);
        let (outsider, _, _) = house.joins("新人").await;
        outsider.opens(&way).await.is(404);
        house.worker("乙").await.opens("/staff/teams").await.sees("なかまの利用を止める");
        office.opens("/staff/people/end").await.is(404);
        house.ends("丁").await;
        // A colleague ends access at once, too. (KEYS: end anybody's access: one administrator or colleague)
        let other = office.opens("/staff/people").await.account_of("乙");
        worker.sends("/staff/people/end", &[("account", &other)]).await.leads_to("/staff/teams");
        let page = office.opens(&way).await.sees("「受付」の最後の一人です。").sees("読む人がいなくなる手紙の束 1");
        page.sees("返事を約束した手紙 1");
        office.sends("/staff/people/end", &[("account", &account)]).await.leads_to("/staff/people");
        worker.opens("/staff").await.leads_to("/staff/sign-in");
        office.opens(&way).await.is(404);
    }
}

/// Everybody of the house reads who may what, and nobody else; the sentences are those of the rules.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_what_is_said_in_the_sentences_of_the_rules() {
    for house in TestHouse::both().await {
        for name in ["管理", "甲"] {
            let page = house.worker(name).await.opens("/staff/who-may-what").await.is(200);
            page.sees_in_order(&[
                "鍵を持っている人",
                "甲",
                "管理責任者",
                "鍵を一つも持ちません。",
                "管理責任者は、人を招き、役割と開室時間を決めます。手紙は開けません。",
                "自分の利用は、自分で止められます。",
                "この役割には開かれていないこと",
                "手紙を受け取ったチームの人は、返事をするために読めます。",
                "チームの支援員",
            ]);
        }
        let english = house.worker("甲").await;
        english.sends("/look", &[("voice", "en"), ("back", "/staff/who-may-what")]).await.is(303);
        english.opens("/staff/who-may-what").await.sees("Members of the team that was written to may read");
        let neko = house.person();
        neko.writes("ことば", &[]).await;
        neko.opens("/staff/who-may-what").await.is(404);
        house.person().opens("/staff/who-may-what").await.leads_to("/staff/sign-in");
    }
}
