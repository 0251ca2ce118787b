//! What may be done here, and what the rules may look at.
use crate::expert::ExpertPage;
use ground_kernel::{AccountId, Actor, CircleId, Id, Role, TeamId};
use ground_policy::{Facts, Situation, Subject, Verb};

#[derive(Clone, Copy)]
pub enum Access {
    Read,
    Choose,
    Look,
    Note,
    Use,
    Hold,
    ReadPage,
    Set,
    Forget,
}

impl Verb for Access {
    const ROOM: &'static str = "Consent";
    const ALL: &'static [Self] = &[
        Access::Read,
        Access::Choose,
        Access::Look,
        Access::Note,
        Access::Use,
        Access::Hold,
        Access::ReadPage,
        Access::Set,
        Access::Forget,
    ];
    fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Choose => "choose",
            Access::Look => "look",
            Access::Note => "note",
            Access::Use => "use",
            Access::Hold => "hold",
            Access::ReadPage => "read_page",
            Access::Set => "set",
            Access::Forget => "forget",
        }
    }
}

/// What somebody was explained, agreed to and withdrew.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Matter {
    pub party: AccountId,
    pub circle: CircleId,
    pub team: TeamId,
}
impl Subject for Matter {
    fn facts(&self) -> Facts {
        Facts::of("Consent::Matter", self.party).party("party", self.party).team("team", self.team)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.circle)
    }
}

/// A first talk, and whether whoever acts may hold one.
pub(crate) struct AskedTalk {
    pub id: crate::talk::TalkId,
    pub team: TeamId,
    pub qualified: bool,
}
impl Subject for AskedTalk {
    fn facts(&self) -> Facts {
        Facts::of("Consent::Talk", self.id).team("team", self.team).is("qualified", self.qualified)
    }
}

/// A page for an expert, and whether the consent it was written by stands at this moment.
pub(crate) struct AskedPage {
    pub page: ExpertPage,
    pub stands: bool,
}
impl Subject for AskedPage {
    fn facts(&self) -> Facts {
        Facts::of("Consent::Page", self.page.id).staff("expert", self.page.expert).is("stands", self.stands)
    }
    fn circle(&self) -> Option<CircleId> {
        Some(self.page.circle)
    }
}

/// All of it, on its way out.
pub(crate) struct Theirs {
    pub party: AccountId,
    pub over: bool,
}
impl Subject for Theirs {
    fn facts(&self) -> Facts {
        Facts::of("Consent::Theirs", self.party).party("party", self.party).is("over", self.over)
    }
}

pub(crate) struct TheHouse;
impl Subject for TheHouse {
    fn facts(&self) -> Facts {
        Facts::of("Consent::House", "house")
    }
}

pub(crate) fn situations() -> Vec<Situation> {
    let (party, team): (AccountId, TeamId) = (Id::from_array([1; 16]), Id::from_array([3; 16]));
    let circle = Id::from_array([2; 16]);
    let someone = |id: u8, role, teams| Actor::Staff { id: Id::from_array([id; 16]), role, teams };
    let people = || {
        vec![
            ("a stranger", Actor::Stranger),
            ("the person", Actor::Party(party)),
            ("family, or another person", Actor::Party(Id::from_array([8; 16]))),
            ("the team written to", someone(7, Role::SupportWorker, vec![team])),
            ("the expert who was named", someone(5, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("another team", someone(4, Role::SupportWorker, vec![Id::from_array([9; 16])])),
            ("a former worker", someone(7, Role::SupportWorker, vec![])),
            ("an administrator", someone(6, Role::Administrator, vec![])),
            ("a partner", Actor::Partner(Id::from_array([6; 16]))),
            ("the house", Actor::House),
        ]
    };
    let of = |sentence, what: Facts| Situation { sentence, what, people: people() };
    let talk = |qualified| AskedTalk { id: Id::from_array([11; 16]), team, qualified }.facts();
    let page = ExpertPage {
        id: Id::from_array([12; 16]),
        party,
        circle,
        team,
        consent: Id::from_array([13; 16]),
        expert: Id::from_array([5; 16]),
        by: Id::from_array([7; 16]),
        among: Id::from_array([14; 16]),
        at: ground_kernel::Timestamp::from_micros(0),
        gone_at: None,
    };
    let page = |stands| AskedPage { page: page.clone(), stands }.facts();
    vec![
        of("What somebody was explained and agreed to", Matter { party, circle, team }.facts()),
        of("A first talk, for somebody who is qualified", talk(true)),
        of("A first talk, for somebody who is not", talk(false)),
        of("A page for an expert, while consent stands", page(true)),
        of("A page for an expert, after consent was withdrawn or ended", page(false)),
        of("What somebody agreed to, on its way out", Theirs { party, over: false }.facts()),
        of("What somebody agreed to, whose time is over", Theirs { party, over: true }.facts()),
        of("The sheet of what is explained", TheHouse.facts()),
    ]
}
