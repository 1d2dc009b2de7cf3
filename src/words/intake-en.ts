import { countEn as count } from './count';
import type { IntakeWords } from './intake-fr';

/** Files on their way in, and what a person may say of them; part of `en`. */
export const intakeEn: IntakeWords = {
  bring: 'Bring your files',
  bringIntro:
    'Drop your files anywhere on the page: populations, BPE, RPPS, APL, zonings, CPTS, or any table by commune. CSV, XLSX, Parquet, GeoJSON, TopoJSON, zipped Shapefile, GeoPackage, FlatGeobuf. Nothing leaves your computer.',
  choose: 'Choose files',
  drop: 'Let go to load',
  files: 'Files on their way',
  steps: {
    waiting: 'waiting',
    reading: 'reading',
    choosing: 'to be completed',
    taking: 'placing on communes',
    failed: 'not loaded',
  },
  cancel: 'Cancel',
  cancelFile: (file) => `Cancel the loading of ${file}`,
  dismiss: (file) => `Close the message about ${file}`,
  landed: (file, f, rows, rejected) =>
    `${file} is loaded: ${count(f, rows, 'row', 'rows')} taken, ${f.integer(rejected)} rejected.`,
  seeReport: 'See the report',
  notKept: {
    quota: (file) =>
      `${file} is loaded, but this browser has no room left to keep it: it must be dropped again after a reload. Free some disk space to avoid it. Nothing else is lost.`,
    unavailable: (file) =>
      `${file} is loaded, but this browser keeps nothing (private window): it must be dropped again after a reload.`,
    failed: (file) =>
      `${file} is loaded, but could not be kept: it must be dropped again after a reload. Nothing else is lost.`,
  },
  noDatabase: (file) =>
    `DuckDB could not start: ${file} is not loaded. Nothing was changed; reload the page, then try again.`,
  lost: (file: string) =>
    `Reading ${file} was cut short, most likely for want of memory. Nothing was changed: close other tabs, or take a smaller file (one department, simplified outlines).`,
  unexpected: (file) =>
    `${file} could not be loaded. Nothing was changed. Check that it opens in a spreadsheet or mapping software.`,
  wizard: {
    title: (file) => `Load ${file}`,
    table: 'Sheet or table',
    tableLine: (name, f, rows) => `${name} (${count(f, rows, 'row', 'rows')})`,
    kind: 'What it is',
    columns: 'Columns',
    none: 'none',
    figures: 'To take',
    figureTitle: (column) => `Name given to ${column}`,
    figureKind: (column) => `Nature of ${column}`,
    vintage: 'Vintage',
    vintageHint: 'Year of the figures; leave empty if the file says it.',
    splits: 'Communes shared since between several',
    splitRefuse: 'Reject their rows',
    splitShare: 'Share by population (estimated)',
    activity: 'Professionals counted',
    liberal: 'Liberal',
    all: 'Liberal and salaried',
    stages: 'Stage words to attach',
    header: 'Line of the header',
    reread: 'Read again',
    preview: 'First rows',
    missing: (what) => `To be said: ${what}.`,
    take: 'Load',
    cancel: 'Do not load',
  },
  roles: {
    code: 'Code of the commune',
    name: 'Name of the commune',
    postcode: 'Postcode',
    department: 'Department',
    item: 'What is counted (profession, facility)',
    amount: 'Number or value',
    weight: 'Weight in a mean (population)',
    year: 'Year',
    level: 'Geographical level',
    cpts: 'Name of the CPTS',
    codes: 'List of codes',
    stage: 'Stage',
    date: 'Date',
    practitioner: 'Identifier of the professional',
    skill: 'Skill',
    mode: 'Mode of practice',
    'type-before': 'Type before',
    'code-before': 'Code before',
    'type-after': 'Type after',
    'code-after': 'Code after',
    vintage: 'Vintage',
    figures: 'Columns to take',
  },
  aggregates: {
    sum: 'number (adds up)',
    rate: 'rate or index (averaged)',
    category: 'category (counted)',
  },
};
