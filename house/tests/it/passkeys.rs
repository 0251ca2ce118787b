//! Passkeys at the entrance: a device beside the words, or the digits, either is enough; what is stolen, moved, put in or
//! used twice is not. (issue: passkeys as a second factor; capabilities 105, 107)
use crate::support::{ADDRESS, Person, Seen, TestHouse};
use ground_store::{Tables, values};
use ground_testkit::{Scratch, TestDevice};
use ground_web::Door;

const ORIGIN: &str = "https://en.example";

/// A house behind TLS, under a name.
async fn houses() -> Vec<TestHouse> {
    let mut houses = vec![];
    for scratch in Scratch::both().await {
        let door = Door { public_address: ORIGIN.to_owned(), secure: true, ..Door::default() };
        houses.push(TestHouse::behind(door, scratch).await);
    }
    houses
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex")).collect()
}
/// What a script reads from an answer.
fn read(seen: &Seen, name: &str) -> String {
    let (_, rest) = seen.text.split_once(&format!("\"{name}\":\"")).unwrap_or_else(|| panic!("{name}: {}", seen.text));
    rest.split('"').next().expect("a value").to_owned()
}

impl Person {
    async fn adds(&self, device: &TestDevice, name: &str) -> Seen {
        let asked = self.sends("/staff/passkeys/ask", &[]).await.is(200);
        let client = TestDevice::client("create", &bytes(&read(&asked, "challenge")), ORIGIN);
        let made = format!("{}.{}", hex(&client), hex(&device.attestation("en.example")));
        self.sends("/staff/passkeys", &[("name", name), ("passkey", &made)]).await
    }
    async fn is_asked(&self) -> Vec<u8> {
        bytes(&read(&self.sends("/staff/sign-in/ask", &[]).await.is(200), "challenge"))
    }
    async fn comes_in(&self, name: &str, password: &str, device: &TestDevice, asked: &[u8]) -> Seen {
        let client = TestDevice::client("get", asked, ORIGIN);
        let (data, signature) = device.signs("en.example", &client);
        let passkey = [&device.id, &client, &data, &signature].map(|part| hex(part)).join(".");
        let form = [("name", name), ("password", password), ("code", ""), ("passkey", &passkey)];
        self.sends("/staff/sign-in", &form).await
    }
}

/// Beside the words, and never without them; several, named, listed, taken away.
#[tokio::test(flavor = "multi_thread")]
async fn words_and_a_device_open_the_desk_and_neither_alone() {
    for house in houses().await {
        let worker = house.worker("甲").await;
        let (tablet, key) = (TestDevice::named(1), TestDevice::named(2));
        worker.opens("/staff/passkeys").await.sees("認証アプリの数字").sees("いつも使えます。");
        worker.adds(&tablet, "タブレット").await.leads_to("/staff/passkeys");
        worker.adds(&key, "青い鍵").await.leads_to("/staff/passkeys");
        worker.opens("/staff/passkeys").await.sees("タブレット").sees("青い鍵").sees("2026年11月22日に足しました。");
        house.holds_nowhere(&["タブレット", "青い鍵"]).await;

        let (password, _) = house.credentials("甲");
        let (others, _) = house.credentials("乙");
        let door = house.person();
        door.opens("/staff/sign-in").await.is(200).sees("パスキーで入る");
        let asked = door.is_asked().await;
        door.comes_in("甲", &password, &key, &asked).await.leads_to("/staff");
        door.opens("/staff").await.is(200);
        worker.opens("/staff/passkeys").await.sees("最後に使った日");
        // The same answer once more, another's words, a device that is nobody's, no words: one refusal.
        let stranger = TestDevice::named(9);
        let again = house.person().comes_in("甲", &password, &key, &asked).await.is(422);
        let mut refused = vec![again.words()];
        for (password, device) in [(&others, &key), (&password, &stranger), (&String::new(), &key)] {
            let thief = house.person();
            let asked = thief.is_asked().await;
            refused.push(thief.comes_in("甲", password, device, &asked).await.is(422).words());
        }
        refused.dedup();
        assert_eq!(refused.len(), 1, "{refused:?}");
        // A colleague's words with this device.
        let colleague = house.person();
        let asked = colleague.is_asked().await;
        colleague.comes_in("乙", &others, &key, &asked).await.is(422);
        // Too late.
        let late = house.person();
        let asked = late.is_asked().await;
        house.clock.pass_seconds(121);
        late.comes_in("甲", &password, &key, &asked).await.is(422);
        // The digits work all the same, and so does the other device when one is taken away.
        let worker = house.worker("甲").await;
        let page = worker.opens("/staff/passkeys").await;
        let first = page.between("name=\"device\" value=\"", "\"").remove(0);
        house.worker("乙").await.sends("/staff/passkeys/remove", &[("device", &first)]).await.is(409);
        worker.sends("/staff/passkeys/remove", &[("device", &first)]).await.leads_to("/staff/passkeys");
        worker.sends("/staff/passkeys/remove", &[("device", &first)]).await.is(409);
        worker.opens("/staff/passkeys").await.sees_not("タブレット").sees("青い鍵");
        for (device, status) in [(&tablet, 422), (&key, 303)] {
            let door = house.person();
            let asked = door.is_asked().await;
            door.comes_in("甲", &password, device, &asked).await.is(status);
        }
        house.ledger_fits().await;
    }
}

/// What is typed stays, and nonsense is refused with a sentence.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_device_is_not_added() {
    for house in houses().await {
        let worker = house.worker("甲").await;
        let device = TestDevice::named(1);
        let asked = worker.sends("/staff/passkeys/ask", &[]).await.is(200);
        assert_eq!(read(&asked, "name"), "甲");
        let challenge = bytes(&read(&asked, "challenge"));
        let made = |origin: &str, place: &str| {
            let client = TestDevice::client("create", &challenge, origin);
            format!("{}.{}", hex(&client), hex(&device.attestation(place)))
        };
        for passkey in ["", "zz.zz", "00.00", &made("https://evil.example", "en.example")] {
            let form = [("name", "わたしの鍵"), ("passkey", passkey)];
            let seen = worker.sends("/staff/passkeys", &form).await.is(422).sees("パスキーを足せませんでした");
            assert!(seen.text.contains("value=\"わたしの鍵\""), "{passkey}");
        }
        // It was asked, and is gone with the first that tried.
        worker.sends("/staff/passkeys", &[("name", "鍵"), ("passkey", &made(ORIGIN, "en.example"))]).await.is(422);
        worker.adds(&device, "").await.is(422);
        worker.adds(&device, &"あ".repeat(31)).await.is(422);
        worker.adds(&device, "鍵").await.leads_to("/staff/passkeys");
        worker.adds(&device, "同じ鍵").await.is(422);
        for who in [house.person()] {
            who.sends("/staff/passkeys/ask", &[]).await.leads_to("/staff/sign-in");
        }
    }
}

/// Rows that an administrator with the database puts in let nobody in, and the last factor stays.
#[tokio::test(flavor = "multi_thread")]
async fn a_row_put_into_the_database_is_no_second_factor() {
    for house in houses().await {
        let (worker, administrator) = (house.worker("甲").await, house.worker("管理").await);
        let (theirs, own) = (TestDevice::named(1), TestDevice::named(2));
        worker.adds(&theirs, "鍵").await.leads_to("/staff/passkeys");
        administrator.adds(&own, "管理の鍵").await.leads_to("/staff/passkeys");
        // The administrator learned 甲's words, and gives 甲's account a device of their own.
        let mut tx = house.house.db().begin().await.expect("the database");
        let swapped = tx
            .change(
                "update circle_passkey set account_id = (select account_id from circle_passkey order by made_at limit 1)
                  where made_at = (select max(made_at) from circle_passkey)",
                values![],
            )
            .await
            .expect("a curious administrator");
        tx.commit().await.expect("the database");
        assert_eq!(swapped, 1);
        let (password, _) = house.credentials("甲");
        for (device, status) in [(&own, 422), (&theirs, 303)] {
            let door = house.person();
            let asked = door.is_asked().await;
            door.comes_in("甲", &password, device, &asked).await.is(status);
        }
        // Where the digits are gone, the last device stays.
        let mut tx = house.house.db().begin().await.expect("the database");
        tx.change("delete from circle_second_factor", values![]).await.expect("a change");
        tx.commit().await.expect("the database");
        let device = worker.opens("/staff/passkeys").await.between("name=\"device\" value=\"", "\"").remove(0);
        let seen = worker.sends("/staff/passkeys/remove", &[("device", &device)]).await.is(409);
        seen.sees("これを外すと、入る方法がなくなります。");
    }
}

/// A number is no name, and an open way is no protected one: then it is not offered, and the page says why.
#[tokio::test(flavor = "multi_thread")]
async fn where_no_device_can_sign_the_page_says_why() {
    for (address, why) in [(ADDRESS, "番号の住所で開いている"), ("http://en.example", "守られていない")]
    {
        let door = Door { public_address: address.to_owned(), ..Door::default() };
        let house = TestHouse::behind(door, Scratch::sqlite()).await;
        house.person().opens("/staff/sign-in").await.is(200).sees_not("パスキー");
        house.person().sends("/staff/sign-in/ask", &[]).await.is(404);
        let worker = house.worker("甲").await;
        worker.opens("/staff/passkeys").await.is(200).sees(why).sees_not("この名前で足す");
        worker.sends("/staff/passkeys/ask", &[]).await.is(404);
        worker.sends("/staff/passkeys", &[("name", "鍵"), ("passkey", "00.00")]).await.is(422);
    }
}

/// Lost words of a colleague: whoever signs the new card shows words and a device, or words and digits. (capability 108)
#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_signs_a_renewed_card_with_a_device_in_place_of_the_digits() {
    for house in houses().await {
        let worker = house.worker("甲").await;
        let device = TestDevice::named(1);
        worker.adds(&device, "タブレット").await.leads_to("/staff/passkeys");
        let team = worker.opens("/staff/team").await;
        let (before, _) = team.text.split_once("（丁）").expect("a colleague");
        let account =
            before.rsplit_once("id=\"member-").and_then(|it| it.1.split('"').next()).expect("an id").to_owned();
        let link =
            worker.sends("/staff/team/mend", &[("lost", &account)]).await.is(200).within("id=\"link\"", "</code>");
        let page = house.person().sends(&link.replace(ORIGIN, ""), &[]).await.is(200);
        let said = page.within("id=\"said\"", "</strong>");
        let way = format!("/staff/team/mend/{account}");
        worker.opens(&way).await.sees("パスキーで署名する");
        let (password, others) = (house.credentials("甲").0, house.credentials("乙").0);
        let signed = |device: &TestDevice, asked: &[u8]| {
            let client = TestDevice::client("get", asked, ORIGIN);
            let (data, signature) = device.signs("en.example", &client);
            [&device.id, &client, &data, &signature].map(|part| hex(part)).join(".")
        };
        // Nobody's device, another's words, or a device without words sign nothing; nor does one answer twice.
        for (password, device) in [(&password, &TestDevice::named(9)), (&others, &device), (&String::new(), &device)] {
            let passkey = signed(device, &worker.is_asked().await);
            let form = [("said", said.as_str()), ("password", password), ("passkey", &passkey)];
            worker.sends(&way, &form).await.is(422);
        }
        let passkey = signed(&device, &worker.is_asked().await);
        let form = [("said", said.as_str()), ("password", password.as_str()), ("passkey", &passkey)];
        worker.sends(&way, &form).await.leads_to("/staff/team");
        worker.sends(&way, &form).await.is(422);
        worker.opens("/staff/team").await.sees("署名しました。もう一人の署名を待っています。");
        house.ledger_fits().await;
    }
}
