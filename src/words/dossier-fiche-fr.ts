import type { ProfessionKey } from '../atlas/atlas';
import { countFr as count } from './count';
import type { Format } from './format';

const shortProfessions: Record<ProfessionKey, string> = {
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
    totale: 'Population totale',
    units: 'Communes',
    area: 'Superficie, en km²',
    size: 'Taille conventionnelle',
    stage: 'Stade',
    regions: 'Région',
    departments: 'Départements',
    epcis: 'EPCI',
    neighbours: 'CPTS voisines',
    noNeighbour: 'Aucune CPTS connue ne touche le territoire.',
    list: (f: Format, n: number) => count(f, n, 'commune', 'communes'),
    listElsewhere: (f: Format, n: number) => `Les ${f.integer(n)} communes sont listées en annexe.`,
  },
  amounts: {
    title: (agreement: string) => `Financement selon le texte « ${agreement} »`,
    ground: 'D’après',
    note: 'Plafonds et fonctionnement par an ; la part de chaque mission n’est publiée nulle part.',
  },
  structures: {
    title: 'Structures',
    kinds: {
      maison_de_sante: 'Maisons de santé pluriprofessionnelles',
      centre_de_sante: 'Centres de santé',
      laboratoire: 'Laboratoires',
    },
  },
  communes: {
    title: 'Communes du territoire',
    name: 'Commune',
    code: 'Code',
    department: 'Dép.',
    epci: 'EPCI',
    inhabitants: 'Habitants',
    short: shortProfessions,
    note: 'Gén. : médecins généralistes ; Inf. : infirmiers ; Kiné : masseurs-kinésithérapeutes ; Dent. : chirurgiens-dentistes ; Pharm. : pharmacies ; SF : sages-femmes ; Pédic. : pédicures-podologues ; Orth. : orthophonistes.',
  },
};

export type DossierFicheWords = typeof dossierFicheFr;
