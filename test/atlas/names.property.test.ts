import { describe, expect, it } from 'vitest';
import { resolveUnits, unitsOf } from '../../src/atlas/lookup';
import { normaliseName } from '../../src/atlas/names';
import { nearestUnits } from '../../src/atlas/nearest';
import { search } from '../../src/atlas/search';
import { randomFrom } from '../../src/planner/random';
import { france } from '../project/france';

const all = Array.from({ length: france.count }, (_, unit) => unit);
const normalised = france.names.map(normaliseName);
const department = (unit: number) => france.departments[france.department[unit]];

/** Units of the same name in the same department: Bors, Château-Chinon and the like, once folded. */
const namesakes = Map.prototype.get.bind(
  all.reduce((found, unit) => {
    const key = `${normalised[unit]} ${france.department[unit]}`;
    return found.set(key, [...(found.get(key) ?? []), unit]);
  }, new Map<string, number[]>()),
) as (key: string) => number[];
const alone = all.filter((unit) => namesakes(`${normalised[unit]} ${france.department[unit]}`).length === 1);

describe('every name with its department', () => {
  const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  it.each<[string, (name: string, code: string, title: string) => string]>([
    ['Moulins (03)', (name, code) => `${name} (${code})`],
    ['MOULINS (3)', (name, code) => `${bare(name).toUpperCase()} (${code.replace(/^0/, '')})`],
    ['Moulins, Allier', (name, _, title) => `${name}, ${title}`],
    ['moulins 03', (name, code) => `${bare(name).toLowerCase().replaceAll('-', ' ')} ${code}`],
    ['03 - Moulins', (name, code) => `${code} - ${name}`],
    ['Moulins;03', (name, code) => `${name};${code}`],
    ['Moulins\\t03 - Allier', (name, code, title) => `${name}\t${code} - ${title}`],
  ])('is exactly that commune, written %s', (_, write) => {
    // One line of another shape, so that the whole is no table: each line is read on its own.
    const text = alone
      .map((unit) => write(france.names[unit], department(unit).code, department(unit).name))
      .join('\n');
    const answers = resolveUnits(france, `03190, 03321, 03310\n${text}`).lines.slice(3);
    const wrong = answers.filter((answer, i) => unitsOf(answer).join() !== String(alone[i]));
    expect(wrong.map(({ input, kind }) => `${input}: ${kind}`)).toEqual([]);
  });

  it('is exactly that commune as a table', () => {
    const rows = alone.map((unit) => `${france.names[unit]};${department(unit).code}`);
    expect(resolveUnits(france, ['commune;dep', ...rows].join('\n')).units).toEqual(Uint16Array.from(alone));
  });

  it('is found first by the search box', () => {
    const random = randomFrom(7);
    const wrong = alone
      .filter(() => random() < 0.02)
      .filter((unit) => {
        const [hit] = search(france, [], `${france.names[unit]} (${department(unit).code})`, 1);
        return hit?.kind !== 'commune' || hit.index !== unit;
      });
    expect(wrong.map((unit) => france.names[unit])).toEqual([]);
  });
});

describe('every name of six letters or more, one letter wrong', () => {
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
  const isLetter = (mark: string) => /\p{L}/u.test(mark);
  const named = new Set(normalised);

  /** One letter left out, added, mistaken or swapped with the next. */
  function damage(name: string, random: () => number): string {
    const letters = [...name].flatMap((mark, at) => (isLetter(mark) ? [at] : []));
    const at = letters[Math.floor(random() * letters.length)];
    const other = LETTERS[Math.floor(random() * LETTERS.length)];
    const [before, mark, after] = [name.slice(0, at), name[at], name.slice(at + 1)];
    switch (Math.floor(random() * 4)) {
      case 0:
        return before + after;
      case 1:
        return before + mark + other + after;
      case 2:
        return before + other + after;
      default:
        return after && isLetter(after[0]) ? before + after[0] + mark + after.slice(1) : before + after;
    }
  }

  it('is among the first five, in the box and under a pasted line', () => {
    const random = randomFrom(20261129);
    const lost: string[] = [];
    for (const unit of all) {
      const name = france.names[unit];
      if (random() > 0.02) continue;
      if ([...name].filter(isLetter).length < 6) continue;
      const wrong = damage(name, random);
      const folded = normaliseName(wrong);
      // Another commune's name, or its own still, is no mistake that can be seen.
      if (named.has(folded)) continue;
      const isIt = (index: number) => normalised[index] === normalised[unit];
      const hits = search(france, [], wrong, 5);
      if (!hits.some(({ kind, index }) => kind === 'commune' && isIt(index))) lost.push(`box: ${name}: ${wrong}`);
      if (![...nearestUnits(france, folded, null)].some(isIt)) lost.push(`paste: ${name}: ${wrong}`);
    }
    expect(lost).toEqual([]);
  });
});
