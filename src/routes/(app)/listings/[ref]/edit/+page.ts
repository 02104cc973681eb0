/** Saves as one types; without a script the same form works by plain posts. */
export const csr = true;
