/** A name as SQL may contain it, whatever characters it has. */
export const quoteIdentifier = (name: string) => `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
