//! Position states permission. Cargo refuses a wrong dependency; these refuse the rest.
use cargo_metadata::{Metadata, MetadataCommand, Package};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// What our own packages say they need; nothing of others is looked up, so a machine that never fetched the packages of
/// other platforms can answer, too.
fn metadata() -> Metadata {
    MetadataCommand::new().no_deps().other_options(vec!["--offline".to_owned()]).exec().expect("cargo metadata")
}
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The folder a package of ours lies in: ground, rooms, house, or another.
fn floor(package: &Package) -> Option<String> {
    let path = package.manifest_path.as_std_path().strip_prefix(root()).ok()?;
    Some(path.components().next()?.as_os_str().to_string_lossy().into_owned())
}

fn ours(metadata: &Metadata) -> Vec<&Package> {
    metadata.workspace_packages()
}

fn needs(package: &Package) -> BTreeSet<String> {
    let normal = |it: &&cargo_metadata::Dependency| it.kind == cargo_metadata::DependencyKind::Normal;
    package.dependencies.iter().filter(normal).map(|it| it.name.to_string()).collect()
}

/// Which rooms a room may know; DESIGN's table, as far as it is built.
const ROOMS: &[(&str, &[&str])] = &[
    ("people", &[]),
    ("staff", &[]),
    ("safety", &["people", "staff"]),
    ("consultation", &["people", "staff", "safety", "consent", "records"]),
    ("ibasho", &["staff"]),
    ("assessment", &["people", "staff"]),
    ("records", &["people", "staff"]),
    ("openness", &["people", "staff"]),
    ("counselling", &["people", "staff", "consent"]),
    ("consent", &["people", "staff"]),
];
/// Inside the ground, only downwards.
const GROUND: &[(&str, &[&str])] = &[
    ("ground-kernel", &[]),
    ("ground-seal", &[]),
    ("ground-words", &["ground-kernel"]),
    ("ground-policy", &["ground-kernel"]),
    ("ground-store", &["ground-kernel"]),
    ("ground-post", &[]),
    ("ground-paper", &[]),
    ("ground-rows", &[]),
    ("ground-live", &["ground-kernel", "ground-seal", "ground-store"]),
    ("ground-circle", &["ground-kernel", "ground-seal", "ground-store"]),
    ("ground-work", &["ground-kernel", "ground-store", "ground-circle", "ground-policy"]),
    (
        "ground-web",
        &[
            "ground-kernel",
            "ground-live",
            "ground-seal",
            "ground-store",
            "ground-circle",
            "ground-policy",
            "ground-words",
            "ground-work",
            "ground-paper",
        ],
    ),
    ("ground-testkit", &["ground-kernel", "ground-store"]),
];

#[test]
fn nothing_points_back_up() {
    let metadata = metadata();
    let names: BTreeSet<String> = ours(&metadata).iter().map(|it| it.name.to_string()).collect();
    for package in ours(&metadata) {
        let needs: BTreeSet<String> = needs(package).intersection(&names).cloned().collect();
        let allowed: Option<BTreeSet<String>> = match floor(package).as_deref() {
            Some("ground") => Some(of(GROUND, &package.name)),
            Some("rooms") => {
                let ground = names.iter().filter(|it| it.starts_with("ground-") && *it != "ground-testkit").cloned();
                Some(of(ROOMS, &package.name).into_iter().chain(ground).collect())
            }
            _ => None,
        };
        if let Some(allowed) = allowed {
            let wrong: Vec<_> = needs.difference(&allowed).collect();
            assert!(wrong.is_empty(), "{} must not need {wrong:?}", package.name);
        }
    }
}

fn of(table: &[(&str, &[&str])], name: &str) -> BTreeSet<String> {
    let row = table.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("{name} has no place in the architecture"));
    row.1.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn the_driver_is_named_in_the_store_alone_and_ciphers_in_seal_alone() {
    let metadata = metadata();
    let ciphers =
        ["hpke", "chacha20poly1305", "ed25519-dalek", "argon2", "hkdf", "hmac", "sha2", "x-wing", "aws-lc-rs"];
    for package in ours(&metadata) {
        let needs = needs(package);
        let drivers: Vec<_> = ["sqlx", "rusqlite"].iter().filter(|it| needs.contains(**it)).collect();
        assert!(package.name.as_str() == "ground-store" || drivers.is_empty(), "{} needs {drivers:?}", package.name);
        let named: Vec<_> = ciphers.iter().filter(|it| needs.contains(**it)).collect();
        // In tests somebody has to play a device that signs.
        let may = ["ground-seal", "ground-testkit"].contains(&package.name.as_str());
        assert!(may || named.is_empty(), "{} needs {named:?}", package.name);
    }
}

/// Every file of ours below `folder` that ends like this, with its text; tests left out.
fn files(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == end) {
                let text = std::fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no .{end} below {folder}");
    found
}

fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn sql_stands_in_one_place_per_room() {
    for (path, text) in files("rooms", "rs") {
        // A room with many tables has a folder of that name, a file for each family of them.
        if path.ends_with("store.rs") || path.parent().is_some_and(|it| it.ends_with("src/store")) {
            continue;
        }
        let code = code_of(&text);
        let asks = ["Tables", "values![", "\"select ", "\"insert ", "\"update ", "\"delete "];
        let found: Vec<_> = asks.iter().filter(|it| code.contains(**it)).collect();
        assert!(found.is_empty(), "{}: {found:?} belongs into store.rs", path.display());
    }
}

#[test]
fn handlers_live_under_pages() {
    for (path, text) in files("rooms", "rs") {
        let under_pages = path.components().any(|it| it.as_os_str() == "pages");
        assert!(under_pages || !code_of(&text).contains("axum"), "{} names axum", path.display());
    }
}

/// The rules of a room are pure: no async, no clock, no database.
#[test]
fn rules_are_pure() {
    let rules = [
        "people/src/party.rs",
        "staff/src/small_house.rs",
        "staff/src/hours.rs",
        "staff/src/holidays.rs",
        "staff/src/organisation.rs",
        "staff/src/reading.rs",
        "staff/src/register.rs",
        "staff/src/settings.rs",
        "staff/src/setup.rs",
        "consultation/src/letter.rs",
        "consultation/src/thread.rs",
        "consultation/src/automatic.rs",
        "consultation/src/hints.rs",
        "consultation/src/handover.rs",
        "consultation/src/hurt.rs",
        "consultation/src/shelter.rs",
        "consultation/src/special.rs",
        "consultation/src/tie.rs",
        "consultation/src/wording.rs",
        "consultation/src/spelling.rs",
        "safety/src/level.rs",
        "safety/src/hands.rs",
        "safety/src/paths.rs",
        "safety/src/ground.rs",
        "safety/src/passing.rs",
        "safety/src/duty.rs",
        "safety/src/matter.rs",
        "consultation/src/promise.rs",
        "consultation/src/contact.rs",
        "consultation/src/correction.rs",
        "consultation/src/when.rs",
        "consultation/src/caller.rs",
        "consultation/src/enquiry.rs",
        "consultation/src/paper.rs",
        "consultation/src/channels.rs",
        "consultation/src/draft.rs",
        "ibasho/src/ages.rs",
        "ibasho/src/approach.rs",
        "ibasho/src/approach/spelt.rs",
        "ibasho/src/door.rs",
        "ibasho/src/event_list.rs",
        "ibasho/src/gathering.rs",
        "ibasho/src/hidden.rs",
        "ibasho/src/ical.rs",
        "ibasho/src/json_ld.rs",
        "ibasho/src/ladder.rs",
        "ibasho/src/municipality.rs",
        "ibasho/src/murmur.rs",
        "ibasho/src/pace.rs",
        "ibasho/src/opening.rs",
        "ibasho/src/place.rs",
        "ibasho/src/rounds.rs",
        "ibasho/src/search.rs",
        "ibasho/src/series.rs",
        "ibasho/src/told.rs",
        "ibasho/src/views.rs",
        "assessment/src/card.rs",
        "assessment/src/drawing.rs",
        "assessment/src/plan.rs",
        "assessment/src/press.rs",
        "assessment/src/prompt.rs",
        "assessment/src/round.rs",
        "assessment/src/spoken.rs",
        "records/src/asked.rs",
        "records/src/entry.rs",
        "records/src/export.rs",
        "records/src/fact.rs",
        "records/src/folder.rs",
        "records/src/held.rs",
        "records/src/labelling.rs",
        "records/src/line.rs",
        "records/src/lines.rs",
        "records/src/link.rs",
        "records/src/sheet.rs",
        "records/src/when.rs",
        "openness/src/request.rs",
        "openness/src/withholding.rs",
        "openness/src/answer.rs",
        "openness/src/proposal.rs",
        "openness/src/quiet.rs",
        "openness/src/sheet.rs",
        "counselling/src/explanation.rs",
        "counselling/src/pair.rs",
        "counselling/src/told.rs",
        "consent/src/agreement.rs",
        "consent/src/expert.rs",
        "consent/src/given.rs",
        "consent/src/item.rs",
        "consent/src/qualified.rs",
        "consent/src/settings.rs",
        "consent/src/sheet.rs",
        "consent/src/talk.rs",
    ];
    let of_rooms = rules.map(|rule| format!("rooms/{rule}"));
    for rule in of_rooms.into_iter().chain(["ground/circle/src/recovery/case.rs".to_owned()]) {
        let text = std::fs::read_to_string(root().join(&rule)).expect(&rule);
        let code = code_of(&text);
        for word in ["async ", ".await", "ground_work", "ground_store::Db", "SystemTime"] {
            assert!(!code.contains(word), "{rule} says {word}");
        }
    }
}

/// Where one can be without saying who one is, nothing can reach those who wrote: not by itself, and not through another
/// room or the ground.
#[test]
fn a_place_to_be_cannot_reach_those_who_write() {
    let metadata = metadata();
    let packages = ours(&metadata);
    let mut reached = BTreeSet::from(["ibasho".to_owned()]);
    let mut waiting: Vec<String> = reached.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        let package = packages.iter().find(|it| it.name.as_str() == name).expect("a package of ours");
        let ours = needs(package).into_iter().filter(|it| packages.iter().any(|other| other.name.as_str() == it));
        waiting.extend(ours.filter(|it| reached.insert(it.clone())));
    }
    for room in ["people", "consultation", "records", "safety", "consent"] {
        assert!(!reached.contains(room), "ibasho reaches {room} by {reached:?}");
    }
    assert!(reached.contains("staff") && reached.contains("ground-store"), "the walk went nowhere: {reached:?}");
    // The tables of other rooms are not named either.
    for (path, text) in files("rooms/ibasho", "rs") {
        let tables = ["people_", "consultation_", "circle_text", "circle_account", "staff_member"];
        let found: Vec<_> = tables.iter().filter(|it| code_of(&text).contains(**it)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

/// The ground knows no word of support work.
#[test]
fn the_ground_knows_no_word_of_the_rooms() {
    let words = ["thread_id", "letter_id", "household", "Household", "consultation::", "people::", "staff::", "ibasho"];
    for (path, text) in files("ground", "rs") {
        // The list of words that must not leave the house has to name them.
        if path.ends_with("content_free.rs") {
            continue;
        }
        let code = code_of(&text);
        let found: Vec<_> = words.iter().filter(|it| code.contains(**it)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}

#[test]
fn templates_stand_below_the_name_of_their_room() {
    for (room, _) in ROOMS {
        let folder = root().join("rooms").join(room).join("templates");
        for entry in std::fs::read_dir(&folder).expect("templates").flatten() {
            assert!(entry.path().is_dir(), "{} would shadow the ground's templates", entry.path().display());
        }
    }
}

/// Text for people lives in words/.
#[test]
fn no_japanese_text_stands_in_templates_or_handlers() {
    let japanese = |it: char| ('\u{3040}'..='\u{30ff}').contains(&it) || ('\u{4e00}'..='\u{9fff}').contains(&it);
    let templates = ["rooms", "ground/web", "house"].into_iter().flat_map(|it| files(it, "html"));
    let handlers =
        files("rooms", "rs").into_iter().filter(|(path, _)| path.components().any(|it| it.as_os_str() == "pages"));
    for (path, text) in templates.chain(handlers) {
        // Names of the voices stand as they are; a list is joined with the Japanese comma; brackets hold names.
        let text = code_of(&text).replace(['、', '（', '）', '・', '·'], "");
        let found: String = text.chars().filter(|it| japanese(*it)).collect();
        assert!(found.is_empty(), "{}: {found}", path.display());
    }
}

/// Numbers of sealed tables are never shared.
#[test]
fn every_sealed_table_has_a_number_of_its_own() {
    let mut seen = BTreeSet::new();
    for room in house::rooms::rooms() {
        for (number, name) in room.sealed_tables {
            assert!(seen.insert(*number), "{name} shares its number {number}");
        }
    }
}
