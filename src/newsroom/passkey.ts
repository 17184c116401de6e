/** Passkeys of this browser: made, and used to come in. The browser reads and writes WebAuthn's JSON itself. */
import { answerOf, post } from './problem.ts';

/** Whether this browser has passkeys that can be spoken of in JSON. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** The person broke it off, or there is no key here that fits: nothing to complain of. */
export class PasskeyRefused extends Error {
  override name = 'PasskeyRefused';
}

const asked = async <T>(credential: Promise<T>): Promise<PublicKeyCredential> => {
  let given: T;
  try {
    given = await credential;
  } catch (error) {
    throw new PasskeyRefused((error as Error).message, { cause: error });
  }
  if (given instanceof PublicKeyCredential) return given;
  throw new PasskeyRefused('The browser gave no passkey.');
};

const optionsAt = (path: string, signal?: AbortSignal) =>
  answerOf(fetch(`/api/auth/passkey/${path}`, { credentials: 'same-origin', ...(signal ? { signal } : {}) }));

/** Makes a passkey for who is signed in, under a name by which they know it. Throws PasskeyRefused or Problem. */
export async function makePasskey(name: string): Promise<void> {
  const options = (await optionsAt('generate-register-options')) as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await asked(navigator.credentials.create({ publicKey }));
  await answerOf(post('/api/auth/passkey/verify-registration', { response: credential.toJSON(), name }));
}

/** Comes in with a passkey. `waiting`: until one is chosen in the address field; broken off by the signal. */
export async function enterWithPasskey(waiting?: AbortSignal): Promise<void> {
  const options = (await optionsAt(
    'generate-authenticate-options',
    waiting,
  )) as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await asked(
    navigator.credentials.get({
      publicKey,
      ...(waiting ? { signal: waiting, mediation: 'conditional' as const } : {}),
    }),
  );
  await answerOf(post('/api/auth/passkey/verify-authentication', { response: credential.toJSON() }));
}

/** Whether the browser offers passkeys in the field for the address. */
export const offersInField = async (): Promise<boolean> =>
  hasPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
