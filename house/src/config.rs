//! Settings: a file, overridden by the environment (`ENGAWA_…`), overridden by flags. A setting nobody knows is an
//! error, and a wrong one is said in a sentence that tells what to do.
use crate::keeping::{Keeping, KeysFile, Outside};
use anyhow::{Context, Result, bail};
use ground_post::{Security, SmtpSettings};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// `engawa.toml`; the same names, in capitals after `ENGAWA_`, in the environment; the same names as flags.
#[derive(Clone, Debug, Default, Deserialize, clap::Args)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The folder of the database.
    #[arg(long, env = "ENGAWA_DATA")]
    pub data: Option<PathBuf>,
    /// The file of the instance keys. Outside the data folder and its backups.
    #[arg(long, env = "ENGAWA_KEYS")]
    pub keys: Option<PathBuf>,
    /// postgres://… instead of the file in the data folder.
    #[arg(long, env = "ENGAWA_DATABASE")]
    pub database: Option<String>,
    /// Where people reach it, 127.0.0.1:8080 if not said.
    #[arg(long, env = "ENGAWA_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Where metrics are read; nowhere if not said.
    #[arg(long, env = "ENGAWA_ADMIN_LISTEN")]
    pub admin_listen: Option<SocketAddr>,
    /// As people type it: https://…; for cards and mails.
    #[arg(long, env = "ENGAWA_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
    #[arg(long, env = "ENGAWA_TLS_CERT")]
    pub tls_cert: Option<PathBuf>,
    #[arg(long, env = "ENGAWA_TLS_KEY")]
    pub tls_key: Option<PathBuf>,
    /// A proxy with TLS stands before it and sets X-Forwarded-For.
    #[arg(long, env = "ENGAWA_BEHIND_TLS_PROXY", num_args = 0..=1, default_missing_value = "true")]
    pub behind_tls_proxy: Option<bool>,
    #[arg(long, env = "ENGAWA_SMTP_HOST")]
    pub smtp_host: Option<String>,
    #[arg(long, env = "ENGAWA_SMTP_PORT")]
    pub smtp_port: Option<u16>,
    /// none (only on this machine), starttls or tls.
    #[arg(long, env = "ENGAWA_SMTP_SECURITY")]
    pub smtp_security: Option<String>,
    /// 名前 <address>; the name is neutral.
    #[arg(long, env = "ENGAWA_SMTP_FROM")]
    pub smtp_from: Option<String>,
    #[arg(long, env = "ENGAWA_SMTP_USER")]
    pub smtp_user: Option<String>,
    #[arg(long, env = "ENGAWA_SMTP_PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// The file of anchors, beside the keys if not said; never inside the data folder. erased.log lies beside it.
    #[arg(long, env = "ENGAWA_ANCHORS")]
    pub anchors: Option<PathBuf>,
    /// Outside addresses that get the newest anchor each day, with commas between them; two at least.
    #[arg(long, env = "ENGAWA_ANCHOR_MAIL")]
    pub anchor_mail: Option<String>,
    /// The folder, on a medium of its own, into which a backup is made each night.
    #[arg(long, env = "ENGAWA_BACKUP_TO")]
    pub backup_to: Option<PathBuf>,
    /// The folder, on another medium, for the keys of these backups.
    #[arg(long, env = "ENGAWA_BACKUP_KEYS_TO")]
    pub backup_keys_to: Option<PathBuf>,
    /// A folder with the organisation's own sentences (ja.ftl, ja-plain.ftl, en.ftl) and help lines (helplines.toml).
    #[arg(long, env = "ENGAWA_WORDS")]
    pub words: Option<PathBuf>,
    /// text or json.
    #[arg(long, env = "ENGAWA_LOG")]
    pub log: Option<String>,
}

impl Settings {
    /// The file says what flags and environment left open.
    pub fn over_file(self, file: Option<&Path>) -> Result<Settings> {
        let path = file.map_or_else(|| PathBuf::from("engawa.toml"), Path::to_owned);
        if file.is_none() && !path.exists() {
            return Ok(self);
        }
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let from: Settings = toml::from_str(&text).map_err(|error| {
            anyhow::anyhow!("{}: {}. Take the setting out or mend it.", path.display(), error.message())
        })?;
        Ok(Settings {
            data: self.data.or(from.data),
            keys: self.keys.or(from.keys),
            database: self.database.or(from.database),
            listen: self.listen.or(from.listen),
            admin_listen: self.admin_listen.or(from.admin_listen),
            public_address: self.public_address.or(from.public_address),
            tls_cert: self.tls_cert.or(from.tls_cert),
            tls_key: self.tls_key.or(from.tls_key),
            behind_tls_proxy: self.behind_tls_proxy.or(from.behind_tls_proxy),
            smtp_host: self.smtp_host.or(from.smtp_host),
            smtp_port: self.smtp_port.or(from.smtp_port),
            smtp_security: self.smtp_security.or(from.smtp_security),
            smtp_from: self.smtp_from.or(from.smtp_from),
            smtp_user: self.smtp_user.or(from.smtp_user),
            smtp_password: self.smtp_password.or(from.smtp_password),
            anchors: self.anchors.or(from.anchors),
            anchor_mail: self.anchor_mail.or(from.anchor_mail),
            backup_to: self.backup_to.or(from.backup_to),
            backup_keys_to: self.backup_keys_to.or(from.backup_keys_to),
            words: self.words.or(from.words),
            log: self.log.or(from.log),
        })
    }

    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)))
    }

    pub fn behind_proxy(&self) -> bool {
        self.behind_tls_proxy.unwrap_or(false)
    }

    pub fn tls(&self) -> Result<Option<(&Path, &Path)>> {
        match (&self.tls_cert, &self.tls_key) {
            (Some(cert), Some(key)) => Ok(Some((cert, key))),
            (None, None) => Ok(None),
            _ => bail!("TLS needs both --tls-cert and --tls-key; one of them is missing."),
        }
    }

    /// An address that others can reach needs TLS, here or before us.
    pub fn check_door(&self) -> Result<()> {
        let listen = self.listen();
        if self.tls()?.is_none() && !self.behind_proxy() && !listen.ip().is_loopback() {
            bail!(
                "{listen} can be reached from outside, and nothing protects the way. Give --tls-cert and --tls-key, or \
                 say --behind-tls-proxy if a proxy with TLS stands before it, or listen on 127.0.0.1."
            );
        }
        if let Some(admin) = self.admin_listen
            && !admin.ip().is_loopback()
        {
            bail!("--admin-listen {admin} can be reached from outside. Metrics are for this machine: use 127.0.0.1.");
        }
        Ok(())
    }

    pub fn data(&self) -> Result<&Path> {
        self.data.as_deref().context("Say where the data lies: --data DIR (or ENGAWA_DATA, or data in engawa.toml).")
    }

    /// The file of the instance keys, which must not lie where the data lies: one stolen folder would hold both.
    pub fn keys(&self) -> Result<PathBuf> {
        let said = self.keys.as_deref();
        let keys =
            said.context("Say where the instance keys lie: --keys FILE (or ENGAWA_KEYS). Not inside the data folder.")?;
        if self.is_in_data(folder_of(keys)) {
            bail!(
                "The keys at {} lie inside the data folder. Whoever copies the folder would have both: move the file \
                 elsewhere (for example /etc/engawa/keys) and say so with --keys.",
                keys.display()
            );
        }
        Ok(keys.to_owned())
    }

    fn is_in_data(&self, folder: &Path) -> bool {
        let real = |path: &Path| {
            std::fs::canonicalize(path).unwrap_or_else(|_| std::path::absolute(path).unwrap_or(path.to_owned()))
        };
        self.data.as_ref().is_some_and(|data| real(folder).starts_with(real(data)))
    }

    /// The file of anchors: it has to outlive the data, so it doesn't lie with them.
    pub fn anchors(&self) -> Result<PathBuf> {
        let anchors = match &self.anchors {
            Some(said) => said.clone(),
            None => self.keys()?.with_file_name("anchors"),
        };
        if self.is_in_data(folder_of(&anchors)) {
            bail!(
                "The anchors at {} lie inside the data folder. Whoever sets the folder back would set them back, too: \
                 choose a file elsewhere with --anchors.",
                anchors.display()
            );
        }
        Ok(anchors)
    }

    /// Where everything lies that is not in the database.
    pub fn keeping(&self) -> Result<Keeping> {
        let anchor_mail = self.anchor_mail.as_deref().unwrap_or_default().split(',').map(str::trim);
        Ok(Keeping {
            keys: KeysFile::at(&self.keys()?),
            outside: Outside::at(&self.anchors()?),
            anchor_mail: anchor_mail.filter(|it| !it.is_empty()).map(str::to_owned).collect(),
            backup_to: self.backup_to.clone(),
            backup_keys_to: self.check_media()?,
        })
    }

    /// Tables and keys of a backup never lie on one medium.
    fn check_media(&self) -> Result<Option<PathBuf>> {
        match (&self.backup_to, &self.backup_keys_to) {
            (None, None) => Ok(None),
            (Some(_), None) => bail!(
                "--backup-to needs --backup-keys-to, a folder on another medium: whoever finds one of the two then opens \
                 nothing."
            ),
            (None, Some(_)) => bail!("--backup-keys-to is for the keys of backups, and no --backup-to is set."),
            (Some(tables), Some(keys)) if tables == keys => bail!(
                "--backup-to and --backup-keys-to are the same folder. Whoever finds that medium would have both: use two."
            ),
            (Some(_), Some(keys)) if self.is_in_data(keys) => {
                bail!("--backup-keys-to lies inside the data folder. Choose a folder on another medium.")
            }
            (Some(_), Some(keys)) => Ok(Some(keys.clone())),
        }
    }

    /// Where the database is: what was said, or a file in the data folder.
    pub fn database(&self) -> Result<String> {
        if let Some(database) = &self.database {
            if !database.starts_with("postgres://") && !database.starts_with("postgresql://") {
                bail!(
                    "--database {database} is no PostgreSQL address. Write postgres://USER:PASSWORD@HOST/NAME, or leave it out for a file."
                );
            }
            return Ok(database.clone());
        }
        Ok(self.data()?.join("engawa.db").display().to_string())
    }

    pub fn public_address(&self, secure: bool) -> Result<String> {
        let address = match &self.public_address {
            Some(address) => address.trim_end_matches('/').to_owned(),
            None if secure => {
                bail!("Say how people reach it: --public-address https://… (it stands on cards and in mails).")
            }
            None => format!("http://{}", self.listen()),
        };
        if secure && !address.starts_with("https://") {
            bail!("--public-address {address} must begin with https://, since TLS stands before it.");
        }
        Ok(address)
    }

    pub fn smtp(&self) -> Result<Option<SmtpSettings>> {
        let Some(host) = self.smtp_host.clone() else { return Ok(None) };
        let security = match self.smtp_security.as_deref() {
            None | Some("tls") => Security::Tls,
            Some("starttls") => Security::StartTls,
            Some("none") if ["127.0.0.1", "localhost", "::1"].contains(&host.as_str()) => Security::None,
            Some("none") => {
                bail!("--smtp-security none would send addresses in the clear to {host}. Use tls or starttls.")
            }
            Some(other) => bail!("--smtp-security {other} is none of: tls, starttls, none."),
        };
        let from = self
            .smtp_from
            .clone()
            .context("Mail needs a sender: --smtp-from '名前 <address>', with a neutral name.")?;
        if let Some(word) = ground_post::tells_something(&from) {
            bail!("The sender {from} would tell what this is about ({word}). Choose a neutral name and address.");
        }
        if let Some((address, word)) =
            self.public_address.as_ref().and_then(|it| Some((it, ground_post::tells_something(it)?)))
        {
            bail!(
                "The address {address} stands in mails and would tell what this is about ({word}). Choose a neutral one, or send no mail."
            );
        }
        let usual = match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        };
        let user = self.smtp_user.clone().zip(self.smtp_password.clone());
        Ok(Some(SmtpSettings { host, port: self.smtp_port.unwrap_or(usual), from, security, user }))
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
