/** What other tabs of the dashboard tell each other: that something they have loaded is old. */
export type TabNews = 'collections' | 'settings';

const channel = new BroadcastChannel('holdall-dashboard' + location.pathname);

export function tellTabs(news: TabNews): void {
  channel.postMessage(news);
}

export function onTabNews(news: TabNews, handler: () => void): void {
  channel.addEventListener('message', (event) => {
    if (event.data === news) handler();
  });
}
