export const fr = {
  name: 'Contrat local de santé',
  unknown: 'Non vérifiable : aucun contrat local de santé (CLS) n’est connu ici, ce qui ne dit pas qu’il n’y en a pas.',
  how: 'Votre ARS et votre EPCI savent si un contrat local de santé couvre ces communes. Une CPTS s’appuie sur lui là où il existe. Une liste de communes avec une colonne « CLS » peut aussi être chargée dans « Données ».',
  said: {
    true: 'Un contrat local de santé (CLS) couvre le territoire, dit par vous.',
    false: 'Pas de contrat local de santé (CLS) ici, dit par vous.',
  } as Record<'true' | 'false', string>,
  listed: (contracts: string, units: string, of: string) =>
    `${contracts} : ${units} sur ${of}, d’après la liste chargée.`,
  question: 'Un contrat local de santé couvre-t-il le territoire ?',
  answers: { unknown: 'Je ne sais pas', true: 'Oui', false: 'Non' } as Record<'unknown' | 'true' | 'false', string>,
};

export const en: typeof fr = {
  name: 'Local health contract',
  unknown:
    'Cannot be checked: no contrat local de santé (local health contract, CLS) is known here, which does not say that there is none.',
  how: 'Your ARS and your EPCI know whether a contrat local de santé covers these communes. A CPTS leans on it where there is one. A list of communes with a column “CLS” can be loaded in “Data” too.',
  said: {
    true: 'A contrat local de santé (CLS) covers the territory, as you said.',
    false: 'No contrat local de santé (CLS) here, as you said.',
  },
  listed: (contracts, units, of) => `${contracts}: ${units} of ${of}, by the list loaded.`,
  question: 'Does a contrat local de santé cover the territory?',
  answers: { unknown: 'I do not know', true: 'Yes', false: 'No' },
};
