import { invalidSignature, invalidToken, TOKEN_FAULTS } from './errors.ts';
import type { ObjectAddress, Storage } from './storage.ts';

/** What a signed address is good for. The audience keeps a token for one from being used for the other, or as a user's. */
export type SignedUse = 'download' | 'upload';

/** What an upload's token says beside the object. */
export type UploadGrant = { owner: string | undefined; upsert: boolean };

const audience = (use: SignedUse) => `storage:${use}`;

/** A token for one object and one use. */
export function signAddress(keys: Storage['keys'], use: SignedUse, address: ObjectAddress, seconds: number, grant?: UploadGrant): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const claims = { aud: audience(use), url: urlOf(address), iat: issuedAt, exp: issuedAt + seconds };
  return keys.sign({ ...claims, ...(grant ? { upsert: grant.upsert, ...(grant.owner === undefined ? {} : { owner: grant.owner }) } : {}) });
}

/** @returns until when the token is good, and what else it grants @throws StorageError when it is not good for this */
export function checkAddress(
  keys: Storage['keys'],
  use: SignedUse,
  address: ObjectAddress,
  token: string | null,
): { expires: Date; grant: UploadGrant } {
  const checked = keys.check(token ?? '');
  if (!checked.ok) throw invalidToken(TOKEN_FAULTS[checked.reason]);
  const { aud, url, exp, owner, upsert } = checked.claims;
  // The leeway that other tokens have is for clocks of other machines; this one comes back to where it was made.
  if (typeof exp !== 'number' || exp * 1000 <= Date.now()) throw invalidToken(TOKEN_FAULTS.expired);
  if (aud !== audience(use)) throw invalidSignature(`Token is not scoped for ${use}`);
  if (url !== urlOf(address)) throw invalidSignature('Invalid signature');
  return { expires: new Date(exp * 1000), grant: { owner: typeof owner === 'string' ? owner : undefined, upsert: upsert === true } };
}

export const urlOf = ({ bucketId, name }: ObjectAddress): string => `${bucketId}/${name}`;
