//! What handlers are given: the ground's house, its words, and how this installation stands in the world.
use crate::Brakes;
use ground_words::Words;
use std::sync::{Arc, PoisonError, RwLock};

#[derive(Clone)]
pub struct House {
    pub work: ground_work::House,
    pub words: Words,
    pub door: Arc<Door>,
    pub brakes: Arc<Brakes>,
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
        House { work, words, door, brakes, site: Arc::new(RwLock::new(site)) }
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
