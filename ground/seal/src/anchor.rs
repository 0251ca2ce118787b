//! An anchor: one line, kept outside the database, that says how the whole database stood.
//!
//! ```text
//! leaf    H(leaf, circle 16 ‖ roll's number 8 ‖ roll's head 32 ‖ ledger's number 8 ‖ ledger's head 32)
//! node    H(node, left 32 ‖ right 32); a leaf without a neighbour goes up as it is
//! line    number, moment, kind, how many circles, root, hash of the line before, signature of the house's mark
//! ```
//!
//! Leaves stand in the order of their circles, so the same heads give the same root. Each line holds the hash of the one
//! before: whoever keeps one line keeps, with it, everything that came before. A line holds no name and no text, and
//! tells of the circles how many there are.
//!
//! Knows no file and no database, and does not say when an anchor is due.

use std::fmt;

use crate::{Label, Refused, SignPair, SignPublic, Signature, hash, hex};

/// How one circle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub circle: [u8; 16],
    pub roll_seq: u64,
    pub roll_hash: [u8; 32],
    pub ledger_seq: u64,
    pub ledger_hash: [u8; 32],
}

/// Why an anchor was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something had changed since the one before.
    GoesOn,
    /// The house was set back to an earlier state on purpose; what follows, follows that.
    SetBack,
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The first is 1.
    pub seq: u64,
    /// Microseconds since 1970 in UTC.
    pub at: i64,
    pub kind: Kind,
    pub circles: u64,
    pub root: [u8; 32],
    /// The hash of the line before; zeros in front of the first.
    pub prev: [u8; 32],
    signature: Signature,
}

/// The Merkle root over all circles, in the order of their ids.
pub fn root(leaves: impl Iterator<Item = Leaf>) -> [u8; 32] {
    let mut level: Vec<[u8; 32]> = leaves.map(|leaf| leaf.hash()).collect();
    while level.len() > 1 {
        level = level.chunks(2).map(join).collect();
    }
    level.first().copied().unwrap_or([0; 32])
}

fn join(pair: &[[u8; 32]]) -> [u8; 32] {
    match pair {
        [left, right] => hash(Label::ANCHOR_NODE, &[left, right]),
        alone => alone[0],
    }
}

impl Leaf {
    fn hash(&self) -> [u8; 32] {
        let (roll, ledger) = (self.roll_seq.to_be_bytes(), self.ledger_seq.to_be_bytes());
        let parts: [&[u8]; 5] = [&self.circle, &roll, &self.roll_hash, &ledger, &self.ledger_hash];
        hash(Label::ANCHOR_LEAF, &parts)
    }
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::GoesOn => "goes-on",
            Kind::SetBack => "set-back",
        }
    }
    fn from_word(word: &str) -> Result<Kind, Refused> {
        [Kind::GoesOn, Kind::SetBack].into_iter().find(|it| it.word() == word).ok_or(Refused)
    }
}

impl Anchor {
    /// Makes and signs the line that follows `before`.
    pub fn after(
        before: Option<&Anchor>,
        at: i64,
        kind: Kind,
        (circles, root): (u64, [u8; 32]),
        mark: &SignPair,
    ) -> Anchor {
        let (seq, prev) = before.map_or((1, [0; 32]), |it| (it.seq + 1, it.hash()));
        let signature = mark.sign(LINE, &[&said(seq, at, kind, circles, &root, &prev)]);
        Anchor { seq, at, kind, circles, root, prev, signature }
    }

    /// By this the next line, and whoever writes it down on paper, knows it.
    pub fn hash(&self) -> [u8; 32] {
        hash(Label::ANCHOR_HASH, &[&self.said(), self.signature.as_bytes()])
    }

    /// The first sixteen letters of its hash, in fours, to be read aloud and compared.
    pub fn short(&self) -> String {
        let letters = hex::to_text(&self.hash()[..8]);
        [&letters[..4], &letters[4..8], &letters[8..12], &letters[12..]].join(" ")
    }

    /// # Errors
    /// [`Refused`] unless the line was written by the house with this mark.
    pub fn from_text(line: &str, mark: &SignPublic) -> Result<Anchor, Refused> {
        let parts: Vec<&str> = line.split(' ').collect();
        let [seq, at, kind, circles, root, prev, signature] = parts[..] else { return Err(Refused) };
        let signature = Signature::from_slice(&*hex::from_text::<64>(signature)?)?;
        let anchor = Anchor {
            seq: number(seq)?,
            at: number(at)?,
            kind: Kind::from_word(kind)?,
            circles: number(circles)?,
            root: *hex::from_text(root)?,
            prev: *hex::from_text(prev)?,
            signature,
        };
        mark.verify(LINE, &[&anchor.said()], &signature)?;
        Ok(anchor)
    }

    /// # Errors
    /// [`Refused`] unless this line comes right after `before`.
    pub fn follows(&self, before: &Anchor) -> Result<(), Refused> {
        (self.seq == before.seq + 1 && self.prev == before.hash() && self.at >= before.at).then_some(()).ok_or(Refused)
    }

    fn said(&self) -> Vec<u8> {
        said(self.seq, self.at, self.kind, self.circles, &self.root, &self.prev)
    }
}

/// The line as it stands in the file.
impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Anchor { seq, at, kind, circles, root, prev, signature } = self;
        let [root, prev, signature] = [&root[..], &prev[..], &signature.as_bytes()[..]].map(hex::to_text);
        write!(f, "{seq} {at} {} {circles} {root} {prev} {signature}", kind.word())
    }
}

// One label to sign and to verify.
const LINE: Label = Label::ANCHOR_LINE;

fn said(seq: u64, at: i64, kind: Kind, circles: u64, root: &[u8; 32], prev: &[u8; 32]) -> Vec<u8> {
    let kind = [match kind {
        Kind::GoesOn => 1,
        Kind::SetBack => 2,
    }];
    [&seq.to_be_bytes()[..], &at.to_be_bytes(), &kind, &circles.to_be_bytes(), root, prev].concat()
}

/// A number in the one way it is written.
fn number<N: std::str::FromStr + ToString>(text: &str) -> Result<N, Refused> {
    text.parse::<N>().ok().filter(|it| it.to_string() == text).ok_or(Refused)
}
