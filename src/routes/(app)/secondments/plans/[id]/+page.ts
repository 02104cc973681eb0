/** The board is dragged on. */
export const csr = true;
