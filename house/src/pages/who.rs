//! Who may see what, in words: from the sentences of the rules themselves, and from who holds keys. For everybody of the
//! house. Nothing on it is written by hand about a role: a rule that changes changes this page.
use crate::rooms::rooms;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use ground_kernel::{Actor, Role};
use ground_web::{House, Page, Place, Visitor, show, situations_of};
use ground_words::{Voice, word};
use ground_work::see;
use std::sync::OnceLock;

#[derive(Template)]
#[template(path = "house/who.html")]
struct WhoView {
    page: Page,
    roles: Vec<RoleLines>,
    /// Who holds keys to letters that arrive now.
    holders: Vec<String>,
    teams: Vec<(String, String)>,
    administrators: String,
}

struct RoleLines {
    title: &'static str,
    /// Why what is not theirs does not open.
    why: &'static str,
    may: Vec<String>,
    /// What the rules give to somebody else, and not to them.
    not: Vec<String>,
}

/// The rules of this program that say yes to somebody of each role. The same for every house, so they are read once.
struct Granted {
    administrator: Vec<String>,
    member: Vec<String>,
    outside: Vec<String>,
    writer: Vec<String>,
    house: Vec<String>,
}

fn granted(house: &House) -> &'static Granted {
    static GRANTED: OnceLock<Granted> = OnceLock::new();
    GRANTED.get_or_init(|| {
        let situations = situations_of(&mut rooms());
        let of = |as_one: &dyn Fn(&Actor) -> Option<Actor>| house.book().granting(&situations, as_one);
        let this = |it: &Actor, fits: bool| fits.then(|| it.clone());
        // Whoever works there, in this role and in no team: what is their own stays theirs.
        let without_team = |it: &Actor, role: Role| match it {
            Actor::Staff { id, .. } => Some(Actor::Staff { id: *id, role, teams: vec![] }),
            _ => None,
        };
        let member =
            |it: &Actor| matches!(it, Actor::Staff { role: Role::SupportWorker, teams, .. } if !teams.is_empty());
        Granted {
            administrator: of(&|it| without_team(it, Role::Administrator)),
            member: of(&|it| this(it, member(it))),
            outside: of(&|it| without_team(it, Role::SupportWorker)),
            writer: of(&|it| this(it, matches!(it, Actor::Party(_)))),
            house: of(&|it| this(it, matches!(it, Actor::House))),
        }
    })
}

fn roles(house: &House, page: &Page) -> Vec<RoleLines> {
    let it = granted(house);
    let voice = if page.speaker.voice() == Voice::English { "en" } else { "ja" };
    let sentences = |rules: &[String]| -> Vec<String> {
        let mut said: Vec<String> =
            rules.iter().filter_map(|id| house.book().sentence(id, voice)).map(str::to_owned).collect();
        said.dedup();
        said
    };
    let everything: Vec<&String> =
        [&it.administrator, &it.member, &it.outside, &it.writer].into_iter().flatten().collect();
    let of = |title, why, mine: &[String]| {
        let mut not: Vec<String> = everything.iter().filter(|id| !mine.contains(id)).map(|id| (*id).clone()).collect();
        not.sort();
        not.dedup();
        RoleLines { title, why, may: sentences(mine), not: sentences(&not) }
    };
    vec![
        of(word!("house-staff-who-administrator"), word!("house-staff-who-administrator-why"), &it.administrator),
        of(word!("house-staff-who-member"), word!("house-staff-who-member-why"), &it.member),
        of(word!("house-staff-who-outside"), word!("house-staff-who-outside-why"), &it.outside),
        of(word!("house-staff-who-writer"), word!("house-staff-who-writer-why"), &it.writer),
        RoleLines {
            title: word!("house-staff-who-house"),
            why: word!("house-staff-who-house-why"),
            may: sentences(&it.house),
            not: vec![],
        },
    ]
}

pub(crate) async fn read(State(house): State<House>, visitor: Visitor) -> Response {
    if let Some(way) = staff::desk_only(&visitor) {
        return way;
    }
    if visitor.staff().is_none() {
        return ground_web::not_found(State(house), visitor).await.into_response();
    }
    let facts = match facts(&house, &visitor).await {
        Ok(facts) => facts,
        Err(error) => {
            tracing::error!(%error, "who holds keys could not be read");
            staff::KeyFacts::default()
        }
    };
    let page = visitor.page(&house, Place::Desk);
    let (roles, list) = (roles(&house, &page), |names: &[String]| page.speaker.list(names));
    let teams = facts.teams.iter().map(|(name, members)| (name.clone(), list(members))).collect();
    let administrators = list(&facts.administrators);
    show(&WhoView { roles, holders: facts.readers, teams, administrators, page }, Place::Desk)
}

async fn facts(house: &House, visitor: &Visitor) -> Result<staff::KeyFacts, staff::Error> {
    see!(house, &visitor.caller, |look| { staff::key_facts(look).await })
}
