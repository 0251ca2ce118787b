//! All SQL of this room, a file for each family of tables.
pub(crate) mod duty;
pub(crate) mod levels;
pub(crate) mod passings;
