//! The first page beside a bare handler that gives the same bytes under the same headers: through the router in one
//! process, and over loopback.
use crate::{
    measure::{Rates, compare},
    sample_house::{Answer, SampleHouse, ask},
};
use anyhow::{Context, Result, ensure};
use axum::{Router, body::Bytes, http::HeaderMap, routing::get};
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

const ROUNDS: usize = 9;
const IN_PROCESS: usize = 3_000;
const OVER_LOOPBACK: usize = 6_000;
const WIRES: usize = 8;
const BAR: f64 = 60.0;

pub(crate) async fn run() -> Result<()> {
    let house = SampleHouse::open().await?;
    let page = ask(&house.pages, "GET", "/", None, None).await?;
    ensure!(page.status == 200, "the first page: {}", page.status);
    println!("(the first page has {} bytes)", page.body.len());
    let bare = bare(page);

    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bytes) = (Rates::default(), Rates::default());
        pages.note(IN_PROCESS, in_process(&house.pages)).await?;
        bytes.note(IN_PROCESS, in_process(&bare)).await?;
        if round > 0 {
            ours.append(pages);
            floor.append(bytes);
        }
    }
    compare("public page, through the router, one at a time (no wire)", "pages/s", &ours, &floor, None);

    let (ours_at, bare_at) = (serve(house.pages.clone()).await?, serve(bare).await?);
    let (mut ours, mut floor) = (Rates::default(), Rates::default());
    for round in 0..=ROUNDS {
        let (mut pages, mut bytes) = (Rates::default(), Rates::default());
        pages.note(OVER_LOOPBACK, over_loopback(ours_at)).await?;
        bytes.note(OVER_LOOPBACK, over_loopback(bare_at)).await?;
        if round > 0 {
            ours.append(pages);
            floor.append(bytes);
        }
    }
    compare(&format!("public page, over loopback, {WIRES} wires"), "pages/s", &ours, &floor, Some(BAR));
    Ok(())
}

fn bare(page: Answer) -> Router {
    let (headers, body): (HeaderMap, Bytes) = (page.headers, page.body);
    Router::new().route("/", get(move || std::future::ready((headers.clone(), body.clone()))))
}

async fn in_process(pages: &Router) -> Result<()> {
    for _ in 0..IN_PROCESS {
        ensure!(ask(pages, "GET", "/", None, None).await?.status == 200, "a page");
    }
    Ok(())
}

async fn serve(pages: Router) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, pages).await });
    Ok(address)
}

/// A few browsers that hold their wire and ask again and again.
async fn over_loopback(address: SocketAddr) -> Result<()> {
    let mut at_it = JoinSet::new();
    for _ in 0..WIRES {
        at_it.spawn(async move {
            let mut wire = TcpStream::connect(address).await?;
            wire.set_nodelay(true)?;
            let mut seen = Vec::with_capacity(64 * 1024);
            for _ in 0..OVER_LOOPBACK / WIRES {
                wire.write_all(b"GET / HTTP/1.1\r\nHost: house\r\n\r\n").await?;
                whole_answer(&mut wire, &mut seen).await?;
            }
            Ok(())
        });
    }
    at_it.join_all().await.into_iter().collect()
}

/// Reads one answer to the end of its body.
async fn whole_answer(wire: &mut TcpStream, seen: &mut Vec<u8>) -> Result<()> {
    seen.clear();
    let mut wanted = usize::MAX;
    while seen.len() < wanted {
        ensure!(wire.read_buf(seen).await? > 0, "the wire broke");
        if wanted == usize::MAX
            && let Some(end) = seen.windows(4).position(|it| it == b"\r\n\r\n")
        {
            ensure!(seen.starts_with(b"HTTP/1.1 200"), "no page");
            let head = std::str::from_utf8(&seen[..end])?;
            let (_, length) = head.split_once("content-length: ").context("a length")?;
            wanted = end + 4 + length.split("\r\n").next().unwrap_or_default().parse::<usize>()?;
        }
    }
    Ok(())
}
