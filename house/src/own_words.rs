//! Sentences, help lines and cards that the organisation wrote itself. (capability 186)
//!
//! What may be replaced is what welcomes and explains; what is kept, who reads, what an automatic answer says, and what
//! cannot be protected stay as they are.
use crate::rooms::{all_words, rooms};
use anyhow::{Context, Result, bail};
use ground_words::{Voice, own};
use std::path::Path;

const MAY_BE_REPLACED: &[&str] = &[
    "house-front-lead",
    "house-front-family",
    "house-door-",
    "house-read-",
    "ibasho-lead",
    "house-try-",
    "house-family-for-yourself",
    "house-family-phone",
    "consultation-help-lead",
];

/// Reads a folder of own words; refuses it, with every reason, rather than say something that does not hold.
pub fn read(folder: &Path) -> Result<Vec<(Voice, String)>> {
    let (words, mut own_words, mut complaints) = (all_words(&rooms()), vec![], vec![]);
    for voice in Voice::ALL {
        let path = folder.join(format!("{}.ftl", voice.name()));
        if !path.exists() {
            continue;
        }
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let may = |key: &str| MAY_BE_REPLACED.iter().any(|begin| key.starts_with(begin));
        let found = own::complaints(&words, voice, &text, may);
        complaints.extend(found.into_iter().map(|why| format!("{}: {why}", path.display())));
        own_words.push((voice, text));
    }
    if !complaints.is_empty() {
        bail!("The organisation's own words cannot be used as they are:\n  {}", complaints.join("\n  "));
    }
    let lines = folder.join("helplines.toml");
    if lines.exists() {
        let text = std::fs::read_to_string(&lines).with_context(|| format!("reading {}", lines.display()))?;
        consultation::help::use_own(&text).map_err(|why| anyhow::anyhow!("{}: {why}", lines.display()))?;
    }
    let cards = folder.join("cards.toml");
    if cards.exists() {
        let text = std::fs::read_to_string(&cards).with_context(|| format!("reading {}", cards.display()))?;
        consultation::cards::use_own(&text).map_err(|why| anyhow::anyhow!("{}: {why}", cards.display()))?;
    }
    Ok(own_words)
}
