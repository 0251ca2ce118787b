//! A house that an earlier version founded: its rows were written once, by that version, and lie in `old-house.txt`. It has
//! two administrators, of whom one alone appointed the other and named a team; two workers; and a person with one circle
//! that may be recovered and one that may not. Such a house keeps opening, and takes over the rules of this version.
use crate::story::{is_unbelieved, letter};
use ground_circle::{self as circle, AccountKind, Error, Keyring, TextPlace, Traced, Vault};
use ground_kernel::{AccountId, CircleId, Role, TeamId, Timestamp};
use ground_seal::{Secret, instance::InstanceKeys, lock::Cost};
use ground_store::{Cell, Db, Tables};
use ground_testkit::{Scratch, fixed_id, moment};

const FILE: &str = include_str!("../old-house.txt");
pub(crate) const RECOVERABLE: &str = "d0a186a3-8425-f47f-bea7-17949d39d352";
pub(crate) const LEFT_OUT: &str = "4d1658a0-5e7b-cfa7-57f9-270218b36cb1";

pub(crate) struct OldHouse {
    pub(crate) db: Db,
    pub(crate) vault: Vault,
    pub(crate) now: Timestamp,
    pub(crate) team: TeamId,
    pub(crate) admins: [Keyring; 2],
    pub(crate) aoi: Keyring,
    pub(crate) ren: Keyring,
    pub(crate) hana: Keyring,
}

fn of(number: u8, kind: AccountKind) -> Keyring {
    Keyring::from_root(fixed_id(number), kind, Secret::from_bytes([number; 32]))
}

fn cell(written: &str) -> Cell {
    let (kind, value) = written.split_at(1);
    let bytes = || (0..value.len()).step_by(2).map(|at| u8::from_str_radix(&value[at..at + 2], 16).unwrap()).collect();
    match kind {
        "b" => Cell::Bytes(Some(bytes())),
        "i" => Cell::Number(Some(value.parse().unwrap())),
        "t" => Cell::Text(Some(value.to_owned())),
        other => panic!("{other}"),
    }
}

/// An empty cell is of the kind of its column: times are numbers, all else that may be empty are bytes.
fn row<const N: usize>(line: &str, empty_numbers: &[usize]) -> [Cell; N] {
    let cells: Vec<_> = line
        .split(' ')
        .enumerate()
        .map(|(at, it)| match it {
            "n" if empty_numbers.contains(&at) => Cell::Number(None),
            "n" => Cell::Bytes(None),
            other => cell(other),
        })
        .collect();
    cells.try_into().ok().unwrap()
}

impl OldHouse {
    pub(crate) async fn opens(scratch: &Scratch) -> OldHouse {
        let db = scratch.open().await;
        let mut tx = db.begin().await.unwrap();
        for line in FILE.lines() {
            let (table, line) = line.split_once(' ').unwrap();
            match table {
                "circle_account" => tx.change("insert into circle_account values ($1, $2, $3, $4)", row::<4>(line, &[3])).await,
                "circle_roll" => tx.change("insert into circle_roll values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", row::<10>(line, &[])).await,
                "circle_wrap" => tx.change("insert into circle_wrap values ($1, $2, $3, $4, $5)", row::<5>(line, &[3])).await,
                "circle_team_wrap" => tx.change("insert into circle_team_wrap values ($1, $2, $3, $4)", row::<4>(line, &[])).await,
                "circle_text" => tx.change("insert into circle_text values ($1, $2, $3, $4, $5, $6, $7, $8)", row::<8>(line, &[])).await,
                "circle_grain" => tx.change("insert into circle_grain values ($1, $2, $3, $4, $5, $6)", row::<6>(line, &[])).await,
                "circle_ledger" => tx
                    .change(
                        "insert into circle_ledger values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                        row::<16>(line, &[]),
                    )
                    .await,
                _ => continue,
            }
            .unwrap();
        }
        tx.commit().await.unwrap();
        let keys = FILE.lines().next().unwrap().strip_prefix("keys ").unwrap().replace(';', "\n");
        let vault = Vault::new(InstanceKeys::from_text(&keys).unwrap(), Cost::FOR_TESTS);
        let staff = |number| of(number, AccountKind::Staff);
        let (admins, hana) = ([staff(1), staff(2)], of(5, AccountKind::Party));
        let (now, team) = (moment(2026, 11, 24, 3, 2), fixed_id(200));
        OldHouse { db, vault, now, team, admins, aoi: staff(3), ren: staff(4), hana }
    }

    pub(crate) async fn reads(&self, who: &Keyring, id: &str, place: TextPlace) -> Result<Option<String>, Error> {
        let id: CircleId = id.parse().unwrap();
        let mut look = self.db.look().await?;
        let registry = circle::registry(&mut look, &self.vault).await?;
        let mut open = circle::open(&mut look, &self.vault, &registry, who, id).await?;
        let traced = match who.kind {
            AccountKind::Party => Traced::own(who, &open.state)?,
            AccountKind::Staff => {
                circle::trace_opening(&self.db, self.now, who, &mut open, 1, id, "rule".to_owned()).await?
            }
        };
        let opened = circle::read(&mut look, &self.vault, &registry, &open, &traced, place).await?;
        Ok(opened.map(|it| it.text.to_string()))
    }

    pub(crate) async fn fits(&self) {
        let report = circle::verify_ledger(&self.db, &self.vault).await.unwrap();
        assert_eq!(report.complaints, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_old_house_opens_and_fits_and_everyone_reads_what_they_read() {
    for scratch in Scratch::both().await {
        let old = OldHouse::opens(&scratch).await;
        old.fits().await;
        for (id, number) in [(RECOVERABLE, 1), (LEFT_OUT, 2)] {
            for who in [&old.hana, &old.aoi, &old.ren] {
                assert_eq!(old.reads(who, id, letter(number)).await.unwrap().as_deref(), Some("初めて書きます。"));
                assert_eq!(old.reads(who, id, letter(number + 10)).await.unwrap().as_deref(), Some("読みました。"));
            }
            assert!(old.reads(&old.admins[0], id, letter(number)).await.is_err());
        }
        old.fits().await;
    }
}

/// Until it takes over the new rules one administrator is enough, as it was; from then on two decide where there are two.
#[tokio::test]
async fn an_old_house_takes_over_the_rule_of_two_administrators_once() {
    for scratch in Scratch::both().await {
        let old = OldHouse::opens(&scratch).await;
        let names = async |team: u8| {
            let mut tx = old.db.begin().await?;
            circle::name_team(&mut tx, &old.vault, old.now, &old.admins[0], fixed_id(team)).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        names(202).await.unwrap();
        for _ in 0..2 {
            let mut tx = old.db.begin().await.unwrap();
            circle::take_over_rules(&mut tx, &old.vault, old.now).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut look = old.db.look().await.unwrap();
        let registry = circle::registry(&mut look, &old.vault).await.unwrap();
        assert!(registry.needs_two_administrators());
        drop(look);
        assert!(is_unbelieved(names(203).await), "{}", scratch.kind);
        let [first, second] = &old.admins;
        let act = circle::naming(fixed_id(203));
        let agreed: (AccountId, Vec<u8>) = (first.account, circle::agree_to(first, &act));
        let mut tx = old.db.begin().await.unwrap();
        circle::carry_out(&mut tx, &old.vault, old.now, second, &act, Some(agreed)).await.unwrap();
        circle::invite(&mut tx, &old.vault, old.now, first, Role::SupportWorker, Some(old.team), old.now.plus_hours(1))
            .await
            .expect("a worker is invited by one");
        tx.commit().await.unwrap();
        old.fits().await;
    }
}
