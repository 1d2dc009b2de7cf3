import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../src/project/link/territory';
import { en } from '../../src/words/en';
import { Format } from '../../src/language/format';
import { partsOf } from '../../src/words/foreign';
import { fr } from '../../src/words/fr';

const NARROW = '\u202f';
const french = new Format('fr');

describe('format', () => {
  it('spaces figures the French way', () => {
    expect(french.integer(12345)).toBe(`12${NARROW}345`);
    expect(french.euros(185_000)).toBe(`185${NARROW}000\u00a0€`);
    expect(french.euros(12.5)).toBe('12,50\u00a0€');
    expect(french.percent(0.27)).toMatch(/^27[\u00a0\u202f]%$/);
    expect(french.decimal(7.25)).toBe('7,3');
    expect(french.date('2026-03-01')).toBe('1er mars 2026');
  });

  it('shortens a long list by saying how many are left out', () => {
    expect(french.shortList(['a', 'b'], 3)).toBe('a et b');
    expect(french.shortList(['a', 'b', 'c', 'd'], 3)).toBe('a, b, c et 1 autre');
    expect(french.shortList(['a', 'b', 'c', 'd', 'e'], 2)).toBe('a, b et 3 autres');
  });
});

function* leaves(node: unknown, path: string): Generator<[string, unknown]> {
  if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) yield* leaves(value, `${path}.${key}`);
  else yield [path, node];
}

describe('words', () => {
  it('says the same things in both languages', () => {
    const said = (words: object) => [...leaves(words, '')].map(([path, leaf]) => `${path} ${typeof leaf}`).sort();
    expect(said(en)).toEqual(said(fr));
  });

  it('keeps French marks on the line of the word before them', () => {
    const said = [...leaves(fr, '')].filter(([, leaf]) => typeof leaf === 'string');
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(([, text]) => / [:;?!»%€]|« /.test(String(text)))).toEqual([]);
    expect(fr.search.none('Vichy')).toContain('«\u00a0Vichy\u00a0»');
    expect(fr.labelled('2016', '78 870')).toBe('2016\u00a0: 78 870');
  });

  it('takes the plural from two on in French, from anything but one in English', () => {
    expect([0, 1, 2].map((n) => fr.units(french, n))).toEqual(['0 commune', '1 commune', '2 communes']);
    const english = new Format('en');
    expect([0, 1, 2].map((n) => en.units(english, n))).toEqual(['0 communes', '1 commune', '2 communes']);
  });

  it('names proposals and stages with words that a newcomer reads without a glossary', () => {
    for (const [words, named, estimate, number, missing] of [
      [fr, /^Proposition/, /estimation/, /numéro/, /n’est pas renseigné/],
      [en, /^Proposal/, /estimate/, /number/, /no known stage/],
    ] as const) {
      const { proposals, coverage, scenarios } = words;
      expect(scenarios.proposed('Allier')).toMatch(named);
      const said = [...leaves(words, '')].filter(([, leaf]) => /maillage/i.test(String(leaf)));
      expect(said.map(([path]) => path)).toEqual(['.proposals.title']);
      expect(proposals.title).toMatch(/^.+ \(maillage\)$/);
      expect(proposals.intro).toMatch(estimate);
      expect(proposals.stale('Allier')).toMatch(estimate);
      for (const told of [proposals.seed, proposals.seedHint]) expect(told).toMatch(number);
      const labels = [proposals.where, proposals.objective, proposals.wish, proposals.wishKind, proposals.minimum];
      expect(new Set(labels).size).toBe(labels.length);
      expect(coverage.unknownStages(french, 70)).toMatch(missing);
    }
  });

  it('credits a map whose outlines are still on their way, without a mark of what is missing', () => {
    for (const { map } of [fr, en]) {
      expect(map.attribution('')).toMatch(/^Population/);
      expect(map.attribution('IGN')).toMatch(/^IGN · Population/);
    }
  });

  it('tells what a link holds, and claims nothing absolute of what was looked for', () => {
    const held = decodeLink(encodeLink('CPTS Livradois', ['63003']));
    expect(held).toEqual({ name: 'CPTS Livradois', codes: ['63003'] });
    expect(fr.share.linkHint).toMatch(/nom du territoire .* liste de ses communes/);
    expect(en.share.linkHint).toMatch(/name of the territory .* list of its communes/);
    for (const words of [fr, en]) {
      const said = [...leaves(words, '')].filter(([, leaf]) => typeof leaf === 'string');
      expect(
        said.filter(([, text]) => /et rien d’autre|nothing else|nulle part|nowhere|n’en publie/.test(String(text))),
      ).toEqual([]);
    }
  });

  it('knows the French terms that English keeps, for them to be read out as French', () => {
    const own = /Périmètre|Saint-Pourçain-sur-Sioule|Réunion/g;
    const said = [...leaves(en, '')].flatMap(([, leaf]) => (typeof leaf === 'string' ? partsOf(leaf, 'en') : []));
    const english = said.filter(({ french }) => !french).map(({ text }) => text.replaceAll(own, ''));
    expect(english.filter((text) => /[À-ÿœ]/.test(text))).toEqual([]);
    expect(said.filter(({ french }) => french).length).toBeGreaterThan(3);
    expect(partsOf('Letter of intent (lettre d’intention)', 'en')).toEqual([
      { text: 'Letter of intent (', french: false },
      { text: 'lettre d’intention', french: true },
      { text: ')', french: false },
    ]);
    expect(partsOf('Une lettre d’intention', 'fr')).toEqual([{ text: 'Une lettre d’intention', french: false }]);
  });
});
