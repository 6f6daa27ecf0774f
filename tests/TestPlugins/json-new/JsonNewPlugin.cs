using Newtonsoft.Json;

namespace Holdall.Plugins.JsonNew;

/// <summary>Tells which version of its private package it sees.</summary>
public sealed class JsonNewPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<JsonNewModule>();
}

internal sealed class JsonNewModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/json-new", http => http.Response.WriteAsync(VersionSeen()));

    private static string VersionSeen() =>
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(JsonConvert).Assembly.Location).FileVersion + " " + JsonConvert.SerializeObject(new[] { 1 });
}
