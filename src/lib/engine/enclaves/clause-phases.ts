/** What a clause in words says of the years: between which there is no rate, or in which there are two. */
export type ClausePhases = { holes: number[]; overlaps: number[]; words: string };

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const RATE = '[^，。；]{0,14}?(?:\\d\\s*[%％]|\\d\\s*[:：∶比]\\s*\\d|百分之|[一二三四五六七八九]成|[一二三四五六七八九]{2}(?:分|开))';
/** A span of years and, soon after it, a rate: “第1—3年 30%”, “前三年 7:3”, “第六年起 4:6”, “五年后得四成”, “后五年五五分成”. */
const SPAN = new RegExp(
  `(?:第?${NUMBER}年?\\s*(?:至|到|—|–|－|-|~|～)+\\s*第?${NUMBER}年|[前头]${NUMBER}年|(?:从|自)?第${NUMBER}年(?:起|开始)|第?${NUMBER}年(?:以后|之后|期满后|后)|(?<!以|之|其)后${NUMBER}年|(其后|此后|以后各年|其余(?:各)?年(?:度|份)?)|第${NUMBER}年)${RATE}`,
  'g',
);

/**
 * Reads the phases that a clause spells out and looks for years between them. As on the phase table of the 肃南 park, whose
 * report has years 1 to 3 and “after five years”, and nothing of years 4 and 5.
 *
 * @param last  the last year of the term: what goes on has no end of its own
 * @returns years of the term; null where fewer than two phases are spelled out
 */
export function phasesInClause(text: string, last: number): ClausePhases | null {
  const spans: { from: number; to: number }[] = [];
  const found = [...text.matchAll(SPAN)];
  for (const [, a, b, first, since, after, more, rest, one] of found) {
    const sofar = spans.at(-1)?.to ?? 0;
    if (a && b) spans.push({ from: yearIn(a), to: yearIn(b) });
    else if (first) spans.push({ from: 1, to: yearIn(first) });
    else if (since) spans.push({ from: yearIn(since), to: Infinity });
    else if (after) spans.push({ from: yearIn(after) + 1, to: Infinity });
    else if (more) spans.push({ from: sofar + 1, to: sofar + yearIn(more) });
    else if (rest) spans.push({ from: sofar + 1, to: Infinity });
    else if (one) spans.push({ from: yearIn(one), to: yearIn(one) });
  }
  if (spans.length < 2) return null;
  const counts = Array.from({ length: last }, (_, at) => spans.filter(({ from, to }) => from <= at + 1 && at + 1 <= to).length);
  const yearsWith = (is: (count: number) => boolean) => counts.flatMap((count, at) => (is(count) ? [at + 1] : []));
  const [start, end] = [found[0]!.index, found.at(-1)!.index + found.at(-1)![0].length];
  // What follows the last phase may be said elsewhere; between two phases nothing is.
  const until = Math.max(...spans.map(({ from }) => from));
  return {
    holes: yearsWith((count) => count === 0).filter((year) => year < until),
    overlaps: yearsWith((count) => count > 1),
    words: text.slice(start, end),
  };
}

const DIGITS = '零一二三四五六七八九';

/** 7, 七, 十, 十二, 二十, 二十五. */
function yearIn(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (sign: string | undefined) => (sign ? DIGITS.indexOf(sign.replace('两', '二')) : 0);
  return (text.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones);
}
