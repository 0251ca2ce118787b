//! A device that signs, in software: makes a key for a place, and answers what it is asked (WebAuthn Level 3), as a
//! browser would hand it over. For tests only.
use aws_lc_rs::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};

pub struct TestDevice {
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
    pub counter: u32,
}

impl TestDevice {
    /// With a name of its own.
    pub fn named(name: u8) -> TestDevice {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key pair");
        TestDevice { pair, id: vec![name; 32], counter: 0 }
    }

    /// What the browser says: kind is `create` or `get`.
    pub fn client(kind: &str, asked: &[u8], origin: &str) -> Vec<u8> {
        let asked = base64url(asked);
        format!(r#"{{"type":"webauthn.{kind}","challenge":"{asked}","origin":"{origin}","crossOrigin":false}}"#)
            .into_bytes()
    }

    /// What it hands over when a key is made.
    pub fn attestation(&self, place: &str) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let mut data = self.head(place, 0x41);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("a short name").to_be_bytes());
        data.extend(&self.id);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        let mut all = vec![0xa3, 0x63];
        all.extend(b"fmt");
        all.push(0x64);
        all.extend(b"none");
        all.push(0x67);
        all.extend(b"attStmt");
        all.extend([0xa0, 0x68]);
        all.extend(b"authData");
        all.extend([0x58, u8::try_from(data.len()).expect("short data")]);
        all.extend(data);
        all
    }

    fn head(&self, place: &str, flags: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, place.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Data and signature for this moment.
    pub fn signs(&self, place: &str, client: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let data = self.head(place, 0x01);
        let said = [data.as_slice(), digest(&SHA256, client).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &said).expect("a signature");
        (data, signature.as_ref().to_vec())
    }
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut text, mut held, mut bits) = (String::new(), 0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            text.push(char::from(LETTERS[(held >> bits & 63) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(LETTERS[(held << (6 - bits) & 63) as usize]));
    }
    text
}
