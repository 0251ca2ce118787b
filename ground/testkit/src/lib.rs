//! What tests are made of: fresh databases of both kinds, a clock that stands still until told, a mail server that
//! keeps what it is given.
//!
//! Never part of the program. A clock and ids come from here, because the bans of `clippy.toml` hold in tests too.
mod clock;
mod databases;
mod device;
mod mail;

pub use clock::{FakeClock, fixed_id, moment};
pub use databases::Scratch;
pub use device::TestDevice;
pub use mail::{Mail, MailServer};
