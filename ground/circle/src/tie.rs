//! A tie between two private texts, made by the one for whom both were left.
//!
//! A tie is two marks with one knot. A mark is keyed by the secret that lies sealed inside a text: writer and holder
//! recognise their own, and nobody else can say which texts, or whose, a tie joins, nor make one up. Untying removes
//! both ends at once, so whoever ends it ends it for both. Deliberately doesn't know: who, what about.
use crate::{
    Error,
    erased::{self, Gone},
    private::Private,
};
use ground_kernel::{Id, Timestamp};
use ground_seal::{Label, Secret, mac, random};
use ground_store::{Tables, Tx, from_row, values};

pub(crate) type Mark = [u8; 32];

pub(crate) fn mark(secret: &Secret, id: Id<Private>) -> Mark {
    mac(secret, Label::PRIVATE_TIE, &[id.as_bytes()])
}

struct Knot {
    knot: [u8; 16],
}
from_row!(Knot { knot });

async fn knot_of(tx: &mut Tx, mark: &Mark) -> Result<Option<[u8; 16]>, Error> {
    let knot: Option<Knot> = tx.one("select knot from circle_tie where mark = $1", values![*mark]).await?;
    Ok(knot.map(|it| it.knot))
}

pub(crate) async fn tie(tx: &mut Tx, one: &Mark, other: &Mark, today: Timestamp) -> Result<(), Error> {
    let knot: [u8; 16] = random();
    // In the order of the marks, so that the order of rows says nothing.
    for mark in [one.min(other), one.max(other)] {
        let sql = "insert into circle_tie (mark, knot, tied_on) values ($1, $2, $3)";
        tx.change(sql, values![*mark, knot, today]).await?;
    }
    Ok(())
}

/// Is it one end of a whole tie?
pub(crate) async fn holds(tx: &mut Tx, mark: &Mark) -> Result<bool, Error> {
    let Some(knot) = knot_of(tx, mark).await? else { return Ok(false) };
    let ends: Option<i64> = tx.one("select count(*) as figure from circle_tie where knot = $1", values![knot]).await?;
    Ok(ends == Some(2))
}

/// Ends a tie, for both.
pub(crate) async fn untie(tx: &mut Tx, mark: &Mark) -> Result<(), Error> {
    if let Some(knot) = knot_of(tx, mark).await? {
        tx.change("delete from circle_tie where knot = $1", values![knot]).await?;
        erased::note(tx, &Gone::Tie(knot)).await?;
    }
    Ok(())
}

pub(crate) async fn carry_over(tx: &mut Tx, old: &Mark, new: &Mark) -> Result<(), Error> {
    tx.change("update circle_tie set mark = $2 where mark = $1", values![*old, *new]).await?;
    Ok(())
}

/// Which of these are tied with which, each both ways round.
pub(crate) async fn pairs(
    tx: &mut Tx,
    marks: &[(Id<Private>, Mark)],
) -> Result<Vec<(Id<Private>, Id<Private>)>, Error> {
    let knots = knots(tx, marks).await?;
    let mut pairs = vec![];
    for (one, knot) in &knots {
        let other = knots.iter().find(|it| it.1 == *knot && it.0 != *one);
        pairs.extend(other.map(|it| (*one, it.0)));
    }
    Ok(pairs)
}

/// Ends the ties of which only one end is among all that someone holds: the other was taken back, or had its time.
pub(crate) async fn end_loose(tx: &mut Tx, marks: &[(Id<Private>, Mark)]) -> Result<(), Error> {
    let knots = knots(tx, marks).await?;
    for (id, knot) in &knots {
        if !knots.iter().any(|it| it.1 == *knot && it.0 != *id) {
            tx.change("delete from circle_tie where knot = $1", values![*knot]).await?;
        }
    }
    Ok(())
}

async fn knots(tx: &mut Tx, marks: &[(Id<Private>, Mark)]) -> Result<Vec<(Id<Private>, [u8; 16])>, Error> {
    let mut knots = vec![];
    for (id, mark) in marks {
        knots.extend(knot_of(tx, mark).await?.map(|knot| (*id, knot)));
    }
    Ok(knots)
}
