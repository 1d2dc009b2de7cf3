import type { DossierFicheWords } from './dossier-fiche-fr';

/** The words of the fiche identité and of the list of communes; part of `dossierEn`. */
export const dossierFicheEn: DossierFicheWords = {
  identity: {
    title: 'Key facts',
    municipale: 'Inhabitants (municipal population)',
    municipaleOf: (vintage) => `Inhabitants (municipal population ${vintage})`,
    totaleOf: (vintage) => `Total population ${vintage}`,
    units: 'Communes',
    area: (exact) => (exact ? 'Area, in km²' : 'Approximate area, in km²'),
    size: 'Size class',
    stage: 'Stage',
    proposed: 'Proposed territory, no known stage',
    regions: (n) => (n > 1 ? 'Regions' : 'Region'),
    departments: (n) => (n > 1 ? 'Departments' : 'Department'),
    epcis: 'EPCI',
    neighbours: 'Neighbouring CPTS',
    listElsewhere: (units) => `The ${units} are listed in the annex.`,
  },
  amounts: {
    title: (agreement) => `Funding under “${agreement}”`,
    ground: 'According to',
    note: 'Ceilings and running costs a year; share of each mission: no source found.',
  },
  structures: { title: 'Structures' },
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
    note: (short) => (short.length ? `${short.map(([sign, name]) => `${sign}: ${name}`).join('; ')}.` : ''),
  },
};
