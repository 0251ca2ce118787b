//! Murmuring alone: written by a code, read by those who look after the place, destroyed by whoever wrote.
//!
//! A code is number and words in one. The first murmur makes an account that belongs to the code alone, and a circle of
//! which the code is the party's key and the place's team the other holder; so reading writes its line, leaving the team
//! ends it, and what was destroyed opens for nobody. The account is no visitor's: nothing joins it to a letter.
//! (docs/adr/0025)
use crate::{
    Access, Error, ear,
    murmur::{self, Automatic, Book, IBASHO_MURMUR, Murmur, MurmurId, Murmuring, READ_WITHIN_OPEN_DAYS},
    place::PlaceId,
    store,
};
use ground_circle::{AccountKind, Caller, Finder, Keyring};
use ground_kernel::{AccountId, Id, Timestamp};
use ground_policy::Permitted;
use ground_seal::{Label, hash, phrase::Passphrase};
use ground_store::Trouble;
use ground_work::{House, Work, act, see};
use std::{collections::BTreeMap, sync::Arc};

/// What is said before the first word: who reads, and by when.
pub(crate) struct Beforehand {
    pub(crate) murmuring: Permitted<Murmuring>,
    pub(crate) reads_by: Option<Timestamp>,
}

pub(crate) async fn beforehand(house: &House, caller: &Caller, id: PlaceId) -> Result<Beforehand, Error> {
    see!(house, caller, |look| {
        let murmuring = store::murmuring_for_look(look, id, Access::Murmur).await?;
        let now = look.now();
        let hours = staff::organisation(look).await?.hours;
        Ok::<_, Error>(Beforehand { murmuring, reads_by: hours.promise_by(now, READ_WITHIN_OPEN_DAYS) })
    })
}

/// Whether the page of a place leads here.
pub(crate) async fn is_open(house: &House, caller: &Caller, id: PlaceId) -> Result<bool, Error> {
    see!(house, caller, |look| { store::murmurs_are_open(look, id).await })
}

/// The keys that a code opens, if it opens any. Slow by intent, and the same for a code that is nobody's.
async fn opened_by(house: &House, code: &Passphrase) -> Result<Option<Arc<Keyring>>, Error> {
    let (finder, stranger) = (Finder::code(house.vault(), &code.spoken()), Caller::stranger());
    let found: ground_circle::Found = see!(house, &stranger, |look| {
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(ground_circle::find(tx, &vault, &finder).await?)
    })?;
    match ground_circle::unlock(house.vault(), AccountKind::Party, found, code.spoken()).await {
        Ok(keyring) => Ok(Some(Arc::new(keyring))),
        Err(ground_circle::Error::Shut) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes a murmur. The first one with a code makes what the code holds; the same press sent again is the same murmur.
pub(crate) async fn write(
    house: &House,
    place: PlaceId,
    code: &Passphrase,
    press: &str,
    text: &str,
) -> Result<Option<Automatic>, Error> {
    let text = murmur::checked(text)?;
    if let Some(keyring) = opened_by(house, code).await? {
        return write_again(house, keyring, place, press, text).await;
    }
    let keyring = Arc::new(ground_circle::new_keyring(house.blind_id(), AccountKind::Party));
    let finder = Finder::code(house.vault(), &code.spoken());
    let lock = ground_circle::lock(house.vault(), &keyring, &finder, code.spoken(), false).await?;
    let caller = Caller::party(keyring.clone());
    let outcome = act!(house, &caller, |work| {
        let murmuring = store::murmuring_for(work, place, Access::Murmur).await?;
        let now = work.now();
        ground_circle::keep(work.bare().0, now, &keyring).await?;
        ground_circle::keep_lock(work.bare().0, now, keyring.account, &lock).await?;
        let circle = work.found_circle(&keyring, &[murmuring.team], false).await?;
        let place_name = murmuring.name.clone();
        let book = Book { id: keyring.account, place, place_name, team: murmuring.team, circle };
        store::add_book(work, &book).await?;
        let rules = murmuring.permit().rules();
        put_in(work, &keyring, &book, press, text, &rules).await
    });
    match outcome {
        // The other press of the same button was a moment earlier.
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.starts_with("circle_lock") => {
            let keyring = opened_by(house, code).await?.ok_or(Error::NotFound)?;
            write_again(house, keyring, place, press, text).await
        }
        other => other,
    }
}

async fn write_again(
    house: &House,
    keyring: Arc<Keyring>,
    place: PlaceId,
    press: &str,
    text: &str,
) -> Result<Option<Automatic>, Error> {
    let caller = Caller::party(keyring.clone());
    act!(house, &caller, |work| {
        let book = store::book_for(work, keyring.account, Access::KeepMurmurs).await?;
        // Where a place takes no more murmurs, what is there can still be read and destroyed.
        let murmuring = store::murmuring_for(work, book.place, Access::Murmur).await?;
        if book.place != place {
            return Err(Error::NotFound);
        }
        let rules = murmuring.permit().rules();
        put_in(work, &keyring, &book, press, text, &rules).await
    })
}

async fn put_in(
    work: &mut Work,
    by: &Keyring,
    book: &Book,
    press: &str,
    text: &str,
    rules: &str,
) -> Result<Option<Automatic>, Error> {
    let (before, now) = (store::murmurs(work, book.id).await?, work.now());
    let id = pressed(book.id, press);
    if let Some(kept) = before.iter().find(|it| it.id == id) {
        return Ok(kept.said);
    }
    if before.len() >= murmur::MOST {
        return Err(Error::Full);
    }
    let hours = staff::organisation_in(work).await?.hours;
    let heard = ear::hears(text, murmur::raised(&before));
    let it = Murmur {
        id,
        book: book.id,
        at: now,
        reads_by: hours.promise_by(now, READ_WITHIN_OPEN_DAYS),
        first: heard != ear::Heard::Usual,
        said: murmur::automatic(heard, hours.is_open(now), &before, now),
        read: None,
    };
    store::add_murmur(work, &it).await?;
    work.write_text_as(by, book.circle, it.text_place(), text, rules).await?;
    Ok(it.said)
}

/// One press is one murmur, whatever hands and browsers do.
fn pressed(book: AccountId, press: &str) -> MurmurId {
    let digest = hash(Label::MURMUR_PRESS, &[book.as_bytes(), press.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id::from_array(bytes)
}

/// A murmur as it is shown, to whoever wrote it or to whoever reads.
pub(crate) struct Shown {
    pub(crate) murmur: Murmur,
    pub(crate) text: String,
    /// Who read it.
    pub(crate) reader: Option<String>,
}

pub(crate) struct Whole {
    pub(crate) book: Permitted<Book>,
    /// Whether another one may be written.
    pub(crate) open: bool,
    /// Oldest first.
    pub(crate) all: Vec<Shown>,
}

/// What the code holds.
pub(crate) async fn own(house: &House, code: &Passphrase) -> Result<Whole, Error> {
    let keyring = opened_by(house, code).await?.ok_or(Error::NoSuchCode)?;
    let id = keyring.account;
    whole(house, &Caller::party(keyring), id, Access::KeepMurmurs).await.map_err(|error| match error {
        // Destroyed by another window a moment ago.
        Error::NotFound => Error::NoSuchCode,
        other => other,
    })
}

async fn whole(house: &House, caller: &Caller, id: AccountId, verb: Access) -> Result<Whole, Error> {
    see!(house, caller, |look| {
        let book = store::book_for_look(look, id, verb).await?;
        let kept = store::murmurs(look, id).await?;
        let open = store::murmurs_are_open(look, book.place).await?;
        let names = staff::called_names(look).await?;
        let opened = look.open(book.circle, book.permit(), IBASHO_MURMUR, id).await?;
        let mut all = vec![];
        for murmur in kept {
            if let Some(it) = look.text(&opened, murmur.text_place()).await? {
                let reader = murmur.read.and_then(|it| names.get(&it.1).cloned());
                all.push(Shown { murmur, text: it.text.to_string(), reader });
            }
        }
        Ok::<_, Error>(Whole { book, open, all })
    })
}

/// One murmur is destroyed. Pressed twice, it is as if pressed once.
pub(crate) async fn take_back(house: &House, code: &Passphrase, id: MurmurId) -> Result<(), Error> {
    let keyring = opened_by(house, code).await?.ok_or(Error::NoSuchCode)?;
    let caller = Caller::party(keyring.clone());
    act!(house, &caller, |work| {
        let book = store::book_for(work, keyring.account, Access::KeepMurmurs).await?;
        let Some(it) = store::murmurs(work, book.id).await?.into_iter().find(|it| it.id == id) else { return Ok(()) };
        work.erase_text(book.circle, it.text_place(), &book.permit().rules()).await?;
        store::forget_murmur(work, book.id, id).await
    })?;
    Ok(house.db().settle().await?)
}

/// All of it: texts, keys, the account of the code. The answer is the same where there was nothing.
pub(crate) async fn erase(house: &House, code: &Passphrase) -> Result<(), Error> {
    let Some(keyring) = opened_by(house, code).await? else { return Ok(()) };
    let caller = Caller::party(keyring.clone());
    let outcome = act!(house, &caller, |work| {
        let book = store::book_for(work, keyring.account, Access::KeepMurmurs).await?;
        work.erase_circle(book.circle, book.permit()).await?;
        store::forget_book(work, book.id).await?;
        Ok::<_, Error>(ground_circle::remove(work.bare().0, book.id).await?)
    });
    match outcome {
        Ok(()) | Err(Error::NotFound) => Ok(house.db().settle().await?),
        Err(error) => Err(error),
    }
}

/// What waits to be read at the places somebody looks after, in the order in which it is read. Nothing is opened for it.
pub(crate) struct Waiting {
    pub(crate) book: Book,
    pub(crate) murmur: Murmur,
}

pub(crate) async fn waiting(house: &House, caller: &Caller) -> Result<Vec<Waiting>, Error> {
    see!(house, caller, |look| {
        let books = store::books(look).await?;
        let mut all: BTreeMap<AccountId, (Book, Murmur)> = BTreeMap::new();
        let mut order = vec![];
        for book in look.permitted_all(Access::ReadMurmurs, books) {
            let mut of_book: Vec<_> =
                store::murmurs(look, book.id).await?.into_iter().map(|it| ((*book).clone(), it)).collect();
            murmur::in_order(&mut of_book);
            // One line for one code: what is read first of it.
            if let Some(first) = of_book.into_iter().next() {
                all.insert(book.id, first);
            }
        }
        order.extend(all.into_values());
        murmur::in_order(&mut order);
        Ok::<_, Error>(order.into_iter().map(|(book, murmur)| Waiting { book, murmur }).collect())
    })
}

/// What one code holds, for those who read. That it was opened is written down first, and whoever wrote sees it.
pub(crate) async fn read(house: &House, caller: &Caller, id: AccountId) -> Result<Whole, Error> {
    whole(house, caller, id, Access::ReadMurmurs).await
}

/// 「読みました」, of what was shown and of nothing else.
pub(crate) async fn mark_read(house: &House, caller: &Caller, id: AccountId, shown: &[MurmurId]) -> Result<(), Error> {
    act!(house, caller, |work| {
        let book = store::book_for(work, id, Access::ReadMurmurs).await?;
        let by = work.actor().account().ok_or(Error::NotFound)?;
        for murmur in shown {
            store::mark_read(work, &book, *murmur, by).await?;
        }
        Ok::<_, Error>(())
    })
}

/// For those who look after a place: whether one may murmur there.
pub(crate) async fn settings(house: &House, caller: &Caller, id: PlaceId) -> Result<Permitted<Murmuring>, Error> {
    see!(house, caller, |look| { store::murmuring_for_look(look, id, Access::OpenMurmurs).await })
}

pub(crate) async fn open(house: &House, caller: &Caller, id: PlaceId, open: bool) -> Result<(), Error> {
    act!(house, caller, |work| {
        let it = store::murmuring_for(work, id, Access::OpenMurmurs).await?;
        store::open_murmuring(work, &it, open).await
    })
}

/// After thirty days a murmur goes by itself; with the last one goes what the code held.
pub async fn forget_murmurs(house: &House) -> Result<(), Error> {
    let caller = Caller::house();
    let gone = act!(house, &caller, |work| {
        let (now, mut gone) = (work.now(), false);
        for book in store::books(work).await? {
            let book = work.permitted(Access::ForgetMurmurs, book)?;
            let (over, rest): (Vec<_>, Vec<_>) =
                store::murmurs(work, book.id).await?.into_iter().partition(|it| it.is_over(now));
            gone |= !over.is_empty();
            if rest.is_empty() {
                work.expire_circle(book.circle, book.permit()).await?;
                store::forget_book(work, book.id).await?;
                ground_circle::remove(work.bare().0, book.id).await?;
                continue;
            }
            for it in over {
                work.erase_text(book.circle, it.text_place(), &book.permit().rules()).await?;
                store::forget_murmur(work, book.id, it.id).await?;
            }
        }
        Ok::<_, Error>(gone)
    })?;
    if gone { Ok(house.db().settle().await?) } else { Ok(()) }
}
