import { getContext, setContext } from 'svelte';
import type { Messages } from './zh.ts';

export type Locale = 'zh' | 'en';
export type { Messages };

export const isLocale = (text: unknown): text is Locale => text === 'zh' || text === 'en';
/** What `<html lang>` says. */
export const HTML_LANG: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

/** A page carries one language only: the other catalogue is never downloaded. */
export const loadMessages = async (locale: Locale): Promise<Messages> =>
  locale === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;

export type I18n = { m: Messages; locale: Locale };

const KEY = Symbol('i18n');
/** Set once by the root layout; a getter, so that a change of language reaches every component. */
export const provideI18n = (current: () => I18n): void => void setContext(KEY, current);
export const useI18n = (): I18n => getContext<() => I18n>(KEY)();
