/**
 * Where a request comes from: the last hop that no trusted proxy vouches for. What stands further left in
 * X-Forwarded-For, anyone may have written.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trusted: readonly string[]): string {
  const hops = (forwardedFor ?? '').split(',').map(plain).filter(Boolean);
  let address = plain(peer ?? '');
  while (trusted.includes(address)) {
    const before = hops.pop();
    if (before === undefined) break;
    address = before;
  }
  return address;
}

/** An IPv4 address as such, also where a socket speaks IPv6. */
const plain = (address: string) => address.trim().replace(/^::ffff:/, '');
