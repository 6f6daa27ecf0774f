using System.Net;
using System.Text;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Login;

/// <summary>People who sign in again and again, each from one of several addresses.</summary>
internal sealed class Logins : IDisposable
{
    private readonly List<HttpClient> _clients = [];
    private int _succeeded;
    private int _refused;

    /// <param name="url">Of the server.</param>
    /// <param name="addresses">Number of addresses that they come from.</param>
    public Logins(Uri url, int addresses)
    {
        for (var i = 0; i < addresses; i++)
        {
            var last = (byte)(i + 2);
            var handler = new SocketsHttpHandler { ConnectCallback = (context, stop) => OtherAddress.ConnectAsync(context, last, stop) };
            _clients.Add(new HttpClient(handler) { BaseAddress = url });
        }
    }

    public int Succeeded => _succeeded;

    /// <summary>How many were told to come back later.</summary>
    public int Refused => _refused;

    /// <summary>Signs so many people in at the same time, until it is stopped.</summary>
    public Task RunAsync(int people, int accounts, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, people).Select(i => RunOneAsync(_clients[i % _clients.Count], LoginHoldall.Person(i % accounts), stop)));

    public void Dispose() => _clients.ForEach(client => client.Dispose());

    /// <summary>As long as the server says.</summary>
    private Task WaitAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        Interlocked.Increment(ref _refused);
        return Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), stop);
    }

    private async Task RunOneAsync(HttpClient http, string person, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var body = new StringContent(RunningHoldall.Credentials(person), Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync("/api/collections/people/auth-with-password", body, stop);
                if (answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref _succeeded);
                else if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    await WaitAsync(answer, stop);
                else
                    throw new InvalidOperationException($"A login is answered {(int)answer.StatusCode}.");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
