//! One river of migrations for both databases, written in PostgreSQL's words.
//!
//! SQLite reads three of them differently (`bytea`, `bigint`, `boolean`) and gets STRICT tables. The checksum stays
//! that of the written text, so both databases tell the same history. On PostgreSQL sqlx runs the river; on SQLite we do,
//! into the table that sqlx kept there, so that a house that was founded then goes on.
use crate::{
    FromRow, Row, Trouble,
    sqlite::{File, Lent},
    values,
};
use sqlx::migrate::{MigrateError, Migration, Migrator};
use std::collections::BTreeSet;

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Every migration as it was written: (number, name, text). A test reads them for what must not be in them.
pub fn written_migrations() -> Vec<(i64, String, &'static str)> {
    MIGRATIONS.iter().map(|each| (each.version, each.description.to_string(), each.sql.as_str())).collect()
}

pub(crate) fn trouble(error: MigrateError) -> Trouble {
    Trouble::Migration(error.to_string())
}

/// These migrations alone, or all of them. Where only some are wanted, a database that has more is no contradiction.
pub(crate) fn for_postgres(numbers: Option<&BTreeSet<i64>>) -> Migrator {
    let mut migrator = Migrator::with_migrations(chosen(numbers).cloned().collect());
    migrator.set_ignore_missing(numbers.is_some());
    migrator
}

fn chosen(numbers: Option<&BTreeSet<i64>>) -> impl Iterator<Item = &'static Migration> {
    MIGRATIONS.iter().filter(move |it| numbers.is_none_or(|numbers| numbers.contains(&it.version)))
}

/// What was done already, as sqlx describes its table.
const HISTORY: &str = "create table if not exists _sqlx_migrations (
    version bigint primary key,
    description text not null,
    installed_on timestamp not null default current_timestamp,
    success boolean not null,
    checksum blob not null,
    execution_time bigint not null
)";

struct Done {
    version: i64,
    success: bool,
    checksum: Vec<u8>,
}
crate::from_row!(Done { version, success, checksum });

/// Brings the file up to date, or as far as these migrations: everything that is missing in one transaction, or nothing.
pub(crate) async fn run_on_file(file: &File, numbers: Option<&BTreeSet<i64>>) -> Result<(), Trouble> {
    let tx = file.begin().await?;
    tx.script(HISTORY)?;
    let done = history(&tx)?;
    fits(&done)?;
    let missing = chosen(numbers).filter(|each| done.iter().all(|it| it.version != each.version));
    for migration in missing {
        apply(&tx, migration).map_err(|why| Trouble::Migration(format!("{}: {why}", migration.version)))?;
    }
    tx.commit()
}

fn history(tx: &Lent) -> Result<Vec<Done>, Trouble> {
    let sql = "select version, success, checksum from _sqlx_migrations order by version";
    tx.rows(sql, &[], usize::MAX)?.into_iter().map(|row| Done::from_row(&Row::from(row))).collect()
}

/// A file that a newer house changed, or whose history was edited, is not touched.
fn fits(done: &[Done]) -> Result<(), Trouble> {
    for it in done {
        let known = MIGRATIONS.iter().find(|each| each.version == it.version);
        let known = known.ok_or_else(|| trouble(MigrateError::VersionMissing(it.version)))?;
        if !it.success {
            return Err(trouble(MigrateError::Dirty(it.version)));
        }
        if *known.checksum != *it.checksum {
            return Err(trouble(MigrateError::VersionMismatch(it.version)));
        }
    }
    Ok(())
}

fn apply(tx: &Lent, migration: &Migration) -> Result<(), Trouble> {
    tx.script(&in_sqlite_words(migration.sql.as_str()))?;
    let sql = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
               values ($1, $2, $3, $4, 0)";
    let row = values![migration.version, migration.description.to_string(), true, migration.checksum.to_vec()];
    tx.change(sql, &row).map(drop)
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
