import type { ImportError } from '../data/importers/errors';
import type { Level } from '../data/importers/level';
import type { ImportKind, Role } from '../data/importers/types';
import type { ImportNote, Rejected, SetAside } from '../data/report';
import { countFr as count } from './count';
import type { Format } from './format';

export type Needed = Role | 'vintage' | 'figures';

/** What an import says. `examples` are codes or words, `rest` is empty or says what to look at. */
export interface ImportWords {
  kinds: Record<ImportKind, string>;
  needed: Record<Needed, string>;
  /** Why a row was rejected, and what to do. */
  rejected: Record<Rejected, string>;
  /** Why a row was set aside: nothing is to be done. */
  setAside: Record<SetAside, string>;
  /** What a file is found to be of, in place of CPTS. */
  levels: Record<Level, string>;
  notes: Record<ImportNote['note'], (f: Format, n: number, examples: string) => string>;
  errors: {
    [Reason in ImportError['reason']]: (file: string, what: string, f: Format, known: number, read: number) => string;
  };
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
  kinds: {
    population: 'Populations de référence (Insee)',
    'cog-moves': 'Mouvements de communes (Insee)',
    bpe: 'Base permanente des équipements (Insee)',
    rpps: 'Annuaire Santé (RPPS)',
    apl: 'Accessibilité potentielle localisée (DREES)',
    zoning: 'Zonage des professionnels (ARS)',
    ages: 'Population par âge (Insee)',
    contours: 'Contours des communes',
    cpts: 'CPTS existantes',
    indicator: 'Autre indicateur par commune',
  },
  needed: {
    code: 'le code INSEE de la commune',
    name: 'le nom de la commune',
    postcode: 'le code postal',
    department: 'le département',
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
    vintage: 'le millésime',
    figures: 'les colonnes à prendre',
  },
  rejected: {
    'place-missing': 'commune absente : complétez le code ou le nom',
    'code-malformed': 'ce n’est pas un code INSEE de commune : cinq caractères, comme 03190 ou 2A004',
    'code-unknown': 'code inconnu au code officiel géographique, d’aujourd’hui comme d’hier',
    'postcode-unknown': 'code postal inconnu',
    'postcode-shared': 'code postal de plusieurs communes : donnez le code INSEE',
    'name-unknown': 'nom inconnu parmi les communes d’aujourd’hui : donnez le code INSEE',
    'name-ambiguous': 'nom de plusieurs communes : donnez le code INSEE, le code postal ou le département',
    split:
      'ancien code partagé entre plusieurs communes d’aujourd’hui : refusé, sauf à le répartir selon la population',
    city: 'ville entière : il faut ses arrondissements, ou la répartir selon la population',
    number: 'du texte là où il faut un nombre',
    negative: 'un effectif ne peut pas être négatif',
    conflict: 'deux valeurs différentes pour la même commune : gardez la bonne',
    geometry: 'pas de contour lisible',
    nowhere: 'périmètre hors de toute commune : la longitude doit venir avant la latitude',
    unreadable: 'ligne illisible',
  },
  setAside: {
    repeated: 'répétition d’une ligne déjà prise',
    'no-value': 'aucune valeur',
    total: 'total',
    'other-level': 'autre niveau que la commune',
    'other-item': 'hors des professions et équipements suivis',
    'other-year': 'autre année',
    'other-mode': 'activité non libérale',
    'city-whole': 'ville donnée aussi par ses arrondissements',
    'no-successor': 'commune sortie du code officiel sans commune suivante',
    ended: 'CPTS qui n’existe plus (dissoute, fusionnée ou non aboutie)',
    'not-yearly': 'pas de population annuelle dans cette collectivité',
    'too-small': 'trop petit pour être dessiné',
  },
  levels: {
    country: 'pays',
    region: 'régions',
    department: 'départements',
    epci: 'EPCI',
    canton: 'cantons',
    commune: 'communes',
    quarter: 'quartiers, plus petits que les communes',
  },
  notes: {
    shared: (f, n) =>
      `${count(f, n, 'ligne répartie', 'lignes réparties')} entre plusieurs communes selon leur population : valeur estimée.`,
    'mean-unknown': (f, n, examples) =>
      `${count(f, n, 'commune fusionnée', 'communes fusionnées')} dont les anciennes communes diffèrent, sans poids pour en faire la moyenne : valeur inconnue (${examples}).`,
    'mean-weighted': (f, n, examples) =>
      `${count(f, n, 'commune fusionnée', 'communes fusionnées')} : moyenne pondérée des anciennes communes (${examples}).`,
    'zero-filled': (f, n) =>
      `${count(f, n, 'commune absente', 'communes absentes')} d’un fichier qui couvre la France : zéro.`,
    're-created': (f, n, examples) =>
      `${count(f, n, 'commune rétablie', 'communes rétablies')} depuis, encore comptée avec une autre dans ce fichier : valeur inconnue (${examples}).`,
    unplaced: (f, n) => `${count(f, n, 'professionnel', 'professionnels')} sans commune certaine, hors des comptes.`,
    'unknown-stage': (f, n, examples) =>
      `${f.integer(n)} CPTS sans stade connu${examples && ` (${examples})`} : dites ce que ces mots veulent dire, ou laissez le stade inconnu.`,
    'no-stage': (f, n) => `${f.integer(n)} CPTS dont le fichier ne dit pas le stade.`,
    'in-part': (f, n, examples) =>
      `${count(f, n, 'commune', 'communes')} dont une partie seulement est dans une CPTS, et comptée entière : la part n’est pas connue (${examples}).`,
    'cut-units': (f, n, examples) =>
      `${count(f, n, 'commune coupée', 'communes coupées')} par un périmètre, prise à partir de la moitié de sa surface (${examples}).`,
    'without-outline': (f, n, examples) =>
      `${count(f, n, 'commune', 'communes')} sans contour dans ce fichier (${examples}).`,
    'in-several-cpts': (f, n, examples) =>
      `${count(f, n, 'commune partagée', 'communes partagées')} entre plusieurs CPTS : la part de chacune n’est pas connue (${examples}).`,
    'system-unsaid': (f, n) =>
      `Le fichier ne dit pas son système de coordonnées. Elles ne tombent en France qu’en Lambert-93, ou dans l’UTM légal outre-mer : ${count(f, n, 'ligne est lue', 'lignes sont lues')} ainsi. Vérifiez sur la carte.`,
    'axes-swapped': (f, n) =>
      `Le fichier donne la latitude avant la longitude : ${count(f, n, 'ligne remise', 'lignes remises')} à l’endroit. Vérifiez sur la carte.`,
  },
  errors: {
    unrecognised: (file) =>
      `Aucune commune reconnue dans ${file}. ${UNTOUCHED} : il faut une colonne de codes INSEE ou de noms de communes.`,
    missing: (file, what) => `Il manque ${what} dans ${file}. ${UNTOUCHED} : dites où le lire.`,
    foreign: (file, what, f, known, read) =>
      `${file} ne parle pas de communes françaises : ${f.integer(known)} reconnues sur ${f.integer(read)}${what && ` (inconnues : ${what})`}. ${UNTOUCHED} : vérifiez le fichier, ou la colonne des codes.`,
    nothing: (file, what) => `Aucune ligne de ${file} n’a pu être prise : ${what}. ${UNTOUCHED}.`,
    level: (file, what) =>
      `${file} ne contient pas des CPTS, mais des ${what}. ${UNTOUCHED} : choisissez une autre nature de fichier, ou une liste de CPTS.`,
    outlines: (file) =>
      `${file} donne des périmètres dessinés, et les contours des communes ne sont pas chargés. ${UNTOUCHED} : recommencez une fois la carte affichée.`,
    overlap: (file, what) =>
      `Des contours de ${file} se recouvrent (${what}). ${UNTOUCHED} : prenez une version où les communes se touchent sans se recouvrir, comme les contours d’Etalab.`,
    apart: (file) =>
      `Les communes de ${file} sont dessinées chacune pour soi, sans bord commun : aucune n’aurait plus de voisine. ${UNTOUCHED} : prenez une version où elles partagent leurs limites, comme les contours d’Etalab.`,
    detailed: (file) =>
      `Les contours de ${file} sont trop détaillés pour un navigateur. ${UNTOUCHED} : prenez une version simplifiée (à 100 m, par exemple), ou un département à la fois.`,
  },
  rows: (f, read, taken, setAside, rejected) =>
    `${count(f, read, 'ligne lue', 'lignes lues')} : ${count(f, taken, 'prise', 'prises')}, ${count(f, setAside, 'laissée de côté', 'laissées de côté')}, ${count(f, rejected, 'rejetée', 'rejetées')}.`,
  recoded: (f, n) => `${count(f, n, 'ligne recodée', 'lignes recodées')} au code officiel géographique 2026.`,
  units: (f, n, merged) =>
    `${count(f, n, 'commune renseignée', 'communes renseignées')}${merged ? `, dont ${f.integer(merged)} réunissant d’anciennes communes` : ''}.`,
  total: (name, value, units) => `${name} : ${value} (${units})`,
  national: (value, same) => (same ? `égal au total national publié` : `total national publié : ${value}`),
  rejectedLines: (f, n) => count(f, n, 'ligne rejetée', 'lignes rejetées'),
  setAsideLines: (f, n) => count(f, n, 'ligne laissée de côté', 'lignes laissées de côté'),
  csv: { line: 'ligne', input: 'saisie', reason: 'motif' },
};
