/** 0 a result · 1 a bug or a missing file · 2 bad input. */
export const EXIT = { failed: 1, badInput: 2 } as const;

/** Ends a command with lines on standard error and an exit status; nothing has been written to the output. */
export class Refusal extends Error {
  readonly status: number;
  readonly lines: readonly string[];

  constructor(status: number, lines: readonly string[]) {
    super(lines[0] ?? '');
    this.status = status;
    this.lines = lines;
  }
}
