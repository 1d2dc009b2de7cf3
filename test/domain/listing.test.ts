import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { NO_CPTS, type ExistingCpts, type KnownCpts } from '../../src/atlas/atlas';
import { applyLayers } from '../../src/data/apply';
import { coverOf } from '../../src/domain/cover';
import { createCountry, withoutCpts } from '../../src/domain/country';
import { evaluate } from '../../src/checks/evaluate';
import { coverageBy } from '../../src/domain/coverage';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import type { CheckId } from '../../src/checks/verdict';
import type { CheckState } from '../../src/domain/verdict';
import { isOutside } from '../../src/domain/outside';
import { uncoveredOf } from '../../src/domain/white-zones';
import { UnitSet } from '../../src/kernel/unit-set';
import { builtCountry } from '../folder';
import { countryOf, synthetic } from '../synthetic';

/** The checks that cannot pass without a complete list of the existing CPTS. */
const LEANING: readonly CheckId[] = ['overlap', 'leftover'];

const held = (name: string, units: Iterable<number>): ExistingCpts => ({
  id: name,
  name,
  stage: 'unknown',
  stageText: '',
  stageDate: '',
  units: Uint16Array.from(new Set(units)).sort(),
  source: { title: name, url: null },
});

describe('without a list of the existing CPTS', () => {
  const { atlas } = builtCountry();
  const bare = createCountry(atlas, NO_CPTS);
  const statesIn = (department: number): Map<CheckId, CheckState> => {
    const units = Array.from({ length: atlas.count }, (_, unit) => unit).filter(
      (unit) => atlas.department[unit] === department,
    );
    return new Map(
      evaluate(bare, new Territory(bare, units), DEFAULT_SETTINGS).checks.map(({ id, state }) => [id, state]),
    );
  };

  it.each(atlas.departments.map(({ code }, department) => [code, department] as const))(
    'no check that needs it passes: %s',
    (_code, department) => {
      const states = statesIn(department);
      for (const id of LEANING) expect(states.get(id)).toBe('unknown');
      expect(states.get('cls')).toBe('unknown');
    },
  );

  it('nothing is white, no share is told, in any region or department', () => {
    const { white, unlisted } = uncoveredOf(bare, coverOf(bare, []), { kind: 'france' }, DEFAULT_SETTINGS);
    expect(white).toEqual([]);
    const inside = atlas.department.filter((department) => !isOutside(atlas, department)).length;
    expect(unlisted.reduce((sum, { units }) => sum + units.length, 0)).toBe(inside);
    for (const row of [...coverageBy(bare, 'region'), ...coverageBy(bare, 'department')]) {
      expect([row.aci.share, row.allStages.share, row.adopted.share]).toEqual([null, null, null]);
      expect(row.listed).toEqual({ units: 0, population: 0 });
    }
  });
});

describe('a list more', () => {
  const ROWS = ['aabb', 'aabb', 'ccdd', 'ccdd'];
  const CODES = ['a', 'b', 'c', 'd'];
  const { atlas } = synthetic(ROWS, { population: () => 6000 });
  const layer = { ...builtCountry().atlas.manifest.layers[0], id: 'import-cpts', vintage: '2026' } as const;
  const units = fc.uniqueArray(fc.nat(atlas.count - 1), { minLength: 1, maxLength: 8 });
  const list = fc.record({
    cpts: fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D'), units }), { maxLength: 4 }),
    complete: fc.subarray(CODES),
  });
  type List = typeof list extends fc.Arbitrary<infer T> ? T : never;

  const over = (known: KnownCpts, { cpts, complete }: List): KnownCpts => {
    const byName = new Map(cpts.map((one) => [one.name, held(one.name, one.units)]));
    return applyLayers(atlas, known, [{ brings: 'cpts', cpts: [...byName.values()], complete, layer }]).known;
  };
  const statesOf = (known: KnownCpts, territory: readonly number[]) => {
    const country = createCountry(atlas, known);
    const { checks } = evaluate(country, new Territory(country, territory), DEFAULT_SETTINGS);
    return new Map(checks.map(({ id, state }) => [id, state]));
  };
  /** Departments of a territory and of its neighbours. */
  const around = (territory: readonly number[]) => {
    const { offsets, targets } = atlas.adjacency;
    const reached = territory.flatMap((unit) => [unit, ...targets.subarray(offsets[unit], offsets[unit + 1])]);
    return new Set(reached.map((unit) => atlas.departments[atlas.department[unit]].code));
  };

  it('takes the place of what was known under other names where it is complete, and of nothing else', () => {
    const inDepartment = (code: string) =>
      [...atlas.codes.keys()].filter((unit) => atlas.departments[atlas.department[unit]].code === code);
    const [a, b] = ['a', 'b'].map(inDepartment);
    const known = (
      [
        ['Sud', a.slice(0, 2)],
        ['Entre', [a[2], b[0]]],
        ['Sans commune', []],
      ] as const
    ).map(([name, units]) => held(name, units));
    const added = { cpts: [{ name: 'A' as const, units: [a[0]] }], complete: ['a'] };
    const after = over({ ...NO_CPTS, cpts: known }, added);
    expect(after.cpts.map(({ name }) => name)).toEqual(['Entre', 'Sans commune', 'A']);
    expect(after.withdrawn).toEqual([a[1]]);
    const partial = over({ ...NO_CPTS, cpts: known }, { ...added, complete: [] });
    expect(partial.cpts.map(({ name }) => name)).toEqual(['Sud', 'Entre', 'Sans commune', 'A']);
    expect(partial.withdrawn).toEqual([]);
  });

  it('never turns “unknown” into a pass beyond what lists cover, nor an overlap into one anywhere', () => {
    fc.assert(
      fc.property(list, list, units, (first, second, territory) => {
        const before = over(NO_CPTS, first);
        const after = over(before, second);
        const [was, is] = [statesOf(before, territory), statesOf(after, territory)];
        const covered = new Set([...first.complete, ...second.complete]);
        const own = new Set(territory.map((unit) => atlas.departments[atlas.department[unit]].code));
        if (is.get('overlap') === 'pass') expect([...own].every((code) => covered.has(code))).toBe(true);
        if (is.get('leftover') === 'pass') expect([...around(territory)].every((code) => covered.has(code))).toBe(true);
        if (was.get('overlap') === 'warn') expect(is.get('overlap')).not.toBe('pass');
        if (!second.complete.length && was.get('overlap') === 'unknown') expect(is.get('overlap')).not.toBe('pass');
      }),
      { numRuns: 500 },
    );
  });

  it('doubts what it takes from a CPTS that it names again', () => {
    const before = over(NO_CPTS, { cpts: [{ name: 'A', units: [0, 1] }], complete: CODES });
    expect(statesOf(before, [1]).get('overlap')).toBe('warn');
    const after = over(before, { cpts: [{ name: 'A', units: [0] }], complete: CODES });
    expect(after.withdrawn).toEqual([1]);
    expect(statesOf(after, [1]).get('overlap')).toBe('unknown');
  });
});

describe('a territory that stands in for one of the CPTS that share a commune', () => {
  it('is told that the commune is shared, not that it overlaps the other', () => {
    const { atlas } = synthetic(['aaa']);
    const country = countryOf(atlas, [held('A', [0, 1]), held('B', [1, 2])]);
    const seen = withoutCpts(country, 0);
    const { overlaps, shared } = evaluate(seen, new Territory(seen, [0, 1]), DEFAULT_SETTINGS);
    expect([overlaps, shared]).toEqual([[], [{ unit: 1, cpts: [1] }]]);
  });
});

describe('white zones beside departments whose CPTS are not all known', () => {
  it('are cut at their edge, and what lies beyond joins none of them', () => {
    // Units 0 and 1 are white in `a`; 2 and 3, in `b`, have no known CPTS.
    const { atlas } = synthetic(['aabb'], { population: () => 15_000 });
    const settings = { ...DEFAULT_SETTINGS, minimum: 40_000 };
    const within = (departments: string[]) => {
      const country = countryOf(atlas, [], departments);
      return uncoveredOf(country, coverOf(country, []), { kind: 'france' }, settings);
    };
    expect(within(['a', 'b']).white.map(({ units, viability }) => [[...units], viability])).toEqual([
      [[0, 1, 2, 3], 'alone'],
    ]);
    const partly = within(['a']);
    expect(partly.white.map(({ units, viability, open }) => [[...units], viability, open])).toEqual([
      [[0, 1], 'unknown', true],
    ]);
    expect(partly.unlisted.map(({ units }) => [...units])).toEqual([[2, 3]]);
    const country = countryOf(atlas, [], ['a']);
    const verdict = evaluate(country, new Territory(country, new UnitSet([0])), settings);
    expect(verdict.leftoversOpen).toBe(true);
    expect(verdict.leftovers).toEqual([]);
  });
});
