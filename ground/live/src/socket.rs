//! One socket of one seat: what is new goes out, what is said comes in.
//!
//! Going on after a broken wire is the same as going on at all: a socket asks the table for what comes after the last
//! number it has, and sends that. Nothing is queued for a seat, and a slow one keeps nobody waiting.
use crate::{
    hall::Hall,
    line::{Body, Once},
    seat::{Seat, Standing},
    table::{News, Outcome, Table},
};
use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use ground_kernel::Timestamp;
use std::sync::Arc;

/// What came in, in the way that our own page sends it: the press, a line end, the text.
struct Speech {
    once: Once,
    text: String,
}

impl Speech {
    fn parse(message: &str) -> Option<Speech> {
        let (once, text) = message.split_once('\n')?;
        Some(Speech { once: once_of(once)?, text: text.to_owned() })
    }
}

/// Thirty-two hexadecimal letters, as a form or a script sends them.
pub fn once_of(text: &str) -> Option<Once> {
    u128::from_str_radix(text.trim(), 16).ok().filter(|_| text.trim().len() == 32).map(u128::to_be_bytes)
}

/// Serves a seat until its wire breaks or the table is over. `now` asks the clock; `answer` puts into words what became of
/// something that was said.
pub async fn serve(
    mut socket: WebSocket,
    hall: Hall,
    table: Arc<Table>,
    seat: Seat,
    voice: usize,
    after: u64,
    now: impl Fn() -> Timestamp + Send,
    answer: impl Fn(&str, &Result<Outcome, ground_store::Trouble>) -> String + Send,
) {
    let (mut news, mut at) = (table.listens(), News { lines: after, status: u64::MAX, over: false });
    news.mark_changed();
    if seat.standing == Standing::Host {
        let _ = hall.host_is_here(&table, seat.id, now()).await;
    }
    table.comes(seat.id);
    loop {
        tokio::select! {
            changed = news.changed() => {
                let Ok(()) = changed else { break };
                let new = *news.borrow_and_update();
                if tell(&mut socket, &table, &seat, voice, &mut at, new).await.is_none() || new.over {
                    break;
                }
            }
            came = socket.recv() => match came {
                Some(Ok(Message::Text(text))) => {
                    let Some(Speech { once, text: said }) = Speech::parse(&text) else { break };
                    let outcome = hall.say(&table, &seat, Body::Text(said), once, now()).await;
                    let press = text.split('\n').next().unwrap_or_default();
                    if socket.send(Message::Text(answer(press, &outcome).into())).await.is_err() {
                        break;
                    }
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
        }
    }
    table.goes(seat.id, now());
}

/// Sends what is new. None when the wire is broken.
async fn tell(
    socket: &mut WebSocket,
    table: &Table,
    seat: &Seat,
    voice: usize,
    at: &mut News,
    new: News,
) -> Option<()> {
    if new.status != at.status {
        at.status = new.status;
        send(socket, table.told(voice)).await?;
    }
    if new.lines > at.lines {
        for (number, frame) in table.seen_by(seat.id, at.lines, voice) {
            send(socket, frame).await?;
            at.lines = number;
        }
        at.lines = at.lines.max(new.lines);
    }
    Some(())
}

async fn send(socket: &mut WebSocket, frame: Utf8Bytes) -> Option<()> {
    if frame.is_empty() {
        return Some(());
    }
    socket.send(Message::Text(frame)).await.ok()
}
