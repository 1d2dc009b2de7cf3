import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROFESSIONS } from '../../../src/atlas/atlas';
import { run } from '../../../src/cli/run';
import { allTables } from '../../../src/dossier/contents';
import { draftOf } from '../../../src/dossier/letter';
import { scenarioStudies } from '../../../src/dossier/scenario-study';
import { statement } from '../../../src/dossier/statement';
import { studyOf } from '../../../src/dossier/study';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { writeCsv } from '../../../src/project/exchange/csv';
import { en } from '../../../src/words/en';
import { Format } from '../../../src/language/format';
import { fr } from '../../../src/words/fr';
import { outlinesCredit } from '../../../src/words/outlines';
import { checkSentence } from '../../../src/checks/sentences';
import { builtCountry, DATA_FOLDER } from '../../folder';

const country = builtCountry();
const { atlas } = country;
const french = { words: fr, format: new Format('fr') };
const english = { words: en, format: new Format('en') };

const unitsOf = (code: string) =>
  Uint16Array.from(atlas.codes.keys()).filter((unit) => atlas.departments[atlas.department[unit]].code === code);
const study = (units: Uint16Array) => studyOf(country, { name: 'Essai', units, origin: null }, DEFAULT_SETTINGS, []);

/** Territories of one department, of two, and a department as a whole. */
const studies = [...country.network.cpts.map(({ units }) => units), unitsOf('63')].map(study);
const tables = studies.flatMap((one) => {
  const subjects = [{ name: '', territories: [{ ...one, origin: null }] }];
  const scenarios = scenarioStudies(country, subjects, DEFAULT_SETTINGS);
  const dossier = { study: one, events: [], missions: {}, compared: [one, studies[0]], scenarios };
  return [french, english].flatMap((language) => allTables(dossier, { country, language }));
});
const professions = [fr, en].flatMap((words) =>
  PROFESSIONS.filter((key) => key !== 'orthophoniste').map((key) => words.professions[key]),
);

describe('professionals that are only estimated from the department', () => {
  it('give no density, no rank and no figure beside those of the department', () => {
    for (const { verdict, ranks } of studies) {
      for (const { key, count, density } of verdict.professionals) {
        expect(density.value).toBe(null);
        expect(ranks[key]).toBe(null);
        if (count.value !== null) expect([count.quality, density.quality]).toEqual(['estimated', 'estimated']);
      }
    }
    for (const { columns } of tables.filter(({ id }) => ['density', 'professionals'].includes(id))) {
      const all = columns.join(' ');
      expect(all).toMatch(/estimé selon la population|estimated by population/);
      expect(all).not.toMatch(/Ici|Here|Rang|Rank/);
    }
  });

  it('are compared in no table and spread over no commune', () => {
    for (const { rows, columns, note } of tables.filter(({ id }) => ['comparison', 'scenarios'].includes(id))) {
      expect(rows.filter(({ head }) => professions.some((name) => head.startsWith(name)))).toEqual([]);
      expect(columns.length).toBeGreaterThan(1);
      expect(note).toMatch(/estimés d’après le département|estimated from the department/);
    }
    for (const { columns } of tables.filter(({ id }) => id === 'communes')) expect(columns).toHaveLength(5);
    const [header, ...rows] = writeCsv(atlas, studies[0]).trim().split(/\r?\n/);
    const at = header.split(';').indexOf('medecin_generaliste');
    for (const row of rows)
      expect(row.split(';').slice(at, at + 3)).toEqual(['', '', 'estimé par département seulement']);
  });

  it('are said to be estimates by the verdict, the letter and the command', () => {
    const [{ verdict }] = studies;
    const said = checkSentence('professionals', verdict, country, french);
    expect(said).toContain('Estimés d’après le département');
    expect(said).not.toMatch(/\d/);
    const { diagnosis } = draftOf(country, studies[0], []);
    expect(diagnosis).not.toContain('≈');
    expect(diagnosis).toMatch(/^\[Professionnels de santé/);
    let out = '';
    const terminal = { out: (text: string) => (out += text), error: () => {}, interactive: true, folder: '.' };
    expect(run(['evaluate', '--communes', '63003', '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
    expect(out).toMatch(/Médecins généralistes : ≈ \d+ \(estimé selon la population\)/);
  });
});

describe('outlines rebuilt from bounding boxes', () => {
  it('are credited to nobody else, and said wherever they decide', () => {
    for (const language of [french, english]) {
      const credit = outlinesCredit(atlas.manifest, language);
      expect(credit).toMatch(/rectangles englobants|bounding boxes/);
      expect(credit).not.toContain('IGN');
      for (const { verdict } of studies) {
        const said = checkSentence('contiguity', verdict, country, language);
        expect(said).toMatch(/approchés|approximate/);
      }
    }
    const identities = tables.filter(({ id }) => id === 'identity');
    for (const { rows } of identities) expect(rows[3].head).toMatch(/Superficie approchée|Approximate area/);
    expect(statement('Essai', '2026-11-21', atlas.manifest, french)[1]).toMatch(/Contours [^;]+ \(approché\)/);
  });
});

it('the known CPTS are said to be a partial list, and no region to publish no minimum', () => {
  const [, vintages] = statement('Essai', '2026-11-21', atlas.manifest, french);
  expect(vintages).toMatch(/CPTS existantes [^;]+ \(liste partielle\)/);
  for (const { verdict } of studies) {
    const said = checkSentence('minimum-population', verdict, country, french);
    expect(said).not.toMatch(/n’en publie/);
    if (!verdict.minimum.published) expect(said).toContain('aucun minimum régional trouvé');
  }
});
