//! A copy of the tables on its way into a sealed file, and back.
//!
//! Writing is done by a thread of its own: a slow medium must not hold up whoever is served meanwhile. The file is there
//! under its name only when it is whole and on the disk. Reading gives nothing that was not sealed as part of this file,
//! in this place; whether it is whole is known at its end, and nothing is committed before.
use anyhow::{Context, Result, bail};
use ground_seal::{
    Secret,
    backup::{FILE_HEAD, FileHead},
    instance::InstanceKeys,
    stream::{CHUNK, HEAD, Opener, Sealer, TAG},
};
use ground_store::{
    Trouble,
    copying::{Sink, Source, Unreadable},
};
use std::{
    fs::{File, OpenOptions},
    io::{BufReader, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use tokio::{sync::mpsc, task::JoinHandle};

enum Piece {
    More(Vec<u8>),
    End(Vec<u8>),
}

/// Takes bytes and leaves a sealed file.
pub struct SealedFile {
    pieces: mpsc::Sender<Piece>,
    writer: JoinHandle<Result<u64>>,
    held: Vec<u8>,
}

impl SealedFile {
    pub fn begin(path: &Path, head: &FileHead, key: &Secret) -> SealedFile {
        let (pieces, waiting) = mpsc::channel(4);
        let (path, head, key) = (path.to_owned(), head.clone(), key.clone());
        let writer = tokio::task::spawn_blocking(move || write(&path, &head, &key, waiting));
        SealedFile { pieces, writer, held: Vec::with_capacity(CHUNK) }
    }

    /// The last chunk; waits until the file lies whole on the disk. Says how long it is.
    pub async fn end(self) -> Result<u64> {
        let SealedFile { pieces, writer, held } = self;
        let _ = pieces.send(Piece::End(held)).await;
        drop(pieces);
        writer.await.context("writing ended")?
    }
}

impl Sink for SealedFile {
    async fn take(&mut self, mut bytes: &[u8]) -> Result<(), Trouble> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.held.len()));
            self.held.extend_from_slice(now);
            bytes = later;
            if self.held.len() == CHUNK {
                let full = std::mem::replace(&mut self.held, Vec::with_capacity(CHUNK));
                let sent = self.pieces.send(Piece::More(full)).await;
                sent.map_err(|_| Trouble::Away("the backup cannot be written".to_owned()))?;
            }
        }
        Ok(())
    }
}

/// While it is written it lies under another name.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn write(path: &Path, head: &FileHead, key: &Secret, mut waiting: mpsc::Receiver<Piece>) -> Result<u64> {
    let part = part_of(path);
    let outcome = write_part(&part, head, key, &mut waiting);
    if outcome.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    let length = outcome?;
    std::fs::rename(&part, path).with_context(|| format!("naming {}", path.display()))?;
    super::keys_file::sync_folder(path)?;
    Ok(length)
}

fn write_part(part: &Path, head: &FileHead, key: &Secret, waiting: &mut mpsc::Receiver<Piece>) -> Result<u64> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part);
    let mut file = file.with_context(|| format!("{} cannot be written", part.display()))?;
    let head = head.to_bytes();
    let (mut sealer, stream) = Sealer::begin(key, &[&head]);
    file.write_all(&head)?;
    file.write_all(&stream)?;
    loop {
        match waiting.blocking_recv() {
            Some(Piece::More(chunk)) => file.write_all(&sealer.chunk(&chunk, false))?,
            Some(Piece::End(chunk)) => {
                file.write_all(&sealer.chunk(&chunk, true))?;
                break;
            }
            None => bail!("the copy was given up before its end"),
        }
    }
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// The head of a FILE alone.
pub fn read_head(path: &Path) -> Result<FileHead> {
    let mut file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut bytes = [0; FILE_HEAD];
    let whole = file.read_exact(&mut bytes).is_ok();
    let head = whole.then(|| FileHead::from_bytes(&bytes).ok()).flatten();
    head.with_context(|| {
        format!("{} is not a backup of a house, or was cut off at its very beginning.", path.display())
    })
}

/// Reads a sealed file from its beginning to its end.
pub struct OpenedFile {
    file: BufReader<File>,
    opener: Opener,
    next: Vec<u8>,
    plain: Vec<u8>,
    at: usize,
    ended: bool,
}

impl OpenedFile {
    pub fn open(path: &Path, keys: &InstanceKeys) -> Result<OpenedFile> {
        let head = read_head(path)?;
        let key = head.open(keys).ok();
        let key = key.with_context(|| {
            format!(
                "{} does not open with these keys: they belong to another house, or the file is damaged, or the key of \
                 its week was destroyed because it is more than four weeks old.",
                path.display()
            )
        })?;
        let mut file = BufReader::with_capacity(CHUNK + TAG, File::open(path)?);
        let mut skipped = [0; FILE_HEAD];
        file.read_exact(&mut skipped)?;
        let mut stream = [0; HEAD];
        file.read_exact(&mut stream).context("the file was cut off")?;
        let opener = Opener::begin(&key, &[&head.to_bytes()], &stream).ok().context("a newer kind of file")?;
        let mut opened = OpenedFile { file, opener, next: vec![], plain: vec![], at: 0, ended: false };
        opened.next = opened.read_sealed()?;
        Ok(opened)
    }

    fn read_sealed(&mut self) -> std::io::Result<Vec<u8>> {
        let mut sealed = Vec::with_capacity(CHUNK + TAG);
        self.file.by_ref().take((CHUNK + TAG) as u64).read_to_end(&mut sealed)?;
        Ok(sealed)
    }

    /// Opens the next chunk. The one after which the file ends must be the one that was sealed as the last.
    fn turn_page(&mut self) -> Result<(), Unreadable> {
        let after = self.read_sealed().map_err(|_| Unreadable)?;
        let sealed = std::mem::replace(&mut self.next, after);
        self.ended = self.next.is_empty();
        self.plain = self.opener.chunk(&sealed, self.ended).map_err(|_| Unreadable)?.to_vec();
        self.at = 0;
        Ok(())
    }
}

impl Source for OpenedFile {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Unreadable> {
        let mut filled = 0;
        while filled < bytes.len() {
            if self.at == self.plain.len() {
                if self.ended {
                    return Err(Unreadable);
                }
                self.turn_page()?;
            }
            let piece = (self.plain.len() - self.at).min(bytes.len() - filled);
            bytes[filled..filled + piece].copy_from_slice(&self.plain[self.at..self.at + piece]);
            (self.at, filled) = (self.at + piece, filled + piece);
        }
        Ok(())
    }

    fn is_at_end(&mut self) -> Result<bool, Unreadable> {
        while self.at == self.plain.len() && !self.ended {
            self.turn_page()?;
        }
        Ok(self.at == self.plain.len())
    }
}
