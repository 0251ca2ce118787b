//! How lines are written down as bytes: fixed-width fields, or length ‖ bytes; never text joined together.
use crate::Error;

/// Writes fields one after another.
#[derive(Default)]
pub(crate) struct Out(Vec<u8>);

impl Out {
    pub(crate) fn kind(kind: u8) -> Self {
        Out(vec![kind])
    }
    pub(crate) fn fixed(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }
    pub(crate) fn number(self, number: u64) -> Self {
        self.fixed(&number.to_be_bytes())
    }
    pub(crate) fn truth(self, truth: bool) -> Self {
        self.fixed(&[u8::from(truth)])
    }
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        self.number(bytes.len() as u64).fixed(bytes)
    }
    pub(crate) fn list<T>(self, items: &[T], write: impl Fn(Out, &T) -> Out) -> Self {
        items.iter().fold(self.number(items.len() as u64), write)
    }
    pub(crate) fn done(self) -> Vec<u8> {
        self.0
    }
}

/// Reads them back. Anything left over, or missing, is not a line of ours.
pub(crate) struct In<'a>(&'a [u8]);

const STRANGE: Error = Error::Unbelieved("a line cannot be read");
const LONGEST_LIST: u64 = 10_000;

impl<'a> In<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        In(bytes)
    }
    pub(crate) fn kind(&mut self) -> Result<u8, Error> {
        Ok(self.fixed::<1>()?[0])
    }
    pub(crate) fn fixed<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(STRANGE)?;
        self.0 = rest;
        Ok(*head)
    }
    pub(crate) fn number(&mut self) -> Result<u64, Error> {
        Ok(u64::from_be_bytes(self.fixed()?))
    }
    pub(crate) fn truth(&mut self) -> Result<bool, Error> {
        match self.kind()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(STRANGE),
        }
    }
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Error> {
        let length = usize::try_from(self.number()?).map_err(|_| STRANGE)?;
        let (head, rest) = self.0.split_at_checked(length).ok_or(STRANGE)?;
        self.0 = rest;
        Ok(head)
    }
    pub(crate) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        let length = self.number()?;
        if length > LONGEST_LIST {
            return Err(STRANGE);
        }
        (0..length).map(|_| read(self)).collect()
    }
    pub(crate) fn end(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(STRANGE) }
    }
}
