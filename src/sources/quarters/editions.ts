import type { ImportContext, ImportedLayer } from '../../data/importers/types';
import type { ImportNote } from '../../data/report';

/** Codes of IRIS that figures are given under, whatever the layer. */
function codesIn(layers: readonly ImportedLayer[]): Set<string> {
  const codes = new Set<string>();
  const add = (some: Iterable<string>) => {
    for (const code of some) codes.add(code);
  };
  for (const layer of layers) {
    if (layer.brings === 'census') add(layer.inhabitants.keys());
    if (layer.brings === 'indicators')
      for (const { byQuarter } of layer.indicators) add(byQuarter?.values.keys() ?? []);
    if (layer.brings === 'professionals' || layer.brings === 'facilities')
      for (const given of Object.values(layer.byQuarter ?? {})) add(given.values.keys());
  }
  return codes;
}

/**
 * Codes, one by one, that stand on one side only: figures under a code that no outline has, outlines that no figure is
 * given for, in communes that both sides know. The two are of different editions.
 */
export function editionNote(
  layers: readonly ImportedLayer[],
  { quarters, census }: Pick<ImportContext, 'quarters' | 'census'>,
): ImportNote[] {
  const drawn = new Map<string, readonly string[]>();
  for (const layer of layers)
    if (layer.brings === 'quarters')
      for (const [commune, own] of layer.communes)
        drawn.set(
          commune,
          own.map(({ code }) => code),
        );
  const counted = codesIn(layers);
  if (drawn.size) for (const code of census?.inhabitants.keys() ?? []) counted.add(code);
  const communes = new Map<string, string[]>();
  for (const code of counted) communes.set(code.slice(0, 5), [...(communes.get(code.slice(0, 5)) ?? []), code]);
  const strangers: string[] = [];
  for (const [commune, codes] of communes) {
    const outlines = drawn.get(commune) ?? quarters?.(commune)?.map(({ code }) => code);
    if (!outlines) continue;
    const [some, others] = [new Set(outlines), new Set(codes)];
    strangers.push(...codes.filter((code) => !some.has(code)), ...outlines.filter((code) => !others.has(code)));
  }
  return strangers.length ? [{ note: 'other-edition', count: strangers.length, examples: strangers.sort() }] : [];
}
