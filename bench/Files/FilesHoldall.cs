using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Files;

/// <summary>A Holdall with a collection of files, prepared from the outside.</summary>
internal sealed class FilesHoldall(Contestant server, HttpClient http) : IAsyncDisposable
{
    private const string Collection =
        """{"name":"films","type":"base","viewRule":"","createRule":"","fields":[{"name":"file","type":"file","maxSize":200000000000}]}""";

    public Contestant Server => server;

    public static async Task<FilesHoldall> StartAsync(Launch launch, string directory, HttpClient http, CancellationToken stop)
    {
        await using (var command = ChildProcess.Start(launch.With("superuser", "upsert", CollectionSetup.Email, CollectionSetup.Password, "--dir", directory)))
        {
            await command.WaitAsync(stop);
            if (command.ExitCode != 0)
                throw new InvalidOperationException($"superuser upsert ends with {command.ExitCode}: {command.LastLines()}");
        }

        var url = Contestant.FreeAddress();
        var holdall = new FilesHoldall(
            await Contestant.StartAsync("holdall", url, launch.With("serve", "--http", url.Authority, "--dir", directory), http, stop), http);
        var credentials = $$"""{"identity":"{{CollectionSetup.Email}}","password":"{{CollectionSetup.Password}}"}""";
        var superuser = await holdall.PostAsync("/api/collections/_superusers/auth-with-password", Json(credentials), null, stop);
        await holdall.PostAsync("/api/collections", Json(Collection), superuser.GetProperty("token").GetString(), stop);
        return holdall;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Makes a record of a file and tells the path of the download.</summary>
    public async Task<string> UploadAsync(HttpContent file, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent { { file, "file", "file.bin" } };
        var record = await PostAsync("/api/collections/films/records", form, null, stop);
        return $"/api/files/films/{record.GetProperty("id")}/{record.GetProperty("file")}";
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<JsonElement> PostAsync(string path, HttpContent body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, path)) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"POST {path} answers {(int)answer.StatusCode}: {text}");
    }
}
