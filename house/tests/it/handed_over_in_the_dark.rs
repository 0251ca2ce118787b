//! The power is cut while threads are handed over, again and again. Whatever moment it was: each promise is somebody's who
//! is here, whoever writes first is whoever owns what was promised, a letter by both stands there once or not at all, and
//! what was half done goes on where it was.
use crate::{
    program::{Browser, Place, Running},
    support::Seen,
};
use std::{
    hash::{BuildHasher, RandomState},
    io,
    time::Duration,
};

const ROUNDS: u64 = 9;
const THREADS: usize = 3;

struct Desk {
    one: Browser,
    other: Browser,
    accounts: [String; 2],
    threads: Vec<String>,
}

fn primary(page: &Seen) -> &'static str {
    let words = page.words();
    let (_, rest) = words.split_once("おもに書く人：").expect("who writes first");
    if rest.starts_with('甲') { "甲" } else { "乙" }
}

async fn writes(neko: &mut Browser, n: usize) -> io::Result<()> {
    let once = neko.form_on("/letters/new").await?;
    let text = format!("ことば{n}");
    neko.sends("/letters/new", &[("text", &text), ("once", &once)]).await?.leads_to("/letters/kept");
    Ok(())
}

impl Desk {
    /// People write, are answered by 甲, and have a promise of 甲's.
    async fn begins(place: &Place, running: &Running, link: &str) -> Desk {
        let [mut office, one, other] = place.move_in(running, link).await;
        let people = office.opens("/staff/people").await.expect("people").is(200);
        let accounts = [people.account_of("甲"), people.account_of("乙")];
        let mut desk = Desk { one, other, accounts, threads: vec![] };
        for n in 0..THREADS {
            writes(&mut running.browser(), n).await.expect("a letter");
        }
        let mut threads = desk.one.opens("/staff/letters").await.expect("the inbox").links("/staff/letters/");
        threads.dedup();
        for thread in &threads {
            let reply = [("text", "読みました")];
            desk.one.sends(&format!("{thread}/reply"), &reply).await.expect("an answer").leads_to(thread);
            let way =
                desk.other.opens(thread).await.expect("a thread").link_ending(thread, "/second").expect("a second");
            desk.other.sends(&way, &[]).await.expect("read").leads_to(thread);
            let mine = desk.accounts[0].clone();
            let keep = format!("{thread}/keep");
            desk.one.sends(&keep, &[("what", "primary"), ("who", &mine)]).await.expect("chosen").leads_to(&keep);
            desk.one.sends(&keep, &[("what", "mind"), ("avoid", "電話しない")]).await.expect("kept").leads_to(&keep);
            let promise = [("promise", "金曜までに本を調べる")];
            desk.one.sends(&format!("{thread}/promises"), &promise).await.expect("promised").leads_to(thread);
        }
        desk.threads = threads;
        desk
    }

    /// Hands one thread to the other worker, from wherever it was left.
    async fn hands_on(&mut self, at: usize) -> io::Result<()> {
        let thread = self.threads[at].clone();
        let way = thread.replace("/staff/letters/", "/staff/handover/");
        // A letter that waits from before goes out first.
        for worker in [&mut self.one, &mut self.other] {
            if let Some(second) = worker.opens(&thread).await?.is(200).link_ending(&thread, "/second") {
                worker.sends(&second, &[]).await?.leads_to(&thread);
                return Ok(());
            }
        }
        let goes_first = primary(&self.one.opens(&thread).await?) == "甲";
        let to = self.accounts[usize::from(goes_first)].clone();
        let (goes, comes) = match goes_first {
            true => (&mut self.one, &mut self.other),
            false => (&mut self.other, &mut self.one),
        };
        goes.sends(&way, &[("what", "begin"), ("to", &to)]).await?.leads_to(&way);
        let lines = comes.opens(&way).await?.is(200).between("name=\"line\" value=\"", "\"");
        assert!(lines.iter().any(|it| it.starts_with("promise:")), "{lines:?}");
        let mut form = vec![("what", "confirm")];
        form.extend(lines.iter().map(|it| ("line", it.as_str())));
        comes.sends(&way, &form).await?.leads_to(&way);
        let letter = [("text", "ここからは、かわります")];
        goes.sends(&format!("{thread}/write/handover"), &letter).await?.leads_to(&thread);
        let second = comes.opens(&thread).await?.link_ending(&thread, "/second").expect("the one who comes signs");
        comes.sends(&second, &[]).await?.leads_to(&thread);
        Ok(())
    }

    /// Nothing is nobody's, and whoever writes first owns what was promised.
    async fn nothing_is_nobodys(&mut self) {
        self.one.opens("/staff/handover").await.expect("hand-overs").is(200).sees_not("チームの約束");
        for thread in self.threads.clone() {
            let page = self.one.opens(&thread).await.expect("a thread").is(200);
            let who = primary(&page);
            let promises = page.between("<ul class=\"promises\">", "</ul>");
            let open: Vec<&str> = promises[0].split("<li><strong>").skip(1).collect();
            assert_eq!(open.len(), 1, "{}", page.words());
            assert!(open[0].contains(&format!("· {who} ·")), "{who} writes first, and owns: {}", open[0]);
        }
    }
}

async fn the_power_is_cut(place: Place) {
    let seed = RandomState::new().hash_one(place.kind()) | 1;
    println!("{}: seed {seed}", place.kind());
    let link = place.init();
    let mut running = place.serves().await;
    let mut desk = Desk::begins(&place, &running, &link).await;
    let (mut handed, mut broken) = (0, 0);
    for round in 0..ROUNDS {
        let millis = 60 + (seed.wrapping_mul(round + 7) >> 11) % 700;
        let work = async {
            let mut at = round as usize;
            let mut done = 0;
            while desk.hands_on(at % THREADS).await.is_ok() {
                (at, done) = (at + 1, done + 1);
            }
            done
        };
        let cut = async {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            running.loses_power();
        };
        let (done, ()) = tokio::join!(work, cut);
        handed += done;
        broken += 1;
        running = place.serves().await;
        desk.one.finds(&running);
        desk.other.finds(&running);
        desk.nothing_is_nobodys().await;
    }
    for at in 0..THREADS {
        let before = primary(&desk.one.opens(&desk.threads[at].clone()).await.expect("a thread"));
        while primary(&desk.one.opens(&desk.threads[at].clone()).await.expect("a thread")) == before {
            desk.hands_on(at).await.expect("it goes on where it was");
        }
    }
    desk.nothing_is_nobodys().await;
    running.loses_power();
    let told = place.says_here(&["ledger", "verify"]).succeeds();
    assert!(told.out.contains("everything fits"), "{}", told.out);
    println!("{}: {broken} cuts, {handed} steps on the way", place.kind());
}

/// capabilities 138, 139
#[tokio::test(flavor = "multi_thread")]
async fn hand_overs_outlive_a_power_cut_on_sqlite() {
    the_power_is_cut(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hand_overs_outlive_a_power_cut_on_postgres() {
    the_power_is_cut(Place::postgres().await).await;
}
