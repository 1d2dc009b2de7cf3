/** Part of an EPCI or department that a proposed territory takes. */
export interface TakenGroup {
  /** Index of the group in the atlas. */
  readonly group: number;
  /** Units of it in the territory. */
  readonly units: number;
  /** Units of it that were there to share out. */
  readonly available: number;
  /** Units of it in all. */
  readonly of: number;
}

/** Why the planner made a territory as it is, in the planner's own figures. */
export interface ProposalReason {
  /** Unit nearest to the inhabitants. */
  readonly centre: number;
  /** Kilometres from an inhabitant to the centre, on average; `null` without inhabitants. */
  readonly meanDistance: number | null;
  readonly epcis: readonly TakenGroup[];
  readonly departments: readonly TakenGroup[];
  /** Units that join islands and exclaves to the rest. */
  readonly crossings: readonly { readonly from: number; readonly to: number; readonly km: number }[];
  /** Units of others that it surrounds, ascending. */
  readonly surrounds: Uint16Array;
}

/** Units of the territory as it was proposed: each is in one department. */
export const proposedUnits = ({ departments }: ProposalReason): number =>
  departments.reduce((sum, { units }) => sum + units, 0);

/**
 * EPCI of which some territory takes a part only: those shared between several territories, and the others, whose rest
 * is held already, lies out of the scope, or is left over.
 */
export function partialEpcis(reasons: readonly ProposalReason[]): { shared: number; others: number } {
  const takers = new Map<number, number>();
  for (const { group } of reasons.flatMap(({ epcis }) => epcis)) takers.set(group, (takers.get(group) ?? 0) + 1);
  const partial = new Set(
    reasons.flatMap(({ epcis }) => epcis.flatMap((epci) => (epci.units < epci.of ? epci.group : []))),
  );
  const shared = [...partial].filter((group) => takers.get(group)! > 1).length;
  return { shared, others: partial.size - shared };
}
