import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { ofPlace, toPlace } from '../../src/words/place-names-fr';

/**
 * The code officiel géographique gives each commune its "type de nom en clair", which says what « de » becomes before
 * it: https://www.insee.fr/fr/information/2560684, variable TNCC.
 */
const OFFICIAL: Readonly<Record<number, (name: string) => string>> = {
  0: (name) => `de ${name}`,
  1: (name) => `d’${name}`,
  2: (name) => `du ${name.slice('Le '.length)}`,
  3: (name) => `de ${name}`,
  4: (name) => `des ${name.slice('Les '.length)}`,
  5: (name) => `de ${name}`,
  6: (name) => `des ${name.slice('Aux '.length)}`,
  8: (name) => `de ${name}`,
};

interface Commune {
  nom: string;
  type: string;
  typeLiaison?: number;
}
const read = createRequire(import.meta.url);
const communes = read('@etalab/decoupage-administratif/data/communes.json') as Commune[];
const living = communes.filter(({ type }) => ['commune-actuelle', 'arrondissement-municipal'].includes(type));

/** An article that the type does not tell, and elisions before a h that dictionaries aspirate and people do not elide. */
const MISTYPED = [
  'Le Vernet-Chaméane',
  ...['Haut-Clocher', 'Haut-de-Bosdarros', 'Haut-Mauco', 'Haute-Isle'],
  ...['Hanches', 'Houilles', 'Houx', 'Hure'],
];
/** No word of the dictionary: Hérisson comes from « erectio », Hures is written both ways and left as the list has it. */
const NOT_THE_WORD = ['Hérisson', 'His', 'Hures-la-Parade'];

/** First words that other names hold otherwise, being those of other places: Saint-Martin-de-Hinx, Le Bourg-d’Hem… */
const OTHER_PLACES = ['Hem', 'Hères', 'Hinx'];
const groupings = read('@etalab/decoupage-administratif/data/epci.json') as { nom: string }[];
const { isHAspire } = read('french-h-muet-aspire') as { isHAspire: (word: string) => boolean };

describe('the names of places in French', () => {
  it('take « de » as the code officiel géographique writes it, for every commune', () => {
    const typed = living.filter(({ nom, typeLiaison }) => typeLiaison !== undefined && !MISTYPED.includes(nom));
    expect(typed.length).toBeGreaterThan(34_900);
    const written = new Map<string, Set<string>>();
    for (const { nom, typeLiaison } of typed)
      written.set(nom, (written.get(nom) ?? new Set()).add(OFFICIAL[typeLiaison!](nom)));
    const wrong = [...written].filter(([name, all]) => !all.has(ofPlace(name)));
    expect(wrong.map(([name]) => [name, ofPlace(name)])).toEqual([]);
    // Homonyms of which the list writes some with and some without the elision.
    expect([...written.values()].filter(({ size }) => size > 1)).toHaveLength(10);
  });

  it('aspirate the h of every word that a dictionary aspirates, alone or in the plural', () => {
    const begins = living.flatMap(({ nom }) => {
      const [word] = nom.split(/[ -]/);
      return isHAspire(word) || isHAspire(word.replace(/s$/, '')) ? [nom] : [];
    });
    expect(begins.length).toBeGreaterThan(20);
    const elided = new Set(begins.filter((name) => ofPlace(name).startsWith('d’')));
    expect(elided).toEqual(new Set(NOT_THE_WORD));
  });

  it('take « de » as the communes and intercommunalités that hold their first word in their own name do', () => {
    const first = (name: string) => name.split(/[ -]/)[0];
    const elides = new Map(
      living.filter(({ nom }) => /^H/.test(nom)).map(({ nom }) => [first(nom), ofPlace(nom)[1] === '’']),
    );
    let agree = 0;
    const others = new Set<string>();
    for (const { nom } of [...living, ...groupings])
      for (const [, written, word] of nom.matchAll(/[ -](d['’]|de[ -])(H[\p{L}]+)/gu)) {
        if (!elides.has(word)) continue;
        if (elides.get(word) === !written.startsWith('de')) agree++;
        else others.add(word);
      }
    expect(agree).toBeGreaterThan(15);
    expect(others).toEqual(new Set(OTHER_PLACES));
  });

  it('take « de » and « à » as people say them', () => {
    const said = (names: string[], write: (name: string) => string) => names.map(write).join(', ');
    expect(
      said(
        ['Ambert', 'Le Puy-en-Velay', 'Les Abrets en Dauphiné', 'Hyères', 'Le Havre', 'Honfleur', "L'Haÿ-les-Roses"],
        ofPlace,
      ),
    ).toBe("d’Ambert, du Puy-en-Velay, des Abrets en Dauphiné, d’Hyères, du Havre, de Honfleur, de L'Haÿ-les-Roses");
    expect(said(['Avermes', 'Œuilly', 'Écully', 'Yssingeaux', 'Lons', 'Los Masos', 'Huahine'], ofPlace)).toBe(
      'd’Avermes, d’Œuilly, d’Écully, d’Yssingeaux, de Lons, de Los Masos, de Huahine',
    );
    expect(said(['La Rochelle', 'Aux Marais', 'Le Vernet-Chaméane', "L'Île-des-Pins"], ofPlace)).toBe(
      "de La Rochelle, des Marais, du Vernet-Chaméane, de L'Île-des-Pins",
    );
    expect(said(['Ambert', 'Le Puy-en-Velay', 'Les Abrets en Dauphiné', 'La Rochelle', "L'Escale"], toPlace)).toBe(
      "à Ambert, au Puy-en-Velay, aux Abrets en Dauphiné, à La Rochelle, à L'Escale",
    );
  });

  it('never write « de » before a vowel, « d’ » before « haut », nor an article after either, whatever the name', () => {
    const wrong = /^(?:de|d’|du|des) ?(?:Le|Les|Aux) |^de [AEIOUÀÂÉÈÊËÎÏÔÛÜŒ]|^à (?:Le|Les|Aux) |^d’Haute?s?[ -]/;
    expect(living.flatMap(({ nom }) => [ofPlace(nom), toPlace(nom)]).filter((said) => wrong.test(said))).toEqual([]);
  });
});
