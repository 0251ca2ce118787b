//! What may be done here, and what the rules may look at.
use crate::{
    export::{Agreed, Export, Purpose},
    fact::Fact,
    folder::{Folder, FolderId, How},
    held::{Held, Why},
    keeping::{Course, Keeping, Over},
    line::{Line, LineId},
    lines::{Kind, Visibility},
    link::Link,
    sheet::Period,
};
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId, Timestamp};
use ground_policy::{Facts, Situation, Subject, Verb};

macro_rules! verbs {
    ($($variant:ident = $word:literal),+ $(,)?) => {
        #[derive(Clone, Copy)]
        pub enum Access { $($variant),+ }
        impl Verb for Access {
            const ROOM: &'static str = "Records";
            const ALL: &'static [Self] = &[$(Access::$variant),+];
            fn name(self) -> &'static str {
                match self { $(Access::$variant => $word),+ }
            }
        }
    };
}
verbs! {
    Begin = "begin",
    Join = "join",
    Forget = "forget",
    Receive = "receive",
    Read = "read",
    Write = "write",
    LookAt = "look_at",
    Witness = "witness",
    End = "end",
    Answer = "answer",
    EraseLine = "erase_line",
    Correct = "correct",
    Ask = "ask",
    Agree = "agree",
    Show = "show",
    Second = "second",
    LookAgain = "look_again",
    Follow = "follow",
    Confirm = "confirm",
    Part = "part",
    Practise = "practise",
    Print = "print",
    Reply = "reply",
    ProposeExport = "propose_export",
    AgreeExport = "agree_export",
    TakeExport = "take_export",
    StopExport = "stop_export",
    Close = "close",
    Reopen = "reopen",
    Propose = "propose",
    Concur = "concur",
    KeepLonger = "keep_longer",
    Lapse = "lapse",
    SetClocks = "set_clocks",
    Tell = "tell",
}

/// Somebody's own matter, whether or not they have a folder.
pub(crate) struct Own {
    pub(crate) party: AccountId,
}
impl Subject for Own {
    fn facts(&self) -> Facts {
        Facts::of("Records::Own", self.party).party("party", self.party)
    }
}

/// The going of all that is somebody's, when they erase or their time is over.
pub(crate) struct Theirs {
    pub(crate) party: AccountId,
    pub(crate) over: bool,
}
impl Subject for Theirs {
    fn facts(&self) -> Facts {
        Facts::of("Records::Theirs", self.party).party("party", self.party).is("over", self.over)
    }
}

/// The desk of a team, where folders are begun and lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk {
    pub(crate) team: TeamId,
}
impl Subject for Desk {
    fn facts(&self) -> Facts {
        Facts::of("Records::Desk", self.team).team("team", self.team)
    }
}

impl Subject for Folder {
    fn facts(&self) -> Facts {
        let Some(party) = self.party else { return household(self) };
        let facts = Facts::of("Records::Folder", self.id).party("party", party).team("team", self.team);
        facts.staff("asker", self.asked_by.unwrap_or(party)).is("standing", self.stands())
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

fn household(it: &Folder) -> Facts {
    Facts::of("Records::Household", it.id).team("team", it.team).is("closed", it.closed_at.is_some())
}

/// What two decide about a folder: to keep it longer, or, of a household, to destroy it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    pub(crate) folder: FolderId,
    pub(crate) team: TeamId,
    /// One has said so already.
    pub(crate) asked_by: Option<AccountId>,
}
impl Subject for Decision {
    fn facts(&self) -> Facts {
        Facts::of("Records::Decision", self.folder)
            .team("team", self.team)
            .staff("asker", self.asked_by.unwrap_or(AccountId::from_array(*self.folder.as_bytes())))
            .is("waits", self.asked_by.is_some())
    }
}

/// The end of a folder's time.
pub(crate) struct Lapsed {
    pub(crate) folder: FolderId,
    pub(crate) over: Option<Over>,
}
impl Subject for Lapsed {
    fn facts(&self) -> Facts {
        Facts::of("Records::Lapsed", self.folder).is("over", self.over.is_some())
    }
}

/// Handing on what somebody told into the record of the one it is about.
pub(crate) struct Telling {
    pub(crate) line: LineId,
    pub(crate) team: TeamId,
    /// Whoever spoke said that it may be told.
    pub(crate) may_be_told: bool,
}
impl Subject for Telling {
    fn facts(&self) -> Facts {
        Facts::of("Records::Telling", self.line).team("team", self.team).is("may_be_told", self.may_be_told)
    }
}

/// A line, and whose team may put it right.
#[derive(Clone, Debug)]
pub(crate) struct LineOf {
    pub(crate) line: Line,
    pub(crate) team: TeamId,
}
impl Subject for LineOf {
    fn facts(&self) -> Facts {
        let line = &self.line;
        let Some(party) = line.party else {
            return Facts::of("Records::HouseholdLine", line.id).team("team", self.team).is("there", line.there);
        };
        let facts = Facts::of("Records::Line", line.id).party("party", party).team("team", self.team);
        facts.is("there", line.there).is("own", line.own())
    }
}

// None of these names a circle: a refusal here is written into nobody's ledger.

impl Subject for Held {
    fn facts(&self) -> Facts {
        Facts::of("Records::Held", self.id)
            .team("team", self.team)
            .staff("asker", self.asked_by.unwrap_or(self.by))
            .is("waits", self.waits_for_a_second())
            .is("shown", self.shown_at.is_some())
    }
}

impl Subject for Fact {
    fn facts(&self) -> Facts {
        Facts::of("Records::Fact", self.id)
            .team("team", self.team)
            .staff("writer", self.by)
            .is("wants_second", self.wants_a_second())
    }
}

impl Subject for Link {
    fn facts(&self) -> Facts {
        let nobody = self.party;
        Facts::of("Records::Link", self.id)
            .party("party", self.party)
            .team("team", self.team)
            .staff("worker", self.worker.unwrap_or(nobody))
            .staff("asker", self.asked_by.unwrap_or(nobody))
            .is("for_all", self.worker.is_none())
            .is("standing", self.stands())
    }
}

impl Subject for Export {
    fn facts(&self) -> Facts {
        Facts::of("Records::Export", self.id)
            .team("team", self.team)
            .staff("asker", self.asked_by)
            .is("agreed", self.agreed.is_some())
            .is("over", self.ended_at.is_some())
    }
}

/// The house as a whole: what a worker writes for themselves.
pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Records::House", "house")
    }
}

/// For how long each kind is kept, by the house as a whole.
pub(crate) struct Clocks;
impl Subject for Clocks {
    fn facts(&self) -> Facts {
        Facts::of("Records::Clocks", "house")
    }
}

fn people(party: AccountId, team: TeamId) -> Vec<(&'static str, Actor)> {
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    vec![
        ("a stranger", Actor::Stranger),
        ("the person", Actor::Party(party)),
        ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
        ("who wrote or asked", someone(5, Role::SupportWorker, vec![team])),
        ("another of the team", someone(7, Role::SupportWorker, vec![team])),
        ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
        ("a former worker", someone(5, Role::SupportWorker, vec![])),
        ("an administrator", someone(6, Role::Administrator, vec![])),
        ("a partner", Actor::Partner(Id::from_array([6; 16]))),
        ("the house", Actor::House),
    ]
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let (writer, now): (AccountId, Timestamp) = (Id::from_array([5; 16]), Timestamp::from_micros(0));
    let of = |sentence, what: Facts| Situation { sentence, what, people: people(party, team) };
    let folder = |how, party| Folder {
        id: Id::from_array([20; 16]),
        party,
        circle: Id::from_array([2; 16]),
        team,
        begun_at: now,
        how,
        asked_by: Some(writer),
        witness: None,
        closed_at: None,
    };
    let line = |writer, party, there| LineOf {
        line: Line {
            id: Id::from_array([22; 16]),
            entry: Id::from_array([21; 16]),
            folder: Id::from_array([20; 16]),
            party,
            number: 1,
            kind: Kind::Told,
            visibility: Visibility::Team,
            writer,
            written_at: now,
            corrects: None,
            there,
        },
        team,
    };
    vec![
        of("A record, before there is one", Own { party }.facts()),
        of("A record, of somebody who goes on", Theirs { party, over: false }.facts()),
        of("A record, of somebody whose time is over", Theirs { party, over: true }.facts()),
        of("The desk of a team, where records lie", Desk { team }.facts()),
        of("A record that its person began", folder(How::Own, Some(party)).facts()),
        of("A record that one worker heard a yes to", folder(How::Phone, Some(party)).facts()),
        of("A record of a household", folder(How::Household, None).facts()),
        of("A line about a person", line(writer, Some(party), true).facts()),
        of("A line in their own hand", line(party, Some(party), true).facts()),
        of("A line in a record that was erased", line(writer, Some(party), false).facts()),
        of("A line in a record of a household", line(writer, None, true).facts()),
    ]
    .into_iter()
    .chain(decided_by_two(party, team, writer, now))
    .chain(taken_out(party, team, writer, now))
    .chain(kept(party, team, writer, now))
    .chain([of("The house, where workers think", TheHouse.facts())])
    .collect()
}

fn kept(party: AccountId, team: TeamId, writer: AccountId, now: Timestamp) -> Vec<Situation> {
    let of = |sentence, what: Facts| Situation { sentence, what, people: people(party, team) };
    let folder: FolderId = Id::from_array([20; 16]);
    let closed = Folder {
        id: folder,
        party: None,
        circle: Id::from_array([2; 16]),
        team,
        begun_at: now,
        how: How::Household,
        asked_by: Some(writer),
        witness: None,
        closed_at: Some(now),
    };
    let decision = |asked_by| Decision { folder, team, asked_by };
    let course = Course { from: now, days: 1, said: Keeping { warned_at: Some(now), ..Keeping::default() } };
    let telling = |may_be_told| Telling { line: Id::from_array([22; 16]), team, may_be_told };
    vec![
        of("A record of a household that was closed", closed.facts()),
        of("What two decide about a record, before anybody said so", decision(None).facts()),
        of("What two decide about a record, when one said so", decision(Some(writer)).facts()),
        of("A record whose time goes on", Lapsed { folder, over: course.over(now) }.facts()),
        of("A record whose time is over", Lapsed { folder, over: course.over(now.plus_days(90)) }.facts()),
        of("What somebody told and that may be told", telling(true).facts()),
        of("What somebody told for us alone", telling(false).facts()),
        of("The house, and for how long it keeps things", Clocks.facts()),
    ]
}

fn decided_by_two(party: AccountId, team: TeamId, writer: AccountId, now: Timestamp) -> Vec<Situation> {
    let of = |sentence, what: Facts| Situation { sentence, what, people: people(party, team) };
    let held = Held {
        id: Id::from_array([23; 16]),
        folder: Id::from_array([20; 16]),
        team,
        circle: Id::from_array([12; 16]),
        why: Why::Unsure,
        by: writer,
        made_at: now,
        asked_by: Some(writer),
        asked_until: Some(now.plus_days(7)),
        second: None,
        held_until: None,
        shown_at: None,
    };
    let shown = Held { shown_at: Some(now), asked_by: None, ..held.clone() };
    let fact = Fact {
        id: Id::from_array([24; 16]),
        folder: Id::from_array([20; 16]),
        team,
        by: writer,
        made_at: now,
        second: None,
        look_again_at: now.plus_days(30),
    };
    let two = Fact { second: Some(Id::from_array([7; 16])), ..fact.clone() };
    let link = |worker, how, witness| Link {
        id: Id::from_array([25; 16]),
        party,
        household: Id::from_array([26; 16]),
        team,
        worker,
        how,
        asked_by: Some(writer),
        witness,
        made_at: now,
    };
    vec![
        of("A note that one wants to show later", held.facts()),
        of("A note that was shown", shown.facts()),
        of("What protects somebody, said by one", fact.facts()),
        of("What protects somebody, said by two", two.facts()),
        of("A tie with a household, for one worker", link(Some(writer), How::Own, None).facts()),
        of("A tie with a household, for the team", link(None, How::Own, None).facts()),
        of("A tie with a household that one worker heard of", link(None, How::Phone, None).facts()),
    ]
}

fn taken_out(party: AccountId, team: TeamId, writer: AccountId, now: Timestamp) -> Vec<Situation> {
    let of = |sentence, what: Facts| Situation { sentence, what, people: people(party, team) };
    let export = Export {
        id: Id::from_array([27; 16]),
        team,
        circle: Id::from_array([12; 16]),
        purpose: Purpose::Review,
        of: None,
        period: Period::default(),
        names: false,
        asked_by: writer,
        asked_at: now,
        agreed: None,
        taken_at: None,
        ended_at: None,
    };
    let two = Export { agreed: Some(Agreed { by: Id::from_array([7; 16]), at: now }), ..export.clone() };
    let over = Export { ended_at: Some(now), ..two.clone() };
    vec![
        of("A list of records that one wants to take out", export.facts()),
        of("A list of records that two agreed to take out", two.facts()),
        of("A list of records that is not taken out after all", over.facts()),
    ]
}
