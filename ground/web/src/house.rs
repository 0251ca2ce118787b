//! What handlers are given: the ground's house, its words, and how this installation stands in the world.
use crate::Brakes;
use ground_circle::passkeys::Place;
use ground_words::Words;
use std::{
    net::IpAddr,
    sync::{Arc, PoisonError, RwLock},
};

#[derive(Clone)]
pub struct House {
    pub work: ground_work::House,
    pub words: Words,
    pub door: Arc<Door>,
    pub brakes: Arc<Brakes>,
    /// Live tables of this process.
    pub hall: ground_live::Hall,
    site: Arc<RwLock<Site>>,
}

/// How people reach us.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// TLS stands before us or with us: cookies are `__Host-` and `Secure`.
    pub secure: bool,
    /// A proxy stands before us and tells whose request it passes on.
    pub behind_proxy: bool,
    /// As people type it, without a slash at the end; for cards and mails.
    pub public_address: String,
    /// Mail can be sent, so a bell can be offered.
    pub can_ring: bool,
}

/// Why no device can sign here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// People reach us by a number (192.0.2.7), and devices sign for names only.
    Number,
    /// Not over TLS, and not on this machine.
    Open,
}

impl Door {
    /// The place for which devices sign: the name in the public address. On this machine, without TLS, whoever opens
    /// `http://localhost:…` can use one, too; `asked` is the name under which the browser found us.
    pub fn place(&self, asked: Option<&str>) -> Result<Place, NoPlace> {
        let (scheme, rest) = self.public_address.split_once("://").unwrap_or(("", ""));
        let authority = rest.split('/').next().unwrap_or_default();
        let place = |authority: &str| {
            let name = name_of(authority).to_lowercase();
            Place { origin: format!("{scheme}://{}", authority.to_lowercase()), name }
        };
        let number = name_of(authority).trim_matches(['[', ']']).parse::<IpAddr>().ok();
        match (scheme, number) {
            ("https", None) if !authority.is_empty() => Ok(place(authority)),
            ("https", _) => Err(NoPlace::Number),
            ("http", None) if name_of(authority) == "localhost" => Ok(place(authority)),
            ("http", Some(ip)) if ip.is_loopback() => {
                let port = |it: &str| it.rsplit_once(':').map(|it| it.1.to_owned());
                let same = asked.filter(|it| name_of(it) == "localhost" && port(it) == port(authority));
                same.map(place).ok_or(NoPlace::Number)
            }
            _ => Err(NoPlace::Open),
        }
    }
}

/// Without the port.
fn name_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => authority,
    }
}

/// What is said about the organisation on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The neutral name that the organisation chose.
    pub name: String,
}

impl House {
    pub fn new(work: ground_work::House, words: Words, door: Door, brakes: Brakes) -> Self {
        let site = Site { name: "縁".to_owned() };
        let (door, brakes) = (Arc::new(door), Arc::new(brakes));
        let hall = ground_live::Hall::new(work.db().clone());
        House { work, words, door, brakes, hall, site: Arc::new(RwLock::new(site)) }
    }

    pub fn site(&self) -> Site {
        self.site.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    pub fn rename(&self, site: Site) {
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site;
    }
}

impl std::ops::Deref for House {
    type Target = ground_work::House;
    fn deref(&self) -> &ground_work::House {
        &self.work
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str, asked: &str) -> Result<(String, String), NoPlace> {
        let door = Door { public_address: address.to_owned(), ..Door::default() };
        door.place(Some(asked)).map(|it| (it.name, it.origin))
    }

    #[test]
    fn devices_sign_for_a_name_and_over_a_protected_way() {
        let named = |name: &str, origin: &str| Ok((name.to_owned(), origin.to_owned()));
        assert_eq!(place("https://en.example", "other.example"), named("en.example", "https://en.example"));
        assert_eq!(place("https://En.example:8443", ""), named("en.example", "https://en.example:8443"));
        assert_eq!(place("http://localhost:8080", ""), named("localhost", "http://localhost:8080"));
        assert_eq!(place("http://127.0.0.1:8080", "localhost:8080"), named("localhost", "http://localhost:8080"));
        assert_eq!(place("http://127.0.0.1:8080", "127.0.0.1:8080"), Err(NoPlace::Number));
        assert_eq!(place("http://127.0.0.1:8080", "localhost:9090"), Err(NoPlace::Number));
        assert_eq!(place("https://192.0.2.7", "localhost"), Err(NoPlace::Number));
        assert_eq!(place("https://[2001:db8::1]:8443", ""), Err(NoPlace::Number));
        assert_eq!(place("http://en.example", "localhost"), Err(NoPlace::Open));
        assert_eq!(place("", "localhost"), Err(NoPlace::Open));
    }
}
