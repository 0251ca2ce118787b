//! What a worker sees beside the letters of what stands between their writer and us: who writes first, what to leave, what
//! hurt, what is under way. Read together with the letters, after the opening was written down.
use super::{
    desk::readable,
    ties::{self, Minded},
};
use crate::{
    Error,
    handover::HandOver,
    letter::LetterId,
    shelter::{Evidence, Shelter},
    special::{Ending, Special},
    store::{self, Sealing},
    thread::{Thread, ThreadId},
    tie::{Tie, Whose, whose},
};
use ground_kernel::AccountId;
use ground_work::{Look, OpenedCircle};
use std::collections::BTreeMap;

pub(crate) struct AtTheDesk {
    pub me: AccountId,
    pub tie: Tie,
    pub primary_id: Option<AccountId>,
    pub primary: Option<String>,
    /// Another one of us is asked for: shown to all but the one asked away from. The name, if they named one.
    pub another: Option<Option<String>>,
    pub due: bool,
    pub season_free: bool,
    pub members: Vec<(AccountId, String)>,
    pub minded: Minded,
    pub ending: Option<Ending>,
    /// From whom to whom, while it is under way.
    pub handover: Option<(String, String)>,
    pub hurts: Vec<(LetterId, String, String, bool)>,
    pub specials: Vec<Special>,
    pub shelter: Option<(Shelter, String, String)>,
    pub evidence: Vec<(Evidence, Vec<String>)>,
    pub sealing: Option<(Sealing, String)>,
}

impl AtTheDesk {
    /// Of a thread that was erased.
    pub(crate) fn of_nothing(thread: ThreadId) -> Self {
        AtTheDesk {
            me: AccountId::from_array([0; 16]),
            tie: Tie::none(thread),
            primary_id: None,
            primary: None,
            another: None,
            due: false,
            season_free: false,
            members: vec![],
            minded: Minded::default(),
            ending: None,
            handover: None,
            hurts: vec![],
            specials: vec![],
            shelter: None,
            evidence: vec![],
            sealing: None,
        }
    }
}

pub(crate) async fn at_the_desk(
    look: &mut Look,
    opened: &OpenedCircle,
    thread: &Thread,
    me: AccountId,
    names: &BTreeMap<AccountId, String>,
) -> Result<AtTheDesk, Error> {
    let (now, id) = (look.now(), thread.id);
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let here = look.registry().await?.members_of(thread.team);
    let mut members: Vec<_> = here.iter().map(|it| (*it, name(*it))).collect();
    members.sort_by(|one, other| one.1.cmp(&other.1));
    let tie = store::tie(look, id).await?;
    let primary_id = match whose(tie.primary, &here) {
        Whose::Worker(id) => Some(id),
        Whose::Team => None,
    };
    let mut hurts = vec![];
    for hurt in store::hurts(look, id).await? {
        let sentence = readable(look, opened, hurt.sentence_place()).await?.unwrap_or_default();
        let words = readable(look, opened, hurt.words_place()).await?.unwrap_or_default();
        hurts.push((hurt.letter, sentence, words, hurt.answered_at.is_some()));
    }
    let shelter = store::shelter(look, id).await?;
    let evidence = store::evidence(look, id).await?;
    let wants = people::party_of(look, thread.party).await?.wants_replies();
    Ok(AtTheDesk {
        me,
        primary_id,
        primary: primary_id.map(name),
        another: tie.shows_asking_to(me, &here).then(|| tie.wanted.map(name)),
        due: wants && tie.is_due(store::today(now)),
        season_free: ties::season_is_free(&tie, thread, now),
        members,
        minded: ties::minded(look, opened, thread).await?,
        ending: store::ending(look, id).await?,
        handover: store::handover(look, id).await?.filter(HandOver::is_open).map(|it| (name(it.from), name(it.to))),
        hurts,
        specials: store::specials(look, id).await?,
        shelter: shelter.map(|it| (name(it.sheltered), name(it.reader), it)).map(|(who, reader, it)| (it, who, reader)),
        evidence: evidence
            .into_iter()
            .map(|it| (it, [Some(it.first), it.second].into_iter().flatten().map(name).collect()))
            .collect(),
        sealing: store::sealing(look, id).await?.map(|it| (it, name(it.first_id))),
        tie,
    })
}
