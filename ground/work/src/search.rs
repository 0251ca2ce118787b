//! Looking for words in many circles at once, on two cores, while the database hands out the next ones.
//!
//! Promises: only circles with a permit are looked through, and only what this session's keys open; what comes back is
//! where words stand; whoever stops waiting stops the search within a few milliseconds.
//! Deliberately doesn't know: what is shown of it.
use crate::Look;
use ground_circle::{Error, Sheaf, TextPlace, Vault, Words};
use ground_kernel::CircleId;
use ground_policy::Permit;
use std::{collections::HashMap, sync::Arc};
use tokio::task::JoinSet;

/// Circles in which the words stand, in the order in which they were asked for.
pub struct Holding {
    pub circles: Vec<(CircleId, Vec<TextPlace>)>,
    /// There may be more: as many were found as were wanted.
    pub full: bool,
}

const CORES: usize = 2;
/// So many texts are handed over at once: a millisecond or two of work.
const AT_ONCE: usize = 512;

impl Look {
    /// Where the words stand in these circles, in at most `wanted` of them, the first ones. Only texts of these kinds
    /// (table and column) are opened.
    pub async fn holding(
        &mut self,
        circles: &[(CircleId, &Permit)],
        kinds: &[(u16, u16)],
        words: Words,
        wanted: usize,
    ) -> Result<Holding, Error> {
        let (mut taking, mut search) =
            (ground_circle::Search::default(), Heaps::new(self.house().vault().clone(), words));
        let mut heap = vec![];
        for (circle, _) in circles {
            if search.found.len() >= wanted {
                break;
            }
            heap.extend(self.sheaf_of(&mut taking, *circle, kinds).await?);
            if heap.iter().map(Sheaf::len).sum::<usize>() >= AT_ONCE {
                search.goes_through(std::mem::take(&mut heap)).await;
            }
        }
        search.goes_through(heap).await;
        let mut found = search.ends().await;
        if let Err(error) = taking.settle(self.house().db()).await {
            tracing::debug!(%error, "what a search took up settles another time");
        }
        let full = found.len() >= wanted;
        let ordered = circles.iter().filter_map(|(id, _)| Some((*id, found.remove(id)?)));
        Ok(Holding { circles: ordered.take(wanted).collect(), full })
    }

    /// A circle that doesn't open is not there; one that is not believed is for the log.
    async fn sheaf_of(
        &mut self,
        taking: &mut ground_circle::Search,
        circle: CircleId,
        kinds: &[(u16, u16)],
    ) -> Result<Option<Sheaf>, Error> {
        let (registry, keyring) = (self.registry().await?, self.keyring()?);
        let (tx, house) = self.bare();
        match taking.sheaf(tx, house.vault(), &registry, &keyring, circle, kinds).await {
            Ok(sheaf) => Ok(Some(sheaf)),
            Err(Error::Trouble(trouble)) => Err(Error::Trouble(trouble)),
            Err(Error::Unbelieved(why)) => {
                tracing::error!(%circle, why, "a search left a circle out");
                Ok(None)
            }
            Err(_) => Ok(None),
        }
    }
}

type Found = HashMap<CircleId, Vec<TextPlace>>;

/// Two heaps at a time. Dropped, it begins no other one.
struct Heaps {
    vault: Arc<Vault>,
    words: Arc<Words>,
    at_it: JoinSet<Found>,
    found: Found,
}

impl Heaps {
    fn new(vault: Arc<Vault>, words: Words) -> Self {
        Heaps { vault, words: Arc::new(words), at_it: JoinSet::new(), found: Found::new() }
    }

    async fn goes_through(&mut self, heap: Vec<Sheaf>) {
        if self.at_it.len() >= CORES {
            self.one_is_done().await;
        }
        let (vault, words) = (self.vault.clone(), self.words.clone());
        self.at_it.spawn_blocking(move || {
            let held = heap.iter().map(|sheaf| (sheaf.circle(), sheaf.holding(&vault, &words)));
            held.filter(|(_, places)| !places.is_empty()).collect()
        });
    }

    async fn one_is_done(&mut self) {
        if let Some(Ok(found)) = self.at_it.join_next().await {
            self.found.extend(found);
        }
    }

    async fn ends(mut self) -> Found {
        while !self.at_it.is_empty() {
            self.one_is_done().await;
        }
        self.found
    }
}
