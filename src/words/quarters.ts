import type { Format } from '../language/format';
import { typeset } from '../language/typeset';
import type { Locale } from './languages';

/** The words of communes that are cut into quarters; fetched with what shows them. */
const fr = typeset({
  cut: 'Découper en quartiers',
  ask: 'Découper en quartiers (IRIS de l’IGN)',
  asked: 'Ses quartiers (IRIS) seront demandés à data.geopf.fr (IGN) à cet appui seulement.',
  asking: 'Quartiers demandés à l’IGN…',
  join: 'Ne plus découper',
  whole: (name: string) => `Tout ${name}`,
  done: (f: Format, name: string, n: number) =>
    `${name} est découpé en ${f.count(n, 'quartier', 'quartiers')} : prenez-les un à un, ou la commune entière par la maille « commune ».`,
  noCensus:
    'Les habitants de chaque quartier ne sont pas connus : déposez le recensement par IRIS de l’Insee (base-ic-evol-struct-pop). La commune entière garde sa population exacte.',
  census: (year: string) =>
    `Habitants de chaque quartier estimés : la population de la commune, répartie d’après le recensement ${year}.`,
  drop: 'Rien n’a été changé. Vous pouvez télécharger ce fichier vous-même, puis le déposer sur la page :',
  failed: {
    unreachable: (): string => 'data.geopf.fr ne répond pas : vérifiez la connexion.',
    refused: (detail: string) => `data.geopf.fr refuse la demande (${detail}).`,
    none: (): string => 'Cette commune n’a qu’un seul IRIS : elle ne se découpe pas.',
    unreadable: (): string => 'La réponse de data.geopf.fr n’est pas lisible.',
  },
  recount: 'Les tables sont par commune : ce territoire, qui tient une partie de quartiers, ne s’y recompte pas.',
  uncut: (f: Format, n: number, communes: string) =>
    `${f.count(n, 'quartier gardé, mais non compté', 'quartiers gardés, mais non comptés')} (${communes}) : leurs contours ne sont pas chargés ici. Déposez le fichier des IRIS pour les retrouver.`,
});

const en: typeof fr = {
  cut: 'Cut into quarters',
  ask: 'Cut into quarters (IRIS of the IGN)',
  asked: 'Its quarters (IRIS) will be asked of data.geopf.fr (IGN) at this press and not before.',
  asking: 'Quarters asked of the IGN…',
  join: 'Cut no more',
  whole: (name) => `All of ${name}`,
  done: (f, name, n) =>
    `${name} is cut into ${f.count(n, 'quarter', 'quarters')}: take them one by one, or the whole commune by the “commune” grain.`,
  noCensus:
    'The inhabitants of each quarter are not known: drop the census by IRIS of Insee (base-ic-evol-struct-pop). The whole commune keeps its exact population.',
  census: (year) =>
    `Inhabitants of each quarter estimated: the population of the commune, shared after the ${year} census.`,
  drop: 'Nothing was changed. You can download this file yourself, then drop it on the page:',
  failed: {
    unreachable: () => 'data.geopf.fr does not answer: check the connection.',
    refused: (detail) => `data.geopf.fr refuses the request (${detail}).`,
    none: () => 'This commune has a single IRIS: it cannot be cut.',
    unreadable: () => 'The answer of data.geopf.fr cannot be read.',
  },
  recount: 'The tables are by commune: this territory, which holds some quarters, cannot be counted again there.',
  uncut: (f, n, communes) =>
    `${f.count(n, 'quarter kept but not counted', 'quarters kept but not counted')} (${communes}): their outlines are not loaded here. Drop the file of the IRIS to have them back.`,
};

export const quartersWords = (locale: Locale): typeof fr => (locale === 'en' ? en : fr);
