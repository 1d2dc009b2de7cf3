import type { LayerId, Manifest } from '../atlas/manifest';
import { layerQuality } from '../language/language';
import type { Language } from '../words/language';

/** The layers that figures come from, in the order they are told. */
const TOLD: readonly LayerId[] = ['population', 'population-history', 'professionals', 'apl', 'cpts', 'contours'];

/** What every page and file of a dossier states: who drew the territory, and which data its figures are of. */
export function statement(name: string, day: string, { layers }: Manifest, language: Language): string[] {
  const { words, format } = language;
  const told = TOLD.flatMap((id) => layers.find((layer) => layer.id === id) ?? []);
  const vintages = told.map((layer) => {
    const named = `${words.layers[layer.id]} ${format.vintage(layer.vintage)}`;
    return layer.quality === 'exact' && !layer.partial ? named : `${named} (${layerQuality(layer, words)})`;
  });
  return [words.dossier.drawnBy(name, format.date(day)), words.dossier.vintages(vintages)];
}
