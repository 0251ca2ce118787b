//! A mail server on loopback that speaks enough of RFC 5321 to be given a mail, and keeps it.
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// One mail as it came over the wire.
#[derive(Clone, Debug)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    /// Headers and body, dots unstuffed.
    pub text: String,
}

/// Listens until dropped.
pub struct MailServer {
    pub port: u16,
    kept: Arc<Mutex<Vec<Mail>>>,
    task: tokio::task::JoinHandle<()>,
}

impl MailServer {
    pub async fn start() -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let kept: Arc<Mutex<Vec<Mail>>> = Arc::default();
        let task = tokio::spawn(serve(listener, kept.clone()));
        MailServer { port, kept, task }
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, kept: Arc<Mutex<Vec<Mail>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(talk(stream, kept.clone()));
    }
}

async fn talk(stream: TcpStream, kept: Arc<Mutex<Vec<Mail>>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test ESMTP\r\n").await?;
    let (mut from, mut to) = (String::new(), vec![]);
    while let Some(line) = lines.next_line().await? {
        let command = line.to_ascii_uppercase();
        let answer = if command.starts_with("EHLO") {
            "250-test\r\n250 8BITMIME\r\n"
        } else if let Some(rest) = command.strip_prefix("MAIL FROM:") {
            from = address(&line[line.len() - rest.len()..]);
            "250 ok\r\n"
        } else if let Some(rest) = command.strip_prefix("RCPT TO:") {
            to.push(address(&line[line.len() - rest.len()..]));
            "250 ok\r\n"
        } else if command == "DATA" {
            write.write_all(b"354 go on\r\n").await?;
            let mut text = String::new();
            while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                text.push_str(line.strip_prefix('.').unwrap_or(&line));
                text.push('\n');
            }
            let mail = Mail { from: std::mem::take(&mut from), to: std::mem::take(&mut to), text };
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
            "250 kept\r\n"
        } else if command == "QUIT" {
            write.write_all(b"221 bye\r\n").await?;
            return Ok(());
        } else {
            "250 ok\r\n"
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

fn address(text: &str) -> String {
    text.split(['<', '>']).nth(1).unwrap_or(text).to_owned()
}
