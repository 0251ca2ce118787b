//! What someone reads of their own: letters, answers they may see by now, automatic answers, and who opened what.
use super::{
    desk::cards_beside,
    house_news,
    read_contacts::{self, ThreadContacts},
    writing::DRAFT,
};
use crate::{
    Access, Error,
    automatic::Automatic,
    letter::{self, Letter, LetterId, Speaker},
    special::{Ending, Kind, Special},
    store,
    thread::Thread,
};
use ground_circle::{Caller, LedgerLine, SetBack};
use ground_kernel::{AccountId, Timestamp};
use ground_policy::Permitted;
use ground_work::{House, Look, see};
use people::Party;
use std::collections::BTreeMap;

/// What someone reads of their own: letters, answers they may see by now, automatic answers, in order.
pub(crate) struct OwnThread {
    pub party: Permitted<Party>,
    pub called: Option<String>,
    pub items: Vec<Item>,
    pub readers: Vec<String>,
    pub draft: Option<String>,
    pub reads_at: Option<Timestamp>,
    pub ending: Option<Ending>,
    /// We write under the name of the house.
    pub sheltered: bool,
    pub contacts: ThreadContacts,
    /// The house was set back lately, and they were here before.
    pub set_back: Option<SetBack>,
    /// Two cards and a witness were there, and concern these letters: until when it can be stopped.
    pub recovery_until: Option<Timestamp>,
}

pub(crate) enum Item {
    Mine {
        id: LetterId,
        at: Timestamp,
        text: String,
    },
    Theirs(Ours),
    Automatic(Automatic),
    /// Somebody on duty really opened it at night.
    Read {
        at: Timestamp,
        called: String,
    },
}

/// An answer of ours.
pub(crate) struct Ours {
    pub id: LetterId,
    pub at: Timestamp,
    /// By whom; nobody, when it is signed by the house.
    pub called: Option<String>,
    pub second: Option<String>,
    /// Both of them wrote it.
    pub both: bool,
    pub text: String,
    pub cards: Vec<String>,
}

impl Item {
    fn at(&self) -> Timestamp {
        match self {
            Item::Mine { at, .. } | Item::Theirs(Ours { at, .. }) | Item::Read { at, .. } => *at,
            Item::Automatic(it) => it.at,
        }
    }
}

pub(crate) async fn own_thread(house: &House, caller: &Caller) -> Result<OwnThread, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { own_thread_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn own_thread_in(look: &mut Look, id: AccountId) -> Result<OwnThread, Error> {
    let now = look.now();
    let thread = store::own_thread_look(look, id, Access::Read).await?;
    let party = people::party_of(look, id).await?;
    let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
    let names = staff::called_names(look).await?;
    let signed = Signed {
        house_from: store::shelter(look, thread.id).await?.filter(|it| it.signs_by_house()).and_then(|it| it.told_at),
        specials: store::specials(look, thread.id).await?,
        names,
    };
    let mut items = vec![];
    for letter in store::letters(look, thread.id).await?.iter().filter(|it| it.seen_by_party(now)) {
        let text = look.text(&opened, letter.text_place()).await?;
        let cards = cards_beside(look, &opened, letter).await?;
        items.extend(text.map(|it| item(letter, it.text.to_string(), cards, &signed)));
    }
    items.extend(own_automatics(look, &thread).await?);
    let read = safety::read_on_duty(look, thread.circle).await?.into_iter();
    items.extend(read.map(|(who, at)| Item::Read { at, called: signed.names.get(&who).cloned().unwrap_or_default() }));
    items.sort_by_key(Item::at);
    let called = look.text(&opened, people::called_place(id)).await?.map(|it| it.text.to_string());
    let organisation = staff::organisation(look).await?;
    let contacts = read_contacts::read_in(look, &opened, &thread).await?;
    Ok::<_, Error>(OwnThread {
        called,
        readers: staff::members_of_receiving(look).await?,
        draft: look.draft(DRAFT).await?,
        reads_at: organisation.hours.next_reading(now),
        set_back: house_news::lately_set_back(look, thread.arrived_at).await?,
        recovery_until: house_news::recovery_until(look, &opened).await?,
        ending: store::ending(look, thread.id).await?,
        sheltered: signed.house_from.is_some(),
        items,
        contacts,
        party,
    })
}

/// How answers are signed in this thread.
struct Signed {
    names: BTreeMap<AccountId, String>,
    specials: Vec<Special>,
    /// From this moment on with the name of the house, to shelter a worker.
    house_from: Option<Timestamp>,
}

fn item(letter: &Letter, text: String, cards: Vec<String>, signed: &Signed) -> Item {
    let at = letter.visible_at.unwrap_or(letter.written_at);
    let by_house = signed.house_from.is_some_and(|from| letter.written_at >= from);
    let name = |id: AccountId| signed.names.get(&id).cloned().unwrap_or_default();
    let special = signed.specials.iter().find(|it| it.letter == letter.id);
    match letter.speaker {
        Speaker::Party => Item::Mine { id: letter.id, at, text },
        Speaker::Staff => Item::Theirs(Ours {
            id: letter.id,
            at,
            called: (!by_house).then(|| name(letter.writer)),
            second: letter.second.filter(|_| !by_house).map(name),
            both: special.is_some_and(|it| matches!(it.kind, Kind::HandOver { .. })),
            text,
            cards,
        }),
    }
}

/// What the house said. A sentence it didn't sign is not shown.
async fn own_automatics(look: &mut Look, thread: &Thread) -> Result<Vec<Item>, Error> {
    let mark = look.house().vault().instance().mark.public();
    let rows = store::automatics(look, thread.id).await?;
    Ok(rows.into_iter().filter(|it| it.is_ours(&mark)).map(Item::Automatic).collect())
}

/// Who opened what, and tried to: for the page 読んだ人. (capability 109)
pub(crate) struct Readers {
    pub lines: Vec<(LedgerLine, String)>,
    pub holders: Vec<String>,
    /// We stand there under the name of the house.
    pub sheltered: bool,
    pub recoverable: bool,
    pub set_back: Option<SetBack>,
}

pub(crate) async fn readers(house: &House, caller: &Caller) -> Result<Readers, Error> {
    let id = caller.actor.account().ok_or(Error::NotFound)?;
    see!(house, caller, |look| { readers_in(look, id).await })
}

/// The same, inside another look.
pub(crate) async fn readers_in(look: &mut Look, id: AccountId) -> Result<Readers, Error> {
    let thread = store::own_thread_look(look, id, Access::Read).await?;
    let opened = look.open(thread.circle, thread.permit(), letter::CONSULTATION_LETTER, thread.id).await?;
    let names = staff::called_names(look).await?;
    let registry = look.registry().await?;
    let members = opened.state().teams().into_iter().flat_map(|team| registry.members_of(team));
    let members = members.filter(|id| !opened.state().left_out().contains(id));
    let mut holders: Vec<String> = members.filter_map(|id| names.get(&id).cloned()).collect();
    holders.sort();
    let sheltered = store::shelter(look, thread.id).await?.filter(|it| it.signs_by_house()).and_then(|it| it.told_at);
    let name = |line: &LedgerLine| {
        // While a worker is sheltered, what we do stands under the name of the house.
        if sheltered.is_some_and(|from| line.at >= from) {
            return String::new();
        }
        let who = if line.by_house() { AccountId::from_array(line.row_id) } else { line.by_id };
        names.get(&who).cloned().unwrap_or_default()
    };
    // What was passed on stands here from the day on which its own page tells of it.
    let untold = safety::untold(look, thread.circle).await?;
    let told = |line: &LedgerLine| line.table_no != safety::SAFETY_PASSING || !untold.contains(&line.row_id);
    let lines = look.ledger(&opened).await?.into_iter().filter(|line| line.by_id != id && told(line));
    let lines = lines.map(|line| (line.clone(), name(&line))).collect();
    let set_back = house_news::set_back(look, thread.arrived_at).await?;
    let holders = if sheltered.is_some() { vec![] } else { holders };
    Ok::<_, Error>(Readers {
        lines,
        sheltered: sheltered.is_some(),
        holders,
        recoverable: opened.state().recoverable,
        set_back,
    })
}
