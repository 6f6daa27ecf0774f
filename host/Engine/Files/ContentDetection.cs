using Holdall.Files;

namespace Holdall.Engine.Files;

/// <summary>What plugins ask.</summary>
internal sealed class ContentDetection : IContentTypes
{
    public string Detect(ReadOnlySpan<byte> head) => ContentTypes.Detect(head);
}
