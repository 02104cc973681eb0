import { SaxesParser } from 'saxes';
import { FileRefused } from './file-refused.ts';

export type XmlHandlers = {
  /** `name` without its namespace's prefix. */
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An XML reader fed piece by piece. Declared entities and broken markup refuse the file: no workbook has them. */
export function xmlParser({ open, close, text }: XmlHandlers): { write: (piece: string) => void; end: () => void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new FileRefused('file_broken', error);
  });
  parser.on('doctype', () => {
    throw new FileRefused('file_broken');
  });
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
}

/** A whole XML text. */
export function parseXml(xml: string, handlers: XmlHandlers): void {
  const parser = xmlParser(handlers);
  parser.write(xml.replace(/^\ufeff/, ''));
  parser.end();
}
