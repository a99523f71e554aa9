import { describe, expect, it } from 'vitest';
import { hostTest, siblingTest } from '#src/gather/host-pattern.ts';
import { namesAnAction, requestVerdict, type SeenRequest } from '#src/gather/request-verdict.ts';
import type { VerdictRules } from '#src/gather/request-verdict.ts';
import type { DeclaredRequest } from '#src/platforms/adapter.ts';

const HOME = 'https://dichvucong.tinh.gov.vn';

describe('an address that names an action', () => {
  it.each([
    '/XoaHoSo',
    '/HuyHoSo.aspx?id=1',
    '/xoahoso',
    '/ho-so/huy?id=7',
    '/deleteDraft?id=3',
    '/ThanhToanPhi',
    '/web/guest/ho-so?_javax.portlet.action=cancelDossier',
    '/web/guest/ho-so?_dossier_WAR_opencps_javax.portlet.action=cancelDossier',
    '/web/guest/ho-so?p_p_id=x&p_p_lifecycle=1&p_p_state=normal',
    '/handler?cmd=XoaHoSo',
    '/DossierDelete.do',
  ])('%s', (path) => {
    expect(namesAnAction(HOME + path)).toBe(true);
  });

  it.each([
    '/',
    '/getPaymentMethods',
    '/TraCuuThanhToan',
    '/api/dossiers?sort=createDate&orderBy=updateTime',
    '/api/byCreateDate',
    '/web/guest/ho-so?p_p_id=x&p_p_lifecycle=0',
    '/web/guest/ho-so?p_p_id=x&p_p_lifecycle=2',
    '/js/deletePopup.js?v=1',
    '/huyen-xa',
    '/HuyenXa',
    '/to-khai/nop-ho-so',
  ])('not %s', (path) => {
    expect(namesAnAction(HOME + path)).toBe(false);
  });
});

const rules = (change: Partial<VerdictRules> = {}): VerdictRules => ({
  mode: 'account',
  effect: () => 'reads',
  declared: () => [],
  isPortal: hostTest(['dichvucong.tinh.gov.vn']),
  isNational: () => false,
  isSignIn: hostTest(['sso.gov.vn']),
  isSibling: siblingTest(HOME),
  robotsAllow: () => true,
  ...change,
});

const get = (url: string, type = 'document'): SeenRequest => ({
  url,
  method: 'GET',
  navigation: type === 'document',
  type,
});

describe('requestVerdict', () => {
  it('lets an act of the owner’s other hosts out no more than of the portal’s', () => {
    expect(requestVerdict(get('https://api.tinh.gov.vn/deleteDraft?id=1', 'fetch'), rules())).toBe(
      'known-action',
    );
    expect(requestVerdict(get('https://api.khac.gov.vn/deleteDraft?id=1', 'fetch'), rules())).toBeNull();
    expect(requestVerdict(get('https://api.tinh.gov.vn/drafts?id=1', 'fetch'), rules())).toBeNull();
  });

  it('lets out what the adapter declares, in a step that declares as much', () => {
    const declared = (): readonly DeclaredRequest[] => [
      { effect: 'drafts', method: 'GET', path: /^\/deleteDraft/, to: 'portal' },
    ];
    const request = get(`${HOME}/deleteDraft?id=1`);
    expect(requestVerdict(request, rules({ declared, effect: () => 'drafts' }))).toBeNull();
    expect(requestVerdict(request, rules({ declared }))).toBe('state-changing');
  });

  it('refuses documents elsewhere and those that robots.txt closes', () => {
    expect(requestVerdict(get('https://elsewhere.test/?q=1'), rules())).toBe('foreign-host');
    expect(requestVerdict(get('https://elsewhere.test/a.png', 'image'), rules())).toBeNull();
    expect(requestVerdict(get(`${HOME}/closed`), rules({ robotsAllow: () => false }))).toBe('robots');
  });
});

describe('siblingTest', () => {
  it('takes no owner for another', () => {
    expect(siblingTest('https://dichvucong.gov.vn/')('https://moj.gov.vn/')).toBe(false);
    expect(siblingTest('https://dichvucong.hanoi.gov.vn/')('https://api.hanoi.gov.vn/')).toBe(true);
    expect(siblingTest('http://127.0.0.1:80/')('http://9.0.0.1/')).toBe(false);
  });
});
