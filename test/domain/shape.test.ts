import { describe, expect, it } from 'vitest';
import type { ExistingCpts, Stage } from '../../src/atlas/atlas';
import { evaluate } from '../../src/checks/evaluate';
import type { Sketch } from '../../src/domain/overlaps';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import type { CheckId, Verdict } from '../../src/checks/verdict';
import type { Piece } from '../../src/domain/verdict';
import { UnitSet } from '../../src/kernel/unit-set';
import { countryOf, synthetic, type SyntheticOptions } from '../synthetic';

interface Case extends SyntheticOptions {
  cpts?: { name: string; units: number[]; stage?: Stage }[];
  sketches?: Sketch[];
}

function verdictOn(rows: string[], units: number[], { cpts = [], sketches = [], ...options }: Case = {}): Verdict {
  const existing = cpts.map(({ name, units: held, stage = 'aci' }): ExistingCpts => ({
    id: name,
    name,
    stage,
    stageText: '',
    stageDate: '',
    units: Uint16Array.from(held),
    source: { title: 'test', url: null },
  }));
  const country = countryOf(synthetic(rows, options).atlas, existing);
  return evaluate(country, new Territory(country, units), DEFAULT_SETTINGS, sketches);
}

const check = (verdict: Verdict, id: CheckId) => verdict.checks.find((c) => c.id === id)!;
const plain = (pieces: Piece[]) => pieces.map(({ units, population }) => [[...units], population]);

describe('contiguity', () => {
  const square = ['aaa', 'aaa', 'aaa'];

  it('passes in one piece', () => {
    expect(check(verdictOn(square, [0, 1, 4]), 'contiguity')).toMatchObject({ state: 'pass', value: 1 });
  });

  it('warns of two pieces, the most peopled first', () => {
    const verdict = verdictOn(square, [0, 1, 8], { population: (unit) => (unit === 8 ? 9000 : 1000) });
    expect(plain(verdict.pieces)).toEqual([
      [[8], 9000],
      [[0, 1], 2000],
    ]);
    expect(verdict.pieces.map(({ bySea }) => bySea)).toEqual([false, false]);
    expect(check(verdict, 'contiguity')).toMatchObject({ state: 'warn', value: 2, limit: 1 });
  });

  it('warns of the enclave of a ring', () => {
    const verdict = verdictOn(square, [0, 1, 2, 3, 5, 6, 7, 8]);
    expect(plain(verdict.enclaves)).toEqual([[[4], 1000]]);
    expect(check(verdict, 'contiguity')).toMatchObject({ state: 'warn', value: 1 });
  });

  it('says when only the sea parts the pieces', () => {
    const verdict = verdictOn(['aa.a', 'aa.a'], [0, 1, 2]);
    expect(verdict.pieces.map(({ units, bySea }) => [[...units], bySea])).toEqual([
      [[0, 1], false],
      [[2], true],
    ]);
  });
});

describe('overlap', () => {
  const cpts = [
    { name: 'Ouest', units: [0, 1], stage: 'aci' as const },
    { name: 'Est', units: [1, 2], stage: 'projet' as const },
    { name: 'Loin', units: [3] },
  ];

  it('tells which, where, how many inhabitants and at what stage; a unit held twice is shared, and counts for none', () => {
    const verdict = verdictOn(['aaaa'], [0, 1, 2], { cpts });
    expect(verdict.overlaps.map(({ name, stage, units, population }) => [name, stage, [...units], population])).toEqual(
      [
        ['Ouest', 'aci', [0], 1000],
        ['Est', 'projet', [2], 1000],
      ],
    );
    expect(verdict.shared).toEqual([{ unit: 1, cpts: [0, 1] }]);
    expect(check(verdict, 'overlap')).toMatchObject({ state: 'warn', value: 2, limit: 0 });
    expect(check(verdictOn(['aaaa'], [1], { cpts }), 'overlap')).toMatchObject({ state: 'unknown', value: null });
  });

  it('fails where the region or the department forbids it', () => {
    expect(check(verdictOn(['aaaa'], [0], { cpts, regions: { a: '52' } }), 'overlap').state).toBe('fail');
    expect(check(verdictOn(['aaaa'], [0], { cpts, departments: { a: '93' } }), 'overlap').state).toBe('fail');
    const across = { cpts, departments: { b: '93' } };
    expect(check(verdictOn(['aabb'], [0], across), 'overlap').state).toBe('warn');
    expect(check(verdictOn(['aabb'], [1, 2], across), 'overlap').state).toBe('fail');
  });

  it('warns of one’s own other sketches, which forbid nothing yet', () => {
    const sketches = [{ name: 'Variante', units: new UnitSet([2, 3]) }];
    const verdict = verdictOn(['aaaa'], [1, 2], { sketches, regions: { a: '52' } });
    expect(verdict.overlaps).toMatchObject([{ cpts: null, name: 'Variante', stage: 'sketch', population: 1000 }]);
    expect(check(verdict, 'overlap').state).toBe('warn');
  });

  it('passes where nobody is', () => {
    expect(check(verdictOn(['aaaa'], [2], { cpts: cpts.slice(0, 1) }), 'overlap')).toMatchObject({
      state: 'pass',
      value: 0,
    });
  });
});

describe('leftover', () => {
  const row = ['aaaaaaaa'];
  const population = () => 8000;

  it('warns of a white zone cut off below the minimum, and leaves alone one that can stand', () => {
    const verdict = verdictOn(row, [2, 3], { population });
    expect(plain(verdict.leftovers)).toEqual([[[0, 1], 16_000]]);
    expect(check(verdict, 'leftover')).toMatchObject({ state: 'warn', value: 16_000, limit: 20_000 });
  });

  it('counts as covered what a CPTS of any stage or another sketch holds', () => {
    const covered = { population, cpts: [{ name: 'Bord', units: [0, 1], stage: 'lettre' as const }] };
    expect(verdictOn(row, [2, 3], covered).leftovers).toEqual([]);
    const sketched = { population, sketches: [{ name: 'Autre', units: new UnitSet([6, 7]) }] };
    expect(plain(verdictOn(row, [2, 3, 4], sketched).leftovers)).toEqual([
      [[0, 1], 16_000],
      [[5], 8000],
    ]);
  });

  it('does not blame a territory for zones that it never joined', () => {
    const cpts = [{ name: 'Milieu', units: [2, 3] }];
    expect(verdictOn(row, [2, 3], { population, cpts }).leftovers).toEqual([]);
  });

  it('stops at the minimum of the region', () => {
    expect(verdictOn(row, [3], { population: () => 10_000 }).leftovers).toEqual([]);
    expect(plain(verdictOn(row, [3], { population: () => 6666 }).leftovers)).toEqual([[[0, 1, 2], 19_998]]);
  });
});

describe('administrative', () => {
  it('tells departments and cut EPCI, and warns of two regions only', () => {
    const options = { epci: (unit: number) => (unit < 3 ? 'E1' : null), regions: { a: 'R1', b: 'R1', c: 'R2' } };
    const two = verdictOn(['aabbcc'], [1, 2], options);
    expect(two.departments.map(({ code, units, of, population }) => [code, units, of, population])).toEqual([
      ['a', 1, 2, 1000],
      ['b', 1, 2, 1000],
    ]);
    expect(two.epcis).toEqual([{ code: 'E1', name: 'E1', units: 2, of: 3, population: 2000 }]);
    expect(check(two, 'administrative').state).toBe('info');
    const across = verdictOn(['aabbcc'], [3, 4], options);
    expect(across.regions.map(({ code }) => code)).toEqual(['R1', 'R2']);
    expect(across.epcis).toEqual([]);
    expect(check(across, 'administrative')).toMatchObject({ state: 'warn', value: 2 });
  });
});

describe('composition and professionals', () => {
  it('asks for two généralistes and one other where they are counted', () => {
    expect(check(verdictOn(['aa'], [0, 1]), 'composition')).toMatchObject({ state: 'pass', value: 2, limit: 2 });
    expect(check(verdictOn(['aa'], [0]), 'composition')).toMatchObject({ state: 'warn', value: 1 });
  });

  it('does not take an estimate for a presence', () => {
    const verdict = verdictOn(['aa'], [0, 1], { professionals: () => 20, quality: 'estimated' });
    expect(check(verdict, 'composition')).toMatchObject({ state: 'unknown', value: 40 });
    expect(check(verdict, 'professionals').state).toBe('unknown');
    expect(verdict.professionals[0].count).toMatchObject({ value: 40, quality: 'estimated' });
  });

  it('keeps unknown apart from none', () => {
    const unknown = verdictOn(['aa'], [0, 1], { professionals: (unit) => (unit ? NaN : 3) });
    expect(unknown.professionals[0].count).toMatchObject({ value: null, quality: 'unknown' });
    expect(check(unknown, 'composition').state).toBe('unknown');
    const none = verdictOn(['aa'], [0, 1], { professionals: () => 0 });
    expect(none.professionals[0].count).toMatchObject({ value: 0, quality: 'exact' });
    expect(check(none, 'composition').state).toBe('warn');
  });

  it('compares with the departments and the region touched, and with the country', () => {
    const verdict = verdictOn(['aabbc'], [1, 2], {
      professionals: (unit) => [1, 2, 3, 4, 10][unit],
      regions: { a: 'R1', b: 'R1', c: 'R2' },
    });
    const [generalists] = verdict.professionals;
    expect(generalists.density.value).toBe(25);
    expect(generalists.reference).toEqual({ department: 25, region: 25, france: 40 });
  });

  it('leaves units of unknown count out of both sides of a reference', () => {
    const verdict = verdictOn(['aaa'], [0], { professionals: (unit) => (unit === 2 ? NaN : 3) });
    expect(verdict.professionals[0].reference.france).toBe(30);
  });
});
