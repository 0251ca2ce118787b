//! Which characters were set as an empty box, because no font here has them.
use std::collections::BTreeSet;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

pub(super) fn missing(document: &PagedDocument) -> String {
    let mut found = BTreeSet::new();
    document.pages().iter().for_each(|page| look(&page.frame, &mut found));
    found.into_iter().collect()
}

fn look(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, found),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|it| it.id == 0);
                found.extend(boxes.flat_map(|it| text.text.get(it.range()).unwrap_or_default().chars()));
            }
            _ => {}
        }
    }
}
