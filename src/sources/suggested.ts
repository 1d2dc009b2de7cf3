import type { Atlas } from '../atlas/atlas';
import { normaliseName } from '../atlas/names';
import { nearestUnits } from '../atlas/nearest';
import type { RejectedLine } from '../data/report';
import { nextTask } from '../kernel/task';

/** Lines that are given what they may have meant: each costs a walk over all names. */
const SUGGESTED = 20;
const SHOWN = 2;

/** The lines, those whose name is unknown with the communes that they may have meant. */
export async function suggested(lines: readonly RejectedLine[], atlas: Atlas): Promise<RejectedLine[]> {
  const told = new Map<string, readonly string[]>();
  const answers: RejectedLine[] = [];
  for (const line of lines) {
    const name = line.reason === 'name-unknown' ? normaliseName(line.input.replace(/\d+/g, ' ')) : '';
    if (name && !told.has(name) && told.size < SUGGESTED) {
      await nextTask();
      const near = [...nearestUnits(atlas, name, null)].slice(0, SHOWN);
      told.set(
        name,
        near.map((unit) => `${atlas.names[unit]} (${atlas.codes[unit]})`),
      );
    }
    const nearest = told.get(name);
    answers.push(nearest?.length ? { ...line, nearest } : line);
  }
  return answers;
}
