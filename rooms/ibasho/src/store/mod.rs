//! All SQL of this room, a file for each family of tables.
mod door;
mod gatherings;
mod listed;
mod openings;
mod places;
mod seats;

pub(crate) use door::*;
pub(crate) use gatherings::*;
pub(crate) use listed::*;
pub(crate) use openings::*;
pub(crate) use places::*;
pub(crate) use seats::*;
