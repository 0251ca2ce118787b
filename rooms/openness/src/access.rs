//! What may be done here, and what the rules may look at. No sheet names a circle: a refusal here stands in nobody's ledger.
//! What rules may look at in requests stands in `access_requests.rs`.
use crate::access_requests;
use ground_kernel::{AccountId, Actor, Id, Role, TeamId};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Keep,
    Leave,
    TakeBack,
    Open,
    Answer,
    Ask,
    AskFor,
    ReadOwn,
    TakeRequestBack,
    WorkOn,
    Propose,
    PutBack,
    Decide,
    Second,
    KeepDesk,
    LookAgain,
    AgreeAgain,
    AnswerAnew,
    ReadLog,
    SetOutside,
}

impl Verb for Access {
    const ROOM: &'static str = "Openness";
    const ALL: &'static [Self] = &[
        Access::Keep,
        Access::Leave,
        Access::TakeBack,
        Access::Open,
        Access::Answer,
        Access::Ask,
        Access::AskFor,
        Access::ReadOwn,
        Access::TakeRequestBack,
        Access::WorkOn,
        Access::Propose,
        Access::PutBack,
        Access::Decide,
        Access::Second,
        Access::KeepDesk,
        Access::LookAgain,
        Access::AgreeAgain,
        Access::AnswerAnew,
        Access::ReadLog,
        Access::SetOutside,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Keep => "keep",
            Access::Leave => "leave",
            Access::TakeBack => "take_back",
            Access::Open => "open",
            Access::Answer => "answer",
            Access::Ask => "ask",
            Access::AskFor => "ask_for",
            Access::ReadOwn => "read_own",
            Access::TakeRequestBack => "take_request_back",
            Access::WorkOn => "work_on",
            Access::Propose => "propose",
            Access::PutBack => "put_back",
            Access::Decide => "decide",
            Access::Second => "second",
            Access::KeepDesk => "keep_desk",
            Access::LookAgain => "look_again",
            Access::AgreeAgain => "agree_again",
            Access::AnswerAnew => "answer_anew",
            Access::ReadLog => "read_log",
            Access::SetOutside => "set_outside",
        }
    }
}

/// A sheet as its writer handles it.
#[derive(Clone, Copy)]
pub(crate) struct Mine {
    pub(crate) party: AccountId,
    /// Whoever was chosen works here. (Keeping it for oneself, and taking it back, never ask.)
    pub(crate) reader_here: bool,
}
impl Subject for Mine {
    fn facts(&self) -> Facts {
        Facts::of("Openness::Mine", self.party).party("party", self.party).is("reader_here", self.reader_here)
    }
}

/// All that was left with one who works here.
#[derive(Clone, Copy)]
pub(crate) struct LeftWith {
    pub(crate) chosen: AccountId,
    /// Of the one that is answered: it stands, and an answer was asked for.
    pub(crate) answer_wanted: bool,
}
impl Subject for LeftWith {
    fn facts(&self) -> Facts {
        Facts::of("Openness::LeftWith", self.chosen)
            .staff("chosen", self.chosen)
            .is("answer_wanted", self.answer_wanted)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("whoever writes it", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("the chosen reader", someone(5, Role::SupportWorker, vec![])),
            ("another worker", someone(7, Role::SupportWorker, vec![team])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let chosen = Id::from_array([5; 16]);
    let of = |sentence, what| Situation { sentence, what, people: people() };
    let mut all = vec![
        of("A sheet for somebody who works here", Mine { party, reader_here: true }.facts()),
        of("A sheet for nobody yet", Mine { party, reader_here: false }.facts()),
        of("Sheets left with one reader", LeftWith { chosen, answer_wanted: false }.facts()),
        of("A sheet that wants an answer", LeftWith { chosen, answer_wanted: true }.facts()),
    ];
    all.extend(access_requests::situations());
    all
}
