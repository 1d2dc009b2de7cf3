/**
 * Parts of a whole number after their weights, whole numbers too: the largest remainders are rounded up (Hamilton), so
 * that they add up to `whole` exactly.
 * @param weights at least zero; some above.
 */
export function apportion(whole: number, weights: ArrayLike<number>): Float64Array {
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  const quotas = Float64Array.from(weights, (weight) => (whole * weight) / total);
  const parts = quotas.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = [...quotas.keys()].sort((a, b) => quotas[b] - parts[b] - (quotas[a] - parts[a]) || a - b);
  for (const part of byRemainder.slice(0, Math.round(left))) parts[part]++;
  return parts;
}
