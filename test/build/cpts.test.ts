import { describe, expect, test } from 'vitest';
import { readCpts } from '../../scripts/data/layers/cpts';
import { readUnits } from '../../scripts/data/units';
import { folderOf } from './folder';

const units = readUnits();

describe('existing CPTS', () => {
  test('the published sample: every commune resolves, every identifier differs', async () => {
    const { cpts, layer } = await readCpts(units, null, null);
    expect(cpts).toHaveLength(21);
    expect(new Set(cpts.map(({ id }) => id)).size).toBe(21);
    expect(layer.rows.rejected).toBe(0);
    expect(layer.rows.taken).toBe(cpts.reduce((sum, { units }) => sum + units.length, 0));
    for (const { source } of cpts) expect(source.url).toMatch(/^https:/);
  });

  test('a stage is what the source says, and unknown when its word names none', async () => {
    const { cpts } = await readCpts(units, null, null);
    const stage = (name: string) => cpts.find((one) => one.name.includes(name))!;
    expect(stage('Bout du Lac')).toMatchObject({ stage: 'aci', stageText: 'ACI signé' });
    expect(stage('Ouest Lozère').stage).toBe('projet');
    expect(stage('Montreuil')).toMatchObject({ stage: 'lettre', stageDate: '2021-09-15' });
    expect(stage('Bièvre')).toMatchObject({ stage: 'unknown', stageText: 'en activité' });
    expect(stage('Alaric')).toMatchObject({ stage: 'unknown', stageText: '' });
  });

  test('a regional list is grouped by CPTS, recoded, and its unknown codes reported', async () => {
    const rows = ['cpts;code_insee', 'CPTS A;60455', 'CPTS A;60694', 'CPTS A;99999', 'CPTS Œuvre;13055'];
    const { cpts, layer } = await readCpts(units, folderOf({ 'cpts/cpts-paca-2026.csv': rows.join('\n') }), null);
    expect(cpts.find(({ id }) => id === 'paca-cpts-a')).toMatchObject({ units: ['60694'], stage: 'unknown' });
    expect(cpts.find(({ id }) => id === 'paca-cpts-oeuvre')!.units).toHaveLength(16);
    expect(layer.rejections).toEqual([{ reason: 'code-unknown', count: 1, examples: ['99999'] }]);
  });
});
