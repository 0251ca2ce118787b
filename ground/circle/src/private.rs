//! A private text: from someone who writes, to one account that they choose, and to nobody else. Not to a team, not to
//! a circle's other holders; whoever has the database alone doesn't even learn who wrote it.
//!
//! Promises: it opens for the writer and the chosen one only; it bears the writer's signature inside, so that a row which
//! somebody put in is not believed; no trace, no text: the chosen one reads only what a committed trace of today names,
//! and the writer reads the trace; what is taken back, or was left for someone who has gone, opens for nobody any more.
//!
//! Why not a text of the circle: its ledger lines and rows stand in the clear, and would say that it exists. Why one
//! holder and not a list: nobody needed more; `outside` serves the other direction, a team and an unknown sender.
//! Deliberately doesn't know: what it is about. Ties between two of them: `tie`. What the chosen one says back: `back`.
mod back;

pub(crate) use back::veil as back_veil;
pub use back::{Back, answer};

use crate::{
    Error,
    circle::{self, CircleState},
    erased::{self, Gone},
    holding,
    keyring::Keyring,
    registry::Registry,
    tie::{self, Mark},
    vault::Vault,
    veil,
    wire::{In, Out},
};
use ground_kernel::{AccountId, CircleId, Id, Timestamp};
use ground_seal::{
    Label, Secret, SignPair, Signature, boxed, mac,
    pad::{pad, unpad},
};
use ground_store::{Db, Tables, Trouble, Tx, from_row, values};
use zeroize::Zeroizing;

/// After so many days a private text is gone by itself: a yes is for its time.
pub const KEPT_DAYS: i64 = 365;
/// More than one person can be trusted with; past that nothing is left for them.
const MOST: i64 = 500;
/// So many days of opening are remembered, the newest.
const DAYS_REMEMBERED: usize = 28;

/// Marker of one private text.
pub enum Private {}

/// What its writer sees of it.
pub struct Own {
    pub id: Id<Private>,
    pub holder: AccountId,
    /// Does the holder still have it? Not when they have left the house.
    pub stands: bool,
    pub left_on: Timestamp,
    pub text: Zeroizing<String>,
    pub opened_on: Vec<Timestamp>,
    pub tied: bool,
    pub back: Option<Back>,
}

/// What the chosen one sees of it.
pub struct Held {
    pub id: Id<Private>,
    pub by: AccountId,
    pub left_on: Timestamp,
    pub text: Zeroizing<String>,
    pub tied_with: Option<Id<Private>>,
    pub back: Option<Back>,
}

/// Proof that today's opening was written down and committed. Made only here.
pub struct PrivateTraced {
    who: AccountId,
    today: Timestamp,
}

struct Row {
    id: Id<Private>,
    sealed: Option<Vec<u8>>,
    own: Vec<u8>,
    opened: Vec<u8>,
    left_on: Timestamp,
    kind: u16,
    week: Option<u32>,
    back: Option<Vec<u8>>,
}
from_row!(Row { id, sealed, own, opened, left_on, kind, week, back });

/// Under the week's veil lie what is for the chosen one and what is for the writer.
pub(crate) fn veils(id: &[u8; 16]) -> [[&[u8]; 2]; 2] {
    [[b"private/to", id], [b"private/own", id]]
}

impl Row {
    /// As the ground sealed it. A row that doesn't lift stays as it is, and opens for nobody.
    fn lifted(self, vault: &Vault) -> Row {
        let ([to, own], back) = (veils(self.id.as_bytes()), back::veil(self.id.as_bytes()));
        let lift =
            |place: &[&[u8]], it: Vec<u8>| veil::lift(vault, self.week, place, it.clone()).map_or(it, |it| it.to_vec());
        let (sealed, own) = (self.sealed.map(|it| lift(&to, it)), lift(&own, self.own));
        let back = self.back.map(|it| lift(&back, it));
        Row { sealed, own, back, ..self }
    }
}

macro_rules! rows {
    ($rest:literal) => {
        concat!("select id, sealed, own, opened, left_on, kind, week, back from circle_private ", $rest)
    };
}

/// What a private text says, whoever opens it.
struct Said {
    by: AccountId,
    circle: CircleId,
    holder: AccountId,
    /// Random; known to the writer and the chosen one. Of it come the trace's key and the mark of a tie.
    secret: Secret,
    text: Zeroizing<String>,
}

/// Where it stands: what its envelopes and its signature are bound to.
#[derive(Clone, Copy)]
struct Stand {
    id: Id<Private>,
    kind: u16,
    left_on: Timestamp,
}

impl Stand {
    fn to_bytes(self) -> Vec<u8> {
        let left_on = self.left_on.as_micros() as u64;
        Out::default().fixed(self.id.as_bytes()).number(u64::from(self.kind)).number(left_on).done()
    }
}
impl Row {
    fn stand(&self) -> Stand {
        Stand { id: self.id, kind: self.kind, left_on: self.left_on }
    }
}

// Each is used to seal and to open.
const TO: Label = Label::PRIVATE_TO;
const OWN: Label = Label::PRIVATE_OWN;
const SAID: Label = Label::PRIVATE_SAID;
const OPENED: Label = Label::PRIVATE_OPENED;

impl Said {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let out = Out::default().fixed(self.by.as_bytes()).fixed(self.circle.as_bytes()).fixed(self.holder.as_bytes());
        Zeroizing::new(out.fixed(self.secret.expose()).bytes(self.text.as_bytes()).done())
    }

    fn read(from: &mut In<'_>) -> Result<Said, Error> {
        let (by, circle, holder) = (from.fixed()?, from.fixed()?, from.fixed()?);
        let secret = Secret::from_bytes(from.fixed()?);
        let text = std::str::from_utf8(from.bytes()?).map_err(|_| Error::Unbelieved("a text that is no text"))?;
        let (by, circle) = (AccountId::from_array(by), CircleId::from_array(circle));
        let holder = AccountId::from_array(holder);
        Ok(Said { by, circle, holder, secret, text: Zeroizing::new(text.to_owned()) })
    }

    /// To the chosen one's card, signed inside with the writer's key of their own circle.
    fn seal_to(&self, registry: &Registry, stand: Stand, sign: &SignPair) -> Result<Vec<u8>, Error> {
        let (said, stand) = (self.to_bytes(), stand.to_bytes());
        let signature = sign.sign(SAID, &[&stand, &said]);
        let plain = Zeroizing::new(Out::default().bytes(&said).fixed(signature.as_bytes()).done());
        let card = registry.standing(self.holder).ok_or(Error::Shut)?;
        Ok(card.seal.seal_to(TO, &[&stand], &pad(&plain)))
    }

    /// For the writer.
    fn seal_own(&self, writer: &Keyring, stand: Stand) -> Vec<u8> {
        boxed::seal(&writer.keys.keep, OWN, &[writer.account.as_bytes(), &stand.to_bytes()], &pad(&self.to_bytes()))
    }

    fn open_own(writer: &Keyring, row: &Row) -> Result<Said, Error> {
        let stand = row.stand().to_bytes();
        let plain = boxed::open(&writer.keys.keep, OWN, &[writer.account.as_bytes(), &stand], &row.own)?;
        Said::read(&mut In::new(unpad(&plain)?))
    }

    fn mark(&self, id: Id<Private>) -> Mark {
        tie::mark(&self.secret, id)
    }

    /// The days of opening, always of one size, so that a row doesn't tell whether there were any.
    fn seal_days(&self, id: Id<Private>, days: &[Timestamp]) -> Vec<u8> {
        let newest = &days[days.len().saturating_sub(DAYS_REMEMBERED)..];
        let plain = Out::default().list(newest, |out, day| out.number(day.as_micros() as u64)).done();
        boxed::seal(&self.secret, OPENED, &[id.as_bytes()], &pad(&plain))
    }
    /// None are known where somebody changed the row.
    fn days(&self, row: &Row) -> Vec<Timestamp> {
        let read = |plain: &[u8]| In::new(unpad(plain)?).list(|it| Ok(Timestamp::from_micros(it.number()? as i64)));
        let plain = boxed::open(&self.secret, OPENED, &[row.id.as_bytes()], &row.opened);
        plain.map_err(Error::from).and_then(|plain| read(&plain)).unwrap_or_default()
    }
}

/// By this the writer, and nobody else, finds their own.
fn finder(writer: &Keyring) -> [u8; 32] {
    mac(&writer.keys.keep, Label::PRIVATE_FINDER, &[writer.account.as_bytes()])
}

// — the writer —

/// Keeps a text for its writer alone, in place of the one before: nobody was chosen yet.
pub async fn keep(
    tx: &mut Tx,
    vault: &Vault,
    writer: &Keyring,
    circle: CircleId,
    (kind, id, today): (u16, Id<Private>, Timestamp),
    text: &str,
) -> Result<(), Error> {
    take_back(tx, vault, writer, kind).await?;
    let text = Zeroizing::new(text.to_owned());
    let said = Said { by: writer.account, circle, holder: writer.account, secret: Secret::random(), text };
    add(tx, vault, writer, &said, Stand { id, kind, left_on: today }, None).await
}

/// Leaves a private text, in place of the one before: each is a yes of its own, and a tie with the one before ends.
pub async fn leave(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    writer: &Keyring,
    circle: CircleId,
    holder: AccountId,
    (kind, id, today): (u16, Id<Private>, Timestamp),
    text: &str,
) -> Result<(), Error> {
    take_back(tx, vault, writer, kind).await?;
    let text = Zeroizing::new(text.to_owned());
    let said = Said { by: writer.account, circle, holder, secret: Secret::random(), text };
    let state = circle::state(tx, vault, registry, circle).await?;
    let stand = Stand { id, kind, left_on: today };
    let sealed = said.seal_to(registry, stand, &holding::signer(&state, writer))?;
    add(tx, vault, writer, &said, stand, Some(sealed)).await
}

async fn add(
    tx: &mut Tx,
    vault: &Vault,
    writer: &Keyring,
    said: &Said,
    stand: Stand,
    sealed: Option<Vec<u8>>,
) -> Result<(), Error> {
    let Stand { id, kind, left_on } = stand;
    let ((week, _), [to, own]) = (vault.shred_for(left_on)?, veils(id.as_bytes()));
    let holder = sealed.as_ref().map(|_| said.holder);
    let sealed = sealed.map(|it| veil::cover(vault, week, &to, &it)).transpose()?;
    let own = veil::cover(vault, week, &own, &said.seal_own(writer, stand))?;
    tx.change(
        "insert into circle_private (id, kind, finder, holder_id, sealed, own, opened, left_on, week)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![id, kind, finder(writer), holder, sealed, own, said.seal_days(id, &[]), left_on, week],
    )
    .await?;
    Ok(())
}

/// The writer's own, if there is one. A row that somebody changed is none, and stands in nobody's way.
pub async fn own(tx: &mut Tx, vault: &Vault, writer: &Keyring, kind: u16) -> Result<Option<Own>, Error> {
    let registry = crate::registry::current(tx, vault).await?;
    let Some(row) = own_row(tx, vault, writer, kind).await? else { return Ok(None) };
    let Ok(said) = Said::open_own(writer, &row) else { return Ok(None) };
    let stands = row.sealed.is_some();
    Ok(Some(Own {
        id: row.id,
        holder: said.holder,
        stands,
        left_on: row.left_on,
        opened_on: said.days(&row),
        back: back::read(&registry, &said, &row),
        tied: stands && tie::holds(tx, &said.mark(row.id)).await?,
        text: said.text,
    }))
}

async fn own_row(tx: &mut Tx, vault: &Vault, writer: &Keyring, kind: u16) -> Result<Option<Row>, Error> {
    let row: Option<Row> = tx.one(rows!("where finder = $1 and kind = $2"), values![finder(writer), kind]).await?;
    Ok(row.map(|it| it.lifted(vault)))
}

/// Takes it back; a tie ends with it. True when there was one.
pub async fn take_back(tx: &mut Tx, vault: &Vault, writer: &Keyring, kind: u16) -> Result<bool, Error> {
    let Some(row) = own_row(tx, vault, writer, kind).await? else { return Ok(false) };
    remove(tx, writer, &row).await?;
    Ok(true)
}

async fn remove(tx: &mut Tx, writer: &Keyring, row: &Row) -> Result<(), Error> {
    // One that doesn't open (somebody changed the row) goes all the same; its tie is nobody's then, and ends by itself.
    if let Ok(said) = Said::open_own(writer, row) {
        tie::untie(tx, &said.mark(row.id)).await?;
    }
    tx.change("delete from circle_private where id = $1", values![row.id]).await?;
    erased::note(tx, &Gone::Private(row.id)).await
}

async fn all_own(tx: &mut Tx, vault: &Vault, writer: &Keyring) -> Result<Vec<Row>, Error> {
    let rows: Vec<Row> = tx.all(rows!("where finder = $1 limit 100"), values![finder(writer)]).await?;
    Ok(rows.into_iter().map(|it| it.lifted(vault)).collect())
}

/// Everything of a writer who erases all.
pub(crate) async fn forget(tx: &mut Tx, vault: &Vault, writer: &Keyring) -> Result<(), Error> {
    for row in all_own(tx, vault, writer).await? {
        remove(tx, writer, &row).await?;
    }
    Ok(())
}

/// New words: everything of the writer's moves to the new keys, with a new secret inside; whoever has the old words
/// neither finds nor opens it.
pub(crate) async fn carry_over(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    now: Timestamp,
    state: &CircleState,
    old: &Keyring,
    new: &Keyring,
) -> Result<(), Error> {
    let (week, _) = vault.shred_for(now)?;
    for row in all_own(tx, vault, old).await? {
        let Ok(before) = Said::open_own(old, &row) else {
            remove(tx, old, &row).await?;
            continue;
        };
        let (mark, days) = (before.mark(row.id), before.days(&row));
        let before_secret = Secret::from_bytes(*before.secret.expose());
        let said = Said { secret: Secret::random(), ..before };
        let sign = holding::signer(state, new);
        let sealed = row.sealed.as_ref().and_then(|_| said.seal_to(registry, row.stand(), &sign).ok());
        tie::carry_over(tx, &mark, &said.mark(row.id)).await?;
        let [to, own] = veils(row.id.as_bytes());
        let sealed = sealed.map(|it| veil::cover(vault, week, &to, &it)).transpose()?;
        let own = veil::cover(vault, week, &own, &said.seal_own(new, row.stand()))?;
        let back = back::carried_over(vault, week, &before_secret, &said.secret, &row)?;
        tx.change(
            "update circle_private set finder = $2, sealed = $3, own = $4, opened = $5, week = $6, back = $7 where id = $1",
            values![row.id, finder(new), sealed, own, said.seal_days(row.id, &days), week, back],
        )
        .await?;
    }
    Ok(())
}

// — the chosen one —

/// What was left for them, as it lies there.
async fn rows_for(tx: &mut Tx, vault: &Vault, who: &Keyring, kind: u16) -> Result<Vec<Row>, Error> {
    let sql = rows!("where holder_id = $1 and kind = $2 and sealed is not null order by left_on, id limit $3");
    let rows: Vec<Row> = tx.all(sql, values![who.account, kind, MOST]).await?;
    Ok(rows.into_iter().map(|it| it.lifted(vault)).collect())
}

/// Opens one and believes it, or not: the writer's own circle says with which key they sign now.
async fn open(tx: &mut Tx, vault: &Vault, registry: &Registry, who: &Keyring, row: &Row) -> Result<Said, Error> {
    let stand = row.stand().to_bytes();
    let plain = who.keys.seal.open(TO, &[&stand], row.sealed.as_deref().ok_or(Error::Shut)?)?;
    let mut from = In::new(unpad(&plain)?);
    let (bytes, signature) = (from.bytes()?, Signature::from_slice(&from.fixed::<64>()?)?);
    let said = Said::read(&mut In::new(bytes))?;
    let state = circle::state(tx, vault, registry, said.circle).await?;
    if state.erased || state.party != said.by || said.holder != who.account {
        return Err(Error::Shut);
    }
    state.party_keys().sign.verify(SAID, &[&stand, bytes], &signature)?;
    Ok(said)
}

/// Those that open for this account. Rows that somebody put in, changed or copied to it are none.
async fn believed(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
) -> Result<Vec<(Row, Said)>, Error> {
    let mut all = vec![];
    for row in rows_for(tx, vault, who, kind).await? {
        match open(tx, vault, registry, who, &row).await {
            Ok(said) => all.push((row, said)),
            Err(Error::Trouble(trouble)) => return Err(trouble.into()),
            Err(_) => {}
        }
    }
    Ok(all)
}

const ATTEMPTS: u8 = 5;

/// Writes into each that this account opened it today, where the writer will read it; committed before this returns.
/// Ties whose other end was taken back end here, too.
pub async fn trace(db: &Db, vault: &Vault, who: &Keyring, kind: u16, today: Timestamp) -> Result<PrivateTraced, Error> {
    let mut attempts_left = ATTEMPTS;
    loop {
        attempts_left -= 1;
        match trace_once(db, vault, who, kind, today).await {
            Err(Error::Trouble(Trouble::AtTheSameMoment)) if attempts_left > 0 => {}
            other => return other.map(|()| PrivateTraced { who: who.account, today }),
        }
    }
}

async fn trace_once(db: &Db, vault: &Vault, who: &Keyring, kind: u16, today: Timestamp) -> Result<(), Error> {
    let mut tx = db.begin_line().await?;
    let registry = crate::registry::current(&mut tx, vault).await?;
    let mut marks = vec![];
    for (row, said) in believed(&mut tx, vault, &registry, who, kind).await? {
        marks.push((row.id, said.mark(row.id)));
        let mut days = said.days(&row);
        if !days.contains(&today) {
            days.push(today);
            let sql = "update circle_private set opened = $2 where id = $1";
            tx.change(sql, values![row.id, said.seal_days(row.id, &days)]).await?;
        }
    }
    tie::end_loose(&mut tx, &marks).await?;
    Ok(tx.commit().await?)
}

/// What was left for this account and was traced today.
pub async fn held(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
    traced: &PrivateTraced,
) -> Result<Vec<Held>, Error> {
    if traced.who != who.account {
        return Err(Error::Shut);
    }
    let all = believed(tx, vault, registry, who, kind).await?;
    let marks: Vec<_> = all.iter().map(|(row, said)| (row.id, said.mark(row.id))).collect();
    let pairs = tie::pairs(tx, &marks).await?;
    let mut held = vec![];
    for (row, said) in all {
        if said.days(&row).contains(&traced.today) {
            let tied_with = pairs.iter().find(|it| it.0 == row.id).map(|it| it.1);
            let back = back::read(registry, &said, &row);
            held.push(Held { id: row.id, by: said.by, left_on: row.left_on, text: said.text, tied_with, back });
        }
    }
    Ok(held)
}

/// Which of those that were left for this account stand.
pub async fn standing(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
) -> Result<Vec<Id<Private>>, Error> {
    Ok(believed(tx, vault, registry, who, kind).await?.into_iter().map(|(row, _)| row.id).collect())
}

/// Ties two that were left for this account, both standing, neither tied. False when that is so no more.
pub async fn tie(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
    (one, other): (Id<Private>, Id<Private>),
    today: Timestamp,
) -> Result<bool, Error> {
    let all = believed(tx, vault, registry, who, kind).await?;
    let find = |id| all.iter().find(|(row, _)| row.id == id).map(|(row, said)| (said.by, said.mark(row.id)));
    let (Some((one_by, one)), Some((other_by, other))) = (find(one), find(other)) else { return Ok(false) };
    if one_by == other_by || tie::holds(tx, &one).await? || tie::holds(tx, &other).await? {
        return Ok(false);
    }
    tie::tie(tx, &one, &other, today).await?;
    Ok(true)
}

/// Unties one that was left for this account from the other; both texts stay.
pub async fn untie(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    who: &Keyring,
    kind: u16,
    id: Id<Private>,
) -> Result<(), Error> {
    for (row, said) in believed(tx, vault, registry, who, kind).await? {
        if row.id == id {
            tie::untie(tx, &said.mark(row.id)).await?;
        }
    }
    Ok(())
}

struct Figure {
    figure: i64,
}
from_row!(Figure { figure });

/// How many of one kind were left with somebody alone. Whoever asks may know of that kind.
pub async fn held_count(tx: &mut Tx, holder: AccountId, kind: u16) -> Result<u64, Error> {
    let sql = "select cast(count(*) as bigint) as figure from circle_private where holder_id = $1 and kind = $2";
    let held: Option<Figure> = tx.one(sql, values![holder, kind]).await?;
    Ok(held.map_or(0, |it| it.figure.unsigned_abs()))
}

/// Someone's access ended: what was left for them is destroyed, and its writers find their own copy, to choose anew.
pub(crate) async fn let_go(tx: &mut Tx, holder: AccountId) -> Result<(), Error> {
    let sql = "update circle_private set holder_id = null, sealed = null where holder_id = $1";
    tx.change(sql, values![holder]).await?;
    Ok(())
}

/// What has stood its time goes by itself: never later than the account of its writer, whom the row doesn't name.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    let before = now.plus_days(-KEPT_DAYS);
    tx.change("delete from circle_private where left_on <= $1", values![before]).await?;
    tx.change("delete from circle_tie where tied_on <= $1", values![before]).await?;
    Ok(())
}
