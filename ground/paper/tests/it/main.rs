//! What leaves the press, as whoever gets the file has it.
#![cfg(feature = "pdf")]
use ground_paper::{Language, Part, Row, Sheet, Size, Step, Text, Unprinted, print};
use std::{
    io::Write,
    process::{Command, Stdio},
};

fn sheet(parts: Vec<Part>) -> Sheet {
    Sheet { parts, ..Sheet::new(Language::Ja, Size::Large, "縁") }
}
fn paragraph(text: &str) -> Part {
    Part::Paragraph { text: text.into() }
}

/// What a program says about a PDF that it is given.
fn says(program: &str, options: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}; scripts/install-test-tools brings it"));
    child.stdin.take().expect("a pipe").write_all(pdf).expect("it reads");
    String::from_utf8_lossy(&child.wait_with_output().expect("it ends").stdout).into_owned()
}
fn text_of(pdf: &[u8]) -> String {
    says("pdftotext", &["-layout", "-", "-"], pdf)
}
fn without_blanks(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace() && *it != '\u{200b}').collect()
}

/// Each kind of part at once.
fn everything() -> Sheet {
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><rect width=\"4\" height=\"4\"/></svg>";
    sheet(vec![
        Part::Title { text: "おたより".into() },
        paragraph("一行め\n二行め"),
        Part::Strong { text: "たいせつなこと".into() },
        Part::Heading { text: "きまり".into() },
        Part::Written { text: "　字下げ\n\n空いた行のあと".into() },
        Part::List { items: vec!["赤".into(), "青".into()] },
        Part::Steps { items: vec![Step { text: "はじめに".into(), typed: vec!["ls -l".into(), "pwd".into()] }] },
        Part::Words { words: vec!["あさひ".into(), "やまびこ".into()] },
        Part::Typed { text: "123 456 789".into() },
        Part::Facts { rows: vec![Row { label: "時間".into(), said: vec!["13時".into(), "17時".into()] }] },
        Part::Table {
            head: vec!["項目".into(), "答え".into()], rows: vec![vec!["会議".into(), "いいえ".into()]]
        },
        Part::Check { ticked: true, said: "はい".into(), text: "紹介".into() },
        Part::Check { ticked: false, said: "いいえ".into(), text: "連絡".into() },
        Part::ByHand { label: "記録した人".into() },
        Part::Square { svg: svg.to_owned(), alt: "入口のしるし".into() },
        Part::NewPage,
        Part::Signed { lines: vec!["2026年11月24日".into(), "甲".into()] },
    ])
}

#[test]
fn everything_on_a_sheet_can_be_read_and_heard() {
    let pdf = print(&everything()).expect("a sheet");
    let text = without_blanks(&text_of(&pdf));
    let said = "おたより 一行め 二行め たいせつなこと きまり 字下げ 空いた行のあと 赤 青 はじめに ls-l pwd あさひ やまびこ \
                123456789 時間 13時 17時 項目 答え 会議 紹介 連絡 はい いいえ 記録した人 2026年11月24日 甲 縁";
    for word in said.split_whitespace() {
        assert!(text.contains(word), "{word} is not in:\n{text}");
    }
    let info = says("pdfinfo", &["-"], &pdf);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Title:           縁"), "{info}");
    let tree = says("pdfinfo", &["-struct-text", "-"], &pdf);
    for tag in ["H1", "H2", "Table", "TH", "L", "Figure"] {
        assert!(tree.contains(tag), "{tag} is not in:\n{tree}");
    }
    let whole = String::from_utf8_lossy(&pdf);
    assert!(whole.contains("/Lang (ja") || whole.contains("/Lang(ja"), "no language is said");
    assert!(whole.contains("/Outlines"), "no bookmarks");
    assert!(whole.contains("pdfuaid"), "it does not say that it is for everyone");
}

/// capability 35: letters for eyes that are eighty years old.
#[test]
fn large_print_is_twenty_two_points_and_the_usual_is_not() {
    let with = |size| {
        let pdf = print(&Sheet { size, ..sheet(vec![paragraph("縁側")]) }).expect("a sheet");
        says("pdftotext", &["-bbox", "-", "-"], &pdf)
    };
    let height = |boxes: &str| -> f64 {
        let line = boxes.lines().find(|it| it.contains(">縁側<")).expect("the words");
        let number = |name: &str| {
            let rest = line.split(&format!("{name}=\"")).nth(1).expect(name);
            rest.split('"').next().expect(name).parse::<f64>().expect(name)
        };
        number("yMax") - number("yMin")
    };
    let (large, usual) = (height(&with(Size::Large)), height(&with(Size::Usual)));
    assert!(1.7 < large / usual && 20.0 < large, "{large} {usual}");
}

/// What somebody wrote is never a program.
#[test]
fn what_somebody_wrote_stands_there_as_it_was_written() {
    let attacks = [
        "#panic(\"ここまで\")",
        "\"]} #read(\"/etc/passwd\") [",
        "$ x^2 $ *太字* _斜め_ = 見出し",
        "#import \"@preview/x:1.0.0\": *",
        "<label> @ref // 注 /* 注 */",
        "\\ \\u{1F600} `code` ```rust```",
        "{{ page.say }} </script>",
        "吉と𠮷、髙橋、〜と～、①㈱",
        "☐ まだ ☑ すんだ",
    ];
    for attack in attacks {
        let every = vec![
            Part::Title { text: attack.into() },
            paragraph(attack),
            Part::List { items: vec![attack.into()] },
            Part::Table { head: vec![attack.into()], rows: vec![vec![attack.into()]] },
            Part::Typed { text: attack.to_owned() },
            Part::Signed { lines: vec![attack.into()] },
        ];
        let pdf = print(&sheet(every)).unwrap_or_else(|error| panic!("{attack}: {error}"));
        let (text, wanted) = (without_blanks(&text_of(&pdf)), without_blanks(attack));
        assert!(wanted.chars().all(|it| text.contains(it)), "{attack} became {text}");
    }
}

#[test]
fn a_word_without_an_end_stays_on_the_paper() {
    let long = "https://en.example/".to_owned() + &"abcdefghij".repeat(15);
    let pdf = print(&sheet(vec![paragraph(&long), Part::Typed { text: long.clone() }])).expect("a sheet");
    assert_eq!(without_blanks(&text_of(&pdf)).matches(&long).count(), 2);
    let boxes = says("pdftotext", &["-bbox", "-", "-"], &pdf);
    let right = boxes.split("xMax=\"").skip(1).filter_map(|it| it.split('"').next()?.parse::<f64>().ok());
    assert!(right.fold(0.0, f64::max) <= 596.0, "something runs over the edge");
}

/// No empty box in place of a character: nothing is printed, and it is said which.
#[test]
fn what_no_font_here_has_is_not_printed_as_an_empty_box() {
    let printed = print(&sheet(vec![paragraph("よい日 \u{1F9FF}\u{E123} でした")]));
    let Err(Unprinted::NoGlyphs(missing)) = printed else { panic!("{printed:?}") };
    assert!(missing.contains('\u{E123}') && !missing.contains('日'), "{missing:?}");
    let error = Unprinted::NoGlyphs("秘密".to_owned()).to_string();
    assert!(!error.contains("秘密"), "what somebody wrote stands in a log: {error}");
}

#[test]
fn readings_stand_above_and_the_text_stays_readable() {
    let run = |text: &str, reading: Option<&str>| ground_paper::Run {
        text: text.to_owned(),
        reading: reading.map(str::to_owned),
    };
    let text = Text(vec![run("この", None), run("縁側", Some("えんがわ")), run("で", None)]);
    let pdf = print(&sheet(vec![Part::Paragraph { text }])).expect("a sheet");
    let text = without_blanks(&text_of(&pdf));
    assert!(text.contains("この縁側で") && "えんがわ".chars().all(|it| text.contains(it)), "{text}");
}

/// The same sheet, the same bytes; and nothing in them but the sheet.
#[test]
fn the_same_sheet_is_the_same_file_and_names_nobody() {
    let (one, other) = (print(&everything()).expect("a sheet"), print(&everything()).expect("a sheet"));
    assert_eq!(one, other);
    let info = says("pdfinfo", &["-"], &one).to_lowercase();
    for word in ["creator:", "author:", "creationdate", "moddate", "producer:", "keywords:", "subject:"] {
        assert!(!info.contains(word), "{word} in {info}");
    }
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), &one).expect("a file");
    let path = file.path().to_string_lossy().into_owned();
    says("qpdf", &["--check", &path], &[]).contains("No syntax").then_some(()).expect("a sound file");
    let open = says("qpdf", &["--qdf", "--object-streams=disable", &path, "-"], &[]).to_lowercase();
    assert!(open.contains("/structtreeroot"), "it was not opened");
    for word in ["typst", "/author", "/producer", "creationdate", "createdate", "modifydate", "xmp:creatortool"] {
        assert!(!open.contains(word), "{word} stands in the file");
    }
}

#[test]
fn a_sheet_that_never_ends_is_not_begun() {
    let long = "長".repeat(Sheet::LONGEST + 1);
    assert_eq!(print(&sheet(vec![paragraph(&long)])), Err(Unprinted::TooLong));
}
