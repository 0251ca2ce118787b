//! A drawing as strokes on a small sheet: numbers and nothing else, so that what is shown again is a line and can be nothing
//! but a line. Pure. (capability 150)
use crate::Error;

pub(crate) const WIDTH: u16 = 1_000;
pub(crate) const HEIGHT: u16 = 700;
/// A sheet that is drawn over and over still fits; past that the pen is put down.
pub(crate) const LONGEST: usize = 200_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawing(Vec<Vec<(u16, u16)>>);

impl Drawing {
    /// Strokes as the page sends them: `x,y x,y;x,y`. Nothing drawn is `None`; anything else that is no drawing is refused.
    pub(crate) fn read(typed: &str) -> Result<Option<Self>, Error> {
        if typed.len() > LONGEST {
            return Err(Error::TooLong);
        }
        let strokes: Option<Vec<_>> = typed.split(';').filter(|it| !it.trim().is_empty()).map(stroke).collect();
        let strokes = strokes.ok_or(Error::Unreadable)?;
        Ok(if strokes.is_empty() { None } else { Some(Drawing(strokes)) })
    }
    pub(crate) fn to_text(&self) -> String {
        let stroke = |it: &Vec<(u16, u16)>| it.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
        self.0.iter().map(stroke).collect::<Vec<_>>().join(";")
    }
    /// The `d` of one path. A dot is a stroke of no length, which a round pen shows.
    pub(crate) fn path(&self) -> String {
        let stroke = |it: &Vec<(u16, u16)>| {
            let mut all = it.iter().map(|(x, y)| format!("{x} {y}"));
            let first = all.next().unwrap_or_default();
            let rest: Vec<String> = all.collect();
            let rest = if rest.is_empty() { first.clone() } else { rest.join(" ") };
            format!("M{first} L{rest}")
        };
        self.0.iter().map(stroke).collect::<Vec<_>>().join(" ")
    }
}

fn stroke(typed: &str) -> Option<Vec<(u16, u16)>> {
    typed.split_whitespace().map(point).collect()
}

fn point(typed: &str) -> Option<(u16, u16)> {
    let (x, y) = typed.split_once(',')?;
    let (x, y) = (x.parse().ok()?, y.parse().ok()?);
    (x <= WIDTH && y <= HEIGHT).then_some((x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_lines_and_nothing_else() {
        let it = Drawing::read("1,2 3,4;700,600").unwrap().unwrap();
        assert_eq!(it.path(), "M1 2 L3 4 M700 600 L700 600");
        assert_eq!(Drawing::read(&it.to_text()).unwrap(), Some(it));
        assert_eq!(Drawing::read(" ; ").unwrap(), None);
        for wrong in ["M1 2", "1,2 x", "1,2\"/><script>", "1001,1", "1,701", "-1,2"] {
            assert!(Drawing::read(wrong).is_err(), "{wrong}");
        }
        assert!(Drawing::read(&"1,2 ".repeat(60_000)).is_err());
    }
}
