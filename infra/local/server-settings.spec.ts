import { serverSettings } from './server-settings.js';

const GB = 1 << 30;

describe('the cache of the embedded server', () => {
  it.each([
    [GB / 2, '128MB'],
    [4 * GB, '512MB'],
    [24 * GB, '2048MB'],
  ])('of %d bytes of memory is %s', (memory, cache) =>
    expect(serverSettings(memory)).toMatchObject({ shared_buffers: cache }),
  );

  it('is asked of the machine where nobody says', () => {
    expect(serverSettings()['shared_buffers']).toMatch(/^\d{3,4}MB$/);
  });
});
