import type { AuthConfig } from './config.ts';
import type { HttpRequest } from '../http/message.ts';

/** Where a link of this request leads: the address it names, if that is allowed, else the page it came from, else the site. */
export function redirectTarget(config: AuthConfig, request: HttpRequest, inBody = ''): string {
  const asked = [
    inBody,
    request.headers['redirect_to'] ?? '',
    new URLSearchParams(request.query).get('redirect_to') ?? '',
    request.headers['referer'] ?? '',
  ];
  return asked.find((address) => isAllowedRedirect(config, address)) ?? config.siteUrl;
}

/** A link that opens an account must not lead to a stranger: only to the site itself, this machine, or a listed address. */
export function isAllowedRedirect(config: AuthConfig, address: string): boolean {
  const target = urlOf(address);
  const site = urlOf(config.siteUrl);
  if (!target || !site) return false;
  const samePort = target.port === site.port || isLoopback(target.hostname);
  if (target.protocol === site.protocol && target.hostname === site.hostname && samePort) return true;
  // A URL's hostname is normalised: 2130706433 and 0x7f.1 arrive here as 127.0.0.1.
  if (/^[\d.]+$/.test(target.hostname) || target.hostname.startsWith('[')) return isLoopback(target.hostname);
  const withoutFragment = address.split('#')[0] ?? '';
  return config.additionalRedirectUrls.some((pattern) => globOf(pattern).test(withoutFragment));
}

const urlOf = (address: string) => (URL.canParse(address) ? new URL(address) : undefined);

const isLoopback = (hostname: string) => hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/** `*`: anything but `.` and `/`; `**`: anything; `?`: one of what `*` may be. As the Supabase documentation has it. */
function globOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*|[*?]|[\\^$+.()|[\]{}]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^./]*';
    if (part === '?') return '[^./]';
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
