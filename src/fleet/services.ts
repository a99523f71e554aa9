import { createHash } from 'node:crypto';
import type { Service } from '#src/model/portal.ts';
import type { OfferedService } from './state.ts';

/** Fees in đồng that the fleet makes up for services that bear one. */
const MADE_UP_FEES = [10_000, 20_000, 30_000, 50_000];

/** Made-up procedures beside the essential ones, so that lists are not only what is searched for. */
const OTHERS: readonly Service[] = [
  'Cấp bản sao trích lục (giả lập)',
  'Xác nhận nội dung thông tin (giả lập)',
  'Đăng ký sử dụng hội trường (giả lập)',
].map((vi, index) => ({
  id: `FLEET-${index + 1}`,
  name: { vi, en: `Made-up procedure ${index + 1}` },
  ministry: 'Cơ quan giả lập',
  audience: 'both',
  signing: { needed: false, basis: 'made up', sourced: false },
  fee: { bearing: false, basis: 'made up', sourced: false },
  expectedLevel: 'full',
}));

/** All services of a portal with the numbers that its addresses name them by. */
export const offerServices = (services: readonly Service[]): readonly OfferedService[] =>
  [...services, ...OTHERS].map((service, index) => {
    const hash = createHash('sha256').update(service.id).digest('hex');
    return {
      service,
      number: String(10_201 + index * 7),
      code: `1.${String(100_000 + (Number.parseInt(hash.slice(0, 8), 16) % 900_000)).padStart(6, '0')}`,
      hexId: hash.slice(0, 24),
      field: service.ministry,
      feeVnd: service.fee.bearing ? (MADE_UP_FEES[index % MADE_UP_FEES.length] ?? 0) : 0,
    };
  });
