import { missionsOf, yearTotals, type CalendarEvent } from '../domain/calendar';
import { PAYMENTS } from '../domain/rules';
import { TYPED_SOURCE } from '../domain/sources';
import type { AgreementId } from '../domain/agreements';
import { eventText } from '../words/calendar';
import type { Language } from '../words/language';
import { plain, text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** What the user typed in for want of a source: fixed part a year of each mission, in euros, by its id. */
export type MissionAmounts = Readonly<Record<string, number>>;

/** The fixed part of each mission, a year: no source gives one, so that it is the user's or unknown. */
export function missionsTable(agreement: AgreementId, typed: MissionAmounts, { language: { words } }: Writing): Table {
  const { missions: said } = words.dossier;
  return {
    id: 'missions',
    title: said.title,
    columns: [said.mission, said.kind, said.fixed, words.dossier.amounts.ground],
    rows: missionsOf(agreement).map(({ id, kind, source }) => {
      const amount = typed[id] ?? null;
      return {
        head: words.funding.missions[id],
        cells: [
          text(said.kinds[kind]),
          plain(amount, 'euros'),
          text(words.funding.tags[amount === null ? 'unknown' : 'typed']),
        ],
        from: {
          vintage: '',
          quality: amount === null ? 'unknown' : 'exact',
          sources: amount === null ? [source] : [source, TYPED_SOURCE],
        },
      };
    }),
    note: said.note,
  };
}

/** Everything that falls on a day of the contract. */
export function calendarTable(events: readonly CalendarEvent[], { language }: Writing): Table {
  const { words, format } = language;
  const { calendar: said } = words.dossier;
  return {
    id: 'calendar',
    title: words.funding.calendar,
    columns: [said.day, said.event, said.amount],
    rows: events.map((event) => ({
      head: event.date === null ? words.funding.events.undated : format.date(event.date),
      cells: [
        text(event.kind === 'payment' ? paymentText(event, language) : eventText(event, language)),
        event.kind === 'payment' ? plain(event.amount, 'euros', event.quality) : text(''),
      ],
      from: { vintage: '', quality: event.quality, sources: [event.source] },
    })),
    note: events.length ? said.note : said.noSignature,
  };
}

/** A payment without its amount, which has a column of its own. */
function paymentText({ subject, year, part, share }: CalendarEvent, { words, format }: Language): string {
  const { calendar: said } = words.dossier;
  const what = subject === 'operating' ? words.funding.events.operating : words.funding.missions[subject!];
  return said.payment(what, year!, words.funding.events.parts[part!], format.percent(share!));
}

/** What each year of the contract brings, beside the ceiling. */
export function yearsTable(
  { verdict }: Study,
  events: readonly CalendarEvent[],
  { language: { words } }: Writing,
): Table {
  const { years: said } = words.dossier;
  const ceiling = verdict.funding.amounts.ceilingWithSnp;
  return {
    id: 'years',
    title: said.title,
    columns: [said.year, said.known, said.unpriced, said.ceiling],
    rows: (events.length ? yearTotals(events) : []).map(({ year, known, unpriced }) => ({
      head: said.nth(year),
      cells: [
        plain(known, 'euros', unpriced ? 'approximate' : 'exact'),
        plain(unpriced, 'integer'),
        plain(ceiling.value, 'euros', ceiling.quality),
      ],
      from: { vintage: '', quality: unpriced ? 'approximate' : 'exact', sources: [PAYMENTS.source, ceiling.source] },
    })),
    note: said.note,
  };
}
