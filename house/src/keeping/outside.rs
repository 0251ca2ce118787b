//! What lies outside the database and only ever grows: the anchors, and `erased.log` beside them.
//!
//! Promises: a line that was given to it is on the disk before it says so; a line that was cut off in the middle is not
//! read, and the next one begins on a line of its own. Holds no name and no time finer than the day beside what was
//! erased.
//! Deliberately doesn't know: the database.
use anyhow::{Context, Result, bail};
use ground_circle::{
    Vault,
    anchors::{self, Anchor},
    erased::Gone,
};
use ground_kernel::Timestamp;
use std::{
    fs::OpenOptions,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

const ANCHORS: &str = "engawa anchors 1";
const ERASED: &str = "engawa erased 1";

#[derive(Clone, Debug)]
pub struct Outside {
    anchors: PathBuf,
}

impl Outside {
    pub fn at(anchors: &Path) -> Outside {
        Outside { anchors: anchors.to_owned() }
    }
    pub fn anchors(&self) -> &Path {
        &self.anchors
    }
    pub fn erased(&self) -> PathBuf {
        self.anchors.with_file_name("erased.log")
    }

    /// Every anchor of the file, oldest first; none where there is no file.
    pub fn read_anchors(&self, vault: &Vault) -> Result<Vec<Anchor>> {
        let read = |line: &String| {
            let line = anchors::read(line, vault);
            line.with_context(|| format!("{} holds a line that is not this house's.", self.anchors.display()))
        };
        lines(&self.anchors, ANCHORS)?.iter().map(read).collect()
    }

    /// Only the newest.
    pub fn last_anchor(&self, vault: &Vault) -> Result<Option<Anchor>> {
        Ok(self.read_anchors(vault)?.pop())
    }

    pub fn add_anchors(&self, new: &[Anchor]) -> Result<()> {
        append(&self.anchors, ANCHORS, new.iter().map(Anchor::to_string))
    }

    /// What was erased, in any order.
    pub fn read_erased(&self) -> Result<Vec<Gone>> {
        Ok(self.erased_lines()?.iter().filter_map(|it| gone_in(it)).collect())
    }
    pub fn erased_lines(&self) -> Result<Vec<String>> {
        lines(&self.erased(), ERASED)
    }

    /// The day stands in front, so that a person can see which lines no backup can need any more.
    pub fn add_erased(&self, now: Timestamp, said: &[String]) -> Result<()> {
        let day = super::days::day_in_tokyo(now);
        append(&self.erased(), ERASED, said.iter().map(|line| format!("{day} {line}")))
    }

    /// Lines as they stand in another such file, those that are missing here.
    pub fn add_erased_lines(&self, lines: &[String]) -> Result<()> {
        let known = self.erased_lines()?;
        append(&self.erased(), ERASED, lines.iter().filter(|it| !known.contains(it)).cloned())
    }
}

/// The line without its day.
pub fn gone_in(line: &str) -> Option<Gone> {
    Gone::from_line(line.split_once(' ')?.1)
}

/// The whole lines under the title. A last line without its end was cut off, and is none.
fn lines(path: &Path, title: &str) -> Result<Vec<String>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(error).with_context(|| format!("reading {}", path.display())),
    };
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let mut lines = whole.lines();
    match lines.next() {
        None => Ok(vec![]),
        Some(first) if first == title => Ok(lines.filter(|it| !it.is_empty()).map(str::to_owned).collect()),
        Some(_) => bail!("{} is not a file of this house.", path.display()),
    }
}

fn append(path: &Path, title: &str, new: impl Iterator<Item = String>) -> Result<()> {
    let before = std::fs::read(path).unwrap_or_default();
    let mut text = String::new();
    if before.is_empty() {
        text.push_str(title);
        text.push('\n');
    } else if before.last() != Some(&b'\n') {
        cut_back(path, &before)?;
    }
    let begun = text.len();
    for line in new {
        text.push_str(&line);
        text.push('\n');
    }
    if text.len() == begun {
        return Ok(());
    }
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    let mut file = file.with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    super::keys_file::sync_folder(path)
}

/// Takes a line off that was cut off in the middle.
fn cut_back(path: &Path, before: &[u8]) -> Result<()> {
    let whole = before.iter().rposition(|it| *it == b'\n').map_or(0, |at| at + 1);
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_len(whole as u64)?;
    Ok(file.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_cut_off_is_none_and_the_next_stands_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let outside = Outside::at(&folder.path().join("anchors"));
        let (now, line) = (Timestamp::from_micros(0), Gone::Tie([1; 16]).to_line());
        assert!(outside.read_erased().expect("no file").is_empty());
        outside.add_erased(now, std::slice::from_ref(&line)).expect("written");
        let mut text = std::fs::read_to_string(outside.erased()).expect("a file");
        assert_eq!(text, format!("{ERASED}\n1970-01-01 {line}\n"));
        text.push_str("1970-01-01 tie 0202");
        std::fs::write(outside.erased(), &text).expect("cut off");
        assert_eq!(outside.read_erased().expect("whole lines"), [Gone::Tie([1; 16])]);
        outside.add_erased(now, &[Gone::Tie([3; 16]).to_line()]).expect("written");
        assert_eq!(outside.read_erased().expect("both"), [Gone::Tie([1; 16]), Gone::Tie([3; 16])]);
        let lines = outside.erased_lines().expect("lines");
        outside.add_erased_lines(&lines).expect("nothing new");
        assert_eq!(outside.erased_lines().expect("lines"), lines);
        std::fs::write(outside.erased(), "something else\n").expect("a file");
        assert!(outside.read_erased().is_err());
    }
}
