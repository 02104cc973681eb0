import type { ListingFormValues } from '$lib/domain/listing-form';
import { formDifferences } from '$lib/domain/listing-form-difference';

/** What the page says about the working copy. */
export type KeeperState = 'idle' | 'typing' | 'saving' | 'saved' | 'offline' | 'session_over' | 'conflict';

type Kept = { values: ListingFormValues; revision: number };
type Answer<Cost> = { revision: number; cost: Cost };
type Conflict = { values: ListingFormValues; revision: number };

/** Milliseconds after the last key, and between attempts while the server can't be reached. */
const AFTER_LAST_KEY = 2000;
const BEFORE_NEXT_TRY = 5000;

/** The database keeps no order of keys, so texts are compared field by field. */
const same = (a: ListingFormValues, b: ListingFormValues): boolean => formDifferences(a, b, true).length === 0;

/**
 * Keeps what is typed: at once in this browser, two seconds after the last key on the server. What the server did not
 * take stays here, across reload and a session that ended, and is sent again.
 */
export class DraftKeeper<Cost> {
  state = $state<KeeperState>('idle');
  /** Timestamp of the last time that the server took everything. */
  savedAt = $state(0);
  revision = $state(0);
  cost = $state<Cost | null>(null);
  theirs = $state<Conflict | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #address: string;
  readonly #key: string;
  readonly #current: () => ListingFormValues;
  #sent: ListingFormValues;

  constructor(ref: string, start: { revision: number; cost: Cost | null }, current: () => ListingFormValues) {
    this.#address = `/listings/${encodeURIComponent(ref)}/draft`;
    this.#key = `feiqiao-draft:${ref}`;
    this.#current = current;
    this.revision = start.revision;
    this.cost = start.cost;
    this.#sent = $state.snapshot<ListingFormValues>(current());
  }

  /** What an earlier visit could not save: `restored` to go on with, or the other side of a conflict. */
  recover(): ListingFormValues | null {
    const kept = this.#read();
    if (!kept || same(kept.values, this.#sent)) {
      this.forget();
      return null;
    }
    if (kept.revision === this.revision) return kept.values;
    // An earlier visit's text, from an older revision: somebody saved meanwhile.
    this.theirs = { values: $state.snapshot<ListingFormValues>(this.#current()), revision: this.revision };
    this.state = 'conflict';
    return kept.values;
  }

  /** To be called at every change. */
  changed(): void {
    const values = $state.snapshot<ListingFormValues>(this.#current());
    if (this.state === 'conflict' || same(values, this.#sent)) return;
    this.#write(values);
    if (this.state !== 'session_over' && this.state !== 'offline') this.state = 'typing';
    this.#later(AFTER_LAST_KEY);
  }

  /** Saves now; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    const values = $state.snapshot<ListingFormValues>(this.#current());
    if (same(values, this.#sent)) return true;
    const before = this.state;
    if (before !== 'session_over' && before !== 'offline') this.state = 'saving';
    let response: Response;
    try {
      // A session that is over answers with a way to the sign-in page, which is not followed.
      response = await fetch(this.#address, {
        method: 'PUT',
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ values, revision: this.revision }),
      });
    } catch {
      return this.#failed('offline');
    }
    if (response.type === 'opaqueredirect' || response.status === 401) return this.#failed('session_over');
    if (response.status === 409) {
      const answer = (await response.json()) as { theirs?: Conflict };
      if (!answer.theirs) return this.#failed('offline');
      this.theirs = answer.theirs;
      this.state = 'conflict';
      return false;
    }
    if (!response.ok) return this.#failed('offline');
    const { revision, cost } = (await response.json()) as Answer<Cost>;
    this.revision = revision;
    this.cost = cost;
    this.#sent = values;
    this.savedAt = Date.now();
    if (same($state.snapshot<ListingFormValues>(this.#current()), values)) {
      this.state = 'saved';
      this.forget();
      return true;
    }
    this.state = 'typing';
    this.#later(AFTER_LAST_KEY);
    return false;
  }

  /** The form is posted by the browser itself: what is here is on its way. */
  handOver(): void {
    clearTimeout(this.#timer);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #failed(state: 'offline' | 'session_over'): false {
    this.state = state;
    this.#later(BEFORE_NEXT_TRY);
    return false;
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #read(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  #write(values: ListingFormValues): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ values, revision: this.revision } satisfies Kept));
    } catch {
      // A full or forbidden store: the server's copy, two seconds from now, is then the only one.
    }
  }

  /**
   * What this page kept is on the server by now; what another window of this browser keeps is left to it.
   *
   * @param chosen  the person has just chosen between both texts: the older one is done with
   */
  forget(chosen = false): void {
    const kept = this.#read();
    if (!chosen && kept && !same(kept.values, this.#sent)) return;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }
}
