/** From this zoom on the tiles hold all that is drawn; from further away they hold the units alone. */
export const FIRST_NEAR_ZOOM = 6;
/** The most detailed one. */
export const LAST_TILE_ZOOM = 10;
