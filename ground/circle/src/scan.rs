//! Looking for words in what a session may read: texts are opened in place, without an index, and none leaves this file.
//!
//! Promises: what comes out is *where* the words stand, never a text; whoever wants to show the place opens it through a
//! committed line (`trace_finding`), and then its signature is looked at, which is not done here. A circle that doesn't
//! open for this account is as if it weren't there. What was opened is wiped.
//! Deliberately doesn't know: what a table means, who may do what.
use crate::{
    Error,
    holding::{self, OpenCircle, Settling, TeamHands},
    keyring::Keyring,
    registry::Registry,
    text::{TextPlace, address},
    vault::Vault,
};
use ground_kernel::{AccountId, CircleId, even, even_into};
use ground_seal::{Secret, text::open_text};
use ground_store::{Db, Tables, Tx, from_row, values};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The words somebody looks for. Nothing of them is kept.
pub struct Words(Vec<Zeroizing<String>>);

impl Words {
    /// All of these, in whatever spelling; they stand in one text, in any order. `None` when nothing is left to look for.
    pub fn of(typed: &str) -> Option<Words> {
        let words: Vec<_> = typed.split_whitespace().map(|it| Zeroizing::new(even(it))).collect();
        let words: Vec<_> = words.into_iter().filter(|it| !it.is_empty()).collect();
        (!words.is_empty()).then_some(Words(words))
    }

    /// Each word, evened.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|it| it.as_str())
    }

    fn stand_in(&self, evened: &str) -> bool {
        self.0.iter().all(|word| evened.contains(word.as_str()))
    }
}

/// Sealed texts of one circle with the keys of its epochs. It can be asked what it holds, and shows nothing.
pub struct Sheaf {
    circle: CircleId,
    content: BTreeMap<u32, Secret>,
    rows: Vec<SealedRow>,
}

struct SealedRow {
    table_no: u16,
    column_no: u16,
    row_id: [u8; 16],
    version: u32,
    epoch: u32,
    writer_id: AccountId,
    body: Vec<u8>,
    week: u32,
    masked: [u8; 32],
}
from_row!(SealedRow { table_no, column_no, row_id, version, epoch, writer_id, body, week, masked });

/// One search of one account: what it took up once and needs again.
#[derive(Default)]
pub struct Search {
    hands: TeamHands,
    to_settle: Vec<Settling>,
}

impl Search {
    /// Takes those sealed texts of a circle that lie in these tables and columns. `Shut` when it doesn't open for them.
    pub async fn sheaf(
        &mut self,
        tx: &mut Tx,
        vault: &Vault,
        registry: &Registry,
        keyring: &Keyring,
        circle: CircleId,
        kinds: &[(u16, u16)],
    ) -> Result<Sheaf, Error> {
        let mut open = holding::open_one_of_many(tx, vault, registry, keyring, circle, &mut self.hands).await?;
        self.to_settle.extend(open.to_settle.take());
        sheaf(tx, &open, kinds).await
    }

    /// Keys that were taken up for the first time settle, all at once. It only makes the next time quicker.
    pub async fn settle(self, db: &Db) -> Result<(), Error> {
        if self.to_settle.is_empty() {
            return Ok(());
        }
        let mut tx = db.begin_line().await?;
        for settling in &self.to_settle {
            holding::settle(&mut tx, settling).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// No circle comes near the limit.
async fn sheaf(tx: &mut Tx, open: &OpenCircle, kinds: &[(u16, u16)]) -> Result<Sheaf, Error> {
    let circle = open.state.id;
    let sql = "select t.table_no, t.column_no, t.row_id, t.version, t.epoch, t.writer_id, t.body, g.week, g.masked
                 from circle_text t join circle_grain g
                   on g.table_no = t.table_no and g.column_no = t.column_no and g.row_id = t.row_id
                where t.circle_id = $1 limit 20000";
    let mut rows: Vec<SealedRow> = tx.all(sql, values![circle]).await?;
    rows.retain(|it| kinds.contains(&(it.table_no, it.column_no)));
    let mut content = BTreeMap::new();
    for row in &rows {
        // Of an epoch before they came, they have no key; those texts are as if they weren't there.
        if let (false, Ok(key)) = (content.contains_key(&row.epoch), open.content_key(row.epoch)) {
            content.insert(row.epoch, key);
        }
    }
    Ok(Sheaf { circle, content, rows })
}

impl Sheaf {
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    pub fn circle(&self) -> CircleId {
        self.circle
    }

    /// Where all of the words stand. A row that doesn't open holds nothing; opening it for real will say so.
    pub fn holding(&self, vault: &Vault, words: &Words) -> Vec<TextPlace> {
        let mut evened = Zeroizing::new(String::with_capacity(4_096));
        let holds = |row: &&SealedRow| self.holds(vault, words, row, &mut evened).unwrap_or(false);
        let found = self.rows.iter().filter(holds);
        found.map(|it| TextPlace { table: it.table_no, column: it.column_no, row: it.row_id }).collect()
    }

    fn holds(&self, vault: &Vault, words: &Words, row: &SealedRow, evened: &mut String) -> Option<bool> {
        let place = TextPlace { table: row.table_no, column: row.column_no, row: row.row_id };
        let address = address(self.circle, place, row.epoch, row.version, row.writer_id);
        let (content, shred) = (self.content.get(&row.epoch)?, vault.shred_of(row.week).ok()?);
        let plain = open_text(content, &address, None, &row.body, &row.masked, &shred).ok()?;
        even_into(std::str::from_utf8(&plain).ok()?, evened);
        Some(words.stand_in(evened))
    }
}
