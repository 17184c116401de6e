/** A passkey that lives in memory: makes a credential and signs in with it, as a telephone would. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;

export class Authenticator {
  readonly #key: { privateKey: KeyObject; publicKey: KeyObject };
  readonly #id = randomBytes(16);
  readonly #origin: string;
  #counter = 0;
  /** Whether it asks for a finger, a face or a PIN. */
  verifies = true;

  constructor(origin: string) {
    this.#origin = origin;
    this.#key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #authenticatorData(flags: number, rest: Buffer): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.#counter);
    const all = flags | userPresent | (this.verifies ? userVerified : 0);
    return Buffer.concat([sha256(new URL(this.#origin).hostname), Buffer.from([all]), counter, rest]);
  }

  /** The answer to the options of a registration. */
  register({ challenge }: { challenge: string }): object {
    const { x, y } = this.#key.publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    // COSE: an elliptic key (1: 2) for ES256 (3: -7) on P-256 (-1: 1) with its two coordinates.
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, cose]);
    const data = this.#authenticatorData(attested, credential);
    // CBOR: {fmt: 'none', attStmt: {}, authData: <bytes>}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return {
      id: this.#id.toString('base64url'),
      rawId: this.#id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** The answer to the options of a sign-in. */
  authenticate({ challenge }: { challenge: string }): object {
    const data = this.#authenticatorData(0, Buffer.alloc(0));
    const clientData = this.#clientData('webauthn.get', challenge);
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#key.privateKey);
    return {
      id: this.#id.toString('base64url'),
      rawId: this.#id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }
}
