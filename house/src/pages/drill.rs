//! The restore drill: one page that an administrator prints, with the steps to restore on another computer in under half
//! an hour, and the newest anchors to be kept on paper. Opens nothing. (capabilities 115, 204)
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_circle::anchors;
use ground_kernel::{Actor, Role, Timestamp};
use ground_web::{House, Page, Place, Visitor, show};
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
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    if !matches!(&visitor.caller.actor, Actor::Staff { role: Role::Administrator, .. }) {
        return ground_web::not_found(State(house), visitor).await.into_response();
    }
    let page = visitor.page(&house, Place::Desk);
    let anchors = newest(&house, &page).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the anchors could not be read");
        vec![page.say(word!("web-away"))]
    });
    show(&DrillView { needs: NEEDS, steps: STEPS, by_hand: BY_HAND, anchors, page }, Place::Desk)
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
