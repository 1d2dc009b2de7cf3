import type { TypedPart } from '../domain/parts';

/** Whether two parts say the same; `null` and nothing do. */
export const samePart = (a: TypedPart | null, b: TypedPart | null): boolean =>
  a?.commune === b?.commune && a?.inhabitants === b?.inhabitants && a?.quarters.join() === b?.quarters.join();

export const sameParts = (a: readonly TypedPart[], b: readonly TypedPart[]): boolean =>
  a.length === b.length && a.every((part, i) => samePart(part, b[i]));

/** The part of a commune; `null` where none was typed. */
export const partOf = (parts: readonly TypedPart[] = [], commune: string): TypedPart | null =>
  parts.find((part) => part.commune === commune) ?? null;

/** `parts` with `part` in the place of what was typed of `commune`, by code; nothing where none is left. */
export function withPart(
  parts: readonly TypedPart[] = [],
  commune: string,
  part: TypedPart | null,
): { parts?: readonly TypedPart[] } {
  const others = parts.filter((one) => one.commune !== commune);
  const all = part ? [...others, part] : others;
  return all.length ? { parts: all.sort((a, b) => (a.commune < b.commune ? -1 : 1)) } : {};
}
