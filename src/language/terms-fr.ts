import type { FacilityKey, ProfessionKey, Stage } from '../atlas/atlas';
import type { BuiltLayerId, LayerId, Quality } from '../atlas/manifest';
import type { AmountKey } from '../domain/agreements';
import type { SizeClass, CheckState } from '../domain/verdict';
import type { Format } from './format';

const professions: Record<ProfessionKey, string> = {
  medecin_generaliste: 'Médecins généralistes',
  infirmier: 'Infirmiers',
  masseur_kinesitherapeute: 'Masseurs-kinésithérapeutes',
  chirurgien_dentiste: 'Chirurgiens-dentistes',
  pharmacie: 'Pharmacies',
  sage_femme: 'Sages-femmes',
  pedicure_podologue: 'Pédicures-podologues',
  orthophoniste: 'Orthophonistes',
};

const facilities: Record<FacilityKey, string> = {
  maison_de_sante: 'Maisons de santé pluriprofessionnelles',
  centre_de_sante: 'Centres de santé',
  laboratoire: 'Laboratoires de biologie médicale',
  urgences: 'Services d’urgences',
  maternite: 'Maternités',
  ambulance: 'Ambulances',
  radiologie: 'Radiologues',
  gynecologie: 'Gynécologues',
};

const stages: Record<Stage | 'sketch' | 'none', string> = {
  aci: 'Contrat ACI signé',
  projet: 'Projet de santé',
  lettre: 'Lettre d’intention',
  unknown: 'Stade non renseigné',
  sketch: 'Votre tracé',
  none: 'Sans CPTS connue',
};

const states: Record<CheckState, string> = {
  pass: 'Conforme',
  warn: 'À regarder',
  fail: 'À corriger',
  unknown: 'Non vérifiable',
  info: 'Pour information',
};

const qualities: Record<Quality, string> = {
  exact: 'exact',
  approximate: 'approché',
  estimated: 'estimé',
  awaited: 'en cours de chargement',
  unknown: 'non renseigné',
};

const amounts: Record<AmountKey, string> = {
  ceilingWithSnp: 'Plafond annuel, soins non programmés compris',
  ceilingWithoutSnp: 'Plafond annuel, sans soins non programmés',
  snpSupplement: 'Supplément pour les soins non programmés',
  operating: 'Fonctionnement, par an',
  projectWriting: 'Aide à l’écriture du projet de santé, une fois',
};

const layers: Record<BuiltLayerId, string> & Partial<Record<LayerId, string>> = {
  units: 'Communes et arrondissements',
  population: 'Population',
  'population-history': 'Populations d’autres millésimes',
  contours: 'Contours',
  professionals: 'Professionnels de santé',
  apl: 'Accessibilité potentielle localisée (APL)',
  cpts: 'CPTS existantes',
  moves: 'Fusions et scissions de communes',
  context: 'Pays voisins et côtes',
};
/** The terms every screen uses; part of `fr`. */
export const termsFr = {
  labelled: (label: string | number, value: string) => `${label} : ${value}`,
  units: (f: Format, n: number) => f.count(n, 'commune', 'communes'),
  quarterCount: (f: Format, n: number) => f.count(n, 'quartier', 'quartiers'),
  inPart: (name: string, people: string) => `${name} (en partie : ${people}, saisi par vous)`,
  partialCount: (f: Format, n: number) => f.count(n, 'commune en partie', 'communes en partie'),
  inhabitants: (f: Format, n: number) => f.count(n, 'habitant', 'habitants'),
  inhabitantsWord: 'habitants',
  unknown: 'non renseigné',
  /** In place of a figure that would only repeat that of the department. */
  awaited: 'En cours de chargement.',
  repeated: 'estimé selon la population',
  professions,
  facilities,
  stages,
  states,
  qualities,
  partialList: 'liste partielle',
  /** @param publisher as the data names it, in French. */
  publisher: (publisher: string) => publisher,
  /** @param licence as the data names it, in French. */
  licence: (licence: string) => licence,
  amounts,
  layers,
  agreements: { 'aci-2019': 'ACI de 2019', 'avenant-2': 'Avenant 2 (2022)' },
  sizeClass: (n: SizeClass) => `Taille ${n}`,
  sizeNone: 'Pas de taille',
  vintage: (year: number) => `population municipale ${year}`,
  vintages: (years: readonly number[]) => `population municipale ${years.join(' et ')}`,
};

export type TermWords = typeof termsFr;
