import type { Journey } from '../../src/model/journey.ts';
import { documentOf, signInAtHome } from '../steps/reach-store.ts';

export const journey: Journey = {
  id: 'signing/sign-document',
  title: {
    vi: 'Ký số tài liệu trong kho hồ sơ điện tử, rồi từ chối ký',
    en: 'Sign a document in the e-document store, then decline to sign',
  },
  service: null,
  audience: 'citizen',
  tags: ['signing', 'account'],
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await signInAtHome(walk);
    const document = documentOf(walk);
    await step({ vi: 'Ký số tài liệu', en: 'Sign the document' }, 'drafts', () =>
      portal.signDocument(citizen, document),
    );
    await step({ vi: 'Từ chối ký trên điện thoại', en: 'Decline on the phone' }, 'drafts', () =>
      portal.signDocument(citizen, document, { answer: 'rejects' }),
    );
  },
};
