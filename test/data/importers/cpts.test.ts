import { extent } from 'd3-array';
import type { Geometry, MultiPolygon, Position } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { indexArcs } from '../../../src/kernel/arcs';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { runImport } from '../../../src/sources/run';
import { guessesOf } from '../../../src/sources/recognise';
import type { ImportedLayer } from '../../../src/data/importers/types';
import { packSurfaces } from '../../../src/data/surfaces';
import { atlas, cpts, engine, importLines, outlines, unitOf } from './context';
import { tableOf } from './reading';

afterAll(() => engine.close());

const read = ([layer]: ImportedLayer[]) => (layer.brings === 'cpts' ? layer.cpts : []);
const codes = (units: Uint16Array) => Array.from(units, (unit) => atlas.codes[unit]);

describe('CPTS by their communes', () => {
  it('reads rows by code: stages by their words, those unknown for the person to say', async () => {
    const lines = [
      'CPTS;Code INSEE;Statut',
      'CPTS Nord;03190;ACI signé',
      'CPTS Nord;03310;ACI signé',
      'CPTS Sud;03321;Labellisée',
      'Sans CPTS;03001;',
      'CPTS Sud;99999;Labellisée',
      'CPTS Sud;03321;Labellisée',
    ];
    const [guess] = await guessesOf(engine, await tableOf(engine, lines.join('\n')), atlas);
    expect([guess.kind, guess.stageWords]).toEqual(['cpts', [{ word: 'Labellisée', answer: 'unknown' }]]);
    const { layers, report } = await importLines(lines);
    expect(read(layers).map(({ name, stage, stageText, units }) => [name, stage, stageText, codes(units)])).toEqual([
      ['CPTS Nord', 'aci', 'ACI signé', ['03190', '03310']],
      ['CPTS Sud', 'unknown', 'Labellisée', ['03321']],
    ]);
    expect(report.rows).toEqual({ read: 6, taken: 3, recoded: 0, setAside: 2, rejected: 1 });
    expect(report.notes).toEqual([{ note: 'unknown-stage', count: 1, examples: ['Labellisée'] }]);
    const told = await importLines(lines, { options: { stages: { Labellisée: 'projet' } } });
    expect(read(told.layers)[1].stage).toBe('projet');
  });

  it('reads rows by name, arrondissements and whole cities', async () => {
    const { layers } = await importLines([
      'nom_cpts,commune,departement',
      'CPTS Marseille,Marseille 14e Arrondissement,13',
      'CPTS Marseille,MARSEILLE 15EME,13',
      'CPTS Mayenne,Laval,53',
    ]);
    expect(read(layers).map(({ units }) => codes(units))).toEqual([['13214', '13215'], ['53130']]);
    const whole = await importLines(['cpts;code_insee', 'CPTS Lyon;69123']);
    expect(codes(read(whole.layers)[0].units)).toEqual(atlas.codes.filter((code) => /^6938\d$/.test(code)));
  });

  it('reads a list of codes for each CPTS, and rejects one code alone', async () => {
    const { layers, report } = await importLines([
      'nom;etat;communes',
      'CPTS Nord;en fonctionnement;"03190 03310, 03321"',
      'CPTS Sud;lettre d’intention;"03001;99999"',
    ]);
    expect(read(layers).map(({ stage, units }) => [stage, codes(units)])).toEqual([
      ['aci', ['03190', '03310', '03321']],
      ['lettre', ['03001']],
    ]);
    expect(report.rows).toMatchObject({ read: 5, taken: 4, rejected: 1 });
    expect(report.lines).toEqual([{ line: 3, reason: 'code-unknown', input: '99999' }]);
  });

  it('stands in for the CPTS of the same name and ground, and beside the others', async () => {
    const [known] = cpts;
    const lines = [
      'cpts;code_insee',
      `${known.name.toUpperCase()};${atlas.codes[known.units[0]]}`,
      `${known.name} B;03190`,
    ];
    const { applied } = await importLines(lines);
    expect(applied.known.cpts).toHaveLength(cpts.length + 1);
    expect(applied.known.cpts.some(({ id }) => id === known.id)).toBe(false);
  });
});

describe('CPTS by their polygons', () => {
  it('finds the communes of published CPTS from their outlines', async () => {
    const shown = cpts.filter(({ units }) => units.every((unit) => !Number.isNaN(atlas.longitude[unit]))).slice(0, 6);
    const text = ['nom_cpts;statut', ...shown.map(({ name }) => `${name.replaceAll(';', ' ')};projet`)].join('\n');
    const arcs = outlines();
    const geometries = shown.map(({ units }) => ({
      type: 'MultiPolygon' as const,
      coordinates: outline(arcs, new UnitSet(units)),
    }));
    const table = { ...(await tableOf(engine, text)), surfaces: packSurfaces(geometries) };
    const [guess] = await guessesOf(engine, table, atlas);
    const context = { atlas, outlines, file: 'cpts.geojson' };
    const { layers, report } = await runImport(engine, table, guess, context);
    expect(read(layers).map(({ stage, units }) => [stage, codes(units)])).toEqual(
      shown.map(({ units }) => ['projet', codes(units)]),
    );
    expect(report.rows).toMatchObject({ read: shown.length, taken: shown.length });
    await expect(runImport(engine, table, guess, { ...context, outlines: () => null })).rejects.toMatchObject({
      reason: 'outlines',
    });
  });
});

describe('contours', () => {
  /** A square as large as a unit around its centre, or a part of it from west to east. */
  const square = (unit: number, from = 0, to = 1) => {
    const [x, y] = [atlas.longitude[unit], atlas.latitude[unit]];
    const high = Math.sqrt(atlas.area[unit]) / 111.2;
    const wide = high / Math.cos((y * Math.PI) / 180);
    const [west, east] = [from, to].map((part) => x + (part - 0.5) * wide);
    const [south, north] = [y - high / 2, y + high / 2];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return { type: 'Polygon' as const, coordinates: [ring] };
  };

  it.each([
    ['geo.api.gouv.fr', 'code;nom;codeDepartement'],
    ['ADMIN EXPRESS v3', 'INSEE_COM;NOM;INSEE_DEP'],
    ['ADMIN EXPRESS v4', 'code_insee;nom_officiel;code_insee_du_departement'],
  ])('recognises those of %s', async (_, header) => {
    const [gone] = atlas.recoding.from.filter(
      (_, i) => atlas.recoding.offsets[i + 1] - atlas.recoding.offsets[i] === 1,
    );
    const heir = atlas.recoding.targets[atlas.recoding.offsets[atlas.recoding.from.indexOf(gone)]];
    const text = [
      header,
      `${atlas.codes[heir]};A;01`,
      `${gone};B;01`,
      '75056;Paris;75',
      '75101;Paris 1er;75',
      '03190;C;03',
      '99999;D;99',
    ];
    const paris = unitOf('75101');
    const geometries = [square(heir, 0, 0.6), square(heir, 0.6), square(paris), square(paris), null, square(paris)];
    const table = { ...(await tableOf(engine, text.join('\n'))), surfaces: packSurfaces(geometries) };
    const [guess] = await guessesOf(engine, table, atlas);
    expect(guess.kind).toBe('contours');
    const { layers, report } = await runImport(engine, table, guess, { atlas, outlines, file: 'c.geojson' });
    const [layer] = layers;
    if (layer.brings !== 'contours') throw new Error(layer.brings);
    expect([...layer.units]).toEqual([heir, unitOf('75101')]);
    const arcs = indexArcs(layer.topology, atlas.count);
    const box = (ring: Position[]) => [0, 1].flatMap((axis) => extent(ring, ([...point]) => point[axis]));
    const drawn = outline(arcs, new UnitSet([heir]));
    expect(drawn).toHaveLength(1);
    const whole = box(square(heir).coordinates[0]);
    box(drawn[0][0]).forEach((side, i) => expect(side).toBeCloseTo(whole[i]!, 4));
    expect(report.rows).toEqual({ read: 6, taken: 3, recoded: 1, setAside: 1, rejected: 2 });
    expect(report.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'geometry'],
      [7, 'code-unknown'],
    ]);
  });

  it('refuses those that lie over one another, and those that share no border', async () => {
    const allier = atlas.codes.flatMap((code, unit) => (code.startsWith('031') ? [unit] : []));
    const drawn = async (geometries: Geometry[]) => {
      const text = ['code', ...allier.map((unit) => atlas.codes[unit])].join('\n');
      const table = { ...(await tableOf(engine, text)), surfaces: packSurfaces(geometries) };
      const [guess] = await guessesOf(engine, table, atlas);
      return runImport(engine, table, { ...guess, kind: 'contours' }, { atlas, outlines, file: 'c.geojson' });
    };
    const isSmaller = (next: number, unit: number) =>
      allier.includes(next) && atlas.area[next] < 0.6 * atlas.area[unit];
    const shapes = allier.map((unit): MultiPolygon => {
      return { type: 'MultiPolygon', coordinates: outline(outlines(), new UnitSet([unit])) };
    });
    expect((await drawn(shapes)).report.units).toBe(allier.length);
    const scaled = (times: number) =>
      shapes.map(({ type, coordinates }, i): MultiPolygon => {
        const [x, y] = [atlas.longitude[allier[i]], atlas.latitude[allier[i]]];
        const move = ([px, py]: Position) => [x + times * (px - x), y + times * (py - y)];
        return { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(move))) };
      });
    const joined = new Set(atlas.recoding.targets);
    const neighbours = (unit: number) =>
      atlas.adjacency.targets.subarray(atlas.adjacency.offsets[unit], atlas.adjacency.offsets[unit + 1]);
    const large = allier.find((unit) => !joined.has(unit) && neighbours(unit).some((next) => isSmaller(next, unit)))!;
    const small = neighbours(large).find((next) => isSmaller(next, large))!;
    const both = outline(outlines(), new UnitSet([large, small]));
    const overlapping = shapes.with(allier.indexOf(large), { type: 'MultiPolygon', coordinates: both });
    await expect(drawn(overlapping)).rejects.toMatchObject({
      reason: 'overlap',
      params: { examples: expect.stringContaining(atlas.names[large]) as string },
    });
    await expect(drawn(scaled(0.98))).rejects.toMatchObject({ reason: 'apart' });
  });

  describe('that are of something else', () => {
    const allier = atlas.codes.flatMap((code, unit) => (code.startsWith('03') ? [unit] : []));
    const outlineOf = (units: readonly number[]): MultiPolygon => ({
      type: 'MultiPolygon',
      coordinates: outline(outlines(), new UnitSet(units)),
    });
    const groups = allier.flatMap((_, i) => (i % 12 ? [] : [allier.slice(i, i + 12)]));
    const take = async (lines: string[], geometries: Geometry[]) => {
      const table = { ...(await tableOf(engine, lines.join('\n'))), surfaces: packSurfaces(geometries) };
      const [guess] = await guessesOf(engine, table, atlas);
      return runImport(engine, table, guess, { atlas, outlines, file: 'c.geojson' });
    };
    const refusal = (what: string) => ({ reason: 'level', params: { what, why: 'outline' } });

    it.each([
      ['larger areas under the codes of communes', (i: number) => atlas.codes[groups[i][0]]],
      ['cantons numbered as communes are', (i: number) => `030${String(i + 1).padStart(2, '0')}`],
    ])('%s are refused', async (_, code) => {
      const shapes = groups.map(outlineOf);
      await expect(take(['code', ...groups.map((_, i) => code(i))], shapes)).rejects.toMatchObject(refusal('other'));
      const named = ['insee;nom', ...groups.map(([unit], i) => `${code(i)};${atlas.names[unit]}`)];
      await expect(take(named, shapes)).rejects.toMatchObject(refusal('other'));
    });

    it('communes under the codes of others are refused', async () => {
      const some = allier.slice(0, 60);
      const lines = ['code', ...some.map((_, i) => atlas.codes[some[(i + 30) % 60]])];
      await expect(
        take(
          lines,
          some.map((unit) => outlineOf([unit])),
        ),
      ).rejects.toMatchObject(refusal('other'));
    });

    it('a former commune alone gives no outline to the one that it is a part of', async () => {
      const part = square(unitOf('85001'), 0, 0.2);
      await expect(take(['code', '85307'], [part])).rejects.toMatchObject(refusal('delegated'));
      const some = allier.slice(0, 30);
      const { layers, report } = await take(
        ['code', ...some.map((unit) => atlas.codes[unit]), '85307'],
        [...some.map((unit) => outlineOf([unit])), part],
      );
      expect(layers.flatMap((layer) => (layer.brings === 'contours' ? [...layer.units] : []))).toEqual(some);
      expect(report.rejected).toEqual([{ reason: 'misfit', rows: 1 }]);
      expect(report.lines).toEqual([{ line: 32, reason: 'misfit', input: '85307' }]);
    });

    it('an area that bears the name of a department elsewhere may be a CPTS; EPCI are none, whatever they are called', async () => {
      const [north, south] = [allier.slice(0, 12), allier.slice(12, 30)];
      const { layers } = await take(['name', 'Nord', 'Sud'], [north, south].map(outlineOf));
      expect(read(layers).map(({ name, units }) => [name, [...units]])).toEqual([
        ['Nord', north],
        ['Sud', south],
      ]);
      const epcis = [...new Set(allier.map((unit) => atlas.epci[unit]))].slice(0, 5);
      const shapes = epcis.map((epci) =>
        outlineOf([...atlas.codes.keys()].filter((unit) => atlas.epci[unit] === epci)),
      );
      for (const name of [(epci: number) => atlas.epcis[epci].name, (_: number, i: number) => `Pays ${i}`])
        await expect(take(['nom', ...epcis.map(name)], shapes)).rejects.toMatchObject({
          params: { what: 'epci', why: 'cpts' },
        });
    });

    it('areas called after their town, with nothing that says CPTS, are no CPTS', async () => {
      const shapes = groups.map(outlineOf);
      const named = (before: string) => ['nom', ...groups.map(([unit], i) => `${before}${atlas.names[unit]}-${i % 3}`)];
      await expect(take(named(''), shapes)).rejects.toMatchObject({ reason: 'level', params: { why: 'cpts' } });
      expect((await take(named('CPTS de '), shapes)).report.totals[0].value).toBe(groups.length);
    });
  });
});
