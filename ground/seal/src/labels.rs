//! What each key, signature and hash is for: the whole list.
//!
//! A label is `engawa/v1/<thing>` and one zero byte, and stands in front of everything it is used with. Because every
//! label is used in one place, bytes made for one purpose can never be taken for another. A test reads the source of
//! this crate and fails when a label is used twice or not at all. Labels of the second group are for the crates above,
//! which keep the same rule.

use std::fmt;

/// One purpose. Cannot be made outside this list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Label(&'static str);

macro_rules! labels {
    ($seen:vis, $all:ident: $($(#[$doc:meta])* $name:ident = $thing:literal;)+) => {
        impl Label {
            $($(#[$doc])* $seen const $name: Label = Label(concat!("engawa/v1/", $thing, "\0"));)+
        }
        #[cfg(test)]
        const $all: &[(&str, Label)] = &[$((stringify!($name), Label::$name)),+];
    };
}

labels! { pub(crate), INSIDE:
    ACCOUNT_SEAL = "account/seal";
    ACCOUNT_SIGN = "account/sign";
    ACCOUNT_KEEP = "account/keep";
    ACCOUNT_CIRCLES = "account/circles";
    CIRCLE_SIGN = "account/circle-sign";
    CIRCLE_SEAL = "account/circle-seal";
    SEAL_FINGERPRINT = "seal-fingerprint";
    LOCK_KEY = "lock/key";
    LOCK_BOX = "lock/box";
    LOCK_DECOY = "lock/decoy";
    TEXT = "text";
    TEXT_SAID = "text/said";
    TEXT_KEY = "text/key";
    TEXT_BODY = "text/body";
    GRAIN_MASK = "grain/mask";
    CIRCLE_WRAP = "circle/wrap";
    CIRCLE_SETTLED = "circle/settled";
    CIRCLE_COMMIT = "circle/commit";
    CIRCLE_CONTENT = "circle/content";
    CIRCLE_PAST = "circle/past";
    TEAM_SEAL = "team/seal";
    TEAM_KEEP = "team/keep";
    TEAM_WRAP = "team/wrap";
    TEAM_SETTLED = "team/settled";
    TEAM_COMMIT = "team/commit";
    OUTSIDE_WRAP = "outside/wrap";
    OUTSIDE_BODY = "outside/body";
    SESSION_TOKEN = "session/token";
    SESSION_KEY = "session/key";
    SESSION_ROOT = "session/root";
    MARK_SIGN = "mark/sign";
    MARK_MAC = "mark/mac";
    WORDS_CHECK = "words/check";
    MARK_BACKUP = "mark/backup";
    STREAM = "stream";
    VEIL = "veil";
    VEIL_KEY = "veil/key";
    BACKUP_KEY = "backup/key";
    BACKUP_WEEK = "backup/week";
    BACKUP_KEYS = "backup/keys";
    BACKUP_KEYS_TAG = "backup/keys-tag";
    ANCHOR_LEAF = "anchor/leaf";
    ANCHOR_NODE = "anchor/node";
    ANCHOR_LINE = "anchor/line";
    ANCHOR_HASH = "anchor/hash";
    TEAM_RECOVERABLE = "team/recoverable";
    RECOVERY_SEAL = "recovery/seal";
    RECOVERY_SIGN = "recovery/sign";
    RECOVERY_CHECK = "recovery/check";
    RECOVERY_CARD = "recovery/card";
    RECOVERY_KEY = "recovery/key";
    RECOVERY_BOX = "recovery/box";
    RECOVERY_KEEP = "recovery/keep";
    RECOVERY_KEPT = "recovery/kept";
    RECOVERY_BOXES = "recovery/boxes";
    RECOVERY_WRAP = "recovery/wrap";
}

labels! { pub, ABOVE:
    /// A line of a roll: who belongs.
    ROLL_LINE = "roll-line";
    /// The id of a circle, made of its founding line.
    CIRCLE_ID = "circle-id";
    /// A line of a ledger: who opened and wrote what.
    LEDGER_LINE = "ledger-line";
    /// The second signature under a line.
    ENDORSEMENT = "endorsement";
    /// A card: which public keys are whose.
    CARD = "card";
    /// The number that finds a lock.
    NUMBER = "number";
    /// A code that is number and words in one.
    LONE_CODE = "lone-code";
    /// One press of a form that murmurs.
    MURMUR_PRESS = "murmur/press";
    /// The number on a card of somebody who works here.
    CARD_NUMBER = "card-number";
    /// A sealed name.
    NAME = "name";
    /// Something on its way out.
    SENDING = "sending";
    /// Whether the same text was sent twice.
    SAME_TEXT = "same-text";
    /// Whether the same entry of a record was sent twice.
    ENTRY_FORM = "entry-form";
    /// A form before anybody has signed in.
    FORM_SESSION = "form-session";
    /// The address that stops a bell.
    BELL_STOP = "bell-stop";
    /// An invitation.
    INVITATION = "invitation";
    /// A row of the outbox.
    OUTBOX = "outbox";
    /// The secret of a second factor.
    TOTP = "totp";
    /// A device of somebody who works here.
    PASSKEY = "passkey";
    /// By what the roll of the house knows such a device.
    PASSKEY_LINE = "passkey/line";
    /// What such a device was asked to sign.
    PASSKEY_ASKED = "passkey/asked";
    /// A one-time code.
    ONCE = "once";
    /// A draft, kept while its writer is away.
    DRAFT = "draft";
    /// A private text, to the one it is for.
    PRIVATE_TO = "private/to";
    /// A private text, for its writer.
    PRIVATE_OWN = "private/own";
    /// What its writer signs.
    PRIVATE_SAID = "private/said";
    /// On which days it was opened.
    PRIVATE_OPENED = "private/opened";
    /// By what its writer finds it.
    PRIVATE_FINDER = "private/finder";
    /// What the chosen one says back, to the writer.
    PRIVATE_BACK = "private/back";
    /// What the chosen one signs of it.
    PRIVATE_SAID_BACK = "private/said-back";
    /// One end of a tie between two.
    PRIVATE_TIE = "private/tie";
    /// A text among a few of the house, to one of them.
    AMONG_TO = "among/to";
    /// What its writer signs.
    AMONG_SAID = "among/said";
    /// A matter that is spoken of without saying whose it is.
    MATTER = "matter";
    /// A prompt that is not to be asked, without saying which.
    PROMPT = "prompt";
    /// One press of a form that adds a line.
    ONE_PRESS = "one-press";
    /// Where somebody on duty is reached.
    DUTY = "duty";
    /// The keys of another account, beside one's own.
    BESIDE = "beside";
    /// The name by which a caller is found.
    CALLER = "caller";
    /// A row of a list that was taken in, and the name under which.
    IMPORTED = "imported";
    /// An automatic answer.
    AUTOMATIC = "automatic";
    /// What the house itself says.
    HOUSE = "house";
    /// A team's root on its way to whoever a recovery names, for as long as it may be stopped.
    RECOVERY_HELD = "recovery/held";
    /// Two typed cards on their way to the witness's page.
    RECOVERY_PAIR = "recovery/pair";
    /// What a team left, on the roll.
    RECOVERY_LEFT = "recovery/left";
    /// What finds the recovery a link belongs to.
    RECOVERY_LINK = "recovery/link";
    /// What finds the mending a link belongs to.
    MENDING_LINK = "mending/link";
    /// Why a recovery was asked for.
    RECOVERY_WHY = "recovery/why";
    /// A new card shows that it was made by whoever holds its keys.
    NEW_CARD = "new-card";
    /// The key of an opening of a live table.
    LIVE_KEY = "live/key";
    /// A line that was said at a live table.
    LIVE_LINE = "live/line";
    /// The card by which somebody comes back to a seat at a live table.
    LIVE_SEAT = "live/seat";
    /// Which seat at a live table is a host's.
    LIVE_HOST = "live/host";
    /// The code by which somebody holds a seat.
    SEAT_CODE = "seat-code";
    /// What shows that the number of a paper card was drawn by this house.
    CARD_DRAWN = "card/drawn";
    /// The number of a paper card that was typed in once.
    CARD_SPENT = "card/spent";
    /// A request that one form sends, however often it is pressed.
    REQUEST_ONCE = "request/once";
    /// A request, where not even the existence of something is told.
    REQUEST_MATTER = "request/matter";
}

impl Label {
    /// The label as it stands in front of what it labels: text and one zero byte.
    pub const fn as_bytes(&self) -> &'static [u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end_matches('\0'))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{ABOVE, INSIDE};

    /// Every source text below `dir` except this list itself.
    fn sources(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        entries
            .flat_map(|path| match path {
                path if path.is_dir() => sources(&path),
                path if path.ends_with("labels.rs") || path.extension().is_none_or(|e| e != "rs") => vec![],
                path => vec![fs::read_to_string(path).unwrap()],
            })
            .collect()
    }

    fn times_used(name: &str) -> usize {
        let whole = format!("Label::{name}");
        let follows = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let count = |text: &String| {
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            text.match_indices(&whole).filter(|(at, _)| follows(&text[at + whole.len()..])).count()
        };
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).iter().map(count).sum()
    }

    #[test]
    fn each_label_is_used_in_one_place() {
        for (name, _) in INSIDE {
            assert_eq!(times_used(name), 1, "{name}");
        }
        for (name, _) in ABOVE {
            assert_eq!(times_used(name), 0, "{name} belongs to the crates above");
        }
    }

    #[test]
    fn no_label_is_the_beginning_of_another() {
        let all: Vec<_> = INSIDE.iter().chain(ABOVE).map(|(_, label)| label.as_bytes()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for label in &all {
            assert!(label.starts_with(b"engawa/v1/") && label.ends_with(b"\0"));
            assert_eq!(label.iter().filter(|byte| **byte == 0).count(), 1);
        }
    }
}
