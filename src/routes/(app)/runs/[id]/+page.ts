/** Asks how far the run is; without script the page refreshes itself. */
export const csr = true;
