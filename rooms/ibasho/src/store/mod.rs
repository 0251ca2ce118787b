//! All SQL of this room, a file for each family of tables.
mod places;

pub(crate) use places::*;
