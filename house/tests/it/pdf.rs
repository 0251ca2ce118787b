//! What leaves the house as a PDF: the same that stands on the print page beside it, with a name that says nothing, and
//! gone from here in the moment in which it is handed over. (capabilities 35, 100, 115, 141)
use crate::{
    calls::thread_of,
    support::{Person, TestHouse},
};
use std::process::Command;

/// A PDF as whoever prints it reads it, and what it says of itself.
pub struct Paper {
    pub text: String,
    pub info: String,
    pub bytes: Vec<u8>,
}

impl Person {
    pub async fn prints(&self, path: &str) -> Paper {
        let seen = self.opens(path).await.is(200);
        assert_eq!(seen.header("content-type"), "application/pdf", "{path}");
        let named = seen.header("content-disposition");
        assert_eq!(named, "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E7%94%A8%E7%B4%99.pdf", "{path}");
        assert_eq!(seen.header("cache-control"), "no-store", "{path}");
        let bytes = self.saves();
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("it.pdf");
        std::fs::write(&file, &bytes).expect("a file");
        let says = |program: &str, options: &[&str]| {
            let out = Command::new(program).args(options).output().expect("scripts/install-test-tools brings it");
            String::from_utf8_lossy(&out.stdout).into_owned()
        };
        let path = file.to_string_lossy().into_owned();
        let text = says("pdftotext", &["-layout", &path, "-"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{200b}', "");
        Paper { text, info: says("pdfinfo", &[&path]), bytes }
    }
}

impl Paper {
    pub fn pages(&self) -> usize {
        let line = self.info.lines().find(|it| it.starts_with("Pages:")).expect("a number of pages");
        line.trim_start_matches("Pages:").trim().parse().expect("a number")
    }
    #[track_caller]
    pub fn sees(&self, what: &str) -> &Self {
        let close = |it: &str| it.split_whitespace().collect::<String>();
        assert!(close(&self.text).contains(&close(what)), "{what} is not in:\n{}", self.text);
        self
    }
    /// Nothing on it or in it says what this house is for, or who wrote it with what. (promise N-11)
    #[track_caller]
    pub fn says_nothing(&self) -> &Self {
        assert!(
            self.info.contains("Title:           縁") && self.info.contains("Tagged:          yes"),
            "{}",
            self.info
        );
        for word in ["Author", "Creator", "Producer", "CreationDate", "Subject", "Keywords"] {
            assert!(!self.info.contains(word), "{word}: {}", self.info);
        }
        for word in ["ひきこもり", "相談", "支援"] {
            assert!(!self.text.contains(word), "{word} stands on paper: {}", self.text);
        }
        self
    }
}

/// Number and words: in the very answer that shows them, and never again.
#[tokio::test(flavor = "multi_thread")]
async fn number_and_words_can_be_taken_as_a_file_while_they_are_shown_and_never_again() {
    for house in TestHouse::both().await {
        let neko = house.person();
        let (number, words) = neko.writes("ことば", &[]).await;
        let before = house.raw().await.len();
        let paper = neko.prints("/letters/kept/pdf").await;
        paper.sees(&number).sees("/return").says_nothing();
        for word in words.split_whitespace() {
            paper.sees(word);
        }
        assert!(house.raw().await.len() <= before, "{}: a file leaves something here", house.scratch.kind);
        let again = neko.prints("/letters/kept/pdf").await;
        assert_eq!(paper.bytes, again.bytes, "the same words are the same file");
        for other in [house.person(), house.worker("甲").await] {
            other.opens("/letters/kept/pdf").await.leads_to("/return");
        }
        neko.sends("/letters/kept/done", &[]).await.leads_to("/letters");
        neko.opens("/letters/kept/pdf").await.leads_to("/letters/kept");
        house.holds_nowhere(&[&number, words.split_whitespace().next().expect("a word")]).await;
    }
}

/// An answer by post, what was explained by telephone, and a card: large, and each with its trace.
#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_by_post_is_printed_large_and_leaves_a_trace() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let worker = house.worker("甲").await;
        let form = [("text", "手紙カナリア"), ("called", "𠮷田ふみ"), ("came_by", "letter"), ("relation", "family")];
        let thread = worker.types_in(&form).await.is(303).header("location");
        worker
            .sends(&format!("{thread}/reply"), &[("text", "読みました #panic(\"x\")。\n☐ また書く\n☑ 休む")])
            .await
            .leads_to(&thread);
        let colleague = house.worker("乙").await;
        let second = colleague.opens(&thread).await.link_ending(&thread, "/second").expect("a second reader");
        worker.opens(&second.replace("/second", "/pdf")).await.is(404);
        colleague.sends(&second, &[]).await.leads_to(&thread);
        house.clock.pass_seconds(11);
        let print = worker.opens(&thread).await.link_ending(&thread, "/print").expect("a way to print");
        let pdf = worker.opens(&print).await.link_ending(&thread, "/pdf").expect("the same as a file");
        let paper = worker.prints(&pdf).await;
        paper.sees("𠮷田ふみ さま").sees("読みました #panic(\"x\")。 ☐ また書く ☑ 休む").sees("乙").says_nothing();
        // A card, and what was explained.
        let card = worker.card(&thread).await;
        let paper = worker.prints(&format!("{thread}/card/pdf")).await;
        paper.sees(&card.0).says_nothing();
        let answers = [("item-keep", "yes"), ("words-keep", "のこすカナリア #let"), ("item-family", "no")];
        let made = worker.explains(&thread, &answers).await;
        let shown = worker.opens(&made).await.is(200);
        let pdf_of = shown.link_ending(&made, "/pdf").expect("the same as a file");
        let (paper, large) = (worker.prints(&pdf_of).await, worker.prints(&format!("{pdf_of}?letters=large")).await);
        for paper in [&paper, &large] {
            paper.sees("𠮷田ふみ").sees("のこすカナリア #let").sees("よくなると約束はできません").sees("甲");
        }
        assert!(paper.pages() < large.pages(), "{} {}", paper.info, large.info);
        // Handed over, there is no card any more.
        worker.sends(&format!("{thread}/card"), &[("how", "post")]).await.leads_to(&thread);
        worker.opens(&format!("{thread}/card/pdf")).await.leads_to(&format!("{thread}/card"));
        house.worker("管理").await.opens(&pdf).await.is(404);
        let fumi = house.person();
        fumi.returns(&card.0, &card.1).await.leads_to("/letters");
        fumi.opens("/letters/readers").await.sees("甲 が目を通しました");
        house.ledger_fits().await;
    }
}

/// What is explained is for everybody; what was agreed to, and what stands now, for whoever agreed, and for the desk.
/// (capabilities 35, 38)
#[tokio::test(flavor = "multi_thread")]
async fn what_is_explained_and_agreed_to_goes_home_on_paper_in_either_size() {
    for house in TestHouse::both().await {
        house.it_is(2026, 11, 24, 13, 0);
        let stranger = house.person();
        let sheet = stranger.opens("/explanation").await.is(200).link_ending("/explanation", "/pdf").expect("a file");
        let (usual, large) = (stranger.prints(&sheet).await, stranger.prints(&format!("{sheet}?letters=large")).await);
        for paper in [&usual, &large] {
            paper
                .sees("説明の紙")
                .sees("よくなると約束はできません")
                .sees("やめたいと言われたとき")
                .sees("文の版：1-0");
            paper.says_nothing();
        }
        assert!(usual.pages() < large.pages(), "{} {}", usual.info, large.info);
        let shio = house.person();
        let other = house.person();
        shio.writes("こんにちは", &[("called", "しお")]).await;
        let worker = house.worker("甲").await;
        let thread = worker.the_thread().await;
        other.writes("べつの手紙", &[]).await;
        assert_eq!(shio.prints(&sheet).await.bytes, usual.bytes, "the same sheet for everybody");
        shio.understands().await;
        let said = [("item-statistics", "yes"), ("words-statistics", "数だけカナリア"), ("item-family", "no")];
        shio.chooses(&said).await.leads_to("/me/consent");
        // What stands now, and what was said when.
        let state = shio.opens("/me/consent/print").await.link_ending("/me/consent", "/pdf").expect("a file");
        let record = shio.opens("/me/consent").await.link("/me/consent/record/").expect("a record");
        let agreed = shio.opens(&record).await.link_ending(&record, "/pdf").expect("a file");
        for size in ["", "?letters=large"] {
            let paper = shio.prints(&format!("{state}{size}")).await;
            paper
                .sees("いまの答えの控え")
                .sees("数だけカナリア")
                .sees("家族に話すこと")
                .sees("わかった")
                .says_nothing();
            let paper = shio.prints(&format!("{agreed}{size}")).await;
            paper.sees("数だけカナリア").sees("2026年11月24日").sees("画面で、自分で答えました").says_nothing();
        }
        let desk = worker.consent_of(&thread).await;
        let at_desk = worker.opens(&format!("{desk}/print")).await.link_ending(&desk, "/pdf").expect("a file");
        worker.prints(&at_desk).await.sees("しお").sees("数だけカナリア").says_nothing();
        // It was taken back: the paper of today says so.
        let way = crate::consent::withdrawal(&shio.opens("/me/consent").await, "都や区に出す数");
        shio.sends(&way, &[]).await.leads_to("/me/consent#over");
        shio.prints(&state).await.sees("とりやめました");
        // Nobody else gets it.
        other.opens(&agreed).await.is(404);
        assert!(!other.prints(&state).await.text.contains("カナリア"));
        for path in [&state, &agreed] {
            house.person().opens(path).await.leads_to("/return");
        }
        house.worker("管理").await.opens(&at_desk).await.is(404);
        house.holds_nowhere(&["数だけカナリア"]).await;
        house.ledger_fits().await;
    }
}

/// A leaflet of a place for whoever comes by, and the drill for administrators.
#[tokio::test(flavor = "multi_thread")]
async fn a_leaflet_is_for_everybody_and_the_drill_for_administrators() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let place = crate::ibasho_places::a_shown_place(&worker, &[("name", "えんがわの家")]).await;
        let leaflet = format!("/places/{place}/leaflet");
        let shown = house.person().opens(&leaflet).await.is(200);
        let pdf = shown.link_ending(&leaflet, "/pdf").expect("the same as a file");
        let paper = house.person().prints(&pdf).await;
        paper.sees("えんがわの家").sees(crate::support::ADDRESS);
        assert_eq!(paper.bytes, house.person().prints(&pdf).await.bytes, "the same leaflet for everybody");
        let administrator = house.worker("管理").await;
        let drill = administrator.prints("/staff/restore-drill/pdf").await;
        drill.sees("engawa restore").sees("rm -r /tmp/drill");
        assert!(drill.info.contains("Pages:           1"), "it hangs on a wall: {}", drill.info);
        worker.opens("/staff/restore-drill/pdf").await.is(404);
    }
}

/// What no font has is not printed as an empty box; a sentence says so, and the print page is still there.
#[tokio::test(flavor = "multi_thread")]
async fn a_character_that_no_font_has_is_said_and_the_page_still_prints() {
    let house = TestHouse::sqlite().await;
    house.it_is(2026, 11, 24, 13, 0);
    let worker = house.worker("甲").await;
    let thread = thread_of(&worker.memo(&[("text", "説明"), ("called", "\u{E123}子")]).await);
    let made = worker.explains(&thread, &[("item-keep", "yes")]).await;
    worker.opens(&format!("{made}/pdf")).await.is(503).sees("ここの文字の中にない字があって");
    worker.opens(&made).await.is(200).sees("\u{E123}子");
}
