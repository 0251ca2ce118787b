//! Telephone numbers, mail addresses, web addresses and handles, also where they are spelt around: full width, in kanji,
//! in kana, with blanks and marks between, with an O for a zero. Pure.

/// What is said of a number that everybody may have: help lines and free calls.
const PUBLIC_NUMBERS: [&str; 3] = ["0120", "0570", "0800"];
const ENDINGS: [&str; 24] = [
    "com", "net", "jp", "org", "me", "gg", "io", "info", "biz", "site", "xyz", "link", "ly", "be", "app", "tv", "co",
    "page", "online", "shop", "club", "dev", "to", "cc",
];
/// How the numbers are said. Longer ones first, so that 「いち」 is not 「い」 and something.
const SAID: [(&str, u8); 34] = [
    ("ぜろ", 0),
    ("れい", 0),
    ("まる", 0),
    ("おー", 0),
    ("零", 0),
    ("〇", 0),
    ("○", 0),
    ("◯", 0),
    ("o", 0),
    ("いち", 1),
    ("一", 1),
    ("壱", 1),
    ("に", 2),
    ("二", 2),
    ("さん", 3),
    ("三", 3),
    ("よん", 4),
    ("し", 4),
    ("四", 4),
    ("ご", 5),
    ("五", 5),
    ("ろく", 6),
    ("六", 6),
    ("なな", 7),
    ("しち", 7),
    ("七", 7),
    ("はち", 8),
    ("八", 8),
    ("きゅう", 9),
    ("きゅー", 9),
    ("九", 9),
    ("①", 1),
    ("②", 2),
    ("③", 3),
];
/// What stands between the parts of a number, and what somebody puts between its figures. A colon or an oblique is not
/// here: those are times and dates.
const BETWEEN: &str = "-‐‑–—−ー－()（）.．・*＊_＿、,，の~〜～|｜\u{200b}\u{200d}";

/// Half width and small, katakana as hiragana; marks stay where they are.
fn plain(text: &str) -> Vec<char> {
    let one = |it: char| match it {
        '！'..='～' => char::from_u32(u32::from(it) - 0xfee0).unwrap_or(it).to_ascii_lowercase(),
        'ァ'..='ヶ' => char::from_u32(u32::from(it) - 0x60).unwrap_or(it),
        _ => it.to_ascii_lowercase(),
    };
    // Half-width kana are made whole by the kernel, which drops marks; they are rare in numbers and stand alone there.
    let whole = |it: char| match it {
        'ｦ'..='ﾝ' => ground_kernel::even(&it.to_string()).chars().next().unwrap_or(it),
        _ => one(it),
    };
    let mut text: Vec<char> = text.chars().map(whole).collect();
    // ｾﾞﾛ: the mark is a character of its own.
    while let Some(at) = text.iter().position(|it| matches!(it, 'ﾞ' | '\u{3099}')) {
        text.remove(at);
        if let Some(before) = at.checked_sub(1) {
            text[before] = char::from_u32(u32::from(text[before]) + 1).unwrap_or(text[before]);
        }
    }
    text
}

/// Whether the text holds a number that somebody could be called at.
pub(super) fn telephone(text: &str) -> bool {
    runs(&plain(text)).iter().any(|it| with_and_without_particles(it))
}

/// 「ここに090…」, 「…5678に電話して」: a に at either end is more often a word than a two.
fn with_and_without_particles(run: &[(char, bool)]) -> bool {
    let (ahead, behind) = (run.iter().take_while(|it| it.1).count(), run.iter().rev().take_while(|it| it.1).count());
    let text =
        |from: usize, until: usize| run.get(from..until).unwrap_or_default().iter().map(|it| it.0).collect::<String>();
    (0..=ahead).any(|from| (0..=behind).any(|less| calls(&text(from, run.len().saturating_sub(less)))))
}

fn calls(run: &str) -> bool {
    let run = run.strip_prefix("81").filter(|it| it.len() >= 9).map_or(run.to_owned(), |rest| format!("0{rest}"));
    if PUBLIC_NUMBERS.iter().any(|it| run.starts_with(it)) {
        return false;
    }
    let mobile = run.len() == 11 && ["050", "060", "070", "080", "090"].iter().any(|it| run.starts_with(it));
    mobile || run.len() == 10 && run.starts_with('0') && !run.starts_with("00")
}

/// Figures that stand together, whatever was put between them, and of each whether it may as well be a particle.
fn runs(text: &[char]) -> Vec<Vec<(char, bool)>> {
    let (mut runs, mut run, mut at) = (vec![], vec![], 0);
    while at < text.len() {
        match figure(&text[at..], run.is_empty()) {
            Some((figure, long)) => {
                run.push((figure, PARTICLES.contains(text[at]) && long == 1));
                at += long;
            }
            None if !run.is_empty() && (text[at].is_whitespace() || BETWEEN.contains(text[at])) => at += 1,
            None => {
                runs.push(std::mem::take(&mut run));
                at += 1;
            }
        }
    }
    runs.push(run);
    runs
}

const PARTICLES: &str = "にしご";

fn figure(text: &[char], first: bool) -> Option<(char, usize)> {
    let it = *text.first()?;
    if it.is_ascii_digit() {
        return Some((it, 1));
    }
    let begins = |word: &str| {
        let long = word.chars().count();
        (text.len() >= long && word.chars().eq(text[..long].iter().copied())).then_some(long)
    };
    let (word, figure, long) = SAID.iter().find_map(|(word, figure)| Some((*word, *figure, begins(word)?)))?;
    // An o is a zero only beside figures.
    let beside = word != "o" || !first || text.get(1).is_some_and(char::is_ascii_digit);
    beside.then(|| (char::from(b'0' + figure), long))
}

/// Whether the text holds a mail address, a web address, or a name to be followed by.
pub(super) fn address(text: &str) -> bool {
    let text: Vec<char> = plain(text).into_iter().map(|it| if "。．".contains(it) { '.' } else { it }).collect();
    let close: String = text.iter().filter(|it| !it.is_whitespace()).collect();
    web(&close) || mail(&close) || handle(&text)
}

fn web(close: &str) -> bool {
    let begins = ["http:", "https:", "hxxp", "://", "www."].iter().any(|it| close.contains(it));
    begins || close.match_indices('.').any(|(at, _)| is_domain(&close[..at], &close[at + 1..]))
}

/// `name.com`, with letters before and a known ending after, and nothing of a longer word behind it.
fn is_domain(before: &str, after: &str) -> bool {
    let letters = before.chars().rev().take_while(|it| it.is_ascii_alphanumeric() || *it == '-').collect::<String>();
    let ending: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
    let behind = after.chars().nth(ending.len());
    letters.len() > 1
        && letters.chars().any(|it| it.is_ascii_alphabetic())
        && ENDINGS.contains(&ending.as_str())
        && behind.is_none_or(|it| !it.is_ascii_digit())
}

fn mail(close: &str) -> bool {
    close.match_indices('@').any(|(at, _)| {
        let own = close[..at].chars().next_back().is_some_and(|it| it.is_ascii_alphanumeric());
        let domain: String =
            close[at + 1..].chars().take_while(|it| it.is_ascii_alphanumeric() || ".-".contains(*it)).collect();
        own && domain.len() > 3 && domain.chars().any(|it| it.is_ascii_alphabetic())
    })
}

/// `@neko_2026`: at least four characters, a letter among them, no face.
fn handle(text: &[char]) -> bool {
    let places = text.iter().enumerate().filter(|it| *it.1 == '@').map(|it| it.0);
    places.into_iter().any(|at| {
        let name: String =
            text[at + 1..].iter().take_while(|it| it.is_ascii_alphanumeric() || "_.".contains(**it)).collect();
        name.chars().filter(char::is_ascii_alphanumeric).count() > 3
            && name.contains(|it: char| it.is_ascii_alphabetic())
    })
}
