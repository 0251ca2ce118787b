//! What lies in FILE.keys: the instance keys, what was erased, and the newest anchor. So the newest FILE.keys is enough to
//! restore any FILE of the last four weeks, and to erase again what has been erased since.
use super::outside::Outside;
use anyhow::Result;
use ground_circle::Vault;
use ground_seal::{Refused, Zeroizing, instance::InstanceKeys};

pub struct Payload {
    pub keys: InstanceKeys,
    /// Lines of `erased.log`.
    pub erased: Vec<String>,
    /// The newest line of the anchors, as text.
    pub anchor: Option<String>,
}

impl Payload {
    pub fn of_house(keys: InstanceKeys, outside: &Outside, vault: &Vault) -> Result<Payload> {
        let anchor = outside.last_anchor(vault)?.map(|it| it.to_string());
        Ok(Payload { keys, erased: outside.erased_lines()?, anchor })
    }

    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(vec![]);
        let (keys, erased) = (self.keys.to_text(), self.erased.join("\n"));
        for part in [keys.as_bytes(), erased.as_bytes(), self.anchor.as_deref().unwrap_or_default().as_bytes()] {
            bytes.extend_from_slice(&u32::try_from(part.len()).expect("a part is short").to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }

    /// # Errors
    /// [`Refused`] when something is missing or left over.
    pub fn from_bytes(mut bytes: &[u8]) -> Result<Payload, Refused> {
        let mut part = || {
            let (length, rest) = bytes.split_first_chunk::<4>().ok_or(Refused)?;
            let (part, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize).ok_or(Refused)?;
            bytes = rest;
            std::str::from_utf8(part).map_err(|_| Refused)
        };
        let (keys, erased, anchor) = (part()?, part()?, part()?);
        bytes.is_empty().then_some(()).ok_or(Refused)?;
        Ok(Payload {
            keys: InstanceKeys::from_text(keys)?,
            erased: erased.lines().map(str::to_owned).collect(),
            anchor: Some(anchor.to_owned()).filter(|it| !it.is_empty()),
        })
    }
}
