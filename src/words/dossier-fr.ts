import { dossierCompareFr } from './dossier-compare-fr';
import { dossierDiagnosisFr } from './dossier-diagnosis-fr';
import { dossierFicheFr } from './dossier-fiche-fr';
import { dossierFinancingFr } from './dossier-financing-fr';
import type { Format } from '../language/format';

/** The words of the dossier; part of `fr`. */
export const dossierFr = {
  title: 'Dossier',
  empty: 'Tracez d’abord un territoire : le dossier s’écrit de lui-même.',
  draw: 'Tracer un territoire',
  parts: {
    fiche: 'Fiche identité',
    diagnosis: 'Diagnostic territorial',
    letter: 'Lettre d’intention',
    financing: 'Financement',
    comparison: 'Comparaison',
    communes: 'Annexe : communes',
    all: 'Dossier complet',
  },
  partsLabel: 'Pièces du dossier',
  territory: 'Territoire',
  print: 'Imprimer ou enregistrer en PDF',
  printHint: 'Dans la fenêtre d’impression, choisissez « Enregistrer au format PDF ».',
  xlsx: 'Classeur (XLSX)',
  letterFile: 'Lettre (DOCX)',
  saveFailed: 'Le fichier n’a pas pu être fabriqué. Votre territoire est intact : réessayez.',
  images: 'Enregistrer l’image',
  image: (kind: string, what: string) => `${kind} : ${what}`,
  drawnBy: (name: string, day: string) =>
    `${name}. Territoire tracé par l’utilisateur de Périmètre, dossier du ${day}. Ce n’est pas un document de l’ARS ni de l’Assurance Maladie.`,
  vintages: (all: readonly string[]) => `Millésimes : ${all.join(' ; ')}.`,
  running: (name: string, part: string) => `${part} · ${name}`,
  page: 'page',
  /** Names of sheets whose table has a title too long for one, or that of another. */
  sheets: {
    professionals: 'Professionnels',
    density: 'Densités et rangs',
    amounts: 'Financement',
    apl: 'Accessibilité (APL)',
    indicators: 'Données apportées',
    years: 'Versements par année',
    missions: 'Part fixe des missions',
  } as Readonly<Record<string, string>>,
  vintage: 'Millésime',
  quality: 'Qualité',
  source: 'Source',
  cite: (numbers: string) => `[${numbers}]`,
  what: 'Repère',
  value: 'Valeur',
  none: 'aucun',
  mapTitle: 'Carte du territoire',
  mapLabel: (name: string, units: string) => `${name}, ${units}, sur fond de communes et de départements voisins`,
  mapWaits: 'Carte en attente des contours…',
  mapNone: 'Aucune commune de ce territoire n’a de contour dans les données chargées : pas de carte.',
  mapKey: {
    territory: 'Territoire',
    inPart: 'Commune tenue en partie',
    cpts: 'CPTS existante',
    department: 'Limite de département',
    noFigure: 'non renseigné',
  },
  kilometres: (n: string) => `${n} km`,
  drawnFrom: 'Calendrier conventionnel des CPTS',
  attribution: (contours: string, day: string) => `${contours}. Dessiné avec Périmètre le ${day}.`,
  letter: {
    edit: (part: string) => `Modifier : ${part}`,
    edited: 'modifié par vous',
    reset: 'Reprendre le texte proposé',
    hint: 'Le texte se remplit d’après le tracé. Ce que vous modifiez est gardé ; le reste suit le territoire.',
    brackets:
      'Les crochets marquent ce qui reste à écrire : ils sont surlignés à l’impression et dans le fichier DOCX.',
    composition: (f: Format, generalists: number) =>
      `Repère, qui ne s’imprime pas : au moins ${f.count(generalists, 'médecin généraliste', 'médecins généralistes')} et un autre professionnel de santé.`,
  },
  sources: {
    title: 'Sources',
    number: 'N°',
    source: 'Titre',
    publisher: 'Producteur',
    vintage: 'Millésime',
    quality: 'Qualité',
    licence: 'Licence',
    address: 'Adresse',
    noSource: 'Aucune source publique trouvée (recherche de novembre 2026)',
    /** The name of a layer, from its full title in French and its short name in the language of the page. */
    layer: ({ title }: { title: string; name: string | undefined }) => title,
  },
  ...dossierFicheFr,
  ...dossierDiagnosisFr,
  ...dossierFinancingFr,
  ...dossierCompareFr,
};

export type DossierWords = typeof dossierFr;
