import type { App } from '../../state/app.svelte';
import { outlinesCredit } from '../../words/outlines';

/** What is written under a drawing made from outlines. */
const credit = ({ words, format }: App, sources: string, day: string) =>
  words.dossier.attribution(sources, format.date(day));

export const mapCredit = (app: App, day: string): string =>
  credit(app, app.words.map.attribution(outlinesCredit(app.manifest, app.language)), day);

/** The same under a map of `figures`, which have their own source. */
export const figuresCredit = (app: App, figures: string, day: string): string =>
  credit(app, `${figures} · ${outlinesCredit(app.manifest, app.language)}`, day);
