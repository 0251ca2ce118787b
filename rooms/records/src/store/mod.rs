//! All SQL of the room. Rows that somebody acts on are handed out with a permit only.
mod asked;
mod entries;
mod exports;
mod facts;
mod folders;
mod helds;
mod keeping;
mod links;
mod told;

pub(crate) use asked::*;
pub(crate) use entries::*;
pub(crate) use exports::*;
pub(crate) use facts::*;
pub(crate) use folders::*;
pub(crate) use helds::*;
pub(crate) use keeping::*;
pub(crate) use links::*;
pub(crate) use told::*;
