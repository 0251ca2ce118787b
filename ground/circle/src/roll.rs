//! A roll: who belongs, append-only, hash-chained, signed. One for the house, one per circle; both are made of these
//! lines.
//!
//! `hash = H(roll, circle ‖ seq ‖ prev ‖ at ‖ by ‖ act)`; the signature is over the hash. A second signature, where a
//! rule asks for one, is an endorsement of the act itself, so that the second need not know the line's number.
use crate::{Error, wire::Out};
use ground_kernel::{AccountId, CircleId, Timestamp};
use ground_seal::{Label, SignPair, SignPublic, Signature, hash};
use ground_store::{Tables, Trouble, Tx, from_row, values};

/// The roll of the house stands under this id.
pub(crate) fn house() -> CircleId {
    CircleId::from_array([0; 16])
}
/// Signs what no account signs: the founding key, and the house itself by its mark.
pub(crate) fn nobody() -> AccountId {
    AccountId::from_array([0; 16])
}

#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) seq: i64,
    pub(crate) prev: [u8; 32],
    pub(crate) act: Vec<u8>,
    pub(crate) by_id: AccountId,
    pub(crate) second_id: Option<AccountId>,
    pub(crate) at: Timestamp,
    pub(crate) sig: Vec<u8>,
    pub(crate) sig2: Option<Vec<u8>>,
    pub(crate) hash: [u8; 32],
}
from_row!(Line { seq, prev, act, by_id, second_id, at, sig, sig2, hash });

/// Where a roll stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    pub seq: i64,
    pub hash: [u8; 32],
}
impl Head {
    pub(crate) const START: Head = Head { seq: 0, hash: [0; 32] };
}

/// A second signature: who endorses, and with what.
pub(crate) struct Endorsement {
    pub(crate) by: AccountId,
    pub(crate) signature: Signature,
}

pub(crate) fn endorse(circle: CircleId, act: &[u8], by: AccountId, sign: &SignPair) -> Endorsement {
    Endorsement { by, signature: sign.sign(Label::ENDORSEMENT, &[circle.as_bytes(), act]) }
}

impl Line {
    pub(crate) fn write(
        circle: CircleId,
        after: Head,
        act: Vec<u8>,
        at: Timestamp,
        by: AccountId,
        sign: &SignPair,
        second: Option<Endorsement>,
    ) -> Line {
        let seq = after.seq + 1;
        let hash = line_hash(circle, seq, &after.hash, at, by, &act);
        let sig = sign.sign(Label::ROLL_LINE, &[&hash]).as_bytes().to_vec();
        let (second_id, sig2) = second.map(|it| (it.by, it.signature.as_bytes().to_vec())).unzip();
        Line { seq, prev: after.hash, act, by_id: by, second_id, at, sig, sig2, hash }
    }

    pub(crate) fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    /// The line follows `after` and nothing in it was touched. Who may sign is for the caller to say.
    pub(crate) fn follows(&self, circle: CircleId, after: Head) -> Result<(), Error> {
        let hash = line_hash(circle, self.seq, &self.prev, self.at, self.by_id, &self.act);
        if self.seq != after.seq + 1 || self.prev != after.hash || self.hash != hash {
            return Err(Error::Unbelieved("a roll's chain is broken"));
        }
        Ok(())
    }

    pub(crate) fn signed_by(&self, key: &SignPublic) -> Result<(), Error> {
        let signature = Signature::from_slice(&self.sig).map_err(|_| Error::Unbelieved("a roll line's signature"))?;
        key.verify(Label::ROLL_LINE, &[&self.hash], &signature)
            .map_err(|_| Error::Unbelieved("a roll line's signature"))
    }

    /// The second signature is not under the first: a line that needs none must have none, or anyone could add one.
    pub(crate) fn seconded_only_if(&self, needed: bool) -> Result<(), Error> {
        if !needed && (self.second_id.is_some() || self.sig2.is_some()) {
            return Err(Error::Unbelieved("a second signature that nobody asked for"));
        }
        Ok(())
    }

    pub(crate) fn endorsed_by(&self, circle: CircleId, key: &SignPublic) -> Result<(), Error> {
        let signature = Signature::from_slice(self.sig2.as_deref().unwrap_or_default())
            .map_err(|_| Error::Unbelieved("a roll line lacks its second signature"))?;
        key.verify(Label::ENDORSEMENT, &[circle.as_bytes(), &self.act], &signature)
            .map_err(|_| Error::Unbelieved("a roll line's second signature"))
    }
}

fn line_hash(circle: CircleId, seq: i64, prev: &[u8; 32], at: Timestamp, by: AccountId, act: &[u8]) -> [u8; 32] {
    let fixed = Out::default()
        .fixed(circle.as_bytes())
        .number(seq as u64)
        .fixed(prev)
        .number(at.as_micros() as u64)
        .fixed(by.as_bytes())
        .done();
    hash(Label::ROLL_LINE, &[&fixed, act])
}

pub(crate) async fn lines_after(tx: &mut Tx, circle: CircleId, seq: i64) -> Result<Vec<Line>, Trouble> {
    tx.all(
        "select seq, prev, act, by_id, second_id, at, sig, sig2, hash
           from circle_roll where circle_id = $1 and seq > $2 order by seq",
        values![circle, seq],
    )
    .await
}

pub(crate) async fn add(tx: &mut Tx, circle: CircleId, line: &Line) -> Result<(), Trouble> {
    tx.change(
        "insert into circle_roll (circle_id, seq, prev, act, by_id, second_id, at, sig, sig2, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            circle,
            line.seq,
            line.prev,
            line.act,
            line.by_id,
            line.second_id,
            line.at,
            line.sig,
            line.sig2,
            line.hash
        ],
    )
    .await
    .map(drop)
}
