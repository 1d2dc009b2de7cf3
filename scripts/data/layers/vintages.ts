import { readCommunes, readEpcis, readLives } from '../decoupage';

/** Population municipale of a vintage, by the codes in force in the package that holds it. */
export type Figures = Map<string, number>;

/**
 * The older versions of the package and the vintage of the population municipale that each holds.
 *
 * INSEE publishes a vintage on an older COG than the package's, so that a commune born of a merger in between stands
 * there with the figure of its chef-lieu alone. `repair` puts that right: 2020 is on the COG 2022 while the package is
 * on the COG 2023, 2016 is on the COG 2018 while the package is on the COG 2019; 2022 is on the package's own.
 */
export const VINTAGES: { vintage: number; alias: string; repair?: (figures: Figures, alias: string) => void }[] = [
  { vintage: 2022, alias: 'decoupage-2024' },
  { vintage: 2020, alias: 'decoupage-2023', repair: takeDgclMembers },
  {
    vintage: 2016,
    alias: 'decoupage-2019',
    repair: (figures, alias) => subtractFromEpci(figures, alias, '2018-01-01'),
  },
];

/** The populations of one of `VINTAGES`; a commune without a known figure is absent. */
export function readFigures({ alias, repair }: (typeof VINTAGES)[number]): Figures {
  const figures: Figures = new Map();
  for (const { code, type, population } of readCommunes(alias).lines)
    if (population !== undefined && (type === 'commune-actuelle' || type === 'arrondissement-municipal'))
      figures.set(code, population);
  repair?.(figures, alias);
  return figures;
}

/** The DGCL's list of members, on the package's own COG, gives the same vintage. */
function takeDgclMembers(figures: Figures, alias: string) {
  for (const { membres } of readEpcis(alias).lines)
    for (const { code, populationMunicipale } of membres)
      if (populationMunicipale !== undefined) figures.set(code, populationMunicipale);
}

/**
 * The DGCL gives the total of each EPCI on the package's own COG: the only merged commune of an EPCI has what the other
 * members leave. Where several were merged, or outside any EPCI, the figure is unknown.
 * @param cog Date of the COG on which the vintage was published.
 */
function subtractFromEpci(figures: Figures, alias: string, cog: string) {
  const merged = new Set(
    readLives(alias)
      .lines.filter(({ type, raisonDebut, dateDebut }) => {
        return type === 'COM' && raisonDebut === 'commune nouvelle' && dateDebut! > cog;
      })
      .map(({ code }) => code),
  );
  for (const code of merged) figures.delete(code);
  for (const { membres, populationMunicipale } of readEpcis(alias).lines) {
    const unknown = membres.filter(({ code }) => !figures.has(code));
    if (unknown.length !== 1 || !merged.has(unknown[0].code) || populationMunicipale === undefined) continue;
    const known = membres.reduce((sum, { code }) => sum + (figures.get(code) ?? 0), 0);
    figures.set(unknown[0].code, populationMunicipale - known);
  }
}
