import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../app/platform/environment.server.ts';
import { providerSettingsFrom } from '../../../app/platform/provider/provider-settings.server.ts';

const LEAST = { BOTTEGA_OIDC_ISSUER: 'https://login.rete.example', BOTTEGA_OIDC_CLIENT_ID: 'bottega' };

describe('settings of single sign-on', () => {
  it('are none where nobody set them, and need little', () => {
    expect(providerSettingsFrom({})).toBeNull();
    expect(providerSettingsFrom(LEAST)).toEqual({
      issuer: new URL('https://login.rete.example'),
      clientId: 'bottega',
      clientSecret: null,
      label: 'login.rete.example',
      scope: 'openid email',
      claim: 'email',
      strong: { acr: [], amr: [] },
    });
  });

  it('take what a regional gateway asks for', () => {
    expect(
      providerSettingsFrom({
        ...LEAST,
        BOTTEGA_OIDC_CLAIM: 'fiscal_number',
        BOTTEGA_OIDC_ACR: 'https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3',
        BOTTEGA_OIDC_LABEL: 'SPID e CIE',
      }),
    ).toMatchObject({
      claim: 'fiscal_number',
      scope: 'openid profile',
      label: 'SPID e CIE',
      strong: { acr: ['https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'] },
    });
  });

  it.each([
    ['BOTTEGA_OIDC_ISSUER', { BOTTEGA_OIDC_ISSUER: 'login.rete.example' }],
    ['BOTTEGA_OIDC_ISSUER', { BOTTEGA_OIDC_ISSUER: 'http://login.rete.example' }],
    ['BOTTEGA_OIDC_ISSUER', { BOTTEGA_OIDC_ISSUER: 'https://anna:geheim@login.rete.example' }],
    ['BOTTEGA_OIDC_ISSUER', { BOTTEGA_OIDC_ISSUER: undefined }],
    ['BOTTEGA_OIDC_CLIENT_ID', { BOTTEGA_OIDC_CLIENT_ID: '' }],
    ['BOTTEGA_OIDC_CLIENT_SECRET_FILE', { BOTTEGA_OIDC_CLIENT_SECRET_FILE: '/no/such/file' }],
    ['BOTTEGA_OIDC_CLAIM', { BOTTEGA_OIDC_CLAIM: 'email, sub' }],
    ['BOTTEGA_OIDC_SCOPE', { BOTTEGA_OIDC_SCOPE: 'email' }],
    ['BOTTEGA_OIDC_LABEL', { BOTTEGA_OIDC_LABEL: '<b>SPID</b>' }],
  ])('name %s when it is wrong: %j', (named, wrong) => {
    let error: unknown;
    try {
      providerSettingsFrom({ ...LEAST, ...wrong });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(named);
    expect(String(error)).not.toContain('geheim');
  });
});
