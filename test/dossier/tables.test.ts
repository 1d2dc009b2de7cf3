import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { allTables, PARTS, tablesOf, type Dossier } from '../../src/dossier/contents';
import { differenceFrom } from '../../src/dossier/compare';
import { draftOf, LETTER_PARTS } from '../../src/dossier/letter';
import { citationsOf } from '../../src/dossier/sources';
import { studyOf, type Study } from '../../src/dossier/study';
import { cellText, plain, text } from '../../src/dossier/table';
import { calendarFrom } from '../../src/domain/calendar';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { SOURCES } from '../../src/domain/sources';
import type { CheckId } from '../../src/checks/verdict';
import { en } from '../../src/words/en';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas, network } = country;
const LANGUAGES = [
  { words: fr, format: new Format('fr') },
  { words: en, format: new Format('en') },
];

const study = (units: Iterable<number>, origin: string | null = null) =>
  studyOf(country, { name: 'Essai', units: Uint16Array.from(units).sort(), origin }, DEFAULT_SETTINGS, []);
const dossier = (of: Study, ...beside: Study[]): Dossier => ({
  study: of,
  missions: { prevention: 10_000 },
  events: calendarFrom('2027-01-31', 'avenant-2', of.verdict.funding.amounts.operating, { prevention: 10_000 }),
  compared: [of, ...beside],
  scenarios: null,
});

/** A connected piece of France, or scattered communes, collectivités without outline among them. */
const drawn = fc
  .tuple(fc.nat(atlas.count - 1), fc.integer({ min: 1, max: 120 }), fc.boolean())
  .map(([start, size, together]) => {
    const { offsets, targets } = atlas.adjacency;
    const units = new Set([start]);
    if (together) {
      for (const unit of units) {
        for (let e = offsets[unit]; e < offsets[unit + 1] && units.size < size; e++) units.add(targets[e]);
      }
    } else for (let i = 1; i < size % 20; i++) units.add((start + i * 1777) % atlas.count);
    return units;
  });

describe('the tables of a dossier', () => {
  it('have a cell a column, no figure that is not one, and sources that are all listed, whatever is drawn', () => {
    fc.assert(
      fc.property(drawn, drawn, fc.constantFrom(...LANGUAGES), (units, others, language) => {
        const tables = allTables(dossier(study(units), study(others)), { country, language });
        const citations = citationsOf(tables, atlas.manifest, language.words);
        expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
        for (const { columns, rows } of tables) {
          for (const { head, cells, from } of rows) {
            expect(head).not.toBe('');
            expect(cells).toHaveLength(columns.length - 1);
            for (const cell of cells) {
              expect(Number.isNaN(cell.value)).toBe(false);
              expect(cell.value === null).toBe(cell.quality === 'unknown');
              expect(cellText(cell, language)).not.toMatch(/NaN|undefined|Infinity/);
            }
            for (const key of from?.sources ?? []) {
              expect(citations.find((one) => one.key === key)?.title).toBeTruthy();
            }
          }
        }
      }),
      { numRuns: Number(process.env.PERIMETRE_DOSSIERS ?? 10) },
    );
  });

  it('of every existing CPTS can be written, and its communes listed', () => {
    for (const { id, units } of network.cpts.slice(0, 8)) {
      const one = study(units, id);
      expect(one.stage).not.toBe('sketch');
      expect(one.verdict.overlaps.some(({ cpts }) => cpts !== null && network.cpts[cpts].id === id)).toBe(false);
      const [communes] = tablesOf('communes', dossier(one), { country, language: LANGUAGES[0] });
      expect(communes.rows).toHaveLength(units.length);
    }
  });

  it('say of each check the vintage and the quality of what it was read from', () => {
    const [cpts] = network.cpts;
    const one = study(cpts.units);
    const { rows } = tablesOf('diagnosis', dossier(one), { country, language: LANGUAGES[0] }).find(
      ({ id }) => id === 'checks',
    )!;
    const layer = (id: string) => atlas.manifest.layers.find((found) => found.id === id)!;
    const said = (id: CheckId) => rows.find(({ head }) => head === fr.checks[id].name)!.from!;
    const {
      population,
      population: { vintage },
    } = one.verdict;
    expect(said('minimum-population')).toMatchObject({ vintage, quality: population.quality });
    for (const [id, of] of [
      ['composition', 'professionals'],
      ['professionals', 'professionals'],
      ['contiguity', 'contours'],
      ['administrative', 'units'],
    ] as const) {
      expect(said(id)).toMatchObject({ vintage: layer(of).vintage, quality: layer(of).quality });
    }
    expect(said('overlap').vintage).toBe(`${layer('cpts').vintage}, ${vintage}`);
  });

  it('of one commune are all there', () => {
    const tables = allTables(dossier(study([atlas.codes.indexOf('03190')])), { country, language: LANGUAGES[0] });
    expect(tables.map(({ id }) => id)).toEqual([
      'identity',
      'structures',
      'professionals',
      'amounts',
      'checks',
      'population',
      'places',
      'density',
      'access',
      'apl',
      'overlap',
      'neighbours',
      'white-zones',
      'missing',
      'missions',
      'years',
      'calendar',
      'communes',
      ...(atlas.apl.medecin_generaliste ? ['communes-apl'] : []),
    ]);
    expect(PARTS).toContain('letter');
  });

  it('say what is missing and which file would bring it', () => {
    const { rows } = allTables(dossier(study([0])), { country, language: LANGUAGES[0] }).find(
      ({ id }) => id === 'missing',
    )!;
    const missing = rows.map(({ head }) => head);
    expect(missing).toContain('Orthophonistes');
    const counted = atlas.professionals.infirmier.quality === 'exact';
    expect(missing.includes('Professionnels comptés par commune')).toBe(!counted);
    expect(missing.includes('Accessibilité potentielle localisée (APL)')).toBe(!atlas.apl.medecin_generaliste);
    expect(rows.every(({ cells }) => cells.every(({ value }) => value))).toBe(true);
  });

  it('say of a country where no CPTS is known that it is unknown, rather than list it as a zone', () => {
    const [language] = LANGUAGES;
    const alone = study([atlas.codes.indexOf('03190')]);
    const all = allTables(dossier(alone, alone), { country, language });
    const table = (wanted: string) => all.find(({ id }) => id === wanted)!;
    expect(table('white-zones').rows).toEqual([]);
    expect(table('white-zones').note).toContain('ne sont pas toutes connues ici ou alentour (Allier, 03)');
    expect(table('missing').rows.map(({ head }) => head)).toContain('CPTS existantes alentour');
    const [compared] = table('comparison').rows.filter(({ head }) => head === fr.dossier.whiteZones.title);
    expect(compared.cells).toEqual([plain(null, 'integer'), plain(null, 'integer')]);
  });
});

describe('the money', () => {
  const tables = new Map(
    allTables(dossier(study(network.cpts[0].units)), { country, language: LANGUAGES[0] }).map((t) => [t.id, t]),
  );

  it('of a mission is the user’s where typed in, and unknown elsewhere', () => {
    const rows = tables.get('missions')!.rows.map(({ head, cells }) => [head, cells[1].value, cells[2].value]);
    expect(rows.find(([head]) => head === 'Prévention')).toEqual(['Prévention', 10_000, 'saisi par vous']);
    expect(rows.filter(([, amount]) => amount !== null)).toHaveLength(1);
  });

  it('of each year adds up what is known, and says how many payments are not', () => {
    const [first, second, , , last] = tables.get('years')!.rows.map(({ cells }) => cells.map(({ value }) => value));
    const calendar = tables.get('calendar')!.rows;
    const paid = (year: number) =>
      calendar
        .filter(({ cells }) => String(cells[0].value).match(`année ${year}\\s`))
        .map(({ cells }) => cells[1].value);
    expect(first[0]).toBe(paid(1).reduce((sum: number, amount) => sum + Number(amount ?? 0), 0));
    expect(first[1]).toBe(paid(1).filter((amount) => amount === null).length);
    // Prévention starts at the first anniversary: three quarters then, the rest at the second.
    expect(Number(second[0])).toBe(paid(2).reduce((sum: number, amount) => sum + Number(amount ?? 0), 0));
    expect(
      calendar
        .filter(({ cells }) => String(cells[0].value).startsWith('Prévention, année 2'))
        .map(({ head, cells }) => [head, cells[1].value]),
    ).toEqual([
      ['31 janvier 2028', 7_500],
      ['31 janvier 2029', 2_500],
    ]);
    expect(last[1]).toBe(paid(5).filter((amount) => amount === null).length);
  });
});

describe('the comparison', () => {
  it('marks by how much a figure differs from the first, and that words do', () => {
    expect(differenceFrom(plain(5, 'integer'), plain(8, 'integer'))).toBe(3);
    expect(differenceFrom(plain(5, 'integer'), plain(5, 'integer'))).toBeNull();
    expect(differenceFrom(text('Taille 1'), text('Taille 2'))).toBe('other');
    expect(differenceFrom(plain(null, 'integer'), plain(8, 'integer'))).toBe('other');
  });
});

describe('the sources', () => {
  it('name every layer and licence in the language of the page', () => {
    const tables = allTables(dossier(study(network.cpts[0].units)), { country, language: LANGUAGES[1] });
    const citations = citationsOf(tables, atlas.manifest, en);
    const layers = citations.filter(({ quality }) => quality !== null);
    expect(layers.length).toBeGreaterThan(3);
    for (const { key, title } of layers) expect(title).toBe(en.layers[key as keyof typeof en.layers]);
    const licences = [...atlas.manifest.layers, ...Object.values(SOURCES)].flatMap(({ licence }) => licence ?? []);
    for (const licence of licences) expect(en.licence(licence)).not.toBe(licence);
    for (const { title } of citationsOf(tables, atlas.manifest, fr)) expect(title).not.toBe('');
  });
});

describe('a figure on paper', () => {
  it('has a true minus sign before it, none before nothing, and ≈ where it is estimated', () => {
    const written = (value: number | null, quality: 'exact' | 'estimated' = 'exact') =>
      cellText({ value, kind: 'percent', quality }, LANGUAGES[0]).replaceAll(/\s/g, ' ');
    expect(written(-0.0123)).toBe('−1,2 %');
    expect(written(-0.00001)).toBe('0,0 %');
    expect(written(-0.5, 'estimated')).toBe('≈ −50,0 %');
    expect(written(null)).toBe('non renseigné');
  });
});

describe('the letter', () => {
  it('has its five parts, filled from the sketch, in French whatever the page speaks', () => {
    const one = study(network.cpts[0].units, network.cpts[0].id);
    const events = calendarFrom('2027-03-01', 'avenant-2', one.verdict.funding.amounts.operating);
    const letter = draftOf(country, one, events);
    expect(Object.keys(letter)).toEqual([...LETTER_PARTS]);
    expect(letter.territory.replaceAll(/\s/g, ' ')).toContain(
      `${one.units.length} communes et ${new Intl.NumberFormat('fr-FR').format(one.verdict.population.value!).replaceAll(/\s/g, ' ')} habitants`,
    );
    for (const unit of one.units) expect(letter.territory).toContain(atlas.names[unit]);
    expect(letter.orientations.match(/à compléter/g)).toHaveLength(6);
    expect(letter.calendar).toContain('1er septembre 2028');
    expect(draftOf(country, one, []).calendar).toContain('[Date de signature');
    for (const part of LETTER_PARTS) expect(letter[part]).not.toMatch(/undefined|NaN|null/);
  });

  it('takes the word of the person on the contrat local de santé', () => {
    const { units } = network.cpts[0];
    const partners = (cls: boolean | null) =>
      draftOf(country, studyOf(country, { name: 'Essai', units, origin: null, cls }, DEFAULT_SETTINGS, []), [])
        .partners;
    expect(partners(false)).toContain('Aucun contrat local de santé ne couvre le territoire.');
    expect(partners(true)).toContain('[nom du contrat qui couvre le territoire]');
    expect(partners(null)).toContain('à vérifier auprès de l’ARS');
  });
});
