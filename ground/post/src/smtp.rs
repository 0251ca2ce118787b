//! SMTP out.
use crate::{Letterhead, tells_something};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::authentication::Credentials,
};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Only for a mail server on this machine.
    None,
    StartTls,
    Tls,
}

#[derive(Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    /// `名前 <address>`; the name is neutral.
    pub from: String,
    pub security: Security,
    pub user: Option<(String, String)>,
}

/// Why a mail did not go out. Never says to whom.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    #[error("the sender's address cannot be read")]
    Sender,
    #[error("the receiver's address cannot be read")]
    Receiver,
    #[error("the mail would tell what it is about ({0})")]
    Telling(&'static str),
    #[error("the mail could not be put together")]
    Message,
    #[error("the mail server will never take it")]
    Never,
    #[error("the mail server is away, or busy")]
    Later,
}

pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Smtp {
    pub fn new(settings: &SmtpSettings) -> Result<Self, Undelivered> {
        let builder = match settings.security {
            Security::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
            Security::StartTls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host).map_err(|_| Undelivered::Sender)?
            }
            Security::Tls => {
                AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host).map_err(|_| Undelivered::Sender)?
            }
        };
        let builder = builder.port(settings.port).timeout(Some(PATIENCE));
        let builder = match &settings.user {
            Some((name, password)) => builder.credentials(Credentials::new(name.clone(), password.clone())),
            None => builder,
        };
        let from: Mailbox = settings.from.parse().map_err(|_| Undelivered::Sender)?;
        Ok(Smtp { transport: builder.build(), from })
    }

    /// Sends one mail to one address. Refuses what would tell something.
    pub async fn send(&self, to: &str, mail: &Letterhead) -> Result<(), Undelivered> {
        let sender = self.from.name.clone().unwrap_or_default();
        if let Some(word) = [&mail.subject, &mail.body, &sender].into_iter().find_map(|text| tells_something(text)) {
            return Err(Undelivered::Telling(word));
        }
        let message = Message::builder()
            .from(self.from.clone())
            .to(to.parse().map_err(|_| Undelivered::Receiver)?)
            .subject(mail.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|_| Undelivered::Message)?;
        let sent = self.transport.send(message).await;
        sent.map(drop).map_err(|error| if error.is_permanent() { Undelivered::Never } else { Undelivered::Later })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground_testkit::MailServer;

    fn settings(port: u16) -> SmtpSettings {
        let from = "おしらせ <bell@example.jp>".to_owned();
        SmtpSettings { host: "127.0.0.1".to_owned(), port, from, security: Security::None, user: None }
    }

    #[tokio::test]
    async fn a_mail_arrives_and_says_nothing() {
        let server = MailServer::start().await;
        let smtp = Smtp::new(&settings(server.port)).unwrap();
        let mail = Letterhead {
            subject: "お知らせ".to_owned(), body: "新しいお知らせがあります。".to_owned()
        };
        smtp.send("neko@example.jp", &mail).await.unwrap();
        let mails = server.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, ["neko@example.jp"]);
    }

    #[tokio::test]
    async fn a_telling_mail_is_not_sent_and_an_absent_server_means_later() {
        let server = MailServer::start().await;
        let smtp = Smtp::new(&settings(server.port)).unwrap();
        let telling = Letterhead { subject: "ご相談の件".to_owned(), body: String::new() };
        assert!(matches!(smtp.send("neko@example.jp", &telling).await, Err(Undelivered::Telling("相談"))));
        assert!(server.mails().is_empty());
        let port = server.port;
        drop(server);
        tokio::task::yield_now().await;
        let absent = Smtp::new(&settings(port)).unwrap();
        let mail = Letterhead { subject: "お知らせ".to_owned(), body: "x".to_owned() };
        let outcome = absent.send("neko@example.jp", &mail).await;
        assert!(matches!(outcome, Err(Undelivered::Later)), "{outcome:?}");
    }
}
