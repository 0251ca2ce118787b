//! The fonts of the system: looked for where Debian puts them, once, by name of file. None is in the program.
//!
//! A gothic made for being read easily comes first; a second one has the rare characters of names (𠮷); a third has boxes
//! and signs. With any Japanese font we can print; what is lacking is said by `doctor`.
use std::path::{Path, PathBuf};

/// A file of a font, and which Debian package brings it.
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
pub(crate) struct FontFile {
    pub(crate) path: PathBuf,
    pub(crate) family: &'static str,
}

/// What is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No Japanese font: nothing can be printed.
    Japanese,
    /// The one that is read easily.
    Gothic,
    /// Rare characters of names.
    Rare,
    /// Boxes and signs that somebody typed.
    Signs,
}

impl Lack {
    /// What brings it.
    pub fn package(self) -> &'static str {
        match self {
            Lack::Japanese | Lack::Gothic => "fonts-morisawa-bizud-gothic",
            Lack::Rare => "fonts-noto-cjk",
            Lack::Signs => "fonts-dejavu-core",
        }
    }
}

const GOTHIC: &str = "BIZ UDPGothic";
const RARE: &str = "Noto Sans CJK JP";
const SIGNS: &str = "DejaVu Sans";

/// In the order in which they are asked for a character.
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
pub(crate) const FAMILIES: [&str; 3] = [GOTHIC, RARE, SIGNS];

const KNOWN: &[(&str, &str)] = &[
    (GOTHIC, "truetype/bizud-gothic/BIZUDPGothic-Regular.ttf"),
    (GOTHIC, "truetype/bizud-gothic/BIZUDPGothic-Bold.ttf"),
    (GOTHIC, "truetype/fonts-morisawa-bizud-gothic/BIZUDPGothic-Regular.ttf"),
    (GOTHIC, "truetype/fonts-morisawa-bizud-gothic/BIZUDPGothic-Bold.ttf"),
    (RARE, "opentype/noto/NotoSansCJK-Regular.ttc"),
    (RARE, "opentype/noto/NotoSansCJK-Bold.ttc"),
    (SIGNS, "truetype/dejavu/DejaVuSans.ttf"),
    (SIGNS, "truetype/dejavu/DejaVuSans-Bold.ttf"),
];

/// Of the system, and of whoever runs it.
const FOLDERS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];

pub(crate) fn files() -> Vec<FontFile> {
    let in_folder = |folder: &'static str| {
        KNOWN.iter().map(move |(family, name)| FontFile { path: Path::new(folder).join(name), family })
    };
    FOLDERS.into_iter().flat_map(in_folder).filter(|it| it.path.is_file()).collect()
}

/// What is not here, the worst first.
pub fn lacking() -> Vec<Lack> {
    let files = files();
    let has = |family: &str| files.iter().any(|it| it.family == family);
    let lacks = [
        (Lack::Japanese, has(GOTHIC) || has(RARE)),
        (Lack::Gothic, has(GOTHIC) || !has(RARE)),
        (Lack::Rare, has(RARE)),
        (Lack::Signs, has(SIGNS)),
    ];
    lacks.into_iter().filter(|it| !it.1).map(|it| it.0).collect()
}
