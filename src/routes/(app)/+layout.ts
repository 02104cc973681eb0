/** Pages that only show need no script: nothing to download on a slow network, nothing to hydrate. A page that does says so itself. */
export const csr = false;
