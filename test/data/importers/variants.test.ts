import { readFileSync } from 'node:fs';
import proj4 from 'proj4';
import { afterAll, describe, expect, it } from 'vitest';
import { normaliseName } from '../../../src/atlas/names';
import { ImportError } from '../../../src/data/importers/errors';
import { Format } from '../../../src/language/format';
import { takeFile } from '../../../src/sources/take';
import { fr } from '../../../src/words/fr';
import { importErrorText } from '../../../src/words/imports';
import { atlas, engine, outlines } from './context';

afterAll(() => engine.close());

const take = (lines: readonly string[], name = 'tableau.csv') =>
  takeFile(engine, new File([lines.join('\n')], name), { atlas, outlines });

/** Sum of each figure by its title, `null` for what does not add up. */
async function sumsOf(lines: readonly string[]): Promise<Record<string, number | null>> {
  const { report } = await take(lines);
  expect(report.kind).not.toBe('cpts');
  return Object.fromEntries(report.totals.map(({ title, value }) => [title.fr, value]));
}

const refusal = (lines: readonly string[]) =>
  take(lines).then(
    ({ report }) => [report.kind],
    (error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      return [error.reason, error.params.what, error.params.why].filter((one) => one !== undefined);
    },
  );

const inMetres = ([x, y]: readonly [number, number]) => {
  const [east, north] = proj4('WGS84', LAMBERT_93, [x, y]);
  return `${east} ${north}`;
};
const LAMBERT_93 =
  '+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';

const FIVE = ['03190', '03321', '03310', '03095', '03013'];
const FIVE_NAMES = ['Yzeure', 'Vichy', 'Cusset', 'Avermes', 'Montluçon'];
const fifteen = (header: string, cells: readonly string[] = FIVE) => [
  `${header};nb`,
  ...cells.map((cell, i) => `${cell};${i + 1}`),
];

describe('keys', () => {
  it.each(
    [
      'ville_insee',
      'cog',
      'cd_insee',
      'NUMCOM',
      'result_citycode',
      'COMMUNE',
      'INSEE_C',
      'Code officiel géographique',
      'commune_id',
      'xyz',
    ].map((header) => [header]),
  )('codes under %s', async (header) => expect(await sumsOf(fifteen(header))).toEqual({ nb: 15 }));

  it.each<[string, string[]]>([
    ['headers whose words begin with a capital', ['IdZone;CodGeo;nb', '7001;03321;1', '7002;03310;2', '7003;03095;3']],
    ['what a desktop map adds', ['INSEE_COM;SHAPE_Area;nb', '03321;8.6;1', '03310;40.1;2', '03095;5.8;3']],
    [
      'addresses',
      ['Adresse;nb', '"12 rue de Paris, 03400 Yzeure";1', '"3 av. Foch 03200 Vichy";2', '03300 CUSSET CEDEX;3'],
    ],
    ['Roman numbers', ['Commune;nb', 'Paris XIIe;1', 'Lyon IIIème;2', 'Marseille XIV;3']],
  ])('%s', async (_, lines) => expect(await sumsOf(lines)).toEqual({ nb: 6 }));

  it.each<[string, (code: string) => string]>([
    ['1001,00', (code) => `${Number(code)},00`],
    ['"1,001"', (code) => `"${Number(code).toLocaleString('en')}"`],
    ['FR01001', (code) => `FR${code}`],
    ['COM-01001', (code) => `COM-${code}`],
    ['2023-COM-01001', (code) => `2023-COM-${code}`],
    ['1.001E3', (code) => `${Number(code) / 1000}E3`],
    ['blanks that do not show', (code) => `\u00a0${code}\u200b`],
  ])('codes as %s', async (_, write) =>
    expect(await sumsOf(fifteen('code_insee', FIVE.map(write)))).toEqual({ nb: 15 }),
  );

  it.each([
    ['Moulins;Allier (03)'],
    ['Moulins;03 - Allier'],
    ['Moulins;D03'],
    ['Moulins;dép. 03'],
    ['Moulins;3.0'],
    ['MOULINS CEDEX;Allier'],
  ])('%s', async (place) => expect(await sumsOf(['commune;dept;nb', `${place};1`])).toEqual({ nb: 1 }));

  it('towns of no commune beside codes of INSEE are something else', async () => {
    const rows = atlas.codes.slice(0, 30).map((code, i) => `${code};SITE ${i};1`);
    expect(await sumsOf(['code_insee;ville;lits', ...rows])).toEqual({ lits: 30 });
  });

  it.each<[string, string[]]>([
    ['in one column', ['commune;nb', '35115;1', 'Vitré;2', 'Redon (35);3', '35288 - Saint-Malo;4']],
    ['under a header of both', ['lieu;nb', '35115;1', 'Vitré;2', '35236;3', '35288;3', 'Cancale;1']],
    ['under the header of codes', ['code_insee;nb', '35115;1', 'Vitré;2', '35236;3', '35288;3', 'Cancale;1']],
  ])('codes and names %s', async (_, lines) => expect(await sumsOf(lines)).toEqual({ nb: 10 }));

  it.each(['Mans, Le', 'MANS (LE)', 'Le Mans'])('an article after: %s', async (name) =>
    expect(await sumsOf(['commune;n', `"${name}";1`])).toEqual({ n: 1 }),
  );

  it.each<[string, string, string[]]>([
    ['addresses', 'Lieu', ['1 rue X, 03200 Vichy', '2 rue Y 03300 CUSSET CEDEX', 'Le Bourg 03000 Avermes']],
    ['towns and postcodes', 'Lieu', ['Vichy (03200)', 'Cusset - 03300', '03000 Avermes']],
    ['codes in two', 'code', ['03-310', '03-095', '03-013']],
    ['districts of cities', 'Arrondissement', ['69001', '69002', '69003']],
  ])('%s', async (_, header, cells) =>
    expect(await sumsOf([`${header};n`, ...[...cells, ...cells].map((cell) => `"${cell}";1`)])).toEqual({ n: 6 }),
  );

  it('a commune overseas under its three figures after 97', async () => {
    const rows = ['97;105;Basse-Terre;1', '97;209;Fort-de-France;2', '97;411;Saint-Denis;4'];
    expect(await sumsOf(['DEP;COM;LIBELLE;n', ...rows])).toEqual({ n: 7 });
  });

  it.each<[string, string[], string[]]>([
    ['a postcode of Paris that was once a code', ['code_insee;n', '75014;1', '75015;1'], ['75114', '75115']],
    [
      'a former code with its name',
      ['code_insee;nom;n', '75014;Bourg-la-Reine;1', '75016;Cachan;1'],
      ['92014', '94016'],
    ],
    ['numbers after names', ['commune;n', 'Moulins 03;1', 'Paris 13;1', 'Lyon 3;1'], ['03190', '69383', '75113']],
  ])('%s', async (_, lines, codes) => {
    const { layers } = await take(lines);
    const [{ values }] = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
    expect(atlas.codes.filter((_, unit) => values[unit] > 0)).toEqual(codes);
  });

  it('properties in one another', async () => {
    const features = ['03310', '03321'].map((insee, i) => ({
      type: 'Feature',
      properties: { commune: { code: { insee } }, soins: { medecins: i + 1 } },
      geometry: null,
    }));
    expect(await sumsOf([JSON.stringify({ type: 'FeatureCollection', features })])).toEqual({ 'soins.medecins': 3 });
  });

  it('department and number of the commune, in any order, overseas too', async () => {
    const rows = ['1;4;10', '3;190;20', '2A;4;30', '974;11;40'];
    expect(await sumsOf(['Code département;Code commune;Pop', ...rows])).toEqual({ Pop: 100 });
  });
});

describe('levels', () => {
  it.each<[string, string[], string[]]>([
    ['regions by number', ['id;libelle;n', '1;Région A;1', '2;Région B;2'], ['level', 'region']],
    ['regions by name', ['Région;n', 'Bretagne;1', 'Normandie;2'], ['level', 'region']],
    ['departments by number', ['departement;n', '01;1', '02;2', '2A;3'], ['level', 'department']],
    [
      'departments, several rows each',
      ['Profession;Département;n', 'A;03 - Allier;1', 'B;03 - Allier;2', 'A;63;3'],
      ['level', 'department'],
    ],
    [
      'departments beside their region',
      ['Région;Département;n', 'Bretagne;Finistère;1', 'Bretagne;Morbihan;2'],
      ['level', 'department'],
    ],
    ['departments, numbered and named', ['dep;nom;n', '01;Ain;1', '03;Allier;2'], ['level', 'department']],
    ['EPCI', ['EPCI;LIBEPCI;n', '200071140;CA Moulins Communauté;1', '200071363;CA Vichy;2'], ['level', 'epci']],
    ['cantons', ['code;nom;n', '1301;Canton A;1', '1302;Canton B;2', '1303;Canton C;3'], ['level', 'canton']],
    [
      'catchment areas numbered as communes',
      ['code_bassin;libelle_bassin;n', ...FIVE.map((code, i) => `${code};Bassin ${i};1`)],
      ['level', 'other'],
    ],
    ['areas called after a town', ["Aire d'attraction;n", 'Vichy;20', 'Nevers;4', 'Roanne;9'], ['level', 'other']],
    ['urban units, numbered', ['Unité urbaine;Libellé;n', '03501;Vichy;1', '03502;Cusset;2'], ['level', 'other']],
    [
      'areas of life and health',
      ['TVS;Libellé TVS;n', ...FIVE.map((code, i) => `${code};${FIVE_NAMES[i]};1`)],
      ['level', 'other'],
    ],
    ['areas of health', ['Territoire de santé;n', ...FIVE_NAMES.map((name) => `${name};1`)], ['level', 'other']],
    ['arrondissements of the State', ['Arrondissement;n', 'Vichy;10', 'Montluçon;20'], ['level', 'other']],
    ['rates of IRIS', ['iris;taux', '031900101;12,5', '031900102;20', '033210000;10'], ['level', 'iris', 'rate']],
    ['years', ['code;annee;n', '2019;2019;5', '2020;2020;6', '2021;2021;7'], ['unrecognised']],
    ['a list of names', ['Yzeure', 'Vichy', 'Cusset'], ['bare']],
    [
      'a shape without a word',
      ['{"type":"Polygon","coordinates":[[[3,46],[3.1,46],[3.1,46.1],[3,46]]]}'],
      ['unrecognised'],
    ],
  ])('%s are refused by name', async (_, lines, reason) => expect(await refusal(lines)).toEqual(reason));

  it.each<[string, string[], Record<string, number | null>]>([
    [
      'a city and the number of its arrondissement',
      ['Ville;Arrondissement;n', 'Lyon;1er;5', 'Lyon;2e;6', 'Bron;;8'],
      { n: 19 },
    ],
    [
      'notes under a table',
      ['Code;Commune;n', '03310;Vichy;5', '03321;Yzeure;6', 'Source : ARS;;', '(1) provisoire;;'],
      { n: 11 },
    ],
    ['several levels in one column', ['code_geo;niveau;n', '03;DEP;9', '03190;COM;5', '200071140;EPCI;8'], { n: 5 }],
    ['totals', ['Commune;n', 'Yzeure;5', 'Vichy;6', 'Sous-total Allier;11', 'Ensemble;11'], { n: 11 }],
    [
      'levels told by their names',
      ['libellé;n', 'France;9', 'Bretagne;8', 'Allier;7', 'Yzeure;1', 'Vichy;2'],
      { n: 3 },
    ],
    [
      'regions and departments without a code among communes that have one',
      [
        'departement;code_insee;commune;n',
        ';;Auvergne-Rhône-Alpes;50',
        '03;;Allier;20',
        '03;03310;Vichy;12',
        '03;03321;Yzeure;8',
      ],
      { n: 20 },
    ],
    [
      'arrondissements of Paris',
      ['Arrondissement;n', ...[11, 12, 13, 14, 15].map((n) => `Paris ${n}e;1,5`)],
      { n: 7.5 },
    ],
    [
      'places of one a commune',
      ['Nom;Adresse;INSEE;Latitude;Longitude', 'MSP A;1 rue B;03321;46,56;3,35', 'MSP C;2 rue D;03310;46,12;3,42'],
      { 'Nombre d’établissements': 2 },
    ],
    [
      'places in English',
      ['name,street,zip,city,beds', 'A,1 st,03400,Yzeure,10', 'B,2 st,03400,Yzeure,20', 'C,3 st,03200,Vichy,30'],
      { 'Nombre d’établissements': 3, beds: 60 },
    ],
    [
      'the town of the post',
      ['Raison sociale;CP;Bureau distributeur;lits', 'A;03016;MOULINS CEDEX;10', 'B;03207;VICHY CEDEX;20'],
      { lits: 30 },
    ],
    [
      'places of one a commune, without an address',
      ['insee;nom;lat;lon', '03321;MSP A;46.565;3.355', '03310;MSP B;46.128;3.426'],
      { 'Nombre de points': 2 },
    ],
    [
      'parts of a commune and their total',
      [
        'insee;sexe;n',
        ...['03321', '03310'].flatMap((code) => [`${code};Hommes;5`, `${code};Femmes;6`, `${code};Ensemble;11`]),
      ],
      { n: 22, 'n : Hommes': 10, 'n : Femmes': 12, 'n : Ensemble': 22 },
    ],
    [
      'parts by two words, and the total of both',
      [
        'GEO,AGE,SEX,OBS_VALUE',
        '03321,Y_LT15,F,100',
        '03321,_T,_T,1000',
        '03321,_T,F,520',
        '03310,_T,_T,2000',
        '03310,Y_LT15,_T,9',
      ],
      { OBS_VALUE: 3000 },
    ],
    [
      'parts by two words, whose total is of one only',
      [
        'insee;sexe;age;n',
        '03321;H;0-14;5',
        '03321;F;0-14;6',
        '03321;Total;0-14;11',
        '03321;H;15+;7',
        '03321;Total;15+;7',
      ],
      { n: 18 },
    ],
    [
      'what SPARQL answers',
      [
        JSON.stringify({
          head: { vars: ['insee', 'n'] },
          results: {
            bindings: ['03321', '03310'].map((value) => ({
              insee: { type: 'literal', value },
              n: { type: 'literal', value: '5' },
            })),
          },
        }),
      ],
      { n: 10 },
    ],
    [
      'zones and communes under codes of one kind',
      ['code;type;n', '03321;COM;5', '03190;BV2022;100', '03310;COM;6', '03321;UU2020;50'],
      { n: 11 },
    ],
    ['units of Eurostat', ['GISCO_ID,LAU_NAME,POP', 'FR_03321,Yzeure,5', 'FR_03310,Vichy,6'], { POP: 11 }],
    ['lists of one', ['com_code;com_name;n', '["03321"];["Yzeure"];5', '["03310"];["Vichy"];6'], { n: 11 }],
    ['IRIS that lost their zero', ['CODE_IRIS;pop', '31900101;100', '31900102;200', '33210000;50'], { pop: 350 }],
    [
      'a register of facilities',
      [
        'nofinesset;rs;numvoie;departement;commune;categetab;dateouv',
        '030780001;A;12;03;190;124;2001-01-01',
        '030780002;B;3;03;190;124;2002-01-01',
        '030780003;C;7;03;321;611;2003-01-01',
      ],
      { 'Nombre d’établissements': 3 },
    ],
    ['a table without header', ['03190;Moulins;5', '03321;Yzeure;6', '03310;Vichy;7'], { 'colonne 3': 18 }],
    ['names without header', ['Yzeure;5', 'Vichy;6', 'Cusset;7'], { 'colonne 2': 18 }],
    ['codes without header nor zero', ['1001;5', '1004;6', '1053;7'], { 'colonne 2': 18 }],
    ['a header repeated', ['insee;nom;n', '03190;Moulins;5', 'insee;nom;n', '03321;Yzeure;6'], { n: 11 }],
    ['an article left out', ['commune;departement;n', 'Saint-Denis;Réunion;1', 'Saint-Denis;93;2'], { n: 3 }],
    ['equal rows of a figure that adds up', ['code_insee;nb_lits', '03190;80', '03190;80'], { nb_lits: 160 }],
    [
      'a table of several years',
      ['code_insee;annee;medecins', '03190;2022;5', '03190;2023;6', '03321;2022;7', '03321;2023;8'],
      { medecins: 14 },
    ],
  ])('%s', async (_, lines, sums) => expect(await sumsOf(lines)).toEqual(sums));
});

describe('texts laid out in unusual ways', () => {
  const usual = ['Commune;Département;Médecins', 'Monétay-sur-Allier;Allier;5', 'Néris-les-Bains;Allier;3'];
  /** Bytes of the letters that Windows-1252 has elsewhere. */
  const encoded = (letters: Record<string, number>) =>
    Uint8Array.from(usual.join('\n'), (letter) => letters[letter] ?? letter.charCodeAt(0));
  const sumOf = async (content: BlobPart) => {
    const { report } = await takeFile(engine, new File([content], 'tableau.txt'), { atlas, outlines });
    expect(report.rows.rejected).toBe(0);
    return report.totals.map(({ title, value }) => [title.fr, value]);
  };

  it.each<[string, BlobPart]>([
    ['old Macs', encoded({ é: 0x8e })],
    ['DOS', encoded({ é: 0x82 })],
    ['Windows', encoded({})],
    ['tildes', usual.join('\n').replaceAll(';', '~')],
    ['single quotes', "'Commune';'Département';'Médecins'\n'Néris-les-Bains';'Allier';'3'\n'Cusset';'Allier';'5'\n"],
    [
      'single quotes over a delimiter',
      "Commune;Département;Médecins\n'Moulins';'03;Allier';'3'\n'Cusset';'Allier';'5'\n",
    ],
    [
      'columns aligned by blanks',
      [
        'Commune            Département  Médecins',
        'Monétay-sur-Allier Allier              5',
        'Cusset             Allier              3',
      ].join('\n'),
    ],
    [
      'columns aligned under dashes',
      [
        'Commune             Département  Médecins',
        '------------------  -----------  --------',
        'Monétay-sur-Allier  Allier       5',
        'Cusset              Allier       3',
      ].join('\n'),
    ],
  ])('%s', async (_, content) => expect(await sumOf(content)).toEqual([['Médecins', 8]]));

  it('units under a header of two rows', async () => {
    const { report } = await take(['Code;Médecins;;', ';2022;2023;', ';nb;nb;', '03321;1;2;', '03310;10;20;']);
    expect(report.totals.map(({ title, value }) => [title.fr, value])).toEqual([
      ['Médecins 2022', 11],
      ['Médecins 2023', 22],
    ]);
    expect(report.rows.rejected).toBe(0);
  });

  it('headers over three rows', async () => {
    expect(
      await sumsOf([
        'Code;Commune;Médecins;;;',
        ';;2020;;2021;',
        ';;H;F;H;F',
        '03321;Yzeure;10;11;20;21',
        '03310;Vichy;30;31;40;41',
      ]),
    ).toEqual({ 'Médecins H 2020': 40, 'Médecins F 2020': 42, 'Médecins H 2021': 60, 'Médecins F 2021': 62 });
  });
});

describe('delegated communes, as the official code lists them', () => {
  interface Listed {
    code: string;
    nom: string;
    type: string;
    chefLieu?: string;
    departement?: string;
  }
  const listed = JSON.parse(
    readFileSync('node_modules/@etalab/decoupage-administratif/data/communes.json', 'utf8'),
  ) as Listed[];
  const delegated = listed.filter(({ type }) => type === 'commune-deleguee');
  const heads = new Set(delegated.map(({ chefLieu }) => chefLieu));
  const whole = listed.filter(({ type, code }) => type === 'commune-actuelle' && heads.has(code));

  it.each<[string, string[]]>([
    ['typed', ['code;nom;type;n', ...delegated.map(({ code, nom, type }) => `${code};${nom};${type};1`)]],
    ['by the code of INSEE', ['TYPECOM,COM,LIBELLE,n', ...delegated.map(({ code, nom }) => `COMD,${code},${nom},1`)]],
    ['by code and name', ['code;nom;n', ...delegated.map(({ code, nom }) => `${code};${nom};1`)]],
  ])('are added up in the commune of today: %s', async (_, lines) => {
    const { layers, report } = await take(lines);
    expect(report.rows).toMatchObject({ taken: delegated.length, rejected: 0, setAside: 0 });
    const [{ values }] = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
    const expected = new Map<string, number>();
    for (const { chefLieu } of delegated) expected.set(chefLieu!, (expected.get(chefLieu!) ?? 0) + 1);
    const got = atlas.codes.flatMap((code, unit) => (values[unit] > 0 ? [[code, values[unit]] as const] : []));
    expect(new Map(got)).toEqual(expected);
  });

  it('beside their commune are set aside, where the file says which they are', async () => {
    const line = ({ code, nom, type }: Listed, n: number) =>
      `${type === 'commune-actuelle' ? 'COM' : 'COMD'};${code};${nom};${n}`;
    const rows = [...whole.map((one) => line(one, 10)), ...delegated.map((one) => line(one, 1))];
    const { report } = await take(['TYPECOM;code;nom;n', ...rows]);
    expect(report.totals.map(({ value }) => value)).toEqual([10 * whole.length]);
    expect(report.setAside).toEqual([{ reason: 'other-level', rows: delegated.length }]);
  });

  it('beside their commune are told by their names; those of the same name leave a doubt', async () => {
    const names = new Map(whole.map(({ code, nom }) => [code, normaliseName(nom)]));
    const doubtful = delegated.filter(({ code, nom }) => names.get(code) === normaliseName(nom)).length;
    expect(doubtful).toBeGreaterThan(50);
    const rows = [
      ...whole.map(({ code, nom }) => `${code};${nom};10`),
      ...delegated.map(({ code, nom }) => `${code};${nom};1`),
    ];
    const { report } = await take(['code;nom;n', ...rows]);
    expect(report.totals.map(({ value }) => value)).toEqual([10 * (whole.length - doubtful)]);
    expect(report.setAside).toEqual([{ reason: 'other-level', rows: delegated.length - doubtful }]);
    expect(report.rejected).toEqual([{ reason: 'conflict', rows: 2 * doubtful }]);
  });
});

describe('postcodes', () => {
  const lines = ['code postal;n', '03210;10', '63000;3'];

  it('of several communes are rejected, and told, unless they are to be shared', async () => {
    const { report } = await take(lines);
    expect(report.totals.map(({ value }) => value)).toEqual([3]);
    expect(report.lines).toMatchObject([{ line: 2, reason: 'postcode-shared', input: '03210' }]);
  });

  it('are shared by population when a person says so, and then estimated', async () => {
    const file = new File([lines.join('\n')], 'tableau.csv');
    const { layers, report } = await takeFile(engine, file, { atlas, outlines }, { options: { splits: 'share' } });
    expect(report.rows).toMatchObject({ taken: 2, rejected: 0 });
    const [{ values, quality }] = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
    const units = [...atlas.postcodes.keys()].filter((unit) => atlas.postcodes[unit].split(' ').includes('03210'));
    expect(units.length).toBeGreaterThan(5);
    expect(units.reduce((sum, unit) => sum + values[unit], 0)).toBeCloseTo(10, 6);
    expect(quality).toBe('estimated');
    const people = atlas.populations[0].values;
    const all = units.reduce((sum, unit) => sum + people[unit], 0);
    expect(values[units[0]]).toBeCloseTo((10 * people[units[0]]) / all, 6);
  });
});

describe('columns', () => {
  it.each<[string, string[], Record<string, number | null>]>([
    [
      'codes of zones, Corsican too, and identifiers',
      ['code_insee;SIREN;UU2020;Unnamed: 0;nb', '03190;200071140;03501;0;5', '2A004;200071141;2A501;1;9'],
      { nb: 14 },
    ],
    ['phones, dates and errors', ['insee;tel;date;n', '03190;0470000000;01/02/2020;3', '03321;;;#DIV/0!'], { n: 3 }],
    ['secret figures', ['insee;A;B', '03190;5;secret', '03321;s;3', '03310;nd;4', '03095;7;'], { A: 12, B: 7 }],
    ['decimals that add up', ['insee;etp;depart', '03190;1,5;10', '03321;2,25;20'], { etp: 3.75, depart: 30 }],
    ['years joined to words', ['insee;nbMG2022;Tx2023', '03190;5;3,1', '03321;6;4,2'], { nbMG2022: 11, Tx2023: null }],
    ['years alone', ['commune;2020;2021', 'Yzeure;1;2', 'Vichy;4;5'], { 2020: 5, 2021: 7 }],
    ['less than', ['insee;n', '03190;5', '03321;<11', '03310;≤ 5', '03013;7'], { n: 12 }],
    [
      'columns of the code itself',
      ['COM,CTCD,TNCC,LIBELLE,n', '03190,03D,0,Moulins,1', '03321,03D,0,Yzeure,2'],
      { n: 3 },
    ],
    [
      'amounts of several things',
      ['insee;Indicateur;Valeur', '03190;A;1', '03190;B;2', '03321;A;3', '03321;B;4'],
      { 'Valeur : A': 4, 'Valeur : B': 6 },
    ],
    ['work in decimals', ['insee;Temps plein', '35115;2,5', '35360;3,75'], { 'Temps plein': 6.25 }],
    [
      'what does not add up',
      [
        'insee;Part des 65 ans et +;densite;Indice de vieillissement;Médecins / 10 000 hab.',
        '03190;25,1;2200,5;120;8',
        '03321;28;300,2;110;9',
      ],
      {
        'Part des 65 ans et +': null,
        densite: null,
        'Indice de vieillissement': null,
        'Médecins / 10 000 hab.': null,
      },
    ],
    [
      'rates in English',
      ['insee;pop_density;mean_age', '03190;2200;44', '03321;300;43'],
      { pop_density: null, mean_age: null },
    ],
    [
      'counts in English',
      ['"Municipality code","Number of GPs"', '"03190","12"', '"03321","5"'],
      { 'Number of GPs': 17 },
    ],
    ['no answer', ['insee;n', '03190;-9', '03321;5', '03310;-999', '03013;7'], { n: 12 }],
    ['stars', ['insee;n', '03190;***', '03321;5', '03310;..', '03013;c'], { n: 5 }],
    ['a secret figure in the first row', ['Commune;n', 'Yzeure;nd', 'Vichy;5', 'Cusset;6'], { n: 11 }],
    ['few and secret', ['insee;n', '03190;-', '03321;5', '03310;<5', '03013;7'], { n: 12 }],
    [
      'a place in one cell',
      ['com_insee,name,geo_point_2d', '03190,A,"46.56,3.33"', '03190,B,"46.57,3.34"'],
      { 'Nombre de points': 2 },
    ],
    ['one cell in words among few', ['insee;Effectif', '03190;12', '03321;voir note', '03310;15'], { Effectif: 27 }],
    [
      'names of what the row is of, and words that never come twice',
      ['insee;Établissement;LIBEPCI;n', ...[...FIVE, '63113'].map((code, i) => `${code};A${i};CC ${i};1`)],
      { n: 6 },
    ],
    ['thousands', ['insee;n', '03190;1 234', "03321;12'345", '03310;345'], { n: 13_924 }],
    ['brackets', ['insee;n;solde', '03190;(12);(4)', '03321;5;1', '03310;(3);-2'], { n: 20, solde: -5 }],
  ])('%s', async (_, lines, sums) => expect(await sumsOf(lines)).toEqual(sums));

  it.each([
    ['"1,234"', '"12,345,678"'],
    ['1.234', '345'],
    ['1.234.567 €', '987.654 €'],
  ])('asks what %s and %s are', async (...cells) => {
    expect(
      await refusal(
        fifteen('code_insee')
          .slice(0, 1)
          .concat(cells.map((cell, i) => `${FIVE[i]};${cell}`)),
      ),
    ).toEqual(['missing', 'separator']);
  });
});

describe('lists of CPTS', () => {
  const held = async (lines: readonly string[]) => {
    const { layers } = await take(lines);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    return Object.fromEntries(cpts.map(({ name, units }) => [name, Array.from(units, (unit) => atlas.codes[unit])]));
  };
  const TWO = { 'CPTS A': ['03095', '03310', '03321'], 'CPTS B': ['03013', '03185'] };

  it.each<[string, string[]]>([
    ['slashes', ['Nom CPTS;Communes couvertes', 'CPTS A;Yzeure / Vichy / Cusset', 'CPTS B;Avermes / Montluçon']],
    [
      'counts beside the names',
      [
        'CPTS;Communes',
        'CPTS A (3 communes);Yzeure, Vichy, Cusset',
        'CPTS B (2 communes, 60 000 hab.);Avermes, Montluçon',
      ],
    ],
    [
      'blocks written by hand',
      ['CPTS A', '03321;Yzeure', '03310;Vichy', '03095;Cusset', 'CPTS B', '03013;Avermes', '03185;Montluçon'],
    ],
    [
      'the newest of two years',
      [
        'Commune;CPTS 2023;CPTS 2024',
        ...[
          'Yzeure;;CPTS A',
          'Vichy;CPTS A;CPTS A',
          'Cusset;CPTS B;CPTS A',
          'Avermes;;CPTS B',
          'Montluçon;CPTS A;CPTS B',
        ],
      ],
    ],
    [
      'a cross table with its totals',
      [
        'Commune;CPTS A;CPTS B;Total',
        'Yzeure;1;0;1',
        'Vichy;1;0;1',
        'Cusset;1;;1',
        'Avermes;0;1;1',
        'Montluçon;;1;1',
        'Total;3;2;5',
      ],
    ],
    [
      'headers without blanks',
      [
        'IdCPTS;LibCPTS;CodeInsee',
        '12;CPTS A;03321',
        '12;CPTS A;03310',
        '12;CPTS A;03095',
        '13;CPTS B;03013',
        '13;CPTS B;03185',
      ],
    ],
    ['bars', ['CPTS;Communes', 'CPTS A;Yzeure | Vichy | Cusset', 'CPTS B;Avermes | Montluçon']],
    ['dashes under « Liste »', ['CPTS;Liste', 'CPTS A;Yzeure - Vichy - Cusset', 'CPTS B;Avermes - Montluçon']],
    [
      'codes and « et »',
      [
        'CPTS;Composition',
        'CPTS A;"Yzeure (03321), Vichy (03310) et Cusset (03095)"',
        'CPTS B;"Avermes (03013) et Montluçon (03185)"',
      ],
    ],
    ['brackets', ['CPTS;Liste', 'CPTS A;"[03321, 03310, 03095]"', 'CPTS B;"[03013,03185]"']],
    [
      'columns of members, with their department',
      [
        'CPTS;Membre 1;Membre 2;Membre 3',
        'CPTS A;Yzeure (03);Vichy (03);Cusset (03)',
        'CPTS B;Avermes (03);Montluçon (03);',
      ],
    ],
    [
      'sentences',
      ['CPTS;Composition', 'CPTS A;Communes d’Yzeure, Vichy et Cusset', 'CPTS B;Communes de Montluçon et Avermes'],
    ],
    ['bullets', ['CPTS;Communes', 'CPTS A;"• Yzeure\n• Vichy\n- Cusset"', 'CPTS B;"• Avermes\n• Montluçon"']],
    ['codes under each CPTS', ['CPTS A;CPTS B', '03321;03013', '03310;03185', '03095;']],
    [
      'spellings',
      [
        'cpts;insee',
        'CPTS A;03321',
        'cpts  a;03310',
        'C.P.T.S. A;03095',
        'CPTS B;03013',
        'CPTS B ;03185',
        'CPTS A;03321',
      ],
    ],
    [
      'two columns of names',
      [
        'Code INSEE;CPTS principale;CPTS secondaire',
        '03095;CPTS A;',
        '03310;CPTS A;',
        '03321;CPTS A;Aucune',
        '03013;CPTS B;',
        '03185;;CPTS B',
      ],
    ],
    [
      'merged cells',
      ['CPTS;Département;Commune', 'CPTS A;03;Yzeure', ';;Vichy', ';;Cusset', 'CPTS B;03;Avermes', ';;Montluçon'],
    ],
    [
      'a total of each',
      [
        'CPTS;Commune;INSEE',
        'CPTS A;Yzeure;03321',
        'CPTS A;Vichy;03310',
        'CPTS A;Cusset;03095',
        'Total CPTS A;3;',
        'CPTS B;Avermes;03013',
        'CPTS B;Montluçon;03185',
        'Total;5;',
      ],
    ],
    [
      'a corner that says what crosses',
      ['Communes / CPTS;CPTS A;CPTS B', 'Yzeure;X;', 'Vichy;x;', 'Cusset;X;', 'Avermes;;X', 'Montluçon;;X'],
    ],
    [
      'under each title',
      ['CPTS A;', 'Yzeure;03321', 'Vichy;03310', 'Cusset;03095', 'CPTS B;', 'Avermes;03013', 'Montluçon;03185'],
    ],
    ['under each title, in one column', ['CPTS A', 'Yzeure', 'Vichy', 'Cusset', '', 'CPTS B', 'Avermes', 'Montluçon']],
    [
      'under each title, with a header of their own',
      [
        'Communes des CPTS;;',
        ...['CPTS A;;', 'Code;Commune;Habitants', '03321;Yzeure;1', '03310;Vichy;2', '03095;Cusset;3'],
        ...['CPTS B;;', 'Code;Commune;Habitants', '03013;Avermes;4', '03185;Montluçon;5'],
      ],
    ],
    [
      'under each title, beside its column',
      ['CPTS;Commune', 'CPTS A;', ';Yzeure', ';Vichy', ';Cusset', 'CPTS B;', ';Avermes', ';Montluçon'],
    ],
    [
      'columns of towns',
      ['Nom CPTS;Ville 1;Ville 2;Ville 3', 'CPTS A;Yzeure;Vichy;Cusset', 'CPTS B;Avermes;Montluçon;'],
    ],
    [
      'their inhabitants beside them',
      [
        'CPTS;Communes',
        'CPTS A;"Yzeure (12 500 hab.), Vichy (24 900 hab.), Cusset (13 000 habitants)"',
        'CPTS B;"Avermes (4 000 hab.), Montluçon"',
      ],
    ],
    [
      'headers in another language',
      ['CPTS;Gemeinde', ...['CPTS A;Yzeure', 'CPTS A;Vichy', 'CPTS A;Cusset', 'CPTS B;Avermes', 'CPTS B;Montluçon']],
    ],
    [
      'parts of communes',
      [
        'CPTS;Commune',
        'CPTS A;Yzeure (partie nord)',
        'CPTS A;Vichy',
        'CPTS A;Cusset',
        'CPTS B;Avermes (quartiers sud)',
        'CPTS B;Montluçon',
      ],
    ],
  ])('%s', async (_, lines) => expect(await held(lines)).toEqual(TWO));

  it.each<[string, string[]]>([
    [
      'by name',
      [
        'CPTS;EPCI',
        'CPTS A;CA Moulins Communauté',
        'CPTS A;CC Saint-Pourçain Sioule Limagne',
        'CPTS B;Vichy Communauté',
      ],
    ],
    ['by number', ['CPTS;SIREN', 'CPTS A;200071140', 'CPTS A;200071389', 'CPTS B;200071363']],
    [
      'in one cell',
      [
        'CPTS;Territoire',
        'CPTS A;"CA Moulins Communauté, CC Saint-Pourçain Sioule Limagne"',
        'CPTS B;CA Vichy Communauté',
      ],
    ],
  ])('EPCI %s are all their communes, and told', async (_, lines) => {
    const { layers, report } = await take(lines);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    const communesOf = (...codes: string[]) =>
      [...atlas.epci.keys()].filter((unit) => codes.includes(atlas.epcis[atlas.epci[unit]]?.code));
    const [a, b] = [communesOf('200071140', '200071389'), communesOf('200071363')];
    expect([a.length, b.length].every((n) => n > 30)).toBe(true);
    expect(cpts.map(({ name, units }) => [name, [...units]])).toEqual([
      ['CPTS A', a],
      ['CPTS B', b],
    ]);
    expect(report.notes).toContainEqual(expect.objectContaining({ note: 'whole-epci', count: 3 }));
  });

  it('titles of blocks tell the stage, and their totals are none of their communes', async () => {
    const { layers, report } = await take([
      'CPTS A (ACI signé);',
      'Yzeure;100',
      'Vichy;200',
      'Total;300',
      'CPTS B - projet validé;',
      'Avermes;50',
      'Cusset;60',
      'Nombre de communes : 2;',
    ]);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    expect(cpts.map(({ name, stage, stageText, units }) => [name, stage, stageText, units.length])).toEqual([
      ['CPTS A', 'aci', 'ACI signé', 2],
      ['CPTS B', 'unknown', 'projet validé', 2],
    ]);
    expect(report.setAside).toEqual([{ reason: 'total', rows: 2 }]);
    expect(report.rows.rejected).toBe(0);
  });

  it.each<[string, (ring: [number, number][]) => string]>([
    ['WKT', (ring) => `MULTIPOLYGON (((${ring.map((point) => point.join(' ')).join(', ')})))`],
    ['WKT in Lambert-93', (ring) => `SRID=2154;POLYGON((${ring.map(inMetres).join(',')}))`],
    ['GeoJSON', (ring) => JSON.stringify({ type: 'Polygon', coordinates: [ring] }).replaceAll('"', '""')],
  ])('surfaces in a cell, as %s', async (_, write) => {
    const square = (x: number, y: number): [number, number][] => [
      [x, y],
      [x + 0.3, y],
      [x + 0.3, y + 0.3],
      [x, y + 0.3],
      [x, y],
    ];
    const found = await held([
      'CPTS;forme',
      `CPTS A;"${write(square(3.3, 46))}"`,
      `CPTS B;"${write(square(3.2, 46.45))}"`,
    ]);
    expect(found['CPTS A']).toEqual(expect.arrayContaining(['03310', '03095']));
    expect(found['CPTS B']).toEqual(expect.arrayContaining(['03321', '03013']));
  });

  it('the name of a CPTS may tell its stage', async () => {
    const { layers } = await take([
      'CPTS;Commune',
      'CPTS A (ACI signé);Yzeure',
      'CPTS A (ACI signé);Vichy',
      'CPTS B (03);Cusset',
    ]);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    expect(cpts.map(({ name, stage, units }) => [name, stage, units.length])).toEqual([
      ['CPTS A', 'aci', 2],
      ['CPTS B (03)', 'unknown', 1],
    ]);
  });

  it('an EPCI but for some of its communes', async () => {
    const found = await held(['CPTS;Territoire', 'CPTS A;CA Vichy Communauté sauf Cusset', 'CPTS B;"Avermes, Yzeure"']);
    expect(found['CPTS A']).toContain('03310');
    expect(found['CPTS A']).not.toContain('03095');
    expect(found['CPTS B']).toEqual(['03013', '03321']);
  });

  it('arrondissements beside their city', async () => {
    const lines = [
      'CPTS;Commune;Arrondissement',
      'CPTS A;Marseille;13e arrondissement',
      'CPTS A;Marseille;14',
      'CPTS B;Cassis;',
    ];
    expect(await held(lines)).toEqual({ 'CPTS A': ['13213', '13214'], 'CPTS B': ['13022'] });
  });

  it('a CPTS without a commune is no title of the rows under it', async () => {
    const lines = [
      'CPTS;Commune',
      'CPTS A;Yzeure',
      'CPTS A;Vichy',
      'CPTS C;',
      'CPTS D;',
      'CPTS B;Avermes',
      'CPTS B;Cusset',
    ];
    expect(await held(lines)).toEqual({ 'CPTS A': ['03310', '03321'], 'CPTS B': ['03013', '03095'] });
  });

  it('names of plain words under plain headers are no header', async () => {
    expect(await held(['CPTS;Commune 1;Commune 2', 'Alpha;Yzeure;Vichy', 'Bêta;Avermes;'])).toEqual({
      Alpha: ['03310', '03321'],
      Bêta: ['03013'],
    });
  });

  it.each<[string, string[]]>([
    [
      'practitioners with their CPTS',
      [
        'nom;rpps;cpts;commune',
        'A;10000000001;CPTS A;Yzeure',
        'B;10000000002;CPTS A;Vichy',
        'C;10000000003;CPTS B;Vichy',
      ],
    ],
    [
      'seats of CPTS',
      ['Nom CPTS;Adresse;Ville;n', 'CPTS A;1 rue;Yzeure;1', 'CPTS B;2 rue;Vichy;1', 'CPTS C;3 rue;Cusset;1'],
    ],
  ])('%s are not their territories', async (_, lines) => expect(await refusal(lines)).toEqual(['indicator']));

  it('the kind of each row is not its name', async () => {
    const lines = ['Type;Nom;Communes', 'CPTS;Alpha;"Yzeure, Vichy"', 'CPTS;Bêta;"Cusset, Avermes"'];
    expect(Object.keys(await held(lines))).toEqual(['Alpha', 'Bêta']);
  });

  it.each<[string, string[]]>([
    [
      'named alone elsewhere',
      ['Code INSEE;CPTS', '03095;CPTS A', '03310;CPTS A', '03013;CPTS B', '03321;CPTS A / CPTS B'],
    ],
    ['without the word', ['Code INSEE;CPTS', '03095;A', '03310;A', '03013;B', '03321;A / B']],
    ['joined by « et »', ['Code INSEE;CPTS', '03095;CPTS A', '03310;CPTS A', '03013;CPTS B', '03321;CPTS A et B']],
  ])('two CPTS in one cell share the commune: %s', async (_, lines) => {
    const [a, b] = Object.values(await held(lines));
    expect([a, b]).toEqual([
      ['03095', '03310', '03321'],
      ['03013', '03321'],
    ]);
  });

  it('a name with « et » in it is one name', async () => {
    expect(await held(['Code INSEE;CPTS', '03254;Saint-Pourçain et Varennes', '03310;Vichy'])).toEqual({
      'Saint-Pourçain et Varennes': ['03254'],
      Vichy: ['03310'],
    });
  });

  it.each<[string, unknown]>([
    [
      'communes under each CPTS',
      {
        'CPTS A': { communes: [{ code: '03321', nom: 'Yzeure' }, { code: '03310' }, { code: '03095', nom: 'Cusset' }] },
        'CPTS B': { communes: [{ code: '03013', nom: 'Avermes' }, { code: '03185' }] },
      },
    ],
    ['codes under each CPTS', { 'CPTS A': ['03321', '03310', '03095'], 'CPTS B': ['03013', '03185'] }],
    [
      'codes under each CPTS of each department',
      { '03': { 'CPTS A': ['03321', '03310', '03095'] }, '63': { 'CPTS B': ['03013', '03185'] } },
    ],
    [
      'a list of CPTS, each with its communes',
      [
        { nom: 'CPTS A', communes: [{ nom: 'Yzeure', code: '03321' }, { code: '03310' }, { code: '03095' }] },
        { nom: 'CPTS B', communes: [{ nom: 'Avermes', code: '03013' }, { code: '03185' }] },
      ],
    ],
  ])('JSON: %s', async (_, document) => expect(await held([JSON.stringify(document)])).toEqual(TWO));

  it('a stage is told with its day', async () => {
    const { layers } = await take([
      'CPTS;insee;Avancement',
      'CPTS A;03321;ACI signé le 05/01/2024',
      'CPTS B;03310;Projet (2023)',
    ]);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    expect(cpts.map(({ name, stage }) => [name, stage])).toEqual([
      ['CPTS A', 'aci'],
      ['CPTS B', 'projet'],
    ]);
  });

  it.each(
    [
      'À définir',
      'Hors territoire',
      'Aucun',
      'Non couvert',
      'Sans objet',
      '-',
      'Zone blanche',
      'NC',
      'pas de projet',
      '/',
      'N/A',
      'En réflexion',
      'néant',
      'non',
      'CPTS non constituée',
      'Néant (projet abandonné)',
      'Pas de CPTS à ce jour',
      '(vide)',
    ].map((word) => [word]),
  )('« %s » is no CPTS', async (word) => {
    expect(await held(['Code INSEE;CPTS', '03190;CPTS A', `03321;${word}`])).toEqual({ 'CPTS A': ['03190'] });
  });
});

describe('what is said', () => {
  it('of a file that landed: the rows set aside too', () => {
    const said = (aside: number) => fr.intake.landed('liste.csv', new Format('fr'), 3, aside, 0);
    expect(said(11)).toMatch(/11\s+laissées de côté/);
    expect(said(0)).not.toContain('de côté');
  });

  it('of a foreign file: its rows are counted, whatever its columns', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `9900${i};${i};${i};${i}`);
    const error: unknown = await take(['code_insee;a;b;c', '03190;1;1;1', '03321;1;1;1', ...rows]).catch(
      (one: unknown) => one,
    );
    expect(error).toMatchObject({ reason: 'foreign', params: { known: 2, read: 10 } });
  });

  it('of names that are written wrong, all of them: what they may have meant', async () => {
    const error: unknown = await take(['commune;n', 'Besanèon;3']).catch((one: unknown) => one);
    const text = importErrorText('f.csv', error as ImportError, { words: fr, format: new Format('fr') });
    expect(text).toMatch(/Besanèon\s; peut-être Besançon \(25056\)/);
  });

  it('of codes beside names of something else: that the names are, with some of them', async () => {
    const rows = atlas.codes.slice(0, 25).map((code, i) => `${code};Villeinventée ${i};1`);
    const error: unknown = await take(['code_insee;commune;n', ...rows]).catch((one: unknown) => one);
    expect(error).toMatchObject({ reason: 'misnamed', params: { known: 0, read: 25 } });
    const text = importErrorText('f.csv', error as ImportError, { words: fr, format: new Format('fr') });
    expect(text).toContain('01001 Villeinventée 0');
  });

  it('of the year: one that is past, in the name of the file, no number that looks like one', async () => {
    const yearOf = async (name: string) => (await take(fifteen('code_insee'), name)).report.vintage;
    expect([await yearOf('lits-2048.csv'), await yearOf('lits-2019.csv'), await yearOf('lits-120190.csv')]).toEqual([
      '',
      '2019',
      '',
    ]);
  });
});
