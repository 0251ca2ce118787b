//! The reading order: sentences of our own, one letter each, through the page. Every dangerous one is raised, none of any
//! kind is blocked, delayed or changed, and nobody who wrote is shown what was noticed. (capability 192; issue, Danger)
use crate::support::TestHouse;

/// Read first, whatever else: at least one of every kind and of every way of writing around a word.
const DANGEROUS: &[&str] = &[
    // direct
    "もう死にたいです。",
    "しにたい",
    "ｼﾆﾀｲ…",
    "4にたい。ほんとに",
    "ﾀﾋにたい",
    "タヒにたいって検索してる",
    "し に た い",
    "しにたぃ",
    "死・に・た・い",
    "キエタイ",
    "どこにもいなくなりたい",
    "自殺のことばかり考えています",
    "じ゛さつってどう書くんだっけ、ｼﾞｻﾂ",
    "ぜんぶ終わりにしたい",
    "生きてる意味がない",
    "わたしなんか死んだほうが家族は助かる",
    "明日が来なければいい。目が覚めなければいいのに",
    // means
    "薬ためてある。",
    "ネットでロープを買いました",
    "いま屋上にいます",
    "駅のホームに立っている",
    "さっき手首を切った",
    "睡眠薬を30錠のんだ",
    "ＯＤした",
    "台所の包丁を持って部屋にいる",
    // time, farewell
    "もう消えたい。今夜。",
    "遺書を書きました",
    "いままでありがとう。お元気で",
    "これで最後の手紙にします",
    "さようなら",
    // to others
    "父を殺してしまいそうです",
    "家に火をつけたい",
    // victim
    "母に殴られました",
    "部屋に閉じ込められて三日目です",
    "明日、引き出し屋が来るみたいです",
    "男の人たちに連れて行かれます",
    "お金がなくて二日食べていない",
    // weak, together
    "疲れた。もう無理",
    "つかれた…むり…",
];

const ORDINARY: &[&str] = &[
    "こんにちは。はじめて書きます。",
    "ねこが窓の外を見ています。",
    "ゲームのレベルが上がりました",
    "好きな歌の話をしてもいいですか",
    "返事はいりません",
    "雨の音をきいています",
    "図書館に行ってみたいです",
    "うるさくしないでください",
    "きのうはカレーでした。おいしかった",
    "パソコンが古くて遅いです",
    "妹の結婚式に出るか迷っています",
    "昼と夜が逆です",
    "電話は苦手です",
    "アニメの最終回を見ました",
    "絵を描いています",
    "働くことについて聞きたいです",
    "親と話していません",
    "名前は書きたくないです",
    "ホームページの文字が小さいです",
    "ほうれん草をゆでました",
    "あ",
    "なんとなく書いています",
];

/// Heavy, or dangerous only in its words: read first or not, as it comes; never blocked.
const BORDERLINE: &[&str] = &[
    "疲れました",
    "もういいです",
    "この歌の題は「さよなら」です",
    "ゲームで敵を倒すとき火をつける技を使います",
    "推理小説で人が殺される場面が苦手です",
    "髪を切った",
    "今夜は早く寝ます",
    "居場所がない",
    "迷惑をかけています",
    "人生詰んだ",
    "眠れない夜が続きます",
    "学校の屋上からの景色が好きでした",
    "死後の世界の本を読みました",
    "ずっと消えない不安があります",
    "楽になりたいけど、どうすればいいか",
    "お世話になりました。引っ越します",
];

#[test]
fn the_fixture_is_as_large_as_was_promised() {
    assert!(DANGEROUS.len() >= 25 && ORDINARY.len() >= 20 && BORDERLINE.len() >= 15);
    assert!(DANGEROUS.len() + ORDINARY.len() + BORDERLINE.len() >= 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_dangerous_sentence_is_read_first_and_no_sentence_of_any_kind_is_blocked() {
    for house in TestHouse::both().await {
        let worker = house.worker("甲").await;
        let (mut raised_of_the_ordinary, mut seen) = (vec![], std::collections::BTreeSet::new());
        for (kind, sentences) in [("dangerous", DANGEROUS), ("ordinary", ORDINARY), ("borderline", BORDERLINE)] {
            for sentence in sentences {
                let writer = house.person();
                let (number, words) = writer.writes(sentence, &[]).await;
                assert!(!number.is_empty() && !words.is_empty(), "{sentence}");
                let page = writer.opens("/letters").await.is(200);
                assert_eq!(page.written(), [*sentence], "it is there as it was written, at once");
                let ours = page.words().replace(sentence, "");
                for noticed in ["先に読む印", "危険", "検出", "気がかり", "レベル", "スコア"] {
                    assert!(!ours.contains(noticed), "{sentence}: {noticed}");
                }
                assert!(page.automatic().len() == 1, "{sentence}: one automatic answer below it");
                let inbox = worker.opens("/staff/letters").await.is(200);
                let rows = inbox.between("<tr><td data-label=", "</tr>");
                let new = rows.iter().find(|row| {
                    let id = row.split("/staff/letters/").nth(1).and_then(|it| it.split('"').next());
                    id.is_some_and(|id| !seen.contains(id))
                });
                let new = new.unwrap_or_else(|| panic!("{sentence} is not in the inbox"));
                let id = new.split("/staff/letters/").nth(1).and_then(|it| it.split('"').next()).expect("an id");
                seen.insert(id.to_owned());
                let raised = new.contains("先に読む");
                assert!(kind != "dangerous" || raised, "{}: {sentence} is not read first", house.scratch.kind);
                if kind == "ordinary" && raised {
                    raised_of_the_ordinary.push(*sentence);
                }
            }
        }
        // Not a promise: recall is. But an order in which everything is first is none.
        assert!(raised_of_the_ordinary.len() <= 2, "{raised_of_the_ordinary:?}");
        house.ledger_fits().await;
    }
}
