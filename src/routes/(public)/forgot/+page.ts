// A form and an answer: no script, so nothing typed is lost while one arrives.
export const csr = false;
