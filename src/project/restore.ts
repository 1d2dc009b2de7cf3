import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import {
  EMPTY_DOCUMENT,
  FIRST_SCENARIO,
  type ImportReference,
  type ProjectDocument,
  type Scenario,
  type Territory,
} from './document';
import type { Loss } from './loss';
import { restoreTerritory } from './restore-territory';
import { restoreSettings } from './settings';
import { FORMAT, importSchema, scenarioHeader, territorySchema, VERSION } from './schema';

type Raw = Record<string, unknown>;

/** Rebuilds the document from whatever was kept. Never throws: what cannot be read is dropped and listed. */
export function restoreDocument(atlas: Atlas, raw: unknown): { document: ProjectDocument; losses: Loss[] } {
  const header = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), raw);
  if (!header.success) return { document: EMPTY_DOCUMENT, losses: [{ kind: 'unreadable' }] };
  const { version } = header.output;
  const migrate = MIGRATIONS[version];
  if (!migrate) {
    return {
      document: EMPTY_DOCUMENT,
      losses: [version > VERSION ? { kind: 'version', version } : { kind: 'unreadable' }],
    };
  }
  return restoreBody(atlas, migrate(raw as Raw));
}

/** From each version to the shape of today. What a version did not have yet has a default in the schemas. */
const MIGRATIONS: Partial<Record<number, (raw: Raw) => Raw>> = {
  1: (raw) => fromVersion1(raw),
  2: (raw) => raw,
  3: (raw) => raw,
  4: (raw) => raw,
  5: (raw) => raw,
  [VERSION]: (raw) => raw,
};

/** Version 1 had one list of territories: it becomes the first scenario. */
const fromVersion1 = ({ territories, current, settings }: Raw): Raw => ({
  scenarios: [{ ...FIRST_SCENARIO, territories, current }],
  scenario: FIRST_SCENARIO.id,
  settings,
  imports: [],
});

/** The same, of a document inside another record. */
export function restoreBody(atlas: Atlas, raw: Raw): { document: ProjectDocument; losses: Loss[] } {
  const losses: Loss[] = [];
  const read = restoreScenarios(atlas, raw.scenarios, losses);
  const scenarios = read.length ? read : EMPTY_DOCUMENT.scenarios;
  const chosen = scenarios.find(({ id }) => id === raw.scenario) ?? scenarios[0];
  const settings = restoreSettings(raw.settings, (key) => losses.push({ kind: 'setting', key }));
  return {
    document: { scenarios, scenario: chosen.id, settings, imports: restoreImports(raw.imports, losses) },
    losses,
  };
}

function restoreScenarios(atlas: Atlas, raw: unknown, losses: Loss[]): Scenario[] {
  const found = new Map<string, Scenario>();
  for (const item of listOf(raw, () => losses.push({ kind: 'scenario', name: null }))) {
    const header = v.safeParse(scenarioHeader, item);
    if (header.success && !found.has(header.output.id)) {
      const territories = restoreTerritories(atlas, (item as Raw).territories, losses);
      const held = territories.find(({ id }) => id === header.output.current) ?? territories[0];
      found.set(header.output.id, { ...header.output, territories, current: held?.id ?? null });
    } else losses.push({ kind: 'scenario', name: nameIn(item) });
  }
  return [...found.values()];
}

function restoreTerritories(atlas: Atlas, raw: unknown, losses: Loss[]): Territory[] {
  const found = new Map<string, Territory>();
  for (const item of listOf(raw, () => losses.push({ kind: 'territory', name: null }))) {
    const read = v.safeParse(territorySchema, item);
    if (read.success && !found.has(read.output.id)) {
      found.set(read.output.id, restoreTerritory(atlas, read.output, losses));
    } else losses.push({ kind: 'territory', name: nameIn(item) });
  }
  return [...found.values()];
}

function restoreImports(raw: unknown, losses: Loss[]): ImportReference[] {
  const read = listOf(raw, () => losses.push({ kind: 'import', name: null })).flatMap((item) => {
    const one = v.safeParse(importSchema, item);
    if (!one.success) losses.push({ kind: 'import', name: nameIn(item) });
    return one.success ? one.output : [];
  });
  return [...new Map(read.map((file) => [file.id, file])).values()];
}

function listOf(raw: unknown, otherwise: () => void): unknown[] {
  if (Array.isArray(raw)) return raw;
  otherwise();
  return [];
}

function nameIn(item: unknown): string | null {
  const named = v.safeParse(v.object({ name: v.string() }), item);
  return named.success ? named.output.name : null;
}
