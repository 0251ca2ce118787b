//! `engawa`.
use clap::Parser;
use house::{
    cli::{Cli, Command, Ledger},
    commands,
};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let file = cli.config.as_deref();
    let outcome = match cli.command {
        Command::Try { json, listen } => commands::try_out(json, listen).await,
        Command::Init { settings, said } => commands::init(settings, file, said).await,
        Command::Serve { settings } => commands::serve(settings, file).await,
        Command::Ledger { what: Ledger::Verify { settings } } => commands::verify(settings, file).await,
        Command::Backup { file: to, keys_to, settings } => commands::backup(settings, file, &to, keys_to).await,
        Command::Restore { file: from, keys_from, as_it_lies: _, settings } => {
            commands::restore(settings, file, from, keys_from).await
        }
        Command::Doctor { settings } => commands::doctor(settings, file).await,
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("engawa: {error:#}");
            ExitCode::FAILURE
        }
    }
}
