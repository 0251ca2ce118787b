//! From starting the release program to its first answer; what it holds while it rests; how large it is.
use crate::measure::{at_most, median, millis};
use anyhow::{Context, Result, ensure};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const STARTS: usize = 15;

pub(crate) async fn run() -> Result<()> {
    let program = built()?;
    let folder = tempfile::tempdir()?;
    let settings = |command: &mut Command| {
        let (data, keys) = (folder.path().join("data"), folder.path().join("elsewhere/keys"));
        command.arg("--data").arg(data).arg("--keys").arg(keys).current_dir(folder.path());
    };
    let mut init = Command::new(&program);
    init.args(["init", "--quietly"]).stdout(Stdio::null());
    settings(&mut init);
    ensure!(init.status()?.success(), "engawa init");

    let (mut firsts, mut resting) = (vec![], vec![]);
    for _ in 0..STARTS {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut serve = Command::new(&program);
        serve.arg("serve").args(["--listen", &address.to_string()]).stderr(Stdio::null());
        settings(&mut serve);
        let from = Instant::now();
        let mut running = Running(serve.spawn()?);
        while first_page(address).is_err() {
            ensure!(running.0.try_wait()?.is_none(), "the program ended");
            ensure!(from.elapsed() < Duration::from_secs(20), "no answer");
            std::thread::sleep(Duration::from_millis(1));
        }
        firsts.push(millis(from.elapsed()));
        for _ in 0..50 {
            first_page(address)?;
        }
        std::thread::sleep(Duration::from_millis(300));
        resting.push(resident_mib(running.0.id())?);
    }
    let (least, most) = firsts.iter().fold((f64::MAX, 0.0_f64), |(a, b), it| (a.min(*it), b.max(*it)));
    at_most(
        &format!("start to the first answer, median of {STARTS} ({least:.0}–{most:.0} ms)"),
        median(&firsts),
        "ms",
        150.0,
    );
    at_most("memory while it rests, after fifty pages (VmRSS)", median(&resting), "MiB", 60.0);
    let bytes = std::fs::metadata(&program)?.len();
    at_most("the release program", bytes as f64 / 1e6, "MB", 40.0);
    Ok(())
}

/// Ends what it holds, also where measuring broke off.
struct Running(Child);
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The release program beside this one, built now if it isn't.
fn built() -> Result<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace")?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built =
        Command::new(cargo).current_dir(workspace).args(["build", "--release", "-p", "house", "--quiet"]).status()?;
    ensure!(built.success(), "cargo build --release -p house");
    let mine = std::env::current_exe()?;
    Ok(mine.parent().context("a folder")?.join("engawa"))
}

fn first_page(address: SocketAddr) -> Result<()> {
    let mut wire = TcpStream::connect(address)?;
    wire.write_all(b"GET / HTTP/1.1\r\nHost: house\r\nConnection: close\r\n\r\n")?;
    let mut seen = vec![];
    wire.read_to_end(&mut seen)?;
    ensure!(seen.starts_with(b"HTTP/1.1 200"), "no page");
    Ok(())
}

fn resident_mib(id: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1_024.0)
}
