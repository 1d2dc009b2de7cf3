/** Euros as a person types them; `null` for an empty field, `undefined` for what is no amount. */
export function readAmount(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.replace(/[\s€]/g, '').replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
