//! The story: what is explained, agreed to, refused, withdrawn; first talks; pages for experts; and the one key by which
//! anything may be passed on.
pub(crate) mod aloud;
pub(crate) mod desk;
pub(crate) mod door;
pub(crate) mod experts;
pub(crate) mod explaining;
pub(crate) mod forgetting;
pub(crate) mod giving;
pub(crate) mod left_out;
pub(crate) mod own_part;
pub(crate) mod reading;
pub(crate) mod scope;
pub(crate) mod talks;
