//! What search engines may know of a place that is shown: the same as anybody (schema.org, as JSON-LD). Pure.
//!
//! It stands in the page as data, which a strict content policy lets be: nothing of it runs. An online place is named by its
//! public page and never by the address of a room. (capability 74)
use crate::{
    actions::gatherings::Coming,
    gathering::clock,
    place::{Line, Place},
};
use serde_json::{Value, json};

/// A place and its coming days, safe to stand inside `<script type="application/ld+json">`.
pub(crate) fn of_place(address: &str, house_name: &str, place: &Place, coming: &[Coming]) -> String {
    let page = format!("{address}/places/{}", place.id);
    let organizer = if place.organisation.is_empty() { house_name } else { &place.organisation };
    let events: Vec<Value> = coming.iter().map(|it| event(address, &page, organizer, place, it)).collect();
    let all = json!({ "@context": "https://schema.org", "@graph": graph(&page, place, events) });
    // Inside a script element `</` would end it, whatever quotes stand around.
    all.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn graph(page: &str, place: &Place, mut events: Vec<Value>) -> Vec<Value> {
    if !place.online {
        events.insert(0, physical(page, place));
    }
    events
}

fn physical(page: &str, place: &Place) -> Value {
    json!({
        "@type": "Place",
        "@id": page,
        "name": place.name,
        "url": page,
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "JP",
            "addressRegion": "東京都",
            "addressLocality": place.municipality.map(|it| it.name(true)).unwrap_or_default(),
            "streetAddress": place.line(Line::Where),
        },
        "isAccessibleForFree": place.yen == 0,
        "publicAccess": !place.introduced,
    })
}

fn event(address: &str, page: &str, organizer: &str, place: &Place, it: &Coming) -> Value {
    let gathering = &it.gathering;
    let at = |minute: u32| format!("{}T{:0>5}:00+09:00", it.day.on, clock(minute.min(1_439)));
    let location = match place.online {
        true => json!({ "@type": "VirtualLocation", "url": page }),
        false => json!({ "@id": page, "@type": "Place", "name": place.name }),
    };
    let mode = if place.online { "OnlineEventAttendanceMode" } else { "OfflineEventAttendanceMode" };
    let status = if it.day.off { "EventCancelled" } else { "EventScheduled" };
    json!({
        "@type": "Event",
        "name": gathering.title,
        "url": format!("{address}/gatherings/{}", gathering.id),
        "startDate": at(gathering.begins_minute),
        "endDate": at(gathering.ends_minute),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "location": location,
        "isAccessibleForFree": place.yen == 0,
        "inLanguage": "ja",
        "organizer": { "@type": "Organization", "name": organizer, "url": address },
    })
}
