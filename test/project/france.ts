import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeTopology, decodeUnits, FILES } from '../../src/atlas/files';
import type { Manifest } from '../../src/atlas/manifest';
import { indexArcs } from '../../src/kernel/arcs';

const folder = process.env.PERIMETRE_DATA ?? 'public/data';
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

const manifest = JSON.parse(readFileSync(join(folder, FILES.manifest), 'utf8')) as Manifest;

/** The atlas of the built data folder. */
export const france = decodeUnits(manifest, bytes(FILES.units));

export const loadArcs = () => indexArcs(decodeTopology(bytes(FILES.topology)), france.count);

/** Units of these INSEE codes, ascending. */
export const unitsOf = (...codes: string[]) =>
  Uint16Array.from(codes, (code) => {
    const unit = france.codes.indexOf(code);
    if (unit < 0) throw new Error(`${code} is no unit`);
    return unit;
  }).sort();

/** Any set of units of France, ascending. */
export const anyUnits = (maxLength: number) =>
  fc.uniqueArray(fc.nat(france.count - 1), { maxLength }).map((units) => Uint16Array.from(units).sort());

export const codesOf = (units: Iterable<number>) => Array.from(units, (unit) => france.codes[unit]);
