//! A root that opens for two of three cards and one of two witnesses, together.
//!
//! ```text
//! key = HKDF(card ‖ card ‖ witness; set, card's place, card's place, witness's place)
//! box = XChaCha20-Poly1305(key, root)          six of them: three pairs of cards, two witnesses
//! ```
//!
//! No secret is shared out in pieces: the root is sealed whole, once for each way in which it may be opened, so there is
//! nothing to put together wrongly. A card has 128 random bits, so its commitment may stand in the open: by it the house
//! sees which card was typed before all are there. One more box, under the root itself, holds the five cards: whoever
//! could open everything anyway can replace one of them without asking the others to come.
//!
//! From the root come a sealing pair, to which teams leave what may be recovered, and a signing pair, which proves that
//! the root was there. This file knows neither teams nor waiting times.

use zeroize::Zeroizing;

use crate::derive::{derive, expand, hash};
use crate::phrase::CardWords;
use crate::secret::same;
use crate::{Label, Refused, SealPair, SealPublic, Secret, SignPair, boxed};

/// Three cards, then two witnesses.
pub const CARDS: usize = 3;
pub const WITNESSES: usize = 2;
pub const PLACES: usize = CARDS + WITNESSES;

/// Which of two cards and a witness open which box.
const WAYS: [[usize; 3]; 6] = [[0, 1, 3], [0, 1, 4], [0, 2, 3], [0, 2, 4], [1, 2, 3], [1, 2, 4]];

/// Sixteen random bytes that name one set of cards.
pub type SetId = [u8; 16];

/// What an opened recovery root can do.
#[derive(Clone, Debug)]
pub struct RecoveryKeys {
    /// Opens what teams left for the day on which none of them can sign in.
    pub seal: SealPair,
    /// Signs that two cards and a witness were there.
    pub sign: SignPair,
}

impl RecoveryKeys {
    /// The keys of a set; the same each time.
    pub fn from_root(root: &Secret, set: &SetId) -> RecoveryKeys {
        RecoveryKeys {
            seal: SealPair::from_seed(&derive(root, Label::RECOVERY_SEAL, &[set])),
            sign: SignPair::from_seed(&derive(root, Label::RECOVERY_SIGN, &[set])),
        }
    }
}

/// The sealed root, as it lies in the database and beside every backup: without words it opens for nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRoot {
    pub set: SetId,
    /// In the order of the ways: cards 1 and 2, 1 and 3, 2 and 3; each with the first and the second witness.
    pub boxes: [Vec<u8>; 6],
    /// The five cards, under the root.
    pub kept: Vec<u8>,
    /// By which a typed card is known: three cards, two witnesses.
    pub commits: [[u8; 32]; PLACES],
}

/// Draws a root and its five cards.
pub fn make() -> (Secret, [CardWords; PLACES], SealedRoot) {
    let (root, set) = (Secret::random(), crate::random());
    let cards = std::array::from_fn(|_| CardWords::random());
    let sealed = SealedRoot::close(set, &root, &cards);
    (root, cards, sealed)
}

impl SealedRoot {
    fn close(set: SetId, root: &Secret, cards: &[CardWords; PLACES]) -> SealedRoot {
        let boxes = WAYS.map(|way| {
            let key = key(&set, way, &way.map(|it| &cards[it]));
            boxed::seal(&key, BOX, &[&set, &places(way)], root.expose())
        });
        let secrets: Zeroizing<Vec<u8>> = Zeroizing::new(cards.iter().flat_map(|card| *card.secret()).collect());
        let kept = boxed::seal(&keep(root, &set), KEPT, &[&set], &secrets);
        SealedRoot { set, boxes, kept, commits: std::array::from_fn(|place| commit(&set, place, &cards[place])) }
    }

    /// Which place this card has: 0 to 2 a card, 3 and 4 a witness.
    pub fn place_of(&self, card: &CardWords) -> Option<usize> {
        (0..PLACES).find(|place| same(&commit(&self.set, *place, card), &self.commits[*place]))
    }

    /// Opens with two different cards and a witness, in whatever order they were typed.
    ///
    /// # Errors
    /// [`Refused`] unless these are two cards and one witness of this set, and the box was not touched.
    pub fn open(&self, typed: [&CardWords; 3]) -> Result<Secret, Refused> {
        let mut found = typed.map(|card| (self.place_of(card), card));
        found.sort_by_key(|(place, _)| *place);
        let way = [found[0].0.ok_or(Refused)?, found[1].0.ok_or(Refused)?, found[2].0.ok_or(Refused)?];
        let nth = WAYS.iter().position(|it| *it == way).ok_or(Refused)?;
        let key = key(&self.set, way, &found.map(|(_, card)| card));
        Secret::try_from_slice(&boxed::open(&key, BOX, &[&self.set, &places(way)], &self.boxes[nth])?)
    }

    /// The same root with another card in this place. The old one opens nothing any more that is sealed from now on;
    /// copies of the old boxes it still opens.
    ///
    /// # Errors
    /// [`Refused`] for another root, changed bytes, or a place that does not exist.
    pub fn replace(&self, root: &Secret, place: usize) -> Result<(CardWords, SealedRoot), Refused> {
        let mut cards = self.cards(root)?;
        let new = CardWords::random();
        *cards.get_mut(place).ok_or(Refused)? = new.clone();
        Ok((new, SealedRoot::close(self.set, root, &cards)))
    }

    fn cards(&self, root: &Secret) -> Result<[CardWords; PLACES], Refused> {
        let secrets = boxed::open(&keep(root, &self.set), KEPT, &[&self.set], &self.kept)?;
        let cards: Vec<_> =
            secrets.chunks(16).filter_map(|it| Some(CardWords::from_secret(it.try_into().ok()?))).collect();
        cards.try_into().map_err(|_| Refused)
    }

    /// What stands on the roll, so that no box can be exchanged.
    pub fn digest(&self) -> [u8; 32] {
        hash(Label::RECOVERY_BOXES, &[&self.to_bytes()])
    }

    /// To lie beside a backup: fixed-width fields, and length ‖ bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.set.to_vec();
        self.commits.iter().for_each(|it| bytes.extend_from_slice(it));
        for sealed in self.boxes.iter().chain([&self.kept]) {
            bytes.extend_from_slice(&u32::try_from(sealed.len()).expect("a box is short").to_be_bytes());
            bytes.extend_from_slice(sealed);
        }
        bytes
    }

    /// # Errors
    /// [`Refused`] when something is missing or left over.
    pub fn from_bytes(bytes: &[u8]) -> Result<SealedRoot, Refused> {
        let mut rest = bytes;
        let set = fixed(&mut rest)?;
        let mut commits = [[0; 32]; PLACES];
        for commit in &mut commits {
            *commit = fixed(&mut rest)?;
        }
        let mut sealed = Vec::with_capacity(WAYS.len() + 1);
        for _ in 0..=WAYS.len() {
            let length = u32::from_be_bytes(fixed(&mut rest)?) as usize;
            let (one, after) = rest.split_at_checked(length).ok_or(Refused)?;
            sealed.push(one.to_vec());
            rest = after;
        }
        let kept = sealed.pop().filter(|_| rest.is_empty()).ok_or(Refused)?;
        Ok(SealedRoot { set, boxes: sealed.try_into().map_err(|_| Refused)?, kept, commits })
    }
}

/// A team's recoverable root (`team::recoverable_root`), left for the recovery key.
pub fn wrap_root_to(card: &SealPublic, set: &SetId, team: &[u8; 16], epoch: u32, root: &Secret) -> Vec<u8> {
    card.seal_to(WRAP, &[set, team, &epoch.to_be_bytes()], root.expose())
}

/// # Errors
/// [`Refused`] for another set, team or epoch, or changed bytes.
pub fn unwrap_root(
    pair: &SealPair,
    set: &SetId,
    team: &[u8; 16],
    epoch: u32,
    sealed: &[u8],
) -> Result<Secret, Refused> {
    Secret::try_from_slice(&pair.open(WRAP, &[set, team, &epoch.to_be_bytes()], sealed)?)
}

// Each is used to seal and to open.
const BOX: Label = Label::RECOVERY_BOX;
const KEPT: Label = Label::RECOVERY_KEPT;
const WRAP: Label = Label::RECOVERY_WRAP;

fn places(way: [usize; 3]) -> [u8; 3] {
    way.map(|place| place as u8)
}

fn key(set: &SetId, way: [usize; 3], cards: &[&CardWords; 3]) -> Secret {
    let all: Zeroizing<Vec<u8>> = Zeroizing::new(cards.iter().flat_map(|card| *card.secret()).collect());
    Secret::from_bytes(*expand(&all, Label::RECOVERY_KEY, &[set, &places(way)]))
}

fn keep(root: &Secret, set: &SetId) -> Secret {
    derive(root, Label::RECOVERY_KEEP, &[set])
}

fn commit(set: &SetId, place: usize, card: &CardWords) -> [u8; 32] {
    *expand(card.secret().as_slice(), Label::RECOVERY_CARD, &[set, &[place as u8]])
}

fn fixed<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Refused> {
    let (head, after) = rest.split_first_chunk::<N>().ok_or(Refused)?;
    *rest = after;
    Ok(*head)
}
