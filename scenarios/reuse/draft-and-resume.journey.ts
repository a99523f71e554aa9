import type { Journey } from '../../src/model/journey.ts';
import { reachForm } from '../steps/reach-form.ts';

export const journey: Journey = {
  id: 'reuse/draft-and-resume',
  title: { vi: 'Lưu nháp, đăng xuất, rồi làm tiếp', en: 'Save a draft, sign out, and go on with it' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['reuse', 'account'],
  signsInAnew: true,
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await reachForm(walk, 'ESS-03');
    await step({ vi: 'Lưu nháp', en: 'Save the draft' }, 'drafts', () => portal.saveDraft());
    await step({ vi: 'Đăng xuất', en: 'Sign out' }, 'signsIn', () => portal.signOut());
    await step({ vi: 'Đăng nhập lại', en: 'Sign in again' }, 'signsIn', () => portal.signIn(citizen));
    await step({ vi: 'Mở lại hồ sơ nháp', en: 'Open the draft again' }, 'drafts', () => portal.resumeDraft());
    await step({ vi: 'Bỏ hồ sơ nháp', en: 'Throw the draft away' }, 'drafts', () => portal.discardDraft());
  },
};
