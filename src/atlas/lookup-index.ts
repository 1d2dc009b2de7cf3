import { mapInTasks } from '../kernel/task';
import type { Atlas } from './atlas';
import { codeIndex, type CodeIndex } from './codes';
import { normalisedNames, normaliseName, prepareNames, withoutArticle, withoutElision } from './names';

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

type Called = Pick<LookupIndex, 'byName' | 'byLooseName' | 'cities' | 'departments'>;

/** By what an atlas keeps whatever is brought to it. */
const called = new WeakMap<Atlas['names'], Called>();
const posted = new WeakMap<Atlas['postcodes'], LookupIndex['byPostcode']>();

function file<K>(map: Map<K, number[]>, key: K, unit: number) {
  const units = map.get(key);
  if (units) units.push(unit);
  else map.set(key, [unit]);
}

function emptyCalled({ departments }: Atlas): Called {
  const index: Called = { byName: new Map(), byLooseName: new Map(), cities: new Map(), departments: new Map() };
  departments.forEach(({ code, name }, department) => {
    const normalised = normaliseName(name);
    index.departments.set(code, department).set(normalised, department).set(withoutArticle(normalised), department);
  });
  return index;
}

function noteName({ byName, byLooseName, cities }: Called, name: string, written: string, unit: number) {
  file(byName, name, unit);
  for (const loose of new Set([withoutArticle(name), withoutElision(name)])) file(byLooseName, loose, unit);
  const city = /^(.+) \d+(?:er|e) Arrondissement$/.exec(written);
  if (city) file(cities, normaliseName(city[1]), unit);
}

function notePostcodes(byPostcode: Map<string, number[]>, postcodes: string, unit: number) {
  for (const postcode of postcodes.split(' ')) if (postcode) file(byPostcode, postcode, unit);
}

/** Makes the index of an atlas by many tasks: between two, the page answers. */
export async function prepareLookup(atlas: Atlas): Promise<void> {
  const { names, postcodes } = atlas;
  await prepareNames(atlas);
  if (!called.has(names)) {
    const index = emptyCalled(atlas);
    await mapInTasks(normalisedNames(atlas), (name, unit) => noteName(index, name, names[unit], unit));
    called.set(names, index);
  }
  if (posted.has(postcodes)) return;
  const index: LookupIndex['byPostcode'] = new Map();
  await mapInTasks(postcodes, (some, unit) => notePostcodes(index, some, unit));
  posted.set(postcodes, index);
}

/** The index of an atlas, made once. */
export function lookupIndex(atlas: Atlas): LookupIndex {
  const { names, postcodes } = atlas;
  let byCall = called.get(names);
  if (!byCall) {
    const index = (byCall = emptyCalled(atlas));
    normalisedNames(atlas).forEach((name, unit) => noteName(index, name, names[unit], unit));
    called.set(names, byCall);
  }
  let byPostcode = posted.get(postcodes);
  if (!byPostcode) {
    const index = (byPostcode = new Map<string, number[]>());
    postcodes.forEach((some, unit) => notePostcodes(index, some, unit));
    posted.set(postcodes, byPostcode);
  }
  return { ...codeIndex(atlas), ...byCall, byPostcode };
}
