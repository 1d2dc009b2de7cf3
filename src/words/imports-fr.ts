import { COG_YEAR } from '../atlas/cog';
import type { ImportError } from '../data/importers/errors';
import type { Level } from '../data/importers/levels';
import { kindNames, type ImportKind, type Role } from '../data/importers/kinds';
import type { ImportNote, Rejected, SetAside } from '../data/report';
import type { Format } from '../language/format';

export type Unsaid = 'vintage' | 'figures' | 'separator';

/** What an import says. `examples` are codes or words, `rest` is empty or says what to look at. */
export interface ImportWords {
  kinds: Record<ImportKind, string>;
  needed: Record<Role, string>;
  /** Why a row was rejected, and what to do. */
  rejected: Record<Rejected, string>;
  /** What an unknown name may have meant. */
  mayBe: (names: string) => string;
  perhaps: (unknown: string, names: string) => string;
  /** Why a row was set aside: nothing is to be done. */
  setAside: Record<SetAside, string>;
  notes: Record<ImportNote['note'], (f: Format, n: number, examples: string) => string>;
  errors: {
    [Reason in Exclude<ImportError['reason'], 'level'>]: (
      file: string,
      what: string,
      f: Format,
      known: number,
      read: number,
    ) => string;
  };
  /** What is missing when no column can say it. */
  unsaid: Record<Unsaid, (file: string) => string>;
  /** What a row is of, in the plural. */
  levels: Record<Level, string>;
  /** Why a file of another level is refused: for what it is, its rates (`rate`) or its outlines (`outline`). */
  levelError: (file: string, level: Level, why: string | undefined) => string;
  rows: (f: Format, read: number, taken: number, setAside: number, rejected: number) => string;
  recoded: (f: Format, n: number) => string;
  units: (f: Format, n: number, merged: number) => string;
  total: (name: string, value: string, units: string) => string;
  national: (value: string, same: boolean) => string;
  rejectedLines: (f: Format, n: number) => string;
  setAsideLines: (f: Format, n: number) => string;
  csv: { line: string; input: string; reason: string };
}

const UNTOUCHED = 'Rien n’a été changé';

/** The words of an import and of its report; part of `fr`. */
export const importsFr: ImportWords = {
  kinds: kindNames('fr'),
  needed: {
    code: 'le code INSEE de la commune',
    name: 'le nom de la commune',
    postcode: 'le code postal',
    department: 'le département',
    quarter: 'le quartier (IRIS)',
    item: 'ce qui est compté',
    amount: 'la valeur',
    weight: 'le poids',
    year: 'l’année',
    level: 'le niveau géographique',
    cpts: 'le nom de la CPTS',
    codes: 'la liste des communes',
    stage: 'le stade',
    date: 'la date',
    practitioner: 'l’identifiant du professionnel',
    skill: 'le savoir-faire',
    mode: 'le mode d’exercice',
    'type-before': 'le type de la commune avant',
    'code-before': 'le code de la commune avant',
    'type-after': 'le type de la commune après',
    'code-after': 'le code de la commune après',
  },
  rejected: {
    'place-missing': 'commune absente : complétez le code ou le nom',
    'code-malformed': 'ce n’est pas un code INSEE de commune : cinq caractères, comme 03190 ou 2A004',
    'code-unknown': 'code inconnu au code officiel géographique, d’aujourd’hui comme d’hier',
    'postcode-unknown': 'code postal inconnu',
    'postcode-shared':
      'code postal de plusieurs communes : donnez le code INSEE ou le nom, ou répartissez selon la population',
    'name-unknown': 'nom inconnu parmi les communes d’aujourd’hui : donnez le code INSEE',
    'name-ambiguous': 'nom de plusieurs communes : donnez le code INSEE, le code postal ou le département',
    split:
      'ancien code partagé entre plusieurs communes d’aujourd’hui : refusé, sauf à le répartir selon la population',
    city: 'ville entière : il faut ses arrondissements, ou la répartir selon la population',
    number: 'du texte là où il faut un nombre',
    negative: 'un effectif ne peut pas être négatif',
    conflict: 'deux valeurs différentes pour la même commune : gardez la bonne',
    geometry: 'pas de contour lisible',
    misfit:
      'contour d’une partie de la commune d’aujourd’hui, ou d’autre chose : les autres parties manquent, l’ancien contour reste',
    nowhere: 'périmètre hors de toute commune : la longitude doit venir avant la latitude',
    outside: 'point hors de toute commune : vérifiez ses coordonnées',
    unreadable: 'ligne illisible',
  },
  mayBe: (names) => `(peut-être ${names})`,
  perhaps: (unknown, names) => `${unknown} ; peut-être ${names}`,
  setAside: {
    repeated: 'répétition d’une ligne déjà prise',
    'no-value': 'aucune valeur',
    total: 'total',
    detail: 'détail d’un total',
    'other-level': 'autre niveau que la commune',
    'other-item': 'hors des professions et équipements suivis',
    'other-year': 'autre année',
    'other-mode': 'activité non libérale',
    'city-whole': 'ville donnée aussi par ses arrondissements',
    'no-successor': 'commune sortie du code officiel sans commune suivante',
    ended: 'CPTS qui n’existe plus (dissoute, fusionnée ou non aboutie)',
    'not-yearly': 'pas de population annuelle dans cette collectivité',
    'too-small': 'trop petit pour être dessiné',
    header: 'en-tête répété',
  },
  notes: {
    shared: (f, n) =>
      `${f.count(n, 'ligne répartie', 'lignes réparties')} entre plusieurs communes selon leur population : valeur estimée.`,
    'mean-unknown': (f, n, examples) =>
      `${f.count(n, 'commune fusionnée', 'communes fusionnées')} dont les anciennes communes diffèrent, sans poids pour en faire la moyenne : valeur inconnue (${examples}).`,
    'mean-weighted': (f, n, examples) =>
      `${f.count(n, 'commune fusionnée', 'communes fusionnées')} : moyenne pondérée des anciennes communes (${examples}).`,
    'zero-filled': (f, n) =>
      `${f.count(n, 'commune absente', 'communes absentes')} d’un fichier qui couvre la France : zéro.`,
    're-created': (f, n, examples) =>
      `${f.count(n, 'commune rétablie', 'communes rétablies')} depuis, encore comptée avec une autre dans ce fichier : valeur inconnue (${examples}).`,
    unplaced: (f, n) => `${f.count(n, 'professionnel', 'professionnels')} sans commune certaine, hors des comptes.`,
    'unknown-stage': (f, n, examples) =>
      `${f.integer(n)} CPTS sans stade connu${examples && ` (${examples})`} : dites ce que ces mots veulent dire, ou laissez le stade inconnu.`,
    'no-stage': (f, n) => `${f.integer(n)} CPTS dont le fichier ne dit pas le stade.`,
    'in-part': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} dont une partie seulement est dans une CPTS, et comptée entière : la part n’est pas connue (${examples}).`,
    'whole-epci': (f, n, examples) =>
      `${f.count(n, 'EPCI lu', 'EPCI lus')} comme toutes leurs communes d’aujourd’hui (${examples}) : vérifiez que la CPTS les couvre en entier.`,
    'cut-units': (f, n, examples) =>
      `${f.count(n, 'commune coupée', 'communes coupées')} par un périmètre, prise à partir de la moitié de sa surface (${examples}).`,
    'by-quarter': (f, n, examples) =>
      `${f.count(n, 'commune partagée', 'communes partagées')} par quartiers (IRIS) : ${examples}. Celles dont les contours d’IRIS sont chargés sont découpées ; pour les autres, « Découper en quartiers » sur la fiche de la commune les demande à l’IGN, ou déposez le fichier des IRIS.`,
    'cut-quarters': (f, n, examples) =>
      `${f.count(n, 'quartier coupé', 'quartiers coupés')} par un périmètre et laissé${n > 1 ? 's' : ''} au côté qui en a le plus de surface (estimation, à vérifier) : ${examples}.`,
    'other-edition': (f, n, examples) =>
      `${f.count(n, 'code d’IRIS n’a', 'codes d’IRIS n’ont')} que des chiffres ou qu’un contour : les deux fichiers sont d’éditions différentes (${examples}). Les quartiers qui n’ont pas de chiffre restent inconnus ; la commune entière ne change pas.`,
    'without-outline': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} sans contour dans ce fichier (${examples}).`,
    'in-several-cpts': (f, n, examples) =>
      `${f.count(n, 'commune partagée', 'communes partagées')} entre plusieurs CPTS : la part de chacune n’est pas connue (${examples}).`,
    'system-unsaid': (f, n) =>
      `Le fichier ne dit pas son système de coordonnées. Elles ne tombent en France qu’en Lambert-93, ou dans l’UTM légal outre-mer : ${f.count(n, 'ligne est lue', 'lignes sont lues')} ainsi. Vérifiez sur la carte.`,
    'axes-swapped': (f, n) =>
      `Le fichier donne la latitude avant la longitude : ${f.count(n, 'ligne remise', 'lignes remises')} à l’endroit. Vérifiez sur la carte.`,
    'put-together': (f, n, level) =>
      `${level} : ${f.count(n, 'ligne réunie', 'lignes réunies')} par commune, comptées ou additionnées.`,
    'by-position': (f, n, examples) =>
      `${f.count(n, 'ligne placée', 'lignes placées')} dans une commune par ses coordonnées (${examples}), faute de code ou de nom qui le dise.`,
    'rough-position': () =>
      'Les contours des communes sont approchés ici : près d’une limite, une ligne a pu tomber dans la commune voisine.',
    points: (f, n) => `${f.count(n, 'point', 'points')} sur la carte.`,
    'points-many': (f, n) =>
      `Les ${f.count(n, 'ligne', 'lignes')} de ce fichier ne sont pas dessinées une à une : la carte s’arrête à 100 000 points. Elles sont comptées par commune.`,
    'mean-rows': (f, n, examples) => `${f.count(n, 'commune', 'communes')} : moyenne de leurs lignes (${examples}).`,
    cells: (f, n, examples) =>
      `${f.count(n, 'cellule qui n’est pas un nombre', 'cellules qui ne sont pas des nombres')}, laissée${n > 1 ? 's' : ''} de côté sans perdre le reste de la ligne (ligne ${examples}).`,
    cut: (f, n, examples) =>
      `${f.count(n, 'cellule trop longue', 'cellules trop longues')} pour un tableur (${examples}) : seul ${n > 1 ? 'leur' : 'son'} début, 32 767 signes, a été lu.`,
    misnamed: (f, n, examples) =>
      `${f.count(n, 'ligne dont le nom n’est pas celui', 'lignes dont le nom n’est pas celui')} du code (${examples}) : c’est le code qui a été suivi ; vérifiez qu’une colonne n’est pas décalée.`,
    columns: (f, n, examples) => `${f.count(n, 'colonne non prise', 'colonnes non prises')} : ${examples}.`,
    tables: (f, n, examples) =>
      `${f.count(n, 'autre feuille ou table', 'autres feuilles ou tables')} du fichier, non ${n > 1 ? 'prises' : 'prise'} : ${examples}.`,
  },
  errors: {
    unrecognised: (file) =>
      `Aucune commune reconnue dans ${file}. ${UNTOUCHED} : il faut une colonne de codes INSEE ou de noms de communes.`,
    missing: (file, what) => `Il manque ${what} dans ${file}. ${UNTOUCHED} : dites où le lire.`,
    foreign: (file, what, f, known, read) =>
      `${file} ne parle pas de communes françaises : ${f.count(known, 'ligne reconnue', 'lignes reconnues')} sur ${f.integer(read)}${what && ` (inconnues : ${what})`}. ${UNTOUCHED} : vérifiez le fichier, ou la colonne des codes.`,
    misnamed: (file, what, f, known, read) =>
      `Dans ${file}, les codes sont ceux de communes, mais les noms en face sont ceux d’autre chose : ${f.count(known, 'nom qui est celui de son code', 'noms qui sont celui de leur code')} sur ${f.integer(read)} (${what}). ${UNTOUCHED} : vérifiez qu’une colonne n’est pas décalée, ou retirez celle des noms si les codes sont justes.`,
    bare: (file) =>
      `${file} ne donne que des communes, sans rien à en compter. ${UNTOUCHED} : pour en faire un territoire, ouvrez-le par « Coller une liste ».`,
    nothing: (file, what) => `Aucune ligne de ${file} n’a pu être prise : ${what}. ${UNTOUCHED}.`,
    outlines: (file) =>
      `${file} donne des périmètres dessinés, et les contours des communes ne sont pas chargés. ${UNTOUCHED} : recommencez une fois la carte affichée.`,
    overlap: (file, what) =>
      `Des contours de ${file} se recouvrent (${what}). ${UNTOUCHED} : prenez une version où les communes se touchent sans se recouvrir, comme les contours d’Etalab.`,
    apart: (file) =>
      `Les communes de ${file} sont dessinées chacune pour soi, sans bord commun : aucune n’aurait plus de voisine. ${UNTOUCHED} : prenez une version où elles partagent leurs limites, comme les contours d’Etalab.`,
    detailed: (file) =>
      `Les contours de ${file} sont trop détaillés pour un navigateur. ${UNTOUCHED} : prenez une version simplifiée (à 100 m, par exemple), ou un département à la fois.`,
  },
  unsaid: {
    vintage: (file) =>
      `Il manque le millésime de ${file} (l’année des chiffres, que ni le fichier ni son nom ne donnent). ${UNTOUCHED} : donnez-le (« Millésime », ou --year).`,
    figures: (file) =>
      `Il manque les colonnes à prendre dans ${file}. ${UNTOUCHED} : dites lesquelles (« À prendre », ou --column).`,
    separator: (file) =>
      `Il manque la façon de lire les nombres de ${file} : « 1,234 » peut être mille deux cents, ou un peu plus de un. ${UNTOUCHED} : dites si c’est un nombre ou un taux (« À prendre », ou --column NOM=sum, NOM=mean).`,
  },
  levels: {
    country: 'pays',
    region: 'régions',
    department: 'départements',
    epci: 'EPCI',
    canton: 'cantons',
    commune: 'communes',
    delegated: 'communes déléguées ou associées',
    iris: 'IRIS',
    facility: 'établissements',
    practitioner: 'professionnels',
    point: 'points',
    part: 'plusieurs lignes par commune',
    other: 'autre chose que des communes',
  },
  levelError: (file, level, why) => {
    const what = importsFr.levels[level];
    if (why === 'rate')
      return `${file} est un fichier par ${what} : un taux ne s’additionne pas, et rien ne dit le poids de chaque ligne pour en faire la moyenne. ${UNTOUCHED} : prenez le fichier par commune, ou donnez une colonne de poids (la population).`;
    if (why === 'cpts' && level === 'other')
      return `Rien ne dit que les périmètres de ${file} sont ceux de CPTS : ils portent le nom d’une commune, comme des cantons ou des bassins. ${UNTOUCHED} : si ce sont des CPTS, dites-le dans le titre de la colonne de leur nom (« CPTS »).`;
    if (why === 'cpts')
      return `${file} ne contient pas des CPTS, mais des ${what}. ${UNTOUCHED} : choisissez une autre nature de fichier, ou une liste de CPTS.`;
    if (why === 'outline' && level === 'iris')
      return `Les IRIS de ${file} ne dessinent aucune commune entière : des quartiers y manquent, ou leurs codes sont ceux d’ailleurs. ${UNTOUCHED} : prenez tous les IRIS de la commune (IGN, Contours… IRIS).`;
    if (why === 'outline' && level !== 'other')
      return `${file} dessine des ${what}, ni les communes, ni des CPTS. ${UNTOUCHED} : prenez les contours des communes, ou une liste de CPTS.`;
    if (why === 'outline' && level === 'other')
      return `Les contours de ${file} n’ont pas la taille des communes de leurs codes : ils dessinent autre chose. ${UNTOUCHED} : prenez les contours des communes.`;
    if (level === 'other')
      return `Les noms de ${file} ne sont pas ceux des communes que ses codes désigneraient : il parle d’autre chose. ${UNTOUCHED} : vérifiez le fichier, ou la colonne des codes.`;
    return `${file} est un fichier par ${what}, pas par commune : ses chiffres ne peuvent pas être répartis. ${UNTOUCHED} : prenez le même fichier par commune.`;
  },
  rows: (f, read, taken, setAside, rejected) =>
    `${f.count(read, 'ligne lue', 'lignes lues')} : ${f.count(taken, 'prise', 'prises')}, ${f.count(setAside, 'laissée de côté', 'laissées de côté')}, ${f.count(rejected, 'rejetée', 'rejetées')}.`,
  recoded: (f, n) => `${f.count(n, 'ligne recodée', 'lignes recodées')} au code officiel géographique ${COG_YEAR}.`,
  units: (f, n, merged) =>
    `${f.count(n, 'commune renseignée', 'communes renseignées')}${merged ? `, dont ${f.integer(merged)} réunissant d’anciennes communes` : ''}.`,
  total: (name, value, units) => `${name} : ${value} (${units})`,
  national: (value, same) => (same ? `égal au total national publié` : `total national publié : ${value}`),
  rejectedLines: (f, n) => f.count(n, 'ligne rejetée', 'lignes rejetées'),
  setAsideLines: (f, n) => f.count(n, 'ligne laissée de côté', 'lignes laissées de côté'),
  csv: { line: 'ligne', input: 'saisie', reason: 'motif' },
};
