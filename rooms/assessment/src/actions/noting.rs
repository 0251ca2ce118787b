//! A worker writes down: the person's own words, once they were read back; what somebody said who speaks with them; how it
//! looks to us, which is marked as ours. Never where the person asked not to be asked.
use super::{line_id, or_done_already, put_down, reading, round_now};
use crate::{
    Access, Error,
    access::Asking,
    press,
    prompt::Prompt,
    spoken::{Answer, How, Spoken, Voice},
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_seal::session::Token;
use ground_work::{House, act};

/// Whose words a worker writes down. The person's own only with the proof that they were read back.
pub(crate) enum Whose {
    OwnReadBack,
    With(String),
    Ours,
}

impl Whose {
    pub(crate) fn read(whose: &str, read_back: bool, speaker: &str) -> Result<Self, Error> {
        match (whose, speaker) {
            ("own", _) if read_back => Ok(Whose::OwnReadBack),
            ("own", _) => Err(Error::NotReadBack),
            ("with", "") => Err(Error::NobodySpeaks),
            ("with", speaker) => Ok(Whose::With(speaker.to_owned())),
            ("staff", _) => Ok(Whose::Ours),
            _ => Err(Error::NobodySpeaks),
        }
    }
    fn voice(&self) -> Voice {
        match self {
            Whose::OwnReadBack => Voice::Own,
            Whose::With(_) => Voice::With,
            Whose::Ours => Voice::Staff,
        }
    }
    fn on(self, it: Spoken) -> Spoken {
        match self {
            Whose::OwnReadBack => Spoken { how: How::ReadBack, speaker: None, ..it },
            Whose::With(name) => Spoken { how: How::Told, speaker: Some(name), ..it },
            Whose::Ours => Spoken { how: How::Alone, speaker: None, answer: Answer::Words, ..it },
        }
    }
}

pub(crate) async fn note(
    house: &House,
    caller: &Caller,
    party: AccountId,
    form: &Token,
    whose: Whose,
    it: Spoken,
) -> Result<(), Error> {
    let (voice, it) = (whose.voice(), whose.on(it).check()?);
    if voice == Voice::Staff && it.prompt.only_if_brought_up() && !brought_up(house, caller, party, it.prompt).await? {
        return Err(Error::NotBroughtUp);
    }
    or_done_already(act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Note).await?;
        let mark = press::closed_mark(&work.house().vault().clone(), party, it.prompt);
        let open = !store::is_closed(work, party, mark).await?;
        let asking = work.permitted(Access::Ask, Asking { now: *now, open });
        let asking = asking.map_err(|_| Error::NotToBeAsked)?;
        let id = line_id(form, voice, &it);
        if store::line_is_there(work, id).await? {
            return Ok(());
        }
        people::heard_from(work, party).await?;
        put_down(work, &now, id, voice, &it, &asking.permit().rules()).await?;
        // Said by telephone, it holds just the same.
        if voice == Voice::Own && it.answer == Answer::DoNotAsk {
            store::close(work, party, mark).await?;
        }
        Ok::<_, Error>(())
    }))
}

/// Has the person, or somebody with them, spoken of it?
async fn brought_up(house: &House, caller: &Caller, party: AccountId, prompt: Prompt) -> Result<bool, Error> {
    let page = reading::for_team(house, caller, party).await?;
    Ok(page.lines.iter().any(|it| it.spoken.prompt == prompt && it.line.voice != Voice::Staff))
}

/// A new page, from today.
pub(crate) async fn begin(house: &House, caller: &Caller, party: AccountId) -> Result<(), Error> {
    act!(house, caller, |work| {
        let now = store::now_for(work, party, Access::Note).await?;
        round_now(work, &now, true).await.map(drop)
    })
}
