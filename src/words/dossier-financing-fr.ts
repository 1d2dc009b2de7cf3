/** The words of the financing of the dossier; part of `dossierFr`. */
export const dossierFinancingFr = {
  missions: {
    title: 'Part fixe des missions, par an',
    mission: 'Mission',
    kind: 'Nature',
    kinds: { socle: 'socle', optional: 'facultative' },
    fixed: 'Part fixe',
    note: 'Aucune source trouvée ne donne ces montants : ils restent à saisir, d’après votre contrat.',
    typeLabel: (mission: string) => `${mission} : part fixe par an, en euros`,
  },
  calendar: {
    day: 'Date',
    event: 'Événement',
    amount: 'Montant',
    payment: (what: string, year: number, part: string, share: string) => `${what}, année ${year} : ${part}, ${share}`,
    note: 'La part variable suit les indicateurs du contrat, et les missions facultatives commencent quand la CPTS le veut : elles n’ont pas de date ici. Le solde annuel du fonctionnement (25 %) est dû sans que le texte trouvé dise quand. Un montant dont aucune source n’a été trouvée est « non renseigné ».',
    noSignature: 'Choisissez une date de signature : le calendrier en découle.',
    timeline: 'Cinq ans de contrat : versements, démarrage et déploiement des missions',
    contract: 'Contrat',
    key: {
      payment: 'versement',
      unpriced: 'versement sans montant',
      start: 'démarrage au plus tard',
      deployed: 'déploiement au plus tard',
    },
  },
  years: {
    title: 'Versements par année de contrat',
    year: 'Année',
    nth: (n: number) => `Année ${n}`,
    known: 'Somme des montants connus',
    unpriced: 'Versements sans montant',
    ceiling: 'Plafond annuel',
    note: 'La somme ne compte que les versements dont le montant est connu ou saisi : c’est un minimum.',
  },
};

export type DossierFinancingWords = typeof dossierFinancingFr;
