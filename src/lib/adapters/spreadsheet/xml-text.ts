/** Characters that XML 1.0 can't hold, not even escaped: a workbook with one of them does not open. */
// eslint-disable-next-line no-control-regex -- control characters are the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text for an XML element or attribute. What XML can't hold is left out. */
export const xmlText = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);
