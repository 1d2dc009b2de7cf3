import { surfaceShares } from '../../kernel/shares';
import { doWork } from '../../kernel/work';
import type { SharesRequest } from './shares';

doWork(({ arcs, polygons }: SharesRequest) => surfaceShares(arcs, polygons));
