//! Canaries: what stands in one record shows in no other. Two lives in one house stay two, what family told for here alone
//! leaves no trace, and nothing shows that somebody is protected. (promises N-2, N-3; capabilities 6, 187, A12)
use crate::support::{Person, TestHouse};

/// A person and their mother, each with a record of their own, and a household that a worker began.
pub struct Family {
    pub neko: Person,
    pub mother: Person,
    pub worker: Person,
    pub colleague: Person,
    pub of_neko: String,
    pub of_mother: String,
    household: String,
    code: String,
}

impl Family {
    pub async fn moves_in(house: &TestHouse) -> Family {
        let (worker, colleague) = (house.worker("甲").await, house.worker("乙").await);
        let (neko, mother) = (house.person(), house.person());
        neko.writes("自分のこと", &[]).await;
        neko.begins_record().await;
        let of_neko = worker.the_record().await;
        mother.writes("息子のこと", &[("who", "family")]).await;
        mother.begins_record().await;
        let of_mother = worker.records().await.into_iter().find(|it| *it != of_neko).expect("another record");
        let household =
            worker.sends("/staff/records/new", &[("name", "川ぞいカナリア")]).await.is(303).header("location");
        let code = worker.opens(&household).await.is(200).within("id=\"code\"", "</p>");
        Family { neko, mother, worker, colleague, of_neko, of_mother, household, code }
    }

    pub fn household(&self) -> String {
        self.household.clone()
    }

    pub async fn joins(&self, who: &Person, scope: &str) {
        let form = [("code", self.code.as_str()), ("scope", scope), ("text", "")];
        who.sends("/me/record/household", &form).await.leads_to("/me/record/household");
    }

    /// The worker of this name, as the person's page offers them.
    async fn scope_of(&self, name: &str) -> String {
        let page = self.neko.opens("/me/record/household").await.is(200);
        let all = page.between("name=\"scope\" value=\"", "</label>");
        let one = all.iter().find(|it| it.contains(&format!("{name} だけ"))).expect("a worker");
        one.split('"').next().expect("an id").to_owned()
    }
}

/// Nothing on this page leads to any of these.
async fn leads_nowhere(who: &Person, path: &str, others: &[&String]) {
    let page = who.opens(path).await.is(200);
    for other in others {
        assert!(!page.text.contains(other.as_str()), "{path} leads to {other}");
    }
}

/// promise N-2, capability A12
#[tokio::test(flavor = "multi_thread")]
async fn a_person_and_a_household_are_joined_by_the_persons_own_act_alone() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        it.worker.writes_entry(&it.household, &[("text", "母：息子が家にいるカナリア")]).await;
        for path in [&it.of_neko, &it.of_mother] {
            leads_nowhere(&it.worker, path, &[&it.household]).await;
        }
        leads_nowhere(&it.worker, &it.household, &[&it.of_neko, &it.of_mother]).await;
        // A wrong number joins nothing, and says so to whoever was told one.
        let wrong = [("code", "1234-5678-9012"), ("scope", "team")];
        it.neko.sends("/me/record/household", &wrong).await.is(422).sees("見つかりませんでした");
        it.neko
            .sends("/me/record/household", &[("code", &it.code)])
            .await
            .is(422)
            .sees("まだ、どれもえらばれていません");
        // For one worker: nobody else is led there.
        let scope = it.scope_of("甲").await;
        it.joins(&it.neko, &scope).await;
        let joined = it.worker.opens(&it.household).await;
        assert!(joined.text.contains(&it.of_neko) && !joined.text.contains(&it.of_mother));
        assert!(it.worker.opens(&it.of_neko).await.text.contains(&it.household));
        leads_nowhere(&it.colleague, &it.household, &[&it.of_neko, &it.of_mother]).await;
        leads_nowhere(&it.colleague, &it.of_neko, &[&it.household]).await;
        // A search joins nobody: it finds each by itself.
        let found = it.colleague.sends("/staff/records/search", &[("words", "息子が家にいる")]).await.is(200);
        assert!(found.text.contains(&it.household) && !found.text.contains(&it.of_neko));
        // The household is the team's: nobody of the family reads it, also when joined.
        assert!(!it.neko.own_pages().await.contains("カナリア") && !it.mother.own_pages().await.contains("カナリア"));
        // Parted, at once.
        let page = it.neko.opens("/me/record/household").await;
        let part = page.form_action("/part").expect("a way to part");
        it.mother.sends(&part, &[]).await.is(404);
        it.neko.sends(&part, &[]).await.leads_to("/me/record/household");
        leads_nowhere(&it.worker, &it.household, &[&it.of_neko, &it.of_mother]).await;
        leads_nowhere(&it.worker, &it.of_neko, &[&it.household]).await;
        house.holds_nowhere(&["川ぞいカナリア", "家にいるカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// By telephone or on paper: one worker writes it down, another heard it, too.
#[tokio::test(flavor = "multi_thread")]
async fn a_wish_to_be_joined_that_one_worker_heard_joins_nothing() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        let said = [("code", it.code.as_str()), ("how", "phone"), ("scope", "team")];
        it.worker.sends(&format!("{}/tie", it.of_neko), &said).await.leads_to(&it.of_neko);
        for who in [&it.worker, &it.colleague] {
            leads_nowhere(who, &it.household, &[&it.of_neko]).await;
            leads_nowhere(who, &it.of_neko, &[&it.household]).await;
        }
        it.neko.opens("/me/record/household").await.sees("スタッフが、聞いたと書きとめました");
        let confirm =
            it.colleague.opens(&it.of_neko).await.form_action_of(&format!("{}/tie/", it.of_neko)).expect("a way");
        it.worker.sends(&confirm, &[]).await.is(404);
        it.colleague.sends(&confirm, &[]).await.leads_to(&it.of_neko);
        assert!(it.worker.opens(&it.household).await.text.contains(&it.of_neko));
        house.ledger_fits().await;
    }
}

/// promise N-3, capability 6: no number, no gap.
#[tokio::test(flavor = "multi_thread")]
async fn what_family_told_for_here_alone_leaves_no_trace_in_another_record() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        let visit =
            [("text", "息子：元気です\n(母：本人には言わないでカナリア)\n母：心配していました"), ("channel", "phone")];
        // There is no place of its own for it yet: nothing is kept, and nothing that was typed is lost.
        let refused = it.worker.tries_entry(&it.of_neko, &visit).await.is(422);
        assert!(refused.field().contains("言わないでカナリア"));
        refused.sees("話した人自身の記録にしまいます");
        it.neko.opens("/me/record").await.sees("ここには 0 行あります。");
        // Another's record is no place either, as long as both have not joined the household.
        let mother = it.of_mother.rsplit('/').next().expect("an id").to_owned();
        let form: Vec<_> = visit.iter().copied().chain([("speaker", mother.as_str())]).collect();
        it.worker.tries_entry(&it.of_neko, &form).await.is(404);
        it.joins(&it.neko, "team").await;
        it.worker.tries_entry(&it.of_neko, &form).await.is(404);
        it.joins(&it.mother, "team").await;
        let before = it.neko.opens("/letters/readers").await.text;
        it.worker.writes_entry(&it.of_neko, &form).await;
        // Two lines, numbered without a gap; nothing of the third on any page of the person.
        it.neko.opens("/me/record").await.sees("ここには 2 行あります。");
        let pages = it.neko.own_pages().await;
        assert!(pages.contains("心配していました") && !pages.contains("カナリア"));
        assert!(!pages.contains(&it.of_mother.replace("/staff/records/", "")) && before.len() <= pages.len());
        let desk = it.worker.opens(&it.of_neko).await;
        assert!(!desk.text.contains("カナリア"), "nor at the desk, in the person's folder");
        it.mother.opens("/me/record/read/all").await.sees("本人には言わないでカナリア").sees("ここだけの話");
        it.worker.opens(&it.of_mother).await.sees("本人には言わないでカナリア");
        // Where nothing else was said, not even a visit stands in the other record.
        let only = [("text", "(母：お金のことカナリア)"), ("speaker", mother.as_str())];
        it.worker.writes_entry(&it.of_neko, &only).await;
        assert_eq!(it.worker.opens(&it.of_neko).await.text.matches("<article").count(), 1);
        it.worker.tries_entry(&it.household, &[("text", "(ここだけの)")]).await.is(422);
        house.ledger_fits().await;
    }
}

/// capability 187
#[tokio::test(flavor = "multi_thread")]
async fn what_protects_somebody_shows_nowhere_else() {
    for house in TestHouse::both().await {
        let it = Family::moves_in(&house).await;
        it.joins(&it.neko, "team").await;
        it.joins(&it.mother, "team").await;
        let before_desk = it.worker.opens(&it.of_neko).await.text;
        let before_pages = it.neko.own_pages().await;
        let way = format!("{}/protect", it.of_mother);
        let far = [("text", "あ"), ("until", "2027-11-22")];
        it.worker.sends(&way, &far).await.is(422).sees("日数が、長すぎるか");
        let plan = [("text", "殴られたときは叔母の家へカナリア"), ("until", "2027-01-10")];
        it.worker.sends(&way, &plan).await.leads_to(&way);
        let fact = it
            .colleague
            .opens(&way)
            .await
            .sees("もう一人を待っています")
            .form_action_of(&format!("{way}/"))
            .expect("a way");
        it.worker.sends(&fact, &[("act", "second")]).await.is(404);
        it.colleague.sends(&fact, &[("act", "second")]).await.leads_to(&way);
        // The one it protects reads it.
        it.mother.opens("/me/record/read/all").await.sees("叔母の家へカナリア").sees("2027年1月10日");
        // The other's pages are the same, letter by letter, but for one-time tokens; so is their folder at the desk.
        assert_eq!(without_tokens(&it.neko.own_pages().await), without_tokens(&before_pages));
        assert_eq!(it.worker.opens(&it.of_neko).await.text, before_desk);
        leads_nowhere(&it.worker, &it.household, &[&"カナリアの家".to_owned()]).await;
        for path in ["/staff/records".to_owned(), it.household.clone(), format!("{}/later", it.of_neko)] {
            assert!(!it.worker.opens(&path).await.text.contains("叔母"), "{path}");
        }
        let found = it.worker.sends("/staff/records/search", &[("words", "叔母の家へ")]).await.is(200);
        assert!(!found.text.contains(&it.of_mother), "what protects somebody is not looked through");
        it.neko.opens(&way).await.sees_not("カナリア");
        house.worker("管理").await.opens(&way).await.is(404);
        house.holds_nowhere(&["殴られた"]).await;
        it.worker.sends(&fact, &[("act", "end")]).await.leads_to(&way);
        it.mother.opens("/me/record/read/all").await.sees_not("叔母");
        house.ledger_fits().await;
    }
}

fn without_tokens(pages: &str) -> String {
    let parts = pages.split("name=\"once\" value=\"");
    parts.map(|part| part.split_once('"').filter(|it| it.0.len() == 64).map_or(part, |it| it.1)).collect()
}
