// The first administrator of an empty installation: created once, password shown once.
import { randomBytes } from 'node:crypto';

/**
 * @param {import('./processes.mjs').BackendAddress} backend
 * @param {string} [email]
 * @returns {Promise<{ email: string, password: string } | null>} null when there is one already
 */
export async function createFirstAdministrator({ url, secretKey }, email = 'admin@feiqiao.example') {
  /** @param {string} method @param {string} path @param {unknown} [body] */
  const call = async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { apikey: secretKey, authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? null : await response.json();
    if (!response.ok)
      throw new Error(
        `第一位管理员没有建成 · the first administrator could not be created: ${answer.message ?? answer.msg ?? response.status}`,
      );
    return answer;
  };

  const administrators = await call('GET', '/rest/v1/memberships?role=eq.administrator&select=user_id');
  if (administrators.length) return null;

  const password = randomBytes(12).toString('base64url');
  // A start that was cut short may have left the user without the role.
  const { users } = await call('GET', '/auth/v1/admin/users?per_page=1000');
  const left = users.find((/** @type {{ id: string, email: string }} */ user) => user.email === email.toLowerCase());
  const user = left
    ? await call('PUT', `/auth/v1/admin/users/${left.id}`, { password })
    : await call('POST', '/auth/v1/admin/users', { email, password, email_confirm: true });
  await call('POST', '/rest/v1/rpc/create_first_administrator', { new_user_id: user.id, display_name: email.split('@')[0] });
  return { email, password };
}
