//! One river of migrations for both databases, written in PostgreSQL's words.
//!
//! SQLite reads three of them differently (`bytea`, `bigint`, `boolean`) and gets STRICT tables. The checksum stays
//! that of the written text, so both databases tell the same history.
use sqlx::{
    AssertSqlSafe, SqlSafeStr,
    migrate::{Migration, Migrator},
};
use std::collections::BTreeSet;

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Every migration as it was written: (number, name, text). A test reads them for what must not be in them.
pub fn written_migrations() -> Vec<(i64, String, &'static str)> {
    MIGRATIONS.iter().map(|each| (each.version, each.description.to_string(), each.sql.as_str())).collect()
}

/// These migrations alone, or all of them.
pub(crate) fn for_postgres(numbers: Option<&BTreeSet<i64>>) -> Migrator {
    just(chosen(numbers).cloned().collect(), numbers.is_some())
}

/// Where only some are wanted, a database that has more is no contradiction.
fn just(migrations: Vec<Migration>, some: bool) -> Migrator {
    let mut migrator = Migrator::with_migrations(migrations);
    migrator.set_ignore_missing(some);
    migrator
}

fn chosen(numbers: Option<&BTreeSet<i64>>) -> impl Iterator<Item = &'static Migration> {
    MIGRATIONS.iter().filter(move |it| numbers.is_none_or(|numbers| numbers.contains(&it.version)))
}

#[expect(clippy::disallowed_methods, reason = "Our own migration text, translated.")]
pub(crate) fn for_sqlite(numbers: Option<&BTreeSet<i64>>) -> Migrator {
    let translated = chosen(numbers).map(|migration| Migration {
        sql: AssertSqlSafe(in_sqlite_words(migration.sql.as_str())).into_sql_str(),
        ..migration.clone()
    });
    just(translated.collect(), numbers.is_some())
}

fn in_sqlite_words(text: &str) -> String {
    text.lines().map(in_sqlite_words_line).collect()
}

/// Only code is translated; what stands behind `--` is for people.
fn in_sqlite_words_line(line: &str) -> String {
    let (code, remark) = line.split_once("--").unwrap_or((line, ""));
    let code = code.replace(" bytea", " blob").replace(" bigint", " integer").replace(" boolean", " integer");
    let code = if code.trim_end() == ");" { ") strict;".to_owned() } else { code };
    format!("{code}--{remark}\n")
}
