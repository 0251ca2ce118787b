//! What happens here, as short stories: the person says something, a worker writes down what was read back or told, both
//! read it, and the person decides, or doesn't.
pub(crate) mod noting;
pub(crate) mod planning;
pub(crate) mod reading;
pub(crate) mod saying;

use crate::{
    Error,
    access::Now,
    round::{Line, LineId, Round},
    spoken::{Spoken, Voice},
    store,
};
use ground_circle::{Caller, TextPlace};
use ground_kernel::AccountId;
use ground_seal::session::Token;
use ground_store::Trouble;
use ground_work::{House, Work, act};

/// Numbers of the sealed tables. Never reused.
pub(crate) const ASSESSMENT_SPOKEN: u16 = 70;
pub(crate) const ASSESSMENT_CHOICE: u16 = 71;
pub(crate) const ASSESSMENT_PLAN: u16 = 72;

pub(crate) fn spoken_place(line: LineId) -> TextPlace {
    TextPlace::of(ASSESSMENT_SPOKEN, 1, line)
}
pub(crate) fn plan_place(party: AccountId) -> TextPlace {
    TextPlace::of(ASSESSMENT_PLAN, 1, party)
}

/// Whose page somebody opens who talks with us: their own.
pub(crate) fn own(caller: &Caller) -> Result<AccountId, Error> {
    caller.actor.account().ok_or(Error::NotFound)
}

/// The round that takes what is said now; it begins with this word, where none does.
async fn round_now(work: &mut Work, of: &Now, anew: bool) -> Result<Round, Error> {
    let (now, newest) = (work.now(), store::newest_round(work, of.party).await?);
    if let Some(round) = newest.filter(|it| it.takes(now)) {
        // Pressed twice, it is one page: one on which nothing stands is new already.
        if !anew || !store::stands_in(work, round.id).await? {
            return Ok(round);
        }
    }
    let begun_by = work.keyring()?.account;
    let round = Round { id: work.new_id(), party: of.party, begun_on: people::day_of(now), begun_by };
    store::add_round(work, &round).await?;
    Ok(round)
}

/// Seals what was said at the end of the round.
async fn put_down(work: &mut Work, of: &Now, id: LineId, voice: Voice, it: &Spoken, rules: &str) -> Result<(), Error> {
    let round = round_now(work, of, false).await?;
    let (writer, said_on) = (work.keyring()?.account, people::day_of(work.now()));
    let line = Line { id, round: round.id, party: of.party, voice, writer, said_on, there: true };
    store::add_line(work, &line).await?;
    Ok(work.write_text(of.circle, spoken_place(id), &it.to_text(), rules).await?)
}

/// The same press a moment earlier did it already.
fn or_done_already(outcome: Result<(), Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Trouble(Trouble::NotAllowed(name))) if name.ends_with("_id_key") => Ok(()),
        other => other,
    }
}

fn line_id(form: &Token, voice: Voice, it: &Spoken) -> LineId {
    let voice = match voice {
        Voice::Own => "own",
        Voice::With => "with",
        Voice::Staff => "staff",
    };
    ground_web::id_of_press(form, &format!("{voice}\n{}", it.to_text()))
}

/// Somebody erased everything: what ordered their words goes, too. Done twice, it is as if done once.
pub async fn forget(house: &House, party: AccountId) -> Result<(), Error> {
    let caller = Caller::house();
    act!(house, &caller, |work| { store::forget(work, party).await })
}
