import type { AmountKey, CheckId, CheckState, SizeClass } from '../domain/verdict';
import type { ProfessionKey, Stage } from '../atlas/atlas';
import type { LayerId, Quality } from '../atlas/manifest';
import type { Format } from './format';
import { proposalsFr } from './proposals-fr';
import { typeset } from './typeset';

/** « 1 commune », « 23 communes » : French takes the plural from 2 on. */
const count = (f: Format, n: number, one: string, many: string) => `${f.integer(n)} ${n < 2 ? one : many}`;

const professions: Record<ProfessionKey, string> = {
  medecin_generaliste: 'Médecins généralistes',
  infirmier: 'Infirmiers',
  masseur_kinesitherapeute: 'Masseurs-kinésithérapeutes',
  chirurgien_dentiste: 'Chirurgiens-dentistes',
  pharmacie: 'Pharmacies',
  sage_femme: 'Sages-femmes',
  pedicure_podologue: 'Pédicures-podologues',
  orthophoniste: 'Orthophonistes',
};

const stages: Record<Stage | 'sketch' | 'none', string> = {
  aci: 'Contrat ACI signé',
  projet: 'Projet de santé',
  lettre: 'Lettre d’intention',
  unknown: 'Stade non renseigné',
  sketch: 'Votre tracé',
  none: 'Sans CPTS connue',
};

const checks: Record<CheckId, string> = {
  'minimum-population': 'Population minimale',
  'size-class': 'Taille',
  funding: 'Financement',
  overlap: 'Chevauchement',
  contiguity: 'Continuité',
  composition: 'Composition',
  administrative: 'Limites administratives',
  leftover: 'Zones blanches laissées',
  professionals: 'Professionnels',
};

const states: Record<CheckState, string> = {
  pass: 'Conforme',
  warn: 'À regarder',
  fail: 'À corriger',
  unknown: 'Non renseigné',
};

const qualities: Record<Quality, string> = {
  exact: 'exact',
  approximate: 'approché',
  estimated: 'estimé',
  unknown: 'non renseigné',
};

const amounts: Record<AmountKey, string> = {
  ceilingWithSnp: 'Plafond annuel, soins non programmés compris',
  ceilingWithoutSnp: 'Plafond annuel, sans soins non programmés',
  snpSupplement: 'Supplément pour les soins non programmés',
  operating: 'Fonctionnement, par an',
  projectWriting: 'Aide à l’écriture du projet de santé, une fois',
};

const layers: Record<LayerId, string> = {
  units: 'Communes et arrondissements',
  population: 'Population',
  'population-history': 'Populations d’autres millésimes',
  contours: 'Contours',
  professionals: 'Professionnels de santé',
  apl: 'Accessibilité potentielle localisée (APL)',
  cpts: 'CPTS existantes',
  moves: 'Fusions et scissions de communes',
  context: 'Pays voisins et côtes',
};

export const fr = typeset({
  count,
  labelled: (label: string | number, value: string) => `${label} : ${value}`,
  units: (f: Format, n: number) => count(f, n, 'commune', 'communes'),
  inhabitants: (f: Format, n: number) => count(f, n, 'habitant', 'habitants'),
  inhabitantsWord: 'habitants',
  unknown: 'non renseigné',
  professions,
  stages,
  checkNames: checks,
  states,
  qualities,
  amounts,
  layers,
  agreements: { 'aci-2019': 'ACI de 2019', 'avenant-2': 'Avenant 2 (2022)' },
  sizeClass: (n: SizeClass) => `Taille ${n}`,
  sizeNone: 'Pas de taille',
  vintage: (year: number) => `population municipale ${year}`,
  vintages: (years: readonly number[]) => `population municipale ${years.join(' et ')}`,

  app: {
    tagline: 'Tracer une CPTS et savoir si elle tient',
    tabs: { territory: 'Tracer', coverage: 'Couverture', data: 'Données' },
    tabsLabel: 'Écrans',
    undo: 'Annuler',
    redo: 'Rétablir',
    undoWhat: (what: string) => `Annuler : ${what}`,
    redoWhat: (what: string) => `Rétablir : ${what}`,
    share: 'Partager',
    language: 'English',
    languageLabel: 'Passer l’interface en anglais',
    skip: 'Aller au verdict',
    close: 'Fermer',
    cancel: 'Annuler',
    retry: 'Réessayer',
    sheetUp: 'Tirer le panneau vers le haut',
    sheetDown: 'Replier le panneau',
  },

  boot: {
    manifest: 'Ouverture des données…',
    units: 'Chargement des communes…',
    cpts: 'Chargement des CPTS existantes…',
    topology: 'Chargement des contours…',
    map: 'Dessin de la carte…',
  },

  search: {
    label: 'Chercher une commune, un EPCI, un département ou une CPTS',
    placeholder: 'Commune, code postal, EPCI, CPTS…',
    none: (query: string) => `Rien ne correspond à « ${query} ». Essayez un code postal ou le début du nom.`,
    results: (f: Format, n: number) => count(f, n, 'résultat', 'résultats'),
    kinds: { commune: 'Commune', epci: 'EPCI', departement: 'Département', region: 'Région', cpts: 'CPTS' },
  },

  welcome: {
    sentence: 'Cherchez votre commune, ou cliquez-la sur la carte.',
    next: 'La population, la taille, le financement et chaque vérification s’affichent ici, à chaque geste.',
    examples: 'Ou partez d’un exemple',
    paste: 'Coller une liste de communes',
  },

  focus: {
    start: 'Commencer ici',
    add: 'Ajouter au territoire',
    remove: 'Retirer du territoire',
    addEpci: (name: string) => `Ajouter tout l’EPCI ${name}`,
    startCpts: 'Partir de cette CPTS',
    inCpts: (names: string) => `Dans ${names}`,
    noCpts: 'Dans aucune CPTS connue',
    copyOf: (name: string) => `${name} (copie)`,
    publishedBy: (title: string) => `D’après : ${title}`,
    notDrawn: 'Pas de contour dans les données chargées : à ajouter par la liste.',
  },

  territories: {
    title: 'Mes territoires',
    create: 'Nouveau territoire',
    unnamed: (n: number) => `Territoire ${n}`,
    around: (name: string) => `Autour de ${name}`,
    rename: 'Renommer',
    duplicate: 'Dupliquer',
    remove: 'Supprimer',
    empty: 'vide',
    nameLabel: 'Nom du territoire',
    actions: (name: string) => `Actions sur ${name}`,
    lock: 'Verrouiller',
    locked: 'verrouillé',
    refused: (name: string) =>
      `« ${name} » est verrouillé : rien n’a été changé. Déverrouillez-le dans « Mes territoires » pour le modifier.`,
  },

  tools: {
    label: 'Outils de tracé',
    click: 'Clic',
    brush: 'Brosse',
    rectangle: 'Rectangle',
    lasso: 'Lasso',
    eraser: 'Gomme',
    hints: {
      click: 'Cliquez une commune pour l’ajouter ou la retirer.',
      brush: 'Peignez les communes à ajouter.',
      rectangle: 'Tirez un rectangle : les communes dont le centre est dedans sont ajoutées. Alt pour retirer.',
      lasso: 'Entourez les communes à ajouter. Alt pour retirer.',
      eraser: 'Peignez les communes à retirer.',
    },
    grain: 'Prendre par',
    grains: { commune: 'commune', epci: 'EPCI', departement: 'département' },
    paste: 'Coller une liste',
    where: 'Aller à',
    places: {
      metropole: 'Métropole',
      '971': 'Guadeloupe',
      '972': 'Martinique',
      '973': 'Guyane',
      '974': 'La Réunion',
      '976': 'Mayotte',
    },
  },

  background: {
    label: 'Fond',
    none: 'neutre',
    density: 'densité de population',
    stage: 'stade des CPTS',
    densityUnit: 'habitants au km²',
    generalists: 'généralistes par département',
    generalistsUnit: 'médecins généralistes pour 10 000 habitants du département',
    apl: 'accès aux généralistes (APL)',
    aplUnit: 'consultations par an et par habitant',
    under: (limit: string) => `moins de ${limit}`,
    between: (from: string, to: string) => `de ${from} à ${to}`,
    over: (limit: string) => `${limit} et plus`,
    noFigure: 'non renseigné',
    network: 'CPTS existantes',
    legend: 'Légende',
  },

  map: {
    section: 'Carte',
    zoomIn: 'Zoomer',
    zoomOut: 'Dézoomer',
    toggleAttribution: 'Sources de la carte',
    label:
      'Carte de France par commune. Flèches pour se déplacer, + et − pour zoomer, Entrée pour prendre ou laisser la commune au centre.',
    webgl:
      'Votre navigateur n’affiche pas la carte (WebGL est absent ou coupé). Le tableau des communes et le verdict marchent : cherchez ou collez vos communes.',
    tiles: 'La carte n’a pas pu être chargée. Le tableau et le verdict marchent ; rechargez la page pour réessayer.',
    approximate: 'Contours approchés : les limites des communes sont reconstruites, les populations restent exactes.',
    attribution: 'Contours : IGN, Etalab · Population : INSEE · Pays voisins : Natural Earth',
  },

  verdict: {
    title: 'Verdict',
    toThreshold: (f: Format, n: number, limit: number) => `encore ${f.integer(n)} pour ${f.integer(limit)}`,
    scale: 'Position entre les seuils de taille',
    why: 'Pourquoi et source',
    sources: 'Sources',
    toWatch: (f: Format, n: number) => count(f, n, 'point à regarder', 'points à regarder'),
    allGood: 'Rien ne s’y oppose dans les données chargées.',
    partOfPopulationUnknown: (f: Format, n: number) =>
      n < 2
        ? '1 commune sans population connue n’est pas dans la somme.'
        : `${f.integer(n)} communes sans population connue ne sont pas dans la somme.`,
    offerEpci: (name: string, f: Format, n: number) => `Ajouter l’EPCI ${name} (+ ${f.integer(n)} habitants)`,
  },

  minimum: {
    published: (region: string) => `règle publiée, ${region}`,
    byDefault: 'repère par défaut : votre région n’en publie pas',
    pass: (f: Format, limit: number, rule: string) => `Au-dessus de ${f.integer(limit)} habitants (${rule}).`,
    below: (f: Format, missing: number, limit: number, rule: string) =>
      `Il manque ${f.integer(missing)} habitants pour en atteindre ${f.integer(limit)} (${rule}).`,
    empty: (f: Format, limit: number, rule: string) => `À atteindre : ${f.integer(limit)} habitants (${rule}).`,
  },

  size: {
    between: (f: Format, previous: number, next: number, n: number) =>
      `${f.integer(next)} habitants de plus donnent la taille ${n + 1} ; ${f.integer(previous)} de moins, la taille ${n - 1}.`,
    first: (f: Format, next: number) => `${f.integer(next)} habitants de plus donnent la taille 2.`,
    last: (f: Format, previous: number) =>
      `C’est la plus grande taille ; ${f.integer(previous)} habitants de moins donnent la taille 3.`,
    ambiguous: 'Exactement 80 000 habitants : les textes se contredisent, taille 2 ou 3 selon votre réglage.',
    otherVintage: (f: Format, year: number, population: number, size: string) =>
      `Avec la population ${year} (${f.integer(population)} habitants) : ${size.toLowerCase()}.`,
    boundary: 'Lire « exactement 80 000 » comme',
    history: 'Le même territoire sous d’autres millésimes',
    none: 'Sans population connue, pas de taille.',
  },

  funding: {
    upTo: (amount: string, operating: string) => `Jusqu’à ${amount} par an, dont ${operating} de fonctionnement.`,
    ceilingUnknown: (operating: string) =>
      `Plafond non renseigné pour cette taille ; ${operating} de fonctionnement par an.`,
    none: 'Le financement dépend de la taille.',
    agreement: 'Texte',
    typed: 'saisi par vous',
    type: 'Saisir le montant de votre contrat',
    typeLabel: (what: string) => `${what} : montant de votre contrat, en euros`,
    tags: {
      sure: 'confirmé par deux sources ou un texte officiel',
      one: 'une seule source',
      derived: 'calculé d’après des montants confirmés',
      unknown: 'aucune source trouvée',
      typed: 'saisi par vous',
    },
    signature: 'Date de signature envisagée',
    calendar: 'Calendrier sur cinq ans',
    events: {
      signature: 'Signature du contrat',
      'contract-end': 'Fin du contrat',
      operating: 'Fonctionnement',
      start: (mission: string) => `${mission} : démarrage au plus tard`,
      deployed: (mission: string) => `${mission} : déploiement au plus tard`,
      payment: (what: string, year: number, share: string, amount: string) =>
        `${what}, année ${year} : ${share} (${amount})`,
    },
    missions: {
      'acces-aux-soins': 'Accès aux soins',
      'parcours-pluriprofessionnels': 'Parcours pluriprofessionnels',
      prevention: 'Prévention',
      'crises-sanitaires': 'Réponse aux crises sanitaires',
      'qualite-et-pertinence': 'Qualité et pertinence',
      'accompagnement-des-professionnels': 'Accompagnement des professionnels',
    } as Record<string, string>,
  },

  overlap: {
    none: (f: Format, n: number) => `Ne recouvre aucune des ${f.integer(n)} CPTS connues.`,
    noneKnown: 'Aucune CPTS existante n’est chargée : le chevauchement ne peut pas être vérifié.',
    one: (name: string, units: string, inhabitants: string) => `Recouvre ${name} sur ${units} (${inhabitants}).`,
    more: (f: Format, n: number, units: string) => `Recouvre ${f.integer(n)} CPTS ou tracés, sur ${units}.`,
    partial: 'Seules les CPTS chargées sont vérifiées.',
    strict: 'Ici, une règle interdit deux CPTS sur un même territoire.',
    remedy: 'Retirer ces communes',
  },

  contiguity: {
    whole: 'D’un seul tenant, sans enclave.',
    pieces: (f: Format, n: number) => `En ${f.integer(n)} morceaux.`,
    enclaves: (names: string, n: number) =>
      n < 2 ? `Laisse une enclave : ${names}.` : `Laisse ${n} enclaves : ${names}.`,
    keepLargest: 'Ne garder que le plus grand',
    fill: 'Prendre l’enclave',
    fillAll: 'Prendre les enclaves',
    piece: (names: string, inhabitants: string) => `${names} — ${inhabitants}`,
  },

  composition: {
    sentence: (generalists: string, others: string) =>
      `${generalists} médecins généralistes et ${others} autres professionnels ou officines.`,
    unknown: 'Le nombre de professionnels n’est pas connu ici.',
    rule: 'Il faut au moins deux médecins généralistes et un autre professionnel de santé.',
  },

  administrative: {
    sentence: (departments: string, epcis: string, cut: string) => `${departments} · ${epcis}${cut}.`,
    departments: (f: Format, n: number) => count(f, n, 'département', 'départements'),
    regions: (f: Format, n: number) => count(f, n, 'région', 'régions'),
    epcis: (f: Format, n: number) => count(f, n, 'EPCI', 'EPCI'),
    cut: (f: Format, n: number) => `, dont ${f.integer(n)} pris en partie`,
    part: (f: Format, units: number, of: number) => `${f.integer(units)} communes sur ${f.integer(of)}`,
    complete: 'Compléter',
  },

  leftover: {
    none: 'Ne laisse aucune zone blanche trop petite pour vivre seule.',
    some: (f: Format, n: number, inhabitants: string) =>
      n < 2
        ? `Laisse une zone blanche isolée sous le minimum (${inhabitants}).`
        : `Laisse ${f.integer(n)} zones blanches isolées sous le minimum (${inhabitants}).`,
    remedy: 'Les prendre',
  },

  professionals: {
    sentence: (density: string, reference: string) =>
      `${density} médecins généralistes pour 10 000 habitants, contre ${reference} en France.`,
    unknown: 'Les professionnels ne sont pas connus ici.',
    title: 'Professionnels pour 10 000 habitants',
    here: 'Ici',
    department: 'Département',
    region: 'Région',
    france: 'France',
    count: 'Nombre',
    estimated: 'Estimation : densités du département réparties selon la population.',
    table: 'Voir les chiffres',
  },

  table: {
    title: (f: Format, n: number) => `Communes (${f.integer(n)})`,
    label: 'Communes du territoire',
    columns: {
      name: 'Commune',
      code: 'Code',
      department: 'Dép.',
      epci: 'EPCI',
      population: 'Habitants',
      generalists: 'Généralistes',
      cpts: 'CPTS existante',
    },
    remove: (name: string) => `Retirer ${name}`,
    empty: 'Aucune commune pour l’instant.',
    sort: (column: string) => `Trier par ${column}`,
    open: 'Ouvrir le tableau',
    fold: 'Replier le tableau',
    neighbours: 'Communes voisines',
    keyboard: '↑ ↓ parcourir · → voisines · ← retour · Entrée prendre ou laisser',
    add: (name: string) => `Prendre ${name}`,
    neighboursOf: (name: string) => `Voisines de ${name}`,
    lists: 'Communes à lister',
    act: 'Prendre ou retirer',
    own: 'Dans le territoire',
    around: 'Autour',
  },

  announce: {
    added: (f: Format, n: number, total: string) => `${count(f, n, 'commune ajoutée', 'communes ajoutées')}. ${total}.`,
    removed: (f: Format, n: number, total: string) =>
      `${count(f, n, 'commune retirée', 'communes retirées')}. ${total}.`,
    undone: (what: string) => `Annulé : ${what}.`,
    redone: (what: string) => `Rétabli : ${what}.`,
  },

  paste: {
    title: 'Coller une liste de communes',
    label: 'Codes INSEE, codes postaux ou noms, un par ligne ou séparés par des virgules',
    placeholder: '03190\n03321\nSaint-Pourçain-sur-Sioule',
    file: 'Ou ouvrir un fichier : texte, CSV, GeoJSON (codes de communes ou polygone)',
    found: (f: Format, n: number) => count(f, n, 'commune trouvée', 'communes trouvées'),
    recoded: (from: string, to: string) => `${from} est devenu ${to}`,
    ambiguous: (text: string) => `« ${text} » : laquelle ?`,
    unknown: (text: string) => `« ${text} » n’est pas une commune de 2026`,
    nearest: 'Vouliez-vous dire',
    duplicate: (text: string) => `${text} : déjà dans la liste`,
    add: (f: Format, n: number) => `Ajouter ${count(f, n, 'commune', 'communes')}`,
    replace: 'Remplacer le territoire',
    left: (f: Format, n: number) => count(f, n, 'ligne à régler', 'lignes à régler'),
    nothing: 'Collez une liste : la réponse s’affiche ligne par ligne.',
    choose: 'Choisir…',
    ignore: 'Ignorer',
    more: (f: Format, n: number) => `et ${f.integer(n)} autres lignes`,
    measuring: 'Calcul de la part de chaque commune…',
    inside: (f: Format, n: number, file: string) =>
      n < 2
        ? `${f.integer(n)} commune dans le polygone de « ${file} »`
        : `${f.integer(n)} communes dans le polygone de « ${file} »`,
    cut: (f: Format, n: number) =>
      `${count(f, n, 'commune coupée', 'communes coupées')} par le bord : cochez celles à prendre`,
    share: (part: string) => `${part} de sa surface`,
    shareRule: 'Prise à partir de 95 % de sa surface, laissée jusqu’à 5 %.',
    locked: (name: string) =>
      `« ${name} » est verrouillé. Déverrouillez-le dans « Mes territoires », ou créez un nouveau territoire, pour y mettre ces communes.`,
    approximateShares: 'Contours approchés : les parts de surface le sont aussi.',
  },

  share: {
    title: 'Partager ce territoire',
    link: 'Lien',
    linkHint:
      'Le lien contient la liste des communes et rien d’autre. Rien n’est envoyé : il s’ouvre sur n’importe quel ordinateur.',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    copyFailed: 'La copie a été refusée par le navigateur : sélectionnez le lien et copiez-le.',
    files: 'Fichiers',
    geojson: 'GeoJSON (contours des communes)',
    csv: 'CSV (tableau des communes)',
    noTopology: 'Les contours ne sont pas encore chargés.',
    empty: 'Le territoire est vide : rien à partager pour l’instant.',
  },

  link: {
    opened: (name: string, f: Format, n: number) =>
      `« ${name} » ouvert depuis le lien : ${count(f, n, 'commune', 'communes')}.`,
    unknownUnits: (f: Format, n: number) =>
      `${count(f, n, 'code du lien est inconnu', 'codes du lien sont inconnus')} et n’ont pas été repris.`,
    broken:
      'Ce lien est abîmé ou incomplet : rien n’a été ouvert, et vos territoires sont intacts. Demandez à nouveau le lien.',
    newer:
      'Ce lien vient d’une version plus récente de Périmètre : rechargez la page, puis rouvrez-le. Vos territoires sont intacts.',
  },

  coverage: {
    title: 'Couverture',
    intro: 'Calculé d’après les CPTS chargées, pas d’après toutes celles qui existent.',
    loaded: (f: Format, n: number) => count(f, n, 'CPTS chargée', 'CPTS chargées'),
    scope: 'Où vous êtes',
    france: 'France entière',
    aci: 'Contrat ACI signé',
    allStages: 'Tous stades',
    atLeast: (figure: string) => `au moins ${figure}`,
    ofInhabitants: 'des habitants',
    covered: (inhabitants: string, units: string) => `${inhabitants}, ${units}`,
    noneLoaded: 'aucune CPTS chargée',
    here: (f: Format, n: number) => `dont ${f.integer(n)} ici`,
    uncovered: (inhabitants: string, units: string) => `Sans CPTS connue : ${inhabitants}, ${units}.`,
    uncoveredStill: (inhabitants: string, units: string) =>
      `Ni CPTS connue ni territoire à moi : ${inhabitants}, ${units}.`,
    populationUnknown: (f: Format, n: number) =>
      `${count(f, n, 'commune est', 'communes sont')} sans population connue, hors de ces sommes.`,
    unknownStages: (f: Format, n: number) =>
      n < 2
        ? '1 CPTS est sans stade connu : la part sous contrat est un minimum.'
        : `${f.integer(n)} CPTS sont sans stade connu : la part sous contrat est un minimum.`,
    adopt: 'Compter mes territoires comme adoptés',
    adopted: 'Avec mes territoires',
    gain: (inhabitants: string) => `soit ${inhabitants} de plus`,
    loss: (inhabitants: string) => `soit ${inhabitants} de moins`,
    target: 'CPTS face à l’objectif',
    targetSketches: (f: Format, n: number) => `${f.integer(n)} avec mes territoires`,
    goal: 'Objectif',
    loadedOf: 'CPTS chargées sur',
    aimedAt: 'visées',
    notions: { aci: 'ACI signés', allStages: 'tous stades', projects: 'projets compris' },
    byStage: 'CPTS par stade',
    noCpts: 'Aucune CPTS chargée ici.',
    views: { figures: 'Chiffres', zones: (f: Format, n: number) => `Zones blanches (${f.integer(n)})` },
    viewsLabel: 'Volets de la couverture',
    drill: 'Cliquez une ligne, ou la carte, pour entrer.',
    enter: (name: string) => `Entrer : ${name}`,
    rows: { region: 'Régions', department: 'Départements', epci: 'EPCI' },
    rowsLabel: 'Découper par',
    epciNote: 'Chaque EPCI est compté en entier, même s’il déborde du département.',
    columns: {
      name: 'Nom',
      aci: 'ACI signé',
      allStages: 'Tous stades',
      uncovered: 'Habitants sans CPTS',
      cpts: 'CPTS',
    },
    history: 'Ce que l’État a publié',
    historyNote: 'Chiffres nationaux publiés, de sources et de notions différentes : ils ne forment pas une courbe.',
    historyTable: 'Les mêmes chiffres en tableau, avec leur source',
    historyCount: 'Nombre de CPTS',
    historyShare: 'Part des habitants couverts',
    historyGoal: (f: Format, n: number) => `objectif : ${f.integer(n)}`,
    historyColumns: {
      date: 'Date',
      all: 'CPTS, tous stades',
      aci: 'ACI signés',
      share: 'Habitants couverts',
      source: 'Source',
    },
  },

  zones: {
    definition: 'Communes voisines qu’aucune CPTS connue ne couvre, à aucun stade.',
    none: 'Aucune zone blanche : toutes les communes sont dans une CPTS connue.',
    viability: {
      alone: 'Viable seule',
      joined: 'Viable si réunie',
      extension: 'À rattacher',
      isolated: 'Isolée',
      unknown: 'Non renseigné',
    },
    all: 'Toutes',
    filter: 'Montrer',
    moreZones: (f: Format, n: number) => `Montrer ${f.integer(n)} de plus`,
    more: 'Soins et CPTS voisines',
    aplUnknown: 'APL : non renseignée dans les données chargées',
    see: 'Voir sur la carte',
    sketch: 'Tracer à partir de cette zone',
    export: 'Exporter la liste (CSV)',
    file: 'zones-blanches',
    tooLong: 'liste trop longue pour une cellule',
    inDepartments: (first: string, others: string) => (others ? `${first} et ${others}` : first),
    departments: (f: Format, n: number) => count(f, n, 'autre département', 'autres départements'),
    alone: (f: Format, limit: number) => `Assez d’habitants pour une CPTS (minimum ${f.integer(limit)}).`,
    several: (f: Format, limit: number) =>
      `Assez d’habitants pour plusieurs CPTS (minimum ${f.integer(limit)} chacune).`,
    missing: (f: Format, n: number, limit: number) =>
      `Il manque ${count(f, n, 'habitant', 'habitants')} pour atteindre ${f.integer(limit)}.`,
    joins: (steps: string, inhabitants: string) => `Réunie à ${steps}, elle ferait ${inhabitants}.`,
    joinsViable: (steps: string) => `Réunie à ${steps}, elle l’atteint.`,
    steps: {
      edge: (commune: string) => `ce qui la prolonge hors du périmètre affiché, vers ${commune}`,
      ceded: (zone: string, commune: string, inhabitants: string, holders: string) =>
        `la zone de ${zone}, si ${holders} cède ${commune} (${inhabitants})`,
      gap: (commune: string, distance: string) =>
        `la zone qui lui fait face, vers ${commune}, à ${distance} km par l’eau`,
    },
    extension: 'Aucune autre zone blanche ne la complète : il faut étendre une CPTS voisine.',
    isolated: 'Rien à portée : ni CPTS connue, ni autre zone blanche.',
    unknownPopulation: 'Sa population n’est pas connue.',
    unknownPlace: 'Sans contour dans les données chargées : ses voisines sont inconnues.',
    extend: (name: string, from: string, to: string) => `${name}, étendue : de ${from} à ${to}`,
    extendUnknown: (name: string) => `${name} : population inconnue, l’effet d’une extension aussi.`,
    sameClass: (size: string, ceiling: string) => `${size} inchangée, plafond ${ceiling}.`,
    newClass: (before: string, after: string, from: string, to: string) =>
      `${before} → ${after}, plafond ${from} → ${to}.`,
    overWater: (distance: string) => `à ${distance} km par l’eau`,
    touches: 'Touche',
    apl: (figure: string) => `APL : ${figure} consultations par an et par habitant`,
    generalists: (count: string, density: string) =>
      `Médecins généralistes : ${count} (${density} pour 10 000 habitants)`,
    columns: {
      name: 'zone',
      communes: 'communes',
      population: 'population_municipale',
      viability: 'possibilite',
      joined: 'a_reunir_avec',
      extension: 'cpts_voisines',
      departments: 'departements',
      codes: 'codes_insee',
      apl: 'apl_medecins_generalistes',
      vintage: 'millesime',
      quality: 'qualite',
    },
  },

  proposals: proposalsFr,

  data: {
    title: 'Données',
    intro: 'Chaque couche affichée, d’où elle vient, son millésime et ce qu’elle vaut.',
    columns: {
      layer: 'Couche',
      source: 'Source',
      vintage: 'Millésime',
      licence: 'Licence',
      quality: 'Qualité',
      read: 'Lues',
      taken: 'Prises',
      recoded: 'Recodées',
      rejected: 'Rejetées',
    },
    caveats: 'À savoir',
    rejections: 'Lignes rejetées',
    embedded:
      'Vous utilisez les données livrées avec Périmètre : populations exactes, contours approchés, professionnels estimés. La page d’accueil du projet explique comment le faire tourner sur des données plus complètes.',
    check: 'Vérifier par une base de données',
    checkIntro: 'Recompter votre territoire en SQL, dans DuckDB, sans passer par le moteur de la page.',
    checkRun: 'Recompter',
    checkStarting: 'DuckDB démarre…',
    checkFailed: 'DuckDB n’a pas pu démarrer : le recompte est indisponible, le tracé et le verdict marchent sans lui.',
    checkSame: 'Les deux comptes sont égaux.',
    checkDifferent: 'Les deux comptes diffèrent : signalez-le, avec le lien de votre territoire.',
    checkColumns: { figure: 'Chiffre', engine: 'Moteur', sql: 'SQL' },
    checkEmpty: 'Tracez d’abord un territoire.',
  },

  history: {
    add: (f: Format, n: number, name: string) => `${count(f, n, 'commune ajoutée', 'communes ajoutées')} à ${name}`,
    remove: (f: Format, n: number, name: string) => `${count(f, n, 'commune retirée', 'communes retirées')} de ${name}`,
    change: (f: Format, n: number, name: string) =>
      `${count(f, n, 'commune changée', 'communes changées')} dans ${name}`,
    create: (name: string) => `création de ${name}`,
    rename: (name: string) => `nouveau nom : ${name}`,
    duplicate: (name: string) => `copie de ${name}`,
    delete: (name: string) => `suppression de ${name}`,
    settings: 'réglages',
    adopt: (f: Format, n: number) => count(f, n, 'territoire proposé ouvert', 'territoires proposés ouverts'),
    choose: (name: string) => `passage à ${name}`,
    lock: (name: string) => `verrouillage de ${name}`,
    unlock: (name: string) => `déverrouillage de ${name}`,
  },

  errors: {
    dataMissing:
      'Les données n’ont pas été trouvées sur le serveur. Lancez « npm start », ou vérifiez que le dossier data a été publié avec la page. Vos territoires sont intacts.',
    dataVersion:
      'Les données ont été construites par une autre version de Périmètre. Reconstruisez-les avec « npm run data », puis rechargez. Vos territoires sont intacts.',
    dataCorrupt: (file: string) =>
      `Le fichier ${file} est abîmé. Reconstruisez les données avec « npm run data », puis rechargez. Vos territoires sont intacts.`,
    network: 'Le serveur ne répond pas. Vérifiez la connexion, puis réessayez. Vos territoires sont intacts.',
    saveFailed:
      'Vos modifications ne peuvent pas être enregistrées dans ce navigateur (espace plein ou navigation privée). Elles restent à l’écran : partagez le lien ou exportez le territoire avant de fermer.',
    savedElsewhere:
      'Périmètre est ouvert dans un autre onglet, qui a enregistré depuis : celui-ci n’enregistre plus. Rechargez-le pour retrouver la dernière version.',
    savedNewer:
      'Vos territoires ont été enregistrés par une version plus récente de Périmètre : rechargez la page pour l’obtenir. Rien n’est effacé.',
    outlines:
      'Les contours des territoires n’ont pas pu être chargés : le tracé et le verdict marchent, l’export GeoJSON attendra. Rechargez la page pour réessayer.',
    restored: (f: Format, n: number) =>
      `${count(f, n, 'élément illisible a été mis', 'éléments illisibles ont été mis')} de côté ; le reste est revenu.`,
    importForeign:
      'Ce fichier ne contient ni code de commune reconnu, ni polygone. Rien n’a été changé. Ouvrez un fichier avec une colonne « code » ou « code_insee », ou un polygone GeoJSON.',
    importProjected:
      'Les coordonnées de ce fichier ne sont pas en degrés (sans doute du Lambert-93). Rien n’a été changé. Réexportez-le en WGS 84 (EPSG:4326).',
    importGeometry:
      'Un polygone de ce fichier est incomplet ou abîmé. Rien n’a été changé. Réparez sa géométrie dans un logiciel de carte, puis rouvrez-le.',
    importNowhere:
      'Ce polygone ne couvre aucune commune dessinée. Rien n’a été changé. Vérifiez que la longitude vient avant la latitude.',
    importBroken:
      'Ce fichier n’a pas pu être lu. Rien n’a été changé. Vérifiez qu’il s’ouvre dans un tableur ou un logiciel de carte.',
    unexpected:
      'Une erreur inattendue est survenue. Vos territoires sont intacts ; rechargez la page si quelque chose ne répond plus.',
  },
});

export type Words = typeof fr;
