import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Position } from 'geojson';
import writeExcelFile from 'write-excel-file/node';
import { NATIONAL_TOTALS } from '../../scripts/data/layers/professionals';
import { readPopulations } from '../../scripts/data/layers/population';
import { readUnits } from '../../scripts/data/units';

/** Small files in the layouts of the official ones, made of what the npm packages know. */

const units = readUnits();
const [{ values: population }] = (await readPopulations(units, null)).columns;

export function populationsZip(): Uint8Array {
  const rows = units.codes.flatMap((code, unit) =>
    code < '975' && !Number.isNaN(population[unit])
      ? [
          `84;Région;${code.slice(0, code < '97' ? 2 : 3)};1;01;${code.slice(2)};${code};${units.names[unit]};${population[unit]};5;${population[unit] + 5}`,
        ]
      : [],
  );
  const head = 'REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT';
  return zipSync({
    'metadonnees_communes.csv': strToU8('COD_VAR;LIB_VAR\n'),
    'donnees_communes.csv': strToU8([head, ...rows].join('\r\n')),
  });
}

export const MOVES = [
  'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP',
  '32,2025-01-01,COM,60455,0,X,X,X,COM,60694,0,Y,Y,Y',
].join('\n');

/** @param extra Added to each national count; Moulins has them all, Paris by arrondissement beside its total. */
export function bpeZip(year: number, extra = 0): Uint8Array {
  const head =
    'GEO;GEO_OBJECT;FACILITY_DOM;FACILITY_SDOM;FACILITY_TYPE;BPE_MEASURE;UNIT_MEASURE;OBS_STATUS;UNIT_MULT;TIME_PERIOD;OBS_VALUE';
  const row = (geo: string, object: string, type: string, value: number, period = year, measure = 'FACILITIES') =>
    [geo, object, 'D', 'D2', type, measure, 'FACILITIES', 'A', '0', period, value].map((cell) => `"${cell}"`).join(';');
  const types = ['D265', 'D281', 'D279', 'D277', 'D307', 'D278', 'D280'];
  const totals = Object.values(NATIONAL_TOTALS).map((total) => total + extra);
  const rows = types.flatMap((type, i) => [
    row('03190', 'COM', type, totals[i] - 30),
    row('75056', 'COM', type, 30),
    row('75101', 'ARM', type, 10),
    row('75120', 'ARM', type, 20),
    row('03', 'DEP', type, totals[i]),
    row('03190', 'COM', type, 1_000, year - 1),
    row('03190', 'COM', type, 2.5, year, 'FACILITIES_PER_10000'),
  ]);
  rows.push(row('03190', 'COM', '_T', 99_999), row('03190', 'COM', 'A203', 3));
  return zipSync({
    [`DS_BPE_${year}_metadata.csv`]: strToU8('COD_VAR\n'),
    [`DS_BPE_${year}_data.csv`]: strToU8(['"' + head.replaceAll(';', '";"') + '"', ...rows].join('\n')),
  });
}

const INDEX: Record<string, string> = {
  medecin_generaliste: 'aux médecins généralistes',
  infirmiere: 'aux infirmières',
  sage_femme: 'aux sages-femmes',
  kinesitherapeute: 'aux kinésithérapeutes',
  chirurgien_dentiste: 'aux chirurgiens-dentistes',
};
export const APL_PROFESSIONS = Object.keys(INDEX);

/** DREES' workbook of one profession: text, a header, a line of units, then the communes. */
export async function aplWorkbook(profession: string, value: number, sheets = ['APL 2022', 'APL 2023']) {
  const ofAll = `APL ${INDEX[profession]}`;
  const byAge = profession === 'medecin_generaliste' ? [`${ofAll} de 65 ans et moins`] : [];
  const head = [
    'Code commune INSEE',
    'Commune',
    ofAll,
    ...byAge,
    'Population standardisée 2021',
    'Population totale 2021',
  ];
  const table = (of: number) => [
    ...Array.from({ length: 8 }, (_, i) => [i === 0 ? 'Indicateur APL' : '']),
    head,
    ['', '', 'Nombre de consultations', ...byAge, '', ''],
    ['01001', "L'Abergement-Clémenciat", of, ...byAge.map(() => 0.5), 800, 806],
    ['2A004', 'Ajaccio', of + 1, ...byAge.map(() => 0.5), 70_000, 75_000],
    ['01002', "L'Abergement-de-Varey", '', ...byAge.map(() => ''), 250, 262],
    ['Source : DREES'],
  ];
  const data = sheets.map((sheet) => ({ sheet, data: table(sheet.endsWith('2023') ? value : 999) }));
  return writeExcelFile(data as never).toBuffer();
}

interface Outline {
  type: 'Feature';
  properties: { code: string; nom: string };
  geometry: { type: 'Polygon'; coordinates: Position[][] } | null;
}

const box = (code: string, west: number, south: number, east: number, north: number): Outline => ({
  type: 'Feature',
  properties: { code, nom: code },
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
  },
});

const CITIES: [city: string, first: number, count: number, west: number, south: number][] = [
  ['75056', 75101, 20, 2.2, 48.8],
  ['69123', 69381, 9, 4.7, 45.7],
  ['13055', 13201, 16, 5.2, 43.2],
];

export const cities = (department = '') =>
  CITIES.filter(([city]) => city.startsWith(department)).map(([city, , count, west, south]) =>
    box(city, west, south, west + count / 100, south + 0.1),
  );

/** Strips from west to east, each as wide as the next. */
export const districts = (department = '') =>
  CITIES.filter(([city]) => city.startsWith(department)).flatMap(([, first, count, west, south]) =>
    Array.from({ length: count }, (_, i) =>
      box(String(first + i), west + i / 100, south, west + (i + 1) / 100, south + 0.1),
    ),
  );

/** Moulins, Avermes to the north of it, and far away Wallis. */
export const COMMUNES = [box('03190', 3.3, 46.5, 3.4, 46.6), box('03013', 3.3, 46.6, 3.4, 46.7)];
export const WALLIS = box('98613', -176.2, -13.4, -176.1, -13.3);

export const geojson = (features: Outline[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** Etalab's national file: communes and arrondissements together, and one without an outline. */
export const etalabFile = () =>
  gzipSync(
    geojson([...COMMUNES, WALLIS, { ...box('98901', 0, 0, 1, 1), geometry: null }, ...cities(), ...districts()]),
  );
