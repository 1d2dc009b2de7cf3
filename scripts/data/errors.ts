const SENTENCES = {
  'no-folder': (p) => `Le dossier de sources ${p.path} n'existe pas.`,
  occupied: (p) => `Le dossier ${p.path} contient autre chose que des données construites : choisissez-en un autre.`,
  empty: (p) => `Le fichier ${p.file} est vide : remplacez-le ou retirez-le du dossier de sources.`,
  unreadable: (p) =>
    `Le fichier ${p.file} est illisible (${p.cause}) : remplacez-le ou retirez-le du dossier de sources.`,
  columns: (p) => `Le fichier ${p.file} n'a pas les colonnes attendues : il manque ${p.missing}.`,
  total: (p) => `${p.file} : le total national de ${p.key} est ${p.found}, ${p.expected} étaient attendus.`,
  refused: (p) => `${p.sentence} Remplacez-le ou retirez-le du dossier de sources.`,
  none: (p) => `${p.file} : aucune ligne pour ${p.key}, le fichier n'a pas la forme attendue.`,
  units: (p) => `${p.file} : ${p.found} unités trouvées, ${p.expected} étaient attendues.`,
} satisfies Record<string, (p: Record<string, string | number>) => string>;

/** A source cannot be built from. The message is a sentence for the person who runs the build. */
export class SourceError extends Error {
  override name = 'SourceError';
  constructor(
    readonly reason: keyof typeof SENTENCES,
    readonly params: Record<string, string | number>,
  ) {
    super(SENTENCES[reason](params));
  }
}
