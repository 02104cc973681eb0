import type { ParamMatcher } from '@sveltejs/kit';
import { rosterOfPath } from '$lib/domain/roster-field';

/** The part of an address that names a register: `people`, `posts`, … */
export const match: ParamMatcher = (path) => rosterOfPath(path) !== undefined;
