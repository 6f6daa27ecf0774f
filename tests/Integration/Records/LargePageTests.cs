using System.Net.Sockets;
using System.Text;
using Holdall.Collections;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Records;

/// <summary>Pages that are sent while they are read.</summary>
public sealed class LargePageTests(LargePageTests.Library library) : IClassFixture<LargePageTests.Library>
{
    private const int Books = 200;

    private TestApp App => library.App;

    [Fact]
    public async Task A_large_page_is_whole()
    {
        var answer = await App.Guest.GetAsync("/api/collections/books/records?perPage=500&sort=number");

        answer.Status.ShouldBe(200);
        answer.Items("number").ShouldBe(string.Join(' ', Enumerable.Range(0, Books)));
        answer["totalItems"].ShouldBe("200");
    }

    [Fact]
    public async Task Clients_that_do_not_read_keep_nobody_from_reading()
    {
        // More than there are readers.
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 40; i++) idle.Add(await AskAsync("/api/collections/books/records?perPage=500"));

            var answer = await App.Guest.GetAsync("/api/collections/books/records?perPage=1");

            answer["totalItems"].ShouldBe("200");
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_refuses_the_page_even_at_its_end()
    {
        await App.AddCollectionAsync(
            """{"name":"risky","type":"view","listRule":"","viewQuery":"select id, number, text, (case when number = 199 then json('{') else '1' end) as more from books"}""");

        (await App.Guest.GetAsync("/api/collections/risky/records?perPage=199&sort=number")).Status.ShouldBe(200);
        (await App.Guest.GetAsync("/api/collections/risky/records?perPage=200&sort=number")).Status.ShouldBe(400);
    }

    private async Task<TcpClient> AskAsync(string path)
    {
        var client = new TcpClient { ReceiveBufferSize = 1024 };
        await client.ConnectAsync(App.Address.Host, App.Address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: test\r\n\r\n"), TestContext.Current.CancellationToken);
        // The first byte tells that the page is being read.
        await client.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>A collection with 200 records of 20 KB.</summary>
    public sealed class Library : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await NewsRoom.StartAsync();
            await App.AddCollectionAsync(
                """{"name":"books","type":"base","listRule":"","fields":[{"name":"number","type":"number"},{"name":"text","type":"text","max":30000}]}""");
            var collection = App.Services.GetRequiredService<ICollections>().Get("books");
            for (var i = 0; i < Books; i++)
            {
                await App.Records.SaveAsync(new Record(collection) { ["number"] = i, ["text"] = new string('x', 20_000) });
            }
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
