//! S03, told whole: the first talk, partial consent, one yes taken back, a change of staff, her copy, and what she erases.
//! A small place has no strangers. (guideline 第3【1】(3)ウ, 第4-2; capabilities 31–36, 38, 66, 99, 104, 114, 139, 191, A7, A10)
//!
//! Not told here, since it is not there yet: the question about the municipality in step 1, and numbers by municipality; so
//! nothing about any place is asked, kept or counted.
use crate::{
    acts::topics,
    consent::{option_of, withdrawal},
    nevers::{Left, from_somewhere, listen, nevers},
    support::{Person, TestHouse},
};
use ground_kernel::AccountId;
use ground_store::{Cell, Tables, values};

/// しお of the island, with number and words, and the expert 丙.
struct Story {
    house: TestHouse,
    shio: Person,
    number: String,
    words: String,
    thread: String,
    /// The page of 丙, and 丙 at it.
    expert: Person,
    page: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_small_yeses_one_of_them_taken_back_and_nothing_has_to_be_told_again() {
    listen();
    for house in TestHouse::both().await {
        let story = explained_and_agreed(house).await;
        somebody_asks_by_telephone(&story).await;
        let gone = a_worker_leaves(&story).await;
        her_copy_and_what_she_erases(&story).await;
        the_end(&story, gone).await;
    }
}

async fn figure<const N: usize>(house: &TestHouse, sql: &'static str, values: [Cell; N]) -> i64 {
    let mut tx = house.house.db().look().await.expect("the database");
    tx.one::<i64, _>(sql, values).await.expect("a figure").expect("a figure")
}

/// Steps 1–7.
async fn explained_and_agreed(house: TestHouse) -> Story {
    house.it_is(2026, 11, 24, 13, 46);
    house.costs("0円です費用").await;
    house.qualifies("甲").await;
    let (expert, ..) = house.joins("丙").await;
    // 1. From the island, without an address; nobody asks the network where that is.
    let shio = from_somewhere(&house);
    let (number, words) = shio.writes("島から書いていますカナリア", &[("called", "しおカナリア")]).await;
    let thread = house.worker("甲").await.the_thread().await;
    // 2. A first talk by letters, with 甲, as she wishes; and somebody who is not to see it, in her own words.
    let page = shio.opens("/me/first-talk").await.is(200);
    assert!(!page.text.contains(" checked"), "nothing is chosen beforehand");
    let with = option_of(&page, "with", "甲");
    let form = [("way", "letters"), ("with", with.as_str()), ("wish", "女性がよいカナリア")];
    shio.sends("/me/first-talk", &form).await.leads_to("/me/first-talk");
    shio.sends("/me/left-out", &[("words", "島の役場のいとこカナリア")]).await.leads_to("/me/first-talk");
    shio.sends("/me/left-out", &[]).await.is(422);
    // 3. Seven explanations, each answered by itself; in her voice; cost and effect said honestly.
    let sheet = shio.opens("/me/explanation").await.is(200);
    let sheet = sheet.sees("よくなると約束はできません").sees("0円です費用");
    assert_eq!(sheet.text.matches("value=\"understood\"").count(), 7);
    for topic in topics() {
        let reply = if topic == "accidents" { "later" } else { "understood" };
        shio.replies(topic, reply, "").await.leads_to(&format!("/me/explanation#{topic}"));
    }
    shio.replies("outline", "question", " ").await.is(422);
    shio.replies("outline", "question", "夜でもいいですかカナリア").await.is(303);
    let worker = house.worker("甲").await;
    let desk = worker.consent_of(&thread).await;
    let page = worker.opens(&desk).await.is(200);
    let page = page.sees("夜でもいいですかカナリア").sees("女性がよいカナリア").sees("島の役場のいとこカナリア");
    let question = page.text.split("id=\"answer-").nth(1).and_then(|it| it.split('"').next()).expect("a question");
    let form = [("id", question), ("text", "はい、夜でもカナリア")];
    worker.sends(&format!("{desk}/answer"), &form).await.leads_to(&desk);
    worker.sends(&format!("{desk}/answer"), &form).await.is(409);
    shio.opens("/me/explanation").await.sees("はい、夜でもカナリア");
    shio.replies("outline", "understood", "").await.is(303);
    // 4. 乙 has no qualification; with one, in part, and it is said with what.
    let talk = worker.opens(&desk).await.text.split("/talk\"").nth(1).map(str::to_owned).expect("a form");
    let talk = talk.split("name=\"id\" value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a talk");
    let held = [("id", talk), ("result", "continue_partly"), ("text", "手紙とネットの居場所。家には行きません")];
    let colleague = house.worker("乙").await;
    colleague.opens(&desk).await.is(200).sees("いまできる人： 甲");
    colleague.sends(&format!("{desk}/talk"), &held).await.is(403).sees("資格か経験の登録がある人");
    for result in ["continue_partly", "introduce_elsewhere"] {
        let form = [("id", talk), ("result", result), ("text", " ")];
        worker.sends(&format!("{desk}/talk"), &form).await.is(422);
    }
    worker.sends(&format!("{desk}/talk"), &held).await.leads_to(&desk);
    worker.sends(&format!("{desk}/talk"), &held).await.is(409);
    shio.opens("/me/first-talk").await.sees("できることから続けます").sees("家には行きません").sees_not("対象外");
    // 5. Each by itself; nothing ticked; a no costs nothing.
    let page = shio.opens("/me/consent").await.is(200).sees("「いいえ」でも、ここでのやりとりは変わりません。");
    assert!(!page.text.contains(" checked"), "nothing is chosen beforehand");
    assert_eq!(page.text.matches("<fieldset class=\"choices\"").count(), 17);
    let to = option_of(&page, "to-expert", "丙");
    let said = [
        ("item-keep", "yes"),
        ("reach-keep", "said"),
        ("months-keep", "12"),
        ("item-readers", "yes"),
        ("reach-readers", "team"),
        ("item-family", "no"),
        ("item-statistics", "yes"),
        ("words-statistics", "東京都の数だけカナリア"),
        ("item-expert", "yes"),
        ("reach-expert", "without_name"),
        ("to-expert", to.as_str()),
        ("item-recordings", "no"),
        ("item-emergency", ""),
    ];
    shio.chooses(&said).await.leads_to("/me/consent");
    let page = shio.opens("/me/consent").await;
    page.sees_in_order(&["いま同意していること", "東京都の数だけカナリア", "「いいえ」と答えたこと"]);
    let card = shio.opens("/me/consent/print").await.is(200).sees("いまの答えの控え").sees("文の版：1-1");
    card.sees_in_order(&["東京都の数だけカナリア", "家族に話すこと", "けがや事故のとき", "あとで"]);
    let record = shio.opens("/me/consent").await.link("/me/consent/record/").expect("a record");
    shio.opens(&record)
        .await
        .sees("よくなると約束はできません")
        .sees("家族に話すこと")
        .sees("画面で、自分で答えました");
    // 6. One page for 丙, without a name. He reads it; she reads that he did, and word for word what.
    let page = worker.opens(&desk).await.is(200);
    let id = page.text.split("/expert\"").nth(1).and_then(|it| it.split("value=\"").nth(1)).expect("a form");
    let form = [("id", id.split('"').next().unwrap_or_default()), ("text", "島の方、眠れないカナリア一枚")];
    worker.sends(&format!("{desk}/expert"), &form).await.leads_to(&desk);
    let list = expert.opens("/staff/consent-pages").await.is(200).sees_not("眠れない");
    let one = list.link("/staff/consent-pages/").expect("a page");
    house.it_is(2026, 11, 24, 14, 5);
    expert.opens(&one).await.is(200).sees("眠れないカナリア一枚");
    // Nobody else opens it: not a colleague of the writer, not an administrator, and 丙 nothing else.
    for other in ["乙", "管理"] {
        house.worker(other).await.opens(&one).await.is(404);
    }
    expert.opens(&thread).await.is(404);
    expert.opens(&desk).await.is(404);
    shio.returns(&number, &words).await.leads_to("/letters");
    let page = shio.opens("/me/consent").await.is(200);
    let page = page.sees("眠れないカナリア一枚").sees("すでに読んだ人：丙 11月24日(火) 14時5分");
    let way = withdrawal(&page, "専門の人に聞くこと");
    shio.sends(&way, &[]).await.leads_to("/me/consent#over");
    let page = shio.opens("/me/consent").await;
    page.sees_in_order(&[
        "とりやめたこと",
        "専門の人に聞くこと",
        "とりやめました",
        "すでに読んだ人：丙",
        "丙 には開きません",
    ]);
    shio.sends(&way, &[]).await.leads_to("/me/consent#over");
    // 7. The very next attempt is refused; she reads that, 甲 is told, and the key is gone, not only the rule.
    expert.opens(&one).await.is(403).sees("同意が変わりました").sees_not("眠れない");
    expert.opens("/staff/consent-pages").await.sees("いまは、ありません。");
    shio.opens("/letters/readers").await.sees("同意が変わりました。");
    house.worker("甲").await.opens(&desk).await.sees("丙 が開こうとしました");
    worker.sends(&format!("{desk}/expert"), &form).await.is(403);
    assert_eq!(figure(&house, "select count(*) as figure from circle_among", values![]).await, 0);
    house.holds_nowhere(&["カナリア一枚", "役場のいとこ", "女性がよい", "東京都の数だけ", "夜でも"]).await;
    // The other yeses stand as they did.
    shio.opens("/me/consent").await.sees_in_order(&[
        "いま同意していること",
        "東京都の数だけカナリア",
        "とりやめたこと",
    ]);
    Story { house, shio, number, words, thread, expert, page: one }
}

/// Step 8: neither yes nor no, and nothing of it on any page of hers.
async fn somebody_asks_by_telephone(story: &Story) {
    let house = &story.house;
    let worker = house.worker("甲").await;
    let before = story.shio.opens("/letters/readers").await.is(200).words();
    let phrase = "ご本人のことは、どなたからの連絡があっても、なくても、お伝えしていません。";
    worker.opens("/staff/enquiries").await.sees(phrase);
    let form = [("asker", "agency"), ("who", "島の役場の人カナリア"), ("text", "島の人はいるか"), ("channel", "phone")];
    worker.sends("/staff/enquiries", &form).await.leads_to("/staff/enquiries");
    assert_eq!(story.shio.opens("/letters/readers").await.is(200).words(), before);
}

/// Steps 9–11: she chooses, is told by both, and opens the same page. Gives the account that ended.
async fn a_worker_leaves(story: &Story) -> AccountId {
    let Story { house, shio, number, words, thread, .. } = story;
    house.it_is(2027, 2, 9, 13, 0);
    shio.returns(number, words).await.leads_to("/letters");
    shio.sends("/letters", &[("text", "二月の船が出ましたカナリア")]).await.leads_to("/letters");
    shio.sends("/me/talk", &[("text", "電話はしないでカナリア")]).await.leads_to("/me");
    house.answers(thread, "読みましたカナリア。").await;
    let (worker, office) = (house.worker("甲").await, house.worker("管理").await);
    let people = office.opens("/staff/people").await;
    let (one, other) = (people.account_of("甲"), people.account_of("丁"));
    let keep = format!("{thread}/keep");
    worker.sends(&keep, &[("what", "primary"), ("who", &one)]).await.leads_to(&keep);
    let minded = [("what", "mind"), ("avoid", "「がんばれ」と書かないカナリア"), ("helped", "海の話カナリア")];
    worker.sends(&keep, &minded).await.leads_to(&keep);
    let promise = [("promise", "金曜に船の時刻カナリアを調べる")];
    worker.sends(&format!("{thread}/promises"), &promise).await.leads_to(thread);
    // 9. She asks for 丁; nothing changes hands by itself.
    shio.sends("/letters/us", &[("what", "another"), ("who", &other)]).await.leads_to("/letters/us");
    house.it_is(2027, 3, 30, 13, 0);
    house.jobs().await;
    shio.returns(number, words).await.leads_to("/letters");
    shio.opens("/letters/us").await.sees("おもに 甲");
    // 10. Line by line; she opens the same page.
    let way = thread.replace("letters", "handover");
    let goes = house.worker("甲").await;
    goes.sends(&way, &[("what", "begin"), ("to", &other)]).await.leads_to(&way);
    let comes = house.worker("丁").await;
    let lines = comes.opens(&way).await.between("name=\"line\" value=\"", "\"");
    let mut form = vec![("what", "confirm")];
    form.extend(lines.iter().map(|it| ("line", it.as_str())));
    comes.sends(&way, &form).await.leads_to(&way);
    let both = [("text", "甲から丁へかわりますカナリア")];
    goes.sends(&format!("{thread}/write/handover"), &both).await.leads_to(thread);
    let second = comes.opens(thread).await.link_ending(thread, "/second").expect("signed by both");
    comes.sends(&second, &[]).await.leads_to(thread);
    house.clock.pass_seconds(11);
    let us = shio.opens("/letters/us").await.sees("おもに 丁");
    us.sees_in_order(&["電話はしないで", "「がんばれ」と書かない", "海の話", "丁 の約束：", "船の時刻"]);
    shio.opens("/letters").await.sees("甲 と 丁 から");
    // 11. 甲's account ends; their name stays on old lines; nothing is orphaned.
    house.ends("甲").await;
    shio.opens("/letters").await.sees("甲 から");
    goes.opens(thread).await.leads_to("/staff/sign-in");
    let stays = house.worker("乙").await;
    stays.opens("/staff/handover").await.sees_not("チームの約束").sees_not("次に書く人を決める手紙");
    one.parse().expect("an account")
}

/// Step 12.
async fn her_copy_and_what_she_erases(story: &Story) {
    let Story { house, shio, thread, .. } = story;
    let copy = shio.opens("/me/take-away/data").await.is(200);
    for hers in [
        "島から書いていますカナリア",
        "二月の船が出ましたカナリア",
        "甲から丁へかわりますカナリア",
        "女性がよいカナリア",
        "島の役場のいとこカナリア",
        "東京都の数だけカナリア",
        "眠れないカナリア一枚",
    ] {
        assert!(copy.text.contains(hers), "{hers} is not in her copy");
    }
    // What she wrote before January, one by one; she is told about copies before.
    shio.opens("/letters/erase").await.sees("前に取った控え");
    let before = "select count(*) as figure from circle_grain";
    let grains = figure(house, before, values![]).await;
    let erase = shio.opens("/letters").await.links("/letters/one/").into_iter().find(|it| it.ends_with("/erase"));
    let erase = erase.expect("her first letter");
    shio.opens(&erase).await.is(200).sees("消した、ということだけが残ります。");
    shio.sends(&erase, &[("sure", "yes")]).await.is(303);
    assert_eq!(figure(house, before, values![]).await, grains - 1, "its key is gone, not hidden");
    shio.opens("/letters").await.sees("二月の船が出ました").sees_not("島から書いています");
    let copy = shio.opens("/me/take-away/data").await.is(200);
    assert!(copy.text.contains("二月の船が出ました") && !copy.text.contains("島から書いています"));
    house.worker("丁").await.opens(thread).await.sees("書いた人が消しました").sees_not("島から書いています");
}

/// Who can open what, by rule and by key; and the promises.
async fn the_end(story: &Story, gone: AccountId) {
    let Story { house, shio, words, thread, page, expert, .. } = story;
    let office = house.worker("管理").await;
    let desk = house.worker("丁").await.consent_of(thread).await;
    for path in [thread.as_str(), desk.as_str(), page.as_str()] {
        office.opens(path).await.is(404);
        expert.opens(path).await.leads_to("/staff/sign-in");
    }
    let wraps = "select count(*) as figure from circle_wrap where holder_id = $1";
    let of_team = "select count(*) as figure from circle_team_wrap where account_id = $1";
    for sql in [wraps, of_team] {
        assert_eq!(figure(house, sql, values![gone]).await, 0, "no key of 甲 is left: {sql}");
    }
    assert_eq!(figure(house, "select count(*) as figure from circle_among", values![]).await, 0, "nor of 丙");
    let family = house.person();
    family.writes("べつの家族です", &[("who", "family")]).await;
    let canaries = [
        "しおカナリア",
        "島から書いています",
        "二月の船が出ました",
        "女性がよいカナリア",
        "役場のいとこ",
        "東京都の数だけ",
        "カナリア一枚",
        "電話はしないで",
        "海の話カナリア",
        "船の時刻カナリア",
        "甲から丁へかわります",
        words.as_str(),
    ];
    nevers(house, Left { canaries: &canaries, persons: &[shio], family: &family, mails: 0 }).await;
    // When she erases everything, nothing of it is left.
    shio.sends("/letters/erase", &[]).await.is(200).sees("消しました");
    for sql in [
        "select count(*) as figure from consent_answer",
        "select count(*) as figure from consent_record",
        "select count(*) as figure from consent_given",
        "select count(*) as figure from consent_talk",
        "select count(*) as figure from consent_left_out",
        "select count(*) as figure from consent_expert",
    ] {
        assert_eq!(figure(house, sql, values![]).await, 0, "{sql}");
    }
    house.holds_nowhere(&canaries).await;
    house.ledger_fits().await;
}
