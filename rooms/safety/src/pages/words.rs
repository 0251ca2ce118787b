//! How grounds, items and levels are called.
use crate::{
    ground::{Answer, Ground},
    level::WorkLevel,
    passing::Item,
};
use ground_words::word;

impl Ground {
    /// Said to whoever it is about, and at the desk.
    pub fn key(self) -> &'static str {
        match self {
            Ground::LifeDanger => word!("safety-ground-life-danger"),
            Ground::ThirdPartyDanger => word!("safety-ground-third-party-danger"),
            Ground::ChildAbuseReport => word!("safety-ground-child-abuse"),
            Ground::ElderAbuseReport => word!("safety-ground-elder-abuse"),
            Ground::DisabilityAbuseReport => word!("safety-ground-disability-abuse"),
            Ground::SpousalViolenceReport => word!("safety-ground-spousal-violence"),
            Ground::ChildProtectionNetwork => word!("safety-ground-child-network"),
            Ground::YouthCouncil => word!("safety-ground-youth-council"),
            Ground::StatutoryConference => word!("safety-ground-statutory-conference"),
            Ground::CourtOrder => word!("safety-ground-court-order"),
            Ground::Warrant => word!("safety-ground-warrant"),
            Ground::StatutoryInquiry => word!("safety-ground-statutory-inquiry"),
            Ground::CommissionerInspection => word!("safety-ground-inspection"),
            Ground::BreachNotice => word!("safety-ground-breach-notice"),
            Ground::LegalRepresentative => word!("safety-ground-legal-representative"),
        }
    }
}

impl Answer {
    pub fn key(self) -> &'static str {
        match self {
            Answer::Must => word!("safety-staff-answer-duty"),
            Answer::May => word!("safety-staff-answer-may"),
            Answer::Refuse => word!("safety-staff-answer-refuse"),
        }
    }
}

impl Item {
    pub fn key(self) -> &'static str {
        match self {
            Item::Place => word!("safety-item-place"),
            Item::CalledName => word!("safety-item-called-name"),
            Item::RealName => word!("safety-item-real-name"),
            Item::Age => word!("safety-item-age"),
            Item::Reach => word!("safety-item-reach"),
            Item::Happening => word!("safety-item-happening"),
            Item::Taken => word!("safety-item-taken"),
            Item::Since => word!("safety-item-since"),
            Item::Others => word!("safety-item-others"),
            Item::Wish => word!("safety-item-wish"),
        }
    }
}

impl WorkLevel {
    /// Only at the desk: nobody who writes ever sees one.
    pub fn key(self) -> &'static str {
        match self {
            WorkLevel::Concern => word!("safety-staff-level-concern"),
            WorkLevel::Urgent => word!("safety-staff-level-urgent"),
            WorkLevel::Immediate => word!("safety-staff-level-immediate"),
        }
    }
}
