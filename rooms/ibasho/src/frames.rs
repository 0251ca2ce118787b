//! Pieces of a room's page that travel by themselves: a line, the state, and what became of something that was sent. Each
//! is written once for each voice; a line of a visitor reads the same in all of them, and is written once.
use crate::place::Band;
use askama::Template;
use ground_live::{Body, Frame, Line, Outcome, Phase, Standing};
use ground_words::{Said, Speaker, Voice, Words, word};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "ibasho/_room_line.html")]
struct LineView<'a> {
    number: u64,
    name: &'a str,
    role: Option<Said>,
    text: &'a str,
}

/// In whose order a frame's voices stand: the three, and Japanese with readings.
const READERS: [(Voice, bool); 5] = [
    (Voice::Standard, false),
    (Voice::Plain, false),
    (Voice::English, false),
    (Voice::Standard, true),
    (Voice::Plain, true),
];

fn speakers(words: &Words) -> [Speaker; 5] {
    READERS.map(|(voice, readings)| words.speaker(voice, readings))
}

/// Which of a frame's voices somebody reads.
pub(crate) fn voice_of(speaker: &Speaker) -> usize {
    let readings = speaker.furigana() && speaker.voice().is_japanese();
    READERS.into_iter().position(|it| it == (speaker.voice(), readings)).unwrap_or_default()
}

/// How a line is shown.
pub(crate) fn renders(words: &Words) -> Arc<dyn Fn(&Line) -> Frame + Send + Sync> {
    let speakers = speakers(words);
    Arc::new(move |line| {
        let in_voice = |speaker: &Speaker| line_in(line, speaker);
        match line.standing {
            Standing::Visitor if !line.name.is_empty() => Frame::same(in_voice(&speakers[0])),
            _ => Frame::of(speakers.iter().map(in_voice).collect()),
        }
    })
}

fn line_in(line: &Line, speaker: &Speaker) -> String {
    let role = match line.standing {
        Standing::Visitor if line.name.is_empty() => Some(word!("ibasho-room-nameless")),
        Standing::Visitor => None,
        Standing::Host => Some(word!("ibasho-room-host")),
        Standing::Observer => Some(word!("ibasho-room-observer")),
    };
    let Body::Text(text) = &line.body;
    written(&LineView { number: line.number, name: &line.name, role: role.map(|key| speaker.say(key)), text })
}

#[derive(Template)]
#[template(path = "ibasho/_room_state.html")]
struct StateView {
    state: State,
}

/// Where a room stands, in words.
pub(crate) struct State {
    pub(crate) speaks: bool,
    pub(crate) sentences: Vec<Said>,
}

/// What is told of the state of a room: where it stands, and about how many there are. (never a count, never nobody)
pub(crate) fn state(words: &Words, phase: Phase, people: Band, short: bool) -> Frame {
    let in_voice = |speaker: &Speaker| written(&StateView { state: stands(speaker, phase, people, short) });
    Frame::of(speakers(words).iter().map(in_voice).collect())
}

pub(crate) fn stands(speaker: &Speaker, phase: Phase, people: Band, short: bool) -> State {
    let said = match phase {
        Phase::Ahead => speaker.say("ibasho-room-ahead"),
        Phase::Lobby => speaker.say("ibasho-room-lobby"),
        Phase::Open => speaker.say("ibasho-room-open"),
        Phase::Ending(minutes) => {
            let minutes = minutes.to_string();
            speaker.say_with("ibasho-room-ending", &[("minutes", minutes.as_str())])
        }
        Phase::Resting => speaker.say("ibasho-room-resting"),
        Phase::Closed => speaker.say("ibasho-room-closed"),
    };
    let waits = (short && phase.speaks()).then(|| speaker.say("ibasho-room-short"));
    let people = phase.lets_in().then(|| speaker.say(people.key()));
    State { speaks: phase.speaks(), sentences: [Some(said), waits, people].into_iter().flatten().collect() }
}

/// The last piece, when it is over.
pub(crate) fn over(words: &Words) -> Frame {
    state(words, Phase::Closed, Band::Few, false)
}

/// What became of something that was sent, in words for its sender. None: it stands among the lines.
pub(crate) fn word_for(outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Said(_) => return None,
        Outcome::NotNow(Phase::Closed) => word!("ibasho-room-say-closed"),
        Outcome::NotNow(Phase::Resting) => word!("ibasho-room-say-resting"),
        Outcome::NotNow(_) => word!("ibasho-room-say-not-yet"),
        Outcome::ComeInAgain => word!("ibasho-room-say-come-in-again"),
        Outcome::Empty => word!("ibasho-room-say-empty"),
        Outcome::TooLong => word!("ibasho-room-say-long"),
        Outcome::Wait(_) => word!("ibasho-room-say-wait"),
        Outcome::Held(key) | Outcome::Refused(key) => key,
    })
}

#[derive(Template)]
#[template(path = "ibasho/_room_answer.html")]
struct AnswerView<'a> {
    press: &'a str,
    said: bool,
    words: Option<Said>,
}

/// The same, as a piece for a socket.
pub(crate) fn answer(speaker: &Speaker, press: &str, key: Option<&str>) -> String {
    written(&AnswerView { press, said: key.is_none(), words: key.map(|key| speaker.say(key)) })
}

fn written(view: &impl Template) -> String {
    view.render().unwrap_or_default()
}
