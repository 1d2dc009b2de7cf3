import { doWork } from '../kernel/work';
import type { Area, Ground, Wishes } from './ground';
import { maillage } from './maillage';

export interface MaillageRequest {
  ground: Ground;
  area: Area;
  wishes: Wishes;
}

doWork(({ ground, area, wishes }: MaillageRequest, progress) => maillage(ground, area, wishes, progress));
