//! All SQL of this room, a file for each family of tables.
mod attendance;
mod cards;
mod company;
mod door;
mod gatherings;
mod listed;
mod murmurs;
mod openings;
mod places;
mod seats;

pub(crate) use attendance::*;
pub(crate) use cards::*;
pub(crate) use company::*;
pub(crate) use door::*;
pub(crate) use gatherings::*;
pub(crate) use listed::*;
pub(crate) use murmurs::*;
pub(crate) use openings::*;
pub(crate) use places::*;
pub(crate) use seats::*;
