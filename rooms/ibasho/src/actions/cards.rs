//! Paper cards at a door: printed without a trace, typed in once. What the house then begins is not this room's: it learns
//! that a card was one, and nothing of where it lay. (capability 87; docs/adr/0026)
use crate::{Access, Error, card::CardNumber, place::PlaceId, store};
use ground_circle::Caller;
use ground_seal::{Label, mac};
use ground_work::{House, act, see};

/// As many as stand on one sheet.
const ON_A_SHEET: usize = 8;

fn check_of(house: &House) -> impl Fn([u8; 4]) -> [u8; 32] {
    let vault = house.vault().clone();
    move |random| mac(&vault.instance().session, Label::CARD_DRAWN, &[&random])
}

/// A sheet of fresh numbers. Nothing is written: the place says only who may print.
pub(crate) async fn sheet(house: &House, caller: &Caller, id: PlaceId) -> Result<(String, Vec<String>), Error> {
    let name = see!(house, caller, |look| {
        Ok::<_, Error>(store::place_for_look(look, id, Access::Count).await?.name.clone())
    })?;
    let check = check_of(house);
    let number = |_| {
        let dice = *house.blind_id::<CardNumber>().as_bytes();
        CardNumber::draw([dice[0], dice[1], dice[2], dice[3], dice[4], dice[5]], &check).to_string()
    };
    Ok((name, (0..ON_A_SHEET).map(number).collect()))
}

/// What became of a number that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardTyped {
    /// It was a card, and no longer is.
    Opened,
    /// It never was one, or was used before: nobody is told which.
    NotFound,
}

/// A number is typed in. It opens once; whatever somebody writes afterwards is not tied to it.
pub async fn spend(house: &House, caller: &Caller, typed: &str) -> Result<CardTyped, Error> {
    let Some(number) = CardNumber::parse(typed, check_of(house)) else { return Ok(CardTyped::NotFound) };
    let code_mac = mac(&house.vault().instance().session, Label::CARD_SPENT, &[number.digits().as_bytes()]);
    act!(house, caller, |work| {
        let fresh = store::spend_card(work, &code_mac).await?;
        Ok::<_, Error>(if fresh { CardTyped::Opened } else { CardTyped::NotFound })
    })
}
