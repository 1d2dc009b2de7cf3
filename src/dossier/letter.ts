import { partNames } from './part-names';
import { namesOf } from '../atlas/quarters/units';
import { countText } from '../language/language';
import { isDated, missionsOf, type CalendarEvent } from '../domain/calendar';
import { Format } from '../language/format';
import { fr } from '../words/fr';
import { letterFr as say } from '../words/letter-fr';
import { checkSentence } from '../checks/sentences';
import { figureText, inhabitants } from '../language/language';
import type { Language } from '../words/language';
import type { Country } from '../domain/country';
import type { Study } from './study';

/** The five parts that a lettre d'intention holds (life cycle of a CPTS, DGOS). */
export const LETTER_PARTS = ['territory', 'diagnosis', 'partners', 'orientations', 'calendar'] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];
export type Letter = Readonly<Record<LetterPart, string>>;

/** The letter goes to a French administration: it is in French whatever the language of the page. */
export const FRENCH: Language = { words: fr, format: new Format('fr') };
const { words, format } = FRENCH;

/** The parts as the sketch alone fills them: paragraphs parted by blank lines, with brackets where a person must write. */
export function draftOf(country: Country, study: Study, events: readonly CalendarEvent[]): Letter {
  return {
    territory: territory(country, study),
    diagnosis: diagnosis(country, study),
    partners: [say.engaged, say.toCome, cls(study)].join('\n\n'),
    orientations: orientations(study),
    calendar: calendar(events),
  };
}

function territory(country: Country, study: Study): string {
  const { atlas } = country;
  const { verdict, units, name } = study;
  const { population, size, departments, regions, epcis } = verdict;
  const names = (groups: readonly { name: string }[]) => format.list(groups.map((group) => group.name));
  return [
    say.territory(
      name,
      countText(verdict, FRENCH),
      inhabitants(population.value, FRENCH),
      words.vintages(population.years),
      size.class === null ? words.sizeNone : words.sizeClass(size.class),
    ),
    say.places(names(regions), names(departments), epcis.length ? names(epcis) : words.dossier.none),
    `${checkSentence('contiguity', verdict, country, FRENCH)} ${overlap(country, study)}`,
    say.communes(format.list([...namesOf(atlas, units), ...partNames(atlas, verdict.parts, FRENCH)])),
  ].join('\n\n');
}

/** What was found, and never that nothing was where the list of CPTS is not complete: a person asks the ARS. */
function overlap(country: Country, { verdict }: Study): string {
  const { overlaps, shared, openParts, listing } = verdict;
  const open = listing.incomplete.length > 0 || listing.withdrawn.length > 0;
  if (!open || overlaps.length || shared.length || openParts.length) {
    const told = checkSentence('overlap', { ...verdict, listing: { incomplete: [], withdrawn: [] } }, country, FRENCH);
    return open ? `${told} ${say.overlapOpen}` : told;
  }
  return say.overlapOpen;
}

/** The contrat local de santé that the project leans on. */
function cls({ verdict: { cls: known } }: Study): string {
  if (known.said === false) return say.cls.none;
  if (known.contracts.length) return say.cls.named(format.list(known.contracts));
  return known.said ? say.cls.unnamed : say.cls.unknown;
}

function diagnosis({ atlas }: Country, { verdict, access, apl, around }: Study): string {
  const decimal = (value: number) => format.decimal(value);
  const counted = verdict.professionals
    .filter(({ count }) => count.value !== null && count.quality !== 'estimated')
    .map(({ key, count, density, reference }) =>
      say.profession(
        words.professions[key],
        figureText(count, FRENCH, (value) => format.integer(value)),
        figureText(density, FRENCH, decimal),
        reference.france === null ? words.unknown : decimal(reference.france),
      ),
    );
  const far = access
    .filter(({ distance }) => distance.value !== null)
    .map(({ key, distance }) => say.distance(words.professions[key], decimal(distance.value!)));
  const generalists = apl.find(({ key, apl: figure }) => key === 'medecin_generaliste' && figure.value !== null);
  // Only those too small to stand alone: a larger one is no matter of this territory's edge.
  const small = around.zones.filter(({ viability }) => viability !== 'alone');
  const zones = small.map(({ heart, population }) => `${atlas.names[heart]} (${inhabitants(population, FRENCH)})`);
  return [
    counted.length ? `${say.professionals}\n${counted.join('\n')}` : say.uncounted,
    ...(far.length ? [`${say.distances}\n${far.join('\n')}`] : []),
    ...(generalists ? [say.apl(decimal(generalists.apl.value!), generalists.apl.vintage)] : []),
    ...(zones.length ? [say.zones(format.list(zones))] : []),
    say.needs,
  ].join('\n\n');
}

function orientations({ verdict }: Study): string {
  const missions = missionsOf(verdict.funding.rules);
  const of = (wanted: 'socle' | 'optional') =>
    missions.filter(({ kind }) => kind === wanted).map(({ id }) => say.orientation(words.funding.missions[id]));
  return [`${say.socle}\n${of('socle').join('\n')}`, `${say.optional}\n${of('optional').join('\n')}`].join('\n\n');
}

function calendar(events: readonly CalendarEvent[]): string {
  if (!events.length) return say.noSignature;
  const day = (kind: CalendarEvent['kind'], subject: string | null) =>
    format.date(events.filter(isDated).find((event) => event.kind === kind && event.subject === subject)!.date);
  const started = events.filter(({ kind }) => kind === 'mission-start').map(({ subject }) => subject!);
  const lines = started.map((id) =>
    say.deadline(words.funding.missions[id], day('mission-start', id), day('mission-deployed', id)),
  );
  return [say.signature(day('signature', null)), lines.join('\n'), say.end(day('contract-end', null))].join('\n\n');
}
