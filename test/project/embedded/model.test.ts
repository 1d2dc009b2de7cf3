import 'fake-indexeddb/auto';
import fc from '../../fast-check';
import { expect, it } from 'vitest';
import { scenarioOf, type ProjectDocument, type Territory } from '../../../src/project/document';
import * as edits from '../../../src/project/edits';
import { EditError } from '../../../src/project/errors';
import { readProjectFile, writeProjectFile } from '../../../src/project/file';
import type { History } from '../../../src/project/history';
import { Journal } from '../../../src/project/journal/journal';
import * as scenarios from '../../../src/project/scenarios';
import type { Transaction } from '../../../src/project/transaction';
import { france } from '../france';

/** The document as plain lists, changed in place: what the project must agree with. */
interface PlainScenario {
  name: string;
  territories: { name: string; units: number[]; locked: boolean; proposed: boolean }[];
  current: number;
}
interface PlainDocument {
  scenarios: PlainScenario[];
  scenario: number;
  minimum: number | null;
  imports: string[];
}

/** Every state that undo and redo can reach, and which one is shown. */
interface Model {
  states: PlainDocument[];
  now: number;
  /** Those that come of taking something in hand: undo and redo go over them. */
  choices: Set<PlainDocument>;
}

interface Real {
  name: string;
  journal: Journal;
  history: History;
}

const host = {
  failed: (error: Error) => {
    throw error;
  },
  saved: () => undefined,
};

async function opened(name: string): Promise<Real> {
  const journal = await Journal.open(france, host, name);
  const { history, losses } = await journal.load();
  expect(losses).toEqual([]);
  return { name, journal, history };
}

const plainOf = (document: ProjectDocument): PlainDocument => ({
  scenarios: document.scenarios.map(({ name, territories, current }) => ({
    name,
    territories: territories.map((one) => ({
      name: one.name,
      units: [...one.units],
      locked: one.locked,
      proposed: one.reason !== null,
    })),
    current: territories.findIndex(({ id }) => id === current),
  })),
  scenario: document.scenarios.findIndex(({ id }) => id === document.scenario),
  minimum: document.settings.minimum,
  imports: document.imports.map(({ name }) => name),
});

const agree = (model: Model, { history }: Real) => {
  expect(plainOf(history.document)).toEqual(model.states[model.now]);
  expect([history.cursor, history.entries.length]).toEqual([model.now, model.states.length - 1]);
};

/** What an edit does to the plain document: `false` when it is not possible, `null` when nothing would change. */
type OnPlain = (document: PlainDocument, scenario: PlainScenario) => boolean | null;
type OnProject = (document: ProjectDocument, territories: readonly Territory[]) => Transaction | null;

class Edit implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly text: string,
    readonly onPlain: OnPlain,
    readonly onProject: OnProject,
  ) {}
  check = () => true;
  toString = () => this.text;
  async run(model: Model, real: Real) {
    const next = structuredClone(model.states[model.now]);
    const possible = this.onPlain(next, next.scenarios[next.scenario]);
    let transaction: Transaction | null = null;
    let refused = false;
    try {
      transaction = this.onProject(real.history.document, scenarioOf(real.history.document).territories);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      refused = true;
    }
    expect([refused, transaction !== null]).toEqual([possible === false, possible === true]);
    if (transaction) {
      real.history.perform(transaction);
      real.journal.save(real.history);
      model.states.splice(++model.now, Infinity, next);
      if (transaction.kind.startsWith('choose')) model.choices.add(next);
    }
    agree(model, real);
  }
}

class Walk implements fc.AsyncCommand<Model, Real> {
  constructor(readonly to: (model: Model) => number) {}
  check = () => true;
  toString = () => 'walk';
  async run(model: Model, real: Real) {
    const to = Math.max(0, Math.min(model.states.length - 1, this.to(model)));
    real.history.goTo(to);
    real.journal.save(real.history);
    model.now = to;
    agree(model, real);
  }
}

class Undo implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  toString = () => 'undo';
  async run(model: Model, real: Real) {
    const { states, choices } = model;
    while (choices.has(states[model.now])) model.now--;
    model.now = Math.max(0, model.now - 1);
    real.history.undo();
    real.journal.save(real.history);
    agree(model, real);
  }
}

class Redo implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  toString = () => 'redo';
  async run(model: Model, real: Real) {
    const next = model.states.findIndex((state, at) => at > model.now && !model.choices.has(state));
    if (next >= 0) model.now = next;
    real.history.redo();
    real.journal.save(real.history);
    agree(model, real);
  }
}

class Reload implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  toString = () => 'reload';
  async run(model: Model, real: Real) {
    await real.journal.close();
    Object.assign(real, await opened(real.name));
    agree(model, real);
  }
}

const REASON = {
  centre: 0,
  meanDistance: 1.5,
  epcis: [],
  departments: [],
  crossings: [],
  surrounds: new Uint16Array(),
};
const ascending = (units: number[]) => [...new Set(units)].sort((a, b) => a - b);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** An edit of the territory at `at`, whose units become `change` of them; a locked one refuses. */
const unitsEdit = (text: string, at: number, change: (units: number[]) => number[], onProject: OnProject) =>
  new Edit(
    text,
    (_, { territories }) => {
      const territory = territories[at];
      if (!territory || territory.locked) return false;
      const after = ascending(change(territory.units));
      if (same(after, territory.units)) return null;
      territory.units = after;
      return true;
    },
    onProject,
  );
const idAt = (territories: readonly Territory[], at: number) => territories[at]?.id ?? 'nobody';
const scenarioAt = ({ scenarios: all }: ProjectDocument, at: number) => all[at]?.id ?? 'nowhere';

const at = fc.nat(3);
const units = fc.uniqueArray(fc.nat(60), { maxLength: 15 });
const name = fc.constantFrom('A', 'B', 'Sud-Mayenne');

const commands = [
  fc.tuple(at, units).map(([i, more]) =>
    unitsEdit(
      `add ${i} ${more}`,
      i,
      (now) => [...now, ...more],
      (document, all) => edits.addUnits(document, idAt(all, i), more),
    ),
  ),
  fc.tuple(at, units).map(([i, less]) =>
    unitsEdit(
      `remove ${i} ${less}`,
      i,
      (now) => now.filter((unit) => !less.includes(unit)),
      (document, all) => edits.removeUnits(document, idAt(all, i), less),
    ),
  ),
  fc.tuple(at, units).map(([i, list]) =>
    unitsEdit(
      `replace ${i} ${list}`,
      i,
      () => list,
      (document, all) => edits.replaceUnits(document, idAt(all, i), list),
    ),
  ),
  fc.tuple(name, units).map(
    ([title, list]) =>
      new Edit(
        `create ${title}`,
        (_, scenario) => {
          scenario.current =
            scenario.territories.push({ name: title, units: ascending(list), locked: false, proposed: false }) - 1;
          return true;
        },
        (document) => edits.createTerritory(document, title, list),
      ),
  ),
  at.map(
    (i) =>
      new Edit(
        `delete ${i}`,
        (_, scenario) => {
          if (!scenario.territories[i] || scenario.territories[i].locked) return false;
          scenario.territories.splice(i, 1);
          if (scenario.current > i || scenario.current === scenario.territories.length) scenario.current--;
          return true;
        },
        (document, all) => edits.deleteTerritory(document, idAt(all, i)),
      ),
  ),
  fc.tuple(at, fc.boolean()).map(
    ([i, locked]) =>
      new Edit(
        `lock ${i} ${locked}`,
        (_, { territories }) => {
          if (!territories[i]) return false;
          if (territories[i].locked === locked) return null;
          territories[i].locked = locked;
          return true;
        },
        (document, all) => edits.lockTerritory(document, idAt(all, i), locked),
      ),
  ),
  at.map(
    (i) =>
      new Edit(
        `choose ${i}`,
        (_, scenario) => {
          if (!scenario.territories[i]) return false;
          if (scenario.current === i) return null;
          scenario.current = i;
          return true;
        },
        (document, all) => edits.chooseTerritory(document, idAt(all, i)),
      ),
  ),
  fc.tuple(at, name).map(
    ([i, title]) =>
      new Edit(
        `branch ${i}`,
        (document) => {
          if (!document.scenarios[i]) return false;
          document.scenarios.splice(i + 1, 0, { ...structuredClone(document.scenarios[i]), name: title });
          document.scenario = i + 1;
          return true;
        },
        (document) => scenarios.branchScenario(document, scenarioAt(document, i), title),
      ),
  ),
  at.map(
    (i) =>
      new Edit(
        `scenario ${i}`,
        (document) => {
          if (!document.scenarios[i]) return false;
          if (document.scenario === i) return null;
          document.scenario = i;
          return true;
        },
        (document) => scenarios.chooseScenario(document, scenarioAt(document, i)),
      ),
  ),
  at.map(
    (i) =>
      new Edit(
        `delete scenario ${i}`,
        (document) => {
          if (!document.scenarios[i] || document.scenarios.length === 1) return false;
          document.scenarios.splice(i, 1);
          if (document.scenario > i || document.scenario === document.scenarios.length) document.scenario--;
          return true;
        },
        (document) => scenarios.deleteScenario(document, scenarioAt(document, i)),
      ),
  ),
  fc.tuple(name, units, units).map(
    ([title, one, other]) =>
      new Edit(
        `propose ${title}`,
        (document, scenario) => {
          const first = scenario.territories[0];
          if (first?.locked) return false;
          const kept = structuredClone(scenario.territories.slice(1));
          const fresh = [one, other].map((list, i) => ({
            name: title,
            units: ascending(list),
            locked: false,
            proposed: i === 0,
          }));
          const territories = [...kept, ...fresh];
          document.scenario = document.scenarios.push({ name: title, territories, current: kept.length }) - 1;
          return true;
        },
        (document, all) =>
          scenarios.proposeScenario(
            document,
            title,
            [
              { name: title, units: one, reason: REASON },
              { name: title, units: other },
            ],
            [idAt(all, 0)],
          ),
      ),
  ),
  fc.option(fc.integer({ min: 1, max: 90_000 })).map(
    (minimum) =>
      new Edit(
        `minimum ${minimum}`,
        (document) => {
          if (document.minimum === minimum) return null;
          document.minimum = minimum;
          return true;
        },
        (document) => scenarios.changeSettings(document, { minimum }),
      ),
  ),
  name.map(
    (file) =>
      new Edit(
        `import ${file}`,
        ({ imports }) => imports.push(file) > 0,
        (document) => scenarios.noteImport(document, { name: file, kind: 'cpts', bytes: 1, rows: 1, checksum: null }),
      ),
  ),
  fc.constant(
    new Edit(
      'open its own file',
      () => true,
      (document) => {
        const { document: read, losses, changed } = readProjectFile(france, writeProjectFile(france, document));
        expect([losses, changed]).toEqual([[], false]);
        return scenarios.openProject(document, read);
      },
    ),
  ),
  fc.constant(new Undo()),
  fc.constant(new Undo()),
  fc.constant(new Redo()),
  fc.nat(40).map((to) => new Walk(() => to)),
  fc.constant(new Reload()),
  fc.constant(new Reload()),
];

it('edits, undos, redos, branches, imports and reloads in any order agree with a plain model', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60 }), async (sequence) => {
      const real = await opened(`model-${run++}`);
      try {
        await fc.asyncModelRun(
          () => ({
            model: { states: [plainOf(real.history.document)], now: 0, choices: new Set<PlainDocument>() },
            real,
          }),
          sequence,
        );
      } finally {
        await real.journal.close();
      }
    }),
    { numRuns: Number(process.env.PERIMETRE_CAMPAIGN ?? 150), endOnFailure: true },
  );
});
