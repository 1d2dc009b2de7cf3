import type { Atlas } from '../atlas/atlas';
import type { Cover } from '../domain/cover';
import type { AssessedZone, ZoneNeighbour } from '../domain/white-zones';
import type { Extension } from '../domain/zone-outcomes';
import { figureText, inhabitants } from '../language/language';
import type { Language } from './language';

/** Kilometres as a person says them: a decimal under ten. */
const distance = (kilometres: number, { format }: Language) =>
  kilometres < 10 ? format.decimal(kilometres) : format.integer(kilometres);

/** Departments of a zone, the first one in full. */
export function zonePlaces({ departments: all }: Atlas, { departments }: AssessedZone, language: Language): string {
  const { words, format } = language;
  const [first, ...others] = departments;
  return words.zones.inDepartments(
    all[first].name,
    others.length === 1 ? all[others[0]].name : others.length ? words.zones.departments(format, others.length) : '',
  );
}

/** One step towards another zone, in words. */
export function stepText(atlas: Atlas, cover: Cover, step: ZoneNeighbour, language: Language): string {
  const { steps } = language.words.zones;
  const commune = atlas.names[step.unit];
  switch (step.via) {
    case 'edge':
      return steps.edge(commune);
    case 'gap':
      return steps.gap(commune, distance(step.kilometres, language));
    case 'ceded': {
      const { offsets, members, holders } = cover;
      const names = Array.from(members.subarray(offsets[step.unit], offsets[step.unit + 1]), (h) => holders[h].name);
      const ceded = inhabitants(atlas.populations[0].values[step.unit], language);
      const { format } = language;
      return steps.ceded(atlas.names[step.zone.heart], commune, ceded, format.list(names), format, names.length);
    }
  }
}

/** What can be done of a zone, in one or two sentences. */
export function zoneSentence(atlas: Atlas, cover: Cover, zone: AssessedZone, language: Language): string {
  const { words, format } = language;
  const missing = words.zones.missing(format, zone.minimum - zone.known, zone.minimum);
  switch (zone.viability) {
    case 'alone':
      return zone.known >= 2 * zone.minimum
        ? words.zones.several(format, zone.minimum)
        : words.zones.alone(format, zone.minimum);
    case 'joined': {
      const { steps, population } = zone.joined!;
      const said = format.list(steps.map((step) => stepText(atlas, cover, step, language)));
      // The sum with a zone that stands alone says nothing: a territory would take only a part of it.
      const viable = steps.some((step) => step.zone.known >= step.zone.minimum);
      const joins = viable ? words.zones.joinsViable(said) : words.zones.joins(said, inhabitants(population, language));
      return `${missing} ${joins}`;
    }
    case 'extension':
      return `${missing} ${words.zones.extension}`;
    case 'isolated':
      return `${missing} ${words.zones.isolated}`;
    case 'unknown':
      if (zone.population === null) return words.zones.unknownPopulation;
      return `${missing} ${zone.open ? words.zones.open : words.zones.unknownPlace}`;
  }
}

/** What extending a CPTS over a zone would make of it. */
export function extensionSentence(name: string, { before, after, kilometres }: Extension, language: Language): string {
  const { words, format } = language;
  if (before.class === null || after.class === null) return words.zones.extendUnknown(name);
  const euros = (amount: typeof before.ceiling) => figureText(amount, language, (value) => format.euros(value));
  const from = format.integer(before.population!);
  const away = kilometres === null ? '' : ` (${words.zones.overWater(distance(kilometres, language))})`;
  const money =
    before.class === after.class
      ? words.zones.sameClass(words.sizeClass(after.class), euros(after.ceiling))
      : words.zones.newClass(
          words.sizeClass(before.class),
          words.sizeClass(after.class),
          euros(before.ceiling),
          euros(after.ceiling),
        );
  return `${words.zones.extend(name, from, inhabitants(after.population, language))}${away}. ${money}`;
}
