/** Ways to read letters that are kept; xian is one syllable or two, more than a few ways mean nothing. */
const WAYS = 8;

/** The letters as syllables one after the other (xian: xian; xi an), each way as the index keeps sounds: ` hong zao `. */
export function asSyllables(letters: string, syllables: ReadonlySet<string>): string[] {
  const ways: string[] = [];
  const longest = 6; // zhuang
  const follow = (from: number, before: string) => {
    if (ways.length >= WAYS) return;
    if (from === letters.length) {
      ways.push(before);
      return;
    }
    for (let length = Math.min(longest, letters.length - from); length > 0; length -= 1) {
      const syllable = letters.slice(from, from + length);
      if (syllables.has(syllable)) follow(from + length, `${before}${syllable} `);
    }
  };
  follow(0, ' ');
  return ways;
}
