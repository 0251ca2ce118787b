//! An invitation to a class for families, by post: large, in the neutral name, printed from the thread of whoever is
//! invited. Dates come from the room of places, the name from the room of letters; neither learns of the other, and the
//! class is not told who comes. (capabilities 63, 64; S01 step 5)
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ground_paper::{Part, Sheet, Size};
use ground_seal::session::Token;
use ground_web::{Form, House, Page, Path, Place, Problem, Visitor, ink, printed, sheet, show};
use ground_words::word;
use ibasho::Class;
use serde::Deserialize;

fn problem(house: &House, visitor: &Visitor, error: &consultation::Error) -> Problem {
    if let consultation::Error::NotFound = error {
        return visitor.problem(house, StatusCode::NOT_FOUND, word!("web-not-found"), Place::Public);
    }
    tracing::error!(%error, "an invitation could not be made");
    visitor.problem(house, StatusCode::SERVICE_UNAVAILABLE, word!("web-away"), Place::Desk)
}

async fn classes(house: &House, visitor: &Visitor) -> Result<Vec<Class>, Problem> {
    ibasho::classes(house, &visitor.caller).await.map_err(|error| {
        tracing::error!(%error, "classes could not be read");
        visitor.problem(house, StatusCode::SERVICE_UNAVAILABLE, word!("web-away"), Place::Desk)
    })
}

#[derive(Template)]
#[template(path = "house/invitations.html")]
struct ChooseView {
    page: Page,
    thread: String,
    classes: Vec<(String, String, String)>,
}

/// Which class. Needs `Access::Note` of the thread.
pub(crate) async fn choose(
    State(house): State<House>,
    visitor: Visitor,
    Path(thread): Path<String>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let called = consultation::invited::addressed(&house, &visitor.caller, &thread).await;
    called.map_err(|error| problem(&house, &visitor, &error))?;
    let classes = classes(&house, &visitor).await?;
    let page = visitor.page(&house, Place::Desk);
    let classes = classes.into_iter().map(|it| (it.id, it.title, it.place)).collect();
    Ok(show(&ChooseView { thread, classes, page }, Place::Desk))
}

#[derive(Template)]
#[template(path = "house/invitation.html")]
struct InvitationView {
    page: Page,
    thread: String,
    once: String,
    called: Option<String>,
    class: Class,
    days: Vec<String>,
    yen: String,
    wish: String,
    wrong: Option<&'static str>,
}

async fn invitation(house: &House, visitor: &Visitor, thread: &str, id: &str) -> Result<InvitationView, Problem> {
    let called = consultation::invited::addressed(house, &visitor.caller, thread).await;
    let called = called.map_err(|error| problem(house, visitor, &error))?;
    let class = classes(house, visitor).await?.into_iter().find(|it| it.id == id);
    let class = class.ok_or_else(|| problem(house, visitor, &consultation::Error::NotFound))?;
    let page = visitor.page(house, Place::Desk).standing_at(format!("/staff/letters/{thread}/invitation/{id}"));
    let wish =
        page.say_with("house-staff-invitation-wish-usual", &[("title", class.title.as_str())]).as_plain().to_owned();
    Ok(InvitationView {
        thread: thread.to_owned(),
        once: Token::random().to_text(),
        called,
        days: class.days.iter().map(|it| format!("{} {}", page.speaker.day(it.on), it.hours)).collect(),
        yen: class.yen.to_string(),
        wish,
        wrong: None,
        class,
        page,
    })
}

/// Needs `Access::Note` of the thread.
pub(crate) async fn read(
    State(house): State<House>,
    visitor: Visitor,
    Path((thread, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    Ok(show(&invitation(&house, &visitor, &thread, &id).await?, Place::Desk))
}

/// The same as a PDF in large print. Needs `Access::Note` of the thread.
pub(crate) async fn print(
    State(house): State<House>,
    visitor: Visitor,
    Path((thread, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let sheet = on_paper(invitation(&house, &visitor, &thread, &id).await?);
    printed(&house, &visitor, Place::Desk, sheet).await
}

fn on_paper(it: InvitationView) -> Sheet {
    let page = &it.page;
    let say = |key: &str| ink(&page.say(key));
    let mut sheet = sheet(page, Size::Large);
    let to = it.called.as_deref().map(|name| page.say_with("house-invitation-to", &[("name", name)]));
    sheet.parts.extend(to.map(|said| Part::Paragraph { text: ink(&said) }));
    let title = page.say_with("house-invitation-title", &[("title", it.class.title.as_str())]);
    sheet.parts.extend([
        Part::Title { text: ink(&title) },
        Part::Heading { text: say("house-invitation-days") },
        Part::List { items: it.days.into_iter().map(Into::into).collect() },
        Part::Heading { text: say("house-invitation-where") },
        Part::Written { text: format!("{}\n{}", it.class.place, it.class.where_it_is).trim().to_owned().into() },
    ]);
    if !it.class.first_visit.is_empty() {
        let items = it.class.first_visit.into_iter().map(Into::into).collect();
        sheet.parts.extend([Part::Heading { text: say("house-invitation-first") }, Part::List { items }]);
    }
    let costs = match it.class.yen {
        0 => page.say("house-invitation-free"),
        _ => page.say_with("house-invitation-yen", &[("yen", it.yen.as_str())]),
    };
    sheet.parts.extend([
        Part::Paragraph { text: ink(&costs) },
        Part::Paragraph { text: say("house-invitation-rules") },
        Part::Paragraph { text: say("house-invitation-come") },
        Part::Signed { lines: vec![page.site.name.as_str().into()] },
    ]);
    sheet
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    once: String,
    #[serde(default)]
    wish: String,
}

/// That they wish to take part, in their own thread. Needs `Access::Note`.
pub(crate) async fn note(
    State(house): State<House>,
    visitor: Visitor,
    Path((thread, id)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if let Some(way) = staff::desk_only(&visitor) {
        return Ok(way);
    }
    let once = Token::from_text(&typed.once).unwrap_or_else(|_| Token::random());
    let empty = typed.wish.trim().is_empty();
    let noted = match empty {
        true => Err(consultation::Error::Empty),
        false => consultation::invited::note_wish(&house, &visitor.caller, &thread, &once, &typed.wish).await,
    };
    match noted {
        Ok(()) => Ok(Redirect::to(&format!("/staff/letters/{thread}#contacts")).into_response()),
        Err(consultation::Error::Empty | consultation::Error::TooLong) => {
            let view = invitation(&house, &visitor, &thread, &id).await?;
            let wrong = Some(word!("house-staff-invitation-wrong"));
            let view = InvitationView { once: typed.once, wish: typed.wish, wrong, ..view };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&view, Place::Desk)).into_response())
        }
        Err(error) => Err(problem(&house, &visitor, &error)),
    }
}
