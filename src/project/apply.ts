import { changedSettings } from './settings';
import {
  sameCodes,
  sameDocument,
  sameScenario,
  sameTerritory,
  scenarioOf,
  type ProjectDocument,
  type Scenario,
  type Territory,
} from './document';
import { EditError } from './errors';
import { sameNotes } from './notes';
import { partOf, samePart, withPart } from './parts';
import type { ProjectTransaction, SingleTransaction, Step, TerritoryTransaction, Transaction } from './transaction';
import { withoutUnits, withUnits } from './units';

/**
 * The document after `transaction`. The document given is left as it was.
 * @throws {EditError} when the transaction was made from another state of the document, or the territory is locked.
 */
export const apply = (document: ProjectDocument, transaction: Transaction): ProjectDocument =>
  transaction.kind === 'several' ? transaction.steps.reduce(applyOne, document) : applyOne(document, transaction);

const PROJECT: Record<ProjectTransaction['kind'], true> = {
  'create-scenario': true,
  'delete-scenario': true,
  'rename-scenario': true,
  'choose-scenario': true,
  import: true,
  discard: true,
  complete: true,
  settings: true,
  open: true,
};
const isOfProject = (transaction: SingleTransaction): transaction is ProjectTransaction => transaction.kind in PROJECT;

function applyOne(document: ProjectDocument, transaction: SingleTransaction): ProjectDocument {
  if (isOfProject(transaction)) return inProject(document, transaction);
  const scenario = scenarioOf(document);
  const at = document.scenarios.indexOf(scenario);
  return { ...document, scenarios: document.scenarios.with(at, inScenario(scenario, transaction)) };
}

function inProject(document: ProjectDocument, transaction: ProjectTransaction): ProjectDocument {
  const { scenarios, imports } = document;
  switch (transaction.kind) {
    case 'create-scenario': {
      const { scenario, at } = transaction;
      if (at > scenarios.length || scenarios.some(({ id }) => id === scenario.id)) throw new EditError('stale', null);
      return takeInHand({ ...document, scenarios: scenarios.toSpliced(at, 0, scenario) }, transaction.inHand);
    }
    case 'delete-scenario': {
      const present = scenarios[transaction.at];
      if (!present || !sameScenario(present, transaction.scenario)) throw new EditError('stale', null);
      return takeInHand({ ...document, scenarios: scenarios.toSpliced(transaction.at, 1) }, transaction.inHand);
    }
    case 'rename-scenario': {
      const at = scenarios.findIndex(({ id }) => id === transaction.scenario);
      if (scenarios[at]?.name !== transaction.name.from) throw new EditError('stale', null);
      return { ...document, scenarios: scenarios.with(at, { ...scenarios[at], name: transaction.name.to }) };
    }
    case 'choose-scenario':
      return takeInHand(document, transaction.inHand);
    case 'import':
      if (transaction.at > imports.length) throw new EditError('stale', null);
      return { ...document, imports: imports.toSpliced(transaction.at, 0, transaction.file) };
    case 'discard':
      if (imports[transaction.at]?.id !== transaction.file.id) throw new EditError('stale', null);
      return { ...document, imports: imports.toSpliced(transaction.at, 1) };
    case 'complete': {
      const at = imports.findIndex(({ id }) => id === transaction.file);
      const { from, to } = transaction.departments;
      if (at < 0 || !sameCodes(imports[at].complete, from)) throw new EditError('stale', null);
      return { ...document, imports: imports.with(at, { ...imports[at], complete: to }) };
    }
    case 'settings':
      if (changedSettings(document.settings, transaction.settings.from).length) throw new EditError('stale', null);
      return { ...document, settings: transaction.settings.to };
    case 'open':
      if (!sameDocument(document, transaction.document.from)) throw new EditError('stale', null);
      return transaction.document.to;
  }
}

function takeInHand(document: ProjectDocument, { from, to }: Step<string>): ProjectDocument {
  if (document.scenario !== from || !document.scenarios.some(({ id }) => id === to)) throw new EditError('stale', null);
  return { ...document, scenario: to };
}

function inScenario(scenario: Scenario, transaction: TerritoryTransaction): Scenario {
  switch (transaction.kind) {
    case 'units':
      return replace(scenario, transaction.territory, (territory) => {
        if (territory.locked) throw new EditError('locked', territory.id);
        const kept = withoutUnits(territory.units, transaction.removed);
        const common = withoutUnits(kept, transaction.added);
        if (kept.length + transaction.removed.length !== territory.units.length || common.length !== kept.length)
          throw new EditError('stale', territory.id);
        return { ...territory, units: withUnits(kept, transaction.added) };
      });
    case 'rename':
      return replace(scenario, transaction.territory, (territory) => {
        if (territory.name !== transaction.name.from) throw new EditError('stale', territory.id);
        return { ...territory, name: transaction.name.to };
      });
    case 'lock':
      return replace(scenario, transaction.territory, (territory) => {
        if (territory.locked !== transaction.locked.from) throw new EditError('stale', territory.id);
        return { ...territory, locked: transaction.locked.to };
      });
    case 'annotate':
      return replace(scenario, transaction.territory, (territory) => {
        if (!sameNotes(territory.notes, transaction.notes.from)) throw new EditError('stale', territory.id);
        return { ...territory, notes: transaction.notes.to };
      });
    case 'part':
      return replace(scenario, transaction.territory, ({ parts, ...territory }) => {
        const { commune, part } = transaction;
        if (territory.locked) throw new EditError('locked', territory.id);
        if (!samePart(partOf(parts, commune), part.from)) throw new EditError('stale', territory.id);
        return { ...territory, ...withPart(parts, commune, part.to) };
      });
    case 'create': {
      const { territory, at } = transaction;
      if (placeOf(scenario, territory.id) >= 0 || at > scenario.territories.length)
        throw new EditError('stale', territory.id);
      return choose(
        { ...scenario, territories: scenario.territories.toSpliced(at, 0, territory) },
        transaction.current,
      );
    }
    case 'delete': {
      const { territory, at } = transaction;
      const present = scenario.territories[at];
      if (!present || !sameTerritory(present, territory)) throw new EditError('stale', territory.id);
      if (present.locked) throw new EditError('locked', territory.id);
      return choose({ ...scenario, territories: scenario.territories.toSpliced(at, 1) }, transaction.current);
    }
    case 'choose':
      return choose(scenario, transaction.current);
  }
}

const placeOf = ({ territories }: Scenario, id: string) => territories.findIndex((territory) => territory.id === id);

function replace(scenario: Scenario, id: string, change: (territory: Territory) => Territory): Scenario {
  const at = placeOf(scenario, id);
  if (at < 0) throw new EditError('no-such-territory', id);
  return { ...scenario, territories: scenario.territories.with(at, change(scenario.territories[at])) };
}

/** Keeps the rule that a territory is in hand as soon as there is one. */
function choose(scenario: Scenario, { from, to }: Step<string | null>): Scenario {
  if (scenario.current !== from) throw new EditError('stale', from);
  if (to === null ? scenario.territories.length > 0 : placeOf(scenario, to) < 0)
    throw new EditError('no-such-territory', to);
  return { ...scenario, current: to };
}
