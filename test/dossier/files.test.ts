import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { allTables } from '../../src/dossier/contents';
import { letterDocx } from '../../src/dossier/docx';
import { draftOf } from '../../src/dossier/letter';
import { blocksOf } from '../../src/dossier/letter-blocks';
import { scenarioStudies } from '../../src/dossier/scenario-study';
import { citationsOf, sourcesTable } from '../../src/dossier/sources';
import { statement } from '../../src/dossier/statement';
import { studyOf } from '../../src/dossier/study';
import { workbook } from '../../src/dossier/xlsx';
import { calendarFrom } from '../../src/domain/calendar';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { en } from '../../src/words/en';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas, network } = country;
const language = { words: fr, format: new Format('fr') };
const writing = { country, language };
const HOSTILE = `=HYPERLINK("x") <b>L’Haÿ-les-Roses & Œuilly</b> ]]>`;
const [{ units, id }] = network.cpts;
const study = studyOf(country, { name: HOSTILE, units, origin: id }, DEFAULT_SETTINGS, []);
const events = calendarFrom('2027-03-01', 'avenant-2', study.verdict.funding.amounts.operating);
const [first, other] = network.cpts.map((cpts) => ({ name: HOSTILE, units: cpts.units, origin: null }));
const subjects = [
  { name: '', territories: [first] },
  { name: HOSTILE, territories: [first, other] },
];
const scenarios = scenarioStudies(country, subjects, DEFAULT_SETTINGS);
const dossier = { study, events, missions: {}, compared: [study, study], scenarios };
const tables = allTables(dossier, writing);
const citations = citationsOf(tables, atlas.manifest, fr);
const said = statement(HOSTILE, '2026-11-21', atlas.manifest, language);

describe('the workbook', () => {
  it('has a sheet a table, its name whole and no other’s', () => {
    for (const words of [fr, en]) {
      const named = allTables(dossier, { country, language: { words, format: new Format('fr') } });
      const names = named.map(({ id, title }) => words.dossier.sheets[id] ?? title);
      for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{3,31}$/);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('reads back equal: a sheet a table, figures as numbers, and what is unknown empty', async () => {
    const all = [...tables, sourcesTable(citations, writing)];
    const blob = await workbook(all, citations, said, language);
    const sheets = await readXlsx(Buffer.from(await blob.arrayBuffer()));
    expect(sheets).toHaveLength(all.length);
    expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(all.length);
    all.forEach(({ columns, rows }, i) => {
      const [head, ...read] = sheets[i].data;
      expect(head.slice(0, columns.length)).toEqual(columns);
      rows.forEach((row, r) => {
        const cells = [row.head, ...row.cells.map(({ value }) => (value === '' ? null : value))];
        expect(read[r].slice(0, columns.length)).toEqual(cells);
        if (row.from) expect(read[r][columns.length + 1]).toBe(fr.qualities[row.from.quality]);
      });
    });
    const last = sheets.at(-1)!.data.map(([cell]) => cell);
    expect(last).toEqual(expect.arrayContaining(said));
  });

  it('writes a name that looks like a formula as text', async () => {
    const blob = await workbook(tables, citations, said, language);
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(tables.length);
    for (const name of sheets) expect(strFromU8(files[name])).not.toMatch(/<f[ >]/);
  });
});

describe('the letter as a Word file', () => {
  it('holds every part under its heading, a hostile name as text, and who drew the territory', async () => {
    const letter = draftOf(country, study, events);
    const blob = await letterDocx(HOSTILE, '21 novembre 2026', letter, said.join(' '));
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const paragraphs = strFromU8(files['word/document.xml']).match(/<w:p>.*?<\/w:p>/gs)!;
    const plain = (xml: string) =>
      [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
        .map(([, content]) => content)
        .join('')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&');
    const headings = paragraphs.filter((xml) => xml.includes('Heading2')).map(plain);
    expect(headings.map((heading) => heading.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.']);
    const texts = paragraphs.map(plain);
    expect(texts.some((content) => content.includes(HOSTILE))).toBe(true);
    for (const block of Object.values(letter).flatMap(blocksOf)) {
      for (const line of block.kind === 'list' ? block.items : [block.text]) expect(texts).toContain(line);
    }
    const listed = paragraphs.filter((xml) => xml.includes('<w:numPr>')).map(plain);
    expect(listed.filter((line) => line.startsWith('Prévention'))).toHaveLength(2);
    expect(texts.filter((line) => /^[-–]/.test(line))).toEqual([]);
    const blanks = paragraphs.join('').match(/<w:highlight w:val="yellow"\/>/g)!;
    expect(blanks).toHaveLength(texts.join('').match(/\[[^\]]*\]/g)!.length);
    expect(strFromU8(files['word/styles.xml'])).toContain('<w:lang w:val="fr-FR"');
    expect(strFromU8(files['docProps/core.xml'])).toMatch(/<dc:title>[^<]+<\/dc:title>/);
    expect(texts.join('')).not.toContain('Repère');
    const footer = Object.keys(files).find((name) => name.startsWith('word/footer'))!;
    expect(plain(strFromU8(files[footer]))).toContain('Territoire tracé par l’utilisateur de Périmètre');
  });
});
