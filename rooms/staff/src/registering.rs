//! The register of those who work here, as short stories: one person's page, entering a line, taking one out; who is
//! to be reminded; and the list of reading that is worth a talk.
use crate::{
    Access, Error, Organisation,
    access::{TheHouse, TheMember, TheTeam},
    actions::Member,
    reading::{Remarked, remarks},
    register::{Qualification, Record, RecordId, RecordKind, Standing, training},
    store,
};
use ground_circle::{Caller, openings};
use ground_kernel::{AccountId, Role, TeamId, Timestamp};
use ground_web::one_line;
use ground_work::{House, Look, Work, act, see};
use std::collections::BTreeMap;

const LONGEST_DETAIL: usize = 100;
const READING_DAYS: i64 = 30;

/// Somebody who works here or did, as an administrator, or they themselves, see them.
pub(crate) struct PersonPage {
    pub(crate) member: Member,
    pub(crate) role: Option<Role>,
    pub(crate) teams: Vec<(TeamId, String)>,
    pub(crate) records: Vec<Record>,
    /// A change of role that a first administrator asked for: the role, and whether it was whoever looks.
    pub(crate) asked_role: Option<(Role, bool)>,
}

fn of(account: AccountId) -> TheMember {
    TheMember { id: account, team: None }
}

pub(crate) async fn person(house: &House, caller: &Caller, account: AccountId) -> Result<PersonPage, Error> {
    see!(house, caller, |look| {
        look.permitted(Access::SeeRecord, of(account))?;
        let registry = look.registry().await?;
        let member = store::members(look).await?.into_iter().find(|it| it.id == account).ok_or(Error::NotFound)?;
        let within = registry.teams_of(account);
        let teams = store::teams(look).await?.into_iter().filter(|it| within.contains(&it.id));
        let teams = teams.map(|it| (it.id, it.name)).collect();
        let (records, me) = (store::records(look, Some(account)).await?, look.actor().account());
        let asked = store::waiting_voices(look, "role").await?;
        let asked = asked.into_iter().find(|it| it.about_id == *account.as_bytes());
        let asked_role = asked.and_then(|it| Some((Role::from_name(&it.word)?, Some(it.by_id) == me)));
        let role = registry.standing(account).map(|it| it.role);
        Ok::<_, Error>(PersonPage { member, role, teams, records, asked_role })
    })
}

/// What was typed about a line.
pub(crate) struct NewRecord {
    pub(crate) kind: RecordKind,
    pub(crate) detail: String,
    pub(crate) years: Option<i64>,
    pub(crate) since_on: Timestamp,
    pub(crate) until_on: Option<Timestamp>,
}

impl NewRecord {
    /// Training on personal information runs out after a year, unless something else was said.
    fn until_on(&self) -> Option<Timestamp> {
        let usual = (self.kind == RecordKind::PrivacyTraining).then(|| self.since_on.plus_days(365));
        self.until_on.or(usual)
    }
    fn fits(&self) -> bool {
        let years = self.years.is_none_or(|it| (0..=80).contains(&it));
        let order = self.until_on.is_none_or(|until| self.since_on <= until);
        let experience = self.kind != RecordKind::Experience || self.years.is_some();
        years && order && experience && self.detail.chars().count() <= LONGEST_DETAIL
    }
}

pub(crate) async fn enter(house: &House, caller: &Caller, account: AccountId, new: NewRecord) -> Result<(), Error> {
    if !new.fits() {
        return Err(Error::Setting);
    }
    act!(house, caller, |work| {
        work.permitted(Access::KeepRecord, of(account))?;
        store::members(work).await?.into_iter().find(|it| it.id == account).ok_or(Error::NotFound)?;
        let (now, by) = (work.now(), work.actor().account().ok_or(Error::NotFound)?);
        let (until_on, detail) = (new.until_on(), one_line(&new.detail));
        let NewRecord { kind, years, since_on, .. } = new;
        let record = Record { id: work.new_id(), account, kind, detail, years, since_on, until_on };
        store::add_record(work, &record, by, now).await
    })
}

/// A mistake is taken out; it stays, with who did it and when. (promise N-10)
pub(crate) async fn take_out(house: &House, caller: &Caller, account: AccountId, id: RecordId) -> Result<(), Error> {
    act!(house, caller, |work| {
        work.permitted(Access::KeepRecord, of(account))?;
        let (now, by) = (work.now(), work.actor().account().ok_or(Error::NotFound)?);
        let gone = store::take_out_record(work, account, id, by, now).await?;
        if gone { Ok(()) } else { Err(Error::NotFound) }
    })
}

/// What is entered of somebody who works here, for rooms that ask what it allows.
pub async fn qualifications(look: &mut Look, account: AccountId) -> Result<Vec<Qualification>, Error> {
    Ok(store::records(look, Some(account)).await?.iter().map(Qualification::of).collect())
}

/// The same, in another room's piece of work.
pub async fn qualifications_in(work: &mut Work, account: AccountId) -> Result<Vec<Qualification>, Error> {
    Ok(store::records(work, Some(account)).await?.iter().map(Qualification::of).collect())
}

/// What the office says of trainings: to everybody of their own, to administrators of those who ran out.
pub struct Reminders {
    pub own: Option<(Standing, Timestamp)>,
    /// Called names.
    pub ran_out: Vec<String>,
    /// Workers of whom no training is entered.
    pub missing: usize,
}

pub async fn reminders(house: &House, caller: &Caller) -> Result<Reminders, Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let administers = house.book().may(&caller.actor, Access::Administer, &TheHouse).is_ok();
    see!(house, caller, |look| {
        look.permitted(Access::Enter, TheHouse)?;
        let (now, registry) = (look.now(), look.registry().await?);
        let mut each: BTreeMap<AccountId, Vec<Record>> = BTreeMap::new();
        for it in store::records(look, None).await? {
            each.entry(it.account).or_default().push(it);
        }
        let of = |id: &AccountId| each.get(id).and_then(|it| training(it, now));
        let own = of(&me).and_then(|(standing, until)| Some((standing, until?)));
        let members = if administers { store::members(look).await? } else { vec![] };
        let standing: Vec<_> = members.iter().filter(|it| registry.standing(it.id).is_some()).collect();
        let ran_out = standing.iter().filter(|it| of(&it.id).is_some_and(|it| it.0 == Standing::RanOut));
        let ran_out = ran_out.map(|it| it.called.clone()).collect();
        let worker = |id| registry.standing(id).is_some_and(|it| it.role == Role::SupportWorker);
        let missing = standing.iter().filter(|it| worker(it.id) && of(&it.id).is_none()).count();
        Ok::<_, Error>(Reminders { own: own.filter(|it| it.0 != Standing::Holds), ran_out, missing })
    })
}

/// The list of reading that is worth a talk: of one's own teams, or, for an administrator, of all.
pub struct ReadingList {
    pub remarked: Vec<Remarked>,
    pub names: BTreeMap<AccountId, String>,
    pub limits: crate::Limits,
}

pub async fn reading_list(house: &House, caller: &Caller) -> Result<ReadingList, Error> {
    see!(house, caller, |look| {
        let registry = look.registry().await?;
        let me = look.actor().account().ok_or(Error::NotFound)?;
        let all = house.book().may(&caller.actor, Access::Review, &TheHouse).is_ok();
        let teams = look.permitted_all(Access::Review, registry.teams_of(me).into_iter().map(TheTeam).collect());
        if !all && teams.is_empty() {
            look.permitted(Access::Review, TheHouse)?;
        }
        let colleagues: Vec<AccountId> = teams.iter().flat_map(|it| registry.members_of(it.0)).collect();
        let said = Organisation::from_values(&store::settings(look).await?)?;
        let (now, names) = (look.now(), crate::called_names(look).await?);
        let opened = {
            let (tx, house) = look.bare();
            openings(tx, house.vault(), &registry, None, now.plus_days(-READING_DAYS), now).await?
        };
        let opened: Vec<_> = opened.into_iter().filter(|it| all || colleagues.contains(&it.by_id)).collect();
        let remarked = remarks(&opened, &said.hours, said.limits);
        Ok::<_, Error>(ReadingList { remarked, names, limits: said.limits })
    })
}
