using Microsoft.Playwright;

namespace Holdall.EndToEnd.Tests;

/// <summary>Debian's Chromium, without a window and without anything that asks the network.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Flags });
}
