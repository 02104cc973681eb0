import { listingStatus } from '$lib/domain/enums';
import { loadMessages } from '$lib/i18n';
import { listDesks } from '$lib/server/listing/listing-desk';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { account, db, locale } = locals;
  if (!account) throw new Error('mine: the guard lets members in only');
  const desks = await listDesks(db, account.organisation.id);
  return {
    title: (await loadMessages(locale)).listingForm.mine.title,
    groups: listingStatus
      .map((status) => ({ status, desks: desks.filter((desk) => desk.status === status) }))
      .filter((group) => group.desks.length > 0),
  };
};
