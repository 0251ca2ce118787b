//! All SQL of this room, a file for each family of tables.
mod gatherings;
mod places;
mod seats;

pub(crate) use gatherings::*;
pub(crate) use places::*;
pub(crate) use seats::*;
