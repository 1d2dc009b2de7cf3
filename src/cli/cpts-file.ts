import { dsvFormat } from 'd3-dsv';
import type { Atlas, ExistingCpts } from '../atlas/atlas';
import { resolveCodes } from '../atlas/codes';
import type { CptsRecord } from '../atlas/files';
import { stageOf } from '../domain/stage';
import { FileError } from './errors';
import { readTextFile } from './perimeter';

interface CptsFile {
  cpts: ExistingCpts[];
  /** Codes of no unit, as they were written. */
  unknown: string[];
}

/** Reads existing CPTS: rows `cpts;code_insee[;statut]`, or a `cpts.json` of a built folder. @throws {FileError} */
export function readCptsFile(atlas: Atlas, path: string): CptsFile {
  const text = readTextFile(path);
  const records = text.startsWith('{') ? fromJson(path, text) : fromRows(path, text);
  if (!records.length) throw new FileError('cpts', path);
  const unknown: string[] = [];
  const cpts = records.map((record) => {
    const resolved = resolveCodes(atlas, record.units);
    unknown.push(...resolved.unknown);
    return { ...record, units: resolved.units };
  });
  return { cpts, unknown };
}

function fromJson(path: string, text: string): CptsRecord[] {
  try {
    const { cpts } = JSON.parse(text) as { cpts: CptsRecord[] };
    return cpts.map(({ id, name, stage, stageText, stageDate, units, source }) => {
      if (typeof name !== 'string' || !Array.isArray(units)) throw new FileError('cpts', path);
      return { id, name, stage, stageText, stageDate, units: units.map(String), source };
    });
  } catch {
    throw new FileError('cpts', path);
  }
}

function fromRows(path: string, text: string): CptsRecord[] {
  const [header = [], ...rows] = dsvFormat(text.includes(';') ? ';' : ',').parseRows(text);
  const columns = header.map((name) => name.trim().toLowerCase());
  const [name, code, status] = ['cpts', 'code_insee', 'statut'].map((column) => columns.indexOf(column));
  if (name < 0 || code < 0) throw new FileError('cpts', path, header.join(';').slice(0, 80));
  const byName = new Map<string, CptsRecord>();
  for (const row of rows) {
    const cpts = row[name]?.trim();
    if (!cpts || !row[code]?.trim()) continue;
    let record = byName.get(cpts);
    if (!record) {
      const stageText = row[status]?.trim() ?? '';
      const source = { title: path, url: null };
      record = { id: cpts, name: cpts, stage: stageOf(stageText), stageText, stageDate: '', units: [], source };
      byName.set(cpts, record);
    }
    record.units.push(row[code].trim());
  }
  return [...byName.values()];
}
