import { AuthError } from './errors.ts';

/** Old buckets are swept when so many are held, so that an attacker with many addresses can't fill the memory. */
const MAX_BUCKETS = 10_000;

/** Lets `capacity` requests through at once and refills at `capacity` per `seconds`, per key. In memory: a restart forgives. */
export class TokenBuckets {
  readonly #capacity: number;
  readonly #perMs: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** @param capacity 0 lets everything through */
  constructor(capacity: number, seconds: number, now: () => number = Date.now) {
    this.#capacity = capacity;
    this.#perMs = capacity / (seconds * 1000);
    this.#now = now;
  }

  /** Takes one token; false when there is none. */
  take(key: string): boolean {
    if (this.#capacity === 0) return true;
    const tokens = this.#tokens(key);
    if (tokens < 1) return false;
    this.#buckets.delete(key); // re-inserted at the end: the map stays in order of last use
    this.#buckets.set(key, { tokens: tokens - 1, at: this.#now() });
    this.#sweep();
    return true;
  }

  /** Seconds until a token is there. */
  wait(key: string): number {
    return this.#capacity === 0 ? 0 : Math.max(0, Math.ceil((1 - this.#tokens(key)) / this.#perMs / 1000));
  }

  #tokens(key: string): number {
    const bucket = this.#buckets.get(key);
    if (!bucket) return this.#capacity;
    return Math.min(this.#capacity, bucket.tokens + (this.#now() - bucket.at) * this.#perMs);
  }

  #sweep(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_BUCKETS) return;
      this.#buckets.delete(key);
    }
  }
}

/** @throws AuthError `over_request_rate_limit` */
export function takeOrRefuse(buckets: TokenBuckets, key: string): void {
  if (!buckets.take(key)) throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');
}
