import { COG_YEAR } from '../atlas/cog';
import type { Format } from '../language/format';

/** The words of a pasted list or an opened file; part of `fr`. */
export const pasteFr = {
  title: 'Coller une liste de communes',
  label: 'Codes INSEE, codes postaux ou noms, un par ligne ou séparés par des virgules',
  placeholder: '03190\n03321\nSaint-Pourçain-sur-Sioule',
  open: 'Ouvrir un fichier…',
  file: 'Texte, CSV ou classeur (codes ou noms), GeoJSON (codes ou polygone)',
  found: (f: Format, n: number) => f.count(n, 'commune trouvée', 'communes trouvées'),
  recoded: (from: string, to: string) => `${from} est devenu ${to}`,
  ambiguous: (text: string) => `« ${text} » : laquelle ?`,
  unknown: (text: string) => `« ${text} » n’est pas une commune de ${COG_YEAR}`,
  nearest: 'Vouliez-vous dire',
  lines: 'Ce que la liste donne, ligne par ligne',
  read: (text: string, as: string) => `« ${text} » · lu comme ${as}`,
  readAs: {
    code: 'code INSEE',
    postcode: 'code postal',
    name: 'nom',
    'former-code': 'ancien code INSEE',
    'former-name': 'ancien nom',
    city: 'ville, avec tous ses arrondissements',
  },
  aside: {
    header: (text: string) => `« ${text} » : titre de colonne, passé`,
    total: (text: string) => `« ${text} » : ligne de total, passée`,
  },
  unread: (columns: string) => `Colonnes qui ne disent pas la commune, non lues : ${columns}.`,
  duplicate: (text: string) => `${text} : déjà dans la liste`,
  add: (units: string) => `Ajouter ${units}`,
  replace: 'Remplacer le territoire',
  left: (f: Format, n: number) => f.count(n, 'ligne à régler', 'lignes à régler'),
  nothing: 'Collez une liste : la réponse s’affiche ligne par ligne.',
  choose: 'Choisir…',
  ignore: 'Ignorer',
  more: (f: Format, n: number) => `et ${f.integer(n)} autres lignes`,
  opening: (file: string) => `Lecture de « ${file} »…`,
  measuring: 'Calcul de la part de chaque commune…',
  inside: (f: Format, n: number, file: string) =>
    f.plural(
      n,
      `${f.integer(n)} commune dans le polygone de « ${file} »`,
      `${f.integer(n)} communes dans le polygone de « ${file} »`,
    ),
  cut: (f: Format, n: number) =>
    `${f.count(n, 'commune coupée', 'communes coupées')} par le bord : cochez celles à prendre`,
  share: (part: string) => `${part} de sa surface`,
  shareRule: 'Prise à partir de 95 % de sa surface, laissée jusqu’à 5 %.',
  locked: (name: string) =>
    `« ${name} » est verrouillé. Déverrouillez-le dans « Mes territoires », ou créez un nouveau territoire, pour y mettre ces communes.`,
  approximateShares: 'Contours approchés : les parts de surface le sont aussi.',
};

export type PasteWords = typeof pasteFr;
