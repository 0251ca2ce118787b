//! Fresh databases for tests: a file in a folder of the test's own, or a PostgreSQL database made from a migrated
//! template.
use crate::{Db, Trouble, migrate};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

const ONE_AT_A_TIME: &str = "select pg_advisory_lock(4719)";

/// Makes a database called `name` on the server at `server` (an address without a database), from a template that is
/// migrated once per server and version of the tables. Gives its address.
pub async fn postgres(server: &str, name: &str) -> Result<String, Trouble> {
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    admin.execute(ONE_AT_A_TIME).await?;
    let template = template_name();
    if !exists(&mut admin, &template).await? {
        say(&mut admin, format!("create database {template}")).await?;
        let db = Db::open(&format!("{server}/{template}")).await?;
        db.close().await;
    }
    say(&mut admin, format!("create database {name} template {template}")).await?;
    admin.close().await?;
    Ok(format!("{server}/{name}"))
}

/// Removes what `postgres` made, whoever is still connected.
pub async fn drop_postgres(server: &str, name: &str) -> Result<(), Trouble> {
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    say(&mut admin, format!("drop database if exists {name} with (force)")).await
}

fn template_name() -> String {
    let sum = migrate::MIGRATIONS
        .iter()
        .flat_map(|each| each.checksum.iter())
        .fold(17_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    format!("engawa_template_{sum:016x}")
}

async fn exists(admin: &mut PgConnection, name: &str) -> Result<bool, Trouble> {
    let found = sqlx::query("select 1 from pg_database where datname = $1").bind(name).fetch_optional(admin).await?;
    Ok(found.is_some())
}

#[expect(
    clippy::disallowed_methods,
    reason = "Names of scratch databases are made by the testkit, from letters and digits."
)]
async fn say(admin: &mut PgConnection, sql: String) -> Result<(), Trouble> {
    admin.execute(AssertSqlSafe(sql)).await?;
    Ok(())
}
