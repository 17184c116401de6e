import { describeLifecycle } from './lifecycle-suite.ts';
import { hasNpm } from './site.ts';

describeLifecycle('npm', hasNpm ? undefined : 'skipped: npm has no PostgreSQL for this platform');
