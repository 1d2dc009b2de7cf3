import fc from '../fast-check';
import { readAtlas } from '../../src/cli/folder';
import { indexArcs } from '../../src/kernel/arcs';
import { builtTopology, DATA_FOLDER } from '../folder';

/** The atlas of the built data folder. */
export const france = readAtlas(DATA_FOLDER);

export const loadArcs = () => indexArcs(builtTopology(), france.count);

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
