//! What happened to the house as a whole and concerns whoever wrote: it was set back, or a recovery waits for its day. It
//! stands above their letters.
use crate::Error;
use ground_circle::{LedgerAct, LedgerLine, SetBack, recovery::Stage};
use ground_kernel::Timestamp;
use ground_work::{Look, OpenedCircle};

/// So many days it stands above the letters that the house was set back; among those who read it stands always.
const SET_BACK_SHOWN_DAYS: i64 = 60;

/// The newest time at which the house was set back, for somebody who was here before that.
pub(crate) async fn set_back(look: &mut Look, arrived_at: Timestamp) -> Result<Option<SetBack>, Error> {
    let last = look.registry().await?.set_back().last().copied();
    Ok(last.filter(|it| arrived_at <= it.to))
}

/// The same, while it is news.
pub(crate) async fn lately_set_back(look: &mut Look, arrived_at: Timestamp) -> Result<Option<SetBack>, Error> {
    let now = look.now();
    Ok(set_back(look, arrived_at).await?.filter(|it| now <= it.at.plus_days(SET_BACK_SHOWN_DAYS)))
}

/// While a recovery that concerns these letters waits for its day, the person reads so above everything else.
pub(crate) async fn recovery_until(look: &mut Look, opened: &OpenedCircle) -> Result<Option<Timestamp>, Error> {
    let (now, registry) = (look.now(), look.registry().await?);
    let Some(case) = registry.recovery_running(now) else { return Ok(None) };
    let Stage::Waiting { until } = case.stage(now) else { return Ok(None) };
    let told = |line: &LedgerLine| line.act == LedgerAct::RecoveryOpened && line.row_id == *case.id.as_bytes();
    Ok(look.ledger(opened).await?.iter().any(told).then_some(until))
}
