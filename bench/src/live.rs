//! Live tables: two hundred with fifteen seats, four hundred lines a second, every line written down; beside a bare
//! WebSocket loop that keeps nothing and asks nobody. The server is a process of its own, so that its processor time and its
//! memory are its own, too; it is this program, called again.
use anyhow::{Context, Result, ensure};
use axum::{
    Router,
    extract::{
        Path, State,
        ws::{Message, Utf8Bytes, WebSocketUpgrade},
    },
    response::Response,
    routing::get,
};
use futures_util::{SinkExt, StreamExt};
use ground_kernel::{Clock, Id, Timestamp, WallClock};
use ground_live::{Body, Frame, Hall, Life, Line, Open, Seat, Setting, Standing, Table, Wrap, lay, serve};
use ground_seal::Secret;
use ground_store::Db;
use std::{
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpListener,
    process::{Child, Command},
    sync::broadcast,
    task::JoinSet,
};

const TABLES: u32 = 200;
const SEATS: u32 = 15;
const LINES_A_SECOND: u32 = 400;
const SECONDS: u32 = 10;
const BAR_A_SECOND: f64 = 25_000.0;
const BAR_KIB: f64 = 10.0;
const TICKS_A_SECOND: f64 = 100.0;

pub(crate) async fn run() -> Result<()> {
    for side in ["floor", "ours"] {
        let it = measured(side).await?;
        println!("live, {TABLES} × {SEATS} seats, {LINES_A_SECOND} lines/s, {side}");
        println!("  {:.0} deliveries per processor second   p99 {:.1} ms   {:.1} KiB a seat", it.rate, it.p99, it.kib);
        if side == "ours" {
            let judged = |kept: bool| if kept { "kept" } else { "MISSED" };
            println!("  bar {BAR_A_SECOND} a second: {}", judged(it.rate >= BAR_A_SECOND));
            println!("  bar {BAR_KIB} KiB: {}   bar 15 ms: {}", judged(it.kib <= BAR_KIB), judged(it.p99 <= 15.0));
        }
    }
    Ok(())
}

struct Measured {
    rate: f64,
    p99: f64,
    kib: f64,
}

async fn measured(side: &str) -> Result<Measured> {
    let (mut server, address) = started(side).await?;
    let process = server.id().context("a server")?;
    let empty = resident(process)?;
    let began = Instant::now();
    let mut wires = vec![];
    for table in 0..TABLES {
        for seat in 0..SEATS {
            let url = format!("ws://{address}/t/{table}/{seat}");
            let wire = tokio::net::TcpStream::connect(&address).await?;
            wires.push((table, seat, tokio_tungstenite::client_async(url, wire).await?.0));
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let kib = (resident(process)? - empty) / f64::from(TABLES * SEATS);
    let each = LINES_A_SECOND * SECONDS / TABLES;
    let (before, mut sitting) = (ticks(process)?, JoinSet::new());
    for (table, seat, wire) in wires {
        sitting.spawn(async move {
            let (mut out, mut come) = wire.split();
            let pause = Duration::from_secs_f64(f64::from(SECONDS) / f64::from(each));
            let sending = async {
                if seat == 0 {
                    tokio::time::sleep(pause * table / TABLES).await;
                    for number in 0..each {
                        let text = format!("{:032x}\n@{}@{}", number + 1, began.elapsed().as_micros(), "あ".repeat(40));
                        out.send(tokio_tungstenite::tungstenite::Message::text(text)).await?;
                        tokio::time::sleep(pause).await;
                    }
                }
                Ok::<_, anyhow::Error>(())
            };
            let hearing = async {
                let mut late = Vec::with_capacity(each as usize);
                while late.len() < each as usize {
                    let message = come.next().await.context("a line")??;
                    let sent = message.to_text()?.split('@').nth(1).and_then(|it| it.parse::<u128>().ok());
                    late.extend(sent.map(|sent| (began.elapsed().as_micros() - sent) as f64 / 1_000.0));
                }
                Ok::<_, anyhow::Error>(late)
            };
            let (sent, late) = tokio::join!(sending, hearing);
            sent?;
            late
        });
    }
    let mut late = vec![];
    for heard in sitting.join_all().await {
        late.extend(heard?);
    }
    let spent = (ticks(process)? - before) / TICKS_A_SECOND;
    server.kill().await?;
    ensure!(late.len() == (each * TABLES * SEATS) as usize, "every delivery arrives");
    late.sort_by(f64::total_cmp);
    Ok(Measured { rate: late.len() as f64 / spent, p99: late[late.len() * 99 / 100], kib })
}

async fn started(side: &str) -> Result<(Child, String)> {
    let program = std::env::current_exe()?;
    let mut server =
        Command::new(program).args(["live-server", side]).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let mut said = BufReader::new(server.stdout.take().context("a pipe")?).lines();
    let address = said.next_line().await?.context("an address")?;
    Ok((server, address))
}

/// User and system time of a process, in ticks.
fn ticks(process: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let after = stat.rsplit_once(") ").context("a name")?.1;
    let fields: Vec<&str> = after.split(' ').collect();
    Ok(fields[11].parse::<f64>()? + fields[12].parse::<f64>()?)
}

fn resident(process: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|it| it.starts_with("VmRSS")).context("VmRSS")?;
    Ok(line.split_whitespace().nth(1).context("a figure")?.parse()?)
}

/// The process that serves: ours, or the floor.
pub(crate) async fn server(side: &str) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let folder = tempfile::tempdir()?;
    let pages =
        if side == "ours" { ours(&folder.path().join("live.db").display().to_string()).await? } else { floor() };
    println!("{}", listener.local_addr()?);
    Ok(axum::serve(listener, pages).await?)
}

async fn ours(address: &str) -> Result<Router> {
    let db = Db::open(address).await?;
    let (hall, house, shred, now) = (Hall::new(db.clone()), Secret::random(), Secret::random(), WallClock.now());
    let (begins_at, ends_at) = (now, now.plus_hours(2));
    let life = Life { begins_at, ends_at, hosts_needed: 1, opened_at: Some(now) };
    let mut tables = vec![];
    for number in 0..TABLES {
        let id = Id::from_array(u128::from(number + 1).to_be_bytes());
        let mut tx = db.begin().await?;
        lay(&mut tx, id, life, Wrap { house: &house, week: 1, shred: &shred }).await?;
        tx.commit().await?;
        let setting = || Setting { terms: 0, ways: Arc::new(Open), renders: Arc::new(rendered) };
        let table = hall.table(id, &house, |_| Some(shred.clone()), setting).await?.context("a table")?;
        hall.sit(&table, &seat(0), false, now).await?;
        tables.push(table);
    }
    Ok(Router::new().route("/t/{table}/{seat}", get(sits)).with_state((hall, Arc::new(tables))))
}

fn seat(number: u32) -> Seat {
    let standing = if number == 0 { Standing::Host } else { Standing::Visitor };
    let id = Id::from_array(u128::from(number + 1).to_be_bytes());
    Seat { id, standing, name: "あめ".to_owned(), terms: 0, listening: false }
}

fn rendered(line: &Line) -> Frame {
    let Body::Text(text) = &line.body;
    Frame::same(format!("<li id=\"n{0}\" data-n=\"{0}\"><p>{1}</p><div>{text}</div></li>", line.number, line.name))
}

async fn sits(
    State((hall, tables)): State<(Hall, Arc<Vec<Arc<Table>>>)>,
    Path((table, number)): Path<(usize, u32)>,
    socket: WebSocketUpgrade,
) -> Response {
    let table = tables[table].clone();
    let clock = || -> Timestamp { WallClock.now() };
    let answer = |press: &str, _: &Result<_, _>| format!("<output data-press=\"{press}\"></output>");
    socket
        .read_buffer_size(4_096)
        .write_buffer_size(4_096)
        .on_upgrade(move |socket| serve(socket, hall, table, seat(number), 0, 0, clock, answer))
}

type Rooms = Arc<Vec<broadcast::Sender<Utf8Bytes>>>;

fn floor() -> Router {
    let rooms: Rooms = Arc::new((0..TABLES).map(|_| broadcast::Sender::new(64)).collect());
    Router::new().route("/t/{table}/{seat}", get(loops)).with_state(rooms)
}

async fn loops(State(rooms): State<Rooms>, Path((table, _)): Path<(usize, u32)>, socket: WebSocketUpgrade) -> Response {
    socket.read_buffer_size(4_096).write_buffer_size(4_096).on_upgrade(move |mut socket| async move {
        let mut news = rooms[table].subscribe();
        loop {
            tokio::select! {
                Ok(text) = news.recv() => if socket.send(Message::Text(text)).await.is_err() { break },
                came = socket.recv() => match came {
                    Some(Ok(Message::Text(text))) => drop(rooms[table].send(text)),
                    Some(Ok(_)) => {}
                    _ => break,
                },
            }
        }
    })
}
