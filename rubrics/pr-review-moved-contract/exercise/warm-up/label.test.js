import assert from 'node:assert/strict';
import { test } from 'node:test';

import { label } from './label.js';

test('a short name stays as it is', () => {
  assert.equal(label('returns'), 'RETURNS');
});

test('a long name is cut to twelve characters', () => {
  assert.equal(label('oversized parcels'), 'OVERSIZED P…');
});
