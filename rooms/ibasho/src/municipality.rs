//! The municipalities of Tokyo, islands included. Pure; the list and its source lie in `data/`.
//!
//! In an address of ours a municipality is its number in the list and not its national code: what stands in somebody's
//! history says little.
use std::sync::LazyLock;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Municipality {
    /// Its place in the list, from one.
    pub(crate) number: usize,
    /// The national code, six digits.
    pub(crate) code: &'static str,
    name: &'static str,
    english: &'static str,
}

/// Where in Tokyo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    Wards,
    Tama,
    Islands,
}

static ALL: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    let lines = include_str!("../data/tokyo_municipalities.csv").lines().skip(1);
    lines.zip(1..).filter_map(|(line, number)| Municipality::read(line, number)).collect()
});

impl Municipality {
    fn read(line: &'static str, number: usize) -> Option<Self> {
        let mut cells = line.split(',');
        let (code, name, english) = (cells.next()?, cells.next()?, cells.nth(1)?);
        Some(Municipality { number, code, name, english })
    }
    pub(crate) fn all() -> &'static [Municipality] {
        &ALL
    }
    pub(crate) fn by_code(code: &str) -> Option<&'static Municipality> {
        ALL.iter().find(|it| it.code == code)
    }
    pub(crate) fn by_number(number: usize) -> Option<&'static Municipality> {
        ALL.get(number.checked_sub(1)?)
    }
    pub(crate) fn name(&self, japanese: bool) -> &'static str {
        if japanese { self.name } else { self.english }
    }
    pub(crate) fn region(&self) -> Region {
        match self.code {
            code if code < "132" => Region::Wards,
            code if code < "1336" => Region::Tama,
            _ => Region::Islands,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wards_tama_and_islands_are_all_there() {
        let count = |region| Municipality::all().iter().filter(|it| it.region() == region).count();
        assert_eq!([Region::Wards, Region::Tama, Region::Islands].map(count), [23, 30, 9]);
        for (code, name) in [("131164", "豊島区"), ("133086", "奥多摩町"), ("134210", "小笠原村")] {
            let it = Municipality::by_code(code).expect(name);
            assert_eq!((it.name(true), Municipality::by_number(it.number)), (name, Some(it)));
        }
        assert_eq!(Municipality::by_number(0), None);
    }
}
