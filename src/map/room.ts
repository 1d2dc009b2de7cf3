/** The map with all that it is drawn by, fetched apart from the page: see `MapPane`. */
export { MapController } from './controller';
export { MapGround } from './ground';
