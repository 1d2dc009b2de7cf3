import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readCommunes, readEpcis } from '../../../scripts/data/decoupage';
import { takeFigures } from '../../../scripts/data/layers/figures';
import { readCpts } from '../../../scripts/data/layers/cpts';
import { readHistory } from '../../../scripts/data/layers/history';
import { openUnits } from '../../../scripts/data/layers/moves';
import { readPopulations } from '../../../scripts/data/layers/population';
import { NATIONAL_TOTALS, readProfessionals } from '../../../scripts/data/layers/professionals';
import { openSource, readSource } from '../../../scripts/data/sources';
import { readUnits } from '../../../scripts/data/units';
import { sum } from '../folder';

const folder = openSource(undefined)!;
const units = await openUnits(folder);
const populations = await readPopulations(units, folder);
const municipale = populations.columns[0].values;
const lines = (name: string) =>
  new TextDecoder().decode(readSource(folder, name)!.bytes).trim().split(/\r?\n/).slice(1);

/** Members of the EPCI by code, from the DGCL's workbook of 2025: population totale and municipale of 2022. */
const dgcl = new Map(
  (await readSheet(join(folder.root, 'dgcl/epcicom-2025.xlsx')))
    .slice(1)
    .map((row) => [String(row[9]), { totale: Number(row[12]), municipale: Number(row[13]) }]),
);

/** Types of the BPE by what they count; the file has none of gynaecologists. */
const STRUCTURES = {
  maison_de_sante: 'D113',
  centre_de_sante: 'D108',
  laboratoire: 'D302',
  urgences: 'D106',
  maternite: 'D107',
  ambulance: 'D303',
  radiologie: 'D274',
} as const;

/** Out of Neussargues en Pinatelle (15141) on 1 January 2025. */
const RECREATED = ['15031', '15035', '15047', '15171'];

describe('populations', () => {
  test("INSEE's file and the package agree on every unit", async () => {
    const embedded = await readPopulations(units, null);
    expect(municipale).toEqual(embedded.columns[0].values);
    expect(populations.year).toEqual(embedded.year);
    expect(populations.layer.rows).toEqual({ read: 34_900, taken: 34_900, recoded: 0, setAside: 0, rejected: 0 });
  });

  test('the totale adds the population comptée à part to each unit', () => {
    const totale = populations.columns[1].values;
    const wrong = lines('insee/donnees_communes.csv').filter((line) => {
      const [, , , , , , code, , pmun, pcap, ptot] = line.split(';');
      const unit = units.index.get(code)!;
      return totale[unit] !== Number(ptot) || totale[unit] !== municipale[unit] + Number(pcap) || !pmun;
    });
    expect(wrong).toEqual([]);
  });

  test('the totale of the package is the one of 2022 in the workbook of the DGCL', () => {
    const members = readEpcis().lines.flatMap(({ membres }) => membres);
    expect(members).toHaveLength(34_871);
    expect(members.filter(({ code, populationTotale }) => populationTotale !== dgcl.get(code)!.totale)).toEqual([]);
  });

  test('2022 recoded to today is the population of 2022 that the DGCL gives to every commune', () => {
    const values = readHistory(units).columns.find(({ vintage }) => vintage === 2022)!.values;
    const published = units.codes.flatMap((code, unit) => {
      const member = code.startsWith('976') ? undefined : dgcl.get(code);
      return member ? [{ code, found: values[unit], municipale: member.municipale }] : [];
    });
    expect(published).toHaveLength(34_871 - 17 - 3);
    const differing = published.filter(({ found, municipale }) => found !== municipale);
    expect(differing.every(({ found }) => Number.isNaN(found))).toBe(true);
    const unknown = differing.map(({ code }) => code);
    expect(unknown).toEqual(['15031', '15035', '15047', '15141', '15171']);
  });
});

describe("INSEE's moves", () => {
  test('agree with the package on every gone code but those that ended in a split', () => {
    const embedded = readUnits();
    const differing = units.recoding.from.filter((code) => {
      return embedded.resolve(code).join() !== units.resolve(code).join();
    });
    // Saint-Barthélemy and Saint-Martin left the official code: the moves alone say what became of theirs.
    expect(differing).toEqual(['08227', '45117', '51385', '51606', '60606', '77362', '97123', '97127']);
    expect(units.recoding.from.filter((code) => !['97123', '97127'].includes(code))).toEqual(embedded.recoding.from);
  });

  test('leave no code of a commune since 1943 without an answer, Saint-Barthélemy and Saint-Martin included', () => {
    const old = new Set(lines('insee/mouvements-communes.csv').map((line) => line.split(',')[3]));
    old.delete('');
    const lost = [...old].filter((code) => units.resolve(code).length === 0);
    expect(lost).toEqual([]);
    const named = (code: string) => units.resolve(code).map((unit) => units.codes[unit]);
    expect([named('97123'), named('97127')]).toEqual([['97701'], ['97801']]);
  });
});

describe('professionals', async () => {
  const { columns, facilities, layer } = await readProfessionals(units, folder, municipale);

  test('reach the published totals, old codes included', () => {
    for (const [key, total] of Object.entries(NATIONAL_TOTALS))
      expect(sum(columns[key as keyof typeof columns].values)).toBe(total);
    expect(layer.quality).toBe('exact');
    expect(layer.rejections).toEqual([]);
    expect(layer.setAside.map(({ reason }) => reason)).toEqual(['other-item']);
    const { read, taken, setAside, rejected } = layer.rows;
    const kept: readonly string[] = Object.values(STRUCTURES);
    const structures = lines('insee/bpe2024-sante.csv').filter((line) => kept.includes(line.split(';')[1]));
    expect({ read, taken, setAside, rejected }).toEqual({
      read: 77_554,
      taken: 53_160 + structures.length,
      setAside: 24_394 - structures.length,
      rejected: 0,
    });
  });

  test('structures reach the published totals, and those of the file where none is published', () => {
    expect(sum(facilities.maison_de_sante.values)).toBe(2_586);
    expect(sum(facilities.centre_de_sante.values)).toBe(3_503);
    for (const [key, type] of Object.entries(STRUCTURES)) {
      const counts = lines('insee/bpe2024-sante.csv').map((line) => line.split(';'));
      const total = counts.reduce((all, [, of, count]) => all + (of === type ? Number(count) : 0), 0);
      const { values, quality } = facilities[key as keyof typeof STRUCTURES];
      expect(sum(values), key).toBe(total);
      expect(quality).toBe('exact');
    }
    expect(facilities.gynecologie.quality).toBe('unknown');
  });

  test('each department has the health houses and centres of the committed table', () => {
    const [head, ...rows] = readFileSync('data/professionnels-par-departement-bpe2024.csv', 'utf8').trim().split('\n');
    const place = (key: string) => head.split(';').indexOf(key);
    for (const key of ['maison_de_sante', 'centre_de_sante'] as const)
      for (const cells of rows.map((row) => row.split(';')).filter((cells) => cells[place(key)] !== '')) {
        const inside = (_: number, unit: number) => units.departments[units.department[unit]].code === cells[0];
        expect(sum(facilities[key].values.filter(inside)), `${key} ${cells[0]}`).toBe(Number(cells[place(key)]));
      }
  });

  test('each department has the counts of the committed table', async () => {
    const estimated = (await readProfessionals(units, null, municipale)).columns;
    units.departments.forEach(({ code }, department) => {
      const inside = (_: number, unit: number) => units.department[unit] === department;
      for (const key of Object.keys(NATIONAL_TOTALS) as (keyof typeof columns)[])
        expect(Math.round(sum(estimated[key].values.filter(inside))), `${key} ${code}`).toBe(
          sum(columns[key].values.filter(inside)),
        );
    });
  });

  test('Mayotte is covered, the collectivités are not', () => {
    const at = (code: string) => columns.infirmier.values[units.index.get(code)!];
    expect(sum(columns.infirmier.values.filter((_, unit) => units.codes[unit].startsWith('976')))).toBe(154);
    expect(at('97502')).toBeNaN();
    const unknown = units.codes.filter((_, unit) => Number.isNaN(columns.infirmier.values[unit]));
    expect(unknown.slice(0, 4)).toEqual(RECREATED);
    expect(unknown).toHaveLength(4 + 94);
  });

  test('a commune re-created since the BPE is unknown, and still counted where it was', () => {
    expect(columns.medecin_generaliste.values[units.index.get('15141')!]).toBe(4);
    expect(layer.caveats.slice(-2)).toEqual([
      {
        id: 'separated',
        count: 4,
        examples: ['Celles (15031)', 'Chalinargues (15035)', 'Chavagnac (15047)', 'Sainte-Anastasie (15171)'],
      },
      { id: 'separated-from', count: 1, examples: ['Neussargues-Moissac (15141)'] },
    ]);
  });
});

describe('accessibility (APL)', async () => {
  const {
    atlas: { apl: columns },
    layers: [layer],
  } = await takeFigures(units, folder);

  test('is that of the file where a commune stands alone', () => {
    for (const [code, apl] of [
      ['75113', 4.417],
      ['01004', undefined],
    ] as const) {
      const line = lines('drees/apl-2023.csv').find((row) => row.startsWith(`${code};medecin_generaliste;`))!;
      const published = Number(line.split(';')[3]);
      if (apl !== undefined) expect(published).toBe(apl);
      expect(columns.medecin_generaliste!.values[units.index.get(code)!]).toBeCloseTo(published, 5);
    }
  });

  test('every row has a place; Corsica and Mayotte are not in the file', () => {
    expect(layer.rows).toEqual({ read: 172_970, taken: 172_970, recoded: 340, setAside: 0, rejected: 0 });
    expect(layer.caveats[1].examples.slice(0, 4)).toEqual(['2A', '2B', '976', '975']);
    const unknown = units.codes.filter((code, unit) => code < '975' && Number.isNaN(columns.infirmier!.values[unit]));
    const villagesDetruits = ['55039', '55050', '55139', '55189', '55239', '55307'];
    expect(unknown.filter((code) => !/^2[AB]/.test(code))).toEqual([...RECREATED, ...villagesDetruits]);
  });

  test('stays between the values of the communes that were merged', () => {
    const parts = new Map<number, number[]>();
    for (const line of lines('drees/apl-2023.csv')) {
      const [code, profession, , apl] = line.split(';');
      if (profession !== 'kinesitherapeute') continue;
      const unit = units.resolve(code)[0];
      parts.set(unit, [...(parts.get(unit) ?? []), Number(apl)]);
    }
    const merged = [...parts].filter(([, values]) => values.length > 1);
    expect(merged).toHaveLength(46);
    for (const [unit, values] of merged) {
      const mean = columns.masseur_kinesitherapeute!.values[unit];
      expect(mean).toBeGreaterThanOrEqual(Math.fround(Math.min(...values)));
      expect(mean).toBeLessThanOrEqual(Math.fround(Math.max(...values)));
    }
  });
});

describe("CPTS of Provence-Alpes-Côte d'Azur", async () => {
  const { cpts, layer } = await readCpts(units, folder, null);
  const paca = cpts.filter(({ id }) => id.startsWith('paca-'));

  test('70 CPTS, 917 communes, Nice in three of them', () => {
    expect(paca).toHaveLength(70);
    expect(paca.reduce((total, { units }) => total + units.length, 0)).toBe(917);
    expect(paca.filter(({ units }) => units.includes('06088'))).toHaveLength(3);
    expect(layer.rows.rejected).toBe(0);
  });

  test('none has a stage, for the list gives none', () => {
    expect(new Set(paca.map(({ stage }) => stage))).toEqual(new Set(['unknown']));
  });
});

test('the cities are in no file as a whole', () => {
  const cities = new Set(readCommunes().lines.flatMap(({ commune }) => commune ?? []));
  for (const name of ['insee/donnees_communes.csv', 'insee/bpe2024-sante.csv', 'drees/apl-2023.csv'])
    expect(
      lines(name).some((line) => line.split(';').some((cell) => cities.has(cell))),
      name,
    ).toBe(false);
});
