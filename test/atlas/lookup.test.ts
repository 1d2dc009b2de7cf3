import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { resolveCodes } from '../../src/atlas/codes';
import { resolveUnits, type Resolution } from '../../src/atlas/lookup';
import { france, anyUnits, codesOf } from '../project/france';

const lines = (text: string) => resolveUnits(france, text).lines;
const only = (text: string): Resolution => {
  const found = lines(text);
  expect(found, text).toHaveLength(1);
  return found[0];
};
/** The code of the unit that `text` leaves no doubt about. */
const unit = (text: string) => {
  const found = only(text);
  return found.kind === 'unit' ? france.codes[found.unit] : found.kind;
};
const choices = (text: string) => {
  const found = only(text);
  return found.kind === 'ambiguous' ? codesOf(found.choices) : found.kind;
};

describe('one entry', () => {
  it.each([
    ['03190', '03190'],
    ['  03190 ', '03190'],
    ['1001', '01001'],
    ['2a004', '2A004'],
    ['Moulins (03)', '03190'],
    ['Moulins, Allier', '03190'],
    ['Moulins 03', '03190'],
    ['03 - Moulins', '03190'],
    ['Moulins 03000', '03190'],
    ['03000 MOULINS', '03190'],
    ['Moulins 3000', '03190'],
    ['03190;Moulins;19 664;exact', '03190'],
    ['19664\tMoulins\t03190', '03190'],
    ['Saint-Pourçain-sur-Sioule 03500', '03254'],
    ['ST POURCAIN S/ SIOULE', '03254'],
    ['Marseille 14e Arrondissement', '13214'],
    ['MARSEILLE 14', '13214'],
    ['marseille 01', '13201'],
    ['Lyon 3ème', '69383'],
    ['Lyon 69003', '69383'],
    ['75013', '75113'],
    ['St Etienne', '42218'],
    ['L’Haÿ-les-Roses', '94038'],
    ['Lhuis', '01216'],
    ['DOEUIL SUR LE MIGNON', '17139'],
    ['Bors (Canton de Charente-Sud)', '16053'],
    ['Mans (Le)', '72181'],
    ['Laval, Mayenne', '53130'],
    ['Saint-Denis, La Réunion', '97411'],
    ['- Yzeure', '03321'],
    ['"Avermes"', '03013'],
    ['Moulins [03]', '03190'],
    ['Moulins (Allier, 03)', '03190'],
    ['Moulins (03 - Allier)', '03190'],
    ['Moulins (dép. 03)', '03190'],
    ['Moulins / 03', '03190'],
    ['Moulins Allier', '03190'],
    ['Allier - Moulins', '03190'],
    ['Moulins 03016 CEDEX', '03190'],
    ['Moulins;03', '03190'],
    ['Moulins;3.0', '03190'],
    ['Moulins\t03 - Allier', '03190'],
    ['lhay les roses', '94038'],
    ['Villeneuve dAscq', '59009'],
  ])('%s is %s', (text, code) => expect(unit(text)).toBe(code));

  it('an old code gives its heir', () => {
    const found = only('14697');
    expect(found).toMatchObject({ kind: 'recoded', from: '14697' });
    expect(found.kind === 'recoded' && codesOf(found.units)).toEqual(['14654']);
  });

  it.each([
    ['Évry (91)', '91228'],
    ['Montmorin (05)', '05024'],
    ['Montmorin;05', '05024'],
    ['Bruis', '05024'],
    ['Chauffayer, Hautes-Alpes', '05039'],
    ['Costes (Les)', '05039'],
  ])('the former name %s gives %s', (text, code) => {
    const found = only(text);
    expect(found).toMatchObject({ kind: 'recoded', via: 'name' });
    expect(found.kind === 'recoded' && codesOf(found.units)).toEqual([code]);
  });

  it('a name of today goes before the same that is former elsewhere', () => {
    expect(unit('Évry')).toBe('89162');
    expect(unit('Montmorin')).toBe('63239');
  });

  it('a department beside a name agrees or makes a doubt, in the next cell too', () => {
    expect(choices('Vichy;72')).toEqual(['03310']);
    expect(choices('Vichy, Sarthe')).toEqual(['03310']);
    expect(lines('Gap;05\nVichy;72').map(({ kind }) => kind)).toEqual(['unit', 'ambiguous']);
  });

  it('two communes of a line are two, though one has the name of a department', () => {
    expect(lines('Vichy, Vienne').map(({ input }) => input)).toEqual(['Vichy', 'Vienne']);
  });

  it.each([
    ['75056', 20],
    ['Paris', 20],
    ['69123', 9],
    ['Lyon (69)', 9],
    ['Marseille', 16],
  ])('%s is its %i arrondissements', (text, count) => {
    const found = only(text);
    expect(found.kind === 'recoded' && found.units.length).toBe(count);
  });

  it('a name borne by several is asked back, each with its département', () => {
    expect(choices('Moulins')).toEqual(['02530', '03190', '35198']);
    expect(choices('STE-FOY')).toEqual(['40258', '71415', '76577', '85214']);
  });

  it('a postcode of several communes is asked back', () => {
    const found = choices('03000');
    expect(found).toContain('03190');
    expect(found).toContain('03013');
  });

  it('a name and a number that disagree are asked back', () => {
    expect(choices('Vichy 03190')).toEqual(['03190', '03310']);
    expect(choices('Vichy (72)')).toEqual(['03310']);
  });

  it('an unknown name comes with the nearest, those of its département first', () => {
    const names = (text: string) => {
      const found = only(text);
      return found.kind === 'unknown' ? codesOf(found.nearest) : found.kind;
    };
    expect(names('Mouilns')).toContain('03190');
    expect((names('Mouilns (03)') as string[])[0]).toBe('03190');
    expect((names('Saint-Pourçain') as string[]).slice(0, 2)).toEqual(['03254', '03253']);
    expect(names('xyzxyzxyz')).toEqual([]);
  });

  it('an unknown code comes with the slips of the hand', () => {
    const found = only('03910');
    expect(found).toMatchObject({ kind: 'unknown', reason: 'code' });
    expect(found.kind === 'unknown' && codesOf(found.nearest)).toContain('03190');
    expect(only('99999')).toMatchObject({ kind: 'unknown', reason: 'code', nearest: new Uint16Array() });
  });
});

describe('a list', () => {
  it('takes many a line, and tells lines and repeats', () => {
    const found = resolveUnits(france, '03190, 03321\n\nMoulins (03)\n3190 3013;Yzeure');
    expect(found.lines.map(({ line, input, repeats }) => [line, input, repeats])).toEqual([
      [1, '03190', null],
      [1, '03321', null],
      [3, 'Moulins (03)', 0],
      [4, '3190', 0],
      [4, '3013', null],
      [4, 'Yzeure', 1],
    ]);
    expect(codesOf(found.units)).toEqual(['03013', '03190', '03321']);
  });

  it('numbers that are both codes and postcodes are asked back among postcodes', () => {
    // 03190 is Moulins by its code, and the postcode of Hérisson (03127); 03000 and 03500 are postcodes only.
    const [, found] = lines('03000\n03190\n03500');
    expect(found.kind === 'ambiguous' && codesOf(found.choices)).toEqual(expect.arrayContaining(['03127', '03190']));
  });

  it('codes that left the list of communes are read as codes among codes, and never as postcodes in silence', () => {
    // Saint-Barthélemy and Saint-Martin of old; 97123 and 97127 are the postcodes of Baillif and La Désirade.
    const among = resolveUnits(france, '97101\n97123\n97127');
    expect(codesOf(among.units)).toEqual(['97101', '97701', '97801']);
    expect(among.lines.map(({ kind }) => kind)).toEqual(['unit', 'recoded', 'recoded']);
    const alone = only('97123');
    expect(alone.kind === 'ambiguous' && codesOf(alone.choices)).toEqual(['97104', '97701']);
  });

  it('a postcode among codes is told apart', () => {
    const { leaning, lines: read } = resolveUnits(france, '01001\n01002\n01004\n83000');
    expect(leaning).toBe('codes');
    expect(read.at(-1)).toMatchObject({ kind: 'unit', via: 'postcode' });
  });

  it('passes over headings and totals, and says so', () => {
    const found = resolveUnits(france, 'code_insee;commune\n03190;Moulins\n03321;Yzeure\nTotal;2 communes');
    expect(codesOf(found.units)).toEqual(['03190', '03321']);
    expect(found.lines.map((line) => (line.kind === 'aside' ? line.reason : line.kind))).toEqual([
      'header',
      'unit',
      'unit',
      'total',
    ]);
    expect(codesOf(resolveUnits(france, 'commune\nYzeure\nVichy').units)).toEqual(['03310', '03321']);
  });

  it('reads a table by the columns that say the place, whatever stands beside', () => {
    const found = resolveUnits(
      france,
      'N°;Commune;Dép.;Population;Intercommunalité\n1;Gap;05;41000;CA Gap-Tallard\n2;Moulins;03;19762;Moulins Communauté\n3;La Garde;83;25380;Toulon',
    );
    expect(codesOf(found.units)).toEqual(['03190', '05061', '83062']);
    expect(found.unread).toEqual(['N°', 'Population', 'Intercommunalité']);
  });

  it('a table of names in every cell is no table of places', () => {
    expect(resolveUnits(france, 'Yzeure;Vichy\nCusset;Gannat').units).toHaveLength(4);
  });

  it('every code of the atlas is its own unit', () => {
    const found = resolveUnits(france, france.codes.join('\n'));
    expect(found.lines.every((line, i) => line.kind === 'unit' && line.unit === i)).toBe(true);
  });

  it('every name beside its code is its own unit', () => {
    const found = resolveUnits(france, france.names.map((name, i) => `${name} ${france.codes[i]}`).join('\n'));
    const wrong = found.lines.filter((line, i) => line.kind !== 'unit' || line.unit !== i);
    expect(wrong.map(({ input }) => input)).toEqual([]);
  });

  it('every name alone finds its unit, alone or among its homonyms', () => {
    const found = resolveUnits(france, france.names.join('\n'));
    const lost = found.lines.filter((line, i) =>
      line.kind === 'unit' ? line.unit !== i : line.kind !== 'ambiguous' || !line.choices.includes(i),
    );
    expect(lost.map(({ input }) => input)).toEqual([]);
  });

  it('never throws, and gives suggestions for a hundred entries of junk at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const found = resolveUnits(france, text);
        return found.lines.every(({ input }) => input.length <= 200);
      }),
      { numRuns: 500 },
    );
    const junk = Array.from({ length: 100_000 }, (_, i) => `Mouilns ${'abcdefghij'[i % 10]}${i}`).join('\n');
    const found = resolveUnits(france, junk).lines;
    expect(found).toHaveLength(100_000);
    expect(found.filter((line) => line.kind === 'unknown' && line.nearest.length).length).toBeLessThanOrEqual(100);
  });
});

describe('codes', () => {
  it('gives units, heirs and strangers', () => {
    const found = resolveCodes(france, ['03190', '3321', '14697', '75056', '00000', 'Moulins']);
    expect(found.units).toHaveLength(2 + 1 + 20);
    expect(found.recoded.map(({ from }) => from)).toEqual(['14697', '75056']);
    expect(found.unknown).toEqual(['00000', 'Moulins']);
  });

  it('any set of units comes back from its codes', () => {
    fc.assert(
      fc.property(anyUnits(300), (units) => {
        expect(resolveCodes(france, codesOf(units)).units).toEqual(units);
      }),
      { numRuns: 100 },
    );
  });
});
