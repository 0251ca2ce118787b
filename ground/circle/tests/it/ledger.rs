//! What the ledger says: one line for every writing and every opening, no more and no less.
use crate::story::{Story, is_shut, letter};
use ground_circle::{self as circle, LedgerAct, LedgerLine};
use ground_testkit::Scratch;

async fn lines(story: &Story) -> Vec<LedgerLine> {
    circle::ledger_lines(&mut story.db.look().await.unwrap(), story.circle).await.unwrap()
}
fn said(lines: &[LedgerLine]) -> Vec<(LedgerAct, ground_kernel::AccountId)> {
    lines.iter().map(|it| (it.act, it.by_id)).collect()
}

/// Capability 109.
#[tokio::test]
async fn every_writing_and_every_opening_leaves_one_line() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let (hana, aoi, ren) = (story.hana.account, story.aoi.account, story.ren.account);
        let mut expected = vec![(LedgerAct::Wrote, hana), (LedgerAct::Wrote, aoi)];
        assert_eq!(said(&lines(&story).await), expected);
        story.opens(&story.hana, letter(1)).await.unwrap();
        assert_eq!(said(&lines(&story).await), expected, "her own text needs no line");
        assert!(is_shut(story.opens(&story.admin, letter(1)).await));
        assert_eq!(said(&lines(&story).await), expected, "who doesn't open leaves none here");
        story.opens(&story.ren, letter(1)).await.unwrap();
        expected.push((LedgerAct::Opened, ren));
        story.writes(&story.hana, letter(3), "…").await.unwrap();
        expected.push((LedgerAct::Wrote, hana));
        assert!(story.erases(&story.hana, letter(3)).await.unwrap());
        expected.push((LedgerAct::Erased, hana));
        assert!(!story.erases(&story.hana, letter(3)).await.unwrap(), "nothing there any more");
        let mut tx = story.db.begin().await.unwrap();
        let (vault, now, admin) = (story.vault(), story.now(), story.admin.account);
        circle::refuse(&mut tx, &vault, now, story.circle, admin, "rule".to_owned()).await.unwrap();
        tx.commit().await.unwrap();
        let all = lines(&story).await;
        assert_eq!(said(&all[..5]), expected);
        assert!(all[5].by_house() && all[5].act == LedgerAct::Refused && all[5].row_id == *admin.as_bytes());
        assert!(all.iter().zip(1..).all(|(line, seq)| line.seq == seq && line.rules == "rule"));
        assert_eq!(story.complaints().await, "");
    }
}

/// Capability 109: what was not committed was neither written nor traced.
#[tokio::test]
async fn a_writing_that_was_given_up_leaves_neither_text_nor_line() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        let mut tx = story.db.begin().await.unwrap();
        let (vault, now) = (story.vault(), story.now());
        let registry = circle::registry(&mut tx, &vault).await.unwrap();
        let open = circle::open_to_write(&mut tx, &vault, &registry, now, &story.hana, story.circle).await.unwrap();
        let why = "rule".to_owned();
        circle::write(&mut tx, &vault, now, &open, &story.hana, letter(3), "やめます", why).await.unwrap();
        assert!(circle::is_there(&mut tx, letter(3)).await.unwrap());
        drop(tx);
        assert_eq!(lines(&story).await.len(), 2);
        let mut look = story.db.look().await.unwrap();
        assert!(!circle::is_there(&mut look, letter(3)).await.unwrap());
        assert!(circle::is_there(&mut look, letter(1)).await.unwrap());
    }
}

/// Capability 109: verify looks at everything, and the untouched story is clean through leaving, turning and rekeying.
#[tokio::test]
async fn the_whole_story_verifies() {
    for scratch in Scratch::both().await {
        let story = Story::begin(scratch).await;
        story.opens(&story.aoi, letter(1)).await.unwrap();
        let report = story.report().await;
        assert_eq!((report.circles, report.texts, report.ledger_lines, report.roll_lines), (1, 2, 3, 1));
        assert_eq!(report.complaints, Vec::<String>::new());
        story.leaves(&story.admin, &story.ren).await.unwrap();
        assert_eq!(story.complaints().await, "", "between the leaving and the turn");
        story.writes(&story.hana, letter(1), "書き直し").await.unwrap();
        assert_eq!(story.complaints().await, "", "turned by her");
        story.tidies(&story.aoi).await.unwrap();
        story.opens(&story.aoi, letter(1)).await.unwrap();
        let report = story.report().await;
        assert_eq!((report.roll_lines, report.ledger_lines), (3, 5));
        assert_eq!(report.complaints, Vec::<String>::new());
    }
}
