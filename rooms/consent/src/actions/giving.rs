//! Yes, no, and taking a yes back. Each is a row, a sealed text signed by whoever gives it, and a line that says so.
use super::{door, scope};
use crate::{
    Error,
    access::Matter,
    agreement::{Agreement, Choice},
    given::{ConsentId, Given, How, Mark, Record, RecordId, Said, consents},
    sheet::{Explained, Version},
    store,
};
use ground_circle::Caller;
use ground_policy::Permitted;
use ground_words::Voice;
use ground_work::{House, Work, act};

/// What was said to the items, in which version and voice, and how it reads as a whole.
pub(crate) struct Answering<'a> {
    pub choices: &'a [Choice],
    pub read: &'a str,
    pub voice: Voice,
    /// Each choice as a sentence, in the order of `choices`.
    pub sentences: &'a [String],
    /// Everything that was read and answered.
    pub whole: &'a str,
}

/// Given on the screen, by the person, with their own words. (capability 34)
pub(crate) async fn give(house: &House, caller: &Caller, it: &Answering<'_>) -> Result<(), Error> {
    if it.choices.is_empty() {
        return Ok(());
    }
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        write_down(work, &matter, it, How::Screen).await.map(drop)
    })?;
    Ok(house.db().settle().await?)
}

/// The record of this answering, and a row for each choice.
pub(crate) async fn write_down(
    work: &mut Work,
    matter: &Permitted<Matter>,
    it: &Answering<'_>,
    how: How,
) -> Result<RecordId, Error> {
    let (now, me) = (work.now(), work.keyring()?.account);
    let version = Version::of_today(store::own::own(work).await?.number);
    if version.to_string() != it.read {
        return Err(Error::OtherVersion);
    }
    let agreement = agreed(work, matter, version, it.choices).await?;
    let (id, voice) = (work.new_id(), it.voice.name().to_owned());
    let record =
        Record { id, version: it.read.to_owned(), voice, how, by: me, at: now, posted_on: None, posted_by: None };
    store::given::add_record(work, matter.party, &record).await?;
    work.write_text(matter.circle, record.place(), it.whole, &matter.permit().rules()).await?;
    for (choice, sentence) in it.choices.iter().zip(it.sentences) {
        one(work, matter, &agreement, (choice, sentence), record.id).await?;
    }
    scope::shut_what_is_over(work, matter.party, matter.circle).await?;
    Ok(record.id)
}

/// The yeses, if there are any: to what was explained, and to nothing else.
async fn agreed(
    work: &mut Work,
    matter: &Permitted<Matter>,
    version: Version,
    choices: &[Choice],
) -> Result<Option<Agreement>, Error> {
    if choices.iter().all(|it| it.said != Said::Yes) {
        return Ok(None);
    }
    let answers = store::answers::answers(work, matter.party).await?;
    let explained = Explained::of(version, &answers).map_err(Error::NotExplained)?;
    Ok(Some(Agreement::to(explained, choices)))
}

async fn one(
    work: &mut Work,
    matter: &Permitted<Matter>,
    agreement: &Option<Agreement>,
    (choice, sentence): (&Choice, &str),
    record: RecordId,
) -> Result<(), Error> {
    let now = work.now();
    let mark = Mark {
        consent: work.new_id(),
        item: choice.item,
        said: choice.said,
        to: choice.to.filter(|_| choice.said == Said::Yes),
        until: choice.until(now),
        reach: if choice.said == Said::Yes { choice.reach.clone() } else { vec![] },
    };
    let given = Given { id: work.new_id(), mark, record, at: now };
    match (choice.said, agreement) {
        (Said::Yes, Some(agreement)) => store::given::add_yes(work, matter.party, agreement, &given).await?,
        _ => store::given::add_without(work, matter.party, &given).await?,
    }
    write_line(work, matter, &given, sentence).await
}

/// The sealed text, with the line that everything later goes by.
async fn write_line(work: &mut Work, matter: &Permitted<Matter>, it: &Given, text: &str) -> Result<(), Error> {
    let rules = format!("{} {}", matter.permit().rules(), it.mark.to_text());
    Ok(work.write_text(matter.circle, it.place(), text, &rules).await?)
}

/// Takes one yes back: at once, for the future. What was passed on by it is shut in the same breath. (capability 36)
pub(crate) async fn withdraw(house: &House, caller: &Caller, id: ConsentId, sentence: &str) -> Result<(), Error> {
    act!(house, caller, |work| {
        let matter = door::own_in(work).await?;
        withdraw_in(work, &matter, id, sentence).await
    })?;
    Ok(house.db().settle().await?)
}

/// The same, as somebody said it by telephone, or for whoever acts in their own matter.
pub(crate) async fn withdraw_in(
    work: &mut Work,
    matter: &Permitted<Matter>,
    id: ConsentId,
    sentence: &str,
) -> Result<(), Error> {
    let now = work.now();
    let all = consents(&door::lines_in(work, matter.circle).await?, now);
    let it = all.iter().find(|it| it.line.mark.consent == id).ok_or(Error::NotFound)?;
    if !it.stands() {
        return Ok(()); // Pressed twice, or over since: it is as they want it.
    }
    let rows = store::given::records_of(work, matter.party).await?;
    let record =
        rows.iter().find(|row| row.id == it.line.id).map_or(RecordId::from_array([0; 16]), |row| row.record_id);
    let mark = Mark { said: Said::Withdrawn, until: None, reach: vec![], ..it.line.mark.clone() };
    let given = Given { id: work.new_id(), mark, record, at: now };
    store::given::add_without(work, matter.party, &given).await?;
    write_line(work, matter, &given, sentence).await?;
    scope::shut_what_is_over(work, matter.party, matter.circle).await
}
