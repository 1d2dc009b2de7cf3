/** The column that says in which commune the coordinates of a row fall. */
export const POSITION = 'commune (coordonnées)';
