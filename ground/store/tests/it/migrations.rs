//! One river of migrations makes the same tables on both.
use ground_store::{Db, FromRow, Row, Tables, Trouble, from_row, values, written_migrations};
use ground_testkit::Scratch;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Described {
    table_name: String,
    column_name: String,
    kind: String,
    must_be_there: bool,
}
impl FromRow for Described {
    fn from_row(row: &Row) -> Result<Self, Trouble> {
        let kind: String = row.get("kind")?;
        let kind = match kind.to_lowercase().as_str() {
            "blob" => "bytea",
            "integer" | "boolean" => "bigint",
            other => other,
        }
        .to_owned();
        let (table_name, column_name) = (row.get("table_name")?, row.get("column_name")?);
        Ok(Described { table_name, column_name, kind, must_be_there: row.get::<i64>("must_be_there")? == 1 })
    }
}

async fn described(db: &Db) -> Vec<Described> {
    let sqlite = "select t.name as table_name, c.name as column_name, c.type as kind,
                         cast(max(c.\"notnull\", c.pk > 0) as integer) as must_be_there
                    from pragma_table_list t join pragma_table_info(t.name) c
                   where t.schema = 'main' and t.name not like 'sqlite_%' and t.name not like '_sqlx%'";
    let postgres = "select cast(table_name as text) as table_name, cast(column_name as text) as column_name,
                           cast(data_type as text) as kind,
                           cast(case when is_nullable = 'NO' then 1 else 0 end as bigint) as must_be_there
                      from information_schema.columns
                     where table_schema = 'public' and table_name not like '\\_sqlx%'";
    let sql = if db.kind() == "SQLite" { sqlite } else { postgres };
    let mut all: Vec<Described> = db.look().await.unwrap().all(sql, values![]).await.unwrap();
    all.sort();
    all
}

#[tokio::test]
async fn both_databases_have_the_same_tables() {
    let [sqlite, postgres] = Scratch::both().await;
    let (here, there) = (described(&sqlite.open().await).await, described(&postgres.open().await).await);
    assert_eq!(here, there);
    assert!(here.len() > 50 && here.iter().any(|it| it.must_be_there) && here.iter().any(|it| !it.must_be_there));
}

struct Strict {
    name: String,
    strict: i64,
}
from_row!(Strict { name, strict });

#[tokio::test]
async fn every_table_of_sqlite_is_strict() {
    let db = Scratch::sqlite();
    let sql = "select name, strict from pragma_table_list where schema = 'main' and type = 'table'
                and name not like 'sqlite_%' and name not like '_sqlx%'";
    let all: Vec<Strict> = db.open().await.look().await.unwrap().all(sql, values![]).await.unwrap();
    assert!(!all.is_empty());
    for Strict { name, strict } in all {
        assert_eq!(strict, 1, "{name}");
    }
}

#[tokio::test]
async fn opening_again_migrates_nothing_twice() {
    for scratch in Scratch::both().await {
        let first = scratch.open().await;
        let before = described(&first).await;
        let second = scratch.open().await;
        assert_eq!(described(&second).await, before);
        let count = "select count(*) as figure from _sqlx_migrations";
        let done: Option<i64> = second.look().await.unwrap().one(count, values![]).await.unwrap();
        assert_eq!(done, i64::try_from(written_migrations().len()).ok());
    }
}

/// A database that a newer house brought further, or whose history somebody edited, is left as it is.
#[tokio::test]
async fn a_history_that_does_not_fit_is_not_touched() {
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                 select 9999, description, success, checksum, 0 from _sqlx_migrations where version = 1";
    let edited = "update _sqlx_migrations set checksum = (select checksum from _sqlx_migrations where version = 1)
                   where version = 2";
    let broken = "update _sqlx_migrations set success = not success where version = 2";
    for (mischief, said) in [(newer, "9999"), (edited, "migration 2 "), (broken, "migration 2 ")] {
        for scratch in Scratch::both().await {
            let db = scratch.open().await;
            let mut tx = db.begin().await.unwrap();
            assert_eq!(tx.change(mischief, values![]).await, Ok(1));
            tx.commit().await.unwrap();
            let outcome = Db::open(scratch.address()).await.map(drop);
            let told = |it: &Trouble| matches!(it, Trouble::Migration(why) if why.contains(said));
            assert!(outcome.as_ref().is_err_and(told), "{}: {outcome:?}", scratch.kind);
        }
    }
}

/// The text of a migration without its remarks.
fn code(sql: &str) -> String {
    sql.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end().to_owned() + "\n").collect()
}

const KINDS: [&str; 6] = ["bytea", "bigint", "boolean", "text", "double", "precision"];
/// Words that are a kind of column in one of the two databases, and not in the other.
const STRANGERS: [&str; 22] = [
    "integer",
    "int",
    "smallint",
    "serial",
    "bigserial",
    "numeric",
    "decimal",
    "real",
    "float",
    "blob",
    "json",
    "jsonb",
    "uuid",
    "timestamp",
    "timestamptz",
    "date",
    "time",
    "interval",
    "varchar",
    "char",
    "bool",
    "array",
];

#[test]
fn columns_are_of_the_five_kinds_that_both_keep_alike() {
    for (number, name, sql) in written_migrations() {
        let code = code(sql).to_lowercase();
        let words = code.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        for word in words {
            assert!(!STRANGERS.contains(&word), "{number} {name}: {word}");
        }
        for table in code.split("create table ").skip(1) {
            for column in columns_of(table) {
                let kind = column.split_whitespace().nth(1).unwrap_or_default().trim_end_matches(',');
                assert!(KINDS.contains(&kind), "{number} {name}: {column}");
            }
        }
    }
}

fn columns_of(table: &str) -> impl Iterator<Item = &str> {
    let body = table.split("\n);").next().unwrap_or_default();
    body.lines().skip(1).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("constraint"))
}

/// Constraint names become messages, so they are the same on both: `table_column_column_key`.
#[test]
fn every_constraint_is_named_after_its_table_and_columns() {
    for (number, name, sql) in written_migrations() {
        let code = code(sql);
        for table in code.split("create table ").skip(1) {
            let table_name = table.split_whitespace().next().unwrap();
            for line in table.split("\n);").next().unwrap().lines().map(str::trim) {
                let asks = ["primary key", "unique", "references", "check"].iter().any(|word| line.contains(word));
                assert_eq!(asks, line.contains("constraint "), "{number} {name}: unnamed: {line}");
                let Some((before, rest)) = line.split_once("constraint ") else { continue };
                let (given, rest) = rest.split_once(' ').unwrap();
                let ending = if rest.contains("references") {
                    "fkey"
                } else if rest.contains("check") {
                    "check"
                } else {
                    "key"
                };
                let columns = match before.split_whitespace().next() {
                    Some(column) => column.to_owned(),
                    None => rest.split_once('(').unwrap().1.split_once(')').unwrap().0.replace(", ", "_"),
                };
                if ending != "check" {
                    assert_eq!(given, format!("{table_name}_{columns}_{ending}"), "{number} {name}");
                }
                assert!(given.starts_with(table_name) && given.ends_with(ending) && given.len() < 64, "{given}");
            }
        }
    }
}

/// Each migration says why, what it locks, and how it is undone.
#[test]
fn every_migration_begins_with_its_reason() {
    for (number, name, sql) in written_migrations() {
        assert!(sql.starts_with("-- Why: "), "{number} {name}");
        for said in ["Locks:", "Undo:"] {
            assert!(sql.split("create ").next().unwrap().contains(said), "{number} {name}: {said}");
        }
    }
}
