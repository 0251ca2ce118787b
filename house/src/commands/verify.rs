//! `engawa ledger verify`.
use crate::config::Settings;
use anyhow::Result;
use std::{path::Path, process::ExitCode};

pub async fn verify(settings: Settings, file: Option<&Path>) -> Result<ExitCode> {
    let settings = settings.over_file(file)?;
    let (db, vault) = super::open_store(&settings).await?;
    let report = ground_circle::verify_ledger(&db, &vault).await?;
    println!(
        "{} house lines, {} circles, {} roll lines, {} ledger lines, {} texts",
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
