import { describe, expect, it } from 'vitest';
import { matchingServices } from '#src/fleet/matching-services.ts';
import { offerServices } from '#src/fleet/services.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';

const services = offerServices((await loadRegistry()).services);
const found = (words: string): readonly string[] =>
  matchingServices(services, words).map(({ service }) => service.id);

describe('searching the services of a portal', () => {
  it.each([
    ['Đăng ký thường trú', 'ESS-03'],
    ['ĐĂNG KÝ THƯỜNG TRÚ'.normalize('NFD'), 'ESS-03'],
    ['dang ky thuong tru', 'ESS-03'],
    ['đăng ký thưởng trú', 'ESS-03'],
    ['dang ki thuong tru', 'ESS-03'],
    ['đăng ký thườn trú', 'ESS-03'],
    ['làm hộ chiếu', 'ESS-12'],
    ['đổi bằng lái xe', 'ESS-24'],
    ['đăng ký khai sinh', 'ESS-09'],
  ])('answers "%s" with %s first', (words, id) => {
    expect(found(words)[0]).toBe(id);
  });

  it('finds every service by its name without marks among the first five', () => {
    for (const { service } of services) {
      const bare = service.name.vi.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd');
      expect(found(bare).slice(0, 5)).toContain(service.id);
    }
  });

  it('finds nothing for words that no service has', () => {
    expect(found('nuôi tôm hùm')).toEqual([]);
  });
});
