//! The present state: what stands, what is over and why, what was passed on by it and who had read it.
use super::{door, explaining};
use crate::{
    Error,
    access::Matter,
    expert::{CONSENT_EXPERT, ExpertPage},
    given::{CONSENT_GIVEN, Consent, How, Record, consents, given_place, said_no},
    item::Item,
    store,
};
use ground_circle::{Caller, LedgerAct, TextPlace};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, Look, OpenedCircle, see};
use std::collections::BTreeMap;

/// One consent, whole.
pub(crate) struct Shown {
    pub consent: Consent,
    /// For whom, how far, in their own words.
    pub words: Option<String>,
    pub to: Option<String>,
    pub record: Option<Record>,
    /// Who wrote it down: nobody, when they gave it themselves.
    pub witness: Option<String>,
    pub passed: Vec<Passed>,
}

/// What was passed on by it.
pub(crate) struct Passed {
    pub page: ExpertPage,
    pub expert: String,
    pub by: String,
    pub text: Option<String>,
    /// By whom it was read, and when.
    pub read: Vec<Timestamp>,
}

pub(crate) struct State {
    pub explaining: explaining::Explaining,
    pub all: Vec<Shown>,
    pub no: Vec<Item>,
    pub records: Vec<(Record, String)>,
    /// Workers outside the team, who can be named as experts.
    pub experts: Vec<(AccountId, String)>,
    pub now: Timestamp,
}

impl State {
    pub(crate) fn standing(&self) -> impl Iterator<Item = &Shown> {
        self.all.iter().filter(|it| it.consent.stands())
    }
    pub(crate) fn over(&self) -> impl Iterator<Item = &Shown> {
        self.all.iter().rev().filter(|it| !it.consent.stands())
    }
}

/// Someone who came into the team "from now on" finds older ones shut, one by one.
pub(crate) async fn readable(
    look: &mut Look,
    opened: &OpenedCircle,
    place: TextPlace,
) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Err(ground_circle::Error::Shut) => Ok(None),
        other => Ok(other?.map(|it| it.text.to_string())),
    }
}

pub(crate) async fn own_state(house: &House, caller: &Caller) -> Result<State, Error> {
    see!(house, caller, |look| {
        let matter = door::own(look).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_GIVEN, matter.party).await?;
        state_in(look, &opened, &matter).await
    })
}

pub(crate) async fn state_in(look: &mut Look, opened: &OpenedCircle, matter: &Matter) -> Result<State, Error> {
    let (now, names) = (look.now(), staff::called_names(look).await?);
    let lines = door::lines_look(look, matter.circle).await?;
    let records = store::given::records(look, matter.party).await?;
    let rows = store::given::records_of(look, matter.party).await?;
    let mut passed = passed(look, opened, matter, &names).await?;
    let mut all = vec![];
    for consent in consents(&lines, now) {
        let line = &consent.line;
        let record = rows.iter().find(|row| row.id == line.id).map(|row| row.record_id);
        let record = records.iter().find(|it| Some(it.id) == record).cloned();
        let (mine, others) = passed.into_iter().partition(|it: &Passed| it.page.consent == line.mark.consent);
        passed = others;
        all.push(Shown {
            words: readable(look, opened, given_place(line.id)).await?,
            to: line.mark.to.and_then(|id| names.get(&id).cloned()),
            witness: (line.by != matter.party).then(|| names.get(&line.by).cloned().unwrap_or_default()),
            record,
            passed: mine,
            consent,
        });
    }
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    Ok(State {
        explaining: explaining::explaining_in(look, opened, matter.party, &names).await?,
        no: Item::ALL.iter().copied().filter(|it| said_no(&lines, *it)).collect(),
        records: records.into_iter().map(|it| (name(it.by), it)).map(|(name, it)| (it, name)).collect(),
        experts: experts(look, matter, &names).await?,
        all,
        now,
    })
}

/// What was written for experts, and when they read it: from the circle's own ledger.
async fn passed(
    look: &mut Look,
    opened: &OpenedCircle,
    matter: &Matter,
    names: &BTreeMap<AccountId, String>,
) -> Result<Vec<Passed>, Error> {
    let registry = look.registry().await?;
    let (tx, house) = look.bare();
    let about = (LedgerAct::Opened, CONSENT_EXPERT);
    let openings = ground_circle::signed_lines(tx, house.vault(), &registry, matter.circle, about).await?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let mut all = vec![];
    for page in store::experts::pages_of(look, matter.party).await? {
        let theirs = openings.iter().filter(|it| it.row_id == *page.id.as_bytes() && it.by_id == page.expert);
        let read = theirs.map(|it| it.at).collect();
        let text = readable(look, opened, page.place()).await?;
        all.push(Passed { expert: name(page.expert), by: name(page.by), text, read, page });
    }
    Ok(all)
}

/// Workers who are still here and stand in no circle of theirs.
async fn experts(
    look: &mut Look,
    matter: &Matter,
    names: &BTreeMap<AccountId, String>,
) -> Result<Vec<(AccountId, String)>, Error> {
    let (registry, out) = (look.registry().await?, door::blocked(look, matter.party).await?);
    let within = registry.members_of(matter.team);
    let worker = |id: &AccountId| {
        registry.standing(*id).is_some_and(|it| it.role == ground_kernel::Role::SupportWorker)
            && !within.contains(id)
            && !out.contains(id)
    };
    let mut all: Vec<_> = names.iter().filter(|it| worker(it.0)).map(|(id, name)| (*id, name.clone())).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(all)
}

/// One time of answering, as it was read and signed.
pub(crate) struct OneRecord {
    pub record: Record,
    pub whole: Option<String>,
    pub by: String,
    pub posted_by: String,
    pub called: Option<String>,
}

impl OneRecord {
    pub(crate) fn witnessed(&self) -> bool {
        self.record.how != How::Screen
    }
}

pub(crate) async fn record_in(
    look: &mut Look,
    opened: &OpenedCircle,
    matter: &Matter,
    id: crate::given::RecordId,
) -> Result<OneRecord, Error> {
    let record = store::given::record(look, matter.party, id).await?;
    let names = staff::called_names(look).await?;
    Ok(OneRecord {
        whole: readable(look, opened, record.place()).await?,
        by: names.get(&record.by).cloned().unwrap_or_default(),
        posted_by: record.posted_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        called: readable(look, opened, people::called_place(matter.party)).await?,
        record,
    })
}

pub(crate) async fn own_record(house: &House, caller: &Caller, id: crate::given::RecordId) -> Result<OneRecord, Error> {
    see!(house, caller, |look| {
        let matter = door::own(look).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_GIVEN, matter.party).await?;
        record_in(look, &opened, &matter, id).await
    })
}
