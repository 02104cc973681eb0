import { validationFailed } from '../errors.ts';
import { endSessions } from '../sessions.ts';
import { requireUser } from '../signed-in.ts';
import type { Endpoint } from '../auth.ts';

/** POST /logout?scope=global|local|others */
export const logout: Endpoint = async (auth, request) => {
  const scope = new URLSearchParams(request.query).get('scope') || 'global';
  const { user, sessionId } = await requireUser(auth, request);
  if (scope !== 'global' && scope !== 'local' && scope !== 'others') throw validationFailed(`Unsupported logout scope "${scope}"`);
  await endSessions(auth, user.id, sessionId, scope);
  return { status: 204 };
};
