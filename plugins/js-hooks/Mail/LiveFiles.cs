using Holdall.Mail;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Mail;

/// <summary>The files of a message as an object of readers by name, which a script may fill one by one.</summary>
internal sealed class LiveFiles(ScriptEngine engine, IList<MailAttachment> files) : LiveValue
{
    private readonly JsObject _object = new(engine.Engine);
    private readonly Dictionary<string, (MailAttachment? File, JsValue Reader)> _shown = new(StringComparer.Ordinal);

    public override JsValue Refresh()
    {
        var last = new Dictionary<string, MailAttachment>(StringComparer.Ordinal);
        foreach (var file in files) last[file.Name] = file;
        foreach (var (name, file) in last)
        {
            if (_shown.TryGetValue(name, out var shown) && shown.File == file) continue;
            var reader = engine.ToScript(new MemoryStream(file.Content.ToArray()));
            _shown[name] = (file, reader);
            _object.Set(name, reader);
        }

        foreach (var name in _shown.Keys.Where(name => !last.ContainsKey(name)).ToArray())
        {
            _shown.Remove(name);
            _object.Delete(name);
        }

        return _object;
    }

    public override void Flush()
    {
        foreach (var (key, descriptor) in _object.GetOwnProperties().ToArray())
        {
            if (!descriptor.Enumerable || !key.IsString()) continue;
            var name = key.ToString();
            var reader = _object.Get(key);
            if (_shown.TryGetValue(name, out var shown) && ReferenceEquals(shown.Reader, reader)) continue;
            // Reading it may carry everything to the host once more, this one not again.
            _shown[name] = (null, reader);
            Replace(name, new MailAttachment { Name = name, Content = ScriptValues.ToBytes(engine, reader) });
        }

        foreach (var name in _shown.Keys.Where(name => !_object.HasOwnProperty(name)).ToArray())
        {
            _shown.Remove(name);
            Remove(name);
        }
    }

    private void Replace(string name, MailAttachment file)
    {
        Remove(name);
        files.Add(file);
        _shown[name] = (file, _shown[name].Reader);
    }

    private void Remove(string name)
    {
        for (var i = files.Count - 1; i >= 0; i--)
        {
            if (files[i].Name == name) files.RemoveAt(i);
        }
    }
}
