//! The way out: 〔すぐ閉じる〕. Ends the session on the server, tells the browser to forget, and shows a page about
//! nothing. Works without JavaScript; with it, the screen is blank before the request leaves.
use crate::{House, Page, Place, Visitor, show};
use askama::Template;
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use axum_extra::extract::CookieJar;
use ground_circle::{AccountKind, sessions};
use ground_kernel::Timestamp;
use ground_seal::session::Token;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/leave", post(leave)).route("/today", get(today))
}

async fn leave(State(house): State<House>, visitor: Visitor, jar: CookieJar) -> Response {
    if let Some(session) = visitor.party().or(visitor.staff()).or(visitor.locked()) {
        let ended = async {
            let mut tx = house.db().begin().await?;
            match session.kind {
                AccountKind::Party => sessions::end(&mut tx, &session.token).await?,
                AccountKind::Staff => sessions::lock(&mut tx, &session.token).await?,
            }
            Ok::<_, ground_circle::Error>(tx.commit().await?)
        };
        if let Err(error) = ended.await {
            tracing::error!(%error, "a session could not be ended");
        }
    }
    let keep = visitor.staff().or(visitor.locked()).is_some();
    let jar = if keep { jar } else { jar.add(house.no_session_cookie()) };
    // A new value of a cookie that scripts cannot read makes browsers drop the pages they keep whole for the back button;
    // taking a cookie away does not. The calendar takes this one away again.
    let jar = house.without_seats(jar.add(house.letter_cookie(&Token::random())));
    let mut response = (jar, Redirect::to("/today")).into_response();
    if !keep {
        let forget = HeaderValue::from_static("\"cache\", \"storage\"");
        response.headers_mut().insert(header::HeaderName::from_static("clear-site-data"), forget);
    }
    response
}

/// A calendar of this month. It knows nothing of us, and nothing leads back but the browser.
#[derive(Template)]
#[template(path = "today.html")]
struct TodayView {
    page: Page,
    month: String,
    weekdays: Vec<String>,
    weeks: Vec<Vec<Day>>,
}

struct Day {
    number: Option<i64>,
    today: bool,
}

async fn today(State(house): State<House>, visitor: Visitor, jar: CookieJar) -> Response {
    let page = visitor.page(&house, Place::Public);
    let date = page.speaker.date(house.now());
    let weekdays = page.plain("web-today-weekdays").split(' ').map(str::to_owned).collect();
    let view = TodayView { weeks: weeks(house.now()), month: date, weekdays, page };
    (jar.add(house.no_letter_cookie()), show(&view, Place::Public)).into_response()
}

/// The weeks of this month in Tokyo, beginning on Sunday.
fn weeks(now: Timestamp) -> Vec<Vec<Day>> {
    let day = now.plus_hours(9).as_micros().div_euclid(Timestamp::DAY);
    let (_, month, today) = civil(day);
    let first = day - (today - 1);
    let weekday = (first + 4).rem_euclid(7);
    let length = (28..=31).take_while(|n| civil(first + n - 1).1 == month).last().unwrap_or(28);
    let blank = (0..weekday).map(|_| Day { number: None, today: false });
    let numbered = (1..=length).map(|number| Day { number: Some(number), today: number == today });
    let mut cells: Vec<Day> = blank.chain(numbered).collect();
    cells.resize_with(cells.len().next_multiple_of(7), || Day { number: None, today: false });
    let mut weeks = vec![];
    while !cells.is_empty() {
        let rest = cells.split_off(7);
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    weeks
}

/// (year, month, day) of a count of days since 1970-01-01 (the usual proleptic Gregorian arithmetic).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn november_2026_begins_on_a_sunday_and_has_thirty_days() {
        let now = Timestamp::from_micros(1_795_370_400 * Timestamp::SECOND); // 2026-11-22 18:00 UTC is the 23rd in Tokyo
        let weeks = weeks(now);
        assert_eq!(weeks[0][0].number, Some(1));
        let last = weeks.iter().flatten().filter_map(|day| day.number).max();
        assert_eq!(last, Some(30));
        let today = weeks.iter().flatten().find(|day| day.today).and_then(|day| day.number);
        assert_eq!(today, Some(23));
    }
}
