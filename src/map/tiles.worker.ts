import 'maplibre-gl/dist/maplibre-gl-worker.mjs';
import { hold } from '../kernel/work';

/** MapLibre's worker, the name of a lock after the # of its address. */
void hold(location.hash);
