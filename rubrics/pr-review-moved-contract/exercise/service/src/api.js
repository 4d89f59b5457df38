import { BadMessage, scanOf } from './intake.js';
import { scansAfter, scansBetween, scansOfParcel } from './listings.js';

const OF_PARCEL = /^\/parcels\/([^/]+)\/scans$/;

/** The service as a function: {method, path, query, body} in, {status, body} out. Values of `query` are texts. */
export function makeApi(store) {
  return ({ method, path, query = {}, body }) => {
    if (method === 'POST' && path === '/scans') return take(store, body);
    if (method === 'GET' && path === '/scans') return list(store, query);
    const parcel = method === 'GET' && OF_PARCEL.exec(path)?.[1];
    if (parcel) return found(scansOfParcel(store.all(), decodeURIComponent(parcel)));
    return { status: 404, body: { error: `there is nothing at ${path}` } };
  };
}

function take(store, message) {
  try {
    return { status: store.add(scanOf(message)) ? 201 : 200, body: {} };
  } catch (error) {
    if (error instanceof BadMessage) return { status: 422, body: { error: error.message } };
    throw error;
  }
}

function list(store, { after, from, to }) {
  if (after !== undefined) return found(scansAfter(store.all(), Number(after)));
  if (from !== undefined && to !== undefined) return found(scansBetween(store.all(), from, to));
  return { status: 400, body: { error: 'say after, or from and to' } };
}

function found(scans) {
  return { status: 200, body: { scans } };
}
