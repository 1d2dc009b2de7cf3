import type { Atlas } from '../atlas/atlas';
import { cutCommuneOf } from '../atlas/quarters/units';
import { isCovered } from '../domain/network';
import type { Network } from '../domain/verdict';
import type { Unassigned } from '../planner/survey';
import { partialEpcis, proposedUnits, type ProposalReason, type TakenGroup } from '../project/reason';
import { inhabitants } from '../language/language';
import type { Language } from './language';

/** EPCI and departments named before the others are counted. */
const NAMED = 3;

/** Why a proposed territory is as it is. */
export function reasonText(atlas: Atlas, reason: ProposalReason, { words, format }: Language): string {
  const { proposals } = words;
  const centre = atlas.names[reason.centre];
  // One that holds quarters besides has its inhabitants further off.
  const alone = proposedUnits(reason) === 1 && !(reason.meanDistance! > 0);
  const said: string[] = [];
  if (alone) said.push(proposals.alone(cutCommuneOf(atlas, reason.centre)?.name ?? centre));
  else if (reason.meanDistance === null) said.push(proposals.aroundUnknown(centre));
  else said.push(proposals.around(centre, format.decimal(reason.meanDistance)));
  const nameOf = ({ group }: { group: number }) => atlas.epcis[group].name;
  const whole = reason.epcis.filter((epci) => epci.units === epci.of);
  const isFree = (epci: TakenGroup) => epci.units === epci.available;
  const cut = reason.epcis.filter((epci) => epci.units < epci.of && !isFree(epci));
  const rest = reason.epcis.filter((epci) => epci.units < epci.of && isFree(epci));
  if (whole.length && !alone) {
    said.push(proposals.keeps(format, whole.length, format.shortList(whole.map(nameOf), NAMED)));
  }
  const parts = (groups: readonly TakenGroup[]) =>
    format.shortList(
      groups.map((epci) => (epci.units ? proposals.part(nameOf(epci), format, epci.units, epci.of) : nameOf(epci))),
      NAMED,
    );
  if (rest.length) said.push(proposals.rest(parts(rest)));
  if (cut.length) said.push(proposals.cut(parts(cut)));
  if (reason.departments.length > 1) {
    const names = reason.departments.map(({ group }) => atlas.departments[group].name);
    said.push(proposals.departments(format.shortList(names, NAMED)));
  }
  for (const { from, to, km } of reason.crossings) {
    said.push(proposals.crossing(atlas.names[from], atlas.names[to], format.decimal(km)));
  }
  if (reason.surrounds.length) said.push(proposals.surrounds(format, reason.surrounds.length));
  return said.join(' ');
}

/** How many EPCI and departments the territories take in part: what their own sentences name, counted. */
export function cutsText(
  reasons: readonly ProposalReason[],
  departmentCut: number,
  { words, format }: Language,
): string {
  const { shared, others } = partialEpcis(reasons);
  const { epciCut, epciPart, departmentCut: departments } = words.proposals;
  return [
    epciCut(format, shared),
    ...(others ? [epciPart(format, others)] : []),
    departments(format, departmentCut),
  ].join(' · ');
}

/** Why units are in no proposed territory. */
export function unassignedText(
  network: Network,
  { reason, population, unknownUnits, touches }: Unassigned,
  language: Language,
): string {
  const { unassigned } = language.words.proposals;
  const people = inhabitants(unknownUnits ? null : population, language);
  if (reason !== 'enclosed') return unassigned[reason](people);
  const around = [...touches].filter((unit) => isCovered(network, unit));
  const { offsets, members, cpts } = network;
  const holders = new Set(around.flatMap((unit) => [...members.subarray(offsets[unit], offsets[unit + 1])]));
  if (!holders.size) return unassigned.enclosedByLocked(people);
  const names = [...holders].map((holder) => cpts[holder].name);
  return unassigned.enclosed(people, language.format.shortList(names, NAMED), language.format, names.length);
}
