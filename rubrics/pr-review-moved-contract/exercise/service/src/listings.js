/** @typedef {import('./store.js').Scan} Scan */

/**
 * What came after scan number `after`.
 * @param {readonly Scan[]} scans
 * @param {number} after
 */
export function scansAfter(scans, after) {
  return scans.filter((scan) => scan.no > after);
}

/**
 * What was scanned in a period.
 * @param {readonly Scan[]} scans
 * @param {string} from
 * @param {string} to
 */
export function scansBetween(scans, from, to) {
  const start = Date.parse(from);
  const end = Date.parse(to);
  return scans.filter((scan) => {
    const at = Date.parse(scan.at);
    return at >= start && at < end;
  });
}

/**
 * What is known about a parcel.
 * @param {readonly Scan[]} scans
 * @param {string} parcel
 */
export function scansOfParcel(scans, parcel) {
  return scans.filter((scan) => scan.parcel === parcel);
}
