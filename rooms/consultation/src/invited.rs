//! What the house may do in somebody's own thread when it prints an invitation for the post: learn how they are called, and
//! note what they wish. To what they are invited is told to this room as words; it knows no places. (capability 64, S01)
use crate::{
    Error,
    actions::{
        contacts::{self, Memo, Under},
        paper,
    },
    contact::{Channel, Direction},
    thread::ThreadId,
};
use ground_circle::Caller;
use ground_seal::session::Token;
use ground_work::House;
use people::Relation;

fn thread_of(id: &str) -> Result<ThreadId, Error> {
    id.parse().map_err(|_| Error::NotFound)
}

/// How the one whose thread it is goes by, for a sheet that goes to them. It is opened, so it leaves a line.
/// Needs `Access::Note`.
pub async fn addressed(house: &House, caller: &Caller, id: &str) -> Result<Option<String>, Error> {
    paper::called(house, caller, thread_of(id)?).await
}

/// That they would like to take part, as their wish and in their own thread only. One form is one line, however often it
/// is sent. Needs `Access::Note`.
pub async fn note_wish(house: &House, caller: &Caller, id: &str, form: &Token, wish: &str) -> Result<(), Error> {
    let thread = thread_of(id)?;
    paper::may_note(house, caller, thread).await?;
    let memo = Memo {
        lines: format!("*{}", ground_web::one_line(wish)),
        called: String::new(),
        rule: String::new(),
        promise: String::new(),
        promise_owner: None,
        channel: Channel::Letter,
        direction: Direction::Out,
        started_at: house.now(),
        minutes: None,
        who: String::new(),
        introduced: String::new(),
        relation: Relation::Unsaid,
        under: Under::Thread(thread),
        listened: false,
    };
    contacts::write_down(house, caller, form, &memo).await.map(drop)
}
