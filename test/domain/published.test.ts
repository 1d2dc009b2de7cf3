import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { resolveCodes } from '../../src/atlas/codes';
import { evaluate } from '../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { inVintage, vintagesOf } from '../../src/domain/vintage';
import { builtCountry } from '../folder';

/** PMUN 2023 straight from the npm package, past our build, our atlas and our sums. */
const pmun2023 = new Map(
  (
    createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as {
      code: string;
      type: string;
      population?: number;
    }[]
  )
    .filter(({ type }) => type === 'commune-actuelle' || type === 'arrondissement-municipal')
    .map(({ code, population }) => [code, population!]),
);

const published = readFileSync('data/cpts-publies.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(';'))
  .map((cells) => ({
    name: cells[0],
    department: cells[1],
    population: cells[4] ? Number(cells[4]) : null,
    size: cells[6] ? Number(cells[6].slice(1)) : null,
    amount: cells[7] ? Number(cells[7]) : null,
    codes: cells[10].split(' '),
  }));

const thresholds = (population: number) =>
  population < 40_000 ? 1 : population <= 80_000 ? 2 : population <= 175_000 ? 3 : 4;

const country = builtCountry();
const verdictOn = (codes: string[]) => {
  const resolved = resolveCodes(country.atlas, codes);
  return { ...resolved, verdict: evaluate(country, new Territory(country, resolved.units), DEFAULT_SETTINGS) };
};
const figuresIn = (vintage: number, name: string) => {
  const counted = inVintage(country, vintage);
  const { units } = resolveCodes(country.atlas, published.find((cpts) => cpts.name.includes(name))!.codes);
  return evaluate(counted, new Territory(counted, units), DEFAULT_SETTINGS);
};
const byName = (name: string) => verdictOn(published.find((cpts) => cpts.name.includes(name))!.codes).verdict;

describe.each(published)('$name', ({ name, department, population, size, codes }) => {
  const { units, unknown, recoded, verdict } = verdictOn(codes);

  it('resolves to units in force, all of them', () => {
    expect(unknown).toEqual([]);
    expect(recoded).toEqual([]);
    expect(units).toHaveLength(new Set(codes).size);
  });

  it('counts the inhabitants that INSEE counts', () => {
    const sum = codes.reduce((total, code) => total + pmun2023.get(code)!, 0);
    expect(verdict.population).toMatchObject({ value: sum, quality: 'exact', vintage: '2023', years: [2023] });
  });

  it('is in the class of its inhabitants, and in the one published', () => {
    expect(verdict.size.class).toBe(thresholds(verdict.population.value!));
    if (size !== null) expect(verdict.size.class).toBe(size);
    if (population !== null) expect(verdict.size.class).toBe(thresholds(population));
  });

  it('lies in its department and overlaps itself', () => {
    expect(verdict.departments[0].code).toBe(department);
    const itself = verdict.overlaps.find((overlap) => overlap.name === name)!;
    expect(itself.units).toHaveLength(units.length);
  });
});

describe('the published figures by vintage', () => {
  const at = (name: string, vintage: number) => byName(name).size.vintages.find((v) => v.vintage === vintage);

  it('Alaric published 47 477 inhabitants, those of 2016; it has 46 897 in 2023', () => {
    expect(at('Alaric', 2016)).toEqual({ vintage: 2016, population: 47_477, class: 2 });
    expect(byName('Alaric').population.value).toBe(46_897);
  });

  it('Bout du Lac published 15 254 inhabitants, those of 2020; it has 15 410 in 2023, below the default minimum', () => {
    expect(at('Bout du Lac', 2020)).toEqual({ vintage: 2020, population: 15_254, class: 1 });
    const verdict = byName('Bout du Lac');
    expect(verdict.population.value).toBe(15_410);
    expect(verdict.checks[0]).toMatchObject({ id: 'minimum-population', state: 'warn', value: 15_410, limit: 20_000 });
  });

  it('Montpellier Nord published T3 with "2016" figures that are not PMUN 2016: under it, the class would be T2', () => {
    const verdict = byName('Montpellier Nord');
    expect(at('Montpellier Nord', 2016)).toEqual({ vintage: 2016, population: 78_870, class: 2 });
    expect(verdict.size.class).toBe(3);
    expect(verdict.checks.find(({ id }) => id === 'size-class')!.state).toBe('warn');
  });

  it('counted by the vintage that they published, all figures follow it', () => {
    const alaric = figuresIn(2016, 'Alaric');
    expect(alaric.population).toMatchObject({
      value: 47_477,
      vintage: '2016',
      years: [2016],
      quality: 'exact',
      source: 'population-history',
    });
    expect(alaric.size).toMatchObject({ class: 2, toPrevious: 7478, toNext: 32_524 });
    expect(alaric.size.vintages.map(({ vintage, population }) => [vintage, population])).toEqual([
      [2023, 46_897],
      ...byName('Alaric')
        .size.vintages.filter(({ vintage }) => vintage !== 2016)
        .map((one) => [one.vintage, one.population]),
    ]);
    expect(alaric.departments.reduce((sum, { population }) => sum + population!, 0)).toBe(47_477);
    const bout = figuresIn(2020, 'Bout du Lac');
    expect(bout.checks[0]).toMatchObject({
      state: 'warn',
      value: 15_254,
      sources: expect.arrayContaining(['population-history']) as unknown,
    });
    expect(bout.size).toMatchObject({ class: 1, toNext: 40_000 - 15_254 });
    const [generalists] = bout.professionals;
    const { count, density } = byName('Bout du Lac').professionals[0];
    expect(generalists.count.value).toBe(count.value);
    expect(generalists.density.value! * 15_254).toBeCloseTo(density.value! * 15_410, 6);
  });

  it('the class and the money of Montpellier Nord are those of the vintage', () => {
    const { size, funding, checks } = figuresIn(2016, 'Montpellier Nord');
    expect([size.class, funding.class]).toEqual([2, 2]);
    expect(funding.amounts.ceilingWithSnp.value).toBe(362_500);
    expect(checks.find(({ id }) => id === 'size-class')).toMatchObject({ state: 'warn', value: 2 });
  });

  it('a unit re-created since, and its parent, are out of the sum, which says so', () => {
    const marches = figuresIn(2016, 'Marches de Bretagne');
    expect(marches.population).toMatchObject({ quality: 'approximate', unknownUnits: 2 });
    expect(marches.checks[1].state).toBe('unknown');
    expect(marches.population.value).toBeLessThan(byName('Marches de Bretagne').population.value!);
  });

  it('a vintage that no one holds leaves the country as it is', () => {
    expect(vintagesOf(country.atlas)).toEqual([2023, 2022, 2020, 2016]);
    expect(inVintage(country, 2021)).toBe(country);
    expect(inVintage(country, null)).toBe(country);
    expect(inVintage(country, 2023)).toBe(country);
  });

  it('Marches de Bretagne holds a commune re-created since: its 2016 population is not guessed', () => {
    expect(at('Marches de Bretagne', 2016)).toEqual({ vintage: 2016, population: null, class: null });
  });

  it.each(['Aprosalys', 'Lyon 5ème', 'Lyon 6ème', 'Yseron'])(
    '%s was promised 362 500 € as T2 under avenant 2',
    (name) => {
      expect(byName(name).funding).toMatchObject({ class: 2, amounts: { ceilingWithSnp: { value: 362_500 } } });
      expect(published.find((cpts) => cpts.name.includes(name))!.amount).toBe(362_500);
    },
  );
});

describe('the fiche of the CPTS Sud Allier (ARS Auvergne-Rhône-Alpes, June 2020)', () => {
  const fiche = {
    medecin_generaliste: 27,
    infirmier: 60,
    masseur_kinesitherapeute: 29,
    chirurgien_dentiste: 16,
    orthophoniste: 3,
  };
  const epci = country.atlas.epcis.findIndex(({ name }) => name.includes('Saint-Pourçain'));
  const units = [...country.atlas.epci.keys()].filter((unit) => country.atlas.epci[unit] === epci);
  const settings = { ...DEFAULT_SETTINGS, agreement: 'aci-2019' as const };
  const verdict = evaluate(country, new Territory(country, units), settings);

  it('counts its 135 professionals under the keys of our list, in its order', () => {
    const keys = verdict.professionals.map(({ key }) => key);
    expect(keys.filter((key) => key in fiche)).toEqual(Object.keys(fiche));
    expect(Object.values(fiche).reduce((a, b) => a + b)).toBe(135);
  });

  it('has the money of its class: 185 000 € a year without SNP, 15 000 € to write the project', () => {
    expect(verdict.size.class).toBe(1);
    expect(verdict.funding.amounts.ceilingWithoutSnp.value).toBe(185_000);
    expect(verdict.funding.amounts.projectWriting.value).toBe(15_000);
  });

  it('compares each profession that is counted with the department, the region and France', () => {
    const counted = verdict.professionals.filter(({ count }) => count.value !== null);
    expect(counted.map(({ key }) => key)).toEqual([
      'medecin_generaliste',
      'infirmier',
      'masseur_kinesitherapeute',
      'chirurgien_dentiste',
      'pharmacie',
      'sage_femme',
      'pedicure_podologue',
    ]);
    for (const { density, count, reference } of counted) {
      // An estimate spread from the department has no density of its own to compare.
      if (count.quality === 'estimated') expect(density).toMatchObject({ value: null, quality: 'estimated' });
      else expect(density.value).toBeCloseTo((count.value! / verdict.population.value!) * 10_000);
      expect(Object.values(reference).every((value) => value! > 0)).toBe(true);
    }
    const unknown = verdict.professionals.find(({ key }) => key === 'orthophoniste')!;
    expect(unknown.count).toMatchObject({ value: null, quality: 'unknown' });
    expect(unknown.reference).toEqual({ department: null, region: null, france: null });
  });
});
