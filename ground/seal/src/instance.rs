//! The instance keys: what the running house holds, outside its database and outside its backups.
//!
//! Independent secrets: `pepper` (for locks), `session`, `outbox` (addresses and second factors), `mark` (what the
//! house itself does is signed with it), and one `shred` for each week (see `grain.rs`). Their text is one line each, so
//! that a person can see that a file is whole:
//!
//! ```text
//! engawa keys 1
//! pepper 64 hexadecimal letters
//! session …
//! outbox …
//! mark …
//! shred 2948 …
//! ```
//!
//! Reads and writes no file, and does not know which week it is: a week is the number of whole weeks since Monday
//! 1970-01-05 in UTC, and the caller says it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use zeroize::Zeroizing;

use crate::secret::HIDDEN;
use crate::{Label, Refused, Secret, SignPair, derive, hex};

const TITLE: &str = "engawa keys 1";

/// The secrets of one house.
#[derive(Clone)]
pub struct InstanceKeys {
    /// Goes into every lock.
    pub pepper: Secret,
    /// Half of every session.
    pub session: Secret,
    /// Addresses and codes on their way out.
    pub outbox: Secret,
    /// Signs what the house itself does.
    pub mark: SignPair,
    /// Authenticates what the house remembers for itself.
    pub mark_mac: Secret,
    /// One half of what opens a backup of this house; the other is the shred key of its week.
    pub backup: Secret,
    /// The shred key of each living week.
    pub shred: BTreeMap<u32, Secret>,
    /// `mark`, `mark_mac` and `backup` come from this.
    mark_seed: Secret,
}

impl InstanceKeys {
    /// New keys, with a shred key for this week.
    pub fn new(week: u32) -> InstanceKeys {
        let shred = BTreeMap::from([(week, Secret::random())]);
        InstanceKeys::from_secrets([(); 4].map(|()| Secret::random()), shred)
    }

    /// # Errors
    /// [`Refused`] when that week's key is not there: not yet, or destroyed.
    pub fn shred_of(&self, week: u32) -> Result<&Secret, Refused> {
        self.shred.get(&week).ok_or(Refused)
    }

    /// The newest week there is a key for. A text written in a week without a key of its own is masked by this one.
    ///
    /// # Errors
    /// [`Refused`] when there is none at all.
    pub fn newest_shred(&self) -> Result<(u32, &Secret), Refused> {
        self.shred.last_key_value().map(|(week, secret)| (*week, secret)).ok_or(Refused)
    }

    /// The keys as the text of a file.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(512 + 96 * self.shred.len()));
        let named =
            [("pepper", &self.pepper), ("session", &self.session), ("outbox", &self.outbox), ("mark", &self.mark_seed)];
        writeln!(text, "{TITLE}").expect("writing into a string succeeds");
        for (name, secret) in named {
            write_line(&mut text, name, secret);
        }
        for (week, secret) in &self.shred {
            write_line(&mut text, &format!("shred {week}"), secret);
        }
        text
    }

    /// # Errors
    /// [`Refused`] unless every line is known, and every secret is there once.
    pub fn from_text(text: &str) -> Result<InstanceKeys, Refused> {
        let lines = text.strip_prefix(TITLE).and_then(|rest| rest.strip_prefix('\n')).ok_or(Refused)?;
        let mut named = BTreeMap::new();
        let mut shred = BTreeMap::new();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let (name, secret) = read_line(line)?;
            let again = match name.strip_prefix("shred ") {
                Some(week) => shred.insert(read_week(week)?, secret),
                None => named.insert(name, secret),
            };
            again.is_none().then_some(()).ok_or(Refused)?;
        }
        let mut take = |name| named.remove(name).ok_or(Refused);
        let secrets = [take("pepper")?, take("session")?, take("outbox")?, take("mark")?];
        named.is_empty().then(|| InstanceKeys::from_secrets(secrets, shred)).ok_or(Refused)
    }

    fn from_secrets([pepper, session, outbox, mark_seed]: [Secret; 4], shred: BTreeMap<u32, Secret>) -> InstanceKeys {
        let mark = SignPair::from_seed(&derive(&mark_seed, Label::MARK_SIGN, &[]));
        let mark_mac = derive(&mark_seed, Label::MARK_MAC, &[]);
        let backup = derive(&mark_seed, Label::MARK_BACKUP, &[]);
        InstanceKeys { pepper, session, outbox, mark, mark_mac, backup, shred, mark_seed }
    }
}

impl fmt::Debug for InstanceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

fn write_line(text: &mut String, name: &str, secret: &Secret) {
    let letters = Zeroizing::new(hex::to_text(secret.expose()));
    writeln!(text, "{name} {}", *letters).expect("writing into a string succeeds");
}

fn read_line(line: &str) -> Result<(&str, Secret), Refused> {
    let (name, letters) = line.rsplit_once(' ').ok_or(Refused)?;
    Ok((name, Secret::from_bytes(*hex::from_text(letters)?)))
}

/// A week in the one way it is written: no sign, no zeros in front.
fn read_week(text: &str) -> Result<u32, Refused> {
    let week: u32 = text.parse().map_err(|_| Refused)?;
    (week.to_string() == text).then_some(week).ok_or(Refused)
}
