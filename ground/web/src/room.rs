//! A room, as the house sees it.
use crate::House;
use axum::Router;
use ground_policy::{RoomRules, Situation};
use ground_words::RoomWords;

pub struct Room {
    pub name: &'static str,
    pub rules: RoomRules,
    pub words: RoomWords,
    pub situations: Vec<Situation>,
    /// Every address of the room, for the strangers test: (method, path).
    pub routes: &'static [(&'static str, &'static str)],
    /// Numbers of the tables whose texts are sealed. Never reused, never shared.
    pub sealed_tables: &'static [(u16, &'static str)],
    pub pages: Router<House>,
}

/// All situations of all rooms, for the matrix.
pub fn situations_of(rooms: &mut [Room]) -> Vec<Situation> {
    rooms.iter_mut().flat_map(|room| std::mem::take(&mut room.situations)).collect()
}
