/** Distinct liberal practitioners by commune and profession, summed up: rows, groups and practitioners. */
export const countSql = (relation: string) => `
  SELECT sum(rows)::DOUBLE AS rows, count(*) FILTER (commune IS NOT NULL) AS groups, sum(people)::DOUBLE AS people FROM (
    SELECT "Code commune (coord. structure)" AS commune, "Code profession" AS profession,
      CASE "Code savoir-faire" WHEN 'SM53' THEN 'SM54' ELSE "Code savoir-faire" END AS skill,
      count(*) AS rows, count(DISTINCT "Identifiant PP") FILTER ("Code mode exercice" = 'L') AS people
    FROM ${relation} GROUP BY ALL)`;
