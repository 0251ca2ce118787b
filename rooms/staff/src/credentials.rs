//! What someone who works here keeps: five generated words, and an authenticator. Not chosen, shown once, never stored.
use ground_circle::second_factor::SharedSecret;
use ground_seal::{Zeroizing, phrase::Passphrase};

pub struct Credentials {
    pub name: String,
    pub passphrase: Passphrase,
    pub second: SharedSecret,
}

impl Credentials {
    pub(crate) fn random(name: String) -> Self {
        Credentials { name, passphrase: Passphrase::random(), second: SharedSecret::random() }
    }

    pub(crate) fn to_once(&self) -> Zeroizing<Vec<u8>> {
        let text = format!("{}\n{}\n{}", self.passphrase, self.second.to_base32(), self.name);
        Zeroizing::new(text.into_bytes())
    }
    pub(crate) fn from_once(bytes: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(bytes).ok()?.splitn(3, '\n');
        Some(Credentials {
            passphrase: Passphrase::parse(lines.next()?).ok()?,
            second: SharedSecret::from_base32(lines.next()?)?,
            name: lines.next()?.to_owned(),
        })
    }

    /// As authenticators read it (Key URI format). The issuer is neutral.
    pub(crate) fn uri(&self, issuer: &str) -> String {
        let quote =
            |text: &str| {
                text.bytes()
                    .map(|byte| {
                        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
                    })
                    .collect::<String>()
            };
        let (issuer, name) = (quote(issuer), quote(&self.name));
        format!("otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}", self.second.to_base32())
    }
}
