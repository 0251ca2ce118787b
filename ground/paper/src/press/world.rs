//! All that the typesetter can see: our template, one sheet as JSON, the squares on it, and the fonts.
use crate::{Part, Sheet, Size, Unprinted, fonts};
use serde::Serialize;
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

const TEMPLATE: &str = include_str!("sheet.typ");

/// Read from disk when the first sheet is printed, and kept: they are nobody's.
struct Fonts {
    book: LazyHash<FontBook>,
    all: Vec<Font>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let read = fonts::files().into_iter().filter_map(|it| Some((it.family, std::fs::read(it.path).ok()?)));
    let each = |(family, bytes): (&'static str, Vec<u8>)| {
        Font::iter(Bytes::new(bytes)).filter(move |it| it.info().family == family).collect::<Vec<_>>()
    };
    let all: Vec<Font> = read.flat_map(each).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all }
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

pub(super) struct World {
    main: Source,
    sheet: (FileId, Bytes),
    squares: Vec<(FileId, Bytes)>,
}

#[derive(Serialize)]
struct Given<'a> {
    fonts: &'a [&'a str],
    points: u8,
    #[serde(flatten)]
    sheet: &'a Sheet,
}

impl World {
    pub(super) fn of(sheet: &Sheet) -> Result<Self, Unprinted> {
        if FONTS.all.is_empty() {
            return Err(Unprinted::NoFonts);
        }
        let points = match sheet.size {
            Size::Small => 9,
            Size::Usual => 12,
            Size::Large => 22,
        };
        let here = |family: &&str| FONTS.all.iter().any(|it| it.info().family == **family);
        let families: Vec<&str> = fonts::FAMILIES.into_iter().filter(here).collect();
        let sheet = &sheet.clone().breakable();
        let given = serde_json::to_vec(&Given { fonts: &families, points, sheet });
        let given = given.map_err(|error| Unprinted::Refused(error.to_string()))?;
        let main = Source::new(id("main.typ")?, TEMPLATE.to_owned());
        Ok(World { main, sheet: (id("sheet.json")?, Bytes::new(given)), squares: squares(sheet)? })
    }
}

/// The first square lies at `0.svg`, and so on, as the template counts them.
fn squares(sheet: &Sheet) -> Result<Vec<(FileId, Bytes)>, Unprinted> {
    let all = sheet.parts.iter().filter_map(|it| match it {
        Part::Square { svg, .. } => Some(svg.clone()),
        _ => None,
    });
    all.enumerate().map(|(at, svg)| Ok((id(&format!("{at}.svg"))?, Bytes::from_string(svg)))).collect()
}

fn id(name: &str) -> Result<FileId, Unprinted> {
    let path = VirtualPath::new(name).map_err(|_| Unprinted::Refused("a name of ours".to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = std::iter::once(&self.sheet).chain(&self.squares).find(|it| it.0 == id);
        known.map(|it| it.1.clone()).ok_or(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
