import type { Geometry } from 'geojson';
import { GEOMETRIES, type Shape } from './features';

/** Records found in a JSON document, and the name of where they are; empty for the document itself. */
export interface Records {
  name: string;
  records: Shape[];
}

type Item = Record<string, unknown>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown) => typeof value !== 'object' || value === null;

const VALUE = 'valeur';
/** A key that is data: the code of something, or its rank. */
const isCode = (key: string) => /^\d[\dAB]?\d*$/i.test(key);

/** How deep records are looked for, and values named by their path. */
const DEEPEST = 4;

/** The records of a document, whatever holds them; none when it is no table. */
export function recordsOf(content: unknown, name = '', depth = 0): Records[] {
  if (Array.isArray(content)) {
    const records = listed(content);
    return records.length ? [{ name, records: records.map(unnested) }] : [];
  }
  if (!isItem(content) || depth > DEEPEST) return [];
  const whole = [fromOverpass, fromColumns, fromKeys, fromLists]
    .map((read) => read(content))
    .find((records) => records?.length);
  if (whole) return [{ name, records: whole.map(unnested) }];
  return Object.entries(content).flatMap(([key, value]) => recordsOf(value, name ? `${name}.${key}` : key, depth + 1));
}

/** Objects as they stand; rows under a first one that names them; values alone. */
function listed(list: readonly unknown[]): Item[] {
  const items = list.filter(isItem);
  if (items.length) return items;
  const [titles, ...rows] = list;
  if (Array.isArray(titles) && titles.every((title) => typeof title === 'string') && rows.length)
    return rows.filter(Array.isArray).map((row) => named(titles, row));
  if (list.length > 1 && list.every((value) => typeof value === 'string' || typeof value === 'number'))
    return list.map((value) => ({ [VALUE]: value }));
  return [];
}

const named = (titles: readonly unknown[], row: readonly unknown[]): Item =>
  Object.fromEntries(titles.map((title, i) => [String(title), row[i]]));

/** Elements of OpenStreetMap: their place, that of their centre failing, and their tags. */
function fromOverpass({ elements }: Item): Item[] | null {
  if (!Array.isArray(elements) || !elements.every((element) => isItem(element) && 'type' in element && 'id' in element))
    return null;
  return elements.map(({ type, id, lat, lon, center, tags }: Item) => {
    const place = isItem(center) ? center : { lat, lon };
    return { type, id, latitude: place.lat, longitude: place.lon, ...(isItem(tags) ? tags : {}) };
  });
}

/** Columns apart from rows, or a list for each column. */
function fromColumns(content: Item): Item[] | null {
  const lists = Object.entries(content).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const rows = lists.find(([, list]) => list.length > 0 && list.every(Array.isArray))?.[1] as unknown[][] | undefined;
  if (rows) {
    const titles = lists.find(([, list]) => list.length === rows[0].length && list.every(isTitle))?.[1];
    return titles ? rows.map((row) => named(titles.map(titleOf), row)) : listed(rows);
  }
  const length = lists[0]?.[1].length ?? 0;
  if (lists.length < 2 || !lists.every(([, list]) => list.length === length && list.every(isScalar))) return null;
  if (lists.length < Object.values(content).length) return null;
  return Array.from({ length }, (_, i) => Object.fromEntries(lists.map(([key, list]) => [key, list[i]])));
}

const titleOf = (value: unknown) => (isItem(value) ? (value.name ?? value.label ?? value.id) : value);
const isTitle = (value: unknown) => typeof titleOf(value) === 'string';

/** Records, lists of them or values under their keys; or the values of each column under the keys of the rows. */
function fromKeys(content: Item): Item[] | null {
  const entries = Object.entries(content);
  const items = entries.map(([, value]) => value);
  if (items.length && items.every(isItem)) {
    const keys = [...new Set(items.flatMap((item) => Object.keys(item)))];
    if (keys.length && keys.every(isCode) && !entries.every(([key]) => isCode(key)))
      return underKeys(
        keys.map((key) => [key, Object.fromEntries(entries.map(([name, cells]) => [name, (cells as Item)[key]]))]),
      );
    return areAlike(items) ? underKeys(entries as [string, Item][]) : null;
  }
  if (!entries.length || !entries.every(([key]) => isCode(key))) return null;
  if (items.every(isScalar)) return underKeys(entries.map(([key, value]) => [key, { [VALUE]: value }]));
  if (!items.every(Array.isArray)) return null;
  return underKeys(
    entries.flatMap(([key, list]) => listed(list as unknown[]).map((item): [string, Item] => [key, item])),
  );
}

/** Lists of values under the names of what holds them, alone or by groups: each is one record. */
function fromLists(content: Item): Item[] | null {
  const isLists = (value: unknown) =>
    isItem(value) && Object.values(value).length > 0 && Object.values(value).every(isValues);
  if (Object.keys(content).length > 1 && isLists(content))
    return underKeys(Object.entries(content).map(([key, list]) => [key, { [LIST]: list }]));
  const groups = Object.entries(content);
  const lists = groups.flatMap(([group, held]) =>
    isLists(held)
      ? Object.entries(held as Item).map(([key, list]) => ({ groupe: group, [KEY]: key, [LIST]: list }))
      : [],
  );
  return lists.length > 1 && groups.every(([, held]) => isLists(held)) ? lists : null;
}

const isValues = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isScalar(one) && one !== null);
const LIST = 'liste';

/** Records with the key that each stands under as their first value, called after what it is. */
function underKeys(entries: readonly (readonly [key: string, item: Item])[]): Item[] {
  const name = entries.every(([key]) => COMMUNE.test(key)) ? 'code' : KEY;
  const free = entries.some(([, item]) => name in item) ? `${name} (clé)` : name;
  return entries.map(([key, item]) => ({ [free]: key, ...item }));
}

const KEY = 'clé';
const COMMUNE = /^\d[\dAB]\d{3}$/i;

/** A list of communes in one cell, as people write it: `Yzeure (03321)`, one a line; `null` for any other list. */
function communesIn(value: unknown): string | null {
  if (!Array.isArray(value) || !value.length || !value.every(isItem)) return null;
  const communes = value.map((item) => {
    const written = Object.values(item).filter((one) => typeof one === 'string' || typeof one === 'number');
    const code = written.find((one) => COMMUNE.test(String(one)));
    const name = written.find((one) => /\p{L}{2}/u.test(String(one)));
    return code === undefined ? null : name === undefined ? String(code) : `${name} (${code})`;
  });
  return communes.includes(null) ? null : communes.join('\n');
}

/** Records of one kind have a field that each of them has, and no records in them. */
function areAlike(items: readonly Item[]): boolean {
  const [first, ...others] = items;
  const isShared = (key: string) => isScalar(first[key]) && others.every((item) => key in item);
  const isListed = (key: string) => items.every((item) => communesIn(item[key]) !== null);
  const holdsRecords = (value: unknown) => Array.isArray(value) && value.some(isItem) && communesIn(value) === null;
  return (
    others.length > 0 &&
    Object.keys(first).some((key) => isShared(key) || isListed(key)) &&
    !items.some((item) => Object.values(item).some(holdsRecords))
  );
}

/** Names that only wrap the fields of a record. */
const WRAPPERS = new Set(['fields', 'properties', 'attributes', 'tags']);

/** A record with its values named by their path, and its outline when one of them is. */
export function unnested(record: Item): Shape {
  const properties: Item = {};
  let geometry: Geometry | null = null;
  const take = (item: Item, path: string, depth: number) => {
    for (const [key, value] of Object.entries(item)) {
      const outline = geometryOf(value);
      if (outline) geometry ??= outline;
      else if (isItem(value) && isTyped(value)) properties[path + key] = value.value;
      else if (!isItem(value) || depth === DEEPEST) properties[path + key] = communesIn(value) ?? value;
      else take(value, WRAPPERS.has(key) ? path : `${path}${key}.`, depth + 1);
    }
  };
  take(record, '', 0);
  return { properties, geometry };
}

/** A value with its type, as SPARQL answers. */
const isTyped = (value: Item) => 'value' in value && 'type' in value && isScalar(value.value);

function geometryOf(value: unknown): Geometry | null {
  if (!isItem(value)) return null;
  const shape = value.type === 'Feature' ? value.geometry : value;
  return isItem(shape) && GEOMETRIES.includes(shape.type as string) && ('coordinates' in shape || 'geometries' in shape)
    ? (shape as unknown as Geometry)
    : null;
}
