import type { Atlas } from './atlas';
import { codeIndex, type CodeIndex } from './codes';
import { normalisedNames, normaliseName, withoutArticle, withoutElision } from './names';

/** How units and departments are called, for whoever reads lists. */
export interface LookupIndex extends CodeIndex {
  byPostcode: Map<string, number[]>;
  byName: Map<string, number[]>;
  /** Without the leading article, or with its elisions joined. */
  byLooseName: Map<string, number[]>;
  /** Paris, Lyon and Marseille to their arrondissements. */
  cities: Map<string, number[]>;
  /** By code and by normalised name. */
  departments: Map<string, number>;
}

const cache = new WeakMap<Atlas, LookupIndex>();

function file<K>(map: Map<K, number[]>, key: K, unit: number) {
  const units = map.get(key);
  if (units) units.push(unit);
  else map.set(key, [unit]);
}

/** The index of an atlas, made once. */
export function lookupIndex(atlas: Atlas): LookupIndex {
  const known = cache.get(atlas);
  if (known) return known;
  const index: LookupIndex = {
    ...codeIndex(atlas),
    byPostcode: new Map(),
    byName: new Map(),
    byLooseName: new Map(),
    cities: new Map(),
    departments: new Map(),
  };
  normalisedNames(atlas).forEach((name, unit) => {
    file(index.byName, name, unit);
    for (const loose of new Set([withoutArticle(name), withoutElision(name)])) file(index.byLooseName, loose, unit);
    const city = /^(.+) \d+(?:er|e) Arrondissement$/.exec(atlas.names[unit]);
    if (city) file(index.cities, normaliseName(city[1]), unit);
    for (const postcode of atlas.postcodes[unit].split(' ')) if (postcode) file(index.byPostcode, postcode, unit);
  });
  atlas.departments.forEach(({ code, name }, department) => {
    const normalised = normaliseName(name);
    index.departments.set(code, department).set(normalised, department).set(withoutArticle(normalised), department);
  });
  cache.set(atlas, index);
  return index;
}
