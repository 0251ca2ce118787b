//! Polyphony: many views of one theme, side by side. Pure. (GL 第3【2】(3)ウ; capabilities 83, A15)
//!
//! Promises: there is no way to agree with, count or rank a view, so none is more than another; the order is drawn by
//! lot, once, and has nothing to do with who came first, who wrote more, or what others think; whoever wrote a view may
//! change it, and its place stays.
use std::collections::BTreeMap;

/// One view. `Text` is whatever a room keeps it as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View<Seat, Text> {
    pub(crate) by: Seat,
    pub(crate) text: Text,
}

/// The views of one theme, each under a lot: a random number that was drawn for it.
#[derive(Clone, Debug)]
pub(crate) struct Views<Seat, Text> {
    by_lot: BTreeMap<u64, View<Seat, Text>>,
}

impl<Seat: PartialEq, Text> Views<Seat, Text> {
    pub(crate) fn none() -> Self {
        Views { by_lot: BTreeMap::new() }
    }
    /// A view, or another in the place of one's own: its place stays, so that a change is not a way to the front.
    pub(crate) fn put(&mut self, by: Seat, text: Text, lot: u64) {
        let own = self.by_lot.iter().find(|it| it.1.by == by).map(|it| *it.0);
        let mut lot = own.unwrap_or(lot);
        while own.is_none() && self.by_lot.contains_key(&lot) {
            lot = lot.wrapping_add(1);
        }
        self.by_lot.insert(lot, View { by, text });
    }
    pub(crate) fn side_by_side(self) -> Vec<View<Seat, Text>> {
        self.by_lot.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(views: &Views<&'static str, &'static str>) -> Vec<&'static str> {
        views.by_lot.values().map(|it| it.text).collect()
    }

    /// capabilities 83, A15
    #[test]
    fn views_stand_side_by_side_in_an_order_that_says_nothing() {
        let mut views = Views::none();
        views.put("a", "朝がいい", 70);
        views.put("b", "夜がいい", 20);
        views.put("c", "どちらでもない", 50);
        assert_eq!(order(&views), ["夜がいい", "どちらでもない", "朝がいい"]);
        views.put("a", "朝もわるくない", 1);
        assert_eq!(order(&views), ["夜がいい", "どちらでもない", "朝もわるくない"], "changed in its place");
        views.put("d", "わからない", 50);
        assert_eq!(views.side_by_side().len(), 4, "the same lot twice loses nobody's view");
    }
}
