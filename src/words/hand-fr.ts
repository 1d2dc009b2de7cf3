import type { Format } from '../language/format';

/** The words of the hand on the map: what it would change, what that would break, its shortcuts; part of `fr`. */
export const handFr = {
  change: (sign: string, units: string, inhabitants: string, total: string) =>
    `${sign} ${units}, ${sign} ${inhabitants} → ${total}`,
  without: (f: Format, sum: string, n: number) =>
    `${sum} (sans ${f.count(n, 'commune', 'communes')} de population inconnue)`,
  partial: 'population en partie inconnue',
  nothing: 'rien à changer',
  stray: (unit: string, km: string, territory: string) => `${unit} est à ${km} km du reste de « ${territory} ».`,
  gained: (f: Format, n: number) => `${n < 0 ? '−' : '+'} ${f.count(Math.abs(n), 'commune', 'communes')}`,
  aimed: (unit: string, inhabitants: string, territory: string | null) =>
    `${unit}, ${inhabitants}${territory === null ? '' : `, dans « ${territory} »`}.`,
  border: 'Tirez la limite : les communes balayées changent de côté.',
  noBorder: 'Pas de limite ici : placez la croix sur une commune au bord d’un territoire, puis Entrée.',
  heldBorder: (unit: string) =>
    `Limite tenue à ${unit}. Flèches pour la pousser de commune en commune, Entrée pour la poser, Échap pour tout rendre.`,
  givenBack: 'Limite rendue comme elle était.',
  price: (what: string) => `Attention : ${what}.`,
  takes: (units: string, territory: string) => `prend ${units} à « ${territory} »`,

  breaks: {
    empty: 'plus aucune commune',
    pieces: (f: Format, n: number) => `en ${f.integer(n)} morceaux`,
    enclaves: (f: Format, n: number) => f.count(n, 'enclave', 'enclaves'),
    minimum: (f: Format, missing: number) => `sous le minimum de ${f.integer(missing)} habitants`,
    overlap: (name: string, units: string) => `recouvre « ${name} » sur ${units}`,
    departments: (names: string) => `entre dans un autre département (${names})`,
    regions: (names: string) => `entre dans une autre région (${names})`,
  },

  options: {
    size: 'Taille de la brosse',
    exclusive: 'Exclusif',
    exclusiveHint: 'Une commune prise par un territoire quitte les autres territoires du scénario.',
    shortcuts: 'Raccourcis',
  },

  shortcuts: {
    title: 'Raccourcis et gestes',
    off: 'Couper les raccourcis d’une seule touche (1 à 6, [, ], /, V, T, C, D, P et ?)',
    groups: {
      draw: 'Tracer',
      map: 'Se déplacer',
      keyboard: 'Sans souris, sur la carte',
      work: 'Partout',
    },
    lines: {
      tools: { keys: '1 à 6', act: 'Clic, brosse, rectangle, lasso, gomme, limite' },
      remove: { keys: 'Alt', act: 'Retirer au lieu d’ajouter' },
      size: { keys: '[ et ]', act: 'Brosse plus petite, plus grande' },
      escape: { keys: 'Échap', act: 'Abandonner le geste en cours ; sinon, revenir au clic' },
      space: { keys: 'Espace + glisser', act: 'Déplacer la carte, quel que soit l’outil' },
      rightDrag: { keys: 'Bouton droit + glisser', act: 'Déplacer la carte' },
      rightClick: { keys: 'Clic droit, doigt maintenu', act: 'Voir la fiche de la commune sans la prendre' },
      wheel: { keys: 'Molette, deux doigts', act: 'Zoomer, déplacer : ne trace jamais' },
      arrows: { keys: 'Flèches, + et −', act: 'Déplacer, zoomer' },
      home: { keys: 'Origine ↖', act: 'Ramener le territoire dans la vue' },
      enter: {
        keys: 'Entrée',
        act: 'Prendre ou laisser la commune au centre ; avec Limite, saisir puis poser la limite',
      },
      pull: { keys: 'Flèches, limite tenue', act: 'Pousser la limite de commune en commune' },
      search: { keys: '/', act: 'Chercher une commune' },
      around: { keys: 'V', act: 'Les communes voisines, dans le tableau : Entrée prend celle de la ligne' },
      screens: { keys: 'T, C, D, P', act: 'Tracer, Couverture, Données, dossier (papier)' },
      undo: { keys: 'Ctrl + Z', act: 'Annuler' },
      redo: { keys: 'Ctrl + Maj + Z, Ctrl + Y', act: 'Rétablir' },
      help: { keys: '?', act: 'Cette liste' },
    },
  },
};

export type HandWords = typeof handFr;
