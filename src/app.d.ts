import type { Account } from '$lib/domain/account';
import type { AppErrorCode } from '$lib/domain/errors';
import type { Db } from '$lib/server/db';
import type { Locale } from '$lib/i18n';

declare global {
  namespace App {
    interface Locals {
      /** Supabase as the signed-in person: row-level security decides what it sees. */
      db: Db;
      /** The platform's own rights; null where this server was given no secret key. */
      serviceDb: Db | null;
      account: Account | null;
      /** Notices that wait to be read. */
      unread: number;
      /** Names the state of the published listings when the request began. */
      listingsVersion: string;
      locale: Locale;
      /** Civil date in China. */
      today: string;
      /** `expired`: cookies came but their session is over. */
      sessionState: 'none' | 'expired' | 'valid';
      /** The backend did not answer during this request. */
      backendDown: boolean;
      /** The listings are still being read for the first time. */
      notReady: boolean;
    }
    interface PageData {
      title?: string;
    }
    interface Error {
      code: AppErrorCode;
      message: string;
      /** Shown to the person and written to the log beside the cause. */
      id?: string;
    }
  }
}

export {};
