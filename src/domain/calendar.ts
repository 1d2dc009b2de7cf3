import { MISSIONS, PAYMENTS, type MissionRule, type Sourced } from './rules';
import { agreementsUpTo, type AgreementId } from './agreements';
import type { Amount, Figure } from './verdict';

export type CalendarKind = 'signature' | 'payment' | 'mission-start' | 'mission-deployed' | 'contract-end';

/** Something that falls on a day of the contract. */
export interface CalendarEvent extends Sourced {
  /** ISO day; `null` for a payment that is due for its year on a day that no source found gives. */
  date: string | null;
  kind: CalendarKind;
  /** `operating`, or the id of a mission; `null` when the event is of the whole contract. */
  subject: string | null;
  /** Year of the contract that a payment is for, from 1; `null` when the event is no payment. */
  year: number | null;
  part: 'full' | 'advance' | 'balance' | null;
  /** Part of the year's amount that is paid; `null` when the event is no payment. */
  share: number | null;
  /** Euros; `null` when the event is no payment, or the amount is unknown. */
  amount: number | null;
  quality: Figure['quality'];
}

/**
 * The five years of a contract, in the order of days: payments and mission deadlines (ACI of 20 June 2019, art. 9.1,
 * and the deadlines of the PAPS Hauts-de-France). The variable part follows the contract's own indicators and the free
 * missions their CPTS: neither has a date here.
 * @param signature ISO day, `2026-03-01`.
 * @param operating yearly amount for running the CPTS.
 * @param missions fixed part a year of each mission, by id, as the user typed it in: no source gives one.
 * @throws {RangeError} when `signature` is no day.
 */
export function calendarFrom(
  signature: string,
  agreement: AgreementId,
  operating: Amount,
  missions: Readonly<Record<string, number>> = {},
): CalendarEvent[] {
  const years = PAYMENTS.contractYears;
  const contract = { ...bare, tag: 'sure', source: PAYMENTS.contractSource } as const;
  return [
    { ...contract, date: addMonths(signature, 0), kind: 'signature' as const },
    ...operatingPayments(signature, operating),
    ...missionsOf(agreement).flatMap((mission) => missionEvents(signature, mission, missions[mission.id] ?? null)),
    { ...contract, date: addMonths(signature, 12 * years), kind: 'contract-end' as const },
  ].sort((a, b) => placeOf(signature, a).localeCompare(placeOf(signature, b)));
}

/** What events are put in the order of: their day, and after the days of its year what has none. */
const placeOf = (signature: string, { date, year }: CalendarEvent) =>
  date ?? `${addMonths(addMonths(signature, 12 * year!), -1)}~`;

/** The missions of an agreement text: avenant 2 keeps those of 2019 and adds its own. */
export const missionsOf = (agreement: AgreementId): MissionRule[] =>
  MISSIONS.filter(({ since }) => agreementsUpTo(agreement).includes(since));

/** An event whose day is known. */
export type DatedEvent = CalendarEvent & { date: string };
export const isDated = (event: CalendarEvent): event is DatedEvent => event.date !== null;

/** What is paid for each year of the contract. */
export interface YearTotal {
  /** From 1. */
  year: number;
  /** Euros of the payments whose amount is known. */
  known: number;
  /** Payments whose amount is unknown: they are not in the sum. */
  unpriced: number;
}

/** The payments of a calendar added up by the year of the contract that they are for. */
export function yearTotals(events: readonly CalendarEvent[]): YearTotal[] {
  const payments = events.filter(({ kind }) => kind === 'payment');
  return Array.from({ length: PAYMENTS.contractYears }, (_, elapsed) => {
    const amounts = payments.filter(({ year }) => year === elapsed + 1).map(({ amount }) => amount);
    return {
      year: elapsed + 1,
      known: amounts.reduce((sum: number, amount) => sum + (amount ?? 0), 0),
      unpriced: amounts.filter((amount) => amount === null).length,
    };
  });
}

/**
 * `months` after an ISO day, on the same day of the month or the last one when the month is shorter.
 * @throws {RangeError} when `day` is no day.
 */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, lastDay));
  return date.toISOString().slice(0, 10);
}

const bare = { subject: null, year: null, part: null, share: null, amount: null, quality: 'exact' } as const;

/** In full the first year; then an advance, and the rest of the year's amount on a day that the text does not give. */
function operatingPayments(signature: string, { value, quality }: Amount): CalendarEvent[] {
  const { atSignature, advanceAtAnniversary } = PAYMENTS.operating;
  const payment = (year: number, part: CalendarEvent['part'], share: number, date: string | null): CalendarEvent => ({
    ...rule(PAYMENTS),
    date,
    kind: 'payment',
    subject: 'operating',
    year,
    part,
    share,
    amount: value === null ? null : value * share,
    quality,
  });
  return Array.from({ length: PAYMENTS.contractYears }, (_, elapsed) => {
    const [year, day] = [elapsed + 1, addMonths(signature, 12 * elapsed)];
    if (elapsed === 0) return [payment(year, 'full', atSignature, day)];
    return [
      payment(year, 'advance', advanceAtAnniversary, day),
      payment(year, 'balance', 1 - advanceAtAnniversary, null),
    ];
  }).flat();
}

function missionEvents(signature: string, mission: MissionRule, fixed: number | null): CalendarEvent[] {
  const { id, startMonths, deployedMonths } = mission;
  if (startMonths === null || deployedMonths === null) return [];
  const deadline = { ...bare, ...rule(mission), subject: id };
  return [
    { ...deadline, date: addMonths(signature, startMonths), kind: 'mission-start' },
    { ...deadline, date: addMonths(signature, deployedMonths), kind: 'mission-deployed' },
    ...fixedPart(signature, id, startMonths, fixed),
  ];
}

/** The fixed part of a mission: an advance at its start for what is left of the year, then balances and advances. */
function fixedPart(signature: string, subject: string, startMonths: number, yearly: number | null): CalendarEvent[] {
  const { advanceAtStart, advanceAtAnniversary, balanceAtAnniversary } = PAYMENTS.missionFixed;
  const firstYear = Math.floor(startMonths / 12) + 1;
  const firstFraction = 1 - (startMonths % 12) / 12;
  const payment = { ...bare, ...rule(PAYMENTS), kind: 'payment' as const, subject };
  const priced = (share: number) =>
    yearly === null
      ? { share, amount: null, quality: 'unknown' as const }
      : { share, amount: yearly * share, quality: 'exact' as const };
  const events: CalendarEvent[] = [];
  for (let year = firstYear; year <= PAYMENTS.contractYears; year++) {
    const first = year === firstYear;
    const fraction = first ? firstFraction : 1;
    const start = addMonths(signature, first ? startMonths : 12 * (year - 1));
    const advance = (first ? advanceAtStart : advanceAtAnniversary) * fraction;
    events.push({ ...payment, date: start, year, part: 'advance', ...priced(advance) });
    const anniversary = addMonths(signature, 12 * year);
    events.push({ ...payment, date: anniversary, year, part: 'balance', ...priced(balanceAtAnniversary * fraction) });
  }
  return events;
}

const rule = ({ tag, source }: Sourced): Sourced => ({ tag, source });
