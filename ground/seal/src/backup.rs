//! What stands around a backup: the head of its file, and the file of keys that goes with it.
//!
//! ```text
//! FILE        title ‖ made_at 8 ‖ house 32 ‖ week 4 ‖ file key in a box 73 ‖ stream (see `stream`)
//! FILE.keys   title ‖ made_at 8 ‖ house 32 ‖ form 1 ‖ …
//!   form 1      payload ‖ tag 32                         no recovery cards yet: it lies open
//!   form 2      length 4 ‖ sealed root ‖ payload, sealed to the recovery key
//! ```
//!
//! The file key of FILE lies under an instance key **and** the shred key of the week in which it was made. So FILE opens
//! with the instance keys of the same house for as long as that week's key lives, and afterwards for nobody.
//!
//! FILE is not wrapped to the recovery key as well: whoever restores needs `pepper` and the shred keys, which stand in
//! FILE.keys alone, and FILE.keys is sealed to the recovery key. A second way into FILE would open nothing more, and
//! would outlive the week.

use zeroize::Zeroizing;

use crate::instance::InstanceKeys;
use crate::{Label, Refused, SealPair, SealPublic, Secret, boxed, derive, mac};

const TITLE: &[u8] = b"engawa backup 1\n";
const KEYS_TITLE: &[u8] = b"engawa backup keys 1\n";
const HEAD: usize = 8 + 32;
const BOXED: usize = 32 + 41;

/// How many bytes stand before the stream.
pub const FILE_HEAD: usize = TITLE.len() + HEAD + 4 + BOXED;

/// When and of which house. `house` is the hash of the line with which its roll begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    pub made_at: i64,
    pub house: [u8; 32],
}

/// The head of a FILE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHead {
    pub about: About,
    pub week: u32,
    boxed: Vec<u8>,
}

impl FileHead {
    /// A new file's head, and its key.
    ///
    /// # Errors
    /// [`Refused`] when that week has no shred key.
    pub fn new(about: About, keys: &InstanceKeys, week: u32) -> Result<(FileHead, Secret), Refused> {
        let key = Secret::random();
        let boxed = boxed::seal(&under(keys, week)?, FILE_KEY, &[&about.to_bytes(), &week.to_be_bytes()], key.expose());
        Ok((FileHead { about, week, boxed }, key))
    }

    /// # Errors
    /// [`Refused`] when it is no head of a backup.
    pub fn from_bytes(bytes: &[u8; FILE_HEAD]) -> Result<FileHead, Refused> {
        let (about, rest) = About::read(bytes.strip_prefix(TITLE).ok_or(Refused)?)?;
        let (week, boxed) = rest.split_first_chunk::<4>().ok_or(Refused)?;
        Ok(FileHead { about, week: u32::from_be_bytes(*week), boxed: boxed.to_vec() })
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        [TITLE, &self.about.to_bytes(), &self.week.to_be_bytes(), &self.boxed].concat()
    }

    /// The key of the stream that follows.
    ///
    /// # Errors
    /// [`Refused`] for the keys of another house, a week whose key was destroyed, or changed bytes.
    pub fn open(&self, keys: &InstanceKeys) -> Result<Secret, Refused> {
        let aad: [&[u8]; 2] = [&self.about.to_bytes(), &self.week.to_be_bytes()];
        Secret::try_from_slice(&boxed::open(&under(keys, self.week)?, FILE_KEY, &aad, &self.boxed)?)
    }
}

/// A FILE.keys, read and not yet opened.
pub enum KeysFile {
    /// It lies open, and was not touched since the house made it.
    Open { about: About, payload: Zeroizing<Vec<u8>> },
    /// Two cards and a witness open it.
    Sealed { about: About, sealed_root: Vec<u8>, payload: Vec<u8> },
}

/// The open form. Its tag comes from the keys inside: it shows that nothing was changed by accident or by halves.
pub fn keys_open(about: About, keys: &InstanceKeys, payload: &[u8]) -> Zeroizing<Vec<u8>> {
    let head = [KEYS_TITLE, &about.to_bytes(), &[1]].concat();
    let tag = mac(&keys.mark_mac, KEYS_TAG, &[&head, payload]);
    Zeroizing::new([&head[..], payload, &tag].concat())
}

/// The form for a house that has recovery cards. `sealed_root` is what the cards open.
pub fn keys_sealed(about: About, recovery: &SealPublic, sealed_root: &[u8], payload: &[u8]) -> Vec<u8> {
    let head = [KEYS_TITLE, &about.to_bytes(), &[2]].concat();
    let length = u32::try_from(sealed_root.len()).expect("a sealed root is short").to_be_bytes();
    let sealed = recovery.seal_to(KEYS_SEALED, &[&head, sealed_root], payload);
    [&head[..], &length, sealed_root, &sealed].concat()
}

impl KeysFile {
    /// `inside` takes the instance keys out of a payload.
    ///
    /// # Errors
    /// [`Refused`] when it is no such file, or one that was changed.
    pub fn read(bytes: &[u8], inside: impl Fn(&[u8]) -> Result<InstanceKeys, Refused>) -> Result<KeysFile, Refused> {
        let (about, rest) = About::read(bytes.strip_prefix(KEYS_TITLE).ok_or(Refused)?)?;
        let (form, rest) = rest.split_first().ok_or(Refused)?;
        if *form == 2 {
            let (length, rest) = rest.split_first_chunk::<4>().ok_or(Refused)?;
            let (root, payload) = rest.split_at_checked(u32::from_be_bytes(*length) as usize).ok_or(Refused)?;
            return Ok(KeysFile::Sealed { about, sealed_root: root.to_vec(), payload: payload.to_vec() });
        }
        let (payload, tag) = rest.split_last_chunk::<32>().filter(|_| *form == 1).ok_or(Refused)?;
        let keys = inside(payload)?;
        let right = mac(&keys.mark_mac, KEYS_TAG, &[&[KEYS_TITLE, &about.to_bytes(), &[1]].concat(), payload]);
        crate::secret::same(&right, tag).then_some(()).ok_or(Refused)?;
        Ok(KeysFile::Open { about, payload: Zeroizing::new(payload.to_vec()) })
    }

    pub fn about(&self) -> About {
        match self {
            KeysFile::Open { about, .. } | KeysFile::Sealed { about, .. } => *about,
        }
    }

    /// What lies inside; of the sealed form with the recovery key that two cards and a witness gave.
    ///
    /// # Errors
    /// [`Refused`] for another recovery key, or none where one is needed.
    pub fn open(&self, recovery: Option<&SealPair>) -> Result<Zeroizing<Vec<u8>>, Refused> {
        match self {
            KeysFile::Open { payload, .. } => Ok(payload.clone()),
            KeysFile::Sealed { about, sealed_root, payload } => {
                let head = [KEYS_TITLE, &about.to_bytes(), &[2]].concat();
                recovery.ok_or(Refused)?.open(KEYS_SEALED, &[&head, sealed_root], payload)
            }
        }
    }
}

impl About {
    fn to_bytes(self) -> [u8; HEAD] {
        let mut bytes = [0; HEAD];
        bytes[..8].copy_from_slice(&self.made_at.to_be_bytes());
        bytes[8..].copy_from_slice(&self.house);
        bytes
    }
    fn read(bytes: &[u8]) -> Result<(About, &[u8]), Refused> {
        let (made_at, rest) = bytes.split_first_chunk::<8>().ok_or(Refused)?;
        let (house, rest) = rest.split_first_chunk::<32>().ok_or(Refused)?;
        Ok((About { made_at: i64::from_be_bytes(*made_at), house: *house }, rest))
    }
}

// Each is used to seal and to open.
const FILE_KEY: Label = Label::BACKUP_KEY;
const KEYS_TAG: Label = Label::BACKUP_KEYS_TAG;
const KEYS_SEALED: Label = Label::BACKUP_KEYS;

/// Both keys are in it: without the week's, which dies, this house's own opens nothing.
fn under(keys: &InstanceKeys, week: u32) -> Result<Secret, Refused> {
    Ok(derive(keys.shred_of(week)?, Label::BACKUP_WEEK, &[keys.backup.expose()]))
}
