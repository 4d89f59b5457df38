/** How other services ask ours. They see JSON, never our objects. */
export function clientOf(api) {
  return (path, query = {}) => {
    const texts = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const { status, body } = api({ method: 'GET', path, query: texts });
    if (status !== 200) throw new Error(`GET ${path} was answered with ${status}`);
    return JSON.parse(JSON.stringify(body));
  };
}
