/** Names of the files of a built data folder. */
export const FILES = {
  manifest: 'manifest.json',
  units: 'units.bin',
  figures: 'figures.bin',
  details: 'details.bin',
  topology: 'topology.bin',
  cpts: 'cpts.json',
  formerNames: 'former-names.json',
  context: 'context.json',
  tiles: 'tiles.pmtiles',
  database: 'perimetre.duckdb',
} as const;

/** Those that a first verdict needs, fetched at once and beside the script of the page. */
export const FIRST_FILES = [FILES.manifest, FILES.units, FILES.cpts] as const;
