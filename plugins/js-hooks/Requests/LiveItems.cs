using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The items of a page as an array, which may get something that is no record.</summary>
internal sealed class LiveItems(ScriptEngine engine, RecordPage page) : LiveArray(engine)
{
    protected override int Count => page.Content?.Count ?? page.Items.Count;

    protected override object? this[int i] => page.Content is { } content ? content[i] : page.Items[i];

    protected override void Put(IReadOnlyList<object?> items) => ListResult.Fill(page, items);
}
