/** French terms that English sentences keep beside their own: those of the forms of the ARS. */
const KEPT = /(contrat local de santé|projet de santé|lettre d’intention|avenant 2|maillage)/;

/** A sentence in its parts, each in the language of the page or in French. */
export function partsOf(text: string, locale: string): { text: string; french: boolean }[] {
  if (locale === 'fr') return [{ text, french: false }];
  return text.split(KEPT).map((part, i) => ({ text: part, french: i % 2 === 1 }));
}
