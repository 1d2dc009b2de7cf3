import type { Geometry, Position } from 'geojson';
import { ReadError } from './errors';
import { openShapes, type Shape } from './features';
import { fromEpsg } from './projection';
import type { Shelf } from './shelf';
import type { Source } from './source';
import type { ReadTable } from './table';
import { visitXml, type XmlVisitor } from './xml';

/** Reads the places of a KML document (OGC 12-007r2), those of all its folders: a table. */
export async function openKml(source: Source, shelf: Shelf, signal?: AbortSignal): Promise<ReadTable> {
  const places: Place[] = [];
  await visitXml(source, kmlVisitor(places), signal);
  if (!places.length) throw new ReadError('no-rows', source.name);
  const inFolders = new Set(places.map(({ folder }) => folder)).size > 1;
  const shapes = places.map(({ folder, properties, geometries }): Shape => {
    const folders = inFolders && folder ? { dossier: folder } : {};
    return { properties: { ...folders, ...properties }, geometry: oneOf(geometries) };
  });
  return openShapes(source.name, shapes, shelf, fromEpsg(4326));
}

interface Place {
  /** Names of the folders that it is in, from the outer one. */
  folder: string;
  properties: Record<string, string>;
  geometries: Geometry[];
}

/** What is said of a place beside its data. */
const FIELDS = new Set(['name', 'description', 'address', 'phoneNumber']);
const SHAPES = new Set(['Point', 'LineString', 'LinearRing', 'Polygon']);

function kmlVisitor(places: Place[]): XmlVisitor {
  const path: string[] = [];
  const folders: string[] = [];
  let place: Place | null = null;
  let rings: Position[][] = [];
  let points: Position[] = [];
  let field = '';
  let text: string | null = null;
  return {
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'Folder') folders.push('');
      else if (name === 'Placemark')
        place = { folder: folders.filter(Boolean).join(' › '), properties: {}, geometries: [] };
      else if (name === 'name' && parent === 'Folder') text = '';
      else if (!place) return;
      else if (name === 'Data' || name === 'SimpleData') field = attributes.name ?? '';
      else if (name === 'Polygon') rings = [];
      if (place && isText(name, parent)) text = '';
    },
    close(name) {
      path.pop();
      const parent = path.at(-1);
      const said = text?.trim() ?? '';
      if (name === 'Folder') folders.pop();
      else if (name === 'name' && parent === 'Folder') folders[folders.length - 1] = said;
      else if (!place) return;
      else if (name === 'Placemark') {
        places.push(place);
        place = null;
      } else if (name === 'value' || name === 'SimpleData') place.properties[field] = said;
      else if (name === 'coordinates') points = positionsOf(said);
      else if (parent === 'Placemark' && FIELDS.has(name)) place.properties[name] = withoutTags(said);
      else if (name === 'LinearRing' && path.includes('Polygon')) rings.push(points);
      else if (SHAPES.has(name)) place.geometries.push(shapeOf(name, points, rings));
      if (isText(name, parent)) text = null;
    },
    text(part) {
      if (text !== null) text += part;
    },
  };
}

const isText = (name: string, parent: string | undefined) =>
  name === 'coordinates' ||
  name === 'SimpleData' ||
  (name === 'value' && parent === 'Data') ||
  (name === 'name' && parent === 'Folder') ||
  (parent === 'Placemark' && FIELDS.has(name));

const positionsOf = (text: string): Position[] =>
  text
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter(Boolean)
    .map((point) => point.split(',').map(Number));

function shapeOf(name: string, points: Position[], rings: Position[][]): Geometry {
  if (name === 'Polygon') return { type: 'Polygon', coordinates: rings };
  if (name === 'Point') return { type: 'Point', coordinates: points[0] ?? [] };
  return { type: 'LineString', coordinates: points };
}

const oneOf = (geometries: Geometry[]): Geometry | null =>
  geometries.length > 1 ? { type: 'GeometryCollection', geometries } : (geometries[0] ?? null);

const withoutTags = (text: string) =>
  text
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
