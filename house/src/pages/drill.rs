//! The restore drill: one page that an administrator prints, with the steps to restore on another computer in under half
//! an hour, and the newest anchors to be kept on paper. Opens nothing. (capabilities 115, 204)
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_circle::anchors;
use ground_kernel::{Actor, Role, Timestamp};
use ground_paper::{Part, Sheet, Size};
use ground_web::{House, Page, Place, Visitor, ink, printed, sheet, show};
use ground_words::{Said, word};

/// As many as fit on the page with everything else.
const NEWEST: i64 = 5;

#[derive(Template)]
#[template(path = "house/drill.html")]
struct DrillView {
    page: Page,
    needs: &'static [&'static str],
    steps: &'static [Step],
    by_hand: &'static [&'static str],
    anchors: Vec<Said>,
}

/// What to do, and what to type.
struct Step {
    key: &'static str,
    typed: &'static [&'static str],
}

const NEEDS: &[&str] = &[
    word!("house-staff-drill-need-pc"),
    word!("house-staff-drill-need-program"),
    word!("house-staff-drill-need-tables"),
    word!("house-staff-drill-need-keys"),
    word!("house-staff-drill-need-cards"),
    word!("house-staff-drill-need-worker"),
];

/// The commands are what a test walks through.
const STEPS: &[Step] = &[
    Step { key: word!("house-staff-drill-step-begin"), typed: &[] },
    Step { key: word!("house-staff-drill-step-media"), typed: &[] },
    Step {
        key: word!("house-staff-drill-step-restore"),
        typed: &[
            "engawa restore /media/usb1/engawa-YYYY-MM-DD.backup \\",
            "  --keys-from /media/usb2/engawa.backup.keys \\",
            "  --data /tmp/drill/data --keys /tmp/drill/keys",
        ],
    },
    Step { key: word!("house-staff-drill-step-fits"), typed: &[] },
    Step {
        key: word!("house-staff-drill-step-serve"),
        typed: &["engawa serve --data /tmp/drill/data --keys /tmp/drill/keys"],
    },
    Step { key: word!("house-staff-drill-step-sign-in"), typed: &[] },
    Step { key: word!("house-staff-drill-step-read"), typed: &[] },
    Step { key: word!("house-staff-drill-step-compare"), typed: &[] },
    Step { key: word!("house-staff-drill-step-end"), typed: &["rm -r /tmp/drill"] },
    Step { key: word!("house-staff-drill-step-write"), typed: &[] },
];

const BY_HAND: &[&str] = &[
    word!("house-staff-drill-began"),
    word!("house-staff-drill-ended"),
    word!("house-staff-drill-which"),
    word!("house-staff-drill-who"),
    word!("house-staff-drill-notes"),
];

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Response {
    match view(&house, &visitor).await {
        Ok(view) => show(&view, Place::Desk),
        Err(way) => way,
    }
}

/// The same as a PDF, on one page.
pub(crate) async fn print(State(house): State<House>, visitor: Visitor) -> Response {
    let view = match view(&house, &visitor).await {
        Ok(view) => view,
        Err(way) => return way,
    };
    match printed(&house, &visitor, Place::Desk, on_paper(&view)).await {
        Ok(file) => file,
        Err(problem) => problem.into_response(),
    }
}

async fn view(house: &House, visitor: &Visitor) -> Result<DrillView, Response> {
    if let Some(way) = staff::desk_only(visitor) {
        return Err(way);
    }
    if !matches!(&visitor.caller.actor, Actor::Staff { role: Role::Administrator, .. }) {
        return Err(ground_web::not_found(State(house.clone()), visitor.clone()).await.into_response());
    }
    let page = visitor.page(house, Place::Desk).standing_at("/staff/restore-drill");
    let anchors = newest(house, &page).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the anchors could not be read");
        vec![page.say(word!("web-away"))]
    });
    Ok(DrillView { needs: NEEDS, steps: STEPS, by_hand: BY_HAND, anchors, page })
}

fn on_paper(it: &DrillView) -> Sheet {
    let say = |key: &str| ink(&it.page.say(key));
    let mut sheet = sheet(&it.page, Size::Small);
    sheet.parts.extend([
        Part::Title { text: say("house-staff-drill-title") },
        Part::Paragraph { text: say("house-staff-drill-lead") },
    ]);
    sheet.parts.extend(it.by_hand.iter().map(|key| Part::ByHand { label: say(key) }));
    let step = |it: &Step| ground_paper::Step {
        text: say(it.key),
        typed: it.typed.iter().map(|it| (*it).to_owned()).collect(),
    };
    sheet.parts.extend([
        Part::Heading { text: say("house-staff-drill-need") },
        Part::List { items: it.needs.iter().map(|key| say(key)).collect() },
        Part::Heading { text: say("house-staff-drill-steps") },
        Part::Steps { items: it.steps.iter().map(step).collect() },
        Part::Paragraph { text: say("house-staff-drill-real") },
        Part::Heading { text: say("house-staff-drill-anchors") },
        Part::Paragraph { text: say("house-staff-drill-anchors-meaning") },
    ]);
    sheet.parts.push(match it.anchors.is_empty() {
        true => Part::Paragraph { text: say("house-staff-drill-no-anchors") },
        false => Part::List { items: it.anchors.iter().map(ink).collect() },
    });
    sheet
}

async fn newest(house: &House, page: &Page) -> Result<Vec<Said>, ground_circle::Error> {
    let lines = anchors::newest(&mut house.db().look().await?, house.vault(), NEWEST).await?;
    let said = lines.iter().map(|it| {
        let (number, day) = (it.seq.to_string(), page.speaker.exact(Timestamp::from_micros(it.at)));
        let letters = it.short();
        let values = [("number", number.as_str()), ("day", day.as_str()), ("letters", letters.as_str())];
        page.say_with("house-staff-drill-anchor", &values)
    });
    Ok(said.collect())
}
