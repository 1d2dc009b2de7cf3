import { surfaceShares } from '../kernel/shares';
import type { SharesRequest } from './shares';

onmessage = ({ data: { arcs, polygons } }: MessageEvent<SharesRequest>) => postMessage(surfaceShares(arcs, polygons));
