//! The book of rules is sound, explains itself, and its matrix is the one that was reviewed.
use ground_policy::{Book, Verb};
use ground_web::situations_of;
use house::rooms::rooms;
use std::path::Path;

fn book() -> Book {
    Book::open(&rooms().iter().map(|room| room.rules).collect::<Vec<_>>()).expect("a sound book")
}

#[test]
fn a_strict_reader_finds_nothing_to_complain_about() {
    assert_eq!(book().complaints(), Vec::<String>::new());
}

#[test]
fn every_kind_of_thing_has_a_situation_in_the_matrix() {
    assert_eq!(book().kinds_without_situation(&situations_of(&mut rooms())), Vec::<String>::new());
}

fn same_names<V: Verb>(book: &Book) {
    let mut names: Vec<String> = V::ALL.iter().map(|verb| verb.name().to_owned()).collect();
    names.sort();
    assert_eq!(names, book.actions_of(V::ROOM), "{}", V::ROOM);
}

#[test]
fn verbs_in_code_and_actions_in_the_schema_are_the_same() {
    let book = book();
    same_names::<people::Access>(&book);
    same_names::<staff::Access>(&book);
    same_names::<consultation::Access>(&book);
    same_names::<safety::Access>(&book);
    same_names::<ibasho::Access>(&book);
    same_names::<assessment::Access>(&book);
    same_names::<records::Access>(&book);
    same_names::<openness::Access>(&book);
    same_names::<consent::Access>(&book);
    same_names::<counselling::Access>(&book);
}

/// `ENGAWA_WRITE=1 cargo nextest run who_may_what` writes the file anew; read its changed lines aloud before merging.
#[test]
fn who_may_what_is_the_one_that_was_reviewed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/who-may-what.txt");
    let matrix = book().matrix(&situations_of(&mut rooms()));
    if std::env::var_os("ENGAWA_WRITE").is_some() {
        std::fs::write(&path, &matrix).expect("writing the matrix");
    }
    let reviewed = std::fs::read_to_string(&path).expect("docs/who-may-what.txt");
    assert!(matrix == reviewed, "the matrix changed; see the comment of this test");
}

/// promise N-12: an administrator may do nothing with what people write.
#[test]
fn an_administrator_stands_nowhere_near_a_letter() {
    let matrix = book().matrix(&situations_of(&mut rooms()));
    let mut thing = "";
    for line in matrix.lines() {
        if !line.starts_with(' ') {
            thing = line;
        }
        let yes = line.contains("an administrator") && line.contains("yes");
        // What is shown to every stranger is shown to an administrator, too.
        let of_the_house = [
            "The house",
            "Someone who works in a team",
            "The house, in danger",
            "A place that is shown",
            "A gathering that is shown",
            "A gathering on a screen",
            "A room that is open",
            "A day of a gathering with seats",
            "A seat whose code was shown",
            "A place where one can murmur",
            "An event that was taken over from a list",
            "The sheet of what is explained",
            "The house, for requests",
            "The house, and for how long it keeps things",
        ]
        .contains(&thing);
        assert!(!yes || of_the_house, "{thing}: {line}");
    }
}
