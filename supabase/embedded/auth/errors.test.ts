import { describe, expect, test } from 'vitest';
import { AuthError, errorResponse } from './errors.ts';

const bodyOf = (error: AuthError, version?: string) =>
  JSON.parse(errorResponse(error, version ? { 'x-supabase-api-version': version } : {}).body as string) as unknown;

describe('error answers', () => {
  const refused = new AuthError(400, 'invalid_credentials', 'Invalid login credentials');

  test('clients that name the API version get the code as `code`', () => {
    const response = errorResponse(refused, { 'x-supabase-api-version': '2024-01-01' });
    expect(JSON.parse(response.body as string)).toEqual({ code: 'invalid_credentials', message: 'Invalid login credentials' });
    expect(response.headers).toMatchObject({ 'x-supabase-api-version': '2024-01-01', 'x-sb-error-code': 'invalid_credentials' });
    expect(response.status).toBe(400);
  });

  test.each([undefined, '2023-01-01', 'nonsense'])('others (%s) get the status as `code`', (version) => {
    expect(bodyOf(refused, version)).toEqual({ code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials' });
  });

  test('a weak password says why', () => {
    expect(bodyOf(new AuthError(422, 'weak_password', 'Too short.', ['length']), '2024-01-01')).toEqual({
      code: 'weak_password',
      message: 'Too short.',
      weak_password: { reasons: ['length'] },
    });
  });
});
