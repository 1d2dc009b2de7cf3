import type { Format } from '../../language/format';

export const fr = {
  name: 'Continuité',
  whole: 'D’un seul tenant, sans enclave.',
  approximate: 'D’après des contours approchés : à vérifier.',
  pieces: (f: Format, n: number) => `En ${f.integer(n)} morceaux.`,
  enclaves: (f: Format, n: number, names: string) =>
    f.plural(n, `Laisse une enclave : ${names}.`, `Laisse ${n} enclaves : ${names}.`),
  undrawn: (communes: string) =>
    `Sans contour pour ${communes}, prise en partie : rien ne dit qu’elle touche le reste.`,
  keepLargest: 'Ne garder que le plus grand',
  fill: 'Prendre l’enclave',
  fillAll: 'Prendre les enclaves',
};

export const en: typeof fr = {
  name: 'Contiguity',
  whole: 'In one piece, with no enclave.',
  approximate: 'From approximate outlines: to be checked.',
  pieces: (f, n) => `In ${f.count(n, 'piece', 'pieces')}.`,
  enclaves: (f, n, names) => f.plural(n, `Leaves an enclave: ${names}.`, `Leaves ${n} enclaves: ${names}.`),
  undrawn: (communes) => `No outline for ${communes}, taken in part: nothing tells that it touches the rest.`,
  keepLargest: 'Keep only the largest',
  fill: 'Take in the enclave',
  fillAll: 'Take in the enclaves',
};
