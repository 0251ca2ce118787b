//! `/healthz`: the process answers. `/readyz`: it can also write a letter down.
use axum::{extract::State, http::StatusCode};
use ground_circle::Caller;
use ground_store::Trouble;
use ground_web::House;
use ground_work::act;

pub(crate) async fn healthy() -> &'static str {
    "ok\n"
}

/// Writes one small row anew: a full disk says no here before a person finds out.
pub(crate) async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    match writes(&house).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

async fn writes(house: &House) -> Result<(), Trouble> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let now = work.now();
        ground_store::jobs::take(work.bare().0, "ready", now, 0).await.map(drop)
    })
}
