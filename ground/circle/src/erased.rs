//! What was erased, by random ids, so that a restore can erase it again before anything is served.
//!
//! The line is kept in the erasing's own transaction and waits there until it stands in `erased.log`, a file outside the
//! database that is only ever appended to. It holds no name, no text and no time; whoever writes the file may add the day.
//! A text is named with its version: what was written at the same place later is another text, and stays.
use crate::{Error, private::Private, text::TextPlace};
use ground_kernel::{CircleId, Id};
use ground_store::{FromRow, Row, Tables, Trouble, Tx, values};

/// One thing that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    Circle(CircleId),
    /// This version, and every one before.
    Text {
        circle: CircleId,
        place: TextPlace,
        version: u32,
    },
    /// A private text that was taken back.
    Private(Id<Private>),
    /// A tie between two of them that was ended.
    Tie([u8; 16]),
    /// What a room kept in rows about something whose texts are gone; the room of this sealed table knows what.
    Row {
        table: u16,
        row: [u8; 16],
    },
}

impl Gone {
    pub fn to_line(&self) -> String {
        match self {
            Gone::Circle(circle) => format!("circle {}", hex(circle.as_bytes())),
            Gone::Text { circle, place: TextPlace { table, column, row }, version } => {
                format!("text {} {table} {column} {} {version}", hex(circle.as_bytes()), hex(row))
            }
            Gone::Private(id) => format!("private {}", hex(id.as_bytes())),
            Gone::Tie(knot) => format!("tie {}", hex(knot)),
            Gone::Row { table, row } => format!("row {table} {}", hex(row)),
        }
    }

    /// `None` for a line that nobody wrote like this.
    pub fn from_line(line: &str) -> Option<Gone> {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts[..] {
            ["circle", circle] => Some(Gone::Circle(CircleId::from_array(bytes(circle)?))),
            ["text", circle, table, column, row, version] => Some(Gone::Text {
                circle: CircleId::from_array(bytes(circle)?),
                place: TextPlace { table: table.parse().ok()?, column: column.parse().ok()?, row: bytes(row)? },
                version: version.parse().ok()?,
            }),
            ["private", id] => Some(Gone::Private(Id::from_array(bytes(id)?))),
            ["tie", knot] => Some(Gone::Tie(bytes(knot)?)),
            ["row", table, row] => Some(Gone::Row { table: table.parse().ok()?, row: bytes(row)? }),
            _ => None,
        }
    }
}

fn hex(bytes: &[u8; 16]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != 16 || !rest.is_empty() || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

pub(crate) async fn note(tx: &mut Tx, gone: &Gone) -> Result<(), Error> {
    let sql = "insert into circle_erased (line) values ($1) on conflict (line) do nothing";
    tx.change(sql, values![gone.to_line()]).await?;
    Ok(())
}

/// A room destroyed what it kept in rows; for that room alone, in the same piece of work.
pub async fn note_row<Of>(tx: &mut Tx, table: u16, row: Id<Of>) -> Result<(), Error> {
    note(tx, &Gone::Row { table, row: *row.as_bytes() }).await
}

struct Line(String);
impl FromRow for Line {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        Ok(Line(row.get("line")?))
    }
}

/// Lines that don't stand in the file yet.
pub async fn waiting(tx: &mut Tx) -> Result<Vec<String>, Error> {
    let lines: Vec<Line> = tx.all("select line from circle_erased order by line limit 1000", values![]).await?;
    Ok(lines.into_iter().map(|it| it.0).collect())
}

/// They stand in the file now, and lie on the disk.
pub async fn written(tx: &mut Tx, lines: &[String]) -> Result<(), Error> {
    for line in lines {
        tx.change("delete from circle_erased where line = $1", values![line.clone()]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_nonsense_is_none() {
        let place = TextPlace { table: 3, column: 1, row: [7; 16] };
        let all = [
            Gone::Circle(CircleId::from_array([1; 16])),
            Gone::Text { circle: CircleId::from_array([2; 16]), place, version: 9 },
            Gone::Private(Id::from_array([3; 16])),
            Gone::Tie([4; 16]),
            Gone::Row { table: 60, row: [5; 16] },
        ];
        for gone in all {
            assert_eq!(Gone::from_line(&gone.to_line()), Some(gone));
        }
        for other in ["", "circle", "circle 12", "text 1 2 3", "name 花", &format!("circle +{}", "1".repeat(31))] {
            assert_eq!(Gone::from_line(other), None, "{other}");
        }
    }
}
