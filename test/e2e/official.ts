import { readFileSync } from 'node:fs';

/** What the npm package of Etalab says, read without any of the product's own code. */
const read = <T>(file: string) =>
  JSON.parse(readFileSync(`node_modules/@etalab/decoupage-administratif/data/${file}`, 'utf8')) as T;

const ACTUAL = ['commune-actuelle', 'arrondissement-municipal'];
const communes = new Map(
  read<{ code: string; nom: string; type: string; departement?: string; population?: number }[]>('communes.json')
    .filter(({ type }) => ACTUAL.includes(type))
    .map((commune) => [commune.code, commune]),
);
const epcis =
  read<{ code: string; nom: string; populationMunicipale: number; membres: { code: string }[] }[]>('epci.json');

/** Population municipale 2023 of these communes together. */
export function inhabitantsOf(codes: readonly string[]): number {
  return codes.reduce((sum, code) => {
    const population = communes.get(code)?.population;
    if (population === undefined) throw new Error(`no population of ${code}`);
    return sum + population;
  }, 0);
}

/** Communes of a department, ascending. */
export const codesOfDepartment = (department: string): string[] =>
  [...communes.values()]
    .filter((commune) => commune.departement === department)
    .map(({ code }) => code)
    .sort();

export const nameOf = (code: string) => communes.get(code)!.nom;

/** The EPCI that `code` belongs to: its name and members, ascending. Its own population there is of an older vintage. */
export function epciOf(code: string): { name: string; codes: string[] } {
  const { nom, membres } = epcis.find((epci) => epci.membres.some((m) => m.code === code))!;
  return { name: nom, codes: membres.map((m) => m.code).sort() };
}

/** Size class of the ACI of 2019 with 80 000 in class 2; no test comes near that edge. */
export const classOf = (population: number) =>
  population < 40_000 ? 1 : population <= 80_000 ? 2 : population <= 175_000 ? 3 : 4;
