//! What Rust files and templates ask for: the key behind `say(`, `say_with(`, `plain(`, `plain_with(`, `word!(`, and the
//! names of the values behind the key.
//!
//! Promises: a call that rustfmt broke over several lines is found too; a call inside a comment line is not.
//! Deliberately doesn't know: Rust. It reads characters, so a key in a variable is only seen where `word!` marks it.

use std::collections::BTreeSet;

const CALLS: [&str; 5] = ["say(", "say_with(", "plain(", "plain_with(", "word!("];

/// The keys that a template or a Rust file asks for, in the order of the calls; one asked twice comes twice.
pub fn keys_used(text: &str) -> impl Iterator<Item = String> {
    calls(text).into_iter().map(|call| call.key)
}

/// Keys together with the names of the values they are given. `say("x-y")` gives none; a key under `word!`, or with a
/// list made elsewhere, is left out, because nobody can tell from here.
pub fn values_used(text: &str) -> impl Iterator<Item = (String, BTreeSet<String>)> {
    calls(text).into_iter().filter_map(|call| Some((call.key, call.values?)))
}

struct Call {
    key: String,
    values: Option<BTreeSet<String>>,
}

fn calls(text: &str) -> Vec<Call> {
    let text: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    CALLS.into_iter().flat_map(|name| calls_of(name, &text)).collect()
}

fn calls_of(name: &str, text: &str) -> Vec<Call> {
    let starts = text.match_indices(name).filter(|(at, _)| !text[..*at].ends_with(is_name));
    starts.filter_map(|(at, _)| call(name, &text[at + name.len()..])).collect()
}

/// `behind` begins just inside the bracket of the call.
fn call(name: &str, behind: &str) -> Option<Call> {
    let (key, rest) = literal(behind.trim_start())?;
    let values = match name {
        "word!(" => None,
        _ if name.ends_with("_with(") => names_in_list(rest),
        _ => Some(BTreeSet::new()),
    };
    Some(Call { key: key.to_owned(), values })
}

/// The names in `, &[("name", value), …]`: literals that stand first in a bracket directly inside the list.
fn names_in_list(rest: &str) -> Option<BTreeSet<String>> {
    let list = rest.trim_start().strip_prefix(',')?.trim_start().trim_start_matches('&');
    if !list.starts_with('[') {
        return None;
    }
    let mut names = BTreeSet::new();
    let (mut depth, mut at) = (0, 0);
    while let Some(char) = list[at..].chars().next() {
        at += char.len_utf8();
        match char {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' if depth == 1 => return Some(names),
            ']' | ')' | '}' => depth -= 1,
            '"' => at += literal(&list[at - 1..])?.0.len() + 1,
            _ => {}
        }
        if char == '(' && depth == 2 {
            names.extend(literal(list[at..].trim_start()).map(|(name, _)| name.to_owned()));
        }
    }
    None
}

/// A string literal at the beginning, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, char) in inside.char_indices() {
        match char {
            '"' if !escaped => return Some((&inside[..at], &inside[at + 1..])),
            _ => escaped = char == '\\' && !escaped,
        }
    }
    None
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        keys_used(text).collect()
    }

    fn values(text: &str) -> Vec<(String, Vec<String>)> {
        values_used(text).map(|(key, names)| (key, names.into_iter().collect())).collect()
    }

    #[test]
    fn keys_are_found_in_templates_and_in_rust() {
        assert_eq!(keys(r#"<h1>{{ page.say("a-b") }}</h1> <i title="{{ page.plain("a-c") }}">"#), ["a-b", "a-c"]);
        assert_eq!(keys("speaker.say_with(\n    \"a-d\",\n    &[],\n)"), ["a-d"]);
        assert_eq!(keys(r#"const NOT_FOUND: &str = word!("a-e");"#), ["a-e"]);
    }

    #[test]
    fn what_only_looks_like_a_call_is_left_alone() {
        assert!(keys(r#"essay("a-b"); say(key); fn say(&self, key: &str)"#).is_empty());
        assert!(keys("//! `say(\"a-b\")` shows a word.\n    // word!(\"a-c\")").is_empty());
    }

    #[test]
    fn the_names_of_values_are_read_and_values_that_are_calls_themselves_are_not_mixed_in() {
        let code = r#"say_with("a-b", &[("day", &speaker.plain_with("a-c", &[("n", "(")])), ("who", name)])"#;
        let expected =
            [("a-b".to_owned(), vec!["day".to_owned(), "who".to_owned()]), ("a-c".to_owned(), vec!["n".to_owned()])];
        assert_eq!(values(code), expected);
    }

    #[test]
    fn a_plain_question_gives_no_values_and_a_list_from_elsewhere_cannot_be_told() {
        assert_eq!(values(r#"say("a-b")"#), [("a-b".to_owned(), vec![])]);
        assert!(values(r#"say_with("a-b", &values) word!("a-c")"#).is_empty());
    }
}
