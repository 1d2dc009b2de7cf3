import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, calendarFrom, yearTotals } from '../../src/domain/calendar';
import type { Amount } from '../../src/domain/verdict';

const operating: Amount = { value: 60_000, tag: 'sure', quality: 'exact', source: 'aci-arrete-2019', vintage: '' };
const events = calendarFrom('2026-03-01', 'avenant-2', operating);
const of = (subject: string, kind: string) => events.filter((e) => e.subject === subject && e.kind === kind);

describe('calendar of a contract', () => {
  it('runs five years, in the order of days', () => {
    expect(events[0]).toMatchObject({ date: '2026-03-01', kind: 'signature' });
    expect(events.at(-1)).toMatchObject({ date: '2031-03-01', kind: 'contract-end' });
    const days = events.flatMap(({ date }) => date ?? []);
    expect(days).toEqual([...days].sort());
  });

  it('pays the running of the CPTS in full at signature, then three quarters in advance at each anniversary', () => {
    expect(of('operating', 'payment').map(({ date, part, amount }) => [date, part, amount])).toEqual([
      ['2026-03-01', 'full', 60_000],
      ['2027-03-01', 'advance', 45_000],
      [null, 'balance', 15_000],
      ['2028-03-01', 'advance', 45_000],
      [null, 'balance', 15_000],
      ['2029-03-01', 'advance', 45_000],
      [null, 'balance', 15_000],
      ['2030-03-01', 'advance', 45_000],
      [null, 'balance', 15_000],
    ]);
  });

  it('adds up to the amount of each year, whatever it is and whatever the day of signature', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2_000_000 }), (signed, cents) => {
        const value = cents / 100;
        const all = calendarFrom(signed.toISOString().slice(0, 10), 'avenant-2', { ...operating, value });
        for (const { known } of yearTotals(all)) expect(known).toBeCloseTo(value, 6);
        expect(all[0].kind).toBe('signature');
        expect(all.at(-1)!.kind).toBe('contract-end');
        const years = all.filter(({ subject }) => subject === 'operating').map(({ year }) => year!);
        expect(years).toEqual([...years].sort((a, b) => a - b));
      }),
    );
  });

  it('sets the deadlines of the socle missions', () => {
    expect([of('acces-aux-soins', 'mission-start'), of('acces-aux-soins', 'mission-deployed')].flat()).toMatchObject([
      { date: '2026-09-01' },
      { date: '2027-09-01' },
    ]);
    expect(of('prevention', 'mission-start')[0].date).toBe('2027-03-01');
    expect(of('prevention', 'mission-deployed')[0].date).toBe('2028-03-01');
    expect(of('qualite-et-pertinence', 'mission-start')).toEqual([]);
  });

  it('pays a mission pro rata of its first year, then a whole year each, and knows no amount', () => {
    const payments = of('acces-aux-soins', 'payment');
    const shares = (year: number) =>
      payments.filter((p) => p.year === year).map(({ date, part, share }) => [date, part, share]);
    expect(shares(1)).toEqual([
      ['2026-09-01', 'advance', 0.375],
      ['2027-03-01', 'balance', 0.125],
    ]);
    expect(shares(2)).toEqual([
      ['2027-03-01', 'advance', 0.75],
      ['2028-03-01', 'balance', 0.25],
    ]);
    expect(payments.reduce((sum, { share }) => sum + share!, 0)).toBe(4.5);
    expect(payments.every(({ amount, quality }) => amount === null && quality === 'unknown')).toBe(true);
    expect(of('prevention', 'payment').reduce((sum, { share }) => sum + share!, 0)).toBe(4);
  });

  it('asks for the crisis mission under avenant 2 only', () => {
    const before = calendarFrom('2026-03-01', 'aci-2019', operating);
    expect(before.some(({ subject }) => subject === 'crises-sanitaires')).toBe(false);
    expect(of('crises-sanitaires', 'mission-start')[0].date).toBe('2026-09-01');
  });

  it('leaves the payments unpriced when the amount is unknown', () => {
    const unknown: Amount = { ...operating, value: null, quality: 'unknown', tag: 'unknown' };
    const payments = calendarFrom('2026-03-01', 'avenant-2', unknown).filter(({ subject }) => subject === 'operating');
    expect(payments.map(({ amount }) => amount)).toEqual(Array(9).fill(null));
  });

  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(() => addMonths('2026-13-01', 1)).toThrow(RangeError);
  });
});
