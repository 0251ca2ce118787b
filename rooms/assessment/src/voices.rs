//! Voices beside each other: who says what, each in a column of its own. Pure. Guideline 第3【3】(3)イ(ｲ): what the person and
//! the family wish may differ; both stand there.
//!
//! A page is a list of voices, each with the party in whose circle its words lie. Today they are those of one circle; a
//! household that is joined by its members gives several lists, one after the other. There is no voice for all together.
use crate::{
    actions::reading::{LineRead, NowRead},
    prompt::Prompt,
    round::RoundId,
    spoken::Voice,
};
use ground_kernel::AccountId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Own,
    With(String),
    Staff,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) of: AccountId,
    pub(crate) who: Who,
}

fn who(it: &LineRead) -> Who {
    match it.line.voice {
        Voice::Own => Who::Own,
        Voice::With => Who::With(it.spoken.speaker.clone().unwrap_or_default()),
        Voice::Staff => Who::Staff,
    }
}

impl Column {
    pub(crate) fn has(&self, it: &LineRead) -> bool {
        self.of == it.line.party && self.who == who(it)
    }
}

/// The voices of one circle: their own first, whether it says anything or not; then those who speak with them; ours last.
pub(crate) fn columns(now: &NowRead) -> Vec<Column> {
    let column = |who| Column { of: now.party, who };
    let mut all = vec![column(Who::Own)];
    for voice in [Voice::With, Voice::Staff] {
        for line in now.lines.iter().filter(|it| it.line.voice == voice) {
            let it = column(who(line));
            if !all.contains(&it) {
                all.push(it);
            }
        }
    }
    all
}

/// What one voice says at one prompt, in one round.
pub(crate) fn said<'a>(now: &'a NowRead, column: &Column, prompt: Prompt, round: RoundId) -> Vec<&'a LineRead> {
    let here = |it: &&LineRead| it.spoken.prompt == prompt && it.line.round == round && column.has(it);
    now.lines.iter().filter(here).collect()
}
