//! By telephone, face to face, or on paper: a worker reads aloud or types in, and stands for it as a witness.
use super::{door, explaining::question_of, giving};
use crate::{
    Access, Error,
    given::{ConsentId, How, RecordId, Said},
    item::Item,
    sheet::{Answer, Reply, Topic, Version},
    store,
};
use ground_circle::Caller;
use ground_kernel::{AccountId, Timestamp};
use ground_work::{House, act};

/// What was answered to the topics, and for how many years it may be kept, if that was said.
pub(crate) struct Heard<'a> {
    pub replies: &'a [(Topic, Reply, String)],
    pub years: Option<i64>,
    pub how: How,
}

pub(crate) async fn heard(
    house: &House,
    caller: &Caller,
    party: AccountId,
    heard: &Heard<'_>,
    it: &giving::Answering<'_>,
) -> Result<RecordId, Error> {
    let mut replies = vec![];
    for (topic, reply, question) in heard.replies {
        replies.push((*topic, *reply, question_of(*reply, question)?));
    }
    let long = it.choices.iter().any(|it| it.item == Item::HowLong && it.said == Said::Yes);
    let done = act!(house, caller, |work| {
        let matter = door::desk_in(work, party, Access::Note).await?;
        let (now, me, rules) = (work.now(), work.keyring()?.account, matter.permit().rules());
        let version = Version::of_today(store::own::own(work).await?.number).to_string();
        for (topic, reply, question) in &replies {
            let answer = Answer {
                id: work.new_id(),
                topic: *topic,
                reply: *reply,
                version: version.clone(),
                by: Some(me),
                at: now,
                answered_by: None,
            };
            store::answers::add(work, party, &answer, it.voice.name()).await?;
            if let Some(question) = question {
                work.write_text(matter.circle, answer.question_place(), question, &rules).await?;
            }
        }
        people::heard_from(work, party).await?;
        if let Some(years) = heard.years.filter(|_| long) {
            people::keep_for_as_said(work, party, years).await?;
        }
        giving::write_down(work, &matter, it, heard.how).await
    })?;
    house.db().settle().await?;
    Ok(done)
}

/// They said by telephone that a yes is over.
pub(crate) async fn withdrawn(
    house: &House,
    caller: &Caller,
    party: AccountId,
    id: ConsentId,
    sentence: &str,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        let matter = door::desk_in(work, party, Access::Note).await?;
        people::heard_from(work, party).await?;
        giving::withdraw_in(work, &matter, id, sentence).await
    })?;
    Ok(house.db().settle().await?)
}

/// It lies in the letter box: on which day, and by whom.
pub(crate) async fn posted(
    house: &House,
    caller: &Caller,
    party: AccountId,
    id: RecordId,
    on: Option<Timestamp>,
) -> Result<(), Error> {
    act!(house, caller, |work| {
        door::desk_in(work, party, Access::Note).await?;
        let (now, me) = (work.now(), work.keyring()?.account);
        store::given::record(work, party, id).await?;
        let on = on.map_or(people::day_of(now), |day| day.min(people::day_of(now)));
        store::given::note_posted(work, party, id, on, me).await
    })
}
