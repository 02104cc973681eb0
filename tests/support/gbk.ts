/** A text as an old Excel writes it: in GBK. */
export function gbk(text: string): Buffer {
  // Node writes no GBK: its reading, turned round.
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let row = 0x81; row <= 0xfe; row++)
    for (let cell = 0x40; cell <= 0xfe; cell++) if (cell !== 0x7f) codes.set(decoder.decode(new Uint8Array([row, cell])), [row, cell]);
  return Buffer.from([...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (codes.get(sign) ?? []))));
}
