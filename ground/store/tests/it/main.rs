//! What this crate promises: one text of SQL, two databases, the same answers.
mod columns;
mod constraints;
mod jobs;
mod migrations;
mod outbox;
mod transactions;
