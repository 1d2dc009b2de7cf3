import type { Aggregate } from '../atlas/atlas';
import type { Role } from '../data/importers/kinds';
import type { Format } from '../language/format';

const roles: Record<Role | 'vintage' | 'figures' | 'separator', string> = {
  code: 'Code de la commune',
  name: 'Nom de la commune',
  postcode: 'Code postal',
  department: 'Département',
  quarter: 'Quartier (IRIS)',
  item: 'Ce qui est compté (profession, équipement)',
  amount: 'Nombre ou valeur',
  weight: 'Poids dans une moyenne (population)',
  year: 'Année',
  level: 'Niveau géographique',
  cpts: 'Nom de la CPTS',
  codes: 'Liste de codes',
  stage: 'Stade',
  date: 'Date',
  practitioner: 'Identifiant du professionnel',
  skill: 'Savoir-faire',
  mode: 'Mode d’exercice',
  'type-before': 'Type avant',
  'code-before': 'Code avant',
  'type-after': 'Type après',
  'code-after': 'Code après',
  vintage: 'Millésime',
  figures: 'Colonnes à prendre',
  separator: 'Nombre ou taux (1,234)',
};

const aggregates: Record<Aggregate, string> = {
  sum: 'nombre (s’additionne)',
  rate: 'taux ou indice (se moyenne)',
  category: 'catégorie (se dénombre)',
};

/** Files on their way in, and what a person may say of them; part of `fr`. */
export const intakeFr = {
  bring: 'Charger vos fichiers',
  bringIntro:
    'Déposez vos fichiers n’importe où sur la page : populations, BPE, RPPS, APL, zonages, CPTS, ou tout tableau par commune. CSV, XLSX, ODS, XLS, JSON, DBF, Parquet, GeoJSON, TopoJSON, KML, uMap, Shapefile en zip, GeoPackage, FlatGeobuf. Rien ne quitte votre ordinateur.',
  choose: 'Choisir des fichiers',
  drop: 'Lâchez pour charger',
  files: 'Fichiers en cours',
  steps: {
    waiting: 'en attente',
    reading: 'lecture',
    choosing: 'à préciser',
    taking: 'rattachement aux communes',
    failed: 'non chargé',
  },
  cancel: 'Annuler',
  cancelFile: (file: string) => `Annuler le chargement de ${file}`,
  dismiss: (file: string) => `Fermer le message sur ${file}`,
  landed: (file: string, f: Format, rows: number, aside: number, rejected: number) =>
    `${file} est chargé : ${f.count(rows, 'ligne prise', 'lignes prises')}${aside ? `, ${f.count(aside, 'laissée de côté', 'laissées de côté')}` : ''}, ${f.count(rejected, 'rejetée', 'rejetées')}.`,
  seeReport: 'Voir le compte rendu',
  notKept: {
    quota: (file: string) =>
      `${file} est chargé, mais ce navigateur n’a plus de place pour le garder : il faudra le déposer à nouveau après un rechargement. Libérez de l’espace disque pour l’éviter. Rien d’autre n’est perdu.`,
    unavailable: (file: string) =>
      `${file} est chargé, mais ce navigateur ne garde rien (navigation privée) : il faudra le déposer à nouveau après un rechargement.`,
    failed: (file: string) =>
      `${file} est chargé, mais n’a pas pu être gardé : il faudra le déposer à nouveau après un rechargement. Rien d’autre n’est perdu.`,
  },
  noDatabase: (file: string) =>
    `DuckDB n’a pas pu démarrer : ${file} n’est pas chargé. Rien n’a été changé ; rechargez la page, puis réessayez.`,
  lost: (file: string) =>
    `La lecture de ${file} s’est interrompue, sans doute faute de mémoire. Rien n’a été changé : fermez d’autres onglets, ou prenez un fichier plus petit (un département, des contours simplifiés).`,
  unexpected: (file: string) =>
    `${file} n’a pas pu être chargé. Rien n’a été changé. Vérifiez qu’il s’ouvre dans un tableur ou un logiciel de carte.`,
  wizard: {
    title: (file: string) => `Charger ${file}`,
    table: 'Feuille ou table',
    tableLine: (name: string, f: Format, rows: number) => `${name} (${f.count(rows, 'ligne', 'lignes')})`,
    kind: 'Ce que c’est',
    columns: 'Colonnes',
    none: 'aucune',
    figures: 'À prendre',
    figureTitle: (column: string) => `Nom donné à ${column}`,
    figureKind: (column: string) => `Nature de ${column}`,
    vintage: 'Millésime',
    vintageHint: 'Année des chiffres ; laissez vide si le fichier la donne.',
    splits: 'Communes divisées depuis en plusieurs',
    splitRefuse: 'Rejeter leurs lignes',
    splitShare: 'Partager selon la population (estimé)',
    activity: 'Professionnels comptés',
    liberal: 'Libéraux',
    all: 'Libéraux et salariés',
    stages: 'Mots de stade à rattacher',
    word: (word: string) => `« ${word} »`,
    ended: 'Ne pas reprendre',
    blanks: 'Lignes sans nom de CPTS',
    blankNone: 'Communes sans CPTS',
    blankAbove: 'Communes de la CPTS au-dessus (cellules fusionnées)',
    members: (columns: string) => `Colonnes lues ensemble : ${columns}.`,
    header: 'Ligne de l’en-tête',
    reread: 'Relire',
    preview: 'Premières lignes',
    place: 'code ou nom de la commune',
    missing: (what: string) => `À préciser : ${what}.`,
    remembered: 'Colonnes lues comme pour votre dernier fichier de cette forme.',
    rivals: 'Peut aussi dire la commune :',
    rival: (column: string, part: string) => `${column} (${part} reconnus)`,
    forecast: 'Ce que « Charger » prendra',
    forecasting: 'Essai en cours…',
    tried: (f: Format, n: number) => `Essai sur les ${f.integer(n)} premières lignes.`,
    example: (f: Format, line: number, input: string) => `ligne ${f.integer(line)}${input && ` : ${input}`}`,
    take: 'Charger',
    cancel: 'Ne pas charger',
  },
  roles,
  aggregates,
};

export type IntakeWords = typeof intakeFr;
