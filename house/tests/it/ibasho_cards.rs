//! From a door to a letter by a paper card: S09 step 4, and what a database can and cannot tell of it.
use crate::{
    ibasho_places::a_shown_place,
    support::{Person, TestHouse},
};
use ground_store::{Tables, from_row, values};

struct Spent {
    code_mac: Vec<u8>,
}
from_row!(Spent { code_mac });

async fn spent(house: &TestHouse) -> Vec<Vec<u8>> {
    let mut look = house.house.db().look().await.expect("a look");
    let rows: Vec<Spent> =
        look.all("select code_mac from ibasho_card_spent order by code_mac", values![]).await.expect("rows");
    rows.into_iter().map(|row| row.code_mac).collect()
}

/// The numbers on one sheet.
async fn prints(host: &Person, place: &str) -> Vec<String> {
    let sheet = host.opens(&format!("/staff/door/{place}/cards")).await.is(200);
    sheet.between("class=\"lead number\" translate=\"no\">", "</p>")
}

const GREETING: &str = "先日はどうも。";

/// capability 87: a card opens a letter once, and the letter begins with a greeting only because a number was typed.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_from_a_door_begins_a_letter_once() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let place = a_shown_place(&host, &[]).await;
        let (sheet, another) = (prints(&host, &place).await, prints(&host, &place).await);
        assert!(sheet.len() == 8 && sheet.iter().all(|it| !another.contains(it)), "every card is another one");
        let man = house.person();
        man.opens("/letters/new").await.sees_not(GREETING).sees("番号だけの紙のカードを持っている方");
        man.opens("/return").await.sees("番号だけの紙のカードを持っている方");
        let typed: String = sheet[3].chars().map(|it| if it == ' ' { '-' } else { it }).collect();
        let form = man.sends("/card", &[("number", &typed)]).await.is(200);
        assert_eq!(form.field().trim(), GREETING);
        assert!(form.text.contains("action=\"/letters/new\""));
        let once = form.value_of("once");
        let text = format!("{}座っていた者です", form.field());
        man.sends("/letters/new", &[("once", &once), ("text", &text)]).await.leads_to("/letters/kept");
        let letter = host.inbox().await[0].clone();
        host.opens(&letter).await.sees(GREETING).sees("座っていた者です").sees_not("ひだまり");
        // Used, never drawn, mistyped: one answer.
        let mut other = sheet[4].replace(' ', "").into_bytes();
        other[11] = if other[11] == b'9' { b'0' } else { other[11] + 1 };
        let other = String::from_utf8(other).expect("digits");
        let mut answers = vec![];
        for number in [sheet[3].as_str(), &other, "123412341234", "ねこ"] {
            let seen = house.person().sends("/card", &[("number", number)]).await.is(422);
            assert!(!seen.text.contains(GREETING) && seen.value_of("number") == number);
            answers.push(seen.words());
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "nothing tells more than that it was not found");
        // Two presses at once: one opens.
        let (one, two) = (house.person(), house.person());
        let number = [("number", sheet[5].as_str())];
        let (one, two) = tokio::join!(one.sends("/card", &number), two.sends("/card", &number));
        let mut both = [one.status.as_u16(), two.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [200, 422], "{}", house.scratch.kind);
        // Who may not count at a door prints no cards there.
        house.worker("管理").await.opens(&format!("/staff/door/{place}/cards")).await.is(404);
        house.person().opens(&format!("/staff/door/{place}/cards")).await.is(303);
    }
}

/// capability 87, promises N-2 and N-5: whoever reads the database, before and after, cannot tell from which place the
/// card of a letter came. The number holds no place, printing writes nothing, and what is spent is a keyed hash.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_the_database_joins_a_letter_with_a_place() {
    for house in TestHouse::both().await {
        let host = house.worker("甲").await;
        let (here, there) = (a_shown_place(&host, &[]).await, a_shown_place(&host, &[("name", "べつの間")]).await);
        let ours = prints(&host, &here).await;
        let theirs = prints(&host, &there).await;
        assert!(spent(&house).await.is_empty(), "printing writes nothing");
        let all: Vec<String> = ours.iter().chain(&theirs).cloned().collect();
        for number in [&ours[0], &theirs[0], &ours[1]] {
            let man = house.person();
            let before = crate::scenarios::rows(&house).await;
            let form = man.sends("/card", &[("number", number)]).await.is(200);
            let once = form.value_of("once");
            assert!(crate::scenarios::rows(&house).await != before, "it is spent before there is a letter");
            let text = format!("{GREETING}\nまた行きます");
            man.sends("/letters/new", &[("once", &once), ("text", &text)]).await.leads_to("/letters/kept");
        }
        // One column, as many hashes as cards were used, none of which stands anywhere else.
        let used = spent(&house).await;
        assert_eq!((used.len(), used.iter().all(|it| it.len() == 32)), (3, true));
        let raw = house.raw().await;
        let times = |what: &[u8]| raw.windows(what.len()).filter(|it| *it == what).count();
        for number in &all {
            assert_eq!(times(number.as_bytes()) + times(number.replace(' ', "").as_bytes()), 0, "{number} lies there");
        }
        let mut look = house.house.db().look().await.expect("a look");
        struct Threads {
            figure: Option<i64>,
        }
        from_row!(Threads { figure });
        let found: Option<Threads> =
            look.one("select count(*) as figure from consultation_thread", values![]).await.expect("a figure");
        assert_eq!(found.and_then(|it| it.figure), Some(3), "letters are letters");
    }
}
