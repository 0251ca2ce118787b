//! How a room tells the rest of the house that something happened, without knowing who listens.

/// Something a room says to the rest of the house. It travels through the outbox, in the room's own transaction.
/// `about` is an id, never a text.
pub trait Notice {
    const TOPIC: &'static str;
    fn about(&self) -> String;
}
