//! The sheet: read by everybody, answered topic by topic; a question reaches the team, and its answer comes back here.
use super::door;
use crate::{
    Access, Error,
    agreement::LONGEST,
    settings::OwnPart,
    sheet::{Answer, AnswerId, CONSENT_QUESTION, Explained, Reply, Topic, Version},
    store,
};
use ground_circle::Caller;
use ground_kernel::AccountId;
use ground_web::as_typed;
use ground_words::Voice;
use ground_work::{House, Look, OpenedCircle, act, see};
use std::collections::BTreeMap;

/// What is explained now.
pub(crate) struct Sheet {
    pub version: Version,
    pub own: OwnPart,
}

pub(crate) async fn sheet_in(look: &mut Look) -> Result<Sheet, Error> {
    let own = store::own::own(look).await?;
    Ok(Sheet { version: Version::of_today(own.number), own: own.part })
}

/// For everybody, always. (capability 38)
pub(crate) async fn sheet(house: &House) -> Result<Sheet, Error> {
    let stranger = Caller::stranger();
    see!(house, &stranger, |look| { sheet_in(look).await })
}

/// What somebody said to one topic, with their question and our answer.
pub(crate) struct Replied {
    pub answer: Answer,
    pub question: Option<String>,
    pub ours: Option<String>,
    pub answered_by: String,
}

/// How far it is with the sheet.
pub(crate) struct Explaining {
    pub sheet: Sheet,
    pub replied: Vec<Replied>,
    /// Topics that are still to be read before a yes.
    pub open: Vec<Topic>,
}

impl Explaining {
    /// The newest answer in the version that stands now.
    pub(crate) fn newest(&self, topic: Topic) -> Option<&Replied> {
        let of = |it: &&Replied| it.answer.topic == topic && it.answer.version == self.sheet.version.to_string();
        self.replied.iter().filter(of).max_by_key(|it| (it.answer.at, it.answer.id))
    }
    /// Questions that wait for us, oldest first.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Replied> {
        self.replied.iter().filter(|it| it.answer.reply == Reply::Question)
    }
}

pub(crate) async fn explaining_in(
    look: &mut Look,
    opened: &OpenedCircle,
    party: AccountId,
    names: &BTreeMap<AccountId, String>,
) -> Result<Explaining, Error> {
    let (sheet, answers) = (sheet_in(look).await?, store::answers::answers(look, party).await?);
    let open = Explained::of(sheet.version, &answers).err().unwrap_or_default();
    let name = |id: Option<AccountId>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let mut replied = vec![];
    for answer in answers {
        let question = super::reading::readable(look, opened, answer.question_place()).await?;
        let ours = super::reading::readable(look, opened, answer.our_answer_place()).await?;
        let answered_by = name(answer.answered_by);
        replied.push(Replied { answer, question, ours, answered_by });
    }
    Ok(Explaining { sheet, replied, open })
}

pub(crate) async fn own_explaining(house: &House, caller: &Caller) -> Result<Explaining, Error> {
    see!(house, caller, |look| {
        let matter = door::own(look).await?;
        let names = staff::called_names(look).await?;
        let opened = look.open(matter.circle, matter.permit(), CONSENT_QUESTION, matter.party).await?;
        explaining_in(look, &opened, matter.party, &names).await
    })
}

/// わかった, あとで, or a question, to one topic of the version that was read.
pub(crate) async fn reply(
    house: &House,
    caller: &Caller,
    (topic, reply): (Topic, Reply),
    question: &str,
    (read, voice): (&str, Voice),
) -> Result<(), Error> {
    let question = question_of(reply, question)?;
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        let (now, own) = (work.now(), store::own::own(work).await?);
        let version = Version::of_today(own.number).to_string();
        if version != read {
            return Err(Error::OtherVersion);
        }
        let id = work.new_id();
        let answer = Answer { id, topic, reply, version, by: None, at: now, answered_by: None };
        store::answers::add(work, matter.party, &answer, voice.name()).await?;
        if let Some(question) = &question {
            work.write_text(matter.circle, answer.question_place(), question, &matter.permit().rules()).await?;
        }
        Ok(())
    })
}

/// A question has words; another answer needs none.
pub(crate) fn question_of(reply: Reply, typed: &str) -> Result<Option<String>, Error> {
    let question = as_typed(typed);
    match (reply, question.trim().is_empty()) {
        _ if question.chars().count() > LONGEST => Err(Error::TooLong),
        (Reply::Question, true) => Err(Error::Empty),
        (Reply::Question, false) => Ok(Some(question)),
        _ => Ok(None),
    }
}

/// A worker answers a question. It stands beside it, on the person's own sheet.
pub(crate) async fn answer(
    house: &House,
    caller: &Caller,
    party: AccountId,
    id: AnswerId,
    typed: &str,
) -> Result<(), Error> {
    let text = as_typed(typed);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Error::TooLong);
    }
    act!(house, caller, |work| {
        let matter = door::desk_in(work, party, Access::Note).await?;
        let (now, me) = (work.now(), work.keyring()?.account);
        let answers = store::answers::answers(work, party).await?;
        let it = answers.iter().find(|it| it.id == id).ok_or(Error::NotFound)?;
        if !store::answers::note_answered(work, party, id, me, now).await? {
            return Err(Error::TooLate);
        }
        Ok(work.write_text(matter.circle, it.our_answer_place(), &text, &matter.permit().rules()).await?)
    })
}
