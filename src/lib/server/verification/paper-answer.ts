const ENDINGS: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** The bytes of a paper as a download: what somebody uploaded is never shown as a page of ours. */
export function paperAnswer({ title, mediaType, bytes }: { title: string; mediaType: string; bytes: Blob }): Response {
  const ending = ENDINGS[mediaType] ?? 'bin';
  const name = title.toLowerCase().endsWith(`.${ending}`) ? title : `${title}.${ending}`;
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="paper.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
