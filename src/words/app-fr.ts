/** The words of the app around its screens: its bar, its start, its edits and its errors; part of `fr`. */
export const appFr = {
  app: {
    tagline: 'Tracer une CPTS et savoir si elle tient',
    tabs: { territory: 'Tracer', coverage: 'Couverture', data: 'Données', dossier: 'Dossier' },
    tabsLabel: 'Écrans',
    undo: 'Annuler',
    redo: 'Rétablir',
    undoWhat: (what: string) => `Annuler : ${what}`,
    redoWhat: (what: string) => `Rétablir : ${what}`,
    share: 'Partager',
    skip: { verdict: 'Aller au verdict', coverage: 'Aller aux chiffres', page: 'Aller au contenu' },
    choices: 'Fond, légende et images',
    close: 'Fermer',
    retry: 'Réessayer',
    sheetUp: 'Tirer le panneau vers le haut',
    sheetDown: 'Replier le panneau',
  },

  fields: {
    notNumber: (typed: string) =>
      `« ${typed} » n’est pas un nombre positif : rien n’a été changé. Écrivez des chiffres, par exemple 50 000.`,
  },

  boot: {
    manifest: 'Ouverture des données…',
    units: 'Chargement des communes…',
    cpts: 'Chargement des CPTS existantes…',
    topology: 'Chargement des contours…',
    map: 'Dessin de la carte…',
  },

  errors: {
    dataMissing:
      'Les données n’ont pas été trouvées sur le serveur : une nouvelle version vient peut-être d’y être publiée. Vos territoires sont intacts. Rechargez la page ; si cela continue, le dossier data manque à côté d’elle (« npm start » le construit).',
    dataVersion:
      'Les données ont été construites par une autre version de Périmètre. Reconstruisez-les avec « npm run data », puis rechargez. Vos territoires sont intacts.',
    dataCorrupt: (file: string) =>
      `Le fichier ${file} est abîmé. Reconstruisez les données avec « npm run data », puis rechargez. Vos territoires sont intacts.`,
    network:
      'Le serveur ne répond pas, ou une nouvelle version de Périmètre y a été publiée. Vérifiez la connexion, puis rechargez la page. Vos territoires sont intacts.',
    late: (why: string) =>
      `Les chiffres qui viennent après le verdict (professionnels, structures, accès aux soins) ne sont pas arrivés. ${why} Le tracé marche ; un nouvel essai se fait tout seul.`,
    outlines:
      'Les contours des territoires n’ont pas pu être chargés : le tracé et le verdict marchent, l’export GeoJSON attendra. Rechargez la page pour réessayer.',
    importForeign:
      'Ce fichier ne contient ni code de commune reconnu, ni polygone. Rien n’a été changé. Ouvrez un fichier avec une colonne « code » ou « code_insee », ou un polygone GeoJSON.',
    importProjected:
      'Les coordonnées de ce fichier ne sont pas en degrés (sans doute du Lambert-93). Rien n’a été changé. Réexportez-le en WGS 84 (EPSG:4326).',
    importGeometry:
      'Un polygone de ce fichier est incomplet ou abîmé. Rien n’a été changé. Réparez sa géométrie dans un logiciel de carte, puis rouvrez-le.',
    importLost:
      'Le calcul s’est arrêté avant la fin (mémoire pleine, sans doute). Rien n’a été changé. Réessayez, ou simplifiez le polygone.',
    importNowhere:
      'Ce polygone ne couvre aucune commune dessinée. Rien n’a été changé. Vérifiez que la longitude vient avant la latitude.',
    importBroken:
      'Ce fichier n’a pas pu être lu. Rien n’a été changé. Vérifiez qu’il s’ouvre dans un tableur ou un logiciel de carte.',
    unexpected:
      'Une erreur inattendue est survenue. Vos territoires sont intacts ; rechargez la page si quelque chose ne répond plus.',
    partTitle: 'Une erreur est survenue',
    part: 'Cette partie de la page n’a pas pu être montrée. Vos territoires sont intacts, et le reste de la page marche.',
    reload: 'Recharger la page',
    copyDetail: 'Copier le détail',
    detailHint:
      'Le détail dit ce qui a échoué, où, et dans quelle version ; rien de ce que vous avez tracé ou chargé n’y est.',
    detailCopied: 'Détail copié : collez-le dans un message à qui tient cette page.',
    detailRefused: 'La copie a été refusée par le navigateur.',
  },
};

export type AppWords = typeof appFr;
