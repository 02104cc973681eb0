import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const PARTS = ['', 'edit', 'members', 'verification', 'consents'];

/** One's own organisation under an address that is the same for everyone. */
export const GET: RequestHandler = ({ locals, params }) => {
  const part = PARTS.includes(params.rest) ? params.rest : '';
  redirect(303, `/organisations/${locals.account?.organisation.id ?? ''}${part && `/${part}`}`);
};
