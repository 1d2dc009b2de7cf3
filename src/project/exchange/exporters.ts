import { csv } from './csv';
import { geoJson } from './geojson';
import type { Exporter } from './territory';

/** The files that a territory leaves in, in the order they are offered. */
export const EXPORTERS: readonly Exporter[] = [csv, geoJson];
