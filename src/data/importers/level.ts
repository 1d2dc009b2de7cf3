/** Of what a file may hold in place of communes or CPTS, the largest first. */
export type Level = 'country' | 'region' | 'department' | 'epci' | 'canton' | 'commune' | 'quarter';
