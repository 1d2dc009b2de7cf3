import { countEn as count } from './count';
import type { DossierFicheWords } from './dossier-fiche-fr';

/** The words of the fiche identité and of the list of communes; part of `dossierEn`. */
export const dossierFicheEn: DossierFicheWords = {
  identity: {
    title: 'Key facts',
    municipale: 'Inhabitants (population municipale)',
    municipaleOf: (vintage) => `Inhabitants (population municipale ${vintage})`,
    totale: 'Population totale',
    units: 'Communes',
    area: 'Area, in km²',
    size: 'Size class',
    stage: 'Stage',
    regions: 'Region',
    departments: 'Departments',
    epcis: 'EPCI',
    neighbours: 'Neighbouring CPTS',
    noNeighbour: 'No known CPTS touches the territory.',
    list: (f, n) => count(f, n, 'commune', 'communes'),
    listElsewhere: (f, n) => `The ${f.integer(n)} communes are listed in the annex.`,
  },
  amounts: {
    title: (agreement) => `Funding under “${agreement}”`,
    ground: 'According to',
    note: 'Ceilings and running costs a year; the share of each mission is published nowhere.',
  },
  structures: {
    title: 'Structures',
    kinds: {
      maison_de_sante: 'Maisons de santé pluriprofessionnelles',
      centre_de_sante: 'Health centres',
      laboratoire: 'Laboratories',
    },
  },
  communes: {
    title: 'Communes of the territory',
    name: 'Commune',
    code: 'Code',
    department: 'Dep.',
    epci: 'EPCI',
    inhabitants: 'Inhabitants',
    short: {
      medecin_generaliste: 'GPs',
      infirmier: 'Nurses',
      masseur_kinesitherapeute: 'Physio.',
      chirurgien_dentiste: 'Dent.',
      pharmacie: 'Pharm.',
      sage_femme: 'Midw.',
      pedicure_podologue: 'Podiat.',
      orthophoniste: 'Speech',
    },
    note: 'Physio.: physiotherapists; Dent.: dentists; Pharm.: pharmacies; Midw.: midwives; Podiat.: podiatrists; Speech: speech therapists.',
  },
};
