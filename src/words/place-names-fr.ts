import aspirated from '../../data/words/aspirated-h.json';

const ASPIRATED: ReadonlySet<string> = new Set(aspirated.names);

/** What « de » and « à » become with the article that a name begins with; « La » and « L’ » keep theirs, and their capital. */
const ARTICLES: readonly { article: RegExp; of: string; to: string }[] = [
  { article: /^Le /, of: 'du ', to: 'au ' },
  { article: /^(Les|Aux) /, of: 'des ', to: 'aux ' },
];

const BARE = /\p{M}/gu;

/** Whether « de » loses its vowel before a name: not before an aspirated h, which the official list knows. */
function elides(name: string): boolean {
  const first = name.normalize('NFD').replace(BARE, '').charAt(0).toUpperCase();
  return 'AEIOUYŒÆ'.includes(first) || (first === 'H' && !ASPIRATED.has(name));
}

/** « d’Ambert », « du Puy-en-Velay », « des Abrets en Dauphiné », « de L’Hospitalet », « de Haguenau ». */
export function ofPlace(name: string): string {
  const found = ARTICLES.find(({ article }) => article.test(name));
  if (found) return found.of + name.replace(found.article, '');
  return (elides(name) ? 'd’' : 'de ') + name;
}

/** « à Ambert », « au Puy-en-Velay », « aux Abrets en Dauphiné ». */
export function toPlace(name: string): string {
  const found = ARTICLES.find(({ article }) => article.test(name));
  return found ? found.to + name.replace(found.article, '') : `à ${name}`;
}
