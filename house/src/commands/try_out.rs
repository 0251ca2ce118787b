//! `engawa try`: a sample organisation in two temporary folders, one for the data and one for the keys. Gone when it
//! ends.
use crate::{
    jobs,
    keeping::{self, Keeping, KeysFile, Outside},
    open,
    open::Opening,
    sample,
};
use anyhow::Result;
use ground_circle::Vault;
use ground_kernel::{Clock, WallClock, WallDice};
use ground_seal::{instance::InstanceKeys, lock::Cost};
use ground_store::Db;
use ground_web::{Brakes, Door};
use std::{net::SocketAddr, path::Path, process::ExitCode, sync::Arc};

/// The sample's locks are as slow as real ones would be on a faster machine, no slower: it is opened often.
const SAMPLE_COST: Cost = Cost { memory_kib: 19_456, passes: 2, lanes: 1 };

pub async fn try_out(json: bool, listen: Option<SocketAddr>) -> Result<ExitCode> {
    let (data, keys_folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let keys = InstanceKeys::new(WallClock.now().week());
    let file = KeysFile::at(&keys_folder.path().join("keys"));
    file.create(&keys)?;
    let listener = std::net::TcpListener::bind(listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0))))?;
    let address = format!("http://{}", listener.local_addr()?);
    let db = Db::open(&data.path().join("engawa.db").display().to_string()).await?;
    let vault = Vault::new(keys, SAMPLE_COST).with_codes_again();
    let founded = sample::found(&db, &vault).await?;
    let door = Door { public_address: address.clone(), ..Door::default() };
    let (clock, rng) = (Arc::new(WallClock), Arc::new(WallDice));
    let opened =
        open(Opening { db: db.clone(), vault, clock, rng, door, brakes: Brakes::new(true), own_words: vec![] }).await?;
    let sample = sample::furnish(&opened.house, &founded).await?;
    let outside = Outside::at(&keys_folder.path().join("anchors"));
    let keeping = Keeping { keys: file, outside, anchor_mail: vec![], backup_to: None, backup_keys_to: None };
    let running = tokio::spawn(jobs::run(opened.house.clone(), None));
    let kept = tokio::spawn(keeping::run(opened.house.clone(), keeping, None));
    tell(json, &address, data.path(), &sample)?;
    super::serve::serve_pages(listener, None, opened.pages).await?;
    running.abort();
    kept.abort();
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

fn tell(json: bool, address: &str, data: &Path, sample: &sample::Sample) -> Result<()> {
    if json {
        let staff: Vec<_> = sample
            .staff
            .iter()
            .map(|it| {
                serde_json::json!({
                    "name": it.name, "role": it.role, "password": it.password, "totp_secret": it.totp_secret,
                })
            })
            .collect();
        let parties: Vec<_> = sample
            .parties
            .iter()
            .map(|it| {
                serde_json::json!({
                    "number": it.number, "words": it.words, "called": it.called,
                })
            })
            .collect();
        let line = serde_json::json!({ "address": address, "data": data, "staff": staff, "parties": parties });
        println!("{line}");
        return Ok(());
    }
    println!("縁側  {address}");
    println!();
    println!("Someone who wrote:");
    for it in &sample.parties {
        println!("  {}   {}   ({})", it.number, it.words, it.called);
    }
    println!();
    println!("Those who work here, at {address}/staff/sign-in:");
    for it in &sample.staff {
        println!("  {}   {}   TOTP {}   ({})", it.name, it.password, it.totp_secret, it.role);
    }
    println!();
    println!("Everything lies in temporary folders and is gone when this ends (Ctrl-C).");
    Ok(())
}
