import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/atlas/manifest';
import { STAGES, UNLISTED } from '../../src/domain/network';
import { VIABILITIES } from '../../src/domain/white-zones';
import { NO_CLASS } from '../../src/map/choropleth';
import { NETWORK_STRENGTH } from '../../src/map/strength';
import { LIGHT } from '../../src/map/palette';
import type { App } from '../../src/state/app.svelte';
import type { Classes } from '../../src/state/view/background.svelte';
import { Citations } from '../../src/state/answers/citations';
import { choroplethOf, shownLegends } from '../../src/ui/territory/background-styles';
import { FRENCH } from '../../src/words/languages';

const manifest = {
  layers: [
    { id: 'cpts', publisher: 'CPTS, ARS, presse ; ARS Provence-Alpes-Côte d’Azur', vintage: '2020–2026', url: null },
    { id: 'population', publisher: 'Insee', vintage: '2023', url: null },
  ],
} as unknown as Manifest;

/** What the legend reads of the page. */
const pageWith = (shown: Partial<Classes> | null, stages: string[] = []) =>
  ({
    ...FRENCH,
    language: FRENCH,
    citations: new Citations(manifest, FRENCH),
    basemap: { on: false },
    background: { shown },
    network: { cpts: stages.map((stage) => ({ stage })), completeness: ['complete', 'unknown'] },
  }) as unknown as App;

const coverage = (...classes: number[]): Partial<Classes> => ({
  kind: 'stage',
  classes: Uint8Array.from(classes),
  breaks: [],
  layers: ['cpts'],
  indicator: null,
});

describe('the legend', () => {
  it('names all that is painted by stage and nothing else, each as the map paints it', () => {
    const painted = [STAGES.indexOf('aci'), STAGES.indexOf('unknown'), UNLISTED, UNLISTED + 1, UNLISTED + 5];
    const shown = coverage(...painted, NO_CLASS);
    const entries = shownLegends(pageWith(shown)).flatMap((legend) => legend.entries);
    const { stages, zones, background } = FRENCH.words;
    expect(entries.map(({ label }) => label)).toEqual([
      stages.aci,
      stages.unknown,
      zones.viability[VIABILITIES[0]],
      zones.viability[VIABILITIES[4]],
      background.white,
      background.unlisted,
    ]);
    const { styles } = choroplethOf(shown as Classes)!;
    const drawn = new Set(painted.map((place) => styles[place]));
    expect(new Set(entries.map(({ style }) => style).filter((style) => drawn.has(style)))).toEqual(drawn);
  });

  it('shows the classes of a figure from the highest to the lowest, in the colours of the map', () => {
    const shown = { ...coverage(0, 1, 2), kind: 'density', breaks: [20, 50], layers: ['population'] } as Classes;
    const [legend] = shownLegends(pageWith(shown));
    expect(legend.entries.map(({ label }) => label)).toEqual(['50 et plus', 'de 20 à 50', 'moins de 20']);
    expect(legend.entries.map(({ style }) => style)).toEqual(choroplethOf(shown)!.styles.toReversed());
  });

  it('shows the existing CPTS as pale as the map does behind one’s own territories', () => {
    const [legend] = shownLegends(pageWith(null, ['aci', 'lettre', 'aci']));
    expect(legend.strength).toBe(NETWORK_STRENGTH);
    expect(legend.entries.map(({ style }) => style)).toEqual([LIGHT.stages.aci, LIGHT.stages.lettre]);
    expect(shownLegends(pageWith(null))).toEqual([]);
  });

  it('says what it is drawn from in one list: the layer, who publishes it, of when', () => {
    const [legend] = shownLegends(pageWith(coverage(0)));
    expect(legend.sources).toEqual(['CPTS existantes (CPTS, ARS, presse, ARS Provence-Alpes-Côte d’Azur), 2020–2026']);
  });
});
