import { describe, expect, test } from 'vitest';
import { AUTH_DEFAULTS } from './config.ts';
import { isAllowedRedirect, redirectTarget } from './redirects.ts';
import type { HttpRequest } from '../http/message.ts';

const config = {
  ...AUTH_DEFAULTS,
  externalUrl: '',
  mailboxFile: '',
  siteUrl: 'https://feiqiao.example:8443/start',
  additionalRedirectUrls: ['https://*.county.example/auth', 'https://docs.example/**', 'cn.feiqiao.app://login'],
};

describe('where a link may lead', () => {
  test.each([
    'https://feiqiao.example:8443/',
    'https://feiqiao.example:8443/auth/callback?next=%2Fx#y',
    'https://maigaiti.county.example/auth',
    'https://maigaiti.county.example/auth#later',
    'https://docs.example/a/b?c=d',
    'cn.feiqiao.app://login',
    'http://127.0.0.1:5173/anywhere',
    'http://[::1]:5173/',
  ])('to %s', (address) => expect(isAllowedRedirect(config, address)).toBe(true));

  test.each([
    '',
    'nonsense',
    '//evil.example',
    '/relative',
    'https://evil.example/',
    'http://feiqiao.example:8443/',
    'https://feiqiao.example/',
    'https://feiqiao.example.evil.example:8443/',
    'https://feiqiao.example:8443@evil.example/',
    'https://a.b.county.example/auth',
    'https://evil.example/.county.example/auth',
    'https://maigaiti.county.example/auth/more',
    'https://docs.example.evil.example/',
    'https://xdocs.example/',
    'http://10.0.0.1/',
    'http://2886729729/',
    'javascript:alert(1)',
  ])('not to %j', (address) => expect(isAllowedRedirect(config, address)).toBe(false));
});

describe('where a link leads', () => {
  const request = (query: string, headers: Record<string, string> = {}) => ({ query, headers }) as unknown as HttpRequest;

  test('to what is asked for, if allowed, else to the page before, else to the site', () => {
    const asked = 'redirect_to=https%3A%2F%2Fdocs.example%2Fa';
    const referer = 'https://feiqiao.example:8443/sign-in';
    expect(redirectTarget(config, request(asked, { referer }))).toBe('https://docs.example/a');
    expect(redirectTarget(config, request('redirect_to=https%3A%2F%2Fevil.example', { referer }))).toBe(referer);
    expect(redirectTarget(config, request('', { referer: 'https://evil.example/' }))).toBe(config.siteUrl);
  });
});
