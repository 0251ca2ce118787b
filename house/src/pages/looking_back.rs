//! What stands in the ledgers of those who work here, as handles and times: on a seat that was ended, and in the list of
//! reading that is worth a talk. Nothing is opened for either. (capability 112)
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_kernel::{CircleId, Timestamp};
use ground_web::{House, Page, Path, Place, Visitor, show};
use ground_words::{Said, word};
use ground_work::see;
use staff::{LookedBack, Remark, SeatId};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Template)]
#[template(path = "house/ended_seat.html")]
struct EndedView {
    page: Page,
    name: Option<String>,
    called: String,
    by: String,
    made_at: String,
    last_at: String,
    ended_at: String,
    threads: Vec<ThreadLine>,
}

struct ThreadLine {
    handle: Option<String>,
    times: usize,
    first: String,
    last: String,
}

async fn handles(
    house: &House,
    visitor: &Visitor,
    circles: BTreeSet<CircleId>,
) -> Result<BTreeMap<CircleId, String>, consultation::Error> {
    see!(house, &visitor.caller, |look| { consultation::for_the_house::handles(look, &circles).await })
}

/// Reading needs staff's `Access::EndSession`: one's own, or an administrator.
pub(crate) async fn ended(State(house): State<House>, visitor: Visitor, Path(id): Path<SeatId>) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    let Ok(back) = staff::look_back(&house, &visitor.caller, id).await else {
        return ground_web::not_found(State(house), visitor).await.into_response();
    };
    let circles = back.openings.iter().map(|it| it.circle_id).collect();
    let handles = handles(&house, &visitor, circles).await.unwrap_or_else(|error| {
        tracing::error!(%error, "handles could not be read");
        BTreeMap::new()
    });
    let page = visitor.page(&house, Place::Desk);
    let threads = threads(&page, &back, &handles);
    let exact = |at| page.speaker.exact(at);
    let view = EndedView {
        made_at: exact(back.seat.made_at),
        last_at: exact(back.seat.last_at),
        ended_at: exact(back.seat.ended_at),
        name: back.seat.name,
        called: back.called,
        by: back.by,
        threads,
        page,
    };
    show(&view, Place::Desk)
}

fn threads(page: &Page, back: &LookedBack, handles: &BTreeMap<CircleId, String>) -> Vec<ThreadLine> {
    let mut each: BTreeMap<CircleId, Vec<Timestamp>> = BTreeMap::new();
    for it in &back.openings {
        each.entry(it.circle_id).or_default().push(it.at);
    }
    let mut all: Vec<_> = each.into_iter().collect();
    all.sort_by_key(|it| it.1.first().copied());
    let line = |(circle, times): (CircleId, Vec<Timestamp>)| ThreadLine {
        handle: handles.get(&circle).cloned(),
        times: times.len(),
        first: times.first().map(|at| page.speaker.exact(*at)).unwrap_or_default(),
        last: times.last().map(|at| page.speaker.exact(*at)).unwrap_or_default(),
    };
    all.into_iter().map(line).collect()
}

#[derive(Template)]
#[template(path = "house/reading.html")]
struct ReadingView {
    page: Page,
    limits: Said,
    lines: Vec<ReadingLine>,
}

struct ReadingLine {
    day: String,
    who: String,
    what: Said,
    threads: String,
}

/// Reading needs staff's `Access::Review`: of one's own teams, or, for an administrator, of all.
pub(crate) async fn reading(State(house): State<House>, visitor: Visitor) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    let Ok(list) = staff::reading_list(&house, &visitor.caller).await else {
        return ground_web::not_found(State(house), visitor).await.into_response();
    };
    let circles = list.remarked.iter().flat_map(|it| match &it.remark {
        Remark::Many { .. } => vec![],
        Remark::Outside { threads, .. } => threads.clone(),
        Remark::Same { thread, .. } => vec![*thread],
    });
    let handles = handles(&house, &visitor, circles.collect()).await.unwrap_or_default();
    let page = visitor.page(&house, Place::Desk);
    let named = |threads: &[CircleId]| {
        let names: Vec<String> = threads.iter().filter_map(|it| handles.get(it).cloned()).collect();
        page.speaker.list(&names)
    };
    let line = |it: staff::Remarked| {
        let (what, threads) = match it.remark {
            Remark::Many { threads } => (counted(&page, word!("house-staff-reading-many"), threads), String::new()),
            Remark::Outside { openings, threads } => {
                (counted(&page, word!("house-staff-reading-outside"), openings), named(&threads))
            }
            Remark::Same { openings, thread } => {
                (counted(&page, word!("house-staff-reading-same"), openings), named(&[thread]))
            }
        };
        let who = list.names.get(&it.who).cloned().unwrap_or_default();
        ReadingLine { day: page.speaker.day(it.day), who, what, threads }
    };
    let lines = list.remarked.into_iter().map(line).collect();
    let number = |it: u32| it.to_string();
    let (threads, outside, same) = (number(list.limits.threads), number(list.limits.outside), number(list.limits.same));
    let values = [("threads", threads.as_str()), ("outside", outside.as_str()), ("same", same.as_str())];
    let limits = page.say_with("house-staff-reading-limits", &values);
    show(&ReadingView { limits, lines, page }, Place::Desk)
}

fn counted(page: &Page, key: &'static str, count: u32) -> Said {
    page.say_with(key, &[("count", count.to_string().as_str())])
}
