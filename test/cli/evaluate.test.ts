import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FILES } from '../../src/atlas/file-names';
import { readAtlas } from '../../src/cli/folder';
import { run } from '../../src/cli/run';
import { indexArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { casePath } from '../cases';
import { builtTopology, DATA_FOLDER } from '../folder';

const folder = mkdtempSync(join(tmpdir(), 'perimetre-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function perimetre(words: string[], { interactive = false, data = DATA_FOLDER } = {}) {
  let out = '';
  let error = '';
  const named = data ? [...words, '--data', resolve(data)] : words;
  const code = run(named, { out: (text) => (out += text), error: (text) => (error += text), interactive, folder });
  return { code, out, error };
}

/** The same, where a list of CPTS is to be read. */
async function listed(words: string[]) {
  const { code, out, error } = await settled(['evaluate', ...words]);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { code, error, json: (out && JSON.parse(out)) as any };
}

async function settled(words: string[]) {
  let [out, error] = ['', ''];
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = await run([...words, '--data', resolve(DATA_FOLDER)], { ...terminal, interactive: false, folder });
  return { code, out, error };
}

function evaluated(words: string[]) {
  const { code, out, error } = perimetre(['evaluate', ...words]);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { code, error, json: JSON.parse(out) as any };
}

const ALARIC = readFileSync('data/cpts-publies.csv', 'utf8')
  .split('\n')
  .find((line) => line.startsWith('CPTS Alaric'))!
  .split(';')[10]
  .split(' ');

describe('perimetre evaluate', () => {
  it('gives the verdict on codes as JSON', () => {
    const { code, error, json } = evaluated(['--communes', ALARIC.join(','), '--rules', 'aci-2019']);
    expect([code, error]).toEqual([0, '']);
    expect(json).toMatchObject({
      units: 48,
      codes: ALARIC,
      unknown: [],
      recoded: [],
      population: { value: 46_897, vintage: 2023, measure: 'municipale', quality: 'exact' },
      size: { class: 2, toPrevious: 6898, toNext: 33_104, ambiguous: false },
      funding: { rules: 'aci-2019', ceiling: 287_000, operating: 60_000, ceilingWithoutSnp: null },
      components: 1,
      enclaves: 0,
      departments: [{ code: '11', units: 48 }],
    });
    expect(json.checks.map((check: { id: string }) => check.id)).toHaveLength(10);
    expect(json.checks[0]).toEqual({
      id: 'minimum-population',
      state: 'pass',
      value: 46_897,
      limit: 20_000,
      source: expect.stringContaining('Aucune source publique trouvée') as string,
    });
    expect(json.overlaps[0]).toMatchObject({ name: 'CPTS Alaric', units: 48, population: 46_897 });
    expect(json.epci.reduce((sum: number, epci: { units: number }) => sum + epci.units, 0)).toBe(48);
    expect(json.professionals.orthophoniste).toMatchObject({ count: null, per10000: null, quality: 'unknown' });
    expect(json.professionals.infirmier.count).toBeGreaterThan(0);
  });

  it('takes the arrondissements for Paris, and says so', () => {
    const { json } = evaluated(['--communes', '75056']);
    expect(json.units).toBe(20);
    expect(json.recoded).toEqual([{ from: '75056', to: json.codes }]);
  });

  it('keeps what it knows and lists what it does not', () => {
    const { code, json, error } = evaluated(['--communes', '03190,99999,Moulinz (03)']);
    expect(code).toBe(0);
    expect(json.units).toBe(1);
    expect(json.unknown).toMatchObject([
      { input: '99999', reason: 'code' },
      { input: 'Moulinz (03)', reason: 'name' },
    ]);
    expect(json.unknown[1].nearest[0]).toEqual({ code: '03190', name: 'Moulins' });
    expect(error).toContain('99999');
  });

  it('asks which one, rather than choose between communes of one name', () => {
    const { json, error } = evaluated(['--communes', '03190,Saint-Denis']);
    expect(json.units).toBe(1);
    expect(json.unknown).toMatchObject([{ input: 'Saint-Denis', reason: 'ambiguous' }]);
    expect(json.unknown[0].nearest.map(({ code }: { code: string }) => code)).toContain('93066');
    expect(error).toMatch(/^Plusieurs communes possibles.*Saint-Denis/);
  });

  it('answers 2 when nothing is known, with the list all the same', () => {
    const { code, json } = evaluated(['--communes', '99999']);
    expect(code).toBe(2);
    expect(json).toMatchObject({ units: 0, unknown: [{ input: '99999' }] });
  });

  it('says nothing true or false of an empty perimeter', () => {
    const { code, json } = evaluated(['--communes', '']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ units: 0, population: { value: 0 }, size: { class: null }, components: 0 });
    expect(new Set(json.checks.map((check: { state: string }) => check.state))).toEqual(new Set(['unknown']));
  });

  it.each([
    ['codes.txt', '03190\n3321\n'],
    ['table.csv', '\uFEFFnom;code_insee\nMoulins;03190\n;03321\n'],
    [
      'communes.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: ['03190', '03321'].map((insee) => ({ type: 'Feature', properties: { insee }, geometry: null })),
      }),
    ],
  ])('reads %s', (name, content) => {
    writeFileSync(join(folder, name), content);
    expect(evaluated(['--file', name]).json.codes).toEqual(['03190', '03321']);
  });

  it.each<[string, string[]]>([
    ['g01-noms.txt', ['03095', '03310', '03321']],
    ['g02-noms.csv', ['03095', '03310', '03321']],
    ['g03-noms-dep.txt', ['03190', '03321']],
    ['g04-mixte.txt', ['03190', '03321']],
    ['g05-code-puis-total.csv', ['03190', '03321']],
    ['g06-nom-puis-departement.csv', ['05024', '05061']],
    ['g07-anciens-codes-antilles.txt', ['97101', '97701', '97801']],
  ])('takes the communes of %s, each to its own', (name, codes) => {
    const { json } = evaluated(['--file', casePath(name)]);
    expect([json.codes, json.unknown]).toEqual([codes, []]);
  });

  describe('a polygon, by the share of surface as the page does', () => {
    const atlas = readAtlas(DATA_FOLDER);
    const unitsOf = (codes: readonly string[]) => new UnitSet(codes.map((code) => atlas.codes.indexOf(code)));
    const drawn = outline(indexArcs(builtTopology(), atlas.count), unitsOf(ALARIC));
    const evaluatedShape = (coordinates: unknown) => {
      writeFileSync(join(folder, 'forme.geojson'), JSON.stringify({ type: 'MultiPolygon', coordinates }));
      return evaluated(['--file', 'forme.geojson']);
    };

    it('the outline of a CPTS gives its communes back', () => {
      const { json, error } = evaluatedShape(drawn);
      expect(json).toMatchObject({ codes: ALARIC, cut: [], population: { value: 46_897 } });
      expect(error).toBe('');
    });

    it('what it cuts is taken from half its surface on, and said', () => {
      const longitudes = drawn.flat(2).map(([longitude]) => longitude);
      const middle = (Math.min(...longitudes) + Math.max(...longitudes)) / 2;
      const west = [
        [
          [middle - 1, 42],
          [middle, 42],
          [middle, 44],
          [middle - 1, 44],
          [middle - 1, 42],
        ],
      ];
      const { json, error } = evaluatedShape([west]);
      const [taken, left] = [true, false].map((wanted) =>
        json.cut.filter(({ taken }: { taken: boolean }) => taken === wanted),
      );
      expect(taken.length * left.length).toBeGreaterThan(0);
      expect(taken.every(({ code, share }: never) => json.codes.includes(code) && share >= 0.5)).toBe(true);
      expect(left.every(({ code, share }: never) => !json.codes.includes(code) && share < 0.5)).toBe(true);
      expect(error).toContain(`prises : ${taken[0].name} (${Math.round(taken[0].share * 100)} %)`);
    });
  });

  it('holds the territory against the CPTS of a file, in place of those built', async () => {
    writeFileSync(
      join(folder, 'mes-cpts.csv'),
      'cpts;code_insee;statut\nA;03190;ACI signé\nA;03321;ACI signé\nB;03310;\nC;03310;\n',
    );
    const { json, error } = await listed(['--communes', '03190,03310', '--cpts', 'mes-cpts.csv']);
    expect(error).toContain('4 lignes lues');
    expect(json.overlaps.map(({ name, stage, units }: never) => [name, stage, units])).toEqual([['A', 'aci', 1]]);
    expect(json.shared).toMatchObject([{ code: '03310', cpts: ['B', 'C'] }]);
    const built = await listed(['--communes', ALARIC[0], '--cpts', resolve(DATA_FOLDER, FILES.cpts)]);
    expect(built.json.overlaps[0].name).toBe('CPTS Alaric');
    expect((await listed(['--communes', ALARIC[0], '--cpts', 'mes-cpts.csv'])).json.overlaps).toEqual([]);
  });

  it.each([
    ['a list by names', 'Nom de la CPTS;Communes membres\nCPTS A;"Yzeure, Vichy"', ['A']],
    ['a cross table', 'Code INSEE;CPTS A;CPTS B\n03321;x;\n03310;x;\n03190;;x', ['A']],
    ['tabs and usual headers', 'CPTS\tCode INSEE\nCPTS A\t03321\nCPTS B\t03190', ['A']],
  ])('reads %s as import does', async (_, text, names) => {
    writeFileSync(join(folder, 'liste.csv'), text);
    const { json, code } = await listed(['--communes', '03321', '--cpts', 'liste.csv']);
    expect([code, json.overlaps.map(({ name }: { name: string }) => name)]).toEqual([0, names.map((n) => `CPTS ${n}`)]);
  });

  it('runs as a program: JSON alone on standard output, exit codes 0 and 2', () => {
    const program = (...words: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words, '--data', resolve(DATA_FOLDER)], {
        encoding: 'utf8',
      });
    const done = program('evaluate', '--communes', '03190');
    expect([done.status, done.stderr.includes('Error')]).toEqual([0, false]);
    expect(JSON.parse(done.stdout)).toMatchObject({ units: 1, population: { value: 19_206 } });
    const refused = program('evaluer');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('Commande inconnue : « evaluer »');
  });

  it('speaks French to a person at a terminal, JSON to one who asks', () => {
    const { out } = perimetre(['evaluate', '--communes', '03190'], { interactive: true });
    expect(out).toMatch(/1 commune · 19.206 habitants \(population municipale 2023\) · Taille 1/);
    expect(out).toContain('! Population minimale');
    const json = perimetre(['evaluate', '--communes', '03190', '--json'], { interactive: true });
    expect(JSON.parse(json.out)).toMatchObject({ units: 1 });
  });
});

it('says how its commands are written when asked, and not as a fault', () => {
  for (const words of [['--help'], ['evaluate', '--help']]) {
    const { code, out, error } = perimetre(words);
    expect([code, error]).toEqual([0, '']);
    for (const command of ['evaluate', 'coverage', 'propose', 'import']) expect(out).toContain(`-- ${command} `);
  }
});

describe('bad input gets one clear sentence, exit code 2 and nothing on standard output', () => {
  const refused = (words: string[], data = DATA_FOLDER) => {
    const { code, out, error } = perimetre(words, { data });
    expect([code, out]).toEqual([2, '']);
    return error.split('\n')[0];
  };

  it.each([
    [[], 'Dites quoi faire : evaluate, coverage, propose ou import.'],
    [['assess'], 'Commande inconnue : « assess ». Les commandes sont evaluate, coverage, propose et import.'],
    [['evaluate', '--comunes', '03190'], 'Option inconnue : --comunes.'],
    [['evaluate', '--communes'], 'L’option --communes attend une valeur.'],
    [['evaluate'], 'Donnez les communes par --communes ou par --file, l’un des deux.'],
    [
      ['evaluate', '--communes', '03190', '--rules', 'aci-2020'],
      'Texte inconnu : « aci-2020 ». --rules vaut aci-2019 ou avenant-2.',
    ],
    [['evaluate', '--communes', '03190', '03321'], '« 03321 » est de trop.'],
    [['evaluate', '--file', 'absent.csv'], /^Le fichier .*absent\.csv ne s’ouvre pas/],
  ])('%j', (words, sentence) => {
    const data = words.at(-1) === '--communes' ? '' : DATA_FOLDER;
    expect(refused(words, data)).toMatch(typeof sentence === 'string' ? sentence.split('\n')[0] : sentence);
  });

  it('a file without codes, and one that is no CPTS', async () => {
    writeFileSync(
      join(folder, 'forme.geojson'),
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
    );
    expect(refused(['evaluate', '--file', 'forme.geojson'])).toMatch(/^Aucun code de commune lisible/);
    writeFileSync(join(folder, 'vide.txt'), '');
    expect(refused(['evaluate', '--file', 'vide.txt'])).toMatch(/^Aucun code de commune lisible/);
    writeFileSync(join(folder, 'autre.csv'), 'a;b\n1;2\n');
    expect(await listed(['--communes', '03190', '--cpts', 'autre.csv'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^Aucune CPTS lisible/) as string,
    });
    writeFileSync(join(folder, 'autre.json'), '{"cpts":[{"nom":1}]}');
    expect((await listed(['--communes', '03190', '--cpts', 'autre.json'])).code).toBe(2);
  });

  it.each([
    [[652_000, 6_862_000], /^Les coordonnées de .* ne sont pas en degrés/],
    [[46.5, 3.3], /^Le polygone de .* ne couvre aucune commune dessinée/],
  ])('a polygon that starts at %j', ([x, y], sentence) => {
    const ring = [
      [x, y],
      [x + 0.1, y],
      [x, y + 0.1],
      [x, y],
    ];
    writeFileSync(join(folder, 'ailleurs.geojson'), JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
    expect(refused(['evaluate', '--file', 'ailleurs.geojson'])).toMatch(sentence);
  });

  it('a data folder that is missing, of another version, or corrupt', () => {
    const evaluate = ['evaluate', '--communes', '03190'];
    expect(refused(evaluate, join(folder, 'nulle-part'))).toMatch(/^Pas de données dans .*nulle-part/);

    const copy = join(folder, 'data');
    const only = (path: string) =>
      !path.endsWith('.duckdb') && !path.endsWith('.pmtiles') && !path.endsWith(FILES.topology);
    cpSync(DATA_FOLDER, copy, { recursive: true, filter: only });
    const manifest = readFileSync(join(copy, FILES.manifest), 'utf8');
    writeFileSync(join(copy, FILES.manifest), JSON.stringify({ ...JSON.parse(manifest), version: 99 }));
    expect(refused(evaluate, copy)).toMatch(/vient d’une autre version de Périmètre/);
    writeFileSync(join(copy, FILES.manifest), '{');
    expect(refused(evaluate, copy)).toMatch(/manifest\.json est abîmé/);

    writeFileSync(join(copy, FILES.manifest), manifest);
    const units = readFileSync(join(copy, FILES.units));
    units[units.length >> 1] ^= 1;
    writeFileSync(join(copy, FILES.units), units);
    expect(refused(evaluate, copy)).toMatch(/units\.bin est abîmé/);
  });
});
