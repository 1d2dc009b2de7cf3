import { parseJson, readPackage, type SourceFile } from './sources';

/** A line of `communes.json` of `@etalab/decoupage-administratif`; some fields are missing in the older versions. */
export interface CommuneLine {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement?: string;
  region?: string;
  /** The commune that a delegated or associated commune belongs to. */
  chefLieu?: string;
  /** The city of an arrondissement. */
  commune?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
  population?: number;
}

export interface EpciLine {
  code: string;
  nom: string;
  populationMunicipale?: number;
  membres: { code: string; populationTotale?: number; populationMunicipale?: number }[];
}

/** One life of a code, from one event to another. */
export interface LifeLine {
  code: string;
  nom: string;
  type: string;
  dateDebut?: string;
  raisonDebut?: string;
}

export interface Decoupage<Line> {
  file: SourceFile;
  lines: Line[];
}

const cache = new Map<string, Decoupage<unknown>>();

function read<Line>(alias: string, name: string): Decoupage<Line> {
  const key = `${alias}/${name}`;
  if (!cache.has(key)) {
    const file = readPackage(alias, `data/${name}.json`);
    cache.set(key, { file, lines: parseJson<unknown[]>(file) });
  }
  return cache.get(key) as Decoupage<Line>;
}

/** The package that holds the COG of `COG_YEAR`; older ones are installed as `decoupage-2019`, `-2023`, `-2024`. */
export const CURRENT_COG = '@etalab/decoupage-administratif';

export const readCommunes = (alias = CURRENT_COG) => read<CommuneLine>(alias, 'communes');
export const readEpcis = (alias = CURRENT_COG) => read<EpciLine>(alias, 'epci');
export const readLives = (alias: string) => read<LifeLine>(alias, 'historique-communes');
export const readDepartements = () => read<{ code: string; nom: string; region: string }>(CURRENT_COG, 'departements');
/** The seats of the prefectures, and of the sub-prefectures, which the list of the former repeats. */
export const readSeats = (of: 'departements' | 'arrondissements') =>
  read<{ chefLieu: string }>(CURRENT_COG, of).lines.map(({ chefLieu }) => chefLieu);
export const readRegions = () => read<{ code: string; nom: string }>(CURRENT_COG, 'regions');
