//! What every page shares: who visits, the layout, forms that keep what was typed, problems as pages, the way out,
//! headers, brakes, and the door of a room.
//!
//! Promises: every page works without JavaScript; nothing personal is stored by a browser or a proxy; a request from
//! another site is refused; an address is never written anywhere; whoever leaves is signed out on the server.
//! Deliberately doesn't know: any room, letters, who works here.
mod address;
mod brakes;
mod cookies;
mod form;
mod guard;
mod house;
mod leave;
mod look;
mod over;
mod page;
mod paper;
mod path;
mod problem;
mod room;
mod statics;
pub mod take;
mod typed;
mod upload;
mod visitor;

pub use address::Address;
pub use brakes::{Brakes, Pause};
pub use form::{Form, as_typed, one_line};
pub use guard::guard;
pub use house::{Door, House, NoPlace, Site};
pub use look::Preferences;
pub use over::over;
pub use page::{Page, Place, show};
pub use paper::{File, ink, printed, sheet};
pub use path::Path;
pub use problem::{Problem, not_found};
pub use room::{Room, situations_of};
pub use typed::{Fields, id_of_press};
pub use upload::{at_leisure, only_file};
pub use visitor::{SessionState, SignedIn, Visitor};

use axum::Router;
use ground_words::RoomWords;

pub const WORDS: RoomWords = RoomWords {
    room: "web",
    ja: include_str!("../words/ja.ftl"),
    plain: include_str!("../words/ja-plain.ftl"),
    en: include_str!("../words/en.ftl"),
};

/// The addresses of the ground itself: static files, the switches, the way out.
pub fn pages() -> Router<House> {
    Router::new().merge(statics::routes()).merge(look::routes()).merge(leave::routes())
}
