import { describe, expect, test } from 'vitest';
import { takeFigures } from '../../scripts/data/layers/figures';
import { readUnits } from '../../scripts/data/units';
import { folderOf } from './folder';

const units = readUnits();
const HEAD = 'CODGEO;profession;annee;apl;pop_std';
const apl = async (...rows: string[]) => {
  const { atlas, layers } = await takeFigures(units, folderOf({ 'drees/apl-2023.csv': [HEAD, ...rows].join('\n') }));
  return { columns: atlas.apl, layer: layers[0] };
};
const at = (values: Float32Array, code: string) => values[units.index.get(code)!];

describe('accessibility (APL)', () => {
  test('without the file there is no column, and no layer', async () => {
    const { atlas, layers } = await takeFigures(units, null);
    expect([atlas.apl, layers]).toEqual([{}, []]);
  });

  test('two communes merged since have their mean by standardised population', async () => {
    const { columns, layer } = await apl('60455;infirmiere;2023;100;300', '60694;infirmiere;2023;60;100');
    expect(at(columns.infirmier!.values, '60694')).toBe(90);
    expect(layer.caveats[0]).toEqual({ id: 'averaged', count: 1, examples: [] });
    expect(layer.rows).toEqual({ read: 2, taken: 2, recoded: 1, setAside: 0, rejected: 0 });
  });

  test('general practitioners are weighted by the population of the nurses’ rows, theirs is none', async () => {
    const { columns } = await apl(
      '60455;medecin_generaliste;2023;4;3.3',
      '60694;medecin_generaliste;2023;2;2.2',
      '60455;infirmiere;2023;100;300',
      '60694;infirmiere;2023;60;100',
    );
    expect(at(columns.medecin_generaliste!.values, '60694')).toBe(3.5);
  });

  test('a commune alone keeps its index, even where its standardised population is zero', async () => {
    const { columns } = await apl('85165;sage_femme;2023;27.5;0.0');
    expect(at(columns.sage_femme!.values, '85165')).toBe(27.5);
    expect(at(columns.sage_femme!.values, '85084')).toBeNaN();
  });

  test('unreadable values and unknown codes are rejected with their reason, other years and blanks set aside', async () => {
    const { layer } = await apl(
      '03001;infirmiere;2023;90;100',
      '03190;infirmiere;2022;1;1',
      '03190;infirmiere;2023;;1',
      '03321;infirmiere;2023;beaucoup;1',
      '99999;infirmiere;2023;1;1',
    );
    expect(layer.rows).toEqual({ read: 5, taken: 1, recoded: 0, setAside: 2, rejected: 2 });
    expect(layer.setAside.map(({ reason }) => reason).sort()).toEqual(['no-value', 'other-year']);
    expect(layer.rejections.map(({ reason, examples }) => [reason, ...examples]).sort()).toEqual([
      ['code-unknown', '99999'],
      ['number', '03321 : beaucoup'],
    ]);
  });
});
