//! Figures for the office, without opening anything.
use crate::{Error, thread::ThreadId};
use ground_kernel::TeamId;
use ground_store::{Tables, values};

pub(crate) async fn unseconded(tables: &mut impl Tables, team: TeamId) -> Result<i64, Error> {
    let sql = "select count(*) as figure from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and l.state = 'there' and l.second_by is not null and l.seconded_at is null";
    Ok(tables.one(sql, values![team]).await?.unwrap_or(0))
}

pub(crate) async fn waiting_answers(tables: &mut impl Tables, team: TeamId) -> Result<i64, Error> {
    let sql = "select count(*) as figure from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and l.state = 'waits'";
    Ok(tables.one(sql, values![team]).await?.unwrap_or(0))
}

/// Threads in which an answer waits for its second reader, or was sent alone and is unread.
pub(crate) async fn wanting_a_second(tables: &mut impl Tables, team: TeamId) -> Result<Vec<ThreadId>, Error> {
    let sql = "select distinct t.id as id from consultation_letter l join consultation_thread t on t.id = l.thread_id
                where t.team_id = $1 and (l.state = 'waits'
                   or (l.state = 'there' and l.second_by is not null and l.seconded_at is null)) limit 2000";
    Ok(tables.all(sql, values![team]).await?)
}
