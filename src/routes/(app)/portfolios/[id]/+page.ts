/** Ticks and a reason stay while more projects are shown. */
export const csr = true;
