import { siting as en } from './en/siting.ts';
import { siting as zh } from './zh/siting.ts';

/** Words of siting in both languages: a sheet may be in either, whatever the page is in. */
export const SITING_MESSAGES = { zh, en };
