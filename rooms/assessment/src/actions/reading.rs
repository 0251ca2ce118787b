//! What was said, read out of the circle it lies in: by the one it is about, and by the team that was written to. Both read
//! the same. For the team the line in the ledger is committed before a word is opened.
use super::{ASSESSMENT_CHOICE, ASSESSMENT_SPOKEN, own, plan_place, spoken_place};
use crate::{
    Access, Error,
    access::Now,
    plan::{BothSides, Choice, ChoiceId, Plan},
    press,
    prompt::Prompt,
    round::{Line, Round},
    spoken::Spoken,
    store,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, Look, OpenedCircle, see};
use std::collections::{BTreeMap, BTreeSet};

/// One line with its words. Lines that were erased are not here.
pub(crate) struct LineRead {
    pub(crate) line: Line,
    pub(crate) spoken: Spoken,
    /// Who wrote it down; empty for the party themselves.
    pub(crate) writer: String,
}

pub(crate) struct ChoiceRead {
    pub(crate) choice: Choice,
    pub(crate) sides: BothSides,
    pub(crate) writer: String,
}

pub(crate) struct PlanRead {
    pub(crate) plan: Plan,
    pub(crate) said_on: Timestamp,
    pub(crate) writer: String,
}

/// How somebody is, as one circle holds it. A page that shows a whole household shows several of these beside each other,
/// each opened by itself; nothing here joins them.
pub(crate) struct NowRead {
    pub(crate) party: AccountId,
    pub(crate) called: Option<String>,
    pub(crate) talk: Option<String>,
    pub(crate) rounds: Vec<Round>,
    pub(crate) lines: Vec<LineRead>,
    pub(crate) closed: BTreeSet<Prompt>,
    pub(crate) choices: Vec<ChoiceRead>,
    pub(crate) plan: Option<PlanRead>,
}

pub(crate) async fn for_oneself(house: &House, caller: &Caller) -> Result<NowRead, Error> {
    read(house, caller, own(caller)?).await
}

pub(crate) async fn for_team(house: &House, caller: &Caller, party: AccountId) -> Result<NowRead, Error> {
    read(house, caller, party).await
}

async fn read(house: &House, caller: &Caller, party: AccountId) -> Result<NowRead, Error> {
    see!(house, caller, |look| { read_in(look, party).await })
}

/// The same, inside another look.
pub(crate) async fn read_in(look: &mut Look, party: AccountId) -> Result<NowRead, Error> {
    let now = store::now_for_look(look, party, Access::Read).await?;
    let opened = look.open(now.circle, now.permit(), ASSESSMENT_SPOKEN, party).await?;
    let names = staff::called_names(look).await?;
    Ok(NowRead {
        party,
        called: text(look, &opened, people::called_place(party)).await?,
        talk: text(look, &opened, people::talk_place(party)).await?,
        rounds: store::rounds(look, party).await?,
        lines: lines(look, &opened, &now, &names).await?,
        closed: closed(look, party).await?,
        choices: choices(look, &opened, party, &names).await?,
        plan: plan(look, &opened, party, &names).await?,
    })
}

type Names = BTreeMap<AccountId, String>;

async fn text(look: &mut Look, opened: &OpenedCircle, place: TextPlace) -> Result<Option<String>, Error> {
    match look.text(opened, place).await {
        Ok(found) => Ok(found.map(|it| it.text.to_string())),
        // Written before this reader came.
        Err(ground_circle::Error::Shut) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn lines(look: &mut Look, opened: &OpenedCircle, now: &Now, names: &Names) -> Result<Vec<LineRead>, Error> {
    let mut all = vec![];
    for line in store::lines(look, now.party).await?.into_iter().filter(|it| it.there) {
        let sealed = text(look, opened, spoken_place(line.id)).await?;
        let Some(spoken) = sealed.and_then(|it| Spoken::of_text(&it)) else { continue };
        let writer = names.get(&line.writer).cloned().unwrap_or_default();
        all.push(LineRead { line, spoken, writer });
    }
    Ok(all)
}

async fn closed(look: &mut Look, party: AccountId) -> Result<BTreeSet<Prompt>, Error> {
    let (marks, vault) = (store::closed(look, party).await?, look.house().vault().clone());
    let is_closed = |it: &Prompt| marks.contains(&press::closed_mark(&vault, party, *it));
    Ok(Prompt::ALL.iter().copied().filter(is_closed).collect())
}

pub(crate) fn choice_place(choice: ChoiceId) -> TextPlace {
    TextPlace::of(ASSESSMENT_CHOICE, 1, choice)
}

async fn choices(
    look: &mut Look,
    opened: &OpenedCircle,
    party: AccountId,
    names: &Names,
) -> Result<Vec<ChoiceRead>, Error> {
    let mut all = vec![];
    for choice in store::choices(look, party).await? {
        let sealed = text(look, opened, choice_place(choice.id)).await?;
        let Some(sides) = sealed.and_then(|it| BothSides::of_text(&it)) else { continue };
        let writer = names.get(&choice.writer).cloned().unwrap_or_default();
        all.push(ChoiceRead { choice, sides, writer });
    }
    Ok(all)
}

async fn plan(
    look: &mut Look,
    opened: &OpenedCircle,
    party: AccountId,
    names: &Names,
) -> Result<Option<PlanRead>, Error> {
    let Some(row) = store::plan_written(look, party).await? else { return Ok(None) };
    let sealed = text(look, opened, plan_place(party)).await?;
    let writer = names.get(&row.writer_id).cloned().unwrap_or_default();
    Ok(sealed.and_then(|it| Plan::of_text(&it)).map(|plan| PlanRead { plan, said_on: row.said_on, writer }))
}
