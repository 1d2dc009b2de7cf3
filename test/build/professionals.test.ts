import { describe, expect, test } from 'vitest';
import { readPopulations } from '../../scripts/data/layers/population';
import { NATIONAL_TOTALS, readProfessionals } from '../../scripts/data/layers/professionals';
import { readUnits } from '../../scripts/data/units';
import { folderOf, sum } from './folder';

const units = readUnits();
const population = (await readPopulations(units, null)).columns[0].values;
const COUNTED = Object.entries(NATIONAL_TOTALS) as [keyof typeof NATIONAL_TOTALS, number][];
const bpe = (...rows: string[]) =>
  folderOf({ 'insee/bpe2024-sante.csv': ['DEPCOM;TYPEQU;NB_EQUIP', ...rows].join('\n') });

describe('professionals without the BPE', async () => {
  const { columns, facilities, layer } = await readProfessionals(units, null, population);

  test('are an estimate whose sum over the country is the published total', () => {
    for (const [key, total] of COUNTED) {
      expect(columns[key].quality).toBe('estimated');
      expect(Math.round(sum(columns[key].values))).toBe(total);
    }
    expect(layer.quality).toBe('estimated');
  });

  test('follow the inhabitants of the department: Moulins has its share of the 269 généralistes of the Allier', () => {
    const moulins = units.index.get('03190')!;
    const allier = sum(population.filter((_, unit) => units.codes[unit].startsWith('03')));
    expect(columns.medecin_generaliste.values[moulins]).toBeCloseTo((269 * population[moulins]) / allier, 4);
  });

  test('are unknown in the collectivités, and for the profession that the BPE does not have', () => {
    const outside = units.codes.flatMap((code, unit) => (code >= '977' || code.startsWith('975') ? [unit] : []));
    expect(outside).toHaveLength(94);
    for (const unit of outside) expect(columns.infirmier.values[unit]).toBeNaN();
    expect(columns.orthophoniste.quality).toBe('unknown');
    expect(columns.orthophoniste.values.every(Number.isNaN)).toBe(true);
    expect(layer.rejections).toEqual([]);
    expect(layer.setAside).toMatchObject([{ reason: 'no-value', count: 8 }]);
  });

  test('tell nothing of the structures, and say so', () => {
    for (const { quality, values } of Object.values(facilities)) {
      expect(quality).toBe('unknown');
      expect(values.every(Number.isNaN)).toBe(true);
    }
    expect(layer.caveats.map(({ id }) => id)).toContain('facilities-uncounted');
  });
});

describe('professionals of the BPE', () => {
  /** A row in every department that the BPE covers: a file that stops short of the country says nothing of the rest. */
  const everywhere = units.departments
    .filter(({ code }) => code < '975' || code === '976')
    .map(({ code }) => `${units.codes.find((one) => one.startsWith(code))};D265;0`);
  const complete = COUNTED.map(
    ([, total], i) => `03190;${['D265', 'D281', 'D279', 'D277', 'D307', 'D278', 'D280'][i]};${total}`,
  );

  test('an absent row is a zero in a covered department, unknown in another', async () => {
    const { columns } = await readProfessionals(units, bpe(...complete, ...everywhere), population);
    expect(columns.pharmacie.values[units.index.get('03190')!]).toBe(20_725);
    expect(columns.pharmacie.values[units.index.get('03001')!]).toBe(0);
    expect(columns.pharmacie.values[units.index.get('98735')!]).toBeNaN();
    expect(columns.pharmacie.quality).toBe('exact');
  });

  test('the codes of the files before 2021 count too', async () => {
    const old = complete.map((row) => row.replace('D265', 'D201').replace('D307', 'D301'));
    const { columns } = await readProfessionals(units, bpe(...old), population);
    expect(sum(columns.medecin_generaliste.values)).toBe(60_573);
    expect(sum(columns.pharmacie.values)).toBe(20_725);
  });

  test('what cannot be placed is reported, and the total then disagrees', async () => {
    const short = complete.map((row) => row.replace('03190;D278', '99999;D278'));
    await expect(readProfessionals(units, bpe(...short), population)).rejects.toThrow(
      /^insee\/bpe2024-sante\.csv : aucune ligne pour sage_femme/,
    );
    const { layer } = await readProfessionals(
      units,
      bpe(...complete, '99999;D265;0', '03190;D999;1', '03190;D265;x'),
      population,
    );
    expect(layer.rejections.map(({ reason, examples }) => [reason, ...examples])).toEqual([
      ['code-unknown', '99999'],
      ['number', '03190 : x'],
    ]);
    expect(layer.setAside).toEqual([{ reason: 'other-item', count: 1, examples: [] }]);
    expect(layer.rows).toEqual({ read: 10, taken: 7, recoded: 0, setAside: 1, rejected: 2 });
  });

  test('a structure that the file counts nowhere is unknown, and not zero', async () => {
    const { facilities } = await readProfessionals(units, bpe(...complete, ...everywhere, '03190;D302;2'), population);
    expect(facilities.laboratoire).toMatchObject({ quality: 'exact', vintage: 'BPE 2024' });
    expect(facilities.laboratoire.values[units.index.get('03190')!]).toBe(2);
    expect(facilities.laboratoire.values[units.index.get('03001')!]).toBe(0);
    expect(facilities.maternite.quality).toBe('unknown');
    expect(facilities.maternite.values.every(Number.isNaN)).toBe(true);
  });

  test('an old code counts in its commune of today', async () => {
    const { columns, layer } = await readProfessionals(
      units,
      bpe(...complete.map((row) => row.replace('03190', '60455'))),
      population,
    );
    expect(columns.infirmier.values[units.index.get('60694')!]).toBe(103_023);
    expect(layer.rows.recoded).toBe(7);
  });
});
