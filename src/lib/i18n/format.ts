import type { Locale } from './index.ts';

const LOCALES: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Formatters are slow to make and hold no state: one for each language. */
const perLocale = <T>(make: (locale: string) => T): Record<Locale, T> => ({ zh: make(LOCALES.zh), en: make(LOCALES.en) });
const numbers = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const dates = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const daysInChina = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }));
const times = perLocale((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }));
const moments = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hour12: false, timeZone: 'Asia/Shanghai' }),
);

/** 20,000: grouped, at most two decimals. */
export const formatNumber = (locale: Locale, n: number): string => numbers[locale].format(n);

/** A share in [0, 1] as whole points of a hundred, as the gain bars show it. */
export const formatPoints = (share: number): string => String(Math.round(share * 100));

/** 2026-11-22 → 2026年11月22日 / 22 November 2026; of a moment the day that it is in China then. */
export const formatDate = (locale: Locale, iso: string): string =>
  (iso.length > '2026-11-22'.length ? daysInChina : dates)[locale].format(new Date(iso));

/** 09:30 by the clock of China, which has one time zone: the same on the server and in the browser. */
export const formatTime = (locale: Locale, timestamp: string | number): string => times[locale].format(new Date(timestamp));

/** A moment by the clock of China, where everybody who reads it is: 2026年11月25日 20:15 / 25 Nov 2026, 20:15. */
export const formatMoment = (locale: Locale, iso: string): string => moments[locale].format(new Date(iso));

/** Money of so many 万元, with its unit, to a hundredth of a 万元 or whole yuan: 34 万元 / CNY 340,000. */
export const formatMoney = (locale: Locale, wan: number): string =>
  locale === 'zh' ? `${numbers.zh.format(wan)} 万元` : `CNY ${numbers.en.format(Math.round(wan * 10_000))}`;

const money = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }));
/** 万元 to the fen: 1,234.567891; no trailing zeros. */
export const formatWan = (locale: Locale, wan: number): string => money[locale].format(wan);

/** Money of so many 万元 to the fen, with its unit: 34.567891 万元 / CNY 345,678.91. */
export const formatExactMoney = (locale: Locale, wan: number): string =>
  locale === 'zh' ? `${formatWan('zh', wan)} 万元` : `CNY ${numbers.en.format(wan * 10_000)}`;
