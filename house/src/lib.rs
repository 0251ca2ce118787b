//! The program: opens the rooms, joins their doors, and runs what has to be done again and again.
//!
//! This is the one place that knows all rooms. `rooms.rs` lists them, `wiring.rs` says who reacts to whom, `pages/`
//! holds the pages that are made of several rooms.
pub mod cli;
pub mod commands;
pub mod config;
pub mod jobs;
pub mod keeping;
pub mod open;
pub mod own_words;
pub mod pages;
pub mod restoring;
pub mod rooms;
pub mod sample;
pub mod wiring;

pub use open::{Opened, Opening, open};
