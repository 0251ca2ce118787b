//! Places, their lines and their rules.
use crate::{
    Access, Error,
    ages::Ages,
    municipality::Municipality,
    place::{Band, Card, Kind, Line, Lines, Place, PlaceId, Rules},
};
use ground_kernel::{CircleId, TeamId, Timestamp};
use ground_policy::Permitted;
use ground_store::{Tables, from_row, values};
use ground_work::{Look, Work};
use std::collections::BTreeMap;

struct PlaceRow {
    id: PlaceId,
    team_id: TeamId,
    circle_id: CircleId,
    state: String,
    organisation: String,
    name: String,
    kind: String,
    online: bool,
    municipality: String,
    whom: String,
    introduced: bool,
    ages_from: u32,
    ages_until: Option<u32>,
    evening: bool,
    text_only: bool,
    home_unasked: bool,
    headphones: bool,
    yen: u32,
    people: String,
    versions: i64,
}
from_row!(PlaceRow {
    id,
    team_id,
    circle_id,
    state,
    organisation,
    name,
    kind,
    online,
    municipality,
    whom,
    introduced,
    ages_from,
    ages_until,
    evening,
    text_only,
    home_unasked,
    headphones,
    yen,
    people,
    versions
});

struct LineRow {
    place_id: PlaceId,
    name: String,
    text: String,
}
from_row!(LineRow { place_id, name, text });

macro_rules! place_columns {
    ($rest:literal) => {
        concat!(
            "select p.id, p.team_id, p.circle_id, p.state, p.organisation, p.name, p.kind, p.online, p.municipality,
                    p.whom, p.introduced, p.ages_from, p.ages_until, p.evening, p.text_only, p.home_unasked,
                    p.headphones, p.yen, p.people,
                    (select count(*) from ibasho_rules r where r.place_id = p.id) as versions
               from ibasho_place p ",
            $rest
        )
    };
}

impl PlaceRow {
    fn into_place(self, lines: Lines) -> Result<Place, Error> {
        let years = |number: u32| u8::try_from(number).map_err(|_| Error::Unbelieved("an age"));
        let ages = Ages::spanning(years(self.ages_from)?, self.ages_until.map(years).transpose()?);
        let card = Card {
            organisation: self.organisation,
            name: self.name,
            kind: Kind::from_word(&self.kind).ok_or(Error::Unbelieved("a kind of place"))?,
            online: self.online,
            municipality: Municipality::by_code(&self.municipality),
            whom: Card::whom_from_words(&self.whom),
            introduced: self.introduced,
            ages: ages.map_err(|_| Error::Unbelieved("a room for under-18s and adults"))?,
            evening: self.evening,
            text_only: self.text_only,
            home_unasked: self.home_unasked,
            headphones: self.headphones,
            yen: self.yen,
            people: Band::from_word(&self.people).ok_or(Error::Unbelieved("a band"))?,
            lines,
        };
        let (shown, has_rules) = (self.state == "shown", self.versions > 0);
        Ok(Place { id: self.id, team: self.team_id, circle: self.circle_id, shown, has_rules, card })
    }
}

fn with_lines(rows: Vec<PlaceRow>, lines: Vec<LineRow>) -> Result<Vec<Place>, Error> {
    let mut by_place: BTreeMap<PlaceId, Lines> = BTreeMap::new();
    for LineRow { place_id, name, text } in lines {
        // A line that an older version knew and this one doesn't is left where it is.
        if let Some(line) = Line::from_word(&name) {
            by_place.entry(place_id).or_default().insert(line, text);
        }
    }
    let place = |row: PlaceRow| {
        let lines = by_place.remove(&row.id).unwrap_or_default();
        row.into_place(lines)
    };
    rows.into_iter().map(place).collect()
}

/// Every place that is shown.
pub(crate) async fn shown_places(tables: &mut impl Tables) -> Result<Vec<Place>, Error> {
    let rows = tables.all(place_columns!("where p.state = 'shown' order by p.name limit 1000"), values![]).await?;
    let sql = "select l.place_id, l.name, l.text from ibasho_place_line l join ibasho_place p on p.id = l.place_id
                where p.state = 'shown' limit 20000";
    with_lines(rows, tables.all(sql, values![]).await?)
}

/// Every place, for those who look after some of them; the caller asks the rules of each.
pub(crate) async fn all_places(tables: &mut impl Tables) -> Result<Vec<Place>, Error> {
    let rows = tables.all(place_columns!("order by p.name limit 1000"), values![]).await?;
    let sql = "select place_id, name, text from ibasho_place_line limit 20000";
    with_lines(rows, tables.all(sql, values![]).await?)
}

pub(super) async fn place(tables: &mut impl Tables, id: PlaceId) -> Result<Place, Error> {
    let row: Option<PlaceRow> = tables.one(place_columns!("where p.id = $1"), values![id]).await?;
    let sql = "select place_id, name, text from ibasho_place_line where place_id = $1";
    let lines = tables.all(sql, values![id]).await?;
    with_lines(row.into_iter().collect(), lines)?.pop().ok_or(Error::NotFound)
}

pub(crate) async fn place_for_look(look: &mut Look, id: PlaceId, verb: Access) -> Result<Permitted<Place>, Error> {
    let place = place(look, id).await?;
    Ok(look.permitted(verb, place)?)
}

pub(crate) async fn place_for(work: &mut Work, id: PlaceId, verb: Access) -> Result<Permitted<Place>, Error> {
    let place = place(work, id).await?;
    Ok(work.permitted(verb, place)?)
}

pub(crate) async fn add_place(work: &mut Work, it: &Permitted<Place>) -> Result<(), Error> {
    work.change(
        "insert into ibasho_place (id, team_id, circle_id, state, organisation, name, kind, online, municipality, whom,
                                   introduced, ages_from, evening, text_only, home_unasked, headphones, yen, people)
         values ($1, $2, $3, 'draft', '', '', 'free_space', false, '', 'anyone', false, 18, false, false, true, true, 0, 'few')",
        values![it.id, it.team, it.circle],
    )
    .await?;
    save_place(work, it).await
}

/// Saves a place whose change was permitted.
pub(crate) async fn save_place(work: &mut Work, it: &Permitted<Place>) -> Result<(), Error> {
    let card = &it.card;
    work.change(
        "update ibasho_place
            set state = $2, organisation = $3, name = $4, kind = $5, online = $6, municipality = $7, whom = $8,
                introduced = $9, ages_from = $10, ages_until = $11, evening = $12, text_only = $13,
                home_unasked = $14, headphones = $15, yen = $16, people = $17
          where id = $1",
        values![
            it.id,
            if it.shown { "shown" } else { "draft" }.to_owned(),
            card.organisation,
            card.name,
            card.kind.word().to_owned(),
            card.online,
            card.municipality.map_or("", |it| it.code).to_owned(),
            card.words_for_whom(),
            card.introduced,
            u32::from(card.ages.from()),
            card.ages.until().map(u32::from),
            card.evening,
            card.text_only,
            card.home_unasked,
            card.headphones,
            card.yen,
            card.people.word().to_owned()
        ],
    )
    .await?;
    work.change("delete from ibasho_place_line where place_id = $1", values![it.id]).await?;
    for (line, text) in card.lines.iter().filter(|it| !it.1.is_empty()) {
        work.change(
            "insert into ibasho_place_line (place_id, name, text) values ($1, $2, $3)",
            values![it.id, line.word().to_owned(), text],
        )
        .await?;
    }
    Ok(())
}

struct RulesRow {
    number: u32,
    text: String,
    changed: String,
    reason: String,
    decided_by: String,
    made_at: Timestamp,
}
from_row!(RulesRow { number, text, changed, reason, decided_by, made_at });

/// All versions of the rules, the newest first.
pub(crate) async fn rules(tables: &mut impl Tables, id: PlaceId) -> Result<Vec<Rules>, Error> {
    let sql = "select number, text, changed, reason, decided_by, made_at from ibasho_rules where place_id = $1
                order by number desc limit 200";
    let rows: Vec<RulesRow> = tables.all(sql, values![id]).await?;
    let of = |RulesRow { number, text, changed, reason, decided_by, made_at }| Rules {
        number,
        text,
        changed,
        reason,
        decided_by,
        made_at,
    };
    Ok(rows.into_iter().map(of).collect())
}

pub(crate) async fn add_rules(work: &mut Work, place: &Permitted<Place>, it: &Rules) -> Result<(), Error> {
    work.change(
        "insert into ibasho_rules (place_id, number, text, changed, reason, decided_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![place.id, it.number, it.text, it.changed, it.reason, it.decided_by, it.made_at],
    )
    .await?;
    Ok(())
}
