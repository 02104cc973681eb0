import type { Driver } from '../../db/driver.ts';
import type { Catalog } from './catalog.ts';
import { loadCatalog } from './load-catalog.ts';

/**
 * The catalogue, read once and again after each `NOTIFY pgrst`. While it is being read again, requests are served from
 * the old one.
 */
export class SchemaCache {
  readonly #driver: Driver;
  readonly #schemas: readonly string[];
  readonly #keptIn: string | undefined;
  #catalog: Catalog | undefined;
  #loading: Promise<Catalog> | undefined;
  #staleAgain = false;

  /** @param keptIn a file in which the catalogue is kept from one start to the next */
  constructor(driver: Driver, schemas: readonly string[], keptIn?: string) {
    this.#driver = driver;
    this.#schemas = schemas;
    this.#keptIn = keptIn;
  }

  /** Listens for changes of the schema. @returns how to stop */
  watch(): Promise<() => Promise<void>> {
    return this.#driver.listen('pgrst', (payload) => {
      // `reload config` is the other message: there is nothing to read for it.
      if (payload === '' || payload === 'reload schema') this.reload().catch(() => undefined);
    });
  }

  /** The catalogue at hand; the first caller waits until it is read. */
  current(): Promise<Catalog> | Catalog {
    return this.#catalog ?? this.#loading ?? this.reload();
  }

  /** A reload under way, if there is one. */
  get pending(): Promise<Catalog> | undefined {
    return this.#loading;
  }

  /** Reads the catalogue anew. Calls during a reload share one more reload after it. */
  reload(): Promise<Catalog> {
    if (this.#loading !== undefined) {
      this.#staleAgain = true;
      return this.#loading;
    }
    this.#loading = this.#load().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #load(): Promise<Catalog> {
    do {
      this.#staleAgain = false;
      this.#catalog = await loadCatalog(this.#driver, this.#schemas, this.#keptIn);
    } while (this.#staleAgain);
    return this.#catalog;
  }
}
