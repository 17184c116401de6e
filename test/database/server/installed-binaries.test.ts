import { describeLifecycle } from './lifecycle-suite.ts';
import { hasInstalled } from './site.ts';

describeLifecycle('installed', hasInstalled ? undefined : 'skipped: no PostgreSQL is installed here');
