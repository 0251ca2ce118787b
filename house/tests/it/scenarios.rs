//! Scenarios of ../shared/scenarios.md, as far as they are built, and the promises after each.
use crate::{
    nevers::{Left, from_somewhere, listen, nevers},
    support::{ADDRESS, TestHouse},
};
use ground_testkit::Scratch;
use ground_web::Door;

/// S01, steps 7–10 and 12, and of 11 what there is to see. Step 6 (the letter under the door), the phrase and the
/// folder of 11, the stance of 12 and the link of 13 need telephone, paper, folders and links: later issues.
#[tokio::test(flavor = "multi_thread")]
async fn s01_the_son_writes_anonymously_and_two_lives_in_one_house_stay_two() {
    listen();
    for house in TestHouse::both().await {
        // 1–5 belong to the telephone; here the mother writes, as herself.
        let mother = house.person();
        let own = "息子は私がここに書いたことを知らないカナリア";
        mother.writes(own, &[("who", "family"), ("called", "はは")]).await;

        // 7. Somebody reads three pages at 02:14 and leaves: nothing about anyone.
        house.it_is(2026, 11, 22, 14, 14);
        let before = rows(&house).await;
        let son = from_somewhere(&house);
        for path in ["/", "/read", "/limits"] {
            son.opens(path).await.is(200);
        }
        son.sends("/leave", &[]).await.leads_to("/today");
        assert!(rows(&house).await == before, "{}: reading leaves a trace", house.scratch.kind);

        // 8. 03:02, next week: ひとこと書く, as ねこ.
        house.it_is(2026, 11, 29, 3, 2);
        let (number, words) = son.writes("うるさくしないでくださいカナリア", &[("called", "ねこカナリア")]).await;
        let kept = son.opens("/letters/kept").await;
        assert_eq!(kept.text.matches("type=\"email\"").count(), 0);
        kept.sees("届きました").sees_not("登録").sees_not("完了").sees_not("！");
        // 9. Text A at once: automatic, by when, no question.
        let said = son.opens("/letters").await.automatic();
        assert!(said.len() == 1 && said[0].contains("自動の返事") && said[0].contains("12月4日(金)までに"), "{said:?}");

        // 10. Wednesday: 甲 answers two lines, 乙 reads them before they go.
        house.it_is(2026, 12, 2, 13, 0);
        let worker = house.worker("甲").await;
        let mut thread = None;
        for way in worker.inbox().await {
            if worker.opens(&way).await.text.contains("ねこカナリア") {
                thread = Some(way);
            }
        }
        let thread = thread.expect("ねこ wrote");
        house.answers(&thread, "読みましたカナリア。\nしずかにしています。").await;
        let worker = house.worker("甲").await;
        worker.opens(&thread).await.sees_not("はは").sees_not("母").sees_not("家族のこと");

        // 11. The mother asks. Whatever she opens is the same as before; nobody and nothing says that there is a ねこ.
        mother.writes("読んだでしょうか", &[("who", "family")]).await;
        // 12. Two months later ねこ writes again.
        house.it_is(2027, 2, 3, 3, 20);
        son.returns(&number, &words).await.leads_to("/letters");
        let own_page = son.opens("/letters").await;
        own_page.sees("読みましたカナリア").sees("甲 から").sees("乙 もいっしょに読みました");
        son.sends("/letters", &[("text", "母がそちらに電話してますよねカナリア")]).await.leads_to("/letters");
        let readers = son.opens("/letters/readers").await.sees("甲 が目を通しました").sees("乙 が目を通しました");
        assert!(readers.text.contains("<li>2026-12-02 13:0") && !readers.text.contains("はは"));

        // End: T1 holds nothing of hers, hers holds nothing of his.
        mother.writes("また書きます", &[("who", "family")]).await;
        let canaries = ["うるさくしないでください", "ねこカナリア", "母がそちらに", "読みましたカナリア", own];
        nevers(&house, Left { canaries: &canaries, persons: &[&son], family: &mother, mails: 0 }).await;
    }
}

/// Everything that lies in the database, without the random mark that `pg_dump` puts around what it writes.
async fn rows(house: &TestHouse) -> Vec<u8> {
    let raw = house.raw().await;
    let marked = |line: &&[u8]| line.starts_with(b"\\restrict") || line.starts_with(b"\\unrestrict");
    raw.split(|byte| *byte == b'\n').filter(|line| !marked(line)).collect::<Vec<_>>().concat()
}

/// S02, variant a (no night duty), steps 1–3, and of 4 the order of the list. The pair at the desk (4), levels (6),
/// disclosure (10) and debrief (12) are later issues.
#[tokio::test(flavor = "multi_thread")]
async fn s02_at_two_in_the_night_nothing_is_blocked_and_a_human_reads_it_first_in_the_morning() {
    listen();
    for scratch in Scratch::both().await {
        // Behind a proxy, which tells from where somebody comes.
        let door = Door { behind_proxy: true, public_address: ADDRESS.to_owned(), ..Door::default() };
        let house = TestHouse::behind(door, scratch).await;
        let others = house.person();
        others.writes("べつの手紙", &[]).await;
        house.it_is(2026, 11, 25, 2, 7);
        // 1. 02:07. The brakes know for a while from where somebody tries; nothing else does.
        let mizu = from_somewhere(&house);
        mizu.returns("123 456 789", "ねこ").await.is(422);
        let (number, words) = mizu.writes("もう消えたい。つかれたカナリア", &[("called", "みずカナリア")]).await;
        // 2a. Text B under the letter, once; numbers on tap, those that need no voice first.
        let page = mizu.opens("/letters").await.is(200);
        let said = page.automatic();
        assert!(said.len() == 1 && said[0].contains("11月25日(水) 12時に、いちばん先に読みます。"), "{said:?}");
        page.sees_in_order(&["つかれたカナリア", "届きました。", "声を出さなくていい所から順に"]);
        assert!(page.text.contains("<details><summary>話せる所"));
        for shown in ["先に読む印", "危", "検出", "キーワード", "受付時間外"] {
            assert!(!page.words().contains(shown), "{shown}");
        }
        // 3a. 02:20, more lines; it stays writable, and 〔すぐ閉じる〕 is there.
        house.it_is(2026, 11, 25, 2, 20);
        for text in ["ねむれないカナリア", "まだ消えたいカナリア"] {
            mizu.sends("/letters", &[("text", text)]).await.leads_to("/letters");
        }
        let page = mizu.opens("/letters").await.sees("すぐ閉じる");
        assert_eq!((page.written().len(), page.automatic().len()), (3, 1));
        // 4a. 12:01: first in the list, although another came days before.
        house.it_is(2026, 11, 25, 12, 1);
        let worker = house.worker("甲").await;
        let first = worker.inbox().await[0].clone();
        worker.opens("/staff").await.sees("先に読む印のある手紙 1");
        worker.opens(&first).await.sees("みずカナリア").sees("まだ消えたいカナリア");
        mizu.returns(&number, &words).await.leads_to("/letters");
        mizu.opens("/letters").await.sees_not("先に読む印");
        let family = house.person();
        family.writes("家族です", &[("who", "family")]).await;
        let canaries = ["つかれたカナリア", "みずカナリア", "ねむれないカナリア", "まだ消えたい"];
        nevers(&house, Left { canaries: &canaries, persons: &[&mizu], family: &family, mails: 0 }).await;
    }
}

/// S03, steps 9–12: 甲 leaves in March; しお chooses 丁, is told by both, reads what is handed over, erases everything.
/// Steps 1–8 belong to explanations, agreements and outside experts: later issues.
#[tokio::test(flavor = "multi_thread")]
async fn s03_a_worker_leaves_and_nothing_that_was_told_has_to_be_told_again() {
    listen();
    for house in TestHouse::both().await {
        let family = house.person();
        family.writes("いとこのことカナリア", &[("who", "family")]).await;
        let shio = from_somewhere(&house);
        let (number, words) = shio.writes("島から書いていますカナリア", &[("called", "しおカナリア")]).await;
        shio.sends("/me/talk", &[("text", "電話はしないでカナリア")]).await.leads_to("/me");
        let thread = house.worker("甲").await.inbox().await.remove(1);
        house.answers(&thread, "読みましたカナリア。").await;
        let (worker, office) = (house.worker("甲").await, house.worker("管理").await);
        let people = office.opens("/staff/people").await;
        let (one, other) = (people.account_of("甲"), people.account_of("丁"));
        let keep = format!("{thread}/keep");
        worker.sends(&keep, &[("what", "primary"), ("who", &one)]).await.leads_to(&keep);
        let minded = [("what", "mind"), ("avoid", "「がんばれ」と書かないカナリア"), ("helped", "海の話カナリア")];
        worker.sends(&keep, &minded).await.leads_to(&keep);
        let promise = [("promise", "金曜に船の時刻カナリアを調べる")];
        worker.sends(&format!("{thread}/promises"), &promise).await.leads_to(&thread);
        // 9. She asks for 丁; nothing changes hands by itself.
        shio.sends("/letters/us", &[("what", "another"), ("who", &other)]).await.leads_to("/letters/us");
        house.it_is(2027, 3, 30, 13, 0);
        house.jobs().await;
        shio.returns(&number, &words).await.leads_to("/letters");
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
        goes.sends(&format!("{thread}/write/handover"), &both).await.leads_to(&thread);
        let second = comes.opens(&thread).await.link_ending(&thread, "/second").expect("signed by both");
        comes.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let us = shio.opens("/letters/us").await.sees("おもに 丁");
        us.sees_in_order(&["電話はしないで", "「がんばれ」と書かない", "海の話", "丁 の約束：", "船の時刻"]);
        shio.opens("/letters").await.sees("甲 と 丁 から");
        // 11. 甲's account ends; their name stays on old lines; nothing is orphaned.
        house.ends("甲").await;
        shio.opens("/letters").await.sees("甲 から");
        let stays = house.worker("乙").await;
        stays.opens("/staff/handover").await.sees_not("チームの約束").sees_not("次に書く人を決める手紙");
        let canaries = [
            "カナリア",
            "島から書いています",
            "電話はしないで",
            "海の話",
            "船の時刻",
            "甲から丁へかわります",
            words.as_str(),
        ];
        family.opens("/letters").await.leads_to("/return");
        let family = house.person();
        family.writes("べつの家族です", &[("who", "family")]).await;
        nevers(&house, Left { canaries: &canaries, persons: &[&shio], family: &family, mails: 0 }).await;
        // 12. She erases everything.
        shio.sends("/letters/erase", &[]).await.is(200).sees("消しました");
        house.holds_nowhere(&canaries[1..]).await;
        house.ledger_fits().await;
    }
}
