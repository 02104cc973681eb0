import { json } from '../request.ts';
import { requireUser } from '../signed-in.ts';
import { publicUser } from '../users.ts';
import type { Endpoint } from '../auth.ts';

/** GET /user */
export const getUser: Endpoint = async (auth, request) => json(publicUser((await requireUser(auth, request)).user));
