import type { CalendarEvent } from '../domain/calendar';
import { professionalsTable, structuresTable } from './care';
import { communesAplTable, communesTable } from './communes';
import { compareTable } from './compare';
import { scenariosTable } from './compare-scenarios';
import { DIAGNOSIS, writeSection } from './diagnosis';
import { calendarTable, missionsTable, yearsTable, type MissionAmounts } from './financing';
import { amountsTable, identityTable } from './identity';
import type { ScenarioStudies } from './scenario-study';
import type { Study } from './study';
import type { Table } from './table';
import type { Writing } from './writing';

/** The parts of a dossier, in their order. */
export const PARTS = ['fiche', 'diagnosis', 'letter', 'financing', 'comparison', 'communes'] as const;
export type Part = (typeof PARTS)[number];

/** What a dossier says, before it is written. */
export interface Dossier {
  study: Study;
  /** The contract's calendar; empty while no date of signature is chosen. */
  events: readonly CalendarEvent[];
  missions: MissionAmounts;
  /** The territories held side by side, that of the dossier first. */
  compared: readonly Study[];
  /** The scenarios held side by side, that in hand first; `null` while there is one only. */
  scenarios: ScenarioStudies | null;
}

/** The tables of one part. */
export function tablesOf(
  part: Part,
  { study, events, missions, compared, scenarios }: Dossier,
  writing: Writing,
): Table[] {
  switch (part) {
    case 'fiche':
      return [identityTable, structuresTable, professionalsTable, amountsTable].map((make) => make(study, writing));
    case 'diagnosis':
      return DIAGNOSIS.flatMap((section) => writeSection(section, study, writing).table ?? []);
    case 'letter':
      return [];
    case 'financing':
      return [
        amountsTable(study, writing),
        missionsTable(study.verdict.funding.rules, missions, writing),
        yearsTable(study, events, writing),
        calendarTable(events, writing),
      ];
    case 'comparison':
      return [
        ...(compared.length > 1 ? [compareTable(compared, writing)] : []),
        ...(scenarios ? [scenariosTable(scenarios, writing)] : []),
      ];
    case 'communes':
      return [communesTable(study, writing), ...[communesAplTable(study, writing)].filter(({ rows }) => rows.length)];
  }
}

/** The tables of every part, each once. */
export function allTables(dossier: Dossier, writing: Writing): Table[] {
  const tables = PARTS.flatMap((part) => tablesOf(part, dossier, writing));
  return [...new Map(tables.map((table) => [table.id, table])).values()];
}
