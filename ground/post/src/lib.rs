//! Mail that goes out. It says nothing: not who we are, not what it is about, not that there was a letter.
//!
//! Promises: one receiver per mail, never a list; plain text; an error never carries the address. Other ways (LINE, web
//! push) will stand beside this behind the same rule.
//! Deliberately doesn't know: why it rings, who is rung, the outbox.
mod content_free;
mod smtp;

pub use content_free::{Letterhead, tells_something};
pub use smtp::{Security, Smtp, SmtpSettings, Undelivered};
