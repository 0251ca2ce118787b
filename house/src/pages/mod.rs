//! Pages that are made of several rooms: the front, what exists behind its doors, the office, and signs of life.
mod card;
mod drill;
mod front;
mod invitation;
mod leaving;
mod looking_back;
mod night;
mod office;
mod signs_of_life;
mod take_away;
mod who;
mod witness;

use axum::{Router, routing::get};
use ground_circle::Caller;
use ground_web::House;
use ground_work::see;
use staff::Organisation;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/", get(front::front))
        .route("/read", get(front::about))
        .route("/try", get(front::try_out))
        .route("/family", get(front::family))
        .route("/by-phone", get(front::by_phone))
        .route("/limits", get(front::limits))
        .route("/staff", get(office::read))
        .route("/staff/restore-drill", get(drill::read))
        .route("/staff/restore-drill/pdf", get(drill::print))
        .route("/witness/{link}", get(witness::ask).post(witness::answer))
        .route("/staff/who-may-what", get(who::read))
        .route("/staff/reading", get(looking_back::reading))
        .route("/staff/sessions/ended/{session}", get(looking_back::ended))
        .route("/staff/people/end", get(leaving::read))
        .route("/staff/settings/night", get(night::read))
        .route("/me/take-away", get(take_away::ask))
        .route("/me/take-away/page", get(take_away::as_page))
        .route("/me/take-away/data", get(take_away::as_data))
        .route("/card", get(card::ask).post(card::open))
        .route("/staff/letters/{thread}/invitation", get(invitation::choose))
        .route("/staff/letters/{thread}/invitation/{gathering}", get(invitation::read).post(invitation::note))
        .route("/staff/letters/{thread}/invitation/{gathering}/pdf", get(invitation::print))
        .route("/healthz", get(signs_of_life::healthy))
        .route("/readyz", get(signs_of_life::ready))
}

/// What the organisation said of itself.
pub(crate) async fn organisation(house: &House) -> Result<Organisation, staff::Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| { staff::organisation(look).await })
}
