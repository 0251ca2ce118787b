//! What devices say is read and verified as the standard prints it, and nothing else is.
use super::hex;
use ground_seal::passkey::{AuthenticatorData, PasskeyPublic};

/// WebAuthn Level 3, §16.2: ES256 without attestation.
const MADE: &str = "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220";
const ID: &str = "f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4";
const DATA: &str = "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000";
const CLIENT: &str = "7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a6368587961763031416722 2c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d";
const SIGNATURE: &str = "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87";

fn bytes(text: &str) -> Vec<u8> {
    hex(&text.replace(' ', ""))
}

#[test]
fn a_device_signs_as_in_the_vectors_of_the_standard() {
    let made = AuthenticatorData::of_new(&bytes(MADE)).unwrap();
    assert!(made.is_present_at("example.org") && !made.is_present_at("example.com"));
    let (id, key) = made.made.unwrap();
    assert_eq!(id, bytes(ID));
    key.verify(&bytes(DATA), &bytes(CLIENT), &bytes(SIGNATURE)).unwrap();
    assert!(PasskeyPublic::from_bytes(key.as_bytes()).unwrap() == key);
    for (data, client, signature) in [(1, 0, 0), (0, 1, 0), (0, 0, 1)] {
        let turned = |text: &str, turn: u8| {
            let mut all = bytes(text);
            *all.last_mut().unwrap() ^= turn;
            all
        };
        let verified = key.verify(&turned(DATA, data), &turned(CLIENT, client), &turned(SIGNATURE, signature));
        assert!(verified.is_err(), "{data} {client} {signature}");
    }
}

/// RFC 8032, test 2, as a device would hand its key over: what is verified here is the second kind of key.
#[test]
fn a_device_with_an_ed25519_key_is_understood() {
    use ed25519_dalek::{Signer, SigningKey};
    use sha2::{Digest, Sha256};
    let pair = SigningKey::from_bytes(&[7; 32]);
    let key = [&[2], pair.verifying_key().as_bytes().as_slice()].concat();
    let key = PasskeyPublic::from_bytes(&key).unwrap();
    let said = [bytes(DATA), Sha256::digest(b"client").to_vec()].concat();
    let signature = pair.sign(&said).to_bytes();
    key.verify(&bytes(DATA), b"client", &signature).unwrap();
    assert!(key.verify(&bytes(DATA), b"Client", &signature).is_err());
}

#[test]
fn what_is_cut_short_or_left_over_is_no_device() {
    let whole = bytes(MADE);
    for length in 0..whole.len() {
        assert!(AuthenticatorData::of_new(&whole[..length]).is_err(), "{length}");
    }
    assert!(AuthenticatorData::of_new(&[whole.as_slice(), &[0]].concat()).is_err());
    let data = bytes(DATA);
    assert!(AuthenticatorData::parse(&data).is_ok());
    assert!(AuthenticatorData::parse(&[data.as_slice(), &[0]].concat()).is_err());
    // Something deep enough to climb down forever.
    assert!(AuthenticatorData::of_new(&[&[0xa1, 0x61, b'x'][..], &[0x81; 9_000]].concat()).is_err());
    assert!(AuthenticatorData::of_new(&[0xbf; 40]).is_err());
    // Copied elsewhere, although it says that it cannot be.
    let mut strange = data;
    strange[32] = 0x11;
    assert!(AuthenticatorData::parse(&strange).is_err());
}

#[test]
fn nothing_but_the_three_kinds_is_a_key() {
    for strange in [vec![], vec![1; 64], vec![2; 34], vec![4; 33], vec![3, 0, 9, 1], vec![3, 0, 0, 1]] {
        assert!(PasskeyPublic::from_bytes(&strange).is_err(), "{strange:?}");
    }
}
