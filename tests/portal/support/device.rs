//! A device that makes passkeys and signs with them, as a browser's authenticator does.

use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use tandem::auth::token;

/// What flags say: somebody was there, and said who it is.
pub const PRESENT: u8 = 0x01;
pub const VERIFIED: u8 = 0x04;

/// A device with one passkey.
pub struct Device {
    key: EcdsaKeyPair,
    credential_id: Vec<u8>,
    user_handle: Option<Vec<u8>>,
    /// How often it has signed.
    pub count: u32,
    pub flags: u8,
    pub origin: String,
    /// Whether it says whose the passkey is.
    pub names_holder: bool,
}

impl Default for Device {
    fn default() -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        Self {
            key: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap(),
            credential_id: rand::random::<[u8; 16]>().to_vec(),
            user_handle: None,
            count: 0,
            flags: PRESENT | VERIFIED,
            origin: super::PUBLIC_URL.to_owned(),
            names_holder: true,
        }
    }
}

impl Device {
    /// Makes the passkey that a page asks for; gives what the browser sends.
    pub fn create(&mut self, question: &Value) -> String {
        self.user_handle = token::decode_any(question["user"]["id"].as_str().unwrap());
        let (x, y) = self.key.public_key().as_ref()[1..].split_at(32);
        let length = u16::try_from(self.credential_id.len()).unwrap().to_be_bytes();
        let key = [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x, b"\x22\x58\x20", y].concat();
        let credential = [[0; 16].as_slice(), &length, &self.credential_id, &key].concat();
        let data = [self.said(question["rp"]["id"].as_str().unwrap(), 0x40), credential].concat();
        let head = [0x58, u8::try_from(data.len()).unwrap()];
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".as_slice(), &head, &data].concat();
        self.sent(json!({
            "clientDataJSON": token::encode(&self.client("webauthn.create", question)),
            "attestationObject": token::encode(&object),
        }))
    }

    /// Signs what a page asks for; gives what the browser sends.
    pub fn show(&mut self, question: &Value) -> String {
        self.count += 1;
        let data = self.said(question["rpId"].as_str().unwrap(), 0);
        let client = self.client("webauthn.get", question);
        let signed = [data.as_slice(), &token::hash(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        let handle = self.user_handle.as_deref().filter(|_| self.names_holder);
        self.sent(json!({
            "clientDataJSON": token::encode(&client),
            "authenticatorData": token::encode(&data),
            "signature": token::encode(signature.as_ref()),
            "userHandle": handle.map(token::encode),
        }))
    }

    fn said(&self, host: &str, flags: u8) -> Vec<u8> {
        [token::hash(host.as_bytes()).as_slice(), &[self.flags | flags], &self.count.to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, question: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn sent(&self, response: Value) -> String {
        let id = token::encode(&self.credential_id);
        json!({ "id": id, "type": "public-key", "response": response }).to_string()
    }
}
