/** Between two communes; a hyphen or a dash only with blanks around, as names hold hyphens. */
export const SEPARATORS = /[\n\r;,|/\t•·●▪+&]|\s[-–—]\s/u;
