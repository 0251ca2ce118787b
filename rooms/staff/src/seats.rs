//! Sessions, as those who work here know them: seats. Listed by a name of one's own, ended from any other device; and
//! what could have been seen on one that was lost. (issue: a lost tablet)
//!
//! An administrator ends anybody's; what they see of it are handles and times, nothing that lies in a letter.
use crate::{Access, Error, access::TheMember, store};
use ground_circle::{Caller, Opening, openings, sessions};
use ground_kernel::{AccountId, Id, Timestamp};
use ground_web::one_line;
use ground_work::{House, act, see};

pub type SeatId = Id<EndedSeat>;
/// For so long one can look up what was open on a seat that was ended.
const KEPT_DAYS: i64 = 90;
const LONGEST_NAME: usize = 30;

/// A session that somebody ended from elsewhere.
#[derive(Clone, Debug)]
pub struct EndedSeat {
    pub id: SeatId,
    pub account: AccountId,
    pub name: Option<String>,
    pub made_at: Timestamp,
    pub last_at: Timestamp,
    pub ended_at: Timestamp,
    pub by: AccountId,
}

fn of(account: AccountId) -> TheMember {
    TheMember { id: account, team: None }
}

/// The seats of somebody: one's own, or, for an administrator, anybody's; those that were ended, too.
pub(crate) async fn seats(
    house: &House,
    caller: &Caller,
    account: AccountId,
) -> Result<(Vec<sessions::Listed>, Vec<EndedSeat>), Error> {
    see!(house, caller, |look| {
        look.permitted(Access::EndSession, of(account))?;
        let now = look.now();
        let open = sessions::list(look.bare().0, now, account).await?;
        Ok::<_, Error>((open, store::ended_seats(look, account).await?))
    })
}

/// One's own word for a seat.
pub(crate) async fn call(house: &House, caller: &Caller, seat: [u8; 32], name: &str) -> Result<(), Error> {
    let me = caller.actor.account().ok_or(Error::NotFound)?;
    let name = one_line(name);
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::NameMissing);
    }
    act!(house, caller, |work| {
        work.permitted(Access::EndSession, of(me))?;
        Ok::<_, Error>(sessions::call(work.bare().0, me, seat, &name).await?)
    })
}

/// Ends a seat, at once. `None`: there is no such seat (any more).
pub(crate) async fn end(
    house: &House,
    caller: &Caller,
    account: AccountId,
    seat: [u8; 32],
) -> Result<Option<SeatId>, Error> {
    let by = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        work.permitted(Access::EndSession, of(account))?;
        let (now, id) = (work.now(), work.house().blind_id());
        let open = sessions::list(work.bare().0, now, account).await?;
        let Some(it) = open.into_iter().find(|it| it.token_hash == seat) else { return Ok(None) };
        sessions::end_listed(work.bare().0, account, seat).await?;
        let (name, made_at, last_at) = (it.name, it.made_at, it.last_at);
        store::keep_ended_seat(work, &EndedSeat { id, account, name, made_at, last_at, ended_at: now, by }).await?;
        Ok::<_, Error>(Some(id))
    })
}

/// A seat that was ended, and what its worker opened while it was there: on it, or on another seat at the same time.
pub struct LookedBack {
    pub seat: EndedSeat,
    /// How its worker is called, and who ended it.
    pub called: String,
    pub by: String,
    pub openings: Vec<Opening>,
}

pub async fn look_back(house: &House, caller: &Caller, id: SeatId) -> Result<LookedBack, Error> {
    see!(house, caller, |look| {
        let seat = store::ended_seat(look, id).await?;
        look.permitted(Access::EndSession, of(seat.account))?;
        let registry = look.registry().await?;
        let (tx, house) = look.bare();
        let opened = openings(tx, house.vault(), &registry, Some(seat.account), seat.made_at, seat.ended_at).await?;
        let members = store::members(look).await?;
        let called = |id| members.iter().find(|it| it.id == id).map(|it| it.called.clone()).unwrap_or_default();
        let (called, by) = (called(seat.account), called(seat.by));
        Ok::<_, Error>(LookedBack { called, by, openings: opened, seat })
    })
}

pub(crate) async fn forget_old(work: &mut ground_work::Work) -> Result<(), Error> {
    let before = work.now().plus_days(-KEPT_DAYS);
    store::forget_ended_seats(work, before).await
}
