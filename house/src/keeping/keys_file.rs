//! The file of the instance keys, and how it is changed while the house is open.
//!
//! Promises: whoever reads it finds an old whole file or a new whole file, wherever a change was cut off; of several
//! processes that change it at once, each changes what the one before left; permissions stay as they are; what was taken
//! out is overwritten where it lay, as far as the disk lets us.
//! Deliberately doesn't know: when a key is made or destroyed.
use anyhow::{Context, Result};
use ground_circle::ShredKeys;
use ground_seal::{Zeroizing, instance::InstanceKeys};
use std::{
    fs::{File, OpenOptions},
    io::{Read, Seek, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

#[derive(Clone, Debug)]
pub struct KeysFile(PathBuf);

impl KeysFile {
    pub fn at(path: &Path) -> KeysFile {
        KeysFile(path.to_owned())
    }
    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn read(&self) -> Result<InstanceKeys> {
        let text = std::fs::read_to_string(&self.0).with_context(|| {
            format!(
                "The instance keys at {} cannot be read. Has the house been created? engawa init makes them.",
                self.0.display()
            )
        })?;
        let text = Zeroizing::new(text);
        InstanceKeys::from_text(&text)
            .ok()
            .with_context(|| format!("{} is not a file of instance keys.", self.0.display()))
    }

    /// The shred keys as they stand in the file; none where it cannot be read now.
    pub fn shred(&self) -> Option<ShredKeys> {
        self.read().or_else(|_| self.read()).ok().map(|keys| keys.shred)
    }

    /// Creates it, for its owner alone.
    pub fn create(&self, keys: &InstanceKeys) -> Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&self.0)
            .with_context(|| format!("writing {}", self.0.display()))?;
        file.write_all(keys.to_text().as_bytes())?;
        file.sync_all()?;
        sync_folder(&self.0)
    }

    /// Changes what is in it, if `change` says that it did. Gives the shred keys as they stand in the file afterwards.
    pub fn change(&self, change: impl FnOnce(&mut InstanceKeys) -> bool) -> Result<ShredKeys> {
        let path = std::fs::canonicalize(&self.0).with_context(|| format!("finding {}", self.0.display()))?;
        let _one_at_a_time = self.lock(&path)?;
        let mut keys = self.read()?;
        if change(&mut keys) {
            replace(&path, keys.to_text().as_bytes())?;
        }
        Ok(keys.shred)
    }

    /// Can it be changed? Tried without changing it.
    pub fn can_be_changed(&self) -> bool {
        let Ok(path) = std::fs::canonicalize(&self.0) else { return false };
        let tried = path.with_extension("trying");
        let made = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&tried).is_ok();
        made && std::fs::remove_file(&tried).is_ok() && OpenOptions::new().write(true).open(&path).is_ok()
    }

    fn lock(&self, path: &Path) -> Result<File> {
        let beside = path.with_extension("lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&beside);
        let file = file.with_context(|| format!("{} cannot be written", beside.display()))?;
        file.lock().with_context(|| format!("waiting for {}", beside.display()))?;
        Ok(file)
    }
}

/// Write beside, sync, rename, sync the folder; then what lay there before is overwritten.
fn replace(path: &Path, text: &[u8]) -> Result<()> {
    let mut old =
        OpenOptions::new().read(true).write(true).open(path).with_context(|| format!("{}", path.display()))?;
    let mode = old.metadata()?.permissions().mode() & 0o777;
    let beside = path.with_extension("new");
    // A file that was left from a change that was cut off holds old keys; it goes first.
    if beside.exists() {
        std::fs::remove_file(&beside)?;
    }
    let mut new = OpenOptions::new().write(true).create_new(true).mode(mode).open(&beside)?;
    new.set_permissions(std::fs::Permissions::from_mode(mode))?;
    new.write_all(text)?;
    new.sync_all()?;
    std::fs::rename(&beside, path)?;
    sync_folder(path)?;
    overwrite(&mut old).context("overwriting the old keys")
}

fn overwrite(old: &mut File) -> std::io::Result<()> {
    let mut before = Zeroizing::new(vec![]);
    old.read_to_end(&mut before)?;
    old.rewind()?;
    old.write_all(&vec![0; before.len()])?;
    old.sync_all()
}

/// A rename lasts once its folder is on the disk.
pub fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_seal::Secret;

    fn file() -> (tempfile::TempDir, KeysFile) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = KeysFile::at(&folder.path().join("keys"));
        file.create(&InstanceKeys::new(7)).expect("a file");
        (folder, file)
    }

    #[test]
    fn a_change_leaves_everything_else_as_it_was() {
        let (folder, file) = file();
        std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o640)).expect("a mode");
        let before = file.read().expect("keys");
        std::fs::write(folder.path().join("keys.new"), "cut off").expect("a leftover");
        let shred = file.change(|keys| keys.shred.insert(8, Secret::random()).is_none()).expect("changed");
        let after = file.read().expect("keys");
        assert!(shred == after.shred && after.shred.len() == 2 && after.shred[&7] == before.shred[&7]);
        assert!(after.pepper == before.pepper && after.mark.public() == before.mark.public());
        let mode = std::fs::metadata(file.path()).expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode, 0o640);
        assert!(!folder.path().join("keys.new").exists());
        file.change(|_| false).expect("nothing to do");
        assert!(file.can_be_changed());
    }

    #[test]
    fn many_at_once_lose_nothing() {
        let (_folder, file) = file();
        std::thread::scope(|scope| {
            for week in 100..140 {
                let file = &file;
                scope.spawn(move || file.change(|keys| keys.shred.insert(week, Secret::random()).is_none()));
            }
        });
        assert_eq!(file.read().expect("keys").shred.len(), 41);
    }

    #[test]
    fn what_was_taken_out_is_overwritten_where_it_lay() {
        let (folder, file) = file();
        let second = folder.path().join("also");
        std::fs::hard_link(file.path(), &second).expect("another way to the same bytes");
        file.change(|keys| keys.shred.remove(&7).is_some()).expect("changed");
        let left = std::fs::read(&second).expect("the old bytes");
        assert!(left.iter().all(|byte| *byte == 0));
    }

    #[test]
    fn a_file_that_is_not_there_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = KeysFile::at(&folder.path().join("keys"));
        assert!(!file.can_be_changed() && file.shred().is_none());
        assert!(file.change(|_| true).is_err());
    }
}
