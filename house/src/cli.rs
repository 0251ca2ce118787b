//! The command line.
use crate::config::Settings;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// 縁側: letters without a name, answered by people. Data and keys stay with the organisation.
#[derive(Parser)]
#[command(name = "engawa", version, about)]
pub struct Cli {
    /// The settings file, engawa.toml in this folder if not said.
    #[arg(long, env = "ENGAWA_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// A sample organisation in a temporary folder, to look at. Nothing of it is kept.
    Try {
        /// Print one line of JSON and go on serving.
        #[arg(long)]
        json: bool,
        /// Where to listen; a free port of this machine if not said.
        #[arg(long)]
        listen: Option<std::net::SocketAddr>,
    },
    /// Creates the house and prints the first administrator's one-time link.
    Init {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        said: Said,
    },
    /// Opens the house.
    Serve {
        #[command(flatten)]
        settings: Settings,
    },
    /// The ledger of openings.
    Ledger {
        #[command(subcommand)]
        what: Ledger,
    },
    /// Makes a backup while the house is open or closed: FILE, and FILE.keys for another medium.
    Backup {
        /// Such as /media/usb1/engawa-2026-11-24.backup
        file: PathBuf,
        /// The folder for FILE.keys, on another medium, such as /media/usb2
        #[arg(long)]
        keys_to: Option<PathBuf>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Restores a backup into an empty place.
    Restore {
        /// The FILE that engawa backup made.
        #[arg(required_unless_present = "as_it_lies")]
        file: Option<PathBuf>,
        /// Where the instance keys come from when --keys is new: FILE.keys, or a copy of the old keys file.
        #[arg(long)]
        keys_from: Option<PathBuf>,
        /// There is no backup: take the database as it lies, although it was set back.
        #[arg(long, conflicts_with = "file")]
        as_it_lies: bool,
        #[command(flatten)]
        settings: Settings,
    },
    /// Looks whether everything is as it should be, and says what is not.
    Doctor {
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Subcommand)]
pub enum Ledger {
    /// Checks every signature and every chain.
    Verify {
        #[command(flatten)]
        settings: Settings,
    },
}

/// What the organisation says of itself at the beginning. Asked for one by one where a terminal is there and it was not
/// said.
#[derive(clap::Args, Default, Clone)]
pub struct Said {
    /// The neutral name that people see.
    #[arg(long)]
    pub name: Option<String>,
    /// Such as: 火-土 12:00-19:00; 休み 12-29..01-03; 祝日休み
    #[arg(long)]
    pub hours: Option<String>,
    /// An answer is promised within so many open days.
    #[arg(long)]
    pub promise_days: Option<u32>,
    /// How many people read: one, two, three or more.
    #[arg(long)]
    pub size: Option<String>,
    /// In a house of one: a second reads an answer within so many days.
    #[arg(long)]
    pub seconded_within_days: Option<i64>,
    /// Ask nothing; what was not said is as usual.
    #[arg(long)]
    pub quietly: bool,
}
