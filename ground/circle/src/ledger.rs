//! The ledger: per circle, signed and hash-chained, every opening by someone of the house, every writing, refusal and
//! tombstone.
//!
//! Opening a text needs a `Traced`, and only a committed line gives one: no trace, no text.
use crate::{
    Error,
    circle::{self, CircleState},
    keyring::Keyring,
    registry::Registry,
    roll::nobody,
    vault::Vault,
    wire::Out,
};
use ground_kernel::{AccountId, CircleId, Id, Timestamp};
use ground_seal::{Label, SignPair, SignPublic, Signature, hash};
use ground_store::{Tables, Tx, from_row, values};
use std::collections::BTreeMap;

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerAct {
    /// Someone of the house opened it.
    Opened,
    /// Someone of the house looked for words, found some in it, and was shown the lines around them.
    Found,
    /// A text was written; the line carries the hash of the sealed value.
    Wrote,
    /// They tried, and it didn't open for them.
    Refused,
    /// A tombstone: a text was erased.
    Erased,
    /// A tombstone of a whole circle.
    EndedCircle,
    /// Two recovery cards and a witness were there; a day goes by before anything is given.
    RecoveryOpened,
    /// It was stopped.
    RecoveryStopped,
    /// The day is over: someone was brought into the team, and can open this.
    Recovered,
}
ground_store::kept_as_word!(LedgerAct {
    Opened = "opened",
    Found = "found",
    Wrote = "wrote",
    Refused = "refused",
    Erased = "erased",
    EndedCircle = "ended_circle",
    RecoveryOpened = "recovery_opened",
    RecoveryStopped = "recovery_stopped",
    Recovered = "recovered",
});

impl LedgerAct {
    /// The word that is kept, and signed: renaming a variant must not break an old ledger.
    fn word(self) -> &'static str {
        match self {
            LedgerAct::Opened => "opened",
            LedgerAct::Found => "found",
            LedgerAct::Wrote => "wrote",
            LedgerAct::Refused => "refused",
            LedgerAct::Erased => "erased",
            LedgerAct::EndedCircle => "ended_circle",
            LedgerAct::RecoveryOpened => "recovery_opened",
            LedgerAct::RecoveryStopped => "recovery_stopped",
            LedgerAct::Recovered => "recovered",
        }
    }
}

/// One line, as the person reads it.
#[derive(Clone, Debug)]
pub struct LedgerLine {
    pub circle_id: CircleId,
    pub seq: i64,
    pub(crate) prev: [u8; 32],
    pub at: Timestamp,
    pub by_id: AccountId,
    pub act: LedgerAct,
    pub table_no: u16,
    pub column_no: u16,
    pub row_id: [u8; 16],
    pub version: u32,
    pub epoch: u32,
    pub(crate) roll_seq: i64,
    pub(crate) value_hash: Option<[u8; 32]>,
    /// The policies that decided, by their ids.
    pub rules: String,
    pub(crate) sig: Vec<u8>,
    pub(crate) hash: [u8; 32],
}
from_row!(LedgerLine {
    circle_id,
    seq,
    prev,
    at,
    by_id,
    act,
    table_no,
    column_no,
    row_id,
    version,
    epoch,
    roll_seq,
    value_hash,
    rules,
    sig,
    hash,
});

impl LedgerLine {
    /// The house itself wrote it, not a person.
    pub fn by_house(&self) -> bool {
        self.by_id == nobody()
    }

    fn digest(&self) -> [u8; 32] {
        let fixed = Out::default()
            .fixed(self.circle_id.as_bytes())
            .number(self.seq as u64)
            .fixed(&self.prev)
            .number(self.at.as_micros() as u64)
            .fixed(self.by_id.as_bytes())
            .number(u64::from(self.table_no))
            .number(u64::from(self.column_no))
            .fixed(&self.row_id)
            .number(u64::from(self.version))
            .number(u64::from(self.epoch))
            .number(self.roll_seq as u64)
            .bytes(self.value_hash.as_ref().map_or(&[][..], |it| &it[..]))
            .done();
        hash(Label::LEDGER_LINE, &[&fixed, self.act.word().as_bytes(), self.rules.as_bytes()])
    }

    /// The chain closes here, and the line was signed by `key`.
    pub(crate) fn holds(&self, prev: Option<&LedgerLine>, key: &SignPublic) -> Result<(), Error> {
        let (seq, before) = prev.map_or((1, [0; 32]), |it| (it.seq + 1, it.hash));
        if self.seq != seq || self.prev != before || self.hash != self.digest() {
            return Err(Error::Unbelieved("a ledger's chain is broken"));
        }
        if self.is_signed(key) { Ok(()) } else { Err(Error::Unbelieved("a ledger line's signature")) }
    }

    /// What the line says was signed by `key`, wherever it stands.
    fn is_signed(&self, key: &SignPublic) -> bool {
        let signature = Signature::from_slice(&self.sig);
        let holds = |it: &Signature| key.verify(Label::LEDGER_LINE, &[&self.hash], it).is_ok();
        self.hash == self.digest() && signature.is_ok_and(|it| holds(&it))
    }
}

/// Proof that the opening was written down and committed. Made only here.
#[derive(Debug)]
pub struct Traced {
    pub(crate) circle: CircleId,
}

impl Traced {
    /// The person's own texts need no line: they are theirs.
    pub fn own(keyring: &Keyring, state: &CircleState) -> Result<Traced, Error> {
        if keyring.account == state.party { Ok(Traced { circle: state.id }) } else { Err(Error::Shut) }
    }
    pub(crate) fn committed(circle: CircleId) -> Traced {
        Traced { circle }
    }
}

/// What a new line says.
#[derive(Clone)]
pub struct Entry {
    pub act: LedgerAct,
    pub table_no: u16,
    pub column_no: u16,
    pub row_id: [u8; 16],
    pub version: u32,
    pub epoch: u32,
    pub value_hash: Option<[u8; 32]>,
    pub rules: String,
}

impl Entry {
    pub fn about<Of>(act: LedgerAct, table_no: u16, row: Id<Of>, epoch: u32, rules: String) -> Entry {
        Entry { act, table_no, column_no: 0, row_id: *row.as_bytes(), version: 0, epoch, value_hash: None, rules }
    }
}

/// Who signs: someone, or the house by its mark.
pub(crate) struct Signer {
    by: AccountId,
    sign: SignPair,
}

impl Signer {
    pub(crate) fn account(keyring: &Keyring, sign: SignPair) -> Self {
        Signer { by: keyring.account, sign }
    }
    pub(crate) fn mark(vault: &Vault) -> Self {
        Signer { by: nobody(), sign: vault.instance.mark.clone() }
    }
}

struct LastLine {
    seq: i64,
    hash: [u8; 32],
}
from_row!(LastLine { seq, hash });

pub(crate) async fn add(
    tx: &mut Tx,
    now: Timestamp,
    circle: CircleId,
    roll_seq: i64,
    signer: Signer,
    entry: Entry,
) -> Result<(), Error> {
    let sql = "select seq, hash from circle_ledger where circle_id = $1 order by seq desc limit 1";
    let last: Option<LastLine> = tx.one(sql, values![circle]).await?;
    let (seq, prev) = last.map_or((1, [0; 32]), |it| (it.seq + 1, it.hash));
    let Signer { by: by_id, sign } = signer;
    let Entry { act, table_no, column_no, row_id, version, epoch, value_hash, rules } = entry;
    let mut line = LedgerLine {
        circle_id: circle,
        seq,
        prev,
        at: now,
        by_id,
        act,
        table_no,
        column_no,
        row_id,
        version,
        epoch,
        roll_seq,
        value_hash,
        rules,
        sig: vec![],
        hash: [0; 32],
    };
    line.hash = line.digest();
    line.sig = sign.sign(Label::LEDGER_LINE, &[&line.hash]).as_bytes().to_vec();
    insert(tx, line).await
}

async fn insert(tx: &mut Tx, it: LedgerLine) -> Result<(), Error> {
    tx.change(
        "insert into circle_ledger (circle_id, seq, prev, at, by_id, act, table_no, column_no, row_id, version, epoch,
                                    roll_seq, value_hash, rules, sig, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        values![
            it.circle_id,
            it.seq,
            it.prev,
            it.at,
            it.by_id,
            it.act,
            it.table_no,
            it.column_no,
            it.row_id,
            it.version,
            it.epoch,
            it.roll_seq,
            it.value_hash,
            it.rules,
            it.sig,
            it.hash
        ],
    )
    .await?;
    Ok(())
}

/// Writes that someone tried and it stayed shut. Signed by the house, since the one who tried need not have a key.
pub async fn refuse(
    tx: &mut Tx,
    vault: &Vault,
    now: Timestamp,
    circle: CircleId,
    who: AccountId,
    rules: String,
) -> Result<(), Error> {
    let entry = Entry {
        act: LedgerAct::Refused,
        table_no: 0,
        column_no: 0,
        row_id: *who.as_bytes(),
        version: 0,
        epoch: 0,
        value_hash: None,
        rules,
    };
    add(tx, now, circle, 0, Signer::mark(vault), entry).await
}

/// The ledger of one circle, oldest first; the newest thousand lines.
pub async fn lines(tx: &mut Tx, circle: CircleId) -> Result<Vec<LedgerLine>, Error> {
    let mut lines: Vec<LedgerLine> = tx
        .all(
            "select circle_id, seq, prev, at, by_id, act, table_no, column_no, row_id, version, epoch, roll_seq,
                    value_hash, rules, sig, hash
               from circle_ledger where circle_id = $1 order by seq desc limit 1000",
            values![circle],
        )
        .await?;
    lines.reverse();
    Ok(lines)
}

/// Every line of one kind about one sealed table in a circle, oldest first, that was signed by whom it names. Read without a key: what a
/// line says of itself is bound to its writer, also where somebody changed a room's own rows.
pub async fn signed_lines(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    circle: CircleId,
    (act, table_no): (LedgerAct, u16),
) -> Result<Vec<LedgerLine>, Error> {
    let state = circle::state(tx, vault, registry, circle).await?;
    let sql = "select circle_id, seq, prev, at, by_id, act, table_no, column_no, row_id, version, epoch, roll_seq,
                      value_hash, rules, sig, hash
                 from circle_ledger where circle_id = $1 and table_no = $2 and act = $3 order by seq";
    let lines: Vec<LedgerLine> = tx.all(sql, values![circle, table_no, act]).await?;
    let signed = |line: &LedgerLine| key_of(line, Some(&state), registry).is_ok_and(|key| line.is_signed(key));
    Ok(lines.into_iter().filter(signed).collect())
}

/// That someone of the house opened or wrote in a circle; nothing of what lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub by_id: AccountId,
    pub circle_id: CircleId,
    pub at: Timestamp,
}
from_row!(Opening { by_id, circle_id, at });

const MOST_OPENINGS: i64 = 50_000;

/// Every opening of a stretch of time, oldest first: of one account, or of all. Read without a key. What lies between one
/// person and one of the house is in no such list: that there is something would be read from it.
pub async fn openings(
    tx: &mut Tx,
    vault: &Vault,
    registry: &Registry,
    by: Option<AccountId>,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Opening>, Error> {
    let sql = "select by_id, circle_id, at from circle_ledger
                where act = 'opened' and at >= $1 and at <= $2 order by at limit $3";
    let of_one = "select by_id, circle_id, at from circle_ledger
                   where by_id = $4 and act = 'opened' and at >= $1 and at <= $2 order by at limit $3";
    let all: Vec<Opening> = match by {
        Some(by) => tx.all(of_one, values![from, until, MOST_OPENINGS, by]).await?,
        None => tx.all(sql, values![from, until, MOST_OPENINGS]).await?,
    };
    let mut between_two = BTreeMap::new();
    for it in &all {
        if let std::collections::btree_map::Entry::Vacant(unknown) = between_two.entry(it.circle_id) {
            let state = circle::state(tx, vault, registry, it.circle_id).await;
            unknown.insert(state.is_ok_and(|it| it.for_one().is_some()));
        }
    }
    Ok(all.into_iter().filter(|it| !between_two[&it.circle_id]).collect())
}

/// The key that must have signed a line.
pub(crate) fn key_of<'a>(
    line: &LedgerLine,
    state: Option<&'a CircleState>,
    registry: &'a Registry,
) -> Result<&'a SignPublic, Error> {
    if line.by_house() {
        return Ok(&registry.mark);
    }
    if let Some(state) = state.filter(|it| it.party == line.by_id) {
        return Ok(state.party_sign_in(line.epoch));
    }
    let card = registry.card_when(line.by_id, line.at).ok_or(Error::Unbelieved("a ledger line of nobody"))?;
    Ok(&card.sign)
}
