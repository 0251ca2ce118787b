//! The rules of a folder: about a person, by that person's own act, or about a household, which need not name anybody. Pure.
//! Guideline 第4-1(3), 第4-2(4), 第4-3.
//!
//! A person's folder lies in that person's own circle: whatever is written there, they read. It is begun by them, on their
//! page; or by their yes on the telephone, on paper or face to face, which one worker wrote down and another witnessed by
//! an act of their own. Before that it doesn't stand: nothing can be written into it.
use crate::Error;
use ground_circle::TextPlace;
use ground_kernel::{AccountId, CircleId, Id, TeamId, Timestamp};

/// Number of the sealed table. Never reused.
pub(crate) const RECORDS_FOLDER: u16 = 60;
pub(crate) const NAME: u16 = 1;
pub(crate) const LONGEST_NAME: usize = 60;

pub type FolderId = Id<Folder>;

/// How it came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// On their own page.
    Own,
    Phone,
    Paper,
    InPerson,
    /// A household's: by a worker, and it names nobody.
    Household,
}
crate::word_of_form!(How {
    Own = "own",
    Phone = "phone",
    Paper = "paper",
    InPerson = "in_person",
    Household = "household",
});

impl How {
    /// Somebody else wrote down that they said yes.
    pub fn said(self) -> bool {
        matches!(self, How::Phone | How::Paper | How::InPerson)
    }
    pub(crate) const SAID: [How; 3] = [How::Phone, How::Paper, How::InPerson];
}

#[derive(Clone, Debug)]
pub struct Folder {
    pub id: FolderId,
    /// Nobody: a household.
    pub party: Option<AccountId>,
    pub circle: CircleId,
    pub team: TeamId,
    pub begun_at: Timestamp,
    pub how: How,
    /// Who wrote the yes down, or began the folder of a household.
    pub asked_by: Option<AccountId>,
    pub witness: Option<AccountId>,
    /// Of a household: nothing is written into it any more, until it is opened again.
    pub closed_at: Option<Timestamp>,
}

impl Folder {
    pub fn stands(&self) -> bool {
        !self.how.said() || self.witness.is_some()
    }
    pub fn of_household(&self) -> bool {
        self.party.is_none()
    }
    /// Another heard the yes, too, and says so.
    pub(crate) fn witnessed(self, by: AccountId) -> Result<Self, Error> {
        if self.stands() {
            return Err(Error::TooLate);
        }
        if self.asked_by == Some(by) {
            return Err(Error::AnotherOne);
        }
        Ok(Folder { witness: Some(by), ..self })
    }
    /// The working name of a household.
    pub(crate) fn name_place(&self) -> TextPlace {
        TextPlace::of(RECORDS_FOLDER, NAME, self.id)
    }
    pub(crate) fn handle(&self) -> String {
        handle_of(self.id)
    }
    /// Twelve digits that are told to whoever wants to be joined with this household. Made of the random part of the id.
    pub(crate) fn joining_code(&self) -> String {
        let bytes = self.id.as_bytes();
        let number = bytes[8..16].iter().fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
        let digits = format!("{:012}", number % 1_000_000_000_000);
        [&digits[..4], &digits[4..8], &digits[8..]].join("-")
    }
    pub(crate) fn has_code(&self, typed: &str) -> bool {
        let digits = |text: &str| text.chars().filter_map(|it| it.to_digit(10).or(full_width(it))).collect::<Vec<_>>();
        digits(typed) == digits(&self.joining_code())
    }
}

fn full_width(it: char) -> Option<u32> {
    ('０'..='９').contains(&it).then(|| it as u32 - '０' as u32)
}

const WORDS: [&str; 32] = [
    "すだれ",
    "ひさし",
    "えんがわ",
    "ふうりん",
    "ざぶとん",
    "ゆのみ",
    "てぬぐい",
    "ひしゃく",
    "つくえ",
    "ほんだな",
    "まどべ",
    "とびいし",
    "いけがき",
    "こかげ",
    "ひだまり",
    "かざぐるま",
    "うちわ",
    "きゅうす",
    "おぼん",
    "ちゃづつ",
    "のれん",
    "あんどん",
    "ふすま",
    "しょうじ",
    "たたみ",
    "いろり",
    "やかん",
    "かごめ",
    "わらじ",
    "からかさ",
    "ひのき",
    "くつぬぎ",
];

/// Two gentle words by which workers speak of a folder without opening it. Made of the random id; they say nothing, and
/// are others than those of the same person's letters.
pub(crate) fn handle_of(id: FolderId) -> String {
    let bytes = id.as_bytes();
    let word = |at: usize| WORDS[usize::from(bytes[at]) % WORDS.len()];
    format!("{}・{}", word(9), word(13))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn folder(how: How) -> Folder {
        Folder {
            id: Id::from_array([9; 16]),
            party: Some(Id::from_array([1; 16])),
            circle: Id::from_array([2; 16]),
            team: Id::from_array([3; 16]),
            begun_at: Timestamp::from_micros(0),
            how,
            asked_by: Some(Id::from_array([5; 16])),
            witness: None,
            closed_at: None,
        }
    }

    #[test]
    fn a_yes_that_one_worker_wrote_down_is_none_before_another_heard_it() {
        let one = folder(How::Phone);
        assert!(!one.stands());
        assert!(one.clone().witnessed(Id::from_array([5; 16])).is_err(), "not the same one twice");
        let two = one.witnessed(Id::from_array([7; 16])).unwrap();
        assert!(two.stands());
        assert!(two.witnessed(Id::from_array([8; 16])).is_err(), "once is enough");
        assert!(folder(How::Own).stands());
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let folder = folder(How::Household);
        let code = folder.joining_code();
        assert_eq!(code.len(), 14);
        assert!(folder.has_code(&code.replace('-', " ")) && folder.has_code(&code.replace('-', "")));
        assert!(!folder.has_code("") && !folder.has_code("123"));
    }
}
