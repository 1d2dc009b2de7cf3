import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { DATA_FOLDER } from '../folder';
import { zipped } from '../data/readers/zipped';

const folder = mkdtempSync(join(tmpdir(), 'perimetre-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  codes: string[];
  unknown: { input: string; reason: string }[];
  recoded: { from: string; to: string[] }[];
  postcodes: { input: string; to: string }[];
}

async function evaluated(name: string, content: string | Uint8Array) {
  writeFileSync(join(folder, name), content);
  let out = '';
  let error = '';
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const words = ['evaluate', '--file', name, '--data', resolve(DATA_FOLDER)];
  const code = await run(words, { ...terminal, interactive: false, folder });
  return { code, error, out, told: (code === 0 ? JSON.parse(out) : null) as Told | null };
}

describe('evaluate --file, on lists of names', () => {
  it.each<[string, string, string[]]>([
    ['names', 'Yzeure\nVichy\nCusset\n', ['03095', '03310', '03321']],
    ['a column of names', 'commune\nYzeure\nVichy\nCusset\n', ['03095', '03310', '03321']],
    ['names, one with its department', 'Moulins (03)\nYzeure\n', ['03190', '03321']],
    ['a code and a name', '03190\nYzeure\n', ['03190', '03321']],
    [
      'a table and its total',
      'code_insee;commune\n03190;Moulins\n03321;Yzeure\nTotal;2 communes\n',
      ['03190', '03321'],
    ],
    ['a former name and its department', 'Gap;05\nMontmorin;05\n', ['05024', '05061']],
    ['old codes of the Antilles', '97101\n97123\n97127\n', ['97101', '97701', '97801']],
  ])('%s', async (_, text, codes) => {
    const { told, error } = await evaluated('liste.csv', text);
    expect(told!.codes).toEqual(codes);
    expect(told!.unknown).toEqual([]);
    expect(error).toBe('');
  });

  it('a department that contradicts the name is a doubt', async () => {
    const { told } = await evaluated('liste.csv', 'Gap;05\nVichy;72\n');
    expect(told!.codes).toEqual(['05061']);
    expect(told!.unknown).toMatchObject([{ reason: 'ambiguous' }]);
  });

  it('a postcode among codes is told', async () => {
    const { told, error } = await evaluated('liste.txt', '01001\n01002\n01004\n83000\n');
    expect(told!.postcodes).toEqual([{ input: '83000', to: '83137' }]);
    expect(error).toContain('codes postaux');
  });

  it('a list in CP1252 keeps its accents', async () => {
    const { told } = await evaluated('liste.txt', Buffer.from('Évry (89)\nBesançon\n', 'latin1'));
    expect(told!.codes).toEqual(['25056', '89162']);
  });

  it('a workbook is read', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [['Commune', 'Dép.', 'Médecins'], ['Moulins', '03', '12'], ['La Garde', '83', '4']]; // prettier-ignore
    const sheet = rows.map((row, i) => `<row r="${i + 1}">${row.map(cell).join('')}</row>`).join('');
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const book = zipped({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    });
    const { told } = await evaluated('liste.xlsx', book);
    expect(told!.codes).toEqual(['03190', '83062']);
  });

  it('bytes that are no table are refused by a sentence, and never printed', async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256);
    const { code, out, error } = await evaluated('liste.xlsx', bytes);
    expect(code).toBe(2);
    expect(out).toBe('');
    // eslint-disable-next-line no-control-regex
    expect(error).not.toMatch(/[\u0000-\u0008\uFFFD]/);
    expect(error).toContain('liste.xlsx');
  });
});
