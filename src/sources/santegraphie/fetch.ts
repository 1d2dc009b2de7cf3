import { SOURCES } from '../../domain/sources';
import { PerimetersError, readAnswer, saysWhole, unpacked, type Answer, type Perimeter } from './answer';

/** Key of the catalogue. */
export const SANTEGRAPHIE = 'santegraphie-cpts';
const GEOJSON = 'application/geo+json';
const FILE = 'cpts-santegraphie.geojson';

/** The one request that gives all the perimeters, where the service does not give them by pages. */
export const perimetersAddress = (): string => SOURCES[SANTEGRAPHIE].download![FILE][0];

/** Milliseconds after which the service is taken for out of reach. */
const PATIENCE = 120_000;
/** Requests that the country may take. */
const MOST_PAGES = 100;

/** Asks an address for what it holds. @throws {PerimetersError} */
export type Ask = (address: string) => Promise<Blob>;

/** Asks over the network, as a browser does. */
export const ask: Ask = async (address) => {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), credentials: 'omit' });
  } catch {
    throw new PerimetersError('unreachable');
  }
  if (!response.ok) throw new PerimetersError('refused', String(response.status));
  try {
    return await response.blob();
  } catch {
    throw new PerimetersError('unreachable');
  }
};

/**
 * The perimeters of the CPTS of the whole country as one GeoJSON, page after page, each once.
 * @throws {PerimetersError}
 */
export async function fetchPerimeters(asked: Ask, onProgress: (share: number) => void = () => {}): Promise<Blob> {
  const found = new Map<string, Perimeter>();
  let first: Answer | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const address = page ? `${perimetersAddress()}&startIndex=${found.size}` : perimetersAddress();
    const given = await unpacked(await asked(address));
    if (!page && (await saysWhole(given))) return given;
    const answer = await readAnswer(given);
    first ??= answer;
    const before = found.size;
    for (const feature of answer.features) found.set(keyOf(feature), feature);
    if (first.announced === null || found.size >= first.announced || found.size === before) break;
    onProgress(found.size / first.announced);
  }
  if (!found.size) throw new PerimetersError('unreadable');
  const announced = first!.announced ?? 0;
  if (found.size < announced) throw new PerimetersError('incomplete', `${found.size}/${announced}`);
  return collected([...found.values()], first!.crs);
}

/** A perimeter that two pages repeat is one; two that differ in anything are two. */
const keyOf = ({ id, properties, geometry }: Perimeter) =>
  id === undefined ? JSON.stringify([properties, geometry]) : String(id);

/** One feature after the other, so that the country is never one string in memory. */
function collected(features: readonly Perimeter[], crs: unknown): Blob {
  const head = `{"type":"FeatureCollection",${crs ? `"crs":${JSON.stringify(crs)},` : ''}"features":[`;
  const parts = features.map((feature, i) => `${i ? ',\n' : ''}${JSON.stringify(feature)}`);
  return new Blob([head, ...parts, ']}\n'], { type: GEOJSON });
}
