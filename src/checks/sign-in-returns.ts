import type { Check, Place } from '#src/model/check.ts';
import type { SignInEvidence } from '#src/model/evidence.ts';
import type { Text } from '#src/model/text.ts';
import { unseen } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

const breach = ({ secondSignIn, sameService, service, eIdOffered }: SignInEvidence): Text | null => {
  if (!eIdOffered)
    return {
      vi: 'Cổng không cho đăng nhập bằng định danh điện tử.',
      en: 'The portal does not offer the e-ID.',
    };
  if (secondSignIn)
    return {
      vi: 'Người dân đã đăng nhập mà lại bị yêu cầu đăng nhập lần nữa.',
      en: 'The citizen had signed in and was asked to sign in again.',
    };
  if (service !== null && sameService === false)
    return {
      vi: 'Đăng nhập xong, người dân không được đưa về dịch vụ đang làm.',
      en: 'After signing in, the citizen was not brought back to the service.',
    };
  return null;
};

/** P1-04: the e-ID is offered, one sign-in is enough, and it leads back to the service. Measured per run: 1 or 0. */
export const signInReturns: Check<'steps' | 'signIns' | 'conditions'> = {
  id: 'sign-in-returns',
  criterion: 'P1-04',
  version: 2,
  title: { vi: 'Đăng nhập một lần, quay lại đúng dịch vụ', en: 'One sign-in leads back to the service' },
  mend: {
    vi: 'Ghi nhớ địa chỉ dịch vụ khi chuyển sang đăng nhập (tham số state hoặc địa chỉ trở về) và đưa người dân về đúng địa chỉ đó; dùng chung một phiên cho mọi phân hệ để không hỏi đăng nhập lần hai; chỉ dùng tài khoản định danh điện tử.',
    en: "Keep the service's address when handing over to the sign-in (in state or the return address) and lead the citizen back to it; share one session between all modules so that nobody is asked twice; use the e-ID alone.",
  },
  needs: ['steps', 'signIns', 'conditions'],
  aggregate: 'all-passed',
  judge: ({ steps, signIns, conditions }, { threshold, journey }) => {
    if (signIns.length === 0) {
      if (!journey.steps.some(({ effect }) => effect === 'signsIn'))
        return inapplicable(null, {
          vi: 'Hành trình này không đăng nhập.',
          en: 'This journey does not sign in.',
        });
      if (conditions.sessionReused === true)
        return inapplicable(null, {
          vi: 'Hành trình này dùng tiếp phiên đăng nhập của hành trình trước.',
          en: 'This journey went on with the session of an earlier one.',
        });
      const stopped = steps.find(({ effect, outcome }) => effect === 'signsIn' && outcome === 'failed');
      if (stopped === undefined) return unseen(steps);
      return cantTell(stopped.reason ?? 'no-evidence', {
        vi: 'Việc đăng nhập dở dang, chưa biết người dân sẽ được đưa về đâu.',
        en: 'Signing in broke off, so where it leads back to is not known.',
      });
    }
    const place = ({ step, landed, from, hops }: SignInEvidence): Place => ({
      step,
      url: landed,
      detail: [from, ...hops, landed].join(' → '),
    });
    const breaches = signIns.flatMap((signIn) => {
      const seen = breach(signIn);
      return seen === null ? [] : [{ signIn, seen }];
    });
    const first = breaches[0];
    if (first !== undefined)
      return judged(
        threshold,
        0,
        first.seen,
        breaches.map(({ signIn }) => place(signIn)),
      );
    const unknown = signIns.find(({ service, sameService }) => service !== null && sameService === null);
    if (unknown !== undefined)
      return cantTell(
        'no-evidence',
        {
          vi: 'Không nhận ra trang trở về có phải trang của dịch vụ hay không.',
          en: "Whether the page returned to is the service's cannot be told.",
        },
        [place(unknown)],
      );
    return judged(threshold, 1, {
      vi: 'Một lần đăng nhập bằng định danh điện tử là đủ và quay lại đúng chỗ.',
      en: 'One sign-in with the e-ID was enough and led back to the right place.',
    });
  },
};
