//! The worst day of an organisation, through its pages: cards, the witness, the day, and who is told. (capabilities 108, 204)
use crate::support::{ADDRESS, Person, Seen, TestHouse};
use ground_circle::second_factor::SharedSecret;

/// The words of the cards on a page that shows them, in their order.
fn cards(page: &Seen) -> Vec<String> {
    let lists = page.text.split("<ol class=\"words\"").skip(1);
    let plain = |part: &str| {
        let part = part.split("</ol>").next().unwrap_or_default();
        part.split("<li>").skip(1).map(|it| it.split('<').next().unwrap_or_default()).collect::<Vec<_>>().join(" ")
    };
    lists.map(plain).collect()
}

impl TestHouse {
    async fn makes_cards(&self, office: &Person, name: &str) -> Vec<String> {
        self.clock.pass_seconds(31);
        let (password, code) = self.credentials(name);
        let page = office.sends("/staff/recovery/make", &[("password", &password), ("code", &code)]).await.is(200);
        cards(&page)
    }
    /// The organisation says that letters may be taken over.
    async fn says_recoverable(&self, yes: &str) {
        self.settle(&[("recoverable", yes)]).await;
    }
    /// A new worker who came in and waits at the team's door.
    async fn newcomer(&self, office: &Person, name: &str) -> Newcomer {
        let page = office.opens("/staff/people").await;
        let (_, rest) = page.text.split_once("<select id=\"team\"").expect("teams");
        let team = rest.split("value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a team").to_owned();
        let form = [("for_whom", name), ("role", "support_worker"), ("team", team.as_str())];
        let link = office.sends("/staff/people/invite", &form).await.is(200).within("id=\"link\"", "</code>");
        let new = self.person();
        new.sends(&link.replace(ADDRESS, ""), &[("name", name), ("called", name)]).await.leads_to("/staff/welcome");
        let page = new.opens("/staff/welcome").await;
        let secret = SharedSecret::from_base32(&page.within("id=\"secret\"", "</code>")).expect("a secret");
        Newcomer { name: name.to_owned(), words: page.within("id=\"words\"", "</ol>"), secret }
    }
}

async fn asks(office: &Person, one: &str, other: &str) -> Seen {
    let page = office.opens("/staff/recovery").await;
    let whom = page.text.split("name=\"whom\" value=\"").nth(1).and_then(|it| it.split('"').next()).expect("somebody");
    let form = [("why", "三人とも、しばらく来られません。"), ("whom", whom), ("card_1", one), ("card_2", other)];
    office.sends("/staff/recovery/ask", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_cards_and_a_witness_hand_the_letters_over_after_a_day_and_everyone_concerned_is_told() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        office.opens("/staff").await.sees("鍵のカードが、まだありません。");
        house.says_recoverable("yes").await;
        house.worker("管理").await.opens("/staff").await.sees("カードがまだありません");
        let office = house.worker("管理").await;
        let cards = house.makes_cards(&office, "管理").await;
        assert_eq!(cards.len(), 5);
        office.opens("/staff/recovery").await.sees("いまのカードは").sees_not(&cards[0]);
        house.worker("甲").await.opens("/staff/letters").await.is(200);
        // Three write: one hung a bell, one left themselves out, one did nothing of either.
        let (neko, mizu) = (house.person(), house.person());
        house.person().opens("/letters/new").await.sees("二人の鍵と、外の立会人がそろうと開けられる");
        let nekos = neko.writes("カナリアねこのことば", &[]).await;
        let bell = [("address", "neko@example.jp"), ("from", "0"), ("until", "24")];
        neko.sends("/me/bell", &bell).await;
        let mizus = mizu.writes("カナリアみずのことば", &[("left_out", "1")]).await;
        let come_back = async || {
            for (who, (number, words)) in [(&neko, &nekos), (&mizu, &mizus)] {
                who.sends("/return", &[("number", number), ("words", words)]).await.leads_to("/letters");
            }
        };
        neko.opens("/letters/readers").await.sees("外の立会人がそろうと開けられる");
        mizu.opens("/letters/readers").await.sees("ほかに、鍵を持つ人はいません");
        let new = house.newcomer(&office, "新").await;
        let seat = new.signs_in(&house).await;
        assert!(seat.opens("/staff/letters").await.link("/staff/letters/").is_none());

        // Two cards, and they are two different ones of this house.
        let kept = asks(&office, &cards[0], "さくら").await.is(422).sees("読みとれませんでした");
        assert_eq!(kept.value_of("why"), "三人とも、しばらく来られません。");
        assert!(!kept.text.contains(&cards[0]), "words of cards are typed again");
        asks(&office, &cards[0], &cards[0]).await.is(422).sees("開きません");
        asks(&office, &cards[0], &cards[3]).await.is(422).sees("開きません");
        let link = asks(&office, &cards[0], &cards[2]).await.is(200).within("id=\"link\"", "</code>");
        let link = link.replace(ADDRESS, "");
        asks_again(&office).await;
        house.jobs().await;
        house.clock.pass_days(2);
        house.jobs().await;
        let witness = house.person();
        let page = witness.opens(&link).await.is(200).sees("管理 さんが、立会いをお願いしています").sees("三人とも");
        page.sees("新 さんが、受付 の手紙を引きつぎます");
        let says =
            async |words: &str, answer: &str| witness.sends(&link, &[("words", words), ("answer", answer)]).await;
        says("さくら", "yes").await.is(422).sees("読みとれませんでした");
        says(&cards[1], "yes").await.is(422).sees("開きません");
        house.mail.mails().iter().for_each(|mail| assert!(!mail.to.contains(&"neko@example.jp".to_owned())));
        says(&cards[4], "yes").await.is(200).sees("ことばを受けとりました");

        // Told before anything is given: a line on the page, and a bell that says nothing.
        come_back().await;
        neko.opens("/letters").await.sees("二人の鍵と外の立会人がそろいました");
        mizu.opens("/letters").await.sees_not("二人の鍵");
        neko.opens("/letters/readers").await.sees("一日待ってから、新しい担当に渡します");
        mizu.opens("/letters/readers").await.sees_not("一日待ってから");
        house.jobs().await;
        let mails = house.mail.mails();
        let rung = mails.iter().filter(|mail| mail.to.contains(&"neko@example.jp".to_owned())).collect::<Vec<_>>();
        assert_eq!(rung.len(), 1, "{}: her bell rang", house.scratch.kind);
        assert!(!rung[0].text.contains("鍵") && !rung[0].text.contains("カナリア"));
        let desk = house.worker("甲").await;
        desk.opens("/staff").await.sees("鍵のカードを使う手つづきが動いています");
        desk.opens("/staff/recovery")
            .await
            .sees("この手つづきを止める")
            .sees("三人とも")
            .sees_not("だれが持っているか");
        let again = house.worker("管理").await;
        again.opens("/staff/recovery").await.sees("この手つづきを止める");

        house.clock.pass_seconds(23 * 3600);
        house.jobs().await;
        let seat = new.signs_in(&house).await;
        assert!(seat.opens("/staff/letters").await.link("/staff/letters/").is_none(), "an hour too early");
        house.clock.pass_seconds(3700);
        house.jobs().await;
        let desk = new.signs_in(&house).await;
        let threads = desk.opens("/staff/letters").await.links("/staff/letters/");
        let mut read = String::new();
        for thread in threads.iter().filter(|it| it.len() > "/staff/letters/".len() + 30) {
            read += &desk.opens(thread).await.words();
        }
        assert!(read.contains("カナリアねこのことば"), "{}: {read}", house.scratch.kind);
        assert!(!read.contains("カナリアみずのことば"), "who was left out stays shut");
        come_back().await;
        neko.opens("/letters").await.sees_not("二人の鍵");
        neko.opens("/letters/readers").await.sees("新しい担当に渡しました").sees("新 が目を通しました");
        mizu.opens("/letters").await.sees("カナリアみずのことば");
        house.ledger_fits().await;
        house.holds_nowhere(&[&cards[0], &cards[4], "カナリアねこのことば", "カナリアみずのことば"]).await;
    }
}

async fn asks_again(office: &Person) {
    // While one runs there is no form for another.
    office.opens("/staff/recovery").await.sees("立会人を待っています").sees_not("カードを二枚そろえて始める");
}

/// Somebody who came in by a link and kept what was shown to them.
struct Newcomer {
    name: String,
    words: String,
    secret: SharedSecret,
}

impl Newcomer {
    async fn signs_in(&self, house: &TestHouse) -> Person {
        house.clock.pass_seconds(31);
        let (person, code) = (house.person(), self.secret.code_at(house.now()).expect("a code"));
        let form = [("name", self.name.as_str()), ("password", self.words.as_str()), ("code", code.as_str())];
        person.sends("/staff/sign-in", &form).await.leads_to("/staff");
        person
    }
}

/// Anyone concerned stops it, the witness, too; and then nothing is given and everyone reads that.
#[tokio::test(flavor = "multi_thread")]
async fn it_is_stopped_by_whoever_is_concerned() {
    for house in TestHouse::both().await {
        house.says_recoverable("yes").await;
        let office = house.worker("管理").await;
        let cards = house.makes_cards(&office, "管理").await;
        house.worker("甲").await;
        let neko = house.person();
        neko.writes("カナリアねこのことば", &[]).await;
        let new = house.newcomer(&office, "新").await;
        for stops in ["worker", "administrator", "witness"] {
            let office = house.worker("管理").await;
            let link = asks(&office, &cards[1], &cards[2]).await.is(200).within("id=\"link\"", "</code>");
            let (link, witness) = (link.replace(ADDRESS, ""), house.person());
            witness.sends(&link, &[("words", &cards[3]), ("answer", "yes")]).await.is(200).sees("受けとりました");
            house.clock.pass_seconds(20 * 3600);
            match stops {
                "witness" => {
                    witness.sends(&link, &[("words", &cards[0]), ("answer", "stop")]).await.is(422);
                    let stopped = witness.sends(&link, &[("words", &cards[4]), ("answer", "stop")]).await.is(200);
                    stopped.sees("止めました。だれにも渡っていません。");
                    witness.opens(&link).await.is(410);
                }
                who => {
                    let desk = house.worker(if who == "worker" { "甲" } else { "管理" }).await;
                    let id = desk.opens("/staff/recovery").await.value_of("id");
                    house.person().sends("/staff/recovery/stop", &[("id", &id)]).await.leads_to("/staff/sign-in");
                    desk.sends("/staff/recovery/stop", &[("id", &id)]).await.leads_to("/staff/recovery");
                    desk.sends("/staff/recovery/stop", &[("id", &id)]).await.is(404);
                    desk.opens("/staff/recovery").await.sees("止まりました。だれにも渡っていません。");
                }
            }
            house.clock.pass_days(2);
            house.jobs().await;
        }
        drop(new);
        neko.forget_cookies();
        house.ledger_fits().await;
    }
}

/// A card is replaced; who keeps which is written down for those who run the house; new cards end the old ones.
#[tokio::test(flavor = "multi_thread")]
async fn cards_are_replaced_and_their_keepers_written_down() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let wrong = [("password", "ちがう"), ("code", "000000")];
        office.sends("/staff/recovery/make", &wrong).await.is(422).sees("どれかがちがいます");
        let cards = house.makes_cards(&office, "管理").await;
        let keepers = [("keeper_1", "あさの"), ("keeper_4", "監事の方")];
        office.sends("/staff/recovery/keepers", &keepers).await.leads_to("/staff/recovery");
        assert_eq!(office.opens("/staff/recovery").await.value_of("keeper_1"), "あさの");
        let desk = house.worker("甲").await;
        let page = desk.opens("/staff/recovery").await.is(200).sees("いまのカードは");
        assert!(!page.text.contains("あさの"), "who keeps them is for administrators");
        for path in ["make", "keepers", "replace", "ask"] {
            desk.sends(&format!("/staff/recovery/{path}"), &[("card_1", &cards[0])]).await;
        }
        desk.sends("/staff/recovery/keepers", &keepers).await.is(404);
        let replace = |place: &'static str, witness: &str| {
            [
                ("place", place.to_owned()),
                ("card_1", cards[1].clone()),
                ("card_2", cards[2].clone()),
                ("witness", witness.to_owned()),
            ]
        };
        let send = async |who: &Person, form: [(&str, String); 4]| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            who.sends("/staff/recovery/replace", &form).await
        };
        send(&office, replace("0", &cards[0])).await.is(422).sees("開きません");
        let new = self::cards(&send(&office, replace("0", &cards[3])).await.is(200));
        assert_eq!(new.len(), 1);
        let _waits = house.newcomer(&office, "新").await;
        asks(&office, &cards[0], &cards[1]).await.is(422).sees("開きません");
        asks(&office, &new[0], &cards[1]).await.is(200);
        house.ledger_fits().await;
        house.holds_nowhere(&[&new[0], &cards[1]]).await;
    }
}

/// Besides the day: where outside addresses are set, nothing is given before their mail servers took an anchor that knows
/// of the recovery. (capability 204)
#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_waits_for_an_anchor_that_was_taken_outside() {
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        house.says_recoverable("yes").await;
        let office_again = house.worker("管理").await;
        drop(office);
        let cards = house.makes_cards(&office_again, "管理").await;
        house.worker("甲").await.opens("/staff/letters").await.is(200);
        house.person().writes("カナリアねこのことば", &[]).await;
        let new = house.newcomer(&office_again, "新").await;
        let link = asks(&office_again, &cards[0], &cards[2]).await.is(200).within("id=\"link\"", "</code>");
        let outside = house::keeping::Keeping { anchor_mail: vec!["out@example.jp".to_owned()], ..house.keeping() };
        house::keeping::once(&house.house, &outside, Some(house.smtp())).await;
        let form = [("words", cards[4].as_str()), ("answer", "yes")];
        house.person().sends(&link.replace(ADDRESS, ""), &form).await.is(200);
        // A day and more passes while nothing can be mailed: an anchor from before is none of this recovery.
        let away = crate::support::smtp_at(1);
        house.clock.pass_seconds(25 * 3_600);
        house::keeping::once(&house.house, &outside, Some(&away)).await;
        house.jobs().await;
        let seat = new.signs_in(&house).await;
        assert!(seat.opens("/staff/letters").await.link("/staff/letters/").is_none(), "{}", house.scratch.kind);
        // Mail goes again: within the hour it is out, and then what was asked for is given.
        house.clock.pass_seconds(3_700);
        house::keeping::once(&house.house, &outside, Some(house.smtp())).await;
        house.jobs().await;
        let seat = new.signs_in(&house).await;
        assert!(seat.opens("/staff/letters").await.link("/staff/letters/").is_some(), "{}", house.scratch.kind);
        house.ledger_fits().await;
    }
}
