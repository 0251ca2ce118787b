//! What may be done here, and what the rules may look at.
use crate::{
    contact_access,
    letter::{Answer, Letter, Speaker, State},
    thread::Thread,
    wish,
};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Read,
    Write,
    EraseAll,
    Answer,
    Erase,
    Second,
    TakeBack,
    LeaveWish,
    TakeBackWish,
    OpenWish,
    Connect,
    SendAlone,
    Receive,
    Note,
    KeepPromise,
    EraseLine,
    AddBeside,
    SayWho,
}

impl Verb for Access {
    const ROOM: &'static str = "Consultation";
    const ALL: &'static [Self] = &[
        Access::Read,
        Access::Write,
        Access::EraseAll,
        Access::Answer,
        Access::Erase,
        Access::Second,
        Access::TakeBack,
        Access::LeaveWish,
        Access::TakeBackWish,
        Access::OpenWish,
        Access::Connect,
        Access::SendAlone,
        Access::Receive,
        Access::Note,
        Access::KeepPromise,
        Access::EraseLine,
        Access::AddBeside,
        Access::SayWho,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Write => "write",
            Access::EraseAll => "erase_all",
            Access::Answer => "answer",
            Access::Erase => "erase",
            Access::Second => "second",
            Access::TakeBack => "take_back",
            Access::LeaveWish => "leave_wish",
            Access::TakeBackWish => "take_back_wish",
            Access::OpenWish => "open_wish",
            Access::Connect => "connect",
            Access::SendAlone => "send_alone",
            Access::Receive => "receive",
            Access::Note => "note",
            Access::KeepPromise => "keep_promise",
            Access::EraseLine => "erase_line",
            Access::AddBeside => "add_beside",
            Access::SayWho => "say_who",
        }
    }
}

impl Subject for Thread {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::Thread", self.id)
            .party("party", self.party)
            .team("team", self.team)
            .is("erased", self.erased)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

/// A letter of theirs, with whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Theirs {
    pub(crate) letter: Letter,
    pub(crate) thread: Thread,
}
impl Subject for Theirs {
    fn facts(&self) -> Facts {
        // Also when it came on paper and somebody of ours typed it in: whose words they are decides.
        let there = self.letter.state == State::There && self.letter.speaker == Speaker::Party;
        Facts::of("Consultation::Letter", self.letter.id).party("party", self.thread.party).is("there", there)
    }
}

impl Subject for Answer {
    fn facts(&self) -> Facts {
        Facts::of("Consultation::Answer", self.letter.id)
            .team("team", self.team)
            .staff("writer", self.letter.writer)
            .is("waits", self.letter.waits())
            .is("recallable", self.letter.can_be_taken_back(self.now))
            .is("unseconded", self.letter.unseconded())
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.thread.circle)
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let now = Timestamp::from_micros(0).plus_days(1);
    let thread = Thread {
        id: Id::from_array([10; 16]),
        party,
        circle: Id::from_array([2; 16]),
        team,
        arrived_at: now,
        waiting_since: Some(now),
        promised_by: None,
        read_first: false,
        answered: false,
        letters: 1,
        erased: false,
    };
    let writer: AccountId = Id::from_array([5; 16]);
    let letter = Letter::by_party(Id::from_array([11; 16]), 1, party, now);
    let waiting = Letter::waiting(Id::from_array([12; 16]), 2, writer, now);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("the person", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("the writer of the answer", someone(5, Role::SupportWorker, vec![team])),
            ("another of the team", someone(7, Role::SupportWorker, vec![team])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("a former worker", someone(5, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let answer = |letter: Letter, now| Answer { letter, thread: thread.clone(), team, now }.facts();
    let sent = waiting.clone().sent(now);
    let alone = Letter { alone: true, second_by: Some(now.plus_days(7)), ..sent.clone() };
    let mut all = vec![
        Situation { sentence: "A thread", what: thread.facts(), people: people() },
        Situation { sentence: "A thread that was erased", what: thread.clone().erased().facts(), people: people() },
        Situation {
            sentence: "A letter of theirs",
            what: Theirs { letter, thread: thread.clone() }.facts(),
            people: people(),
        },
        Situation {
            sentence: "An answer that waits for its second reader",
            what: answer(waiting, now),
            people: people(),
        },
        Situation { sentence: "An answer sent just now", what: answer(sent.clone(), now), people: people() },
        Situation {
            sentence: "An answer sent a minute ago",
            what: answer(sent, now.plus_seconds(60)),
            people: people(),
        },
        Situation {
            sentence: "An answer sent alone, in a small house",
            what: answer(alone, now.plus_days(1)),
            people: people(),
        },
    ];
    all.extend(wish::situations());
    all.extend(contact_access::situations(&thread, &people));
    all
}
