//! What stands in a file of words: its keys, the values each sentence has room for, and the sentence as a reader
//! would see it.
//!
//! Promises: everything a sentence may turn into is in `text`, each choice on its own line.
//! Deliberately doesn't know: voices, rooms, rules.

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use std::collections::BTreeSet;

/// Stands where a value will be filled in.
pub(crate) const VALUE: &str = "○";

#[derive(Default)]
pub(crate) struct Message {
    pub(crate) key: String,
    pub(crate) values: BTreeSet<String>,
    pub(crate) text: String,
}

pub(crate) fn messages(file: &str) -> Result<Vec<Message>, String> {
    let resource = parser::parse(file)
        .map_err(|(_, whys)| whys.iter().map(|why| format!("cannot be read: {why}")).collect::<Vec<_>>().join("; "))?;
    Ok(resource.body.iter().filter_map(message).collect())
}

fn message(entry: &Entry<&str>) -> Option<Message> {
    let Entry::Message(entry) = entry else { return None };
    let mut message = Message { key: entry.id.name.to_owned(), ..Message::default() };
    if let Some(pattern) = &entry.value {
        message.read(pattern);
    }
    Some(message)
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline, true),
            Expression::Select { selector, variants } => {
                self.read_inline(selector, false);
                for variant in variants {
                    self.text.push('\n');
                    self.read(&variant.value);
                }
                self.text.push('\n');
            }
        }
    }

    /// A selector is asked for, but doesn't show.
    fn read_inline(&mut self, inline: &InlineExpression<&str>, shows: bool) {
        match inline {
            InlineExpression::StringLiteral { value } if shows => self.text.push_str(value),
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
                self.text.push_str(if shows { VALUE } else { "" });
            }
            InlineExpression::FunctionReference { arguments, .. } => self.read_arguments(arguments),
            InlineExpression::TermReference { arguments: Some(arguments), .. } => self.read_arguments(arguments),
            _ => {}
        }
    }

    fn read_arguments(&mut self, arguments: &CallArguments<&str>) {
        let named = arguments.named.iter().map(|argument| &argument.value);
        for argument in arguments.positional.iter().chain(named) {
            self.read_inline(argument, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_with_choices_shows_them_all_and_names_its_values() {
        let file = "hall-days = Until { $day }: { $n ->\n        [one] one\n       *[other] { $n } days\n    }\n";
        let messages = messages(file).expect("parses");
        assert_eq!(messages[0].text, "Until ○: \none\n○ days\n");
        assert_eq!(messages[0].values, ["day", "n"].map(str::to_owned).into());
    }

    #[test]
    fn a_half_written_sentence_is_an_answer_and_not_a_panic() {
        assert!(messages("hall-days = { $half").is_err());
    }
}
