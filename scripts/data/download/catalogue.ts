import { SOURCES } from '../../../src/domain/sources';

/**
 * Where the file `name` of a source of the catalogue is fetched, first one first, `{year}` and `{department}` filled in.
 * @param name As the catalogue writes it: `communes-{year}.geojson.gz`.
 */
export function addressesOf(source: string, name: string, values: Record<string, string | number> = {}): string[] {
  return SOURCES[source].download![name].map((address) => fill(address, values));
}

export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
