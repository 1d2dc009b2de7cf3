import { afterAll, describe, expect, it } from 'vitest';
import { atlas, engine, importLines, unitOf } from './context';

afterAll(() => engine.close());

/** One commune a department, the most peopled first found. */
const chiefs = atlas.departments.flatMap((_, department) => {
  const unit = atlas.department.indexOf(department);
  return unit < 0 || Number.isNaN(atlas.longitude[unit]) ? [] : [atlas.codes[unit]];
});

describe('BPE', () => {
  const facilities: [string, string, number][] = [
    ...chiefs.map((code): [string, string, number] => [code, 'D265', 2]),
    ['03190', 'D265', 3],
    ['03190', 'D307', 4],
  ];
  const counts = ['DEPCOM;TYPEQU;NB_EQUIP', ...facilities.map((row) => row.join(';'))];
  const detail = [
    'AN;DEPCOM;DOM;TYPEQU;LAMBERT_X;LAMBERT_Y',
    ...facilities.flatMap(([code, type, n]) => Array<string>(n).fill(`2024;${code};D;${type};650000;6600000`)),
  ];
  const melodi = [
    'GEO;GEO_OBJECT;FACILITY_DOM;FACILITY_SDOM;FACILITY_TYPE;BPE_MEASURE;UNIT_MEASURE;OBS_STATUS;UNIT_MULT;TIME_PERIOD;OBS_VALUE',
    ...facilities.map(([code, type, n]) => `${code};COM;D;D2;${type};FACILITIES;PS;A;0;2024;${n}.0`),
    '03;DEP;D;D2;D265;FACILITIES;PS;A;0;2024;500',
    '03190;COM;D;_T;_T;FACILITIES;PS;A;0;2024;7',
    '03190;COM;D;D2;D265;FACILITIES;PS;A;0;2023;90',
    '03190;COM;D;D1;D199;FACILITIES;PS;A;0;2024;90',
  ];
  const doctors = 2 * chiefs.length + 3;

  it('gives the same counts from a row a facility, the Melodi layout and counts by commune', async () => {
    for (const lines of [counts, detail, melodi]) {
      const { report, applied } = await importLines(lines, { file: 'bpe-2024.csv' });
      expect(report).toMatchObject({ kind: 'bpe', vintage: '2024', rows: { rejected: 0 } });
      expect(report.totals.find(({ key }) => key === 'medecin_generaliste')?.value).toBe(doctors);
      const { medecin_generaliste: column, orthophoniste } = applied.atlas.professionals;
      expect([column.layer, column.vintage, column.quality]).toEqual(['import-bpe', 'BPE 2024', 'exact']);
      expect(column.values[unitOf('03190')]).toBe(3);
      expect(orthophoniste).toBe(atlas.professionals.orthophoniste);
    }
  });

  it('sets totals, other levels, years and types aside in the Melodi layout', async () => {
    const { report } = await importLines(melodi);
    const reasons = ['total', 'other-level', 'other-year', 'other-item'];
    expect(report.setAside).toEqual(expect.arrayContaining(reasons.map((reason) => ({ reason, rows: 1 }))));
    expect(report.rows.setAside).toBe(4);
  });

  it('reads the types of before 2021', async () => {
    const { report } = await importLines(counts.map((line) => line.replace('D265', 'D201').replace('D307', 'D301')));
    expect(report.totals.map(({ key, value }) => [key, value])).toEqual([
      ['medecin_generaliste', doctors],
      ['pharmacie', 4],
    ]);
  });

  it('takes absence for zero where the file covers France, but for communes re-created since; else for unknown', async () => {
    const { applied, report } = await importLines(counts, { file: 'bpe-2024.csv' });
    const doctorsAt = (code: string) => applied.atlas.professionals.medecin_generaliste.values[unitOf(code)];
    expect([doctorsAt('03310'), doctorsAt('15171'), doctorsAt('98818')]).toEqual([0, NaN, NaN]);
    expect(report.notes).toContainEqual({
      note: 're-created',
      count: 4,
      examples: ['15031', '15035', '15047', '15171'],
    });
    const part = await importLines(['DEPCOM;TYPEQU;NB_EQUIP', '03190;D265;3']);
    expect(part.applied.atlas.professionals.medecin_generaliste.values[unitOf('03310')]).toBeNaN();
  });
});

describe('Annuaire Santé', () => {
  const header = [
    'Identifiant PP',
    'Nom d’exercice',
    'Code profession',
    'Code savoir-faire',
    'Code mode exercice',
    'Code postal (coord. structure)',
    'Code commune (coord. structure)',
  ];
  const lines = [
    header,
    ['1', 'A', '10', 'SM54', 'L', '03000', '03190'],
    ['1', 'A', '10', 'SM54', 'L', '03000', '03190'],
    ['1', 'A', '10', 'SM54', 'L', '03200', '03310'],
    ['2', '"B', '10', 'SM53', 'S', '03000', '03190'],
    ['3', 'C', '10', 'SM26', 'L', '03000', '03190'],
    ['4', 'D', '91', '', 'L', '75011', '75056'],
    ['5', 'E', '91', '', 'L', '69003', ''],
    ['6', 'F', '91', '', 'L', '', ''],
    ['7', 'G', '91', '', 'L', '01400', ''],
    ['8', 'H', '21', '', 'L', '03000', '03190'],
  ].map((cells) => `${cells.join('|')}|`);

  it('counts practitioners once a commune, liberal ones, by commune or by the postcode of one commune only', async () => {
    const { report, applied } = await importLines(lines, { file: 'PS_LibreAcces_Personne_activite.txt' });
    expect(report.kind).toBe('rpps');
    const { medecin_generaliste: doctors, orthophoniste } = applied.atlas.professionals;
    expect([doctors.values[unitOf('03190')], doctors.values[unitOf('03310')]]).toEqual([1, 1]);
    expect([orthophoniste.values[unitOf('75111')], orthophoniste.values[unitOf('69383')]]).toEqual([1, 1]);
    expect(report.rows).toMatchObject({ read: 10, taken: 5, setAside: 3, rejected: 2 });
    expect(report.lines).toEqual([
      { line: 9, reason: 'place-missing', input: '' },
      { line: 10, reason: 'postcode-shared', input: '01400' },
    ]);
    expect(report.notes).toEqual([
      { note: 'unplaced', count: 2, examples: [] },
      { note: 'columns', count: 1, examples: ['Nom d’exercice'] },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/\b[A-H]\b/);
    expect(applied.atlas.professionals.pharmacie).toBe(atlas.professionals.pharmacie);
  });

  it('counts the salaried too when asked', async () => {
    const { applied } = await importLines(lines, { options: { activity: 'all' } });
    expect(applied.atlas.professionals.medecin_generaliste.values[unitOf('03190')]).toBe(2);
  });
});

describe('APL', () => {
  // Two old communes that the same unit of today holds.
  const [gone] = atlas.recoding.from.filter((_, i) => atlas.recoding.offsets[i + 1] - atlas.recoding.offsets[i] === 1);
  const heir = atlas.recoding.targets[atlas.recoding.offsets[atlas.recoding.from.indexOf(gone)]];
  const code = atlas.codes[heir];

  it('weighs the doctors of merged communes by the nurses’ population, theirs being none', async () => {
    const { applied, report } = await importLines([
      'CODGEO;profession;annee;apl;pop_std',
      `${code};medecin_generaliste;2023;2;1`,
      `${gone};medecin_generaliste;2023;6;1000`,
      `${code};infirmiere;2023;100;300`,
      `${gone};infirmiere;2023;200;100`,
      `${gone};infirmiere;2022;999;100`,
      `${gone};osteopathe;2023;1;1`,
    ]);
    expect(applied.atlas.apl.medecin_generaliste!.values[heir]).toBe(3);
    expect(applied.atlas.apl.infirmier!.values[heir]).toBe(125);
    expect(report.rows).toMatchObject({ taken: 4, setAside: 2, recoded: 2 });
  });

  it('reads a sheet of one profession; without weights, merged communes that differ are unknown', async () => {
    const header = 'Code commune INSEE;Commune;APL aux sages-femmes;APL aux sages-femmes de 65 ans et moins';
    const { applied, report } = await importLines([header, `${code};A;10;1`, `${gone};B;20;2`, '03190;Moulins;7,5;3'], {
      file: 'APL 2022.csv',
      kind: 'apl',
    });
    expect(report.vintage).toBe('2022');
    expect(applied.atlas.apl.sage_femme!.values[unitOf('03190')]).toBe(7.5);
    expect(applied.atlas.apl.sage_femme!.values[heir]).toBeNaN();
    expect(report.notes).toContainEqual({ note: 'mean-unknown', count: 1, examples: [code] });
  });
});

describe('indicators', () => {
  it('reads ages, and adds the two oldest bands into the 75 and over', async () => {
    const { applied, report } = await importLines([
      'CODGEO;P22_POP;P22_POP0014;P22_POP7589;P22_POP90P;P16_POP',
      '03190;1000.5;100;50,25;10.5;9',
    ]);
    expect([report.kind, report.vintage]).toEqual(['ages', '2022']);
    const old = applied.atlas.indicators.find(({ id }) => id === 'population_75_plus')!;
    expect([old.values[unitOf('03190')], old.vintage]).toEqual([60.75, '2022']);
    expect(old.values[unitOf('03310')]).toBeNaN();
  });

  it('reads the ARS zonings by code, one a profession', async () => {
    const { applied } = await importLines([
      'com_code,niveau,zmed_niveau,zmed_date_arrete,zide_niveau',
      '"03190","commune","1_ZIP","2022-01-01","2_ZAC"',
      '"03310","commune","4_ZAR","2022-01-01",""',
    ]);
    const zones = applied.atlas.indicators.map(({ id, categories, values }) => [
      id,
      categories[values[unitOf('03190')]],
    ]);
    expect(zones).toEqual([
      ['zonage_medecin_generaliste', '1_ZIP'],
      ['zonage_infirmier', '2_ZAC'],
    ]);
  });

  it('takes any table by name of commune: sums, rates and categories', async () => {
    const { report, applied } = await importLines([
      'Commune;Département;Habitants ALD;Taux de pauvreté (%);Quartier prioritaire',
      'Laval;53;1 200;12,5;oui',
      'Moulins;Allier;300;-1,5;non',
      'Moulinsk;Allier;1;1;non',
      'Saint-Denis;;1;1;non',
    ]);
    expect(report.kind).toBe('indicator');
    expect(report.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'name-unknown'],
      [5, 'name-ambiguous'],
    ]);
    const [sum, rate, category] = applied.atlas.indicators;
    const laval = unitOf('53130');
    expect([sum.aggregate, sum.values[laval]]).toEqual(['sum', 1200]);
    expect([rate.aggregate, rate.values[laval], rate.values[unitOf('03190')]]).toEqual(['rate', 12.5, -1.5]);
    expect([category.aggregate, category.categories[category.values[laval]]]).toEqual(['category', 'oui']);
  });
});
