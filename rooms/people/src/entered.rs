//! Somebody who calls, or writes on paper, is a party like any other: a worker makes the account, the number and the words
//! in their place. The circle is theirs from its first line, signed with their own key.
//!
//! Promises: until a card was handed over the words lie sealed in that very circle, so that whoever takes them out leaves a
//! trace there; they are erased when the card was handed over, or when the person comes back by themselves. From then on
//! nobody but the person has them. That a worker made them is said to the person, until they took new ones.
use crate::{
    Access, Arriving, Error, WordsToKeep,
    party::{LONGEST_NAME, NewParty, Party, day_of},
    store,
};
use ground_circle::{Keyring, TextPlace};
use ground_kernel::{AccountId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_work::{Look, OpenedCircle, Work};

/// Number of the sealed table. Never reused.
pub const PEOPLE_ENTERED: u16 = 15;
const WORDS: u16 = 1;

/// Somebody whom a worker entered, and how far it is with their words.
#[derive(Clone, Debug)]
pub struct Entered {
    pub party: AccountId,
    pub by: AccountId,
    pub at: Timestamp,
    pub handed: Option<Handed>,
    /// The day of their own first return.
    pub returned_on: Option<Timestamp>,
    /// They took new words: what a worker knew opens nothing any more.
    pub renewed: bool,
}

/// Number and words were given to them.
#[derive(Clone, Debug)]
pub struct Handed {
    pub by: AccountId,
    pub at: Timestamp,
    pub how: HandedHow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedHow {
    InHand,
    Post,
    ReadAloud,
}
ground_store::kept_as_word!(HandedHow { InHand = "in_hand", Post = "post", ReadAloud = "read_aloud" });

impl HandedHow {
    /// From a form; what nobody knows is as if it had been handed over by hand.
    pub fn from_word(word: &str) -> Self {
        ground_store::Column::from_cell(ground_store::Cell::Text(Some(word.to_owned()))).unwrap_or(Self::InHand)
    }
}

impl Entered {
    /// Do the words still lie in their circle?
    pub fn words_lie_here(&self) -> bool {
        self.handed.is_none() && self.returned_on.is_none()
    }
    /// Have they ever come by themselves? Otherwise nothing that we write is seen until it is posted or read aloud.
    pub fn comes_online(&self) -> bool {
        self.returned_on.is_some()
    }
}

fn words_place(party: AccountId) -> TextPlace {
    TextPlace::of(PEOPLE_ENTERED, WORDS, party)
}

impl Arriving {
    /// Keeps the account and founds the circle for somebody who is on the telephone or wrote on paper. The words wait in
    /// their circle. No session begins: nobody is signed in as them.
    pub async fn settle_for_caller(
        &self,
        work: &mut Work,
        team: TeamId,
        new: NewParty,
        recoverable: bool,
    ) -> Result<Permitted<Party>, Error> {
        let (now, me) = (work.now(), work.keyring()?.account);
        self.keep_account(work).await?;
        let circle = work.found_circle(&self.keyring, &[team], recoverable).await?;
        let party = work.permitted(Access::Enter, self.party(circle, team, new, now))?;
        store::add(work, &party).await?;
        store::add_entered(work, party.id, me, now).await?;
        let rules = party.permit().rules();
        work.write_text(circle, words_place(party.id), &self.words.to_lines(), &rules).await?;
        Ok(party)
    }
}

/// How far it is with the words of somebody whom a worker entered. `None` for everybody else.
pub async fn entered(look: &mut Look, party: AccountId) -> Result<Option<Entered>, Error> {
    store::entered(look, party).await
}

/// Is the name they go by still ours to write down? Only for somebody whom a worker entered and who has not come by
/// themselves since; everybody else chooses it alone.
pub async fn name_is_as_said(work: &mut Work, party: AccountId) -> Result<bool, Error> {
    Ok(store::entered(work, party).await?.is_some_and(|it| !it.comes_online()))
}

/// The words, as long as they lie in the circle. Opening it has left its trace.
pub async fn words_of(look: &mut Look, opened: &OpenedCircle, party: AccountId) -> Result<Option<WordsToKeep>, Error> {
    let text = look.text(opened, words_place(party)).await?;
    Ok(text.and_then(|it| WordsToKeep::from_lines(&it.text)))
}

/// The card was handed over, posted or read aloud: from now on only they have the words.
pub async fn handed_over(work: &mut Work, party: AccountId, how: HandedHow) -> Result<(), Error> {
    let (now, me) = (work.now(), work.keyring()?.account);
    let party = store::party_for(work, party, Access::Hear).await?;
    work.erase_text(party.circle, words_place(party.id), &party.permit().rules()).await?;
    store::note_handed(work, party.id, &Handed { by: me, at: now, how }).await
}

/// Somebody of the team that answers heard from them: what they said is kept from today on, as if they had come by.
pub async fn heard_from(work: &mut Work, party: AccountId) -> Result<Permitted<Party>, Error> {
    let now = work.now();
    let party = store::party_for(work, party, Access::Hear).await?;
    if party.used_on == day_of(now) {
        return Ok(party);
    }
    let party = party.change(|it| Ok::<_, Error>(it.seen_on(now)))?;
    store::save(work, &party).await?;
    Ok(party)
}

/// For how long it is to be kept, as they said on the telephone.
pub async fn keep_for_as_said(work: &mut Work, party: AccountId, years: i64) -> Result<(), Error> {
    let party = store::party_for(work, party, Access::Hear).await?.change(|it| Ok::<_, Error>(it.keep_for(years)))?;
    store::save(work, &party).await
}

/// The name they go by, as they said it.
pub async fn called_as_said(work: &mut Work, party: &Permitted<Party>, called: &str) -> Result<(), Error> {
    let called = ground_web::one_line(called);
    if called.chars().count() > LONGEST_NAME {
        return Err(Error::NameTooLong);
    }
    let rules = party.permit().rules();
    Ok(work.write_text(party.circle, crate::called_place(party.id), &called, &rules).await?)
}

/// Their own first return: the words that lay here are erased, by their own hand.
pub(crate) async fn first_return(work: &mut Work, keyring: &Keyring, party: &Permitted<Party>) -> Result<(), Error> {
    let now = work.now();
    let Some(entered) = store::entered(work, party.id).await? else { return Ok(()) };
    if entered.returned_on.is_some() {
        return Ok(());
    }
    let (registry, rules) = (work.registry().await?, party.permit().rules());
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    let place = words_place(party.id);
    ground_circle::erase(tx, &vault, &registry, now, party.circle, Some(keyring), place, rules).await?;
    store::note_return(work, party.id, day_of(now)).await
}
