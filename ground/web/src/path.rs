//! Parts of an address. What cannot be an id leads to the page that is not there, like everything that is not there.
use crate::{House, Problem, Visitor, not_found};
use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

/// Unlike axum's own, it answers a broken address with the same page as an unknown one.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<House> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        if let Ok(axum::extract::Path(found)) = axum::extract::Path::<T>::from_request_parts(parts, house).await {
            return Ok(Path(found));
        }
        let visitor = Visitor::from_request_parts(parts, house).await?;
        Err(not_found(State(house.clone()), visitor).await)
    }
}
