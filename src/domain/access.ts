import KDBush from 'kdbush';
import { around, distance } from 'geokdbush';
import { PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import type { Figure } from './verdict';

/** How far the inhabitants of a territory are from a profession, as the crow flies between centres of communes. */
export interface AccessFigure {
  key: ProfessionKey;
  /** Kilometres to the nearest commune that has the profession, mean over the inhabitants; 0 within one's own. */
  distance: Figure;
  /** Part of the inhabitants whose own commune has it, between 0 and 1. */
  atHome: Figure;
  /** The unit farthest from one, and how far; `null` when every unit has it or nothing is known. */
  farthest: { unit: number; kilometres: number } | null;
}

interface Places {
  index: KDBush;
  /** Unit of each point of the index: those with a centre. */
  units: Uint16Array;
}

const placesOf = new WeakMap<Atlas, Places>();

/**
 * Mean straight-line distance of the inhabitants of `units` to the nearest commune with each profession, wherever it
 * is in the country, over the units whose count, inhabitants and centre are known. Approximate: everybody is put at
 * the centre of their commune. Unknown where professionals are only estimated, since an estimate puts some everywhere.
 */
export function accessOf(atlas: Atlas, units: Iterable<number>): AccessFigure[] {
  const all = [...units];
  return PROFESSIONS.map((key) => accessTo(atlas, all, key));
}

function accessTo(atlas: Atlas, units: readonly number[], key: ProfessionKey): AccessFigure {
  const { values, quality, layer, vintage } = atlas.professionals[key];
  const [{ values: population }] = atlas.populations;
  const counted = !['estimated', 'awaited', 'unknown'].includes(quality);
  let people = 0;
  let travelled = 0;
  let atHome = 0;
  let farthest: AccessFigure['farthest'] = null;
  for (const unit of counted ? units : []) {
    if (Number.isNaN(values[unit] + population[unit] + atlas.longitude[unit])) continue;
    const kilometres = values[unit] > 0 ? 0 : toNearest(atlas, unit, (other) => values[other] > 0);
    if (kilometres === null) continue;
    people += population[unit];
    travelled += kilometres * population[unit];
    if (kilometres === 0) atHome += population[unit];
    else if (kilometres > (farthest?.kilometres ?? 0)) farthest = { unit, kilometres };
  }
  const figure = (value: number, known: Quality): Figure =>
    people > 0
      ? { value, quality: known, source: layer, vintage }
      : { value: null, quality: 'unknown', source: layer, vintage };
  return {
    key,
    distance: figure(travelled / people, 'approximate'),
    atHome: figure(atHome / people, quality),
    farthest,
  };
}

/** Kilometres from the centre of `unit` to that of the nearest other one that is `wanted`; `null` when there is none. */
function toNearest(atlas: Atlas, unit: number, wanted: (unit: number) => boolean): number | null {
  const { index, units } = indexed(atlas);
  const [x, y] = [atlas.longitude[unit], atlas.latitude[unit]];
  const [nearest] = around(index, x, y, 1, Infinity, (place) => wanted(units[place]));
  if (nearest === undefined) return null;
  return distance(x, y, atlas.longitude[units[nearest]], atlas.latitude[units[nearest]]);
}

/** Built at the first question about an atlas: some milliseconds for France. */
function indexed(atlas: Atlas): Places {
  let places = placesOf.get(atlas);
  if (!places) {
    const units = Uint16Array.from(atlas.codes.keys()).filter((unit) => !Number.isNaN(atlas.longitude[unit]));
    const index = new KDBush(units.length);
    for (const unit of units) index.add(atlas.longitude[unit], atlas.latitude[unit]);
    placesOf.set(atlas, (places = { index: index.finish(), units }));
  }
  return places;
}
