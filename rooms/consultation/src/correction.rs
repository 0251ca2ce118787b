//! A line of a memo was taken down as something that it is not, or may be told to others than was said. It is corrected by
//! adding: what holds is the newest, and what it was before stays folded beneath it. Pure. (guideline 第4-3; N-10)
//!
//! Who may be told is the word of whoever spoke. We can only ever narrow it; they alone widen it, by their own act.
use crate::{
    Error,
    contact::{Kind, Line, LineId, Visibility},
};
use ground_kernel::{AccountId, Id, Timestamp};

#[derive(Clone, Debug)]
pub(crate) struct Correction {
    pub id: Id<Correction>,
    pub line: LineId,
    /// As it holds from then on.
    pub kind: Kind,
    pub visibility: Visibility,
    pub by: AccountId,
    /// By whoever spoke.
    pub own: bool,
    pub at: Timestamp,
}

/// What a line was, and who said when that it is something else.
#[derive(Clone, Debug)]
pub(crate) struct Was {
    pub kind: Kind,
    pub visibility: Visibility,
    pub by: AccountId,
    pub own: bool,
    pub at: Timestamp,
}

/// The line as it holds now, and what it was before, oldest first.
pub(crate) fn corrected(line: Line, all: &[Correction]) -> (Line, Vec<Was>) {
    all.iter().filter(|it| it.line == line.id).fold((line.clone(), vec![]), |(now, mut before), it| {
        let Correction { by, own, at, .. } = *it;
        before.push(Was { kind: now.kind, visibility: now.visibility, by, own, at });
        (Line { kind: it.kind, visibility: it.visibility, ..now }, before)
    })
}

/// Can whoever spoke say who may be told? Of what we felt and did, nobody said anything.
pub(crate) fn is_theirs(line: &Line) -> bool {
    line.there && !line.kind.ours()
}

/// To whom we may narrow it.
pub(crate) fn not_wider(than: Visibility) -> impl Iterator<Item = Visibility> {
    Visibility::ALL.iter().copied().filter(move |it| *it <= than)
}

/// One of us corrects: what it is, and never to more people than was said.
pub(crate) fn by_staff(line: &Line, kind: Kind, visibility: Visibility) -> Result<(Kind, Visibility), Error> {
    if !line.there || (kind, visibility) == (line.kind, line.visibility) {
        return Err(Error::TooLate);
    }
    if visibility > line.visibility {
        return Err(Error::NotWider);
    }
    Ok((kind, visibility))
}

/// Whoever spoke says who may be told.
pub(crate) fn by_speaker(line: &Line, visibility: Visibility) -> Result<(Kind, Visibility), Error> {
    if is_theirs(line) { Ok((line.kind, visibility)) } else { Err(Error::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Visibility::{MineOnly, Person, Team};

    fn line(kind: Kind, visibility: Visibility) -> Line {
        let id = |n| Id::from_array([n; 16]);
        let (contact, party, writer) = (Id::from_array([2; 16]), Id::from_array([3; 16]), Id::from_array([4; 16]));
        Line { id: id(1), contact, party, number: 1, kind, visibility, writer, there: true }
    }

    /// N-3: nothing that was said under four eyes becomes sayable by a slip of ours.
    #[test]
    fn we_narrow_and_whoever_spoke_widens() {
        let said = line(Kind::Told, Team);
        assert!(by_staff(&said, Kind::Wish, Team).is_ok() && by_staff(&said, Kind::Told, MineOnly).is_ok());
        assert!(matches!(by_staff(&said, Kind::Told, Person), Err(Error::NotWider)));
        assert!(matches!(by_staff(&line(Kind::Told, MineOnly), Kind::Wish, Team), Err(Error::NotWider)));
        assert!(by_staff(&said, Kind::Told, Team).is_err(), "nothing changes");
        assert!(by_speaker(&line(Kind::Told, MineOnly), Person).is_ok());
        assert!(by_speaker(&line(Kind::Observed, Team), Person).is_err(), "what we felt is ours");
        assert!(by_speaker(&Line { there: false, ..said }, Team).is_err());
    }

    /// N-10
    #[test]
    fn the_newest_holds_and_what_it_was_stays() {
        let at = |days| Timestamp::from_micros(0).plus_days(days);
        let to = |kind, visibility, own, days| Correction {
            id: Id::from_array([9; 16]),
            line: Id::from_array([1; 16]),
            kind,
            visibility,
            by: Id::from_array([4; 16]),
            own,
            at: at(days),
        };
        let all = [to(Kind::Wish, MineOnly, false, 1), to(Kind::Wish, Person, true, 2)];
        let (now, before) = corrected(line(Kind::Told, Team), &all);
        assert_eq!((now.kind, now.visibility), (Kind::Wish, Person));
        let was: Vec<_> = before.iter().map(|it| (it.kind, it.visibility, it.own)).collect();
        assert_eq!(was, [(Kind::Told, Team, false), (Kind::Wish, MineOnly, true)]);
        assert_eq!(not_wider(Team).collect::<Vec<_>>(), [MineOnly, Team]);
    }
}
