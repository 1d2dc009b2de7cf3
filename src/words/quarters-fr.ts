import type { Format } from '../language/format';

/** The words of communes that are cut into quarters; part of `fr`. */
export const quartersFr = {
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
    unreachable: () => 'data.geopf.fr ne répond pas : vérifiez la connexion.',
    refused: (detail: string) => `data.geopf.fr refuse la demande (${detail}).`,
    none: () => 'Cette commune n’a qu’un seul IRIS : elle ne se découpe pas.',
    unreadable: () => 'La réponse de data.geopf.fr n’est pas lisible.',
  },
  recount: 'Les tables sont par commune : ce territoire, qui tient une partie de quartiers, ne s’y recompte pas.',
  uncut: (f: Format, n: number, communes: string) =>
    `${f.count(n, 'quartier gardé, mais non compté', 'quartiers gardés, mais non comptés')} (${communes}) : leurs contours ne sont pas chargés ici. Déposez le fichier des IRIS pour les retrouver.`,
};

export type QuartersWords = typeof quartersFr;
