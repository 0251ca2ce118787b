//! `engawa doctor`: looks whether everything is as it should be. Says first what is not; ends with failure only where
//! letters are in danger.
use crate::config::Settings;
use anyhow::Result;
use consultation::help;
use ground_kernel::{Clock, WallClock};
use ground_paper::Lack;
use std::{os::unix::fs::PermissionsExt, path::Path, process::ExitCode};

#[derive(Default)]
struct Findings {
    wrong: Vec<String>,
    look_at: Vec<String>,
}

pub async fn doctor(settings: Settings, file: Option<&Path>) -> Result<ExitCode> {
    let settings = settings.over_file(file)?;
    let mut findings = Findings::default();
    door(&settings, &mut findings);
    keys(&settings, &mut findings);
    store(&settings, &mut findings).await;
    own_words(&settings, &mut findings);
    help_lines(&mut findings);
    paper(&mut findings);
    for line in &findings.wrong {
        println!("wrong    {line}");
    }
    for line in &findings.look_at {
        println!("look at  {line}");
    }
    if findings.wrong.is_empty() {
        println!("nothing is wrong");
    }
    Ok(if findings.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn door(settings: &Settings, findings: &mut Findings) {
    if let Err(error) = settings.check_door() {
        findings.wrong.push(error.to_string());
    }
    if settings.behind_proxy() {
        findings.look_at.push(
            "A proxy stands before the house: make sure that it writes no addresses to a log, speaks TLS 1.3 with \
             X25519MLKEM768, and passes Host and Origin on unchanged. Persons are told that it is there."
                .to_owned(),
        );
    }
    match settings.smtp() {
        Ok(None) => findings.look_at.push("No mail server is set, so no bell is offered.".to_owned()),
        Ok(Some(_)) => {}
        Err(error) => findings.wrong.push(error.to_string()),
    }
}

fn keys(settings: &Settings, findings: &mut Findings) {
    match settings.keys() {
        Ok(path) => match std::fs::metadata(&path) {
            Ok(it) if it.permissions().mode() & 0o077 != 0 => {
                findings.wrong.push(format!("Others on this machine may read {}: chmod 600.", path.display()));
            }
            Ok(_) => {}
            Err(_) => findings.wrong.push(format!("The keys at {} cannot be read.", path.display())),
        },
        Err(error) => findings.wrong.push(error.to_string()),
    }
}

async fn store(settings: &Settings, findings: &mut Findings) {
    let (db, vault) = match super::open_store(settings).await {
        Ok(opened) => opened,
        Err(error) => return findings.wrong.push(format!("{error:#}")),
    };
    match ground_circle::verify_ledger(&db, &vault).await {
        Ok(report) => findings.wrong.extend(report.complaints),
        Err(error) => findings.wrong.push(error.to_string()),
    }
    match team_size(&db, &vault).await {
        Ok(0) => findings.wrong.push("Nobody is in the team that receives letters.".to_owned()),
        Ok(1) => findings.look_at.push(
            "One person is in the team that receives letters. If they lose their five words, only a card of their own \
             (/staff/own-card) or the recovery cards bring the letters back: let a second one in."
                .to_owned(),
        ),
        Ok(2) => findings.look_at.push(
            "Two people are in the team that receives letters. With fewer than three, lost words cannot be mended by two \
             colleagues: both should print a card of their own (/staff/own-card)."
                .to_owned(),
        ),
        Ok(_) => {}
        Err(error) => findings.wrong.push(error.to_string()),
    }
    if let Err(error) = super::kept::look(settings, &db, &vault, &mut findings.wrong, &mut findings.look_at).await {
        findings.wrong.push(format!("{error:#}"));
    }
    match care(&db, &vault).await {
        Ok(care) => cards(care, findings),
        Err(error) => findings.wrong.push(error.to_string()),
    }
    db.close().await;
}

async fn care(db: &ground_store::Db, vault: &ground_circle::Vault) -> Result<staff::Care, staff::Error> {
    let mut tx = db.look().await?;
    let registry = ground_circle::registry(&mut tx, vault).await?;
    staff::care_in(&mut tx, &registry, WallClock.now()).await
}

fn cards(care: staff::Care, findings: &mut Findings) {
    if care.recovery_runs {
        findings.look_at.push(
            "A recovery runs: see /staff/recovery. Until its day is over anyone concerned can stop it.".to_owned(),
        );
    }
    if care.recoverable_without_cards {
        findings.look_at.push(
            "Letters are said to be recoverable, and there are no recovery cards: make them at /staff/recovery, or say no \
             in the settings. Persons are told that there is such a rule."
                .to_owned(),
        );
    } else if care.no_cards {
        findings.look_at.push(
            "There are no recovery cards. If nobody of a team can sign in any more, its letters open for their writers \
             alone. An administrator makes the cards at /staff/recovery."
                .to_owned(),
        );
    }
    if care.small_without_paper > 0 {
        findings.look_at.push(format!(
            "{} people in teams of fewer than three, or administrators, have printed no card of their own \
             (/staff/own-card). If they lose their words, nobody can mend them.",
            care.small_without_paper
        ));
    }
}

async fn team_size(db: &ground_store::Db, vault: &ground_circle::Vault) -> Result<usize, ground_circle::Error> {
    let mut tx = db.look().await?;
    let registry = ground_circle::registry(&mut tx, vault).await?;
    Ok(registry.receiving_named().map_or(0, |team| registry.members_of(team).len()))
}

fn own_words(settings: &Settings, findings: &mut Findings) {
    if let Some(Err(error)) = settings.words.as_deref().map(crate::own_words::read) {
        findings.wrong.push(format!("{error:#}"));
    }
}

/// Without them pages are printed by the browser, which always works.
fn paper(findings: &mut Findings) {
    if !cfg!(feature = "pdf") {
        return findings.look_at.push("This program was built without PDF; the browser prints pages.".to_owned());
    }
    for lack in ground_paper::lacking() {
        let without = match lack {
            Lack::Japanese => "No Japanese font was found, so no PDF can be made; the browser prints pages",
            Lack::Gothic => "The font that is read most easily is not here, so PDFs use another one",
            Lack::Rare => "The font with rare characters of names is not here; a sheet that needs one is not made",
            Lack::Signs => {
                "The font with boxes and signs is not here; a sheet with one that somebody typed is not made"
            }
        };
        findings.look_at.push(format!("{without}: apt-get install {}.", lack.package()));
    }
}

fn help_lines(findings: &mut Findings) {
    if let Some(days) = help::check_overdue_days(help::day_in_tokyo(WallClock.now())) {
        findings.look_at.push(format!("The help lines were last checked {days} days ago."));
    }
    if help::unverified() > 0 {
        findings
            .look_at
            .push(format!("{} help lines were never confirmed with the service itself.", help::unverified()));
    }
}
