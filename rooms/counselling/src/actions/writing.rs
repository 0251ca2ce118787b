//! The two write: the person their words, the counsellor a note of a talk. Written once, it stays as it was written.
use super::{me, or_done_already};
use crate::{
    Access, Error,
    pair::{Kind, LONGEST, LineId, PairId, Written},
    store,
};
use ground_circle::Caller;
use ground_seal::session::Token;
use ground_web::id_of_press;
use ground_work::{House, act};

pub(crate) fn checked(text: &str) -> Result<(), Error> {
    match text {
        text if text.trim().is_empty() => Err(Error::Empty),
        text if text.chars().count() > LONGEST => Err(Error::TooLong),
        _ => Ok(()),
    }
}

/// Whose kind of line it is follows from who writes.
pub(crate) async fn write(house: &House, caller: &Caller, id: PairId, form: &Token, it: &Written) -> Result<(), Error> {
    checked(&it.text)?;
    let (me, text) = (me(caller)?, it.to_text());
    let line: LineId = id_of_press(form, &text);
    let outcome = act!(house, caller, |work| {
        let pair = store::pair_for(work, id, Access::Write).await?;
        if store::line_is_there(work, line).await? {
            return Ok(());
        }
        let (own, day) = (pair.party == me, people::day_of(work.now()));
        if own {
            people::seen(work, me).await?;
        }
        let kind = if it.from.is_some() && own {
            Kind::HandedOn
        } else if own {
            Kind::Words
        } else {
            Kind::Talk
        };
        let line = store::line(line, pair.id, me, kind, day);
        store::add_line(work, &line).await?;
        Ok::<_, Error>(work.write_text(pair.circle, line.place(), &text, &pair.permit().rules()).await?)
    });
    or_done_already(outcome, ())
}
