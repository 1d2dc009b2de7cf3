/** Year of the code officiel géographique that the units are those of. */
export const COG_YEAR = 2026;
