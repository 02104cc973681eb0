type Ports = { segment: (text: string) => readonly string[]; romanise: (word: string) => string[][] };

/** Longest text that is read as one word [characters]. */
const ONE_WORD = 6;

/**
 * The likeliest reading of a name in syllables; letters and figures stand for themselves. A long name is put together
 * from its words: those are few, and each is read once.
 *
 * @param wordsOfIt  the name's words, where they are known
 */
export function soundOf(name: string, { segment, romanise }: Ports, wordsOfIt?: readonly string[]): string[] {
  if (name.length <= ONE_WORD) return romanise(name)[0] ?? [name];
  const words = [...(wordsOfIt ?? segment(name))].sort((a, b) => b.length - a.length);
  const syllables: string[] = [];
  for (let at = 0; at < name.length;) {
    const word = words.find((each) => name.startsWith(each, at)) ?? name.charAt(at);
    syllables.push(...(romanise(word)[0] ?? [word]));
    at += word.length;
  }
  return syllables;
}
