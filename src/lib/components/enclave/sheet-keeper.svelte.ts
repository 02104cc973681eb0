import type { EnclaveFormValues } from '$lib/domain/enclave-form';

export type SheetKeeperState = 'idle' | 'typing' | 'saving' | 'saved' | 'offline' | 'session_over' | 'conflict';

/** Milliseconds after the last key, and between attempts while the server can't be reached. */
const AFTER_LAST_KEY = 1500;
const BEFORE_NEXT_TRY = 5000;

const same = (a: EnclaveFormValues, b: EnclaveFormValues): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => field === 'rate' || (a[field] ?? '') === (b[field] ?? ''));

/**
 * Keeps a term sheet: at once in this browser, a moment after the last key on the server. What the server did not take
 * stays here across reload and a session that ended.
 */
export class SheetKeeper {
  state = $state<SheetKeeperState>('idle');
  savedAt = $state('');
  revision = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #address: string;
  readonly #key: string;
  readonly #current: () => EnclaveFormValues;
  #sent: EnclaveFormValues;
  /** The newest revision, where a colleague saved meanwhile. */
  #theirs = 0;

  constructor(id: string, revision: number, current: () => EnclaveFormValues) {
    this.#address = `/enclaves/${id}/terms/draft`;
    this.#key = `feiqiao-enclave:${id}`;
    this.#current = current;
    this.revision = revision;
    this.#sent = { ...current() };
  }

  /** What an earlier visit typed and could not save, from the same revision; null when there is nothing. */
  recover(): EnclaveFormValues | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as { values: EnclaveFormValues; revision: number } | null;
      if (!kept || same(kept.values, this.#sent)) return null;
      this.#theirs = this.revision;
      if (kept.revision !== this.revision) this.state = 'conflict';
      return kept.values;
    } catch {
      return null;
    }
  }

  changed(): void {
    if (this.state === 'conflict' || same(this.#current(), this.#sent)) return;
    this.#keepHere();
    if (this.state !== 'session_over' && this.state !== 'offline') this.state = 'typing';
    this.#later(AFTER_LAST_KEY);
  }

  /** The person has looked at the newest and goes on with what is here. */
  overwrite(): void {
    this.revision = this.#theirs;
    this.state = 'typing';
    void this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    const values = { ...this.#current() };
    if (same(values, this.#sent)) return true;
    if (this.state !== 'session_over' && this.state !== 'offline') this.state = 'saving';
    const response = await fetch(this.#address, {
      method: 'PUT',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ values, revision: this.revision }),
    }).catch(() => null);
    if (response?.type === 'opaqueredirect' || response?.status === 401) return this.#failed('session_over');
    if (response?.status === 409) {
      this.#theirs = ((await response.json()) as { revision?: number }).revision ?? this.revision;
      this.state = 'conflict';
      return false;
    }
    if (!response?.ok) return this.#failed('offline');
    const answer = (await response.json()) as { revision: number; at: string };
    this.revision = answer.revision;
    this.savedAt = answer.at;
    this.#sent = values;
    this.state = 'saved';
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
    if (!same(this.#current(), values)) this.changed();
    return true;
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

  #keepHere(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ values: this.#current(), revision: this.revision }));
    } catch {
      // A full or forbidden store: the server's copy is then the only one.
    }
  }
}
