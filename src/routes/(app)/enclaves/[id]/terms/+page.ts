/** The X-ray follows the slider, and the sheet is saved as one types; without a script the same form works by plain posts. */
export const csr = true;
