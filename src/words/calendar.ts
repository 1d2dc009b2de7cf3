import type { CalendarEvent } from '../domain/calendar';
import type { Language } from './language';

/** An event of the contract's calendar in words. */
export function eventText(
  { kind, subject, year, part, share, amount }: CalendarEvent,
  { words, format }: Language,
): string {
  const { events, missions } = words.funding;
  const what = subject === null ? '' : subject === 'operating' ? events.operating : (missions[subject] ?? subject);
  switch (kind) {
    case 'signature':
    case 'contract-end':
      return events[kind];
    case 'mission-start':
      return events.start(what);
    case 'mission-deployed':
      return events.deployed(what);
    case 'payment':
      return events.payment(
        what,
        year!,
        events.parts[part!],
        format.percent(share!),
        amount === null ? words.unknown : format.euros(amount),
      );
  }
}
