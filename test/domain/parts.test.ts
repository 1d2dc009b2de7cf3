import { describe, expect, it } from 'vitest';
import { PROFESSIONS, type ExistingCpts, type Indicator } from '../../src/atlas/atlas';
import { cutCommunes } from '../../src/atlas/quarters/cut';
import { evaluate } from '../../src/checks/evaluate';
import { checkSentence } from '../../src/checks/sentences';
import { aplOf } from '../../src/domain/apl';
import { coverOf, type AdoptedSketch } from '../../src/domain/cover';
import { coverageOf } from '../../src/domain/coverage';
import { createCountry, type Country } from '../../src/domain/country';
import type { Sketch } from '../../src/domain/overlaps';
import { restParts } from '../../src/domain/part-rests';
import type { TypedPart } from '../../src/domain/parts';
import { scenarioFigures } from '../../src/domain/scenario';
import { scenarioChanges } from '../../src/domain/scenario-changes';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { uncoveredOf } from '../../src/domain/white-zones';
import { compareTable } from '../../src/dossier/compare';
import { identityTable } from '../../src/dossier/identity';
import { mapSheet } from '../../src/dossier/map-sheet';
import { framedBy, scenarioStudies } from '../../src/dossier/scenario-study';
import { studyOf } from '../../src/dossier/study';
import { indexArcs } from '../../src/kernel/arcs';
import { UnitSet } from '../../src/kernel/unit-set';
import { fr } from '../../src/words/fr';
import { FRENCH } from '../../src/words/languages';
import { HALVES, countryOf, knownCpts, synthetic } from '../synthetic';

/** Four communes in a row; the second is the city. */
const population = (unit: number) => (unit === 1 ? 500_000 : 20_000);
const { atlas, topology } = synthetic(['AAAA'], { population, professionals: (unit) => (unit === 1 ? 1000 : 10) });
const country = countryOf(atlas);
const part = (inhabitants: number, quarters: string[] = []): TypedPart => ({
  commune: '00001',
  quarters,
  inhabitants,
});
const verdictOf = (units: number[], parts: TypedPart[], sketches: Sketch[] = [], over: Country = country) =>
  evaluate(over, new Territory(over, units, parts), DEFAULT_SETTINGS, sketches, { cls: null });
const sketch = (name: string, units: number[], ...parts: TypedPart[]): Sketch => ({
  name,
  units: new UnitSet(units),
  parts,
});
const stateOf = ({ checks }: ReturnType<typeof verdictOf>, id: string) =>
  checks.find((check) => check.id === id)!.state;

describe('a commune held in part without outline', () => {
  it('counts the inhabitants that were typed, the rest shared by them, all of it estimated', () => {
    const verdict = verdictOf([0], [part(120_000)]);
    expect(verdict.population).toMatchObject({ value: 140_000, quality: 'estimated', unknownUnits: 0 });
    expect([verdict.units, verdict.communes, verdict.partial, verdict.quarters]).toEqual([2, 1, 1, 0]);
    const [generalists] = verdict.professionals;
    expect(generalists.count).toMatchObject({ value: 10 + 1000 * (120_000 / 500_000), quality: 'estimated' });
    expect(verdict.departments).toMatchObject([{ units: 1, population: 140_000 }]);
    expect(checkSentence('professionals', verdict, country, FRENCH)).toMatch(
      /^Estimés\s: ceux d’une commune prise en partie/,
    );
    const alone = verdictOf([], [part(50_000)]);
    expect([alone.population.value, alone.size.class]).toEqual([50_000, 2]);
  });

  it('counts for nothing once the commune is there whole, and again when it no longer is', () => {
    const territory = new Territory(country, [0], [part(120_000)]);
    territory.add(1);
    expect([territory.population().known, territory.undrawn]).toEqual([520_000, 0]);
    territory.remove(1);
    expect([territory.population().known, territory.undrawn]).toEqual([140_000, 1]);
    expect(territory.departments.sum(0)).toBe(140_000);
  });

  it('never says that it is in one piece, and says that what is beyond is apart', () => {
    const beside = verdictOf([0], [part(120_000)]);
    expect(stateOf(beside, 'contiguity')).toBe('unknown');
    expect(checkSentence('contiguity', beside, country, FRENCH)).toContain('rien ne dit qu’elle touche le reste');
    const apart = verdictOf([3], [part(120_000)]);
    expect(stateOf(apart, 'contiguity')).toBe('warn');
    expect(apart.pieces.map(({ population: people }) => people)).toEqual([120_000, 20_000]);
  });

  it.each([
    [300_000, 200_000, []],
    [300_000, 200_001, [1]],
    [300_000, 400_000, [200_000]],
  ])('%i and %i of 500 000 inhabitants', (mine, theirs, common) => {
    const { overlaps, openParts } = verdictOf([0], [part(mine)], [sketch('Autre', [3], part(theirs))]);
    expect(overlaps.map((overlap) => overlap.population)).toEqual(common);
    expect(openParts).toEqual([]);
  });

  it('overlaps a sketch or a CPTS that has the commune whole, both ways, and adds it to what is shared else', () => {
    const whole = verdictOf([0, 3], [part(120_000)], [sketch('Ville', [1, 3])]);
    expect(whole.overlaps).toMatchObject([{ name: 'Ville', population: 140_000 }]);
    expect([...whole.overlaps[0].units]).toEqual([1, 3]);
    const other = verdictOf([1, 3], [], [sketch('Part', [0], part(120_000))]);
    expect(other.overlaps).toMatchObject([{ name: 'Part', population: 120_000 }]);
    const cpts = { id: 'c', name: 'CPTS', stage: 'aci', units: Uint16Array.of(1) } as ExistingCpts;
    const held = verdictOf([0], [part(120_000)], [], countryOf(atlas, [cpts]));
    expect(held.overlaps).toMatchObject([{ cpts: 0, name: 'CPTS', population: 120_000 }]);
    expect(stateOf(held, 'overlap')).toBe('warn');
    const shared = verdictOf([0], [part(120_000)], [], countryOf(atlas, [cpts, { ...cpts, id: 'd', name: 'D' }]));
    expect([shared.overlaps, shared.shared]).toEqual([[], [{ unit: 1, cpts: [0, 1] }]]);
    expect(stateOf(shared, 'overlap')).toBe('unknown');
  });

  it('leaves open what three parts that make more than the commune have in common', () => {
    const others = [sketch('B', [2], part(200_000)), sketch('C', [3], part(200_000))];
    const verdict = verdictOf([0], [part(200_000)], others);
    expect([verdict.overlaps, verdict.openParts]).toEqual([[], [1]]);
    expect(stateOf(verdict, 'overlap')).toBe('unknown');
    expect(checkSentence('overlap', verdict, country, FRENCH)).toContain('Rien ne dit si ces parts se recouvrent');
  });

  it('leaves the rest of the commune without a CPTS, and counts it', () => {
    const adopted = { name: 'T', units: Uint16Array.of(0), origin: null, parts: [part(120_000)] };
    const cover = coverOf(country, [adopted]);
    const { adopted: covered, uncovered } = coverageOf(country, { kind: 'france' }, cover);
    expect([covered.population, uncovered.population]).toEqual([140_000, 420_000]);
    expect(uncovered.units).toBe(3);
    const { white } = uncoveredOf(country, cover, { kind: 'france' }, DEFAULT_SETTINGS);
    expect(white.map(({ population: people }) => people)).toEqual([420_000]);
    const figures = scenarioFigures(country, [adopted], new Set([0]), DEFAULT_SETTINGS);
    expect([figures.covered.population.value, figures.left?.population.value]).toEqual([140_000, 420_000]);
  });

  it('strands the rest of a commune that is too small to stand alone', () => {
    const { leftovers } = verdictOf([0, 2, 3], [part(490_000)]);
    expect(leftovers.map(({ units, population: people }) => [[...units], people])).toEqual([[[1], 10_000]]);
    expect(verdictOf([0, 2, 3], []).leftovers).toEqual([]);
  });

  it('leaves nobody knows what where the CPTS are not all known, even alone', () => {
    const unlisted = countryOf(atlas, [], []);
    const states = [country, unlisted].map((over) => stateOf(verdictOf([], [part(50_000)], [], over), 'leftover'));
    expect(states).toEqual(['pass', 'unknown']);
  });

  it('counts what two sketches of a scenario have in common, and what a CPTS has; says so where it may be', () => {
    const sketchOf = (name: string, units: number[], inhabitants: number): AdoptedSketch => ({
      name,
      units: Uint16Array.from(units),
      origin: null,
      parts: [part(inhabitants)],
    });
    const figuresOf = (over: Country, ...sketches: AdoptedSketch[]) =>
      scenarioFigures(over, sketches, new Set([0]), DEFAULT_SETTINGS);
    const meeting = figuresOf(country, sketchOf('A', [0], 300_000), sketchOf('B', [2], 250_000));
    expect(meeting.shared).toMatchObject({ units: 1, population: { value: 50_000, quality: 'estimated' } });
    expect(meeting.covered.population.value).toBe(540_000);
    const beside = figuresOf(country, sketchOf('A', [0], 300_000), sketchOf('B', [2], 200_000));
    expect([beside.shared.units, beside.openParts]).toEqual([0, 0]);
    const three = figuresOf(country, ...['A', 'B', 'C'].map((name, i) => sketchOf(name, [[0, 2, 3][i]], 200_000)));
    expect([three.shared.units, three.openParts]).toEqual([0, 1]);
    const cpts = { id: 'c', name: 'CPTS', stage: 'aci', units: Uint16Array.of(1) } as ExistingCpts;
    const held = figuresOf(countryOf(atlas, [cpts]), sketchOf('A', [0], 300_000));
    expect(held.overlaps).toMatchObject({ units: 1, cpts: 1, population: { value: 300_000 } });
    const inItsPlace = { ...sketchOf('A', [0], 300_000), origin: 'c' };
    expect(figuresOf(countryOf(atlas, [cpts]), inItsPlace).overlaps).toMatchObject({ units: 0, cpts: 0 });
  });

  it('is how far its inhabitants are from care, whose share of every table is that of its inhabitants', () => {
    const values = Float32Array.of(0, 5, 0, 0);
    const professionals = {
      ...atlas.professionals,
      [PROFESSIONS[0]]: { ...atlas.professionals[PROFESSIONS[0]], values },
    };
    const sum = { id: 's', aggregate: 'sum', values: Float64Array.of(10, 100, 0, 0), categories: [] } as unknown;
    const rate = { ...(sum as Indicator), id: 'r', aggregate: 'rate', title: { fr: 'r', en: 'r' } } as Indicator;
    const brought = { ...(sum as Indicator), quality: 'exact', title: { fr: 's', en: 's' } } as Indicator;
    const over = countryOf({ ...atlas, professionals, indicators: [brought, rate] });
    const subject = { name: 'T', units: Uint16Array.of(0), parts: [part(60_000)], origin: null };
    const { access, indicators } = studyOf(over, subject, DEFAULT_SETTINGS, []);
    const apart = studyOf(over, { ...subject, parts: [] }, DEFAULT_SETTINGS, []).access[0].distance.value!;
    expect(access[0].distance).toMatchObject({ quality: 'estimated' });
    expect(access[0].distance.value).toBeCloseTo((apart * 20_000) / 80_000);
    expect(access[0].atHome).toMatchObject({ value: 0.75, quality: 'estimated' });
    expect(indicators[0].total).toMatchObject({ value: 10 + 100 * (60_000 / 500_000), quality: 'estimated' });
    expect(indicators[1].level.value).toBe((10 * 20_000 + 100 * 60_000) / 80_000);
  });

  it('is a territory of its own: its dossier has its figures, its map its commune hatched, its neighbours are around', () => {
    const cpts = { id: 'c', name: 'CPTS', stage: 'aci', units: Uint16Array.of(2) } as ExistingCpts;
    const over = countryOf(atlas, [cpts]);
    const alone = { name: 'T', units: new Uint16Array(), parts: [part(120_000)], origin: null };
    const study = studyOf(over, alone, DEFAULT_SETTINGS, []);
    expect(study.verdict.population.value).toBe(120_000);
    expect([[...study.reach], [...study.around.communes]]).toEqual([[1], [0, 2]]);
    expect(study.around.cpts).toEqual([{ cpts: 0, units: 1 }]);
    expect(study.around.zones.map(({ population: people }) => people)).toEqual([400_000]);
    const arcs = indexArcs(topology, atlas.count);
    const size = { width: 300, height: 200, labels: 3 };
    const sheet = mapSheet(over, arcs, study.units, size, study.reach)!;
    expect([sheet.areas, sheet.outline]).toEqual([[], '']);
    expect(sheet.inPart).toBe(mapSheet(over, arcs, study.reach, size)!.outline);
    const writing = { country: over, language: FRENCH };
    const head = compareTable([study, study], writing).rows.find(
      ({ head: name }) => name === fr.dossier.identity.units,
    )!;
    expect(head.cells[0].value).toBe('1 commune en partie');
    const region = identityTable(study, writing).rows.map(({ cells }) => cells[0].value);
    expect(region).toContain('R');
    const scenarios = scenarioStudies(over, [{ name: '', territories: [alone] }], DEFAULT_SETTINGS);
    expect(scenarios.departments).toEqual([0]);
    expect([...framedBy(over, scenarios).units]).toEqual([1]);
  });

  it('is told where two scenarios do not take the same of it', () => {
    const named = (units: number[], inhabitants: number) => ({
      name: 'T',
      units: Uint16Array.from(units),
      parts: [part(inhabitants)],
    });
    const { matches, changes, parts } = scenarioChanges(atlas, [named([], 100_000)], [named([], 120_000)]);
    expect([matches, changes]).toEqual([[0], []]);
    expect(parts).toEqual([
      { commune: 1, from: [{ place: 0, inhabitants: 100_000 }], to: [{ place: 0, inhabitants: 120_000 }] },
    ]);
    expect(scenarioChanges(atlas, [named([0], 100_000)], [named([0], 100_000)]).parts).toEqual([]);
  });

  it('weighs the APL of its commune by the inhabitants typed', () => {
    const apl = { values: Float32Array.of(1, 3, 1, 1), quality: 'exact', layer: 'apl', vintage: '2023' } as const;
    const { parts } = new Territory(country, [0], [part(60_000)]);
    const [{ apl: figure }] = aplOf({ ...atlas, apl: { [PROFESSIONS[0]]: apl } }, [0], parts);
    expect(figure.value).toBe((1 * 20_000 + 3 * 60_000) / 80_000);
  });
});

describe('quarters whose inhabitants were typed', () => {
  const { atlas: cut } = cutCommunes(atlas, indexArcs(topology, atlas.count), HALVES, null, ['00001']);
  const over = createCountry(cut, knownCpts(cut));
  const [west, east] = ['000010101', '000010102'].map((code) => cut.codes.indexOf(code));
  const typed = part(120_000, ['000010101']);

  it('count as typed while they are the quarters held, and as what is known of them else', () => {
    const territory = new Territory(over, [0, west], [typed]);
    expect(territory.population()).toEqual({ known: 140_000, unknown: 0 });
    expect([territory.quarters, territory.undrawn]).toEqual([1, 0]);
    expect(territory.departments.sum(0)).toBe(140_000);
    territory.add(east);
    expect(territory.population()).toEqual({ known: 520_000, unknown: 0 });
    territory.remove(west);
    expect(territory.population()).toEqual({ known: 20_000, unknown: 1 });
    territory.add(west);
    territory.remove(east);
    expect(territory.population()).toEqual({ known: 140_000, unknown: 0 });
  });

  it('are drawn, so that contiguity is known; and count all the same where the commune is not cut', () => {
    expect(stateOf(verdictOf([0, west], [typed], [], over), 'contiguity')).toBe('pass');
    expect(verdictOf([0], [typed]).population.value).toBe(140_000);
  });

  it('tell what the rest of the commune has, to the sketch that holds exactly this rest', () => {
    const subject = { name: 'Est', units: Uint16Array.of(east), origin: null };
    const typedBeside = sketch('Ouest', [0, west], typed);
    expect(studyOf(over, subject, DEFAULT_SETTINGS, [typedBeside]).verdict.population).toMatchObject({
      value: 380_000,
      quality: 'estimated',
    });
    const unknown = studyOf(over, subject, DEFAULT_SETTINGS, [sketch('Ouest', [0, west])]);
    expect(unknown.verdict.population.value).toBeNull();
    const own = studyOf(over, { ...subject, parts: [part(300_000, ['000010102'])] }, DEFAULT_SETTINGS, [typedBeside]);
    expect(own.verdict.population.value).toBe(300_000);
    const both = [
      { name: 'Ouest', units: Uint16Array.of(0, west), origin: null, parts: [typed] },
      { name: 'Est', units: Uint16Array.of(east), origin: null },
    ].map((one) => ({ ...one, units: one.units.sort() }));
    const figures = scenarioFigures(over, both, new Set([0]), DEFAULT_SETTINGS);
    expect([figures.smallest, figures.largest]).toEqual([140_000, 380_000]);
    expect(restParts(over.atlas, [typedBeside]).map(({ inhabitants }) => inhabitants)).toEqual([380_000]);
    expect(restParts(atlas, [sketch('Ouest', [0], part(120_000))])).toEqual([]);
  });
});
