import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { UnitSet } from '../../src/kernel/unit-set';

const unit = fc.integer({ min: 0, max: 65_534 });

describe('UnitSet', () => {
  it('follows a plain Set through any edits, and iterates in ascending order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'toggle'), unit)), (edits) => {
        const set = new UnitSet();
        const model = new Set<number>();
        for (const [edit, u] of edits) {
          const had = model.has(u);
          if (edit === 'remove' || (edit === 'toggle' && had)) model.delete(u);
          else model.add(u);
          expect(set[edit as 'add'](u)).toBe(edit === 'toggle' ? !had : had !== model.has(u));
        }
        expect(set.size).toBe(model.size);
        expect([...set]).toEqual([...model].sort((a, b) => a - b));
      }),
    );
  });

  it('comes back the same from its array, and its clone goes its own way', () => {
    fc.assert(
      fc.property(fc.array(unit), unit, (units, other) => {
        const set = new UnitSet(units);
        const copy = set.clone();
        expect(new UnitSet(set.toArray()).equals(set)).toBe(true);
        copy.toggle(other);
        expect(copy.equals(set)).toBe(false);
        expect(set.has(other)).toBe(units.includes(other));
      }),
    );
  });

  it('reads the index of no unit as absent', () => {
    expect(new UnitSet([0, 65_534]).has(0xffff)).toBe(false);
  });
});
