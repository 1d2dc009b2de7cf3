import { readFileSync } from 'node:fs';
import type { CptsFile, CptsRecord } from '../../../src/atlas/files';
import type { Layer } from '../../../src/atlas/manifest';
import listings from '../../../data/cpts-listings.json';
import { stageOf } from '../../../src/domain/stage';
import { caveat, RowReport } from '../report';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import type { UnitList } from '../units';

const SAMPLE = 'data/cpts-publies.csv';
const PACA = 'cpts/cpts-paca-2026.csv';

/**
 * The CPTS of the published sample, then those of Provence-Alpes-Côte d'Azur where the folder holds them, in the order
 * of their identifiers. A row of the report is one commune of one CPTS.
 */
export function readCpts(units: UnitList, folder: SourceFolder | null): CptsFile & { layer: Layer } {
  const report = new RowReport();
  const sample: SourceFile = {
    name: SAMPLE,
    bytes: readFileSync(new URL(`../../../${SAMPLE}`, import.meta.url)),
  };
  const paca = readSource(folder, PACA);
  const cpts = [...readSample(sample, units, report), ...(paca ? readPaca(paca, units, report) : [])];
  return {
    cpts: cpts.filter(({ units }) => units.length > 0).sort((a, b) => (a.id < b.id ? -1 : 1)),
    listings: paca ? listings.filter(({ file }) => file === PACA).map(({ file: _, ...listing }) => listing) : [],
    layer: describe(sample, paca, report),
  };
}

function readSample(file: SourceFile, units: UnitList, report: RowReport): CptsRecord[] {
  const columns = [
    'cpts',
    'departement',
    'statut',
    'date_statut',
    'source_url',
    'source_titre',
    'codes_insee',
  ] as const;
  return readRows(file, ';', columns).map((row) => ({
    id: slug(`${row.departement} ${row.cpts}`),
    name: row.cpts,
    stage: stageOf(row.statut),
    stageText: row.statut,
    stageDate: row.date_statut,
    units: resolveUnits(row.codes_insee.split(' '), row.cpts, units, report),
    source: { title: row.source_titre, url: row.source_url },
  }));
}

function readPaca(file: SourceFile, units: UnitList, report: RowReport): CptsRecord[] {
  const codes = new Map<string, string[]>();
  for (const { cpts, code_insee } of readRows(file, ';', ['cpts', 'code_insee']))
    codes.set(cpts, [...(codes.get(cpts) ?? []), code_insee]);
  return [...codes].map(([name, list]) => ({
    id: slug(`paca ${name}`),
    name,
    stage: 'unknown',
    stageText: '',
    stageDate: '',
    units: resolveUnits(list, name, units, report),
    source: { title: "ARS Provence-Alpes-Côte d'Azur, liste des CPTS par commune, janvier 2026", url: null },
  }));
}

function resolveUnits(codes: string[], name: string, units: UnitList, report: RowReport): string[] {
  const found = new Set<number>();
  for (const code of codes) {
    const heirs = units.resolve(code);
    const isCity = heirs.length > 1 && heirs.every((unit) => units.cityOf[unit] === code);
    if (heirs.length === 1 || isCity) {
      report.take(!units.index.has(code));
      heirs.forEach((unit) => found.add(unit));
    } else report.reject(heirs.length ? 'split' : 'code-unknown', `${name} : ${code}`);
  }
  return [...found].sort((a, b) => a - b).map((unit) => units.codes[unit]);
}

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const describe = (sample: SourceFile, paca: SourceFile | null, { ends }: RowReport): Layer => ({
  id: 'cpts',
  title: paca ? "CPTS publiées : échantillon, et Provence-Alpes-Côte d'Azur" : 'CPTS publiées : échantillon',
  publisher: paca ? "CPTS, ARS, presse ; ARS Provence-Alpes-Côte d'Azur" : 'CPTS, ARS, presse',
  source: paca ? `${sample.name} ; ${paca.name}` : sample.name,
  url: null,
  vintage: paca ? '2020–2026' : '2020–2025',
  licence: 'Listes publiques, une source par CPTS',
  quality: 'exact',
  partial: true,
  caveats: [caveat('cpts-partial'), caveat('cpts-dated')],
  ...ends,
  checksum: checksum(...(paca ? [sample, paca] : [sample])),
});
