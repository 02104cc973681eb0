import { loadMessages } from '$lib/i18n';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => ({ title: (await loadMessages(locale)).help.publicPage.title });
