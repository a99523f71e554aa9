import type { BadValue } from '../../src/model/filing.ts';
import type { Journey } from '../../src/model/journey.ts';
import { signInAtService } from '../steps/reach-service.ts';

const BAD_VALUES: readonly BadValue[] = [
  'short-id-number',
  'letters-in-id-number',
  'future-birth-date',
  'impossible-date',
  'letters-in-phone',
  'short-phone',
  'email-without-at',
  'empty-name',
  'digits-in-name',
  'all-empty',
];

export const journey: Journey = {
  id: 'reuse/bad-values',
  title: {
    vi: 'Khai sai mười cách, xem cổng báo lỗi ra sao',
    en: 'Ten bad values, and what the portal says',
  },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['reuse', 'account'],
  async walk(walk) {
    const { portal, step } = walk;
    await signInAtService(walk, 'ESS-03');
    await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
    await step({ vi: 'Khai mười giá trị sai', en: 'Give ten bad values' }, 'drafts', () =>
      portal.tryBadValues(BAD_VALUES),
    );
  },
};
