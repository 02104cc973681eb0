import yazl from 'yazl';
import { openPackage } from '../../src/lib/adapters/spreadsheet/open-package.ts';

/** A Word document in which words were replaced, as somebody does who opens it and types. */
export async function replaceInWord(bytes: Buffer, before: string, after: string): Promise<Buffer> {
  const parts = await openPackage(bytes);
  const zip = new yazl.ZipFile();
  for (const path of parts.paths()) {
    const chunks: Buffer[] = [];
    for await (const chunk of parts.stream(path)) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    zip.addBuffer(path === 'word/document.xml' ? Buffer.from(whole.toString('utf8').replaceAll(before, after)) : whole, path);
  }
  zip.end();
  const out: Buffer[] = [];
  for await (const chunk of zip.outputStream) out.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(out);
}
