import type { Journey } from '../../src/model/journey.ts';
import { documentOf, signInAtHome } from '../steps/reach-store.ts';

export const journey: Journey = {
  id: 'signing/sign-as-organisation',
  title: { vi: 'Ký số tài liệu thay mặt tổ chức', en: 'Sign a document as an organisation' },
  service: null,
  audience: 'organisation',
  tags: ['signing', 'account'],
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await signInAtHome(walk);
    const document = documentOf(walk);
    await step({ vi: 'Ký số của tổ chức', en: 'Sign as the organisation' }, 'drafts', () =>
      portal.signDocument(citizen, document, { signsAs: 'organisation' }),
    );
  },
};
