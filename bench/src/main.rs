//! Speed, each figure beside its floor in the same run. `make bench`; method and results in README.md.
#![allow(clippy::disallowed_methods, reason = "Time is measured here, and nowhere else.")]
mod bare;
mod folder;
mod import;
mod inbox;
mod keeping;
mod letter;
mod live;
mod measure;
mod page;
mod sample_house;
mod search;
mod start;
mod thread;

/// All rows, or those that are named: letter, page, thread, inbox, search, start, keeping, folder, import, live.
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|it| it == name);
    if let [first, side] = &asked[..]
        && first == "live-server"
    {
        return live::server(side).await;
    }
    if wanted("letter") {
        letter::run().await?;
    }
    if wanted("page") {
        page::run().await?;
    }
    if wanted("thread") {
        thread::run().await?;
    }
    if wanted("inbox") {
        inbox::run().await?;
    }
    if wanted("search") {
        search::run().await?;
    }
    if wanted("start") {
        start::run().await?;
    }
    if wanted("folder") {
        folder::run().await?;
    }
    if wanted("keeping") {
        keeping::run().await?;
    }
    if wanted("import") {
        import::run().await?;
    }
    if wanted("live") {
        live::run().await?;
    }
    Ok(())
}
