//! A family is listened to before anything else (capability 142), and what was written down of it can be corrected by
//! adding: we narrow who may be told, whoever spoke widens it. (N-3, N-10)
use crate::{
    calls::thread_of,
    support::{Seen, TestHouse},
};

/// What stands before the field for the text, inside the page.
fn before_the_text(seen: &Seen) -> String {
    let main = seen.text.split("<main").nth(1).expect("a page");
    main.split("<textarea id=\"text\"").next().expect("a field").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_door_for_families_nothing_stands_before_the_text() {
    for house in TestHouse::both().await {
        let mother = house.person();
        let door = mother.opens("/family").await.is(200);
        let way = door.link("/letters/new?for=family").expect("a way to write");
        assert!(door.link("/letters/new?for=sibling").is_some());
        let page = mother.opens(&way).await.is(200);
        let before = before_the_text(&page);
        for field in ["<select", "type=\"radio\"", "type=\"checkbox\"", "type=\"text\"", "class=\"note\"", "<details"] {
            assert!(!before.contains(field), "{field} stands before the text: {before}");
        }
        // Who reads, how long it is kept and how it is erased still stands there before it is sent.
        page.sees("甲").sees("消せ");
        let plain = house.person().opens("/letters/new").await;
        assert!(before_the_text(&plain).contains("class=\"note\""), "the other door is as it was");
        let once = mother.opens(&way).await.value_of("once");
        let nothing = mother.sends("/letters/new", &[("text", " "), ("once", &once), ("for", "family")]).await.is(422);
        assert!(!before_the_text(&nothing).contains("class=\"note\""), "the layout stays after something went wrong");
        let form = [("text", "息子のことです"), ("once", once.as_str()), ("for", "family"), ("who", "family")];
        mother.sends("/letters/new", &form).await.leads_to("/letters/kept");
        // At the desk: family, and a reminder of the years that have passed, until the first answer is there.
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        worker.opens(&thread).await.sees("これまでの年月をねぎらいます。");
        house.answers(&thread, "ここまで、長かったですね").await;
        house.worker("甲").await.opens(&thread).await.sees_not("これまでの年月をねぎらいます。");
        let seen = worker.sends("/staff/wording", &[("text", "なぜ今まで放っておいたのですか")]).await;
        seen.sees("ここまで、長かったですね。今日、話してくださってありがとうございます");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_call_is_kept_as_listened_without_a_next_step() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let way = worker.opens("/staff/contacts/new").await.link("/staff/contacts/new?first").expect("a way there");
        let page =
            worker.opens(&way).await.sees("これまでの年月をねぎらいます。").sees("本人を連れて").sees("甘やかし");
        let before = before_the_text(&page);
        assert!(!before.contains("<label for=\"called\"") && !before.contains("<p class=\"hint\""), "{before}");
        let field = |name: &str| page.value_of(name);
        let (once, relation) = (field("once"), field("relation"));
        let form = [("once", once.as_str()), ("relation", &relation), ("first", "1"), ("listened", "1")];
        // Not a single word is needed, and once is once.
        let saved = worker.sends("/staff/contacts/new", &form).await.is(303).header("location");
        let again = worker.sends("/staff/contacts/new", &form).await.is(303).header("location");
        assert_eq!(saved, again);
        worker.opens(&saved).await.sees("聞きました。これで、ひとつの仕事が終わっています。").sees("聞いた");
        let thread = thread_of(&saved);
        worker.opens(&thread).await.sees("聞いた").sees("家族");
        worker.opens("/staff/promises").await.sees_not("聞いた");
        // Without that button an empty one is refused, in the same layout.
        let once = worker.opens(&way).await.value_of("once");
        let empty = worker.sends("/staff/contacts/new", &[("once", &once), ("first", "1")]).await.is(422);
        empty.sees("まだ何も書かれていないようです").sees("言わないでおくことば");
        let (number, words) = worker.card(&thread).await;
        let mother = house.person();
        mother.returns(&number, &words).await.leads_to("/letters");
        mother.opens("/letters").await.sees("聞いた");
        house.ledger_fits().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_corrected_by_adding_and_only_whoever_spoke_widens_who_may_be_told() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let saved =
            worker.memo(&[("text", "カナリアに働いてほしい\n#疲れているカナリア"), ("relation", "family")]).await;
        let thread = thread_of(&saved);
        let ways = worker.opens(&thread).await.links(&format!("{thread}/lines/"));
        let (said, felt) = (ways[0].clone(), ways[1].clone());
        // We say what it is, and narrow; never to more people than was said.
        worker.sends(&said, &[("kind", "told"), ("visibility", "person")]).await.is(409).sees("話した人だけです。");
        worker.sends(&said, &[("kind", "nothing"), ("visibility", "team")]).await.is(404);
        worker.sends(&said, &[("kind", "wish"), ("visibility", "mine_only")]).await.is(303);
        worker.sends(&said, &[("kind", "wish"), ("visibility", "mine_only")]).await.is(409);
        worker.sends(&said, &[("kind", "wish"), ("visibility", "team")]).await.is(409);
        let desk = worker.opens(&thread).await;
        desk.sees_in_order(&[
            "のぞみ",
            "ここだけの話",
            "カナリアに働いてほしい",
            "「話したこと」「チームの中」でした。",
        ]);
        house.worker("管理").await.sends(&said, &[("kind", "told"), ("visibility", "mine_only")]).await.is(404);
        // Whoever spoke changes it on their own page, with their words; nobody else does.
        let (number, words) = worker.card(&thread).await;
        let mother = house.person();
        mother.returns(&number, &words).await.leads_to("/letters");
        let own = mother.opens("/letters").await.sees("ここだけの話").sees("甲 がなおしました。");
        assert!(!own.text.contains("/correct"), "the desk's form is the desk's");
        let who = own.link_ending("/letters/lines/", "/who").expect("they say who may be told");
        assert_eq!(
            own.links("/letters/lines/").iter().filter(|it| it.ends_with("/who")).count(),
            1,
            "what we felt is ours"
        );
        mother.opens(&who).await.sees("カナリアに働いてほしい").sees("だれに伝えてよいか");
        mother.sends(&who, &[]).await.is(422);
        let stranger = house.person();
        stranger.writes("べつの人", &[]).await;
        stranger.opens(&who).await.is(404);
        stranger.sends(&who, &[("visibility", "person")]).await.is(404);
        mother.sends(&who, &[("visibility", "person")]).await.leads_to("/letters#calls");
        mother.sends(&who, &[("visibility", "person")]).await.leads_to("/letters#calls");
        let own = mother.opens("/letters").await;
        assert_eq!(own.words().matches("話した人が自分で変えました。").count(), 1, "the same again adds nothing");
        worker.opens(&thread).await.sees("話した人が自分で変えました。").sees("甲 がなおしました。");
        // Of what we felt they change nothing, and we may say that it was told after all.
        let ours = felt.replace("/staff/letters/", "").replace("/correct", "");
        let ours = format!("/letters/lines/{}/who", ours.rsplit('/').next().expect("a line"));
        mother.opens(&ours).await.is(404);
        mother.sends(&ours, &[("visibility", "person")]).await.is(404);
        // Back again, and erased: nothing of the line is left, its corrections included.
        mother.sends(&who, &[("visibility", "mine_only")]).await.leads_to("/letters#calls");
        mother.sends(&who.replace("/who", "/erase"), &[]).await.leads_to("/letters#calls");
        worker.sends(&said, &[("kind", "told"), ("visibility", "mine_only")]).await.is(409);
        worker.opens(&thread).await.sees_not("話した人が自分で変えました。");
        house.holds_nowhere(&["カナリア"]).await;
        house.ledger_fits().await;
    }
}
