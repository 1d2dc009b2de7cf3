import type { Atlas } from '../../atlas/atlas';

/** What the professionals of a territory are estimated from: its departments, or the communes that it takes in part. */
export const estimatedFrom = ({ professionals }: Pick<Atlas, 'professionals'>): 'department' | 'commune' =>
  professionals.medecin_generaliste.quality === 'estimated' ? 'department' : 'commune';
