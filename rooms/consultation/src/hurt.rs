//! 「このことばがつらかった」: a sentence of ours that hurt somebody, marked by them. Pure. It goes to the team of the thread,
//! is answered by a person, and is never counted by whoever wrote it. Guideline 第3【1】(3)エ. (capability 146)
use crate::{letter::LetterId, thread::ThreadId};
use ground_circle::TextPlace;
use ground_kernel::{Id, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const CONSULTATION_HURT: u16 = 21;
const SENTENCE: u16 = 1;
const WORDS: u16 = 2;

pub(crate) type HurtId = Id<Hurt>;

#[derive(Clone, Debug)]
pub(crate) struct Hurt {
    pub id: HurtId,
    pub thread: ThreadId,
    pub letter: LetterId,
    pub at: Timestamp,
    pub answered_at: Option<Timestamp>,
}

impl Hurt {
    /// The sentence as they marked it.
    pub(crate) fn sentence_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HURT, SENTENCE, self.id)
    }
    /// What they say to it, if anything.
    pub(crate) fn words_place(&self) -> TextPlace {
        TextPlace::of(CONSULTATION_HURT, WORDS, self.id)
    }
}

/// The sentences of an answer, to choose one of them.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for it in text.chars() {
        let ends = "。．？！?!\n".contains(it);
        if let (Some(last), false) = (all.last_mut(), it == '\n') {
            last.push(it);
        }
        if ends {
            all.push(String::new());
        }
    }
    all.into_iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_cut_into_the_sentences_that_were_read() {
        let text = "読みました。普通は\n働くものです。どう思いますか？\n\nまた";
        assert_eq!(sentences(text), ["読みました。", "普通は", "働くものです。", "どう思いますか？", "また"]);
        assert_eq!(sentences(" \n"), Vec::<String>::new());
    }
}
