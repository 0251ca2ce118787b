//! Numbers of cards that were typed in.
use crate::Error;
use ground_store::{Tables, values};
use ground_work::Work;

/// True: it was not used before.
pub(crate) async fn spend_card(work: &mut Work, code_mac: &[u8; 32]) -> Result<bool, Error> {
    let sql = "insert into ibasho_card_spent (code_mac) values ($1) on conflict (code_mac) do nothing";
    Ok(work.change(sql, values![code_mac.to_vec()]).await? > 0)
}
