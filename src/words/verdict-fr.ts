import type { Format } from './format';
import { countedFr as counted, countFr as count, thresholdFr } from './count';

/** The words of the verdict and its checks; part of `fr`. */
export const verdictFr = {
  verdict: {
    title: 'Verdict',
    toThreshold: (f: Format, n: number, limit: number) => `encore ${f.integer(n)} pour ${thresholdFr(f, limit)}`,
    beyondScale: (f: Format, top: number) => `Au-delà de l’échelle, qui s’arrête à ${f.integer(top)}.`,
    scale: 'Habitants, sur une échelle régulière, et seuils de taille',
    sources: 'Sources',
    toWatch: (f: Format, n: number) => count(f, n, 'point à regarder', 'points à regarder'),
    unanswered: (f: Format, n: number) => count(f, n, 'point non vérifiable', 'points non vérifiables'),
    allGood: 'Rien ne s’y oppose dans les données chargées.',
    nothingFound: 'Rien à corriger dans ce qui a pu être vérifié',
    partOfPopulationUnknown: (f: Format, n: number) =>
      n < 2
        ? '1 commune sans population connue n’est pas dans la somme.'
        : `${f.integer(n)} communes sans population connue ne sont pas dans la somme.`,
    offerEpci: (name: string, f: Format, n: number) => `Ajouter l’EPCI ${name} (+ ${f.integer(n)} habitants)`,
  },

  minimum: {
    published: (region: string) => `règle publiée, ${region}`,
    byDefault: 'repère par défaut : aucun minimum régional trouvé',
    typed: 'saisi par vous',
    type: 'Saisir un autre minimum, par exemple celui de votre ARS',
    pass: (f: Format, limit: number, rule: string) => `Au-dessus de ${f.integer(limit)} habitants (${rule}).`,
    below: (f: Format, missing: number, limit: number, rule: string) =>
      `Il manque ${f.integer(missing)} habitants pour en atteindre ${f.integer(limit)} (${rule}).`,
    empty: (f: Format, limit: number, rule: string) => `À atteindre : ${f.integer(limit)} habitants (${rule}).`,
  },

  size: {
    between: (f: Format, previous: number, next: number, n: number) =>
      `${f.integer(next)} habitants de plus donnent la taille ${n + 1} ; ${f.integer(previous)} de moins, la taille ${n - 1}.`,
    first: (f: Format, next: number) => `${f.integer(next)} habitants de plus donnent la taille 2.`,
    last: (f: Format, previous: number) =>
      `C’est la plus grande taille ; ${f.integer(previous)} habitants de moins donnent la taille 3.`,
    ambiguous: 'Exactement 80 000 habitants : les textes se contredisent, taille 2 ou 3 selon votre réglage.',
    otherVintage: (f: Format, year: number, population: number, size: string) =>
      `Avec la population ${year} (${f.integer(population)} habitants) : ${size.toLowerCase()}.`,
    boundary: 'Lire « exactement 80 000 » comme',
    history: 'Le même territoire sous d’autres millésimes',
    none: 'Sans population connue, pas de taille.',
  },

  funding: {
    upTo: (amount: string, operating: string) => `Jusqu’à ${amount} par an, dont ${operating} de fonctionnement.`,
    ceilingUnknown: (operating: string) =>
      `Plafond non renseigné pour cette taille ; ${operating} de fonctionnement par an.`,
    amount: (what: string, amount: string) => `« ${what} » (${amount})`,
    contradiction: (part: string, whole: string) =>
      `Montants incohérents, à vérifier : ${part} dépasse ${whole}, qui devrait le contenir.`,
    none: 'Le financement dépend de la taille.',
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

  overlap: {
    none: (dates: string) => `Ne recouvre aucune CPTS existante, d’après ${dates}.`,
    listOf: (date: string) => (date ? `la liste complète de ${date}` : 'une liste complète, sans date'),
    open: (places: string) => `Non vérifiable : les CPTS ne sont pas toutes connues ici (${places}).`,
    openBesides: (places: string) => `D’autres CPTS peuvent y être : elles ne sont pas toutes connues (${places}).`,
    shared: (commune: string, names: string) =>
      `Commune partagée entre ${names} (${commune}) : la part de chacune n’est pas connue.`,
    sharedSeveral: (f: Format, n: number, communes: string) =>
      `${f.integer(n)} communes partagées entre plusieurs CPTS (${communes}) : la part de chacune n’est pas connue.`,
    withdrawn: (communes: string) =>
      `Deux sources se contredisent sur ${communes} : l’une y voit une CPTS, l’autre non.`,
    how: 'Chargez la liste des CPTS de votre région dans « Données », en disant quels départements elle couvre entièrement, ou demandez à votre ARS.',
    bring: 'Apporter une liste de CPTS',
    completeness: { complete: 'liste complète', partial: 'liste partielle', unknown: 'aucune liste' },
    one: (name: string, units: string, inhabitants: string) => `Recouvre ${name} sur ${units} (${inhabitants}).`,
    more: (f: Format, n: number, units: string) => `Recouvre ${f.integer(n)} CPTS ou tracés, sur ${units}.`,
    remedy: 'Retirer ces communes',
  },

  contiguity: {
    whole: 'D’un seul tenant, sans enclave.',
    approximate: 'D’après des contours approchés : à vérifier.',
    pieces: (f: Format, n: number) => `En ${f.integer(n)} morceaux.`,
    enclaves: (names: string, n: number) =>
      n < 2 ? `Laisse une enclave : ${names}.` : `Laisse ${n} enclaves : ${names}.`,
    keepLargest: 'Ne garder que le plus grand',
    fill: 'Prendre l’enclave',
    fillAll: 'Prendre les enclaves',
  },

  composition: {
    sentence: (generalists: string, others: string) =>
      `${counted(generalists, 'médecin généraliste', 'médecins généralistes')} et ${counted(others, 'autre professionnel ou officine', 'autres professionnels ou officines')}.`,
    unknown: 'Le nombre de professionnels n’est pas connu ici.',
    rule: 'Il faut au moins deux médecins généralistes et un autre professionnel de santé.',
  },

  administrative: {
    sentence: (departments: string, epcis: string, cut: string) => `${departments} · ${epcis}${cut}.`,
    departments: (f: Format, n: number) => count(f, n, 'département', 'départements'),
    regions: (f: Format, n: number) => count(f, n, 'région', 'régions'),
    epcis: (f: Format, n: number) => count(f, n, 'EPCI', 'EPCI'),
    cut: (f: Format, n: number, of: number) => {
      if (n < of) return `, dont ${f.integer(n)} pris en partie`;
      return n < 2 ? ', pris en partie' : ', tous pris en partie';
    },
    part: (f: Format, units: number, of: number) => `${count(f, units, 'commune', 'communes')} sur ${f.integer(of)}`,
    complete: 'Compléter',
  },

  leftover: {
    none: 'Ne laisse aucune zone blanche trop petite pour vivre seule.',
    open: 'Non vérifiable : les CPTS ne sont pas toutes connues ici ou alentour.',
    openBesides: 'D’autres ont pu échapper : les CPTS ne sont pas toutes connues alentour.',
    some: (f: Format, n: number, inhabitants: string) =>
      n < 2
        ? `Laisse une zone blanche isolée sous le minimum (${inhabitants}).`
        : `Laisse ${f.integer(n)} zones blanches isolées sous le minimum (${inhabitants}).`,
    remedy: 'Les prendre',
  },

  cls: {
    unknown:
      'Non vérifiable : aucun contrat local de santé (CLS) n’est connu ici, ce qui ne dit pas qu’il n’y en a pas.',
    how: 'Votre ARS et votre EPCI savent si un contrat local de santé couvre ces communes. Une CPTS s’appuie sur lui là où il existe. Une liste de communes avec une colonne « CLS » peut aussi être chargée dans « Données ».',
    said: {
      true: 'Un contrat local de santé (CLS) couvre le territoire, dit par vous.',
      false: 'Pas de contrat local de santé (CLS) ici, dit par vous.',
    } as Record<'true' | 'false', string>,
    listed: (contracts: string, units: string, of: string) =>
      `${contracts} : ${units} sur ${of}, d’après la liste chargée.`,
    question: 'Un contrat local de santé couvre-t-il le territoire ?',
    answers: { unknown: 'Je ne sais pas', true: 'Oui', false: 'Non' } as Record<'unknown' | 'true' | 'false', string>,
  },

  professionals: {
    sentence: (density: string, reference: string) =>
      `${density} médecins généralistes pour 10 000 habitants, contre ${reference} en France.`,
    unknown: 'Les professionnels ne sont pas connus ici.',
    title: 'Professionnels pour 10 000 habitants',
    here: 'Ici',
    department: 'Département',
    region: 'Région',
    france: 'France',
    count: 'Nombre',
    countEstimated: 'Nombre, estimé d’après le département',
    estimated:
      'Estimés d’après le département, selon la population : le territoire n’a pas de densité à lui, ni de rang.',
    table: 'Voir les chiffres',
  },
  facilityCounts: {
    title: 'Structures et spécialistes',
    unknown: 'Non renseigné : la base permanente des équipements (BPE) de l’Insee les compte par commune.',
  },
};

export type VerdictWords = typeof verdictFr;
