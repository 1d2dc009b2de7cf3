/** The agreement texts that amounts and missions are read from, the oldest first. Their rows are in `data/rules/`. */
export const AGREEMENTS = ['aci-2019', 'avenant-2'] as const;
export type AgreementId = (typeof AGREEMENTS)[number];

/** The agreement texts in force with `agreement`: each one adds to those before it. */
export const agreementsUpTo = (agreement: AgreementId): readonly AgreementId[] =>
  AGREEMENTS.slice(0, AGREEMENTS.indexOf(agreement) + 1);

/** Amounts of a contract, in the order they are shown. */
export const AMOUNT_KEYS = [
  'ceilingWithSnp',
  'ceilingWithoutSnp',
  'snpSupplement',
  'operating',
  'projectWriting',
] as const;
export type AmountKey = (typeof AMOUNT_KEYS)[number];
