import { fenOfWan, MOST_WAN } from '../../domain/money.ts';

/** An amount as typed [万元] in fen; null when it is none or more than money goes. Separators are passed over. */
export function fenTyped(text: string): number | null {
  const plain = text.trim().replace(/[，,\s]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const wan = Number(plain);
  return Math.abs(wan) > MOST_WAN ? null : fenOfWan(wan);
}
