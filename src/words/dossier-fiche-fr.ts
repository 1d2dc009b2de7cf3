import type { ProfessionKey } from '../atlas/atlas';

/** Where the whole name would not fit; a profession without one goes by its name. */
const shortProfessions: Partial<Record<ProfessionKey, string>> = {
  medecin_generaliste: 'Gén.',
  infirmier: 'Inf.',
  masseur_kinesitherapeute: 'Kiné',
  chirurgien_dentiste: 'Dent.',
  pharmacie: 'Pharm.',
  sage_femme: 'SF',
  pedicure_podologue: 'Pédic.',
  orthophoniste: 'Orth.',
};

/** The words of the fiche identité and of the list of communes; part of `dossierFr`. */
export const dossierFicheFr = {
  identity: {
    title: 'Repères',
    municipale: 'Habitants (population municipale)',
    municipaleOf: (vintage: string) => `Habitants (population municipale ${vintage})`,
    totaleOf: (vintage: string) => `Population totale ${vintage}`,
    units: 'Communes',
    area: (exact: boolean): string => (exact ? 'Superficie, en km²' : 'Superficie approchée, en km²'),
    size: 'Taille conventionnelle',
    stage: 'Stade',
    proposed: 'Périmètre proposé, sans stade connu',
    regions: (n: number): string => (n > 1 ? 'Régions' : 'Région'),
    departments: (n: number): string => (n > 1 ? 'Départements' : 'Département'),
    epcis: 'EPCI',
    neighbours: 'CPTS voisines',
    listElsewhere: (units: string) => `La liste des ${units} est en annexe.`,
  },
  amounts: {
    title: (agreement: string) => `Financement selon le texte « ${agreement} »`,
    ground: 'D’après',
    note: 'Plafonds et fonctionnement par an ; part de chaque mission : aucune source trouvée.',
  },
  structures: { title: 'Structures' },
  communes: {
    title: 'Communes du territoire',
    name: 'Commune',
    code: 'Code',
    department: 'Dép.',
    epci: 'EPCI',
    inhabitants: 'Habitants',
    short: shortProfessions,
    note: (short: readonly (readonly [string, string])[]) =>
      short.length ? `${short.map(([sign, name]) => `${sign} : ${name}`).join(' ; ')}.` : '',
  },
};

export type DossierFicheWords = typeof dossierFicheFr;
