import type { Locale } from './index.ts';

const LOCALES: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' };

/** 20,000: grouped, at most two decimals. */
export const formatNumber = (locale: Locale, n: number): string =>
  new Intl.NumberFormat(LOCALES[locale], { maximumFractionDigits: 2 }).format(n);

/** A share in [0, 1] as whole points of a hundred, as the gain bars show it. */
export const formatPoints = (share: number): string => String(Math.round(share * 100));

/** 2026-11-22 → 2026年11月22日 / 22 November 2026. */
export const formatDate = (locale: Locale, isoDate: string): string =>
  new Intl.DateTimeFormat(LOCALES[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(isoDate));
