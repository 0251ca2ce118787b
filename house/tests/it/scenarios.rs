//! Whole stories, told from the first call to the last page, and after each the promises that must still hold.
use crate::{
    calls::thread_of,
    ibasho_gatherings::a_gathering,
    ibasho_places::a_shown_place,
    nevers::{Left, from_somewhere, listen, nevers},
    support::{ADDRESS, Person, TestHouse},
};
use ground_store::{Tables, values};
use ground_testkit::Scratch;
use ground_web::Door;

/// S01, steps 1–12. Of 4 the simple rows, which the room of consent will take over; folders and the stance of 12 come with
/// later issues. Step 13 is told in
/// `connecting.rs`. Two voices of one house: hers by telephone, in a thread of her own without his name; his by letter.
#[tokio::test(flavor = "multi_thread")]
async fn s01_the_son_writes_anonymously_and_two_lives_in_one_house_stay_two() {
    listen();
    for house in TestHouse::both().await {
        let own = "息子は私が電話したことを知らないカナリア";
        let (hers, letter) = the_mother_calls(&house, own).await;

        // 7. Eleven days later somebody reads three pages at 02:14 and leaves: nothing about anyone.
        house.it_is(2026, 12, 23, 2, 14);
        let before = rows(&house).await;
        let son = from_somewhere(&house);
        for path in ["/", "/read", "/limits"] {
            son.opens(path).await.is(200);
        }
        son.sends("/leave", &[]).await.leads_to("/today");
        assert!(rows(&house).await == before, "{}: reading leaves a trace", house.scratch.kind);

        // 8. 03:02, next week: ひとこと書く, as ねこ.
        house.it_is(2026, 12, 27, 3, 2);
        let (number, words) = son.writes("うるさくしないでくださいカナリア", &[("called", "ねこカナリア")]).await;
        let kept = son.opens("/letters/kept").await;
        assert_eq!(kept.text.matches("type=\"email\"").count(), 0);
        kept.sees("届きました").sees_not("登録").sees_not("完了").sees_not("！");
        // 9. Text A at once: automatic, by when, no question.
        let said = son.opens("/letters").await.automatic();
        assert!(said.len() == 1 && said[0].contains("自動の返事") && said[0].contains("までに"), "{said:?}");

        // 10. The next open day: 甲 answers two lines, 乙 reads them before they go.
        house.it_is(2027, 1, 6, 13, 0);
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
        let his = worker.opens(&thread).await.sees_not("はは").sees_not("母から").sees_not("家族のこと");

        // 11. The mother calls: 読んだでしょうか. The phrase on her thread is the one on his, and nothing there says that
        // there is a ねこ, also not when somebody looks for the name.
        let asks = [("text", "読んだでしょうか"), ("who", "母から"), ("thread", &hers.replace("/staff/letters/", ""))];
        worker.memo(&asks).await;
        let phrase = "ご本人のことは、どなたからの連絡があっても、なくても、お伝えしていません。";
        let desk = worker.opens(&hers).await.sees(phrase).sees("読んだでしょうか");
        his.sees(phrase);
        for hidden in ["ねこ", "うるさく", "もう一つのやりとり"] {
            assert!(!desk.text.contains(hidden), "{hidden}");
        }
        let found = worker.sends("/staff/callers", &[("called", "ねこ")]).await.is(200);
        assert_eq!(found.links("/staff/letters/").len(), 0, "who wrote a letter is not found by telephone");
        let same = worker.opens(&letter).await.is(200);
        assert!(!same.words().contains("読まれ") && !same.words().contains("ねこ"));
        // 12. Two months later ねこ writes again.
        house.it_is(2027, 3, 7, 3, 20);
        son.returns(&number, &words).await.leads_to("/letters");
        let own_page = son.opens("/letters").await;
        own_page.sees("読みましたカナリア").sees("甲 から").sees("乙 もいっしょに読みました");
        son.sends("/letters", &[("text", "母がそちらに電話してますよねカナリア")]).await.leads_to("/letters");
        let readers = son.opens("/letters/readers").await.sees("甲 が目を通しました").sees("乙 が目を通しました");
        assert!(readers.text.contains("<li>2027-01-06 13:0") && !readers.text.contains("はは"));

        // End: T1 holds nothing of hers, hers holds nothing of his. With her card she reads what was written of her calls.
        let (number, words) = worker_of(&house).await.card(&hers).await;
        let mother = house.person();
        mother.returns(&number, &words).await.leads_to("/letters");
        mother.opens("/letters").await.sees(own).sees("20年ほど").sees("2028年3月6日").sees_not("ねこ");
        mother.opens("/me/consent").await.sees("何を残すか").sees("立ち会ったのは 甲").sees_not("ねこ");
        let canaries = ["うるさくしないでください", "ねこカナリア", "母がそちらに", "読みましたカナリア"];
        house.holds_nowhere(&[own, "20年ほど", "午前だけ", "名前を書かずに話せる所"]).await;
        nevers(&house, Left { canaries: &canaries, persons: &[&son], family: &mother, mails: 0 }).await;
    }
}

async fn worker_of(house: &TestHouse) -> Person {
    house.worker("甲").await
}

/// S01, steps 1–6. Gives the mother's thread, and the letter she put somewhere.
async fn the_mother_calls(house: &TestHouse, own: &str) -> (String, String) {
    // 1–3. Tuesday, 13:10: typed while listening; only what she said; a promise of ours.
    house.it_is(2026, 11, 24, 13, 48);
    let worker = house.worker("甲").await;
    let text = format!("({own})\n20年ほど\n#とても疲れているように感じた");
    let call = [
        ("text", text.as_str()),
        ("called", "あおい"),
        ("rule", "午前だけ、固定電話、名乗りは『甲』"),
        ("promise", "金10 電話"),
        ("minutes", "38"),
        ("started", "2026-11-24T13:10"),
        ("who", "母から、息子のことで"),
        ("relation", "family"),
    ];
    let hers = thread_of(&worker.memo(&call).await);
    let desk = worker.opens(&hers).await.sees("38分").sees("午前だけ、固定電話、名乗りは『甲』");
    desk.sees_in_order(&["ここだけの話", own, "チームの中", "20年ほど", "＃ スタッフが感じたこと"]);
    house.worker("乙").await.opens("/staff/promises").await.sees("11月27日(金) 10時").sees("甲");
    // Nothing rings at hers, at night or by day. (N-8)
    house.it_is(2026, 11, 26, 3, 0);
    house.jobs().await;
    // 4. Friday: explained by telephone, item by item.
    house.it_is(2026, 11, 27, 10, 0);
    let worker = house.worker("甲").await;
    let answers = [("item-keep", "yes"), ("item-why", "yes"), ("item-how_long", "yes"), ("years", "1")];
    let no = ["item-referral", "item-conference", "item-expert", "item-family"].map(|it| (it, "no"));
    let answers: Vec<(&str, &str)> = answers.into_iter().chain(no).collect();
    let sheet = worker.explains(&hers, &answers).await;
    worker.opens(&sheet).await.sees("文の版：1-0").sees("立ち会った人：甲").sees("→ はい");
    worker.sends(&format!("{sheet}/posted"), &[]).await.is(303);
    let kept = worker.opens(&hers).await.link_ending("/staff/promises/", "/kept").expect("the promise of Friday");
    worker.sends(&kept, &[("back", &hers)]).await.leads_to(&hers);
    // 5. Three more calls, hers alone. None of them is a line about anybody else.
    let id = hers.replace("/staff/letters/", "");
    for (day, text) in [(1, "眠れている"), (4, "庭の話"), (8, "少し外に出た、と自分のことを話した")]
    {
        house.it_is(2026, 12, day, 12, 30);
        house.worker("甲").await.memo(&[("text", text), ("thread", &id), ("minutes", "20")]).await;
    }
    joins_a_class(house, &hers).await;
    // 6. A short letter that she puts where he may see it.
    house.it_is(2026, 12, 12, 12, 30);
    let worker = house.worker("甲").await;
    let letter =
        worker.sends(&format!("{hers}/for-someone"), &[("text", "ここに、名前を書かずに話せる所があります。")]).await;
    let letter = letter.is(303).header("location");
    worker.opens(&letter).await.sees("縁").sees("返事はいりません。").sees(ADDRESS);
    worker.sends(&letter, &[("by_whom", "母"), ("on", "2026-12-12")]).await.leads_to(&hers);
    worker.opens(&hers).await.sees("12月12日(土)に置きました");
    (hers, letter)
}

/// S01, step 5: she joins a class for families by an invitation that comes by post. The class counts; that she would like to
/// come stands in her own thread and nowhere else. (capabilities 63, 64, 86)
async fn joins_a_class(house: &TestHouse, hers: &str) {
    house.it_is(2026, 12, 8, 12, 50);
    let host = house.worker("乙").await;
    let place = a_shown_place(&host, &[("name", "家族の間"), ("where", "公民館の1階")]).await;
    let class = [
        ("title", "水よう教室"),
        ("kind", "family_class"),
        ("first_on", "2026-12-09"),
        ("repeats", "weekly"),
        ("begins", "13:30"),
        ("ends", "15:00"),
    ];
    let class = a_gathering(&host, &place, &class).await;
    let worker = house.worker("甲").await;
    let choice = worker.opens(&format!("{hers}/invitation")).await.sees("水よう教室");
    let sheet = choice.link(&format!("{hers}/invitation/{class}")).expect("the class");
    let page = worker.opens(&sheet).await;
    page.sees_in_order(&["あおい 様", "水よう教室 のご案内", "12月9日(水) 13:30–15:00", "12月16日(水)"]);
    let paper = page.within("class=\"print-card sheet\"", "<form");
    assert!(
        paper.contains("公民館の1階") && paper.contains("だれも書きとめません。") && paper.contains("縁"),
        "{paper}"
    );
    for tells in ["ひきこもり", "息子", "http"] {
        assert!(!paper.contains(tells), "{tells}");
    }
    let label = worker.opens(&format!("{hers}/label")).await;
    assert!(!label.words().contains("あおい"), "the envelope says nothing");
    worker.sends(&sheet, &[("wish", " ")]).await.is(422).sees("希望を書いてください");
    let once = worker.opens(&sheet).await.value_of("once");
    for _ in 0..2 {
        worker.sends(&sheet, &[("once", &once), ("wish", "水よう教室に来てみたいカナリア")]).await.is(303);
    }
    let thread = worker.opens(hers).await;
    assert_eq!(thread.text.matches("水よう教室に来てみたいカナリア").count(), 1, "sent twice it is one line");
    // She came; and somebody said something hard. The host has a number to enter, and nothing else.
    house.it_is(2026, 12, 9, 15, 10);
    let host = house.worker("乙").await;
    let day = format!("/staff/gatherings/{class}/2026-12-09");
    let page = host.opens(&day).await;
    let form = page.text.split(&format!("action=\"{day}\"")).nth(1).and_then(|it| it.split("</form>").next());
    let form = form.expect("a form for a number");
    assert!(
        form.matches(" name=\"").count() == 1 && !form.contains("<textarea"),
        "there is nowhere to note more: {form}"
    );
    assert!(!page.words().contains("あおい"));
    host.sends(&day, &[("people", "６"), ("text", "カナリアの話")]).await.leads_to(&day);
    assert_eq!(host.opens(&day).await.value_of("people"), "6");
    host.sends(&day, &[("people", "たくさん")]).await.is(422).sees("数字が読みとれませんでした");
    host.sends(&format!("/staff/gatherings/{class}/2026-12-16"), &[("people", "3")]).await.is(422);
    house.worker("管理").await.sends(&day, &[("people", "9")]).await.is(404);
    house.person().opens(&format!("/gatherings/{class}")).await.is(200).sees_not("6人");
    house.holds_nowhere(&["来てみたいカナリア", "カナリアの話"]).await;
}

/// Everything that lies in the database, without the random mark that `pg_dump` puts around what it writes.
pub async fn rows(house: &TestHouse) -> Vec<u8> {
    let raw = house.raw().await;
    let marked = |line: &&[u8]| line.starts_with(b"\\restrict") || line.starts_with(b"\\unrestrict");
    raw.split(|byte| *byte == b'\n').filter(|line| !marked(line)).collect::<Vec<_>>().concat()
}

/// S02, variant a (no night duty), steps 1–13, with the variant of step 10 in which he says where he is.
#[tokio::test(flavor = "multi_thread")]
async fn s02_at_two_in_the_night_nothing_is_blocked_and_a_human_reads_it_first_in_the_morning() {
    listen();
    for scratch in Scratch::both().await {
        // Behind a proxy, which tells from where somebody comes. No mail at all: nothing here needs one.
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
        // 4a. 12:01: first in the list, although another came days before. A human says 気がかり; two look at it.
        house.it_is(2026, 11, 25, 12, 1);
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let first = one.inbox().await[0].clone();
        one.opens("/staff").await.sees("先に読む印のある手紙 1");
        one.opens(&first).await.sees("みずカナリア").sees("まだ消えたいカナリア");
        let level = format!("{first}/level");
        one.sends(&level, &[("level", "concern"), ("reason", "消えたいとあるカナリア")]).await.leads_to(&first);
        one.opens(&first).await.sees("二人めの名前が、まだありません。");
        two.sends(&format!("{level}/join"), &[]).await.leads_to(&first);
        one.opens(&first).await.sees("二人で見ています：甲、乙");
        // 5a. 甲 asks; 乙 reads it before it goes; nobody answers alone where two are.
        let reply = format!("{first}/reply");
        one.sends(&reply, &[("text", "死にたいと思っていますか、今日カナリア")]).await.leads_to(&first);
        house.clock.pass_seconds(240);
        mizu.returns(&number, &words).await.leads_to("/letters");
        mizu.opens("/letters").await.sees_not("今日カナリア");
        let way = two.opens(&first).await.link_ending(&first, "/second").expect("to be read by two");
        two.sends(&way, &[]).await.leads_to(&first);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("今日カナリア").sees("乙 もいっしょに読みました");
        // 6. 12:30. 急ぎ, said by a human; the administrator learns that there is one.
        house.it_is(2026, 11, 25, 12, 30);
        mizu.returns(&number, &words).await.leads_to("/letters");
        mizu.sends("/letters", &[("text", "薬ためてある。今夜カナリア")]).await.leads_to("/letters");
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        one.sends(&level, &[("level", "urgent"), ("reason", "薬と今夜カナリア")]).await.leads_to(&first);
        let office = house.worker("管理").await;
        office.opens("/staff").await.sees("急ぎの件 1").sees_not("カナリア");
        // 7. One answer waits three minutes and goes out with 待てない.
        one.sends(&reply, &[("text", "いっしょにいますカナリア")]).await.leads_to(&first);
        let way = one.opens(&first).await.link_ending(&first, "/cannot-wait").expect("it may not be able to wait");
        one.sends(&way, &[]).await.is(409);
        house.clock.pass_seconds(181);
        one.sends(&way, &[]).await.leads_to(&first);
        house.clock.pass_seconds(11);
        mizu.opens("/letters").await.sees("いっしょにいますカナリア");
        two.opens(&first).await.sees("一人で出した理由： 待てない");
        // 8. 13:25, silence. The page says what is true, and there is nothing that would look for him.
        house.it_is(2026, 11, 25, 13, 25);
        let (one, two) = (house.worker("甲").await, house.worker("乙").await);
        let page = one.opens(&first).await.sees("居場所の情報はありません。");
        for looks in ["IP", "アドレスを調べる", "位置情報"] {
            assert!(!page.words().contains(looks), "{looks}");
        }
        // 9. Once: we are here.
        one.sends(&reply, &[("text", "19時までいます。あすも12時からいますカナリア")]).await.leads_to(&first);
        let mut ways = two.opens(&first).await.links(&first).into_iter().filter(|it| it.ends_with("/second"));
        // The one before, which could not wait, is to be read afterwards.
        let way = ways.next_back().expect("to be read by two");
        two.sends(&way, &[]).await.leads_to(&first);
        one.sends(&format!("{first}/promises"), &[("promise", "木12 手紙を書く")]).await.leads_to(&first);
        one.opens("/staff/promises").await.sees("11月26日(木) 12時");
        // 10. He says where he is. 乙 calls 119 and writes down what was told; 甲 goes on writing.
        mizu.returns(&number, &words).await.leads_to("/letters");
        mizu.sends("/letters", &[("text", "あおば荘203。いま飲んだカナリア")]).await.leads_to("/letters");
        one.sends(&level, &[("level", "immediate"), ("reason", "いま飲んだカナリア理由")]).await.leads_to(&first);
        let page = two.opens(&first).await.sees("一人が119番に電話します。").sees("二人で見ています：甲、乙");
        page.sees("どこから書いたかは、調べていません。");
        let passed = format!("{first}/passed-on");
        let form = [
            ("ground", "life_danger"),
            ("receiver", "119番"),
            ("place", "あおば荘203カナリア場所"),
            ("called_name", "みず"),
            ("taken", "薬を飲んだカナリア薬"),
        ];
        two.sends(&passed, &form).await.leads_to(&passed);
        let id = one.opens(&passed).await.value_of("passing");
        one.sends(&format!("{passed}/second"), &[("passing", &id)]).await.leads_to(&passed);
        one.sends(&reply, &[("text", "救急車が向かっていますカナリア")]).await.leads_to(&first);
        mizu.opens("/letters/passed-on").await.sees("外に渡した情報は、ありません。");
        // 12. 甲 and 乙 afterwards, with one they choose.
        let page = one.opens("/staff/debrief").await;
        let id = |name: &str| {
            let options = page.between("<option value=\"", "</option>");
            let option = options.iter().find(|it| it.ends_with(&format!(">{name}"))).expect("a colleague");
            option.split('"').next().expect("an id").to_owned()
        };
        let (second, chosen) = (id("乙"), id("丁"));
        let form = [("text", "こわかったカナリア"), ("colleague", second.as_str()), ("chosen", chosen.as_str())];
        one.sends("/staff/debrief", &form).await.leads_to("/staff/debrief");
        house.worker("丁").await.opens("/staff/debrief").await.sees("こわかったカナリア");
        // 11. The next open day he is told, in plain words, what was passed to whom. 13. Nobody has lowered it: it is on top.
        house.it_is(2026, 11, 26, 13, 1);
        mizu.returns(&number, &words).await.leads_to("/letters");
        let told = mizu.opens("/letters/passed-on").await.sees("119番").sees("あおば荘203カナリア場所");
        told.sees("伝えたのは 乙、確かめたのは 甲").sees_not("今夜カナリア");
        let one = house.worker("甲").await;
        one.opens("/staff/letters").await.sees("今すぐ").sees("まだ下げていません");
        assert_eq!(one.inbox().await[0], first);
        one.sends(&format!("{level}/end"), &[("reason", "病院にいるカナリア")]).await.leads_to(&first);
        mizu.opens("/letters").await.sees_not("先に読む印").sees_not("急ぎ").sees_not("今すぐ");
        // End assertions.
        let automatic = mizu.opens("/letters").await.automatic();
        assert!(automatic.len() <= 3, "{automatic:?}");
        let mut look = house.house.db().look().await.expect("a look");
        let open = "select count(*) as figure from safety_level where ended_at is null";
        assert_eq!(look.one(open, values![]).await.expect("a number"), Some(0_i64), "every level has an end");
        drop(look);
        let family = house.person();
        family.writes("家族です", &[("who", "family")]).await;
        let canaries = [
            "つかれたカナリア",
            "みずカナリア",
            "ねむれないカナリア",
            "まだ消えたい",
            "カナリア理由",
            "カナリア場所",
            "カナリア薬",
            "こわかったカナリア",
        ];
        nevers(&house, Left { canaries: &canaries, persons: &[&mizu], family: &family, mails: 0 }).await;
    }
}

/// S02, variant b: 乙 is on duty.
#[tokio::test(flavor = "multi_thread")]
async fn s02_with_somebody_on_duty_urgent_signs_wake_them_and_a_human_writes_as_themselves() {
    listen();
    for house in TestHouse::both().await {
        let office = house.worker("管理").await;
        let page = office.opens("/staff/duty/settings").await;
        let field = page.between("<legend>", "</fieldset>").into_iter().find(|it| it.starts_with("乙")).expect("乙");
        let id = field.split("name=\"place-").nth(1).and_then(|it| it.split('"').next()).expect("an id").to_owned();
        let (place, from) = (format!("place-{id}"), format!("from-{id}"));
        let (until, address) = (format!("until-{id}"), format!("address-{id}"));
        let form = [
            (place.as_str(), "1"),
            (from.as_str(), "19"),
            (until.as_str(), "12"),
            (address.as_str(), "canary-otsu@example.jp"),
            ("minutes", "5"),
        ];
        office.sends("/staff/duty/settings", &form).await.leads_to("/staff/duty");
        // 02:07: a concern rings nobody.
        house.it_is(2026, 11, 25, 2, 7);
        let mizu = from_somewhere(&house);
        let (number, words) = mizu.writes("もう消えたいカナリア", &[("called", "みずカナリア")]).await;
        house.jobs().await;
        assert!(house.mail.mails().is_empty());
        // 02:31: 「今から」 rings, with nothing in it.
        house.it_is(2026, 11, 25, 2, 31);
        mizu.returns(&number, &words).await.leads_to("/letters");
        mizu.sends("/letters", &[("text", "今から")]).await.leads_to("/letters");
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1);
        assert_eq!(house.mail.mails()[0].to, ["canary-otsu@example.jp"]);
        // 乙 takes it within two minutes, reads, and writes as himself.
        let two = house.worker("乙").await;
        let take = two.opens("/staff/duty").await.link_ending("/staff/duty/", "/take").expect("to be taken");
        two.sends(&take, &[]).await.leads_to("/staff/letters");
        let thread = two.inbox().await[0].clone();
        two.opens(&thread).await.sees("もう消えたいカナリア");
        mizu.opens("/letters").await.sees("人が読みました 乙");
        let form = [("text", "乙です。起きていますカナリア"), ("reason", "夜で一人")];
        two.sends(&format!("{thread}/reply"), &form).await.leads_to(&thread);
        house.clock.pass_seconds(601);
        house.jobs().await;
        assert_eq!(house.mail.mails().len(), 1, "it was taken: nobody else is rung");
        mizu.opens("/letters").await.sees("乙 から").sees("起きていますカナリア");
        let family = house.person();
        family.writes("家族です", &[("who", "family")]).await;
        let canaries = ["もう消えたいカナリア", "みずカナリア", "起きていますカナリア", "canary-otsu"];
        let mails = house.mail.mails();
        assert!(mails.iter().all(|it| !it.text.contains(&thread)));
        // Who is on duty is a matter of the house: their own address stands in the mail's envelope, and nowhere else.
        let canaries = &canaries[..3];
        house.holds_nowhere(&["canary-otsu"]).await;
        nevers(&house, Left { canaries, persons: &[&mizu], family: &family, mails: 1 }).await;
    }
}
