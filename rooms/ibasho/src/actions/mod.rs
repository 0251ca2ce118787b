//! What people do here, as short stories: look, write, show.
pub(crate) mod cards;
pub(crate) mod classes;
pub(crate) mod company;
pub(crate) mod door;
pub(crate) mod gatherings;
pub(crate) mod listed;
pub(crate) mod murmurs;
pub(crate) mod places;
pub(crate) mod rooms;
pub(crate) mod sample;
pub(crate) mod seats;
