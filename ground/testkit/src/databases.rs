//! Fresh databases. Every test of a store runs on both: `for scratch in Scratch::both().await { … }`.
use ground_store::{Db, scratch};
use tempfile::TempDir;

/// One fresh database with its tables. Gone when dropped (a PostgreSQL one goes with its cluster).
pub struct Scratch {
    address: String,
    folder: TempDir,
    pub kind: &'static str,
}

impl Scratch {
    pub async fn both() -> [Scratch; 2] {
        [Scratch::sqlite(), Scratch::postgres().await]
    }

    pub fn sqlite() -> Scratch {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = folder.path().join("house.db").display().to_string();
        Scratch { address, folder, kind: "SQLite" }
    }

    pub async fn postgres() -> Scratch {
        let server = std::env::var("ENGAWA_TEST_POSTGRES")
            .expect("no PostgreSQL for tests: run them through scripts/with-postgres, as make test does");
        let name = format!("engawa_{}", random_name());
        let address = scratch::postgres(&server, &name).await.expect("a fresh PostgreSQL database");
        Scratch { address, folder: tempfile::tempdir().expect("a temporary folder"), kind: "PostgreSQL" }
    }

    /// A path, or `postgres://…`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A folder of the test's own, for keys and logs. For SQLite the database lies here too.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub async fn open(&self) -> Db {
        Db::open(&self.address).await.expect("the database opens")
    }
}

#[expect(clippy::disallowed_methods, reason = "Names of scratch databases only have to differ.")]
fn random_name() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
