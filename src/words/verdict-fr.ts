import type { Format } from '../language/format';
import { threshold } from '../language/thresholds';

/** The words of the verdict and its checks; part of `fr`. */
export const verdictFr = {
  verdict: {
    title: 'Verdict',
    toThreshold: (f: Format, n: number, limit: number) =>
      `encore ${f.integer(n)} pour ${threshold(f, limit, 'plus de')}`,
    beyondScale: (f: Format, top: number) => `Au-delà de l’échelle, qui s’arrête à ${f.integer(top)}.`,
    scale: 'Habitants, sur une échelle régulière, et seuils de taille',
    sources: 'Sources',
    toWatch: (f: Format, n: number) => f.count(n, 'point à regarder', 'points à regarder'),
    unanswered: (f: Format, n: number) => f.count(n, 'point non vérifiable', 'points non vérifiables'),
    allGood: 'Rien ne s’y oppose dans les données chargées.',
    nothingFound: 'Rien à corriger dans ce qui a pu être vérifié',
    partOfPopulationUnknown: (f: Format, n: number) =>
      f.plural(
        n,
        '1 commune sans population connue n’est pas dans la somme.',
        `${f.integer(n)} communes sans population connue ne sont pas dans la somme.`,
      ),
  },

  funding: {
    agreement: 'Texte',
    typed: 'saisi par vous',
    typeLabel: (what: string) => `${what} : montant de votre contrat, en euros`,
    tags: {
      sure: 'confirmé par deux sources ou un texte officiel',
      one: 'une seule source',
      derived: 'calculé d’après des montants confirmés',
      unknown: 'aucune source trouvée',
      typed: 'saisi par vous',
    },
    signature: 'Date de signature envisagée',
    calendar: 'Calendrier sur cinq ans',
    events: {
      signature: 'Signature du contrat',
      'contract-end': 'Fin du contrat',
      operating: 'Fonctionnement',
      start: (mission: string) => `${mission} : démarrage au plus tard`,
      deployed: (mission: string) => `${mission} : déploiement au plus tard`,
      payment: (what: string, year: number, part: string, share: string, amount: string) =>
        `${what}, année ${year} : ${part}, ${share} (${amount})`,
      parts: { full: 'en entier', advance: 'avance', balance: 'solde' },
      undated: 'date non renseignée',
    },
    missions: {
      'acces-aux-soins': 'Accès aux soins',
      'parcours-pluriprofessionnels': 'Parcours pluriprofessionnels',
      prevention: 'Prévention',
      'crises-sanitaires': 'Réponse aux crises sanitaires',
      'qualite-et-pertinence': 'Qualité et pertinence',
      'accompagnement-des-professionnels': 'Accompagnement des professionnels',
    } as Record<string, string>,
  },

  professionals: {
    title: 'Professionnels pour 10 000 habitants',
    here: 'Ici',
    department: 'Département',
    region: 'Région',
    france: 'France',
    count: 'Nombre',
    countEstimated: 'Nombre, estimé selon la population',
    table: 'Voir les chiffres',
  },
  facilityCounts: {
    title: 'Structures et spécialistes',
    unknown: 'Non renseigné : la base permanente des équipements (BPE) de l’Insee les compte par commune.',
  },
};

export type VerdictWords = typeof verdictFr;
