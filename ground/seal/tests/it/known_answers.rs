//! The primitives give the answers that their standards print.

use std::convert::Infallible;

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, XChaCha20Poly1305};
use ed25519_dalek::{Signer, SigningKey};
use getrandom::rand_core::{TryCryptoRng, TryRng};
use hkdf::Hkdf;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeS, Serializable};
use sha2::{Digest, Sha256};

use super::{hex, letters};

/// Throws the given bytes and nothing else.
struct Known(Vec<u8>);

impl TryRng for Known {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("only bytes are drawn")
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("only bytes are drawn")
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0.drain(..bytes.len()).collect::<Vec<_>>());
        Ok(())
    }
}

impl TryCryptoRng for Known {}

#[test]
fn hkdf_is_that_of_rfc_5869_appendix_a() {
    let bytes = |range: std::ops::RangeInclusive<u8>| range.collect::<Vec<_>>();
    let cases = [
        (
            vec![0x0b; 22],
            bytes(0..=12),
            bytes(0xf0..=0xf9),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            bytes(0..=0x4f),
            bytes(0x60..=0xaf),
            bytes(0xb0..=0xff),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c\
             2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            vec![0x0b; 22],
            vec![],
            vec![],
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (ikm, salt, info, okm) in cases {
        let okm = hex(okm);
        let mut out = vec![0; okm.len()];
        Hkdf::<Sha256>::new(Some(&salt), &ikm).expand(&info, &mut out).unwrap();
        assert_eq!(out, okm);
    }
}

#[test]
fn ed25519_is_that_of_rfc_8032_section_7_1() {
    let cases = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155\
             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
             18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];
    for (seed, public, message, signature) in cases {
        let pair = SigningKey::from_bytes(&hex(seed).try_into().unwrap());
        assert_eq!(letters(pair.verifying_key().as_bytes()), public);
        let signed = pair.sign(&hex(message));
        assert_eq!(letters(&signed.to_bytes()), signature);
        assert!(pair.verifying_key().verify_strict(&hex(message), &signed).is_ok());
    }
}

const SUNSCREEN: &[u8] = b"Ladies and Gentlemen of the class of '99: \
    If I could offer you only one tip for the future, sunscreen would be it.";

#[test]
fn chacha20_poly1305_is_that_of_rfc_8439_section_2_8_2() {
    let key: [u8; 32] = std::array::from_fn(|at| 0x80 + at as u8);
    let nonce: [u8; 12] = hex("07000000 4041424344454647").try_into().unwrap();
    let payload = Payload { msg: SUNSCREEN, aad: &hex("50515253c0c1c2c3c4c5c6c7") };
    let sealed = ChaCha20Poly1305::new(&key.into()).encrypt(&nonce.into(), payload).unwrap();
    let expected = "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71\
                    de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def0\
                    8e4b7a9de576d26586cec64b6116 1ae10b594f09e26a7e902ecbd0600691";
    assert_eq!(sealed, hex(expected));
}

#[test]
fn xchacha20_poly1305_is_that_of_the_draft_appendix_a_3() {
    let key: [u8; 32] = std::array::from_fn(|at| 0x80 + at as u8);
    let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + at as u8);
    let payload = Payload { msg: SUNSCREEN, aad: &hex("50515253c0c1c2c3c4c5c6c7") };
    let sealed = XChaCha20Poly1305::new(&key.into()).encrypt(&nonce.into(), payload).unwrap();
    let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64\
                    c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c\
                    97637da9768812f615c68b13b52e c0875924c1c7987947deafd8780acf49";
    assert_eq!(sealed, hex(expected));
}

#[test]
fn argon2id_is_that_of_rfc_9106_section_5_3() {
    let data = AssociatedData::new(&[4; 12]).unwrap();
    let params = ParamsBuilder::new().m_cost(32).t_cost(3).p_cost(4).data(data).build().unwrap();
    let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut out = [0; 32];
    argon.hash_password_into(&[1; 32], &[2; 16], &mut out).unwrap();
    assert_eq!(letters(&out), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

/// draft-connolly-cfrg-xwing-kem, first test vector. The two long values are compared by their SHA-256.
#[test]
fn x_wing_is_that_of_the_draft() {
    let seed = hex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26");
    let luck = hex("3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e2\
                    35b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2");
    let private = <XWing as Kem>::PrivateKey::from_bytes(&seed).unwrap();
    let public = XWing::sk_to_pk(&private);
    let (shared, encapsulated) = XWing::encap_with_rng(&public, None, &mut Known(luck)).unwrap();
    let digest = |bytes: &[u8]| letters(&Sha256::digest(bytes));
    assert_eq!(digest(&public.to_bytes()), "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb");
    assert_eq!(digest(&encapsulated.to_bytes()), "17cd532d657e44c897ca6583e548a5424fc70bf54f99515a4d2bcf99e3469f33");
    assert_eq!(letters(&shared.0), "d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384");
    assert_eq!(XWing::decap(&private, None, &encapsulated).unwrap().0, shared.0);
}

/// draft-ietf-hpke-pq, test vectors, base mode, KEM 0x647A, KDF 1, AEAD 3: exactly our suite.
#[test]
fn hpke_with_x_wing_is_that_of_the_draft() {
    let private = hex("3ec47fa82dd5689d27c6190e724c74ec8f608df3331ce331929e37b829676630");
    let public = XWing::sk_to_pk(&<XWing as Kem>::PrivateKey::from_bytes(&private).unwrap());
    let luck = hex("2a1c0a3745fe8a48fb62034d300f54dfe1974a5b2e169e580a8789cb1cf5fd19\
                    0fc00f3fd899594e01a8b15334b9f3fa03d8de44da86e19f5776850fb689e6c8");
    let info = hex("34663634363532303666366532303631323034373732363536333639363136653230353537323665");
    let plain = hex(
        "34323635363137353734373932303639373332303734373237353734363832633230373437323735373436383230363236353631373537343739",
    );
    let (_, mut sender) = hpke::setup_sender_with_rng::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, XWing>(
        &OpModeS::Base,
        &public,
        &info,
        &mut Known(luck),
    )
    .unwrap();
    let first = "c5c591f99092d5e38df0a52699af249c66f8275a863423c076de8147a53e65cc584041c963b77a7e59ea93841b1339b5efda8909b71f\
                 74bb0073ad62e899de310c1566dea2fd29eba377";
    let second = "ce339b2b956509cf9a9d3d736e8529f4eb87f27483e0c647869bd1d32c6c95ab3ff3f151abb11f863e5ea7cb852dc0c92346b46ac340\
                  ab390f8d3b6bd85d5d2d11c77499e006e36e3699";
    assert_eq!(sender.seal(&plain, b"Count-0").unwrap(), hex(first));
    assert_eq!(sender.seal(&plain, b"Count-1").unwrap(), hex(second));
}
