import * as library from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { ReadError } from '../../../src/data/readers/errors';
import { en } from '../../../src/words/en';
import { fr } from '../../../src/words/fr';
import { caseFile } from '../../cases';
import { useEngine } from './reading';
import { zipped } from './zipped';

const { open } = useEngine();

/** A container of streams, as Office keeps its documents. */
function container(...streams: string[]): Uint8Array {
  const made = library.CFB.utils.cfb_new();
  for (const name of streams) library.CFB.utils.cfb_add(made, `/${name}`, Uint8Array.of(1, 2, 3));
  return library.CFB.write(made, { type: 'buffer' }) as Uint8Array;
}

/** A workbook of Excel 97 under a password: its second record says so ([MS-XLS], 2.4.117). */
function lockedXls(): Uint8Array {
  const made = library.CFB.utils.cfb_new();
  const start = [0x09, 8, 16, 0, 0, 6, 5, 0, ...Array<number>(12).fill(0)];
  const locked = [0x2f, 0, 54, 0, 1, 0, 1, 0, 1, 0, ...Array<number>(48).fill(7)];
  library.CFB.utils.cfb_add(made, '/Workbook', Uint8Array.from([...start, ...locked]));
  return library.CFB.write(made, { type: 'buffer' }) as Uint8Array;
}

const openDocument = (kind: string, manifest = '') =>
  zipped({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'META-INF/manifest.xml': `<m>${manifest}</m>`,
    'content.xml': '<a/>',
  });

describe('a file that is not read', () => {
  it.each<[string, string | Uint8Array, string, string]>([
    ['a.xlsb', caseFile('e19-classeur.xlsb'), 'format', 'classeur Excel binaire (XLSB)'],
    ['a.xlsx', caseFile('e20-mot-de-passe.xlsx'), 'locked', 'sans mot de passe'],
    ['a.xlsx', container('EncryptionInfo', 'EncryptedPackage'), 'locked', 'sans mot de passe'],
    ['a.xls', lockedXls(), 'locked', 'sans mot de passe'],
    ['a.ods', openDocument('spreadsheet', '<encryption-data/>'), 'locked', 'sans mot de passe'],
    ['a.odt', openDocument('text'), 'format', 'OpenDocument'],
    ['a.doc', container('WordDocument'), 'format', 'document Word (DOC)'],
    [
      'a.docx',
      zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
      'format',
      'document Word (DOCX)',
    ],
    ['a.pptx', zipped({ 'ppt/presentation.xml': '<a/>' }), 'format', 'présentation'],
    ['a.numbers', zipped({ 'Index/Document.iwa': 'x' }), 'format', 'Numbers'],
    ['a.qgz', zipped({ 'projet.qgs': '<qgis/>' }), 'format', 'projet QGIS'],
    ['a.gdb.zip', zipped({ 'x.gdb/a00000001.gdbtable': 'x' }), 'format', 'ArcGIS'],
    ['a.7z', '7z\xbc\xaf\x27\x1c'.padEnd(64, 'x'), 'format', 'archive 7z'],
    ['a.rar', 'Rar!\x1a\x07\x01\x00', 'format', 'archive RAR'],
    ['a.mht', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'format', 'MHTML'],
    ['a.tab', '!table\n!version 300\n', 'format', 'MapInfo'],
    ['a.gpx', '<?xml version="1.0"?><gpx xmlns="x"/>', 'format', 'GPX'],
    ['a.xml', '<?xml version="1.0"?><root/>', 'format', 'XML'],
    ['a.html', '<!-- x --><!DOCTYPE html><p>404</p>', 'html', 'page web sans tableau'],
  ])('%s is told as what it is', async (name, content, reason, said) => {
    const bytes = typeof content === 'string' ? Uint8Array.from(content, (letter) => letter.charCodeAt(0)) : content;
    const refusal = (await open(bytes, name).catch((error: unknown) => error)) as ReadError;
    expect(refusal).toMatchObject({ name: 'ReadError', reason, file: name });
    const sentence = fr.reading.file[refusal.reason](refusal.file, refusal.found);
    expect(sentence).toContain(said);
    expect(sentence).toMatch(/Rien n’a été changé\s: .+\.$/);
    expect(en.reading.file[refusal.reason](refusal.file, refusal.found)).toMatch(/Nothing was changed: .+\.$/);
  });
});
