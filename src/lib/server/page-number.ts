/** Which page an address asks for, from 1; nonsense asks for the first. */
export const pageNumber = (url: URL, name: string): number =>
  Math.min(10_000, Math.max(1, Math.floor(Number(url.searchParams.get(name)) || 1)));
