import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/all';
import { evaluate } from '../../src/checks/evaluate';
import { remediesOf } from '../../src/checks/sentences';
import type { CheckId } from '../../src/checks/verdict';
import { Territory } from '../../src/domain/territory';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { UnitSet } from '../../src/kernel/unit-set';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas } = country;
const language = { words: fr, format: new Format('fr') };
const unit = (code: string) => atlas.codes.indexOf(code);

function remedies(id: CheckId, codes: string[], sketches: { name: string; units: UnitSet }[] = []) {
  const territory = new Territory(country, codes.map(unit));
  const verdict = evaluate(country, territory, DEFAULT_SETTINGS, sketches);
  return remediesOf(id, verdict, country, language, (one) => territory.units.has(one));
}

describe('remedies', () => {
  it('add the rest of the EPCI that is begun to what is below the minimum', () => {
    const [offer, ...others] = remedies('minimum-population', ['03190']);
    const epci = atlas.epci[unit('03190')];
    const members = atlas.codes.filter((code, u) => atlas.epci[u] === epci && code !== '03190');
    expect(others).toEqual([]);
    expect(offer.act).toBe('add');
    expect(offer.label).toContain(atlas.epcis[epci].name);
    expect(Array.from(offer.units, (u) => atlas.codes[u])).toEqual(members);
    expect(remedies('minimum-population', ['03190', ...members])).toEqual([]);
  });

  it('leave what two sketches share, or take it over from the other one', () => {
    const other = { name: 'Voisin', units: new UnitSet([unit('03190'), unit('03321')]) };
    const found = remedies('overlap', ['03190'], [other]);
    expect(found.map(({ act }) => act)).toEqual(['remove', { takeOver: 'Voisin' }]);
    for (const { units } of found) expect(Array.from(units)).toEqual([unit('03190')]);
  });

  it('keep the largest piece', () => {
    const [keep] = remedies('contiguity', ['03310', '75101']);
    expect(keep.act).toBe('remove');
    expect(keep.units).toHaveLength(1);
  });

  it('are none where a check has no way out', () => {
    for (const { id } of CHECKS.filter((check) => !('remedies' in check && check.remedies)))
      expect(remedies(id, ['03190'])).toEqual([]);
  });
});
