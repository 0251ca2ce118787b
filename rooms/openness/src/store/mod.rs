//! All SQL of this room. A request is had by `…_for…` alone, which asks for permission.
pub(crate) mod answers;
pub(crate) mod quiet;
pub(crate) mod requests;
