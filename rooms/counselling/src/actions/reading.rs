//! What lies between the two, read by one of them: for the counsellor the line in the ledger is committed before a word is
//! opened. And what the team learned, read by the team.
use super::me;
use crate::{
    Access, Error,
    access::ForTeam,
    pair::{COUNSELLING_LINE, Line, LineId, Pair, PairId, Written},
    store,
    told::{COUNSELLING_FOR_TEAM, Told, ToldId},
};
use ground_circle::{Caller, LedgerAct, TextPlace};
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, Look, OpenedCircle, see};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) type Names = BTreeMap<AccountId, String>;

pub(crate) struct LineRead {
    pub(crate) line: Line,
    pub(crate) written: Written,
}

pub(crate) struct ToldRead {
    pub(crate) told: Told,
    pub(crate) text: String,
}

pub(crate) struct PairRead {
    pub(crate) pair: Pair,
    pub(crate) called: Option<String>,
    pub(crate) counsellor: String,
    pub(crate) lines: Vec<LineRead>,
    pub(crate) told: Vec<ToldRead>,
    /// Days on which the counsellor opened it.
    pub(crate) opened_on: BTreeSet<Timestamp>,
    pub(crate) names: Names,
}

pub(crate) async fn one(house: &House, caller: &Caller, id: PairId) -> Result<PairRead, Error> {
    see!(house, caller, |look| { one_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn one_in(look: &mut Look, id: PairId) -> Result<PairRead, Error> {
    let pair = store::pair_for_look(look, id, Access::Read).await?;
    let opened = look.open(pair.circle, pair.permit(), COUNSELLING_LINE, pair.id).await?;
    let names = staff::called_names(look).await?;
    let ledger = look.ledger(&opened).await?;
    let by_them = ledger.iter().filter(|it| it.act == LedgerAct::Opened && it.by_id == pair.counsellor);
    Ok(PairRead {
        called: text(look, &opened, pair.called_place(), pair.party).await?,
        counsellor: names.get(&pair.counsellor).cloned().unwrap_or_default(),
        lines: lines(look, &opened, &pair).await?,
        told: told(look, &opened, &pair).await?,
        opened_on: by_them.map(|it| people::day_of(it.at)).collect(),
        pair: *pair,
        names,
    })
}

/// A text of whom the row names; another's words at its place are none.
async fn text(
    look: &mut Look,
    opened: &OpenedCircle,
    place: TextPlace,
    writer: AccountId,
) -> Result<Option<String>, Error> {
    let found = look.text(opened, place).await?;
    Ok(found.filter(|it| it.writer == writer).map(|it| it.text.to_string()))
}

async fn lines(
    look: &mut Look,
    opened: &OpenedCircle,
    pair: &ground_policy::Permitted<Pair>,
) -> Result<Vec<LineRead>, Error> {
    let mut all = vec![];
    for line in store::lines(look, pair).await? {
        let sealed = text(look, opened, line.place(), line.writer).await?;
        all.extend(sealed.and_then(|it| Written::of_text(&it)).map(|written| LineRead { line, written }));
    }
    Ok(all)
}

async fn told(look: &mut Look, opened: &OpenedCircle, pair: &Pair) -> Result<Vec<ToldRead>, Error> {
    let mut all = vec![];
    for it in store::told_between(look, pair.id).await? {
        let sealed = text(look, opened, it.place(), it.writer).await?;
        all.extend(sealed.map(|text| ToldRead { told: it, text }));
    }
    Ok(all)
}

/// One line of one's own, to hand it on.
pub(crate) async fn own_line(house: &House, caller: &Caller, id: PairId, line: LineId) -> Result<LineRead, Error> {
    let (me, read) = (me(caller)?, one(house, caller, id).await?);
    let found = read.lines.into_iter().find(|it| it.line.id == line && read.pair.party == me);
    found.ok_or(Error::NotFound)
}

/// The text that somebody is about to let the team have, exactly as it lies there.
pub(crate) async fn own_told(house: &House, caller: &Caller, id: ToldId) -> Result<ToldRead, Error> {
    let me = me(caller)?;
    see!(house, caller, |look| {
        let it = store::told(look, id).await?;
        let pair = store::pair_for_look(look, it.pair, Access::Decide).await?;
        if pair.party != me || it.party != me {
            return Err(Error::NotFound);
        }
        let opened = look.open(pair.circle, pair.permit(), COUNSELLING_LINE, pair.id).await?;
        let text = text(look, &opened, it.place(), it.writer).await?.ok_or(Error::NotFound)?;
        Ok(ToldRead { told: it, text })
    })
}

/// What the team of somebody learned, with how they are called. Where nothing was told, it is as where nothing ever was.
pub(crate) async fn for_team(house: &House, caller: &Caller, party: AccountId) -> Result<Vec<ToldRead>, Error> {
    see!(house, caller, |look| {
        let party = people::party_of(look, party).await?;
        if look.actor().account() == Some(party.id) {
            return Err(Error::NotFound);
        }
        let told = store::told_to_team(look, party.id).await?;
        let told = told.into_iter().map(|told| ForTeam { told, team: party.team }).collect();
        let told = look.permitted_all(Access::Learn, told);
        let Some(first) = told.first() else { return Ok(vec![]) };
        let opened = look.open(party.circle, first.permit(), COUNSELLING_FOR_TEAM, party.id).await?;
        let mut all = vec![];
        for it in &told {
            let sealed = text(look, &opened, it.told.place_for_team(), party.id).await?;
            all.extend(sealed.map(|text| ToldRead { told: it.told, text }));
        }
        Ok(all)
    })
}
