import { titleIn } from '../../language/language';
import { NO_CLASS, type Choropleth } from '../../map/choropleth';
import { choroplethStrength, NETWORK_STRENGTH } from '../../map/strength';
import type { ClassStyle, Colours } from '../../map/palette';
import { STAGES, UNLISTED } from '../../domain/network';
import { VIABILITIES } from '../../domain/white-zones';
import { classTexts } from '../../language/limits';
import type { App } from '../../state/app.svelte';
import type { BackgroundKind, BuiltBackground, Classes } from '../../state/view/background.svelte';
import { colours } from '../parts/colours';

/** Categories beyond the colours take them again under a pattern. */
const PATTERNS = ['hatch', 'dots', 'cross'] as const;

function categoryStyle({ sequence, unit, ink }: Colours, place: number, categories: number): ClassStyle {
  const last = sequence.length - 1;
  if (categories <= sequence.length)
    return { color: sequence[Math.round((place * last) / Math.max(1, categories - 1))] };
  const shade = place % sequence.length;
  const shape = PATTERNS[Math.floor(place / sequence.length) - 1];
  return { color: sequence[shade], ...(shape && { pattern: { shape, ink: shade > last / 2 ? unit : ink } }) };
}

function stylesOf({ kind, breaks, indicator }: Classes, colours: Colours): readonly ClassStyle[] {
  const { stages, unlisted, zones, sequence } = colours;
  if (kind === 'stage')
    return [...STAGES.map((stage) => stages[stage]), unlisted, ...VIABILITIES.map((viability) => zones[viability])];
  if (indicator?.aggregate === 'category')
    return indicator.categories.map((_, i, { length }) => categoryStyle(colours, i, length));
  const classes = breaks.length + 1;
  return Array.from({ length: classes }, (_, i) => ({
    color: sequence[Math.round((i * (sequence.length - 1)) / Math.max(1, classes - 1))],
  }));
}

/** What the map paints for a background, in the colours of the screen or in others. */
export const choroplethOf = (shown: Classes | null, under = colours()): Choropleth | null =>
  shown && { classes: shown.classes, styles: stylesOf(shown, under) };

export interface Legend {
  title: string;
  entries: { label: string; style: ClassStyle }[];
  /** How strong the map paints them, where it lets the ground through. */
  strength?: number;
  sources: string[];
}

/** What the map is painted by: its background, or the existing CPTS in a paler hand. */
export function shownLegends(app: App, under = colours()): Legend[] {
  const { shown } = app.background;
  if (shown) {
    const strength = choroplethStrength(app.basemap.on);
    const legends = shown.kind === 'stage' ? coverageLegends(app, shown, under) : [legendOf(app, shown, under)];
    return legends.map((legend) => ({ ...legend, strength }));
  }
  const { cpts, completeness } = app.network;
  if (!cpts.length) return [];
  const { background, stages } = app.words;
  const present = STAGES.filter((stage) => cpts.some((one) => one.stage === stage)).reverse();
  const complete = completeness.filter((list) => list === 'complete').length;
  return [
    {
      title: background.network,
      strength: NETWORK_STRENGTH,
      entries: present.map((stage) => ({ label: stages[stage], style: under.stages[stage] })),
      sources: [background.listedIn(app.format, complete, completeness.length)],
    },
  ];
}

/** What is painted by stage: only what is there. */
function coverageLegends(app: App, { classes, layers }: Classes, under: Colours): Legend[] {
  const { background, stages, zones, legend } = app.words;
  const painted = new Set(classes);
  const held = STAGES.filter((_, i) => painted.has(i)).reverse();
  const possible = VIABILITIES.filter((_, i) => painted.has(UNLISTED + 1 + i));
  const elsewhere = [
    { label: background.white, style: { color: under.unit }, shown: painted.has(NO_CLASS) },
    { label: background.unlisted, style: under.unlisted, shown: painted.has(UNLISTED) },
  ].filter(({ shown }) => shown);
  const sources = layers.map((layer) => app.citations.title(layer));
  return [
    {
      title: legend.stages,
      entries: held.map((stage) => ({ label: stages[stage], style: under.stages[stage] })),
      sources,
    },
    {
      title: legend.zones,
      entries: [...possible.map((kind) => ({ label: zones.viability[kind], style: under.zones[kind] })), ...elsewhere],
      sources: [],
    },
  ].filter(({ entries }) => entries.length);
}

/** Classes of a background in words, from the highest to the lowest. */
function legendOf(app: App, shown: Classes, under: Colours): Legend {
  const { background } = app.words;
  const { kind, breaks, layers, indicator } = shown;
  const styles = stylesOf(shown, under);
  const sources = layers.map((layer) => app.citations.title(layer));
  if (indicator?.aggregate === 'category')
    return { title: '', entries: indicator.categories.map((label, i) => ({ label, style: styles[i] })), sources };
  const texts = breaks.length ? classTexts(breaks, background, app.format) : [background.all];
  const entries = styles.map((style, i) => ({ label: texts[i], style }));
  const titles: Record<BuiltBackground, string> = {
    none: '',
    stage: '',
    density: background.densityUnit,
    apl: background.aplUnit,
    generalists: background.generalistsUnit,
  };
  const title = indicator ? background.indicatorUnit[indicator.aggregate] : titles[kind as BuiltBackground];
  return { title, entries: entries.reverse(), sources };
}

/** What may be painted, by its name in the list. */
export function backgroundName({ atlas, words, language }: App, kind: BackgroundKind): string {
  const indicator = atlas.indicators.find(({ id }) => kind === `indicator ${id}`);
  return indicator
    ? words.background.yours(titleIn(indicator.title, language))
    : words.background[kind as BuiltBackground];
}
