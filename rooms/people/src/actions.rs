//! What happens with someone who talks with us, as short stories.
use crate::words_to_keep::Occasion;
use crate::{
    Access, Error, WordsToKeep,
    bell::{self, BellHours},
    circles, entered,
    party::{self, NewParty, Pace, Party, Tone, USUAL_KEEP_YEARS, bell_place, called_place, day_of, real_name_place},
    store,
};
use ground_circle::{AccountKind, Caller, Finder, Keyring, NewLock, TextPlace, sessions};
use ground_kernel::{AccountId, CircleId, Notice, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_seal::session::Token;
use ground_store::outbox;
use ground_work::{House, Look, Work, act, see};
use std::sync::Arc;

/// Someone arrives: an account with a root of its own, the words that open it, and a circle with the team that receives
/// letters. The slow part, which must not hold the database.
pub struct Arriving {
    pub keyring: Arc<Keyring>,
    pub words: WordsToKeep,
    lock: NewLock,
}

pub async fn arrive(house: &House) -> Result<Arriving, Error> {
    let words = WordsToKeep::random();
    let keyring = ground_circle::new_keyring(house.blind_id(), AccountKind::Party);
    let lock = lock(house, &keyring, &words, None).await?;
    Ok(Arriving { keyring: Arc::new(keyring), words, lock })
}

async fn lock(house: &House, keyring: &Keyring, words: &WordsToKeep, extra: Option<&str>) -> Result<NewLock, Error> {
    let finder = Finder::number(house.vault(), words.number.as_bytes());
    let spoken = words.words.spoken(extra);
    Ok(ground_circle::lock(house.vault(), keyring, &finder, spoken, extra.is_some()).await?)
}

impl Arriving {
    /// Keeps the account and founds the circle; the words wait in the session, sealed, until they were kept.
    pub async fn settle(
        &self,
        work: &mut Work,
        token: &Token,
        new: NewParty,
        recoverable: bool,
    ) -> Result<Party, Error> {
        let now = work.now();
        let team = work.registry().await?.receiving().ok_or(Error::NobodyReceives)?;
        self.keep_account(work).await?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        sessions::begin(tx, &vault, now, token, &self.keyring, Some(&self.words.to_once(Occasion::FirstLetter)))
            .await?;
        let circle = work.found_circle(&self.keyring, &[team], recoverable).await?;
        let party = self.party(circle, team, new, now);
        store::add(work, &party).await?;
        Ok(party)
    }

    pub(crate) async fn keep_account(&self, work: &mut Work) -> Result<(), Error> {
        let now = work.now();
        let tx = work.bare().0;
        ground_circle::keep(tx, now, &self.keyring).await?;
        Ok(ground_circle::keep_lock(tx, now, self.keyring.account, &self.lock).await?)
    }

    pub(crate) fn party(&self, circle: CircleId, team: TeamId, new: NewParty, now: Timestamp) -> Party {
        Party {
            id: self.keyring.account,
            circle,
            team,
            relation: new.relation,
            pace: new.pace,
            tone: new.tone,
            resting: false,
            keep_years: USUAL_KEEP_YEARS,
            used_on: day_of(now),
            bell: None,
            arrived_at: now,
            erased: false,
        }
    }
}

/// Comes back with number and words.
pub(crate) async fn come_back(house: &House, typed: Option<WordsToKeep>, extra: Option<&str>) -> Result<Token, Error> {
    let Opened(keyring) = unlock(house, typed, extra).await?;
    begin_session(house, keyring).await
}

/// Proof that number and words were entered: the keys they open.
pub struct Opened(pub Arc<Keyring>);

/// Opens a lock with number and words. Unknown number and wrong words are the same, in answer and in time.
pub async fn unlock(house: &House, typed: Option<WordsToKeep>, extra: Option<&str>) -> Result<Opened, Error> {
    let typed = typed.ok_or(Error::WrongWords)?;
    let stranger = Caller::stranger();
    let finder = Finder::number(house.vault(), typed.number.as_bytes());
    let found: ground_circle::Found = see!(house, &stranger, |look| {
        let (tx, house) = look.bare();
        let vault = house.vault().clone();
        Ok::<_, Error>(ground_circle::find(tx, &vault, &finder).await?)
    })?;
    let spoken = typed.words.spoken(extra.filter(|_| found.extra_word));
    let opened = ground_circle::unlock(house.vault(), AccountKind::Party, found, spoken).await;
    let keyring = opened.map_err(|error| match error {
        ground_circle::Error::Shut => Error::WrongWords,
        other => other.into(),
    })?;
    Ok(Opened(Arc::new(keyring)))
}

/// In another's piece of work: somebody has just opened this with number and words.
pub async fn words_were_used(work: &mut Work, keyring: &Keyring) -> Result<Permitted<Party>, Error> {
    let now = work.now();
    ground_circle::note_use(work.bare().0, now, keyring.account).await?;
    let party = store::party_for(work, keyring.account, Access::Choose).await?;
    entered::first_return(work, keyring, &party).await?;
    let party = party.change(|it| Ok::<_, Error>(it.seen_on(now)))?;
    store::save(work, &party).await?;
    Ok(party)
}

async fn begin_session(house: &House, keyring: Arc<Keyring>) -> Result<Token, Error> {
    let (token, caller) = (Token::random(), Caller::party(keyring.clone()));
    act!(house, &caller, |work| {
        let now = work.now();
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        sessions::begin(tx, &vault, now, &token, &keyring, None).await?;
        words_were_used(work, &keyring).await.map(drop).map_err(as_if_wrong)
    })?;
    Ok(token)
}

/// Words that open nothing any more, after a death, look like wrong ones.
fn as_if_wrong(error: Error) -> Error {
    if matches!(error, Error::NotFound) { Error::WrongWords } else { error }
}

/// The party of someone who acts in their own matter, or whom a team answers.
pub async fn party_of(look: &mut Look, id: AccountId) -> Result<Permitted<Party>, Error> {
    store::party_for_look(look, id, Access::Read).await
}

/// The same, inside another room's piece of work.
pub async fn party_in(work: &mut Work, id: AccountId) -> Result<Permitted<Party>, Error> {
    store::party_for(work, id, Access::Read).await
}

/// For other rooms, inside their own piece of work: they were here today.
pub async fn seen(work: &mut Work, id: AccountId) -> Result<Permitted<Party>, Error> {
    let now = work.now();
    let party = store::party_for(work, id, Access::Choose).await?;
    if party.used_on == day_of(now) {
        return Ok(party);
    }
    let party = party.change(|it| Ok::<_, Error>(it.seen_on(now)))?;
    store::save(work, &party).await?;
    Ok(party)
}

/// Do they want to hear from us? For what the house does by itself. (promise N-8)
pub async fn wants_replies(work: &mut Work, id: AccountId) -> Result<bool, Error> {
    store::wants_replies(work, id).await
}

/// What the person's own page shows of themselves.
pub struct Myself {
    pub party: Permitted<Party>,
    pub called: Option<String>,
    pub real_name: Option<String>,
    pub bell_address: Option<String>,
    /// How they want to be talked with.
    pub talk: Option<String>,
    pub words_used_at: Vec<Timestamp>,
    /// Could recovery cards open it?
    pub recoverable: bool,
}

pub async fn myself(house: &House, caller: &Caller) -> Result<Myself, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { myself_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn myself_in(look: &mut Look, id: AccountId) -> Result<Myself, Error> {
    let party = store::party_for_look(look, id, Access::Read).await?;
    let opened = look.open(party.circle, party.permit(), crate::PEOPLE_PARTY, id).await?;
    let mut texts = vec![];
    for place in [called_place(id), real_name_place(id), bell_place(id), crate::talk_place(id)] {
        texts.push(look.text(&opened, place).await?.map(|it| it.text.to_string()));
    }
    let words_used_at = ground_circle::uses(look.bare().0, id).await?;
    let recoverable = opened.state().recoverable;
    let mut texts = texts.into_iter();
    let mut next = || texts.next().flatten();
    Ok(Myself {
        party,
        called: next(),
        real_name: next(),
        bell_address: next(),
        talk: next(),
        words_used_at,
        recoverable,
    })
}

/// Steps of closeness, each taken and taken back by the person alone. (capability A9)
pub(crate) async fn choose_names(house: &House, caller: &Caller, called: &str, real_name: &str) -> Result<(), Error> {
    let (called, real_name) = (party::name(called)?, party::name(real_name)?);
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let party = store::party_for(work, id, Access::Choose).await?;
        write_or_erase(work, &party, called_place(id), called.as_deref()).await?;
        write_or_erase(work, &party, real_name_place(id), real_name.as_deref()).await?;
        Ok(work.notify(NameChanged(id)).await?)
    })
}

async fn write_or_erase(
    work: &mut Work,
    party: &Permitted<Party>,
    place: ground_circle::TextPlace,
    text: Option<&str>,
) -> Result<(), Error> {
    let rules = party.permit().rules();
    match text {
        Some(text) => work.write_text(party.circle, place, text, &rules).await?,
        None => drop(work.erase_text(party.circle, place, &rules).await?),
    }
    Ok(())
}

/// They go by another name, or by none: whatever found them by the name before forgets it.
pub struct NameChanged(pub AccountId);
impl Notice for NameChanged {
    const TOPIC: &'static str = "people.name-changed";
    fn about(&self) -> String {
        self.0.to_string()
    }
}

/// Everything of somebody was erased, by themselves, at the end of the kept time, or again after a restore: other rooms
/// forget what they still order by them. Texts and keys are gone already.
pub struct Erased(pub AccountId);
impl Notice for Erased {
    const TOPIC: &'static str = "people.erased";
    fn about(&self) -> String {
        self.0.to_string()
    }
}

/// They want to hear nothing from us now: whoever promised them an answer takes the promise back.
pub struct WantsNoReply(pub AccountId);
impl Notice for WantsNoReply {
    const TOPIC: &'static str = "people.wants-no-reply";
    fn about(&self) -> String {
        self.0.to_string()
    }
}

/// Pace, tone, resting: respected from this moment on. (capability 25)
pub(crate) async fn choose_pace(
    house: &House,
    caller: &Caller,
    pace: Option<Pace>,
    tone: Option<Tone>,
    resting: Option<bool>,
) -> Result<(), Error> {
    act!(house, caller, |work| { set_pace_now(work, pace, tone, resting).await.map(drop) })
}

/// The same, inside another room's piece of work.
pub async fn set_pace_now(
    work: &mut Work,
    pace: Option<Pace>,
    tone: Option<Tone>,
    resting: Option<bool>,
) -> Result<Permitted<Party>, Error> {
    let id = work.actor().account().ok_or(Error::NotFound)?;
    let party = store::party_for(work, id, Access::Choose).await?.change(|it| {
        let (pace, tone) = (pace.unwrap_or(it.pace), tone.unwrap_or(it.tone));
        Ok::<_, Error>(Party { pace, tone, resting: resting.unwrap_or(it.resting), ..it })
    })?;
    store::save(work, &party).await?;
    if !party.wants_replies() {
        outbox::take_back(work.bare().0, bell::TOPIC, party.id.to_string()).await?;
        work.notify(WantsNoReply(party.id)).await?;
    }
    Ok(party)
}

pub(crate) async fn keep_for(house: &House, caller: &Caller, years: i64) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let party =
            store::party_for(work, id, Access::Choose).await?.change(|it| Ok::<_, Error>(it.keep_for(years)))?;
        store::save(work, &party).await
    })
}

pub(crate) async fn hang_bell(house: &House, caller: &Caller, address: &str, hours: BellHours) -> Result<(), Error> {
    let address = ground_web::one_line(address);
    if !bell::looks_like_mail(&address) {
        return Err(Error::NoMailAddress);
    }
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let party = store::party_for(work, id, Access::Choose).await?;
        let party = party.change(|it| Ok::<_, Error>(Party { bell: Some(hours), ..it }))?;
        work.write_text(party.circle, bell_place(id), &address, &party.permit().rules()).await?;
        // What waits to ring would ring at the old address, in the old hours; and they are here and see it.
        outbox::take_back(work.bare().0, bell::TOPIC, id.to_string()).await?;
        store::save(work, &party).await
    })
}

/// Stops the bell and erases the address, and what waits to be sent.
pub(crate) async fn take_down_bell(house: &House, caller: &Caller) -> Result<(), Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    act!(house, caller, |work| {
        let party = store::party_for(work, id, Access::Choose).await?;
        work.erase_text(party.circle, bell_place(id), &party.permit().rules()).await?;
        outbox::take_back(work.bare().0, bell::TOPIC, id.to_string()).await?;
        store::silence_bell(work, id).await
    })?;
    Ok(house.db().settle().await?)
}

/// The same by the link in a mail. It needs no words: all it can do is to stop. Twice is as good as once.
pub(crate) async fn take_down_bell_by_link(house: &House, token: &Token) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| {
        let Some(stop) = store::bell_stop(work, token).await? else { return Ok::<_, Error>(()) };
        work.erase_text(stop.circle, bell_place(stop.party), "people.bell-stop").await?;
        outbox::take_back(work.bare().0, bell::TOPIC, stop.party.to_string()).await?;
        store::silence_bell(work, stop.party).await
    })?;
    Ok(house.db().settle().await?)
}

/// "Someone may have seen my words": new words, a new root, every session ends, the circle turns at once. Whoever
/// holds the old words is outside from then on. (capability 195)
pub(crate) async fn take_new_words(house: &House, caller: &Caller) -> Result<Token, Error> {
    let old = caller.keyring.clone().ok_or(Error::NotFound)?;
    let words = WordsToKeep::random();
    let new = Arc::new(ground_circle::new_keyring(old.account, AccountKind::Party));
    let (token, lock) = (Token::random(), lock(house, &new, &words, None).await?);
    act!(house, caller, |work| {
        let now = work.now();
        let party = store::party_for(work, old.account, Access::Choose).await?;
        work.rekey(party.circle, &new).await?;
        circles::rekey_others(work, party.id, &new).await?;
        let (tx, house) = work.bare();
        let vault = house.vault().clone();
        ground_circle::keep_lock(tx, now, old.account, &lock).await?;
        sessions::end_all(tx, old.account).await?;
        store::note_renewed(work, old.account).await?;
        let (tx, _) = work.bare();
        Ok::<_, Error>(sessions::begin(tx, &vault, now, &token, &new, Some(&words.to_once(Occasion::NewWords))).await?)
    })?;
    Ok(token)
}

/// One more word that is not printed: the same root, another lock.
pub(crate) async fn add_extra_word(
    house: &House,
    caller: &Caller,
    words: &WordsToKeep,
    extra: &str,
) -> Result<(), Error> {
    let keyring = caller.keyring.clone().ok_or(Error::NotFound)?;
    let extra = ground_web::one_line(extra);
    let extra = Some(extra.as_str()).filter(|it| !it.is_empty());
    let lock = lock(house, &keyring, words, extra).await?;
    act!(house, caller, |work| {
        let now = work.now();
        Ok::<_, Error>(ground_circle::keep_lock(work.bare().0, now, keyring.account, &lock).await?)
    })
}

/// The words were kept, or not; they are not shown again.
pub(crate) async fn words_were_kept(house: &House, caller: &Caller, token: &Token) -> Result<(), Error> {
    act!(house, caller, |work| { Ok::<_, Error>(sessions::forget_once(work.bare().0, token).await?) })
}

/// Erases everything: texts, grains, keys, the account. For the room that holds the letters, in its own piece of work.
pub async fn erase(work: &mut Work) -> Result<Permitted<Party>, Error> {
    let (now, id) = (work.now(), work.actor().account().ok_or(Error::NotFound)?);
    let party = store::party_for(work, id, Access::Erase).await?;
    circles::erase_others(work, &party).await?;
    work.erase_circle(party.circle, party.permit()).await?;
    store::empty(work, &party, now).await?;
    outbox::take_back(work.bare().0, bell::TOPIC, id.to_string()).await?;
    work.notify(Erased(id)).await?;
    ground_circle::remove(work.bare().0, id).await?;
    Ok(party)
}

/// Proof that somebody's kept time was over and everything of theirs is erased. Made only here.
pub struct Expired {
    party: AccountId,
}
impl Expired {
    pub fn party(&self) -> AccountId {
        self.party
    }
}

/// Those whose kept time may be over.
pub async fn perhaps_over(work: &mut Work) -> Result<Vec<AccountId>, Error> {
    let now = work.now();
    store::perhaps_over(work, now).await
}

/// Erases what was kept for as long as its writer wanted; refused a moment earlier. For the room that holds the
/// letters, in its own piece of work.
pub async fn expire(work: &mut Work, id: AccountId) -> Result<Expired, Error> {
    let now = work.now();
    let kept = store::kept_for(work, id).await?;
    circles::expire_others(work, id, kept.permit()).await?;
    work.expire_circle(kept.party.circle, kept.permit()).await?;
    store::empty_kept(work, &kept, now).await?;
    outbox::take_back(work.bare().0, bell::TOPIC, id.to_string()).await?;
    work.notify(Erased(id)).await?;
    ground_circle::remove(work.bare().0, id).await?;
    Ok(Expired { party: id })
}

/// A restore brought back somebody who had erased everything: they are erased again, by the house, before anything is
/// served. None when nobody with this circle is there (any more). For the room that holds the letters.
pub async fn erase_again(work: &mut Work, circle: CircleId) -> Result<Option<Expired>, Error> {
    let now = work.now();
    let Some(id) = store::still_there(work, circle).await? else {
        circles::erase_one_again(work, circle).await?;
        return Ok(None);
    };
    circles::erase_others_again(work, id).await?;
    let registry = work.registry().await?;
    let (tx, house) = work.bare();
    let vault = house.vault().clone();
    ground_circle::expire_circle(tx, &vault, &registry, now, circle, "people.erased-before".to_owned()).await?;
    store::empty_again(work, id, now).await?;
    work.notify(Erased(id)).await?;
    ground_circle::remove(work.bare().0, id).await?;
    Ok(Some(Expired { party: id }))
}

/// A text of a person was erased again after a restore: if it was the address of a bell, the bell is silent.
pub async fn text_is_gone_again(work: &mut Work, place: TextPlace) -> Result<(), Error> {
    let id = AccountId::from_array(place.row);
    if place == bell_place(id) {
        store::silence_bell(work, id).await?;
    }
    Ok(())
}

/// Forgets what has served its time, in another's piece of work.
pub async fn sweep(work: &mut Work) -> Result<(), Error> {
    let now = work.now();
    store::forget_old_bell_stops(work, now).await
}
