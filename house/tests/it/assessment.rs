//! How somebody is now: in rounds, each voice by itself, in several ways, and never more than they want to say.
use crate::{
    calls::thread_of,
    support::{Person, Seen, TestHouse},
};
use ground_store::{Tables, values};

const LIKES: &str = "/me/now/prompt/1";
const HEALTH: &str = "/me/now/prompt/13";
const WISHES: &str = "/me/now/prompt/14";

impl Person {
    /// Says something at a prompt, as its page sends it.
    pub async fn says(&self, prompt: &str, form: &[(&str, &str)]) -> Seen {
        let once = self.opens(prompt).await.is(200).value_of("once");
        let form: Vec<(&str, &str)> = [("once", once.as_str())].into_iter().chain(form.iter().copied()).collect();
        self.sends(prompt, &form).await
    }
    /// The newest line of theirs, as its own page.
    async fn last_line(&self) -> String {
        self.opens("/me/now").await.is(200).links("/me/now/said/").pop().expect("a line")
    }
}

/// The page of somebody's thread leads to theirs.
pub async fn desk_page(worker: &Person, thread: &str) -> String {
    worker.opens(thread).await.is(200).link("/staff/now/").expect("a way to how it is now")
}

/// For the walk of strangers: the party, a line and a choice of theirs.
pub async fn of_somebody(person: &Person, worker: &Person, thread: &str) -> Vec<(&'static str, String)> {
    person.says(WISHES, &[("text", "カナリアねこののぞみ")]).await.is(303);
    let desk = desk_page(worker, thread).await;
    let choice = [("what", "カナリアねこ"), ("for", "よい"), ("against", "わるい")];
    worker.sends(&format!("{desk}/choices"), &choice).await.is(303);
    let choices = worker.opens(&format!("{desk}/next")).await.link_ending(&format!("{desk}/choices/"), "/lower");
    let id = |way: &str, begin: &str| way.trim_start_matches(begin).trim_end_matches("/lower").to_owned();
    vec![
        ("{writer}", id(&desk, "/staff/now/")),
        ("{said}", id(&person.last_line().await, "/me/now/said/")),
        ("{choice}", id(&choices.expect("a choice"), &format!("{desk}/choices/"))),
    ]
}

const CANARIES: &[&str] = &["海カナリア", "姉カナリア", "妹カナリア", "兄カナリア", "受けとめカナリア", "散歩カナリア"];

/// capability 39, 57, 59, 152, A13: each voice in its own column, side by side; what one likes first and as large.
#[tokio::test(flavor = "multi_thread")]
async fn each_voice_stands_by_itself_and_nothing_is_made_into_one_need() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[("called", "そら")]).await;
        sora.says(LIKES, &[("text", "海カナリア\n  波の音 "), ("helper", "姉カナリア")]).await.leads_to("/me/now#p1");
        let wish = [("text", "このままで海カナリア"), ("speaker", "妹カナリア"), ("beside", "外で会いたい兄カナリア")];
        sora.says(WISHES, &wish).await.leads_to("/me/now#p14");
        let own = sora.opens("/me/now").await.is(200);
        own.sees_in_order(&["好きなこと、できること", "姉カナリアに手伝ってもらって", "つらいこと", "のぞむこと"]);
        assert_eq!(own.written(), ["海カナリア\n  波の音 ", "このままで海カナリア", "外で会いたい兄カナリア"]);

        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        let desk = desk_page(&worker, &thread).await;
        let ours = [("whose", "staff"), ("text", "ゆっくり話す方だと思う受けとめカナリア")];
        worker.sends(&format!("{desk}/prompt/14"), &ours).await.leads_to(&format!("{desk}#p14"));
        let seen = worker.opens(&desk).await.is(200);
        let wishes = seen.text.split("id=\"p14\"").nth(1).expect("wishes").to_owned();
        let headings: Vec<&str> = wishes.split("<h3>").skip(1).filter_map(|it| it.split("</h3>").next()).collect();
        assert_eq!(headings, ["そら さんのことば", "妹カナリア（いっしょに話した人）のことば", "スタッフの受けとめ"]);
        // No score, no total, nothing said of what is not there.
        for never in ["点数", "合計", "未回答", "期限", "％", "%</", "ニーズ"] {
            assert!(!seen.words().contains(never) && !own.words().contains(never), "{never}");
        }
        // The person reads what staff wrote, and erases it.
        sora.opens("/me/now").await.sees("スタッフの受けとめ").sees("受けとめカナリア").sees("甲");
        let line = sora.last_line().await;
        sora.opens(&line).await.sees("ここは変えられません");
        sora.sends(&format!("{line}/erase"), &[]).await.leads_to("/me/now");
        worker.opens(&desk).await.sees_not("受けとめカナリア");
        // Their reading of it stands with the other readings.
        sora.opens("/letters/readers").await.sees("甲");
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// capability 58, promise N-6: every prompt may stay empty; a press is a full answer; an empty form says so and keeps all.
#[tokio::test(flavor = "multi_thread")]
async fn not_knowing_and_not_deciding_are_full_answers() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        for (answer, said) in [
            ("unknown", "わからない"),
            ("undecided", "決めたくない"),
            ("as-it-is", "今は、このままで"),
            ("do-not-ask", "聞かないでほしい"),
        ] {
            sora.says(WISHES, &[("answer", answer)]).await.leads_to("/me/now#p14");
            sora.opens("/me/now").await.sees(said);
        }
        sora.says("/me/now/prompt/7", &[("band", "near"), ("text", "")]).await.leads_to("/me/now#p7");
        sora.opens("/me/now").await.sees("近くの店までは行く");
        let empty = sora.says(LIKES, &[("text", " \n"), ("helper", "のこる名前")]).await.is(422);
        empty.sees("まだ何も書かれていないようです");
        let nobody = sora.says(LIKES, &[("text", "のこるもじ"), ("beside", "だれかのことば")]).await.is(422);
        assert_eq!(nobody.field(), "のこるもじ");
        nobody.sees("だれのことばかが、まだありません").sees("だれかのことば");
        sora.opens("/me/now").await.sees_not("のこるもじ");
        sora.opens("/me/now/prompt/99").await.is(404);
        house.ledger_fits().await;
    }
}

/// What was typed is never lost: a session that was over gives it back, and the same form goes on.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_outlives_a_session() {
    for house in TestHouse::both().await {
        let sora = house.person();
        let (number, words) = sora.writes("はじめまして", &[]).await;
        let once = sora.opens(WISHES).await.value_of("once");
        house.clock.pass_seconds(3_600);
        let form = [("once", once.as_str()), ("text", "ながく書いた"), ("speaker", "妹"), ("beside", "わたしも")];
        let over = sora.sends(WISHES, &form).await.is(401);
        assert_eq!((over.value_of("once"), over.value_of("speaker")), (once.clone(), "妹".to_owned()));
        over.sees("ながく書いた").sees("わたしも");
        sora.sends(WISHES, &[("answer", "unknown")]).await.leads_to("/return");
        sora.returns(&number, &words).await.leads_to("/letters");
        sora.sends(WISHES, &form).await.leads_to("/me/now#p14");
        assert_eq!(sora.opens("/me/now").await.written(), ["ながく書いた", "わたしも"]);
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        house.clock.pass_seconds(3_600);
        let ours = [("whose", "staff"), ("text", "席を立っていた")];
        worker.sends(&format!("{desk}/prompt/6"), &ours).await.is(401).sees("席を立っていた");
        house.ledger_fits().await;
    }
}

/// Pressed twice, or sent again after an answer that was lost, it is one line.
#[tokio::test(flavor = "multi_thread")]
async fn one_press_is_one_line() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        let once = sora.opens(LIKES).await.value_of("once");
        let form = [("once", once.as_str()), ("text", "一度だけ")];
        let (one, other) = tokio::join!(sora.sends(LIKES, &form), sora.sends(LIKES, &form));
        for seen in [one, other, sora.sends(LIKES, &form).await] {
            seen.leads_to("/me/now#p1");
        }
        assert_eq!(sora.opens("/me/now").await.written(), ["一度だけ"]);
        sora.sends(LIKES, &[("once", once.as_str()), ("text", "一度だけ、つづき")]).await.leads_to("/me/now#p1");
        assert_eq!(sora.opens("/me/now").await.written(), ["一度だけ", "一度だけ、つづき"]);
        house.ledger_fits().await;
    }
}

/// capability 58: where somebody asked not to be asked, no worker can write, in whose voice ever; until they say otherwise.
#[tokio::test(flavor = "multi_thread")]
async fn where_somebody_asked_not_to_be_asked_no_worker_writes() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        sora.says("/me/now/prompt/10", &[("answer", "do-not-ask")]).await.is(303);
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        worker.opens(&desk).await.sees("聞かないでほしい、とのことです");
        let way = format!("{desk}/prompt/10");
        let page = worker.opens(&way).await.is(200).sees("聞かないでほしい");
        assert!(!page.text.contains("name=\"whose\""));
        for whose in ["own", "with", "staff"] {
            let form = [("whose", whose), ("read_back", "1"), ("speaker", "母"), ("text", "それでも")];
            worker.sends(&way, &form).await.is(409).sees("書きとめませんでした").sees("それでも");
        }
        // It stands in later rounds, and other prompts are open.
        let pages = async || {
            let mut look = house.house.db().look().await.expect("a look");
            let sql = "select count(*) as figure from assessment_round";
            let found: Option<i64> = look.one(sql, values![]).await.expect("a number");
            found.expect("a number")
        };
        sora.sends("/me/now/begin", &[]).await.leads_to("/me/now");
        let begun = pages().await;
        sora.sends("/me/now/begin", &[]).await.leads_to("/me/now");
        assert_eq!(pages().await, begun, "pressed twice, it is one new page");
        worker.sends(&way, &[("whose", "staff"), ("text", "それでも")]).await.is(409);
        worker.sends(&format!("{desk}/prompt/6"), &[("whose", "staff"), ("text", "夜に元気")]).await.is(303);
        // Their own words there don't open it; saying so does.
        sora.says("/me/now/prompt/10", &[("text", "学校はいやだった")]).await.is(303);
        worker.sends(&way, &[("whose", "staff"), ("text", "それでも")]).await.is(409);
        sora.sends("/me/now/prompt/10", &[("answer", "may-be-asked")]).await.leads_to("/me/now#p10");
        worker.sends(&way, &[("whose", "staff"), ("text", "いまは書ける")]).await.is(303);
        // Said by telephone, it holds just the same.
        let aloud = [("whose", "own"), ("read_back", "1"), ("answer", "do-not-ask"), ("text", "")];
        worker.sends(&format!("{desk}/prompt/9"), &aloud).await.is(303);
        worker.sends(&format!("{desk}/prompt/9"), &[("whose", "staff"), ("text", "x")]).await.is(409);
        house.ledger_fits().await;
    }
}

/// Health is spoken of only where they brought it up.
#[tokio::test(flavor = "multi_thread")]
async fn how_we_see_somebodys_health_waits_until_they_speak_of_it() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        let (way, ours) = (format!("{desk}/prompt/13"), [("whose", "staff"), ("text", "疲れて見える")]);
        worker.opens(&way).await.sees("この方から話されたときだけ");
        worker.sends(&way, &ours).await.is(409).sees("疲れて見える");
        sora.says(HEALTH, &[("text", "眠れない")]).await.is(303);
        worker.sends(&way, &ours).await.is(303);
        house.ledger_fits().await;
    }
}

/// capability 150: a worker writes their words, and reads them back; without that, they are not theirs.
#[tokio::test(flavor = "multi_thread")]
async fn words_of_somebody_who_called_are_theirs_once_they_were_read_back() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let thread = thread_of(&worker.memo(&[("text", "電話した"), ("called", "みどり")]).await);
        let desk = desk_page(&worker, &thread).await;
        let way = format!("{desk}/prompt/14");
        let own = [("whose", "own"), ("text", "猫といたい海カナリア")];
        worker.sends(&way, &own).await.is(422).sees("読みあわせてから").sees("猫といたい");
        worker.sends(&way, &[("text", "だれの")]).await.is(422).sees("だれのことばかが");
        worker.sends(&way, &[("whose", "with"), ("text", "だれの")]).await.is(422);
        let own = [("whose", "own"), ("text", "猫といたい海カナリア"), ("read_back", "1")];
        worker.sends(&way, &own).await.is(303);
        let sister = [("whose", "with"), ("speaker", "妹"), ("text", "散歩もいい"), ("read_back", "1")];
        worker.sends(&way, &sister).await.is(303);
        worker
            .opens(&desk)
            .await
            .sees("甲が書き、読みあわせました")
            .sees("妹（いっしょに話した人）")
            .sees("甲が聞いて書きました");
        let (number, words) = worker.card(&thread).await;
        let midori = house.person();
        midori.returns(&number, &words).await.leads_to("/letters");
        midori.opens("/me/now").await.sees("猫といたい").sees("散歩もいい");
        // Changed by them, it is theirs alone; a worker has no way to change it.
        let lines = midori.opens("/me/now").await.links("/me/now/said/");
        midori.sends(&lines[0], &[("text", "猫と海")]).await.leads_to("/me/now#p14");
        worker.opens(&desk).await.sees("猫と海").sees_not("猫といたい").sees_not("読みあわせました");
        worker.sends(&lines[0], &[("text", "変えた")]).await.is(401);
        midori.opens("/me/now").await.sees("猫と海").sees_not("変えた");
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// capability 150: cards are laid without a script; a drawing is lines; not what was hard, but which way, is kept.
#[tokio::test(flavor = "multi_thread")]
async fn wishes_are_laid_with_cards_or_drawn() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        sora.sends("/me/now/cards", &[]).await.is(422).sees("まだ何も書かれていないようです");
        let chosen =
            sora.sends("/me/now/cards", &[("card", "quiet"), ("card", "talk"), ("card", "nothing")]).await.is(200);
        assert!(!chosen.text.contains(" checked"), "nothing is chosen beforehand");
        let once = chosen.sees("静かなところがいい").value_of("once");
        let laid = [
            ("once", once.as_str()),
            ("lay", "1"),
            ("card", "quiet"),
            ("card", "talk"),
            ("on-quiet", "yes"),
            ("on-talk", "unknown"),
        ];
        sora.sends("/me/now/cards", &laid).await.leads_to("/me/now#p14");
        sora.sends("/me/now/cards", &laid).await.leads_to("/me/now#p14");
        sora.opens("/me/now").await.sees_in_order(&["そう", "静かなところがいい", "わからない", "だれかと話したい"]);
        assert_eq!(sora.opens("/me/now").await.text.matches("静かなところがいい").count(), 1);

        let drawing = [("drawing", "10,10 20,20;500,600"), ("text", "海カナリアの絵")];
        sora.sends("/me/now/draw", &drawing).await.leads_to("/me/now#p14");
        let seen = sora.opens("/me/now").await.sees("海カナリアの絵");
        assert!(seen.text.contains("<path d=\"M10 10 L20 20 M500 600 L500 600\"/>"));
        for wrong in ["M1 1\"/><script>", "2000,1", "<svg>"] {
            let refused = sora.sends("/me/now/draw", &[("drawing", wrong), ("text", "のこる")]).await.is(422);
            assert_eq!(refused.sees("絵を受けとれませんでした").field(), "のこる");
        }
        let long = "1,2 ".repeat(50_001);
        sora.sends("/me/now/draw", &[("drawing", &long)]).await.is(422);
        sora.sends("/me/now/draw", &[("text", "ことばだけの絵")]).await.is(303);
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        worker.opens(&desk).await.sees("静かなところがいい").sees("ことばだけの絵");
        house.holds_nowhere(&["海カナリア", "on-quiet", "500,600"]).await;
        house.ledger_fits().await;
    }
}

/// capability 56: years beside each other; what was said before stays as it was said.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_years_ago_stands_beside_what_is_said_now() {
    for house in TestHouse::both().await {
        let sora = house.person();
        let (number, words) = sora.writes("はじめまして", &[]).await;
        sora.says(LIKES, &[("text", "ねこ")]).await.is(303);
        let old = sora.last_line().await;
        house.it_is(2028, 3, 1, 12, 0);
        sora.returns(&number, &words).await.leads_to("/letters");
        sora.opens("/me/now").await.sees("2026").sees("ねこ").sees("その日からの新しいページになります");
        // What was said then is not rewritten now; it can be erased, and said anew.
        sora.opens(&old).await.sees("ここは変えられません");
        sora.sends(&old, &[("text", "書きかえ")]).await.is(404);
        sora.says(LIKES, &[("text", "いぬ")]).await.is(303);
        sora.opens("/me/now").await.sees("いぬ").sees_not("ねこ");
        sora.opens("/me/now/years").await.sees_in_order(&["好きなこと", "2026", "ねこ", "2028", "いぬ"]);
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        worker.opens(&format!("{desk}/years")).await.sees_in_order(&["2026", "ねこ", "2028", "いぬ"]);
        // A new page on the very same day keeps the one before, too.
        worker.sends(&format!("{desk}/begin"), &[]).await.leads_to(&desk);
        sora.says(LIKES, &[("text", "とり")]).await.is(303);
        sora.opens("/me/now/years").await.sees_in_order(&["ねこ", "いぬ", "とり"]);
        house.ledger_fits().await;
    }
}

/// capability 99, promise N-6: both sides or not at all; none of them, going on talking and not knowing are answers, and no
/// yes; deleted in one press.
#[tokio::test(flavor = "multi_thread")]
async fn what_comes_next_may_hold_nothing_and_is_theirs() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        sora.opens("/me/now/next").await.sees("これからも時々話す").sees_not("このどれでもない");
        let worker = house.worker("甲").await;
        let desk = desk_page(&worker, &worker.the_thread().await).await;
        let (next, choices) = (format!("{desk}/next"), format!("{desk}/choices"));
        let one_sided = [("what", "散歩カナリア"), ("for", "外の空気"), ("against", " ")];
        worker.sends(&choices, &one_sided).await.is(422).sees("両方があって").sees("散歩カナリア");
        let both = [("what", "散歩カナリア"), ("for", "外の空気"), ("against", "人に会うかも")];
        worker.sends(&choices, &both).await.leads_to(&next);
        let page = sora.opens("/me/now/next").await.is(200);
        page.sees_in_order(&["散歩カナリア", "外の空気", "人に会うかも", "このどれでもない", "これからも時々話す"]);
        assert!(!page.text.contains(" checked"));
        for (pressed, said) in
            [("none", "このどれでもない"), ("go-on-talking", "これからも時々話す"), ("unknown", "わからない")]
        {
            sora.sends("/me/now/next", &[("decision", pressed), ("text", "")]).await.leads_to("/me/now/next");
            worker.opens(&desk).await.sees(said).sees("何かへの同意ではありません");
        }
        let id =
            page.text.split("name=\"decision\" value=\"").nth(1).and_then(|it| it.split('"').next()).expect("a choice");
        sora.sends("/me/now/next", &[("decision", id), ("text", "夕方だけ")]).await.leads_to("/me/now/next");
        worker.opens(&desk).await.sees("散歩カナリア").sees("夕方だけ").sees_not("何かへの同意ではありません");
        sora.sends("/me/now/next/delete", &[]).await.leads_to("/me/now/next");
        worker.opens(&desk).await.sees_not("夕方だけ");
        // By telephone: only what was read back.
        let aloud = [("decision", "go-on-talking"), ("text", "金曜に")];
        worker.sends(&next, &aloud).await.is(422).sees("読みあわせてから").sees("金曜に");
        let aloud = [("decision", "go-on-talking"), ("text", "金曜に"), ("read_back", "1")];
        worker.sends(&next, &aloud).await.leads_to(&next);
        sora.opens("/me/now/next").await.sees("金曜に").sees("甲が書き、読みあわせました");
        // The person takes a choice away; another of the team cannot.
        let lower = format!("{choices}/{id}/lower");
        house.worker("乙").await.sends(&lower, &[]).await.is(404);
        sora.sends(&format!("/me/now/next/{id}/lower"), &[]).await.leads_to("/me/now/next");
        worker.opens(&next).await.sees_not("散歩カナリア");
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// promises N-3, N-12: family, an administrator and another person learn nothing, not even that it is there.
#[tokio::test(flavor = "multi_thread")]
async fn family_and_administrators_get_what_strangers_get() {
    for house in TestHouse::both().await {
        let (sora, mother) = (house.person(), house.person());
        sora.writes("はじめまして", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        let desk = desk_page(&worker, &thread).await;
        sora.says(WISHES, &[("text", "家族に知られたくない海カナリア")]).await.is(303);
        let line = sora.last_line().await;
        mother.writes("息子のことで", &[("who", "family")]).await;
        mother.says(LIKES, &[("text", "家族としてしてきたこと")]).await.is(303);
        mother.opens("/me/now").await.sees_not("海カナリア");
        mother.opens(&line).await.is(404);
        mother.sends(&format!("{line}/erase"), &[]).await.is(404);
        let office = house.worker("管理").await;
        for who in [&mother, &office] {
            for way in ["", "/years", "/next", "/prompt/14"] {
                who.opens(&format!("{desk}{way}")).await.is(404).sees_not("海カナリア");
            }
            let form = [("whose", "own"), ("text", "入れたことば"), ("read_back", "1")];
            who.sends(&format!("{desk}/prompt/14"), &form).await.is(404);
            who.sends(&format!("{desk}/prompt/14"), &[("text", "入れたことば")]).await.is(404);
        }
        sora.opens("/me/now").await.sees("海カナリア").sees_not("入れたことば").sees_not("家族としてしてきたこと");
        // Whoever tried of the house stands in the ledger; the page says so.
        sora.opens("/letters/readers").await.sees("管理");
        house.holds_nowhere(CANARIES).await;
        house.ledger_fits().await;
    }
}

/// Erased is erased: at once for everybody, and what ordered it goes, too.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_erases_everything_leaves_nothing_here() {
    for house in TestHouse::both().await {
        let sora = house.person();
        sora.writes("はじめまして", &[]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        let things = of_somebody(&sora, &worker, &thread).await;
        let desk = format!("/staff/now/{}", things[0].1);
        sora.says("/me/now/prompt/10", &[("answer", "do-not-ask")]).await.is(303);
        sora.sends("/me/now/next", &[("decision", "go-on-talking")]).await.is(303);
        sora.sends("/letters/erase", &[]).await.is(200);
        worker.opens(&desk).await.is(404);
        house.jobs().await;
        let mut look = house.house.db().look().await.expect("a look");
        for rows in [
            "select count(*) as figure from assessment_round",
            "select count(*) as figure from assessment_spoken",
            "select count(*) as figure from assessment_closed",
            "select count(*) as figure from assessment_choice",
            "select count(*) as figure from assessment_plan",
        ] {
            assert_eq!(look.one(rows, values![]).await.expect("a number"), Some(0_i64), "{rows}");
        }
        drop(look);
        house.ledger_fits().await;
    }
}
