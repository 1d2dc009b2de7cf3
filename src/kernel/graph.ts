/** Neighbours in compressed rows: those of node `u` are `targets[offsets[u]]` up to `targets[offsets[u + 1] - 1]`. */
export interface Graph {
  offsets: Uint32Array;
  targets: Uint16Array;
}
