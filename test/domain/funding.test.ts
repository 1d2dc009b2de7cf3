import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate';
import { fundingFor } from '../../src/domain/funding';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { checkSentence } from '../../src/checks/sentences';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas } = country;
const [{ units }] = country.network.cpts;

function told(amounts: Settings['amounts']) {
  const verdict = evaluate(country, new Territory(country, units), { ...DEFAULT_SETTINGS, amounts });
  const { state } = verdict.checks.find(({ id }) => id === 'funding')!;
  const sentence = checkSentence('funding', verdict, country, {
    words: fr,
    format: new Format('fr'),
  });
  return { state, sentence };
}

describe('funding', () => {
  it('contradicts itself in no published row', () => {
    for (const rules of ['aci-2019', 'avenant-2'] as const) {
      for (const size of [1, 2, 3, 4] as const) {
        expect(fundingFor(atlas, size, [], { ...DEFAULT_SETTINGS, agreement: rules }).contradictions).toEqual([]);
      }
    }
  });

  it('never passes a typed ceiling under what it should hold, and writes it to the cent', () => {
    const { state, sentence } = told({ ceilingWithSnp: 12.5 });
    expect(state).toBe('warn');
    expect(sentence).toMatch(/^Montants incohérents, à vérifier/);
    expect(sentence).toMatch(/12,50\s€/);
    expect(sentence).not.toMatch(/13\s€|Jusqu’à/);
    expect(told({ ceilingWithoutSnp: 10, ceilingWithSnp: 300_000 }).state).toBe('warn');
    expect(told({ ceilingWithSnp: 300_000, ceilingWithoutSnp: 400_000 }).state).toBe('warn');
    expect(told({ ceilingWithSnp: 300_000, snpSupplement: 300_001 }).state).toBe('warn');
    expect(told({ ceilingWithSnp: 300_000, ceilingWithoutSnp: 280_000 }).state).toBe('info');
  });
});
