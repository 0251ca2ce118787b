//! Tests through the door a room uses: words in, a page out. Beside the rules themselves stand their own small tests.
mod check;
mod lint;
mod speaking;

use ground_words::{RoomWords, Voice, Words};

/// One small room with everything a room can bring.
pub(crate) const HALL: RoomWords = RoomWords {
    room: "hall",
    ja: "hall-title = 縁側\nhall-letter = { $name }さんの 書いた文\nhall-long =\n    一行目です。\n    二行目です。\nhall-days = あと{ $days }日\n",
    plain: "hall-title = えんがわ\nhall-letter = { $name }さんが 書いた 文\nhall-long =\n    1行目です。\n    2行目です。\nhall-days = あと { $days }日\n",
    en: "hall-title = The porch\nhall-letter = What { $name } wrote\nhall-long =\n    One line.\n    Another.\nhall-days = { $days ->\n        [one] one day left\n       *[other] { $days } days left\n    }\n",
};

pub(crate) fn speaker(voice: Voice, furigana: bool) -> ground_words::Speaker {
    Words::join(&[HALL]).expect("the hall's words fit").speaker(voice, furigana)
}
