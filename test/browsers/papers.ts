import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { expect } from 'vitest';
import { fr } from '../../src/words/fr';
import { inhabitantsOf } from '../e2e/official';
import { plain, spoken } from '../e2e/screen';
import type { Person, Tab } from './driver';
import { downloaded } from './files';
import { button } from './screen';

/** The dossier leaves as a workbook, a letter, a drawing and a picture, which hold the communes and their inhabitants. */
export async function takePapers(person: Person, tab: Tab, name: string, codes: readonly string[]): Promise<void> {
  const sheets = await readXlsx(await downloaded(person, `${name}.xlsx`, () => button(tab, fr.dossier.xlsx)));
  const communes = sheets.find(({ sheet }) => sheet === 'Communes du territoire')!.data;
  expect(communes.slice(1, codes.length + 1).map((row) => row[1])).toEqual(codes);

  const letter = unzipSync(await downloaded(person, `${name}.docx`, () => button(tab, fr.dossier.letterFile)));
  const written = strFromU8(letter['word/document.xml']).replaceAll(/<[^>]+>/g, '');
  expect(plain(written)).toContain(spoken(inhabitantsOf(codes)));

  const map = 'Carte du territoire';
  const svg = await downloaded(person, `${map}.svg`, () => button(tab, 'SVG : Carte du territoire'));
  expect(plain(String(svg))).toContain('Contours');
  const png = await downloaded(person, `${map}.png`, () => button(tab, 'PNG : Carte du territoire'));
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1800]);
}
