using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Batch;

/// <summary>Most bytes of a batch: that of the settings now.</summary>
internal sealed record BatchBodyLimit(ISettings Settings) : BodyLimitPolicy(Unset)
{
    private const long Unset = 128 << 20;

    public override long? For(HttpContext http) => Settings.Current.Batch.MaxBodySize is > 0 and var most ? most : Unset;
}
