/** A passkey in software, as a phone or stick keeps it: one P-256 key, without attestation (WebAuthn level 2). */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

interface Behavior {
  /** The page's origin, as the browser reports it. */
  origin: string;
  /** Whether it asked for a finger, face, or PIN. */
  verifies?: boolean;
}

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString("base64url");

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** @param behavior may be changed later */
export function makeAuthenticator(behavior: Behavior) {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  let counter = 0;

  const clientData = (type: string, challenge: unknown) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: behavior.origin, crossOrigin: false }));

  function authData(rpId: string, flags: number, more = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    const flag = Buffer.from([flags | PRESENT | (behavior.verifies === false ? 0 : VERIFIED)]);
    return Buffer.concat([sha256(rpId), flag, count, more]);
  }

  return {
    /** Answers navigator.credentials.create. */
    create(options: { challenge: string; rp: { id?: string } }) {
      const rpId = options.rp.id ?? "";
      const idLength = Buffer.from([0, id.length]);
      const data = authData(rpId, HAS_KEY, Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(x, y)]));
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", options.challenge)),
          attestationObject: base64url(attestation(data)),
          transports: ["internal"],
        },
      };
    },
    /** Answers navigator.credentials.get. */
    get(options: { challenge: string; rpId?: string }) {
      const data = authData(String(options.rpId), 0);
      const client = clientData("webauthn.get", options.challenge);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}

/** CBOR: { "fmt": "none", "attStmt": {}, "authData": data } */
function attestation(data: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  const bytes = Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 255]), data]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    bytes,
  ]);
}

/** CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y } */
function coseKey(x: string, y: string): Buffer {
  const coordinate = (text: string) =>
    Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinate(x),
    Buffer.from([0x22]),
    coordinate(y),
  ]);
}
