import { error, fail } from '@sveltejs/kit';
import { joinsSecondments } from '$lib/domain/account';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { calendarPerson, calendarUnits } from '$lib/server/secondment/calendar-subjects';
import { makeSecondmentAddress, revokeSecondmentAddress, secondmentAddresses } from '$lib/server/secondment/calendar-address';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async ({ url, locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  if (!account || !joinsSecondments(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const asked = url.searchParams.get('person') ?? '';
  return {
    title: m.secondmentCalendar.title,
    units: await calendarUnits(db, account),
    person: UUID.test(asked) ? await calendarPerson(db, account, asked) : null,
    addresses: await secondmentAddresses(db),
  };
};

const refused = (code: AppErrorCode) => fail(APP_ERRORS[code], { code, address: null, revoked: false });

export const actions: Actions = {
  make: async ({ request, url, locals: { db } }) => {
    const form = await request.formData();
    const [person, unit] = [textOf(form, 'person'), textOf(form, 'unit')];
    if (!UUID.test(person) && !UUID.test(unit)) return refused('bad_request');
    const key = await makeSecondmentAddress(db, UUID.test(person) ? { person } : { unit });
    if (!key.ok) return refused(key.error.code);
    return { code: null, address: `${url.origin}/secondments-calendar/${key.value}.ics`, revoked: false };
  },
  revoke: async ({ request, locals: { db } }) => {
    const id = textOf(await request.formData(), 'calendar');
    const revoked = UUID.test(id) ? await revokeSecondmentAddress(db, id) : null;
    if (!revoked) return refused('bad_request');
    return revoked.ok ? { code: null, address: null, revoked: true } : refused(revoked.error.code);
  },
};
