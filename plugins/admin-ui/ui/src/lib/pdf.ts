const largest = 64 * 1024 * 1024;

/** A document as a viewer takes it, and nothing else that has its name: the address of a blob belongs to the page. */
export async function pdfFrom(url: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(String(response.status));
  if (Number(response.headers.get('content-length')) > largest) throw new Error('size');
  const content = await response.arrayBuffer();
  const start = new TextDecoder('latin1').decode(content.slice(0, 1024));
  if (!start.includes('%PDF-')) throw new Error('format');
  return new Blob([content], { type: 'application/pdf' });
}
