const SENTENCES = {
  missing: (p) => `${p.address} n'existe pas (${p.status}).`,
  refused: (p) => `${p.address} refuse la demande (${p.status}).`,
  busy: (p) => `${p.address} ne répond pas comme il faut (${p.status}).`,
  unreachable: (p) => `${p.address} est injoignable (${p.cause}).`,
  cut: (p) => `${p.address} s'interrompt à ${p.received} octets : relancez la commande pour continuer.`,
  page: (p) => `${p.address} donne une page web au lieu du fichier.`,
  disk: (p) => `Impossible d'écrire ${p.file} (${p.cause}) : libérez de la place, ou choisissez un autre dossier.`,
  archive: (p) => `${p.file} n'est pas une archive lisible (${p.cause}).`,
  member: (p) => `${p.file} ne contient pas ${p.member}.`,
  unreadable: (p) => `${p.file} est illisible (${p.cause}).`,
  layout: (p) => `${p.file} n'a pas la forme attendue : ${p.expected}.`,
} satisfies Record<string, (p: Record<string, string | number>) => string>;

/** A source cannot be downloaded. The message is a sentence for the person who runs the build. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  constructor(
    readonly reason: keyof typeof SENTENCES,
    readonly params: Record<string, string | number>,
    /** Milliseconds that the server asks to wait before another try; `null` when it asks for nothing. */
    readonly retryAfter: number | null = null,
  ) {
    super(SENTENCES[reason](params));
  }

  /** Whether another try may do better. */
  get passing(): boolean {
    return this.reason === 'busy' || this.reason === 'unreachable' || this.reason === 'cut';
  }
}
