using Holdall.Http;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary><c>new DynamicModel({…})</c>.</summary>
internal sealed class DynamicModelConstructor : Constructor
{
    private readonly ScriptEngine _script;
    private readonly JsObject _prototype;

    public DynamicModelConstructor(ScriptEngine script) : base(script.Engine, "DynamicModel")
    {
        _script = script;
        _prototype = new JsObject(script.Engine);
        _prototypeDescriptor = new PropertyDescriptor(_prototype, PropertyFlag.None);
    }

    public override ObjectInstance Construct(JsValue[] arguments, JsValue newTarget) =>
        (ObjectInstance)_script.Guard(a => DynamicModel.Make(_script, Read(a[0]), _prototype), new CallArguments(_script, arguments))!;

    protected override JsValue Call(JsValue thisObject, JsValue[] arguments) => Construct(arguments, this);

    private ModelShape Read(JsValue shape)
    {
        if (shape is not ObjectInstance instance || instance is HostObject) throw Refused("a shape is required");
        var members = new List<ModelMember>();
        foreach (var (key, descriptor) in instance.GetOwnProperties())
        {
            if (!descriptor.Enumerable || !key.IsString()) continue;
            var name = key.ToString();
            if (name.Length == 0 || !char.IsLetter(name[0])) throw Refused($"{name} is no name of a member");
            members.Add(Member(name, instance.Get(key)));
        }

        return members.Count > 0 ? new ModelShape(members) : throw Refused("the shape is empty");
    }

    private ModelMember Member(string name, JsValue value)
    {
        if (NullMarker.Of(value) is { } marker) return new ModelMember(name, marker.Kind, IsNullable: true, null, null);
        if (DynamicModel.ShapeOf(value) is { } shape) return new ModelMember(name, MemberKind.Model, IsNullable: true, null, shape);
        if (value is HostObject) return new ModelMember(name, MemberKind.Model, IsNullable: true, null, null);
        if (value.IsNumber() && double.IsNegative(value.AsNumber()) && value.AsNumber() == 0) return Plain(name, MemberKind.Float, 0d);
        return ScriptValues.ToHost(_script, value) switch
        {
            long number => Plain(name, MemberKind.Integer, number),
            double number => Plain(name, MemberKind.Float, number),
            bool flag => Plain(name, MemberKind.Flag, flag),
            string text => Plain(name, MemberKind.Text, text),
            IReadOnlyList<object?> list => Plain(name, MemberKind.List, list),
            IReadOnlyDictionary<string, object?> map => Plain(name, MemberKind.Map, map),
            _ => new ModelMember(name, MemberKind.Model, IsNullable: true, null, null),
        };
    }

    private static ModelMember Plain(string name, MemberKind kind, object? value) => new(name, kind, IsNullable: false, value, null);

    private static ApiException Refused(string reason) =>
        new(StatusCodes.Status500InternalServerError, cause: new ArgumentException("DynamicModel: " + reason));
}
