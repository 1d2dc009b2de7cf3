import type { Words } from '../../words/fr';

/** Worked examples of the query panel. */
export const WORKED: Readonly<Record<keyof Words['queries']['worked'], string>> = {
  largest: `SELECT code, name, department, pmun_2023
FROM units
ORDER BY pmun_2023 DESC NULLS LAST
LIMIT 20`,
  density: `SELECT department, sum(count) AS generalistes, sum(pmun_2023) AS habitants,
  round(10000 * sum(count) / sum(pmun_2023), 1) AS pour_10000
FROM units JOIN professionals USING (code)
WHERE key = 'medecin_generaliste'
GROUP BY department
ORDER BY pour_10000`,
  growth: `SELECT code, name, pmun_2016, pmun_2023, pmun_2023 - pmun_2016 AS evolution
FROM units
ORDER BY evolution NULLS LAST
LIMIT 50`,
  uncovered: `SELECT region, sum(pmun_2023) AS habitants, count(*) AS communes
FROM units
WHERE code NOT IN (SELECT code FROM cpts_units)
  AND department IN (SELECT department FROM cpts_listings)
GROUP BY region
ORDER BY habitants DESC`,
  neighbours: `SELECT voisine.code, voisine.name, voisine.pmun_2023
FROM neighbours
JOIN units AS voisine ON voisine.code = neighbour
WHERE neighbours.code = '03190'
ORDER BY voisine.name`,
};
