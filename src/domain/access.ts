import KDBush from 'kdbush';
import { around, distance } from 'geokdbush';
import { PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import { wholeAtlas } from '../atlas/quarters/units';
import type { HeldPart } from './parts';
import { worst } from './professionals';
import type { Figure } from './verdict';

/** How far the inhabitants of a territory are from a profession, as the crow flies between centres of communes. */
export interface AccessFigure {
  key: ProfessionKey;
  /** Kilometres to the nearest commune that has the profession, mean over the inhabitants; 0 within one's own. */
  distance: Figure;
  /** Part of the inhabitants whose own commune has it, between 0 and 1. */
  atHome: Figure;
  /** Name of the commune or quarter farthest from one, and how far; `null` when each has it or nothing is known. */
  farthest: { name: string; kilometres: number } | null;
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
 * the centre of their commune, those of a part that was typed too. Unknown where professionals are only estimated, since
 * an estimate puts some everywhere.
 */
export function accessOf(atlas: Atlas, units: Iterable<number>, parts: readonly HeldPart[] = []): AccessFigure[] {
  const typed = new Set(parts.flatMap(({ quarters }) => [...quarters]));
  const [{ values }] = atlas.populations;
  const whole = wholeAtlas(atlas);
  const homes = [
    ...[...units].filter((unit) => !typed.has(unit)).map((unit) => ({ in: atlas, unit, people: values[unit] })),
    ...parts.map(({ commune, inhabitants }) => ({ in: whole, unit: commune, people: inhabitants })),
  ];
  return PROFESSIONS.map((key) => accessTo(atlas, homes, key, parts.length > 0));
}

/** Inhabitants, and the unit of an atlas at whose centre they are put. */
interface Home {
  in: Atlas;
  unit: number;
  people: number;
}

function accessTo(atlas: Atlas, homes: readonly Home[], key: ProfessionKey, isTyped: boolean): AccessFigure {
  const { values, quality, layer, vintage } = atlas.professionals[key];
  const counted = !['estimated', 'awaited', 'unknown'].includes(quality);
  let people = 0;
  let travelled = 0;
  let atHome = 0;
  let farthest: AccessFigure['farthest'] = null;
  for (const home of counted ? homes : []) {
    const { unit } = home;
    const [x, y] = [home.in.longitude[unit], home.in.latitude[unit]];
    const own = home.in.professionals[key].values[unit];
    if (Number.isNaN(own + home.people + x)) continue;
    const kilometres = own > 0 ? 0 : toNearest(atlas, x, y, (other) => values[other] > 0);
    if (kilometres === null) continue;
    people += home.people;
    travelled += kilometres * home.people;
    if (kilometres === 0) atHome += home.people;
    else if (kilometres > (farthest?.kilometres ?? 0)) farthest = { name: home.in.names[unit], kilometres };
  }
  const figure = (value: number, known: Quality): Figure =>
    people > 0
      ? { value, quality: known, source: layer, vintage }
      : { value: null, quality: 'unknown', source: layer, vintage };
  return {
    key,
    distance: figure(travelled / people, isTyped ? 'estimated' : 'approximate'),
    atHome: figure(atHome / people, isTyped ? worst(quality, 'estimated') : quality),
    farthest,
  };
}

/** Kilometres from a place to the centre of the nearest unit that is `wanted`; `null` when there is none. */
function toNearest(atlas: Atlas, x: number, y: number, wanted: (unit: number) => boolean): number | null {
  const { index, units } = indexed(atlas);
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
