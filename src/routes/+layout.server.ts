import { publicContact } from '$lib/server/help/public-contact';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
  locale: locals.locale,
  account: locals.account,
  unread: locals.unread,
  /** Who answers: of one's own place, else for everybody. */
  contact: locals.account?.contact ?? (await publicContact(locals.serviceDb)),
});
