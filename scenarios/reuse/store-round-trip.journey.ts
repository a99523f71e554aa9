import type { Journey } from '../../src/model/journey.ts';
import { residenceProof } from '../identities/papers.ts';
import { reachForm } from '../steps/reach-form.ts';

export const journey: Journey = {
  id: 'reuse/store-round-trip',
  title: {
    vi: 'Giấy tờ lưu ở thủ tục này dùng lại ở thủ tục khác',
    en: 'A paper kept in one service is used again in another',
  },
  service: 'ESS-04',
  audience: 'citizen',
  tags: ['reuse', 'account'],
  async walk(walk) {
    const { portal, step } = walk;
    await reachForm(walk, 'ESS-03');
    await step({ vi: 'Đính kèm và lưu vào kho', en: 'Attach, and keep in the store' }, 'drafts', () =>
      portal.attach([residenceProof], { from: 'upload', keep: true }),
    );
    // Portals keep what was ticked when the papers are left, not before.
    await step({ vi: 'Rời bước giấy tờ', en: 'Leave the papers' }, 'drafts', () => portal.review());
    await step({ vi: 'Mở kho', en: 'Open the store' }, 'signsIn', () => portal.openStore());
    await step({ vi: 'Tìm giấy tờ trong kho', en: 'Find the paper in the store' }, 'signsIn', () =>
      portal.findInStore(residenceProof),
    );
    await reachForm(walk, 'ESS-04');
    await step({ vi: 'Chọn giấy tờ từ kho', en: 'Pick the paper from the store' }, 'drafts', () =>
      portal.attach([residenceProof], { from: 'store' }),
    );
  },
};
