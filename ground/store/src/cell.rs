//! What a column can hold: five kinds, the ones both databases keep alike. That nobody can add a sixth by accident is
//! the point: a JSON column would be a column of one database only.
use ground_kernel::{Id, Timestamp};

/// One value on its way to or from the database. The kind is known even when it is empty, because PostgreSQL asks.
#[derive(Debug, Clone)]
pub enum Cell {
    Bytes(Option<Vec<u8>>),
    Number(Option<i64>),
    Text(Option<String>),
    Truth(Option<bool>),
    Real(Option<f64>),
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Bytes(None) | Cell::Number(None) | Cell::Text(None) | Cell::Truth(None) | Cell::Real(None))
    }
}

/// A type that can be kept in one column.
pub trait Column: Sized {
    /// The empty cell of this kind; it tells both databases which kind is meant.
    const EMPTY: Cell;
    fn to_cell(&self) -> Cell;
    fn from_cell(cell: Cell) -> Option<Self>;
}

impl<T: Column> Column for Option<T> {
    const EMPTY: Cell = T::EMPTY;
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(T::EMPTY, T::to_cell)
    }
    fn from_cell(cell: Cell) -> Option<Self> {
        if cell.is_empty() { Some(None) } else { T::from_cell(cell).map(Some) }
    }
}

impl<T: Column> Column for &T {
    const EMPTY: Cell = T::EMPTY;
    fn to_cell(&self) -> Cell {
        (*self).to_cell()
    }
    fn from_cell(_: Cell) -> Option<Self> {
        None
    }
}

macro_rules! column {
    ($kind:ty, $cell:ident, |$value:ident| $out:expr, |$kept:ident| $back:expr) => {
        impl Column for $kind {
            const EMPTY: Cell = Cell::$cell(None);
            fn to_cell(&self) -> Cell {
                let $value = self;
                Cell::$cell(Some($out))
            }
            fn from_cell(cell: Cell) -> Option<Self> {
                match cell {
                    Cell::$cell(Some($kept)) => $back,
                    _ => None,
                }
            }
        }
    };
}
column!(i64, Number, |number| *number, |kept| Some(kept));
column!(u32, Number, |number| i64::from(*number), |kept| u32::try_from(kept).ok());
column!(u16, Number, |number| i64::from(*number), |kept| u16::try_from(kept).ok());
column!(bool, Truth, |truth| *truth, |kept| Some(kept));
column!(f64, Real, |real| *real, |kept| Some(kept));
column!(String, Text, |text| text.clone(), |kept| Some(kept));
column!(Vec<u8>, Bytes, |bytes| bytes.clone(), |kept| Some(kept));
column!(Timestamp, Number, |at| at.as_micros(), |kept| Some(Timestamp::from_micros(kept)));

impl<const N: usize> Column for [u8; N] {
    const EMPTY: Cell = Cell::Bytes(None);
    fn to_cell(&self) -> Cell {
        Cell::Bytes(Some(self.to_vec()))
    }
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(Some(bytes)) => bytes.try_into().ok(),
            _ => None,
        }
    }
}

impl<Of> Column for Id<Of> {
    const EMPTY: Cell = Cell::Bytes(None);
    fn to_cell(&self) -> Cell {
        Cell::Bytes(Some(self.as_bytes().to_vec()))
    }
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(Some(bytes)) => Id::from_bytes(&bytes),
            _ => None,
        }
    }
}
