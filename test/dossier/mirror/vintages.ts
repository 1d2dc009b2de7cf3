import { createRequire } from 'node:module';
import { insee, pmun2022, rowsOf } from './official';

/*
 * Inhabitants at older vintages, and the APL, brought to today's communes from the files themselves and INSEE's list of
 * moves: an independent reading, which shares nothing with that of the data build.
 */

const load = createRequire(import.meta.url);
interface Line {
  code: string;
  type: string;
  commune?: string;
  population?: number;
}
interface Epci {
  populationMunicipale: number;
  membres: { code: string; populationMunicipale?: number }[];
}
const communesOf = (release: string) => load(`${release}/data/communes.json`) as Line[];
const epcisOf = (release: string) => load(`${release}/data/epci.json`) as Epci[];

/** What has inhabitants of its own: neither delegated nor associated communes. */
const COUNTED = ['commune-actuelle', 'arrondissement-municipal'];
/** Saint-Pierre-et-Miquelon, Saint-Barthélemy and Saint-Martin: counted yearly, yet in none of INSEE's file. */
const ISLANDS = /^97[578]/;
/** Inhabitants of 2023 of the communes that are counted yearly, INSEE's file and the islands. */
export const now: ReadonlyMap<string, number> = new Map([
  ...[...insee].map(([code, { municipale }]) => [code, municipale] as const),
  ...[...populationsOf('@etalab/decoupage-administratif')].filter(([code]) => ISLANDS.test(code)),
]);

const moves = rowsOf('insee/mouvements-communes.csv', ',')
  .map(([kind, day, from, code, , , , , to, next]) => ({ kind, day, from, code, to, next }))
  .filter(({ from, to }) => from === 'COM' && to === 'COM');

/** Today's communes that share a fate with each commune since `day`: one when it only was merged or renamed. */
export function fatesSince(day: string): (code: string) => string[] {
  const parent = new Map<string, string>();
  const root = (code: string): string => {
    const up = parent.get(code);
    return up === undefined || up === code ? code : root(up);
  };
  for (const { code, next, day: when } of moves) if (when > day) parent.set(root(code), root(next));
  const today = new Map<string, string[]>();
  for (const code of now.keys()) today.set(root(code), [...(today.get(root(code)) ?? []), code]);
  return (code) => today.get(root(code)) ?? [];
}

/** Sums `figures` of a COG of `day` by commune of today; one whose inhabitants were divided since is not there. */
function brought(figures: ReadonlyMap<string, number>, day: string): Map<string, number> {
  const fates = fatesSince(day);
  const sums = new Map<string, number>();
  for (const [code, value] of figures) {
    const [only, ...others] = fates(code);
    if (only !== undefined && !others.length) sums.set(only, (sums.get(only) ?? 0) + value);
  }
  return sums;
}

/** Communes and arrondissements of a release of the package, the three cities by arrondissement. */
function populationsOf(release: string): Map<string, number> {
  const lines = communesOf(release).filter(({ type }) => COUNTED.includes(type));
  const cities = new Set(lines.map(({ commune }) => commune));
  const counted = lines.filter(({ code, population }) => !cities.has(code) && population !== undefined);
  return new Map(counted.map(({ code, population }) => [code, population!]));
}

/** 2020: what the DGCL has for each member of an EPCI, on the COG of the release; elsewhere what INSEE has. */
function in2020(): Map<string, number> {
  const figures = populationsOf('decoupage-2023');
  for (const { membres } of epcisOf('decoupage-2023')) {
    for (const { code, populationMunicipale } of membres) {
      if (populationMunicipale !== undefined) figures.set(code, populationMunicipale);
    }
  }
  return brought(figures, '2023-01-01');
}

/**
 * 2016, published before the mergers of 2018 and of 1 January 2019: a commune born of one has the figure of its former
 * chef-lieu. It is what the other members of its EPCI leave of the total, when it is the only one there.
 */
function in2016(): Map<string, number> {
  const figures = populationsOf('decoupage-2019');
  const merged = new Set(
    moves.filter(({ kind, day }) => kind === '32' && day > '2018-01-01' && day <= '2019-01-01').map(({ next }) => next),
  );
  const fates = fatesSince('2019-01-01');
  const lost = [...merged].flatMap((code) => fates(code));
  for (const code of merged) figures.delete(code);
  for (const { membres, populationMunicipale: total } of epcisOf('decoupage-2019')) {
    const born = membres.filter(({ code }) => merged.has(code));
    if (born.length !== 1 || membres.some(({ code }) => !merged.has(code) && !figures.has(code))) continue;
    figures.set(born[0].code, total - membres.reduce((sum, { code }) => sum + (figures.get(code) ?? 0), 0));
  }
  const found = brought(figures, '2019-01-01');
  // Where one part of a commune of today has no figure, the whole has none.
  const known = new Set([...figures.keys()].flatMap((code) => (merged.has(code) ? fates(code) : [])));
  for (const code of lost) if (!known.has(code)) found.delete(code);
  return found;
}

/**
 * 2022: as the DGCL counts each commune of 2025; by INSEE outside any EPCI and within the three cities, which it leaves
 * out. What was divided since 2024 is unknown to the atlas, which has the figures of that COG.
 */
function in2022(): Map<string, number> {
  const found = brought(populationsOf('decoupage-2024'), '2024-01-01');
  for (const [code, population] of brought(pmun2022, '2025-01-01')) if (found.has(code)) found.set(code, population);
  return found;
}

/** Inhabitants by commune of today at each older vintage. */
export const older = { 2022: in2022(), 2020: in2020(), 2016: in2016() } as const;
