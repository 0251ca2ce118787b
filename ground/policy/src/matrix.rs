//! Who may what, as a table that someone who doesn't program can read aloud.
use crate::{Book, Facts};
use cedar_policy::Decision;
use ground_kernel::Actor;
use std::fmt::Write;

/// One thing in one condition, and the people who might come to it. `what` is made from a real value by the room's
/// own constructors, so it cannot describe what cannot exist.
pub struct Situation {
    pub sentence: &'static str,
    pub what: Facts,
    pub people: Vec<(&'static str, Actor)>,
}

impl Book {
    /// `–` is stronger than `no`: the schema doesn't even know such a request.
    pub fn matrix(&self, situations: &[Situation]) -> String {
        let mut text = String::new();
        for situation in situations {
            let _ = writeln!(text, "{}", situation.sentence);
            for verb in self.verbs_on(&situation.what) {
                let _ = writeln!(text, "  {verb}");
                for (name, actor) in &situation.people {
                    let _ = writeln!(text, "    {name:<28} {}", self.answer(actor, &verb, &situation.what));
                }
            }
            text.push('\n');
        }
        text
    }

    fn answer(&self, actor: &Actor, verb: &str, what: &Facts) -> String {
        match self.ask(actor, verb, what) {
            Some((Decision::Allow, rules)) => format!("yes  {}", rules.join(" ")),
            Some((Decision::Deny, rules)) => format!("no   {}", rules.join(" ")).trim_end().to_owned(),
            None => "–".to_owned(),
        }
    }

    /// Every rule that says yes in one of the situations, when `as_one` says whom each of the people there stands for:
    /// themselves, the same one in another role, or nobody that is asked about.
    pub fn granting(&self, situations: &[Situation], as_one: impl Fn(&Actor) -> Option<Actor>) -> Vec<String> {
        let mut rules = vec![];
        for situation in situations {
            for verb in self.verbs_on(&situation.what) {
                for actor in situation.people.iter().filter_map(|it| as_one(&it.1)) {
                    if let Some((Decision::Allow, by)) = self.ask(&actor, &verb, &situation.what) {
                        rules.extend(by);
                    }
                }
            }
        }
        rules.sort();
        rules.dedup();
        rules
    }

    /// The kinds of thing that some action can be asked of; every one needs a situation.
    pub fn kinds_without_situation(&self, situations: &[Situation]) -> Vec<String> {
        let shown: Vec<String> = situations.iter().map(|each| each.what.uid.type_name().to_string()).collect();
        let kinds = self.schema.actions().filter_map(|action| self.schema.resources_for_action(action)).flatten();
        let mut missing: Vec<String> = kinds.map(ToString::to_string).filter(|kind| !shown.contains(kind)).collect();
        missing.sort();
        missing.dedup();
        missing
    }

    fn verbs_on(&self, what: &Facts) -> Vec<String> {
        let kind = what.uid.type_name();
        let asks = |action: &&_| {
            self.schema.resources_for_action(action).is_some_and(|mut kinds| kinds.any(|each| each == kind))
        };
        let mut verbs: Vec<String> = self.schema.actions().filter(asks).map(ToString::to_string).collect();
        verbs.sort();
        verbs
    }
}
