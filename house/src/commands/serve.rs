//! `engawa serve`.
use crate::{config::Settings, jobs, keeping, open, open::Opening, own_words};
use anyhow::{Context, Result};
use axum::{Router, routing::get};
use axum_server::tls_rustls::RustlsConfig;
use ground_kernel::{WallClock, WallDice};
use ground_post::Smtp;
use ground_web::{Brakes, Door};
use std::{net::SocketAddr, path::Path, process::ExitCode, sync::Arc, time::Duration};

const GOING_HOME: Duration = Duration::from_secs(10);

pub async fn serve(settings: Settings, file: Option<&Path>) -> Result<ExitCode> {
    let settings = settings.over_file(file)?;
    log(settings.log.as_deref())?;
    settings.check_door()?;
    let secure = settings.tls()?.is_some() || settings.behind_proxy();
    let smtp = settings.smtp()?.map(|it| Smtp::new(&it)).transpose()?.map(Arc::new);
    let door = Door {
        secure,
        behind_proxy: settings.behind_proxy(),
        public_address: settings.public_address(secure)?,
        can_ring: smtp.is_some(),
    };
    let keeping = settings.keeping()?;
    let (db, vault) = super::open_store(&settings).await?;
    let own_words = settings.words.as_deref().map(own_words::read).transpose()?.unwrap_or_default();
    let (clock, rng) = (Arc::new(WallClock), Arc::new(WallDice));
    let opened =
        open(Opening { db: db.clone(), vault, clock, rng, door, brakes: Brakes::new(true), own_words }).await?;
    keeping::meets(opened.house.db(), opened.house.vault(), &keeping.outside).await?;
    let listen = settings.listen();
    let tls = match settings.tls()? {
        Some((cert, key)) => Some(certificate(cert, key).await?),
        None => None,
    };
    let listener = std::net::TcpListener::bind(listen)
        .with_context(|| format!("{listen} is taken. Choose another with --listen."))?;
    let address = listener.local_addr()?;
    let jobs = tokio::spawn(jobs::run(opened.house.clone(), smtp.clone()));
    let kept = tokio::spawn(keeping::run(opened.house.clone(), keeping, smtp));
    if let Some(admin) = settings.admin_listen {
        tokio::spawn(metrics_at(admin));
    }
    tracing::info!(%address, database = db.kind(), "open");
    let pages = opened.pages.layer(axum::middleware::from_fn(counted));
    serve_pages(listener, tls, pages).await?;
    jobs.abort();
    kept.abort();
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn certificate(cert: &Path, key: &Path) -> Result<RustlsConfig> {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    RustlsConfig::from_pem_file(cert, key)
        .await
        .with_context(|| format!("The certificate {} or its key {} cannot be used.", cert.display(), key.display()))
}

pub(super) async fn serve_pages(
    listener: std::net::TcpListener,
    tls: Option<RustlsConfig>,
    pages: Router,
) -> Result<()> {
    listener.set_nonblocking(true)?;
    let handle = axum_server::Handle::new();
    tokio::spawn(go_home_when_told(handle.clone()));
    let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
    match tls {
        Some(tls) => axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(pages).await?,
        None => axum_server::from_tcp(listener)?.handle(handle).serve(pages).await?,
    }
    Ok(())
}

/// Ctrl-C, or the word of the system's caretaker: what is under way is finished first.
async fn go_home_when_told(handle: axum_server::Handle<SocketAddr>) {
    let mut term = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(term) => term,
        Err(_) => return,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
    handle.graceful_shutdown(Some(GOING_HOME));
}

/// Counts answers by their kind. No path, since a path may name a thread; no address.
async fn counted(request: axum::extract::Request, next: axum::middleware::Next) -> axum::response::Response {
    let response = next.run(request).await;
    let kind = format!("{}xx", response.status().as_u16() / 100);
    metrics::counter!("engawa_answers_total", "status" => kind).increment(1);
    response
}

/// Metrics, in Prometheus' text, on an address of their own. No paths with ids, no addresses of people.
async fn metrics_at(address: SocketAddr) {
    let Ok(recorder) = metrics_exporter_prometheus::PrometheusBuilder::new().install_recorder() else { return };
    let pages = Router::new().route("/metrics", get(move || async move { recorder.render() }));
    match tokio::net::TcpListener::bind(address).await {
        Ok(listener) => {
            if let Err(error) = axum::serve(listener, pages).await {
                tracing::error!(%error, "metrics ended");
            }
        }
        Err(error) => tracing::error!(%error, "metrics cannot be served"),
    }
}

/// Logs: text or JSON. Ids only; never texts, names, addresses.
fn log(how: Option<&str>) -> Result<()> {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("ENGAWA_LOG_LEVEL").unwrap_or_else(|_| "info,sqlx=warn".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_writer(std::io::stderr);
    match how {
        None | Some("text") => builder.with_ansi(false).init(),
        Some("json") => builder.json().init(),
        Some(other) => anyhow::bail!("--log {other} is neither text nor json."),
    }
    Ok(())
}
