import type { AuthConfig, MailKind, MailTemplate } from '../config.ts';
import type { Mail } from './mailer.ts';

/** What a mail's text may mention, by GoTrue's names, so that templates can be moved. */
export type MailVariables = {
  ConfirmationURL: string;
  Token: string;
  TokenHash: string;
  SiteURL: string;
  Email: string;
  NewEmail: string;
  RedirectTo: string;
};

// Both languages in one mail: the server doesn't know which one its reader has chosen.
const message = (subject: string, zh: string, en: string, action: string): MailTemplate => ({
  subject,
  html: `<p>${zh}</p>\n<p>${en}</p>\n<p><a href="{{ .ConfirmationURL }}">${action}</a></p>\n<p>{{ .ConfirmationURL }}</p>\n`,
});

const MESSAGES: Record<MailKind, MailTemplate> = {
  confirmation: message(
    '确认邮箱 · Confirm your e-mail address',
    '请打开下面的链接，确认这是您的邮箱。验证码：{{ .Token }}',
    'Open the link below to confirm that this is your address. Code: {{ .Token }}',
    '确认邮箱 · Confirm',
  ),
  recovery: message(
    '重设密码 · Reset your password',
    '有人（应当是您本人）请求重设密码。请打开下面的链接设置新密码；如果不是您，请忽略本邮件。验证码：{{ .Token }}',
    'Somebody, we hope you, asked to reset your password. Open the link below to choose a new one; if it was not you, ignore this mail. Code: {{ .Token }}',
    '设置新密码 · Choose a new password',
  ),
  invite: message(
    '邀请您加入 · You have been invited',
    '您已受邀加入 {{ .SiteURL }}。请打开下面的链接接受邀请并设置密码。',
    'You have been invited to join {{ .SiteURL }}. Open the link below to accept and to choose a password.',
    '接受邀请 · Accept the invitation',
  ),
  magic_link: message(
    '登录链接 · Your sign-in link',
    '请打开下面的链接登录，链接只能使用一次。验证码：{{ .Token }}',
    'Open the link below to sign in; it works once. Code: {{ .Token }}',
    '登录 · Sign in',
  ),
  email_change: message(
    '确认更改邮箱 · Confirm the change of your e-mail address',
    '请打开下面的链接，确认把邮箱从 {{ .Email }} 改为 {{ .NewEmail }}。',
    'Open the link below to confirm the change from {{ .Email }} to {{ .NewEmail }}.',
    '确认更改 · Confirm the change',
  ),
};

/** Writes a mail of a kind; the configuration's own wording goes before ours. */
export function composeMail(config: AuthConfig, kind: MailKind, to: string, variables: MailVariables): Mail {
  const { subject, html } = config.templates?.[kind] ?? MESSAGES[kind];
  return { to, subject: fill(subject, variables, (value) => value.replace(/[\r\n]/g, ' ')), html: fill(html, variables, escapeHtml) };
}

function fill(template: string, variables: MailVariables, escape: (value: string) => string): string {
  return template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(variables, name) ? escape(variables[name as keyof MailVariables]) : placeholder,
  );
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
