//! Rebuilds when a migration is added: `migrate!` alone does not see new files.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
