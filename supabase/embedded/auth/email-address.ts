import { validationFailed } from './errors.ts';

// The pattern of HTML's <input type="email">, which is what people's browsers accept.
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The address in lower case, as it is stored. @throws AuthError `validation_failed` */
export function emailAddress(text: string): string {
  if (!text) throw validationFailed('An email address is required');
  if (text.length > 255) throw validationFailed('An email address is too long');
  const address = text.toLowerCase();
  if (!ADDRESS.test(address)) throw validationFailed('Unable to validate email address: invalid format');
  return address;
}
