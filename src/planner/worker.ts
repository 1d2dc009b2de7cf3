import type { Area, Ground, Wishes } from './ground';
import { maillage, type Maillage } from './maillage';

export interface MaillageRequest {
  ground: Ground;
  area: Area;
  wishes: Wishes;
}

export type MaillageAnswer = { kind: 'progress'; share: number } | { kind: 'done'; maillage: Maillage };

onmessage = ({ data: { ground, area, wishes } }: MessageEvent<MaillageRequest>) => {
  const answer = (message: MaillageAnswer) => postMessage(message);
  answer({ kind: 'done', maillage: maillage(ground, area, wishes, (share) => answer({ kind: 'progress', share })) });
};
