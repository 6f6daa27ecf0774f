using Newtonsoft.Json;

namespace Holdall.Plugins.JsonOld;

/// <summary>Tells which version of its private package it sees.</summary>
public sealed class JsonOldPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<JsonOldModule>();
}

internal sealed class JsonOldModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/json-old", http => http.Response.WriteAsync(VersionSeen()));

    private static string VersionSeen() =>
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(JsonConvert).Assembly.Location).FileVersion + " " + JsonConvert.SerializeObject(new[] { 1 });
}
