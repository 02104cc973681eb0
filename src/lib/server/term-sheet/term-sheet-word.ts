import { writeTermSheet } from '../../adapters/word/write-term-sheet.ts';
import type { TermSheet } from '../../domain/term-sheet.ts';
import { paperClauses } from '../../engine/term-sheets/paper.ts';
import { formatDate, formatMoment } from '../../i18n/format.ts';
import { PAPER } from './paper-words.ts';

/** The version that is shown as a Word document, Chinese as what is signed is. */
export function termSheetWord(sheet: TermSheet, verifyBase: string): Promise<Buffer> {
  const version = sheet.versions.find(({ number }) => number === sheet.version);
  const isSigned = sheet.signingVersion === sheet.version;
  const signers =
    isSigned && sheet.signers.length ? sheet.signers : sheet.parties.map(({ name }) => ({ organisation: name, signature: null }));
  return writeTermSheet({
    stamp: { sheet: sheet.id, version: sheet.version },
    title: sheet.content.title,
    preamble: [
      PAPER.preamble(sheet.version, formatDate('zh', (version?.at ?? '').slice(0, 10))),
      PAPER.parties(sheet.parties.map(({ name }) => name).join('、')),
    ],
    clauses: paperClauses(sheet.content),
    signatureTitle: PAPER.signatures,
    signatures: [
      ...signers.map(({ organisation, signature }) =>
        signature
          ? PAPER.signature(organisation, signature.name, signature.post, formatMoment('zh', signature.at))
          : PAPER.signatureLine(organisation),
      ),
      ...(isSigned && sheet.verifyCode ? [PAPER.verifyAt(verifyBase + sheet.verifyCode)] : []),
    ],
    footer: PAPER.footer(sheet.version, version?.hash ?? ''),
  });
}
