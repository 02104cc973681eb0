/**
 * Data of a page that carries no script. SvelteKit would make text of everything a page was loaded with, for a script
 * that never comes; in this wrapping it leaves it alone (src/hooks.ts).
 */
export class Shown<T> {
  readonly it: T;
  constructor(it: T) {
    this.it = it;
  }
}
