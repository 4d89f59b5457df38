/** What stands on the label of a shelf. */
export function label(name) {
  return name.toUpperCase();
}
