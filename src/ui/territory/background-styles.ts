import type { Choropleth } from '../../map/class-fill';
import { PALETTE, STAGE_STYLES, type ClassStyle } from '../../map/palette';
import { STAGES } from '../../domain/network';
import type { App } from '../../state/app.svelte';
import type { Classes } from '../../state/background.svelte';

/** Sequential, one hue, from light to dark: up to seven classes. */
const SEQUENCE = ['#eef1f4', '#d5dde5', '#b8c6d3', '#97adc0', '#7592ab', '#557795', '#375b7c'];

function stylesOf({ kind, breaks }: Classes): readonly ClassStyle[] {
  if (kind === 'stage') return STAGES.map((stage) => STAGE_STYLES[stage]);
  const classes = breaks.length + 1;
  return Array.from({ length: classes }, (_, i) => ({
    color: SEQUENCE[Math.round((i * (SEQUENCE.length - 1)) / (classes - 1))],
  }));
}

/** What the map paints for a background. */
export const choroplethOf = (shown: Classes | null): Choropleth | null =>
  shown && { classes: shown.classes, styles: stylesOf(shown) };

export interface Legend {
  title: string;
  entries: { label: string; style: ClassStyle }[];
  sources: string[];
}

/** Classes of a background in words, from the highest to the lowest. */
export function legendOf(app: App, shown: Classes): Legend {
  const { background, stages } = app.words;
  const { kind, breaks, layers } = shown;
  const styles = stylesOf(shown);
  const sources = layers.map((layer) => app.citations.title(layer));
  if (kind === 'stage')
    return {
      title: '',
      entries: [
        { label: stages.none, style: { color: PALETTE.unit } },
        ...STAGES.map((stage, i) => ({ label: stages[stage], style: styles[i] })),
      ].reverse(),
      sources,
    };
  const write = (value: number) => (Number.isInteger(value) ? app.format.integer(value) : app.format.decimal(value));
  const entries = styles.map((style, i) => ({
    style,
    label:
      i === 0
        ? background.under(write(breaks[0]))
        : i === breaks.length
          ? background.over(write(breaks[i - 1]))
          : background.between(write(breaks[i - 1]), write(breaks[i])),
  }));
  const titles = {
    none: '',
    density: background.densityUnit,
    apl: background.aplUnit,
    generalists: background.generalistsUnit,
  };
  return { title: titles[kind], entries: entries.reverse(), sources };
}
