export const fr = {
  name: 'Financement',
  upTo: (amount: string, operating: string) => `Jusqu’à ${amount} par an, dont ${operating} de fonctionnement.`,
  ceilingUnknown: (operating: string) =>
    `Plafond non renseigné pour cette taille ; ${operating} de fonctionnement par an.`,
  amount: (what: string, amount: string) => `« ${what} » (${amount})`,
  contradiction: (part: string, whole: string) =>
    `Montants incohérents, à vérifier : ${part} dépasse ${whole}, qui devrait le contenir.`,
  none: 'Le financement dépend de la taille.',
};

export const en: typeof fr = {
  name: 'Funding',
  upTo: (amount, operating) => `Up to ${amount} per year, of which ${operating} for running costs.`,
  ceilingUnknown: (operating) => `Ceiling unknown for this size; ${operating} per year for running costs.`,
  amount: (what, amount) => `“${what}” (${amount})`,
  contradiction: (part, whole) =>
    `Amounts that contradict each other, to be checked: ${part} is more than ${whole}, which should hold it.`,
  none: 'Funding depends on the size.',
};
