//! The floor of every row that opens texts: as many texts of the same length, opened from memory and thrown away, without a
//! database, a permission, a ledger line or a look at signatures.
use anyhow::{Context, Result};
use ground_seal::{
    Secret, SignPair,
    text::{Place, SealedText, TextAddress, open_text, seal_text},
};

pub(crate) struct Bare {
    content: Secret,
    shred: Secret,
    texts: Vec<(TextAddress, SealedText)>,
}

impl Bare {
    pub(crate) fn sealed(text: &str, count: usize) -> Bare {
        let (content, shred) = (Secret::random(), Secret::random());
        let sign = SignPair::from_seed(&Secret::random());
        let seal = |number: usize| {
            let mut row = [0; 16];
            row[..8].copy_from_slice(&(number as u64).to_be_bytes());
            let place = Place { table: 2, column: 1, row, version: 0 };
            let at = TextAddress { kind: 1, circle: [1; 16], epoch: 1, place, writer: [2; 16] };
            (at, seal_text(&content, &at, &sign, text.as_bytes(), &shred))
        };
        let texts = (0..count).map(seal).collect();
        Bare { content, shred, texts }
    }

    /// On one core.
    pub(crate) fn open_all(&self) -> Result<()> {
        self.open(&self.texts)
    }

    /// One half each on two.
    pub(crate) fn open_all_on_two(&self) -> Result<()> {
        let (one, two) = self.texts.split_at(self.texts.len() / 2);
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| self.open(one));
            self.open(two)?;
            beside.join().ok().context("the other half")?
        })
    }

    fn open(&self, texts: &[(TextAddress, SealedText)]) -> Result<()> {
        for (at, text) in texts {
            let opened = open_text(&self.content, at, None, &text.body, &text.masked_grain, &self.shred);
            std::hint::black_box(opened.ok().context("a text")?);
        }
        Ok(())
    }
}
