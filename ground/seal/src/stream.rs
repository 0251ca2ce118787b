//! A stream: something too long to be sealed in one piece, as it lies in a file.
//!
//! ```text
//! head    suite 1 ‖ prefix 19
//! chunk   XChaCha20-Poly1305 of at most 64 KiB; nonce = prefix 19 ‖ counter 4 ‖ last 1
//! ```
//!
//! STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, *Online Authenticated-Encryption and its Nonce-Reuse
//! Misuse-Resistance*, 2015). Chunks that were swapped, left out, put in or taken from elsewhere do not open, because the
//! counter is in the nonce; a file that was cut does not end, because only its last chunk says that it is the last. What
//! the stream is about (its file's head) goes into the key, so that no stream opens under another head.
//!
//! Reads and writes no file: the caller brings chunks in order and says which one is the last.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::suite::SUITE;
use crate::{Label, Refused, Secret, derive, random};

/// What goes into one chunk at most.
pub const CHUNK: usize = 64 * 1024;
/// A chunk is longer than what lies inside by this.
pub const TAG: usize = 16;
/// suite ‖ prefix.
pub const HEAD: usize = 1 + PREFIX;
const PREFIX: usize = 19;

/// Seals chunks, one after the other.
pub struct Sealer(Chunks);

/// Opens them in the same order.
pub struct Opener(Chunks);

struct Chunks {
    cipher: XChaCha20Poly1305,
    prefix: [u8; PREFIX],
    counter: u32,
    ended: bool,
}

impl Sealer {
    /// Begins a stream under a key that is used for nothing else. The head comes first in the file.
    pub fn begin(key: &Secret, about: &[&[u8]]) -> (Sealer, [u8; HEAD]) {
        let mut head = [SUITE; HEAD];
        head[1..].copy_from_slice(&random::<PREFIX>());
        (Sealer(Chunks::new(key, about, &head)), head)
    }

    /// Seals the next chunk. Nothing follows the last one.
    pub fn chunk(&mut self, plain: &[u8], last: bool) -> Vec<u8> {
        assert!(plain.len() <= CHUNK, "a chunk is no longer than 64 KiB");
        let nonce = self.0.next(last).expect("a stream has fewer than four thousand million chunks, and one end");
        let mut out = Vec::with_capacity(plain.len() + TAG);
        out.extend_from_slice(plain);
        let tag = self.0.cipher.encrypt_inout_detached(&nonce, &[], out.as_mut_slice().into());
        out.extend_from_slice(&tag.expect("a chunk is far below the cipher's limit"));
        out
    }
}

impl Opener {
    /// # Errors
    /// [`Refused`] for another suite.
    pub fn begin(key: &Secret, about: &[&[u8]], head: &[u8; HEAD]) -> Result<Opener, Refused> {
        (head[0] == SUITE).then(|| Opener(Chunks::new(key, about, head))).ok_or(Refused)
    }

    /// # Errors
    /// [`Refused`] unless this is the next chunk of this stream, whole, and the last one exactly if it is said to be.
    pub fn chunk(&mut self, sealed: &[u8], last: bool) -> Result<Zeroizing<Vec<u8>>, Refused> {
        let (body, tag) = sealed.split_last_chunk::<TAG>().filter(|(body, _)| body.len() <= CHUNK).ok_or(Refused)?;
        let nonce = self.0.next(last)?;
        let mut plain = Zeroizing::new(body.to_vec());
        let buffer = plain.as_mut_slice().into();
        let opened = self.0.cipher.decrypt_inout_detached(&nonce, &[], buffer, &Tag::from(*tag));
        opened.map(|()| plain).map_err(|_| Refused)
    }
}

impl Chunks {
    fn new(key: &Secret, about: &[&[u8]], head: &[u8; HEAD]) -> Chunks {
        let key = derive(key, Label::STREAM, &[about, &[head]].concat());
        let mut prefix = [0; PREFIX];
        prefix.copy_from_slice(&head[1..]);
        Chunks { cipher: XChaCha20Poly1305::new(key.expose().into()), prefix, counter: 0, ended: false }
    }

    fn next(&mut self, last: bool) -> Result<XNonce, Refused> {
        if self.ended {
            return Err(Refused);
        }
        let mut nonce = [0; 24];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..23].copy_from_slice(&self.counter.to_be_bytes());
        nonce[23] = u8::from(last);
        self.counter = self.counter.checked_add(1).ok_or(Refused)?;
        self.ended = last;
        Ok(XNonce::from(nonce))
    }
}
