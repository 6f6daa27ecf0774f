import type { Sample } from './sample';

export function impersonateExamples(address: string, token: string): Sample[] {
  const base = address.replace(/\/$/, '');
  return [
    { language: 'js', name: 'JavaScript', code: `import PocketBase from 'pocketbase';\n\nconst client = new PocketBase('${base}');\nclient.authStore.save('${token}', null);\n` },
    { language: 'dart', name: 'Dart', code: `import 'package:pocketbase/pocketbase.dart';\n\nfinal client = PocketBase('${base}');\nclient.authStore.save('${token}', null);\n` },
    { language: 'curl', name: 'curl', code: `curl -H 'Authorization: ${token}' \\\n  ${base}/api/…\n` },
  ];
}
