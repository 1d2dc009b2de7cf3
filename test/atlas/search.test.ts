import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import type { ExistingCpts } from '../../src/atlas/atlas';
import { normaliseName, withoutElision } from '../../src/atlas/names';
import { search, type Hit } from '../../src/atlas/search';
import { france, unitsOf } from '../project/france';

const cpts: ExistingCpts[] = [
  {
    id: 'sud-allier',
    name: 'CPTS Sud Allier',
    stage: 'aci',
    stageText: 'ACI signé',
    stageDate: '2020-06-17',
    units: unitsOf('03254', '03310'),
    source: { title: 'test', url: null },
  },
];
const shown = ({ kind, index }: Hit) => {
  const groups = { epci: france.epcis, departement: france.departments, region: france.regions, cpts };
  return kind === 'commune' ? france.codes[index] : `${kind} ${groups[kind][index].name}`;
};
const find = (query: string, limit = 8) => search(france, cpts, query, limit).map(shown);

describe('search', () => {
  it('puts the whole name first, the most peopled of homonyms before', () => {
    expect(find('moulins', 3)).toEqual(['03190', '35198', '02530']);
    expect(find('Nice')[0]).toBe('06088');
  });

  it('then names that begin so, then words inside names', () => {
    const found = find('Saint-Pourçain');
    expect(found).toEqual(['03254', '03253', 'epci CC Saint-Pourçain Sioule Limagne']);
    expect(find('pourcain saint')).toEqual(expect.arrayContaining(['03254', '03253']));
  });

  it('finds EPCI, départements, régions and CPTS', () => {
    expect(find('allier')).toContain('departement Allier');
    expect(find('sud all')).toEqual(['cpts CPTS Sud Allier']);
    expect(find('grand est')[0]).toBe('region Grand Est');
    expect(find('moulins communaute')[0]).toMatch(/^epci CA Moulins/);
  });

  it('reads numbers as codes and postcodes', () => {
    expect(find('03190')[0]).toBe('03190');
    expect(find('03190')).toContain('03127');
    expect(find('03500')[0]).toBe('03254');
    expect(find('2a004')).toEqual(['2A004']);
    expect(find('03')[0]).toBe('departement Allier');
    expect(find('75056', 50)).toHaveLength(20);
    expect(find('75013')[0]).toBe('75113');
    expect(find('97123')).toEqual(['97104', '97701']);
  });

  it('knows Saint from the start of Strasbourg only when the word is over', () => {
    expect(find('st')).toEqual(expect.arrayContaining(['67482', '42218']));
    expect(find('st etienne')[0]).toBe('42218');
  });

  it.each([
    ['la garde 04', '04092'],
    ['la garde 4', '04092'],
    ['La Garde, Var', '83062'],
    ['la garde var', '83062'],
    ['La Garde (83', '83062'],
    ['83130 La Garde', '83062'],
    ['Moulins (03)', '03190'],
    ['Moulins (Allier)', '03190'],
    ['moulins 35', '35198'],
    ['03190 Moulins', '03190'],
    ['Moulins 03000', '03190'],
    ['moul 03', '03190'],
    ['Saint-Denis, La Réunion', '97411'],
    ['laval mayenne', '53130'],
    ['Moulisn', '03190'],
    ['Moulisn (03)', '03190'],
    ['lhay', '94038'],
    ['lhay les roses', '94038'],
    ['Besanèon', '25056'],
    ['Villeneuve dasc', '59009'],
    ['Garde', '83062'],
    ['havre', '76351'],
    ['1001', '01001'],
    ['paris 12', '75112'],
    ['Lyon 3ème arrondisement', '69383'],
    ['Évry (91)', '91228'],
    ['evry essonne', '91228'],
    ['Montmorin (05)', '05024'],
    ['Bruis', '05024'],
    ['Chauffayer', '05039'],
  ])('%s finds %s first', (query, code) => expect(find(query)[0]).toBe(code));

  it('says when a name is a former one, or but for a slip', () => {
    const [bruis] = search(france, cpts, 'bruis', 8);
    expect(bruis).toMatchObject({ by: 'former', former: 'Bruis' });
    expect(search(france, cpts, 'moulisn', 8)[0].by).toBe('near');
  });

  it('puts a former name after those of today', () => {
    expect(find('évry', 2)).toEqual(['89162', '91228']);
  });

  it('shows what the name and the number beside it say when they disagree', () => {
    expect(find('Vichy 03190')).toContain('03310');
  });

  it('has nothing to say to nothing', () => {
    expect(find('')).toEqual([]);
    expect(find(' - ')).toEqual([]);
    expect(find('zzzzz')).toEqual([]);
    expect(find('moulins', 0)).toEqual([]);
  });

  it('agrees with a walk over all names', () => {
    const names = france.names.map((name) => ` ${normaliseName(name)}`);
    const joined = names.map(withoutElision);
    fc.assert(
      fc.property(fc.nat(france.count - 1), fc.integer({ min: 3, max: 9 }), (unit, length) => {
        const query = names[unit].slice(1, 1 + length).trim();
        fc.pre(!/^ste?$| ste?$|^\d/.test(query));
        const words = query.split(' ');
        const expected = names.flatMap((name, i) =>
          [name, joined[i]].some((called) => words.every((w) => called.includes(` ${w}`))) ? [i] : [],
        );
        const found = search(france, [], query, 1e6).filter(({ kind, by }) => kind === 'commune' && by !== 'near');
        const today = found.filter(({ index, by }) => by === 'name' || expected.includes(index));
        expect(today.map(({ index }) => index).sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
