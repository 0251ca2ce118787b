//! The cookies of the house: one for the session, one for an unsent first letter, one for how pages should look.
//!
//! With TLS the names begin with `__Host-` and the cookies are `Secure`. On plain loopback they are neither: no wire is
//! there to protect, and some browsers refuse to send a secure cookie to `http://127.0.0.1` (docs/adr/0004).
use crate::Door;
use axum_extra::extract::cookie::{Cookie, SameSite};
use ground_seal::session::Token;

pub(crate) const SESSION: &str = "engawa";
pub(crate) const LETTER: &str = "engawa-letter";
pub(crate) const LOOK: &str = "engawa-look";
/// A seat at a live table; behind it stands the table.
pub(crate) const SEAT: &str = "engawa-seat-";

pub(crate) fn name(door: &Door, base: &str) -> String {
    if door.secure { format!("__Host-{base}") } else { base.to_owned() }
}

/// Gone when the browser closes; not for scripts; not sent along from other sites.
pub(crate) fn cookie(door: &Door, base: &str, value: String) -> Cookie<'static> {
    Cookie::build((name(door, base), value))
        .path("/")
        .http_only(true)
        .secure(door.secure)
        .same_site(SameSite::Lax)
        .build()
}

pub(crate) fn session(door: &Door, token: &Token) -> Cookie<'static> {
    cookie(door, SESSION, token.to_text())
}

pub(crate) fn gone(door: &Door, base: &str) -> Cookie<'static> {
    let mut cookie = cookie(door, base, String::new());
    cookie.make_removal();
    cookie
}
