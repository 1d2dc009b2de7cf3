/** Why the quarters of a commune could not be had. */
export class QuartersError extends Error {
  override name = 'QuartersError';
  constructor(
    readonly reason: 'unreachable' | 'refused' | 'none' | 'unreadable',
    readonly detail = '',
  ) {
    super(`quarters: ${reason} ${detail}`);
  }
}

/** Milliseconds after which the service is taken for out of reach. */
const PATIENCE = 30_000;

/** Where the service of the IGN has the IRIS of a commune, or of an arrondissement. */
export function quartersAddress(commune: string): string {
  const query = new URLSearchParams({
    SERVICE: 'WFS',
    VERSION: '2.0.0',
    REQUEST: 'GetFeature',
    TYPENAMES: 'STATISTICALUNITS.IRIS:contours_iris',
    OUTPUTFORMAT: 'application/json',
    SRSNAME: 'EPSG:4326',
    CQL_FILTER: `code_insee='${commune}'`,
  });
  return `https://data.geopf.fr/wfs/ows?${query.toString()}`;
}

/**
 * The IRIS of one commune as the service gives them, in a file that reads as any that is dropped. It serves the newest
 * edition without naming it: the file bears the day.
 * @throws {QuartersError} `none` for a commune of a single IRIS, which cannot be cut.
 */
export async function fetchQuarters(commune: string): Promise<File> {
  let response: Response;
  try {
    response = await fetch(quartersAddress(commune), { signal: AbortSignal.timeout(PATIENCE), credentials: 'omit' });
  } catch {
    throw new QuartersError('unreachable');
  }
  if (!response.ok) throw new QuartersError('refused', String(response.status));
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw new QuartersError('unreachable');
  }
  const features = featuresIn(text);
  if (features === null) throw new QuartersError('unreadable');
  if (features < 2) throw new QuartersError('none');
  const day = new Date().toISOString().slice(0, 10);
  return new File([text], `iris-ign-${commune}-${day}.geojson`, { type: 'application/geo+json' });
}

function featuresIn(text: string): number | null {
  try {
    const { features } = JSON.parse(text) as { features?: unknown };
    return Array.isArray(features) ? features.length : null;
  } catch {
    return null;
  }
}
