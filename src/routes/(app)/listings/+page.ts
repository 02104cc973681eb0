/** The facets open and close on a phone. */
export const csr = true;
