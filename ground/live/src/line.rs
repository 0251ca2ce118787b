//! What was said: a line, sealed for the database and written once for those who read.
use crate::{
    LIVE_LINE,
    seat::{SeatId, Standing},
    table::TableId,
};
use axum::extract::ws::Utf8Bytes;
use ground_kernel::Id;
use ground_seal::{Label, Refused, Secret, boxed, pad};

/// What one press sends, however often it is sent.
pub type Once = [u8; 16];

pub const LONGEST_LETTERS: usize = 1_000;

/// In what way something was said. Voice would be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Text(String),
}

#[derive(Clone, Debug)]
pub struct Line {
    pub number: u64,
    pub seat: SeatId,
    pub standing: Standing,
    /// How they were called when they said it.
    pub name: String,
    pub body: Body,
}

/// A piece of a page, once for each voice, in an order that its maker chose. Copies share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame(Vec<Utf8Bytes>);

impl Frame {
    pub fn of(voices: Vec<String>) -> Frame {
        Frame(voices.into_iter().map(Utf8Bytes::from).collect())
    }
    /// The same for every voice.
    pub fn same(text: String) -> Frame {
        Frame(vec![text.into()])
    }
    pub fn in_voice(&self, voice: usize) -> Utf8Bytes {
        self.0.get(voice).or(self.0.first()).cloned().unwrap_or_default()
    }
}

// Each is used to seal and to open.
const LINE: Label = Label::LIVE_LINE;

fn place(table: TableId, number: u64, once: &Once) -> Vec<u8> {
    [&LIVE_LINE.to_be_bytes()[..], table.as_bytes(), &number.to_be_bytes(), once].concat()
}

impl Line {
    pub(crate) fn seal(&self, key: &Secret, table: TableId, once: &Once) -> Vec<u8> {
        let Body::Text(text) = &self.body;
        let mut bytes = self.seat.as_bytes().to_vec();
        // The kind of body stands first, so that another can be added.
        bytes.extend([self.standing as u8, 0]);
        bytes.extend(u32::try_from(self.name.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend(self.name.as_bytes());
        bytes.extend(text.as_bytes());
        boxed::seal(key, LINE, &[&place(table, self.number, once)], &pad::pad(&bytes))
    }

    pub(crate) fn open(key: &Secret, table: TableId, number: u64, once: &Once, sealed: &[u8]) -> Result<Line, Refused> {
        let padded = boxed::open(key, LINE, &[&place(table, number, once)], sealed)?;
        let (seat, rest) = pad::unpad(&padded)?.split_first_chunk::<16>().ok_or(Refused)?;
        let ([standing, _kind], rest) = rest.split_first_chunk::<2>().ok_or(Refused)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(Refused)?;
        let (name, text) = rest.split_at_checked(u32::from_be_bytes(*length) as usize).ok_or(Refused)?;
        let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Refused);
        Ok(Line {
            number,
            seat: Id::from_array(*seat),
            standing: Standing::from_byte(*standing).ok_or(Refused)?,
            name: words(name)?,
            body: Body::Text(words(text)?),
        })
    }
}
