import type { Prepared } from './prepared.ts';

/**
 * Statements without a name, parsed each time: for poolers such as pgbouncer in transaction mode, behind which the next
 * message may reach a connection that has never seen the name.
 */
export class UnnamedStatements {
  get(text: string): Prepared {
    return { name: '', text, columns: undefined, known: false };
  }

  forget(): void {}

  takeClosed(): string[] {
    return [];
  }
}
