//! `engawa ledger verify`.
use crate::{config::Settings, keeping::Outside};
use anyhow::Result;
use ground_circle::Vault;
use ground_store::Db;
use std::{path::Path, process::ExitCode};

pub async fn verify(settings: Settings, file: Option<&Path>) -> Result<ExitCode> {
    let settings = settings.over_file(file)?;
    let (db, vault) = super::open_store(&settings).await?;
    let mut report = ground_circle::verify_ledger(&db, &vault).await?;
    let (anchors, complaints) = anchors(&settings, &db, &vault).await;
    report.complaints.extend(complaints);
    println!(
        "{} house lines, {} circles, {} roll lines, {} ledger lines, {} texts, {anchors} anchors outside",
        report.house_lines, report.circles, report.roll_lines, report.ledger_lines, report.texts
    );
    for complaint in &report.complaints {
        println!("does not fit: {complaint}");
    }
    if report.complaints.is_empty() {
        println!("everything fits");
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}

/// How many anchors lie outside, and what doesn't fit in them.
async fn anchors(settings: &Settings, db: &Db, vault: &Vault) -> (usize, Vec<String>) {
    let file = match settings.anchors().and_then(|path| Outside::at(&path).read_anchors(vault)) {
        Ok(file) => file,
        Err(error) => return (0, vec![format!("anchors: {error:#}")]),
    };
    let complaints = async {
        let mut look = db.look().await?;
        ground_circle::anchors::complaints(&mut look, vault, &file).await
    };
    (file.len(), complaints.await.unwrap_or_else(|error| vec![format!("anchors: {error}")]))
}
