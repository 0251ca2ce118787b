//! A few places for a sample house, made with what the pages do.
use super::{gatherings, murmurs, places};
use crate::{
    Error,
    ages::Ages,
    gathering::{Plan, day_of},
    municipality::Municipality,
    place::{Band, Card, Kind, Line, Rules, Whom},
    series::{Repeats, Series},
};
use ground_circle::Caller;
use ground_work::House;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Places as a small organisation might have them, shown.
pub async fn furnish(house: &House, host: &Caller) -> Result<(), Error> {
    for card in [living_room(), family_evening()] {
        let evening = card.evening;
        let id = places::begin(house, host, card).await?;
        places::make_rules(house, host, id, first_rules(house, RULES)).await?;
        places::show(house, host, id, true).await?;
        if evening {
            murmurs::open(house, host, id, true).await?;
        }
        for plan in plans(day_of(house.now()), evening) {
            let id = gatherings::begin(house, host, id, plan).await?;
            gatherings::show(house, host, id, true).await?;
        }
    }
    Ok(())
}

const RULES: &str = "話さなくてかまいません。いるだけの人もいます。\nここで聞いたことは、ここに置いていきます。写真や録音は\
    しません。\n人のことを、決めつけない。すすめない。聞かれたら、自分のことを話す。\n連絡先、お金、しごと、宗教、選挙の\
    さそいはしません。\n出入りは自由です。あいさつも理由もいりません。";

fn first_rules(house: &House, text: &str) -> Rules {
    let (changed, reason) = (String::new(), String::new());
    let decided_by = "はじめにいた人たちで".to_owned();
    Rules { number: 0, text: text.to_owned(), changed, reason, decided_by, made_at: house.now() }
}

/// One that needs no booking, and one at which families have a time of their own.
fn plans(today: Date, evening: bool) -> Vec<Plan> {
    let weekday = if evening { Weekday::Wednesday } else { Weekday::Saturday };
    let usual = Plan {
        title: if evening { "水よう夜の会" } else { "土よう縁側" }.to_owned(),
        kind: if evening { Kind::PeerGroup } else { Kind::FreeSpace },
        about: String::new(),
        hosts: "丁".to_owned(),
        observers: String::new(),
        series: Series {
            first_on: today.nth_weekday(1, weekday).unwrap_or(today),
            until_on: None,
            repeats: Repeats::Weekly,
            every: 1,
            on_holidays: false,
            exceptions: BTreeMap::new(),
        },
        begins_minute: if evening { 19 * 60 } else { 13 * 60 },
        ends_minute: if evening { 20 * 60 + 30 } else { 17 * 60 },
        seats: None,
        slot_minutes: None,
    };
    let title = "お茶の時間".to_owned();
    let talk = Plan { title, kind: Kind::FamilyTalk, slot_minutes: Some(45), ..usual.clone() };
    if evening { vec![usual, talk] } else { vec![usual] }
}

fn card(name: &str, kind: Kind, whom: &[Whom], lines: &[(Line, &str)]) -> Card {
    Card {
        organisation: String::new(),
        name: name.to_owned(),
        kind,
        online: false,
        municipality: Municipality::by_code("131164"),
        whom: whom.iter().copied().collect(),
        introduced: false,
        ages: Ages::ADULTS,
        evening: false,
        text_only: false,
        home_unasked: true,
        headphones: true,
        yen: 0,
        people: Band::Few,
        lines: lines.iter().map(|(line, text)| (*line, (*text).to_owned())).collect(),
    }
}

fn living_room() -> Card {
    card(
        "土よう縁側",
        Kind::FreeSpace,
        &[Whom::Anyone],
        &[
            (Line::About, "畳の部屋です。本と、お茶と、ゆっくりした音楽があります。することは決まっていません。"),
            (Line::Hours, "土曜 13時から17時。途中からでも、5分だけでも"),
            (Line::Where, "公民館の2階、いちばん奥の部屋"),
            (Line::Exit, "駅の東口。人の少ない道は、線路沿いです"),
            (Line::Fare, "駅から歩いて8分"),
            (
                Line::FirstVisit,
                "戸はあいています。声はかけません。\nすわる所は自由です。すみの席は壁を向いています。\n名前は聞きません。帰るときも、そのままどうぞ。",
            ),
            (Line::Noise, "音楽を小さく。話し声が重なることもあります"),
            (Line::Light, "窓ぎわは明るく、奥は少し暗め"),
            (Line::Smell, "お茶のにおい。香水をつけた人はいません"),
            (Line::Stairs, "階段は20段。エレベーターもあります"),
            (Line::Quiet, "となりの小部屋に、ひとりになれる席が二つ"),
            (Line::Hosts, "丁（経験者）、乙"),
        ],
    )
}

fn family_evening() -> Card {
    let lines = [
        (Line::About, "家族どうしで、言いっぱなし、聞きっぱなしの時間です。助言はしません。"),
        (Line::Hours, "水曜 19時から20時30分"),
        (Line::Where, "公民館の1階"),
        (Line::FirstVisit, "入口で、飲みものをとってすわります。\n話すのは、話したい人だけです。\nメモはとりません。"),
        (Line::Hosts, "甲（きょうだいの立場です）"),
        (Line::Observers, "11月は、見学の方が一人います。いる間は、はじめに伝えます"),
    ];
    let base = card("水よう夜の会", Kind::PeerGroup, &[Whom::Family, Whom::Sibling], &lines);
    Card { evening: true, yen: 300, people: Band::Some, ..base }
}
