import { readAtlas, readExistingCpts } from '../../src/cli/folder';
import { createCountry } from '../../src/domain/country';
import { Pull } from '../../src/domain/pull';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { UnitSet } from '../../src/kernel/unit-set';
import { drawn } from './engine';
import { printLine, time } from './measure';

const HEARTS = ['03190', '56121', '94028'];

/**
 * A border pulled between two sketches of `size` units each: the press, which reads both, and each unit swept, with the
 * figures of both sides. Prints JSON lines.
 * @param folder a built data folder.
 */
export async function benchPull(folder: string, size = 1000): Promise<void> {
  const atlas = readAtlas(folder);
  const country = createCountry(atlas, readExistingCpts(folder, atlas));
  const { offsets, targets } = atlas.adjacency;
  const neighbours = (unit: number) => targets.subarray(offsets[unit], offsets[unit + 1]);
  for (const code of HEARTS) {
    const { units } = drawn(atlas, atlas.codes.indexOf(code), 2 * size);
    const [inner, outer] = [units.slice(0, size), units.slice(size)];
    const inside = new UnitSet(inner);
    const sketches = [inner, outer].map((own, i) => ({
      id: String(i),
      name: String(i),
      locked: false,
      origin: null,
      units: Uint16Array.from(own).sort(),
    }));
    const start = inner.find((unit) => neighbours(unit).some((next) => !inside.has(next)))!;
    let pull!: Pull;
    const press = () => {
      pull = new Pull(country, DEFAULT_SETTINGS, sketches, start, neighbours(start));
      pull.sweep([outer[0]]);
      return pull.figures();
    };
    printLine('press', { of: code, units: size }, await time(Array(20).fill(0), 5, press));
    const sweep = (unit: number) => pull.sweep([unit]) && pull.figures();
    const times = await time(outer.slice(1, 400), 20, sweep);
    printLine('pull', { of: code, units: size, slowestMs: Math.max(...times) }, times);
  }
}
