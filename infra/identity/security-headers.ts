import type { Context } from 'oidc-provider';

/**
 * Headers of every answer. No script runs but the provider's own one-line form submission, which adds its hash to
 * `script-src`. Redirects after a form count as the form's target: they end at the application.
 */
export function securityHeaders(applicationOrigins: readonly string[]) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `form-action 'self' ${applicationOrigins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    context.set('content-security-policy', policy);
    context.set('cache-control', 'no-store');
    context.set('referrer-policy', 'same-origin');
    context.set('x-content-type-options', 'nosniff');
    await next();
  };
}
