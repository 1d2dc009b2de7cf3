import type { Format } from './format';
import type { Words } from './fr';
import { proposalsEn } from './proposals-en';

/** "0 communes", "1 commune", "23 communes": English takes the singular for 1 alone. */
const count = (f: Format, n: number, one: string, many: string) => `${f.integer(n)} ${n === 1 ? one : many}`;

/** The same after a figure already in words, estimate or not: "≈ 1 general practitioner". */
const counted = (figure: string, one: string, many: string) => `${figure} ${/^(≈ )?1$/.test(figure) ? one : many}`;

export const en: Words = {
  count,
  labelled: (label, value) => `${label}: ${value}`,
  units: (f, n) => count(f, n, 'commune', 'communes'),
  inhabitants: (f, n) => count(f, n, 'inhabitant', 'inhabitants'),
  inhabitantsWord: 'inhabitants',
  unknown: 'unknown',
  professions: {
    medecin_generaliste: 'General practitioners',
    infirmier: 'Nurses',
    masseur_kinesitherapeute: 'Physiotherapists',
    chirurgien_dentiste: 'Dentists',
    pharmacie: 'Pharmacies',
    sage_femme: 'Midwives',
    pedicure_podologue: 'Podiatrists',
    orthophoniste: 'Speech therapists',
  },
  stages: {
    aci: 'ACI contract signed',
    projet: 'Projet de santé',
    lettre: 'Letter of intent (lettre d’intention)',
    unknown: 'Stage unknown',
    sketch: 'Your sketch',
    none: 'No known CPTS',
  },
  checkNames: {
    'minimum-population': 'Minimum population',
    'size-class': 'Size',
    funding: 'Funding',
    overlap: 'Overlap',
    contiguity: 'Contiguity',
    composition: 'Composition',
    administrative: 'Administrative boundaries',
    leftover: 'White zones left behind',
    professionals: 'Professionals',
  },
  states: {
    pass: 'Met',
    warn: 'To check',
    fail: 'To fix',
    unknown: 'Unknown',
  },
  qualities: {
    exact: 'exact',
    approximate: 'approximate',
    estimated: 'estimated',
    unknown: 'unknown',
  },
  amounts: {
    ceilingWithSnp: 'Yearly ceiling, unscheduled care included',
    ceilingWithoutSnp: 'Yearly ceiling, without unscheduled care',
    snpSupplement: 'Supplement for unscheduled care',
    operating: 'Running costs, per year',
    projectWriting: 'Aid for writing the projet de santé, once',
  },
  layers: {
    units: 'Communes and arrondissements',
    population: 'Population',
    'population-history': 'Populations of other years',
    contours: 'Outlines',
    professionals: 'Health professionals',
    apl: 'Local potential accessibility (APL)',
    cpts: 'Existing CPTS',
    moves: 'Merged and split communes',
    context: 'Neighbouring countries and coasts',
  },
  agreements: { 'aci-2019': 'ACI of 2019', 'avenant-2': 'Amendment 2 (avenant 2, 2022)' },
  sizeClass: (n) => `Size ${n}`,
  sizeNone: 'No size',
  vintage: (year) => `municipal population ${year}`,
  vintages: (years) => `municipal population ${years.join(' and ')}`,

  app: {
    tagline: 'Draw a CPTS and see whether it stands',
    tabs: { territory: 'Draw', coverage: 'Coverage', data: 'Data' },
    tabsLabel: 'Screens',
    undo: 'Undo',
    redo: 'Redo',
    undoWhat: (what) => `Undo: ${what}`,
    redoWhat: (what) => `Redo: ${what}`,
    share: 'Share',
    language: 'Français',
    languageLabel: 'Switch the interface to French',
    skip: 'Go to the verdict',
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Try again',
    sheetUp: 'Pull the panel up',
    sheetDown: 'Fold the panel down',
  },

  boot: {
    manifest: 'Opening the data…',
    units: 'Loading the communes…',
    cpts: 'Loading the existing CPTS…',
    topology: 'Loading the outlines…',
    map: 'Drawing the map…',
  },

  search: {
    label: 'Search for a commune, an EPCI, a department or a CPTS',
    placeholder: 'Commune, postcode, EPCI, CPTS…',
    none: (query) => `Nothing matches ‘${query}’. Try a postcode or the start of the name.`,
    results: (f, n) => count(f, n, 'result', 'results'),
    kinds: { commune: 'Commune', epci: 'EPCI', departement: 'Department', region: 'Region', cpts: 'CPTS' },
  },

  welcome: {
    sentence: 'Search for your commune, or click it on the map.',
    next: 'Population, size, funding and every check appear here, at each step.',
    examples: 'Or start from an example',
    paste: 'Paste a list of communes',
  },

  focus: {
    start: 'Start here',
    add: 'Add to the territory',
    remove: 'Remove from the territory',
    addEpci: (name) => `Add the whole EPCI ${name}`,
    startCpts: 'Start from this CPTS',
    inCpts: (names) => `In ${names}`,
    noCpts: 'In no known CPTS',
    copyOf: (name) => `${name} (copy)`,
    publishedBy: (title) => `According to: ${title}`,
    notDrawn: 'No outline in the loaded data: add it from the list.',
  },

  territories: {
    title: 'My territories',
    create: 'New territory',
    unnamed: (n) => `Territory ${n}`,
    around: (name) => `Around ${name}`,
    rename: 'Rename',
    duplicate: 'Duplicate',
    remove: 'Delete',
    empty: 'empty',
    nameLabel: 'Name of the territory',
    actions: (name) => `Actions on ${name}`,
    lock: 'Lock',
    locked: 'locked',
    refused: (name) => `‘${name}’ is locked: nothing was changed. Unlock it under ‘My territories’ to change it.`,
  },

  tools: {
    label: 'Drawing tools',
    click: 'Click',
    brush: 'Brush',
    rectangle: 'Rectangle',
    lasso: 'Lasso',
    eraser: 'Eraser',
    hints: {
      click: 'Click a commune to add or remove it.',
      brush: 'Paint the communes to add.',
      rectangle: 'Drag a rectangle: the communes whose centre is inside are added. Alt to remove.',
      lasso: 'Circle the communes to add. Alt to remove.',
      eraser: 'Paint the communes to remove.',
    },
    grain: 'Select by',
    grains: { commune: 'commune', epci: 'EPCI', departement: 'department' },
    paste: 'Paste a list',
    where: 'Go to',
    places: {
      metropole: 'Mainland France',
      '971': 'Guadeloupe',
      '972': 'Martinique',
      '973': 'French Guiana',
      '974': 'Réunion',
      '976': 'Mayotte',
    },
  },

  background: {
    label: 'Background',
    none: 'neutral',
    density: 'population density',
    stage: 'stage of the CPTS',
    densityUnit: 'inhabitants per km²',
    generalists: 'general practitioners by department',
    generalistsUnit: 'general practitioners per 10,000 inhabitants of the department',
    apl: 'access to general practitioners (APL)',
    aplUnit: 'consultations per year per inhabitant',
    under: (limit) => `under ${limit}`,
    between: (from, to) => `${from} to ${to}`,
    over: (limit) => `${limit} and over`,
    noFigure: 'unknown',
    network: 'Existing CPTS',
    legend: 'Legend',
  },

  map: {
    section: 'Map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    toggleAttribution: 'Sources of the map',
    label:
      'Map of France by commune. Arrow keys to move, + and − to zoom, Enter to add or remove the commune at the centre.',
    webgl:
      'Your browser cannot show the map (WebGL is missing or turned off). The table of communes and the verdict work: search for your communes or paste them.',
    tiles: 'The map could not be loaded. The table and the verdict work; reload the page to try again.',
    approximate:
      'Approximate outlines: the boundaries of the communes are reconstructed, the populations remain exact.',
    attribution: 'Outlines: IGN, Etalab · Population: INSEE · Neighbouring countries: Natural Earth',
  },

  verdict: {
    title: 'Verdict',
    toThreshold: (f, n, limit) => `${f.integer(n)} more to reach ${f.integer(limit)}`,
    scale: 'Position between the size thresholds',
    why: 'Why, and source',
    sources: 'Sources',
    toWatch: (f, n) => count(f, n, 'point to look at', 'points to look at'),
    allGood: 'Nothing stands against it in the loaded data.',
    partOfPopulationUnknown: (f, n) =>
      `${count(f, n, 'commune whose population is unknown is', 'communes whose population is unknown are')} not in the total.`,
    offerEpci: (name, f, n) => `Add the EPCI ${name} (+ ${count(f, n, 'inhabitant', 'inhabitants')})`,
  },

  minimum: {
    published: (region) => `published rule, ${region}`,
    byDefault: 'default benchmark: your region publishes none',
    pass: (f, limit, rule) => `Above ${f.integer(limit)} inhabitants (${rule}).`,
    below: (f, missing, limit, rule) =>
      `${count(f, missing, 'inhabitant', 'inhabitants')} short of ${f.integer(limit)} (${rule}).`,
    empty: (f, limit, rule) => `To reach: ${f.integer(limit)} inhabitants (${rule}).`,
  },

  size: {
    between: (f, previous, next, n) =>
      `${count(f, next, 'more inhabitant gives', 'more inhabitants give')} size ${n + 1}; ${f.integer(previous)} fewer, size ${n - 1}.`,
    first: (f, next) => `${count(f, next, 'more inhabitant gives', 'more inhabitants give')} size 2.`,
    last: (f, previous) =>
      `This is the largest size; ${count(f, previous, 'inhabitant fewer gives', 'inhabitants fewer give')} size 3.`,
    ambiguous: 'Exactly 80,000 inhabitants: the texts contradict each other, size 2 or 3 depending on your setting.',
    otherVintage: (f, year, population, size) =>
      `With the ${year} population (${count(f, population, 'inhabitant', 'inhabitants')}): ${size.toLowerCase()}.`,
    boundary: 'Read “exactly 80,000” as',
    history: 'The same territory with the populations of other years',
    none: 'Without a known population, there is no size.',
  },

  funding: {
    upTo: (amount, operating) => `Up to ${amount} per year, of which ${operating} for running costs.`,
    ceilingUnknown: (operating) => `Ceiling unknown for this size; ${operating} per year for running costs.`,
    none: 'Funding depends on the size.',
    agreement: 'Agreement',
    typed: 'entered by you',
    type: 'Enter the amount in your contract',
    typeLabel: (what) => `${what}: amount in your contract, in euros`,
    tags: {
      sure: 'confirmed by two sources or an official text',
      one: 'a single source',
      derived: 'calculated from confirmed amounts',
      unknown: 'no source found',
      typed: 'entered by you',
    },
    signature: 'Planned signature date',
    calendar: 'Five-year calendar',
    events: {
      signature: 'Contract signed',
      'contract-end': 'End of the contract',
      operating: 'Running costs',
      start: (mission: string) => `${mission}: must have started`,
      deployed: (mission: string) => `${mission}: must be fully in place`,
      payment: (what: string, year: number, share: string, amount: string) =>
        `${what}, year ${year}: ${share} (${amount})`,
    },
    missions: {
      'acces-aux-soins': 'Access to care',
      'parcours-pluriprofessionnels': 'Multi-professional care pathways',
      prevention: 'Prevention',
      'crises-sanitaires': 'Response to health crises',
      'qualite-et-pertinence': 'Quality and relevance',
      'accompagnement-des-professionnels': 'Support for professionals',
    } as Record<string, string>,
  },

  overlap: {
    none: (f, n) =>
      n === 1 ? 'Does not overlap the 1 known CPTS.' : `Overlaps none of the ${f.integer(n)} known CPTS.`,
    noneKnown: 'No existing CPTS is loaded: overlap cannot be checked.',
    one: (name, units, inhabitants) => `Overlaps ${name} on ${units} (${inhabitants}).`,
    more: (f, n, units) => `Overlaps ${f.integer(n)} CPTS or sketches, on ${units}.`,
    partial: 'Only the loaded CPTS are checked.',
    strict: 'Here, a rule forbids two CPTS on the same territory.',
    remedy: 'Remove these communes',
  },

  contiguity: {
    whole: 'In one piece, with no enclave.',
    pieces: (f, n) => `In ${count(f, n, 'piece', 'pieces')}.`,
    enclaves: (names, n) => (n === 1 ? `Leaves an enclave: ${names}.` : `Leaves ${n} enclaves: ${names}.`),
    keepLargest: 'Keep only the largest',
    fill: 'Take in the enclave',
    fillAll: 'Take in the enclaves',
    piece: (names, inhabitants) => `${names} — ${inhabitants}`,
  },

  composition: {
    sentence: (generalists, others) =>
      `${counted(generalists, 'general practitioner', 'general practitioners')} and ${counted(others, 'other professional or pharmacy', 'other professionals or pharmacies')}.`,
    unknown: 'The number of professionals is not known here.',
    rule: 'At least two general practitioners and one other health professional are needed.',
  },

  administrative: {
    sentence: (departments, epcis, cut) => `${departments} · ${epcis}${cut}.`,
    departments: (f, n) => count(f, n, 'department', 'departments'),
    regions: (f, n) => count(f, n, 'region', 'regions'),
    epcis: (f, n) => count(f, n, 'EPCI', 'EPCI'),
    cut: (f, n) => `, ${f.integer(n)} of them taken in part`,
    part: (f, units, of) => `${f.integer(units)} of ${count(f, of, 'commune', 'communes')}`,
    complete: 'Complete',
  },

  leftover: {
    none: 'Leaves no white zone too small to stand alone.',
    some: (f, n, inhabitants) =>
      n === 1
        ? `Leaves one isolated white zone below the minimum (${inhabitants}).`
        : `Leaves ${f.integer(n)} isolated white zones below the minimum (${inhabitants}).`,
    remedy: 'Take them in',
  },

  professionals: {
    sentence: (density, reference) =>
      `${density} general practitioners per 10,000 inhabitants, against ${reference} in France.`,
    unknown: 'The professionals are not known here.',
    title: 'Professionals per 10,000 inhabitants',
    here: 'Here',
    department: 'Department',
    region: 'Region',
    france: 'France',
    count: 'Number',
    estimated: 'Estimate: densities of the department spread by population.',
    table: 'See the figures',
  },

  table: {
    title: (f, n) => `Communes (${f.integer(n)})`,
    label: 'Communes of the territory',
    columns: {
      name: 'Commune',
      code: 'Code',
      department: 'Dept',
      epci: 'EPCI',
      population: 'Inhabitants',
      generalists: 'GPs',
      cpts: 'Existing CPTS',
    },
    remove: (name) => `Remove ${name}`,
    empty: 'No communes yet.',
    sort: (column) => `Sort by ${column}`,
    open: 'Open the table',
    fold: 'Fold the table',
    neighbours: 'Neighbouring communes',
    keyboard: '↑ ↓ move · → neighbours · ← back · Enter add or remove',
    add: (name) => `Add ${name}`,
    neighboursOf: (name) => `Neighbours of ${name}`,
    lists: 'Communes to list',
    act: 'Add or remove',
    own: 'In the territory',
    around: 'Around it',
  },

  announce: {
    added: (f, n, total) => `${count(f, n, 'commune added', 'communes added')}. ${total}.`,
    removed: (f, n, total) => `${count(f, n, 'commune removed', 'communes removed')}. ${total}.`,
    undone: (what) => `Undone: ${what}.`,
    redone: (what) => `Redone: ${what}.`,
  },

  paste: {
    title: 'Paste a list of communes',
    label: 'INSEE codes, postcodes or names, one per line or separated by commas',
    placeholder: '03190\n03321\nSaint-Pourçain-sur-Sioule',
    file: 'Or open a file: text, CSV, GeoJSON (commune codes or a polygon)',
    found: (f, n) => count(f, n, 'commune found', 'communes found'),
    recoded: (from, to) => `${from} has become ${to}`,
    ambiguous: (text) => `‘${text}’: which one?`,
    unknown: (text) => `‘${text}’ is not a commune of 2026`,
    nearest: 'Did you mean',
    duplicate: (text) => `${text}: already in the list`,
    add: (f, n) => `Add ${count(f, n, 'commune', 'communes')}`,
    replace: 'Replace the territory',
    left: (f, n) => count(f, n, 'line to settle', 'lines to settle'),
    nothing: 'Paste a list: the answer appears line by line.',
    choose: 'Choose…',
    ignore: 'Ignore',
    more: (f, n) => `and ${count(f, n, 'other line', 'other lines')}`,
    measuring: 'Measuring how much of each commune it covers…',
    inside: (f, n, file) => `${count(f, n, 'commune', 'communes')} in the polygon of ‘${file}’`,
    cut: (f, n) => `${count(f, n, 'commune', 'communes')} cut by its edge: tick those to take`,
    share: (part) => `${part} of its surface`,
    shareRule: 'Taken from 95% of its surface on, left out up to 5%.',
    locked: (name) =>
      `‘${name}’ is locked. Unlock it under ‘My territories’, or make a new territory, to put these communes in.`,
    approximateShares: 'Approximate outlines: the shares of surface are approximate too.',
  },

  share: {
    title: 'Share this territory',
    link: 'Link',
    linkHint: 'The link holds the list of communes and nothing else. Nothing is sent: it opens on any computer.',
    copy: 'Copy the link',
    copied: 'Link copied.',
    copyFailed: 'The browser refused to copy: select the link and copy it yourself.',
    files: 'Files',
    geojson: 'GeoJSON (outlines of the communes)',
    csv: 'CSV (table of the communes)',
    noTopology: 'The outlines are not loaded yet.',
    empty: 'The territory is empty: nothing to share yet.',
  },

  link: {
    opened: (name, f, n) => `‘${name}’ opened from the link: ${count(f, n, 'commune', 'communes')}.`,
    unknownUnits: (f, n) =>
      `${count(f, n, 'code in the link is unknown and was left out', 'codes in the link are unknown and were left out')}.`,
    broken:
      'This link is damaged or incomplete: nothing was opened, and your territories are intact. Ask for the link again.',
    newer:
      'This link comes from a newer version of Périmètre: reload the page, then open it again. Your territories are intact.',
  },

  coverage: {
    title: 'Coverage',
    intro: 'Calculated from the loaded CPTS, not from all those that exist.',
    loaded: (f, n) => count(f, n, 'CPTS loaded', 'CPTS loaded'),
    scope: 'Where you are',
    france: 'All of France',
    aci: 'ACI contract signed',
    allStages: 'All stages',
    atLeast: (figure) => `at least ${figure}`,
    ofInhabitants: 'of inhabitants',
    covered: (inhabitants, units) => `${inhabitants}, ${units}`,
    noneLoaded: 'no CPTS loaded',
    here: (f, n) => `${f.integer(n)} of them here`,
    uncovered: (inhabitants, units) => `Without a known CPTS: ${inhabitants}, ${units}.`,
    uncoveredStill: (inhabitants, units) => `In no known CPTS and no territory of mine: ${inhabitants}, ${units}.`,
    populationUnknown: (f, n) =>
      `${count(f, n, 'commune has', 'communes have')} no known population and ${n === 1 ? 'is' : 'are'} not in these sums.`,
    unknownStages: (f, n) =>
      `${count(f, n, 'CPTS has', 'CPTS have')} no known stage: the share under contract is a minimum.`,
    adopt: 'Count my territories as adopted',
    adopted: 'With my territories',
    gain: (inhabitants) => `that is ${inhabitants} more`,
    loss: (inhabitants) => `that is ${inhabitants} fewer`,
    target: 'CPTS against the goal',
    targetSketches: (f, n) => `${f.integer(n)} with my territories`,
    goal: 'Goal',
    loadedOf: 'CPTS loaded out of',
    aimedAt: 'aimed at',
    notions: { aci: 'signed ACI', allStages: 'all stages', projects: 'projects included' },
    byStage: 'CPTS by stage',
    noCpts: 'No CPTS loaded here.',
    views: { figures: 'Figures', zones: (f, n) => `White zones (${f.integer(n)})` },
    viewsLabel: 'Parts of the coverage',
    drill: 'Click a row, or the map, to go in.',
    enter: (name) => `Go into ${name}`,
    rows: { region: 'Regions', department: 'Departments', epci: 'EPCI' },
    rowsLabel: 'Divide by',
    epciNote: 'Each EPCI is counted whole, even where it reaches beyond the department.',
    columns: {
      name: 'Name',
      aci: 'ACI signed',
      allStages: 'All stages',
      uncovered: 'Inhabitants without a CPTS',
      cpts: 'CPTS',
    },
    history: 'What the State has published',
    historyNote:
      'Published national figures, from different sources and on different notions: they do not form a curve.',
    historyTable: 'The same figures as a table, with their source',
    historyCount: 'Number of CPTS',
    historyShare: 'Share of inhabitants covered',
    historyGoal: (f, n) => `goal: ${f.integer(n)}`,
    historyColumns: {
      date: 'Date',
      all: 'CPTS, all stages',
      aci: 'ACI signed',
      share: 'Inhabitants covered',
      source: 'Source',
    },
  },

  zones: {
    definition: 'Neighbouring communes that no known CPTS covers, at any stage.',
    none: 'No white zone: every commune is in a known CPTS.',
    viability: {
      alone: 'Viable alone',
      joined: 'Viable if joined',
      extension: 'To be attached',
      isolated: 'Isolated',
      unknown: 'Unknown',
    },
    all: 'All',
    filter: 'Show',
    moreZones: (f, n) => `Show ${f.integer(n)} more`,
    more: 'Care and neighbouring CPTS',
    aplUnknown: 'APL: not in the loaded data',
    see: 'See on the map',
    sketch: 'Draw from this zone',
    export: 'Export the list (CSV)',
    file: 'white-zones',
    tooLong: 'list too long for one cell',
    inDepartments: (first, others) => (others ? `${first} and ${others}` : first),
    departments: (f, n) => count(f, n, 'other department', 'other departments'),
    alone: (f, limit) => `Enough inhabitants for a CPTS (minimum ${f.integer(limit)}).`,
    several: (f, limit) => `Enough inhabitants for several CPTS (minimum ${f.integer(limit)} each).`,
    missing: (f, n, limit) => `${count(f, n, 'inhabitant', 'inhabitants')} short of ${f.integer(limit)}.`,
    joins: (steps, inhabitants) => `Joined to ${steps}, it would have ${inhabitants}.`,
    joinsViable: (steps) => `Joined to ${steps}, it reaches it.`,
    steps: {
      edge: (commune) => `what continues it beyond the area shown, towards ${commune}`,
      ceded: (zone, commune, inhabitants, holders) =>
        `the zone of ${zone}, if ${holders} gives up ${commune} (${inhabitants})`,
      gap: (commune, distance) => `the zone across from it, towards ${commune}, ${distance} km over the water`,
    },
    extension: 'No other white zone completes it: a neighbouring CPTS must be extended.',
    isolated: 'Nothing within reach: no known CPTS, no other white zone.',
    unknownPopulation: 'Its population is not known.',
    unknownPlace: 'No outline in the loaded data: its neighbours are unknown.',
    extend: (name, from, to) => `${name}, extended: from ${from} to ${to}`,
    extendUnknown: (name) => `${name}: population unknown, and so is the effect of an extension.`,
    sameClass: (size, ceiling) => `${size} unchanged, ceiling ${ceiling}.`,
    newClass: (before, after, from, to) => `${before} → ${after}, ceiling ${from} → ${to}.`,
    overWater: (distance) => `${distance} km over the water`,
    touches: 'Touches',
    apl: (figure) => `APL: ${figure} consultations per year per inhabitant`,
    generalists: (count, density) => `General practitioners: ${count} (${density} per 10,000 inhabitants)`,
    columns: {
      name: 'zone',
      communes: 'communes',
      population: 'municipal_population',
      viability: 'possibility',
      joined: 'to_join_with',
      extension: 'neighbouring_cpts',
      departments: 'departments',
      codes: 'insee_codes',
      apl: 'apl_general_practitioners',
      vintage: 'vintage',
      quality: 'quality',
    },
  },

  proposals: proposalsEn,
  data: {
    title: 'Data',
    intro: 'Each layer shown, where it comes from, its vintage and what it is worth.',
    columns: {
      layer: 'Layer',
      source: 'Source',
      vintage: 'Vintage',
      licence: 'Licence',
      quality: 'Quality',
      read: 'Read',
      taken: 'Taken',
      recoded: 'Recoded',
      rejected: 'Rejected',
    },
    caveats: 'Good to know',
    rejections: 'Rejected rows',
    embedded:
      'You are using the data shipped with Périmètre: exact populations, approximate outlines, estimated professionals. The home page of the project explains how to run it on fuller data.',
    check: 'Check with a database',
    checkIntro: 'Count your territory again in SQL, in DuckDB, without going through the engine of the page.',
    checkRun: 'Count again',
    checkStarting: 'DuckDB is starting…',
    checkFailed: 'DuckDB could not start: the recount is unavailable, drawing and the verdict work without it.',
    checkSame: 'The two counts are equal.',
    checkDifferent: 'The two counts differ: report it, with the link to your territory.',
    checkColumns: { figure: 'Figure', engine: 'Engine', sql: 'SQL' },
    checkEmpty: 'Draw a territory first.',
  },

  history: {
    add: (f, n, name) => `${count(f, n, 'commune added', 'communes added')} to ${name}`,
    remove: (f, n, name) => `${count(f, n, 'commune removed', 'communes removed')} from ${name}`,
    change: (f, n, name) => `${count(f, n, 'commune changed', 'communes changed')} in ${name}`,
    create: (name) => `creation of ${name}`,
    rename: (name) => `new name: ${name}`,
    duplicate: (name) => `copy of ${name}`,
    delete: (name) => `deletion of ${name}`,
    settings: 'settings',
    adopt: (f, n) => `${count(f, n, 'proposed territory', 'proposed territories')} opened`,
    choose: (name) => `switch to ${name}`,
    lock: (name) => `locking of ${name}`,
    unlock: (name) => `unlocking of ${name}`,
  },

  errors: {
    dataMissing:
      'The data was not found on the server. Run ‘npm start’, or check that the data folder was published with the page. Your territories are intact.',
    dataVersion:
      'The data was built by another version of Périmètre. Rebuild it with ‘npm run data’, then reload. Your territories are intact.',
    dataCorrupt: (file) =>
      `The file ${file} is damaged. Rebuild the data with ‘npm run data’, then reload. Your territories are intact.`,
    network: 'The server does not answer. Check the connection, then try again. Your territories are intact.',
    saveFailed:
      'Your changes cannot be saved in this browser (storage full or private browsing). They stay on screen: share the link or export the territory before closing.',
    savedElsewhere:
      'Périmètre is open in another tab, which has saved since: this one no longer saves. Reload it to get the latest version.',
    savedNewer:
      'Your territories were saved by a newer version of Périmètre: reload the page to get it. Nothing is erased.',
    outlines:
      'The outlines of the territories could not be loaded: drawing and the verdict work, the GeoJSON export will have to wait. Reload the page to try again.',
    restored: (f, n) =>
      `${count(f, n, 'unreadable item was', 'unreadable items were')} put aside; the rest has been restored.`,
    importForeign:
      'This file contains neither a recognised commune code nor a polygon. Nothing was changed. Open a file with a column named ‘code’ or ‘code_insee’, or a GeoJSON polygon.',
    importProjected:
      'The coordinates of this file are not in degrees (Lambert-93, most likely). Nothing was changed. Export it again as WGS 84 (EPSG:4326).',
    importGeometry:
      'A polygon of this file is incomplete or damaged. Nothing was changed. Repair its geometry in a mapping program, then open it again.',
    importNowhere:
      'This polygon covers no drawn commune. Nothing was changed. Check that longitude comes before latitude.',
    importBroken:
      'This file could not be read. Nothing was changed. Check that it opens in a spreadsheet or mapping program.',
    unexpected:
      'An unexpected error occurred. Your territories are intact; reload the page if something stops responding.',
  },
};
