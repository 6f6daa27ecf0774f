using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Holdall.Plugins.Mailer.Tests;

/// <summary>A real SMTP server on the loopback interface that keeps what it gets.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;
    private readonly X509Certificate2 _certificate = SelfSigned();

    public SmtpSink(bool offersTls = false, bool isTls = false, bool needsLogin = false, bool offersLogin = true, string address = "127.0.0.1")
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Parse(address), Port)).AllowUnsecureAuthentication(offersLogin);
            if (needsLogin) endpoint.AuthenticationRequired();
            if (offersTls || isTls) endpoint.Certificate(_certificate);
            if (isTls) endpoint.IsSecure(true);
        }).Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Logins(this));
        _server = new SmtpServer.SmtpServer(options, services);
        _running = _server.StartAsync(_stop.Token);
    }

    public int Port { get; }

    public List<MimeMessage> Messages { get; } = [];

    public List<string> Raw { get; } = [];

    public List<string> Senders { get; } = [];

    public List<string> Recipients { get; } = [];

    public List<string> Credentials { get; } = [];

    public bool Refuses { get; set; }

    public async ValueTask DisposeAsync()
    {
        _server.Shutdown();
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _certificate.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.Parse("2020-01-01T00:00:00Z"), DateTimeOffset.Parse("2049-01-01T00:00:00Z"));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Store(SmtpSink sink) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (sink.Refuses) return SmtpResponse.TransactionFailed;
            using var content = new MemoryStream(buffer.ToArray());
            sink.Raw.Add(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
            sink.Senders.Add(transaction.From.AsAddress());
            sink.Recipients.AddRange(transaction.To.Select(t => t.AsAddress()));
            sink.Messages.Add(await MimeMessage.LoadAsync(content, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Logins(SmtpSink sink) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            sink.Credentials.Add($"{user}:{password}");
            return Task.FromResult(password == "right");
        }
    }
}
